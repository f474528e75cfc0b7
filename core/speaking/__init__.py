"""In which language to speak to somebody whose words do not tell: what they, or their channel, chose."""
