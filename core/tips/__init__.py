"""Daily tips: when one is due in a channel, which one it is, and how people change that. Pure: no I/O."""
