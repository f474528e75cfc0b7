"""Public peers and our engine on the same rows, see `benchmarks/README.md`. The bot needs none of it."""
