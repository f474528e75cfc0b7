"""The two roles: their cards, how they differ, who may decide, why it matters, and whom to hire."""
