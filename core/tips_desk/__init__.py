"""Where people ask about a channel's daily tips and set them up: what they want in, replies out."""
