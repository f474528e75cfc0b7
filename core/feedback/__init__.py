"""Whether an answer was right, as people say it: what travels with an answer, and what is kept of a vote."""
