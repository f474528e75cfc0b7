"""How fast and how small WhoOwns is, beside bare apps; never timed in tests. See README.md here."""
