"""`python -m bots eval`: reads a team's own requests, and shows how good the answers to them are."""
