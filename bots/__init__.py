"""What talks to people: Slack, Discord and the terminal."""
