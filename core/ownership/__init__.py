"""Who owns this: text in, rulings out. Pure: no input or output, no clock, no randomness."""
