"""WhoOwns on Discord."""
