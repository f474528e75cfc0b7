"""The terminal: one question, a list of questions, or a conversation."""
