"""The bot with a Discord on this machine, which no setting is for.

`python -m benchmarks.discord_here` is `python -m bots run` with Discord at the address in DISCORD_HERE.
"""

import os
import sys

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bots.cli import main


def point_at(address: str) -> None:
    """Lets discord.py's clients in this process connect to `address`, host and port."""
    Route.BASE = f"http://{address}"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{address}/gateway")


if __name__ == "__main__":
    point_at(os.environ["DISCORD_HERE"])
    sys.exit(main(["run"]))
