"""The steps from an empty database to today's, one file each. What is released is never edited."""
