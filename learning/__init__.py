"""How the engine's weights are learnt from examples: `make learn`. Nothing here is needed to run the bot."""
