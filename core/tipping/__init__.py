"""The application service of daily tips: what channels may ask for, and what posts their tips on time."""
