"""What the questions mean: ownership, wording and the neutral reply. Knows no platform."""
