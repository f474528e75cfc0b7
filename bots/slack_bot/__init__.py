"""WhoOwns on Slack: the slash command, its buttons, and the two ways to be connected."""
