"""“Which one am I?”: twelve questions, a margin, and nothing that is kept."""
