"""What a team, and each of its people, set for themselves: so far, in which language they are spoken to."""
