"""`python -m bots backup` and `restore`: what they say and how they end."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

from bots.settings import SettingsError, load
from core.errors import StoreError
from core.now import utc_now
from core.storage import backups
from core.storage.addresses import Address, read_address

_OK: Final = 0
_FAILED: Final = 1
_NOT_SET_UP: Final = 2


def back_up(file: str) -> int:
    """Writes a backup of the database in the settings; returns the exit code."""
    made = utc_now()
    return _carry_out("Written", file, lambda address: backups.back_up(address, Path(file), made))


def restore(file: str) -> int:
    """Brings a backup back into the database in the settings; returns the exit code."""
    now = utc_now()
    return _carry_out("Restored from", file, lambda address: backups.restore(address, Path(file), now))


def _carry_out(done: str, file: str, work: Callable[[Address], Coroutine[Any, Any, backups.Contents]]) -> int:
    try:
        contents = asyncio.run(work(read_address(load().database_url.get_secret_value())))
    except SettingsError as error:
        sys.stderr.write("\n".join(["The settings need mending:", *error.faults, ""]))
        return _NOT_SET_UP
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return _FAILED
    sys.stdout.write(
        f"{done} {file}: {contents.channels} channels and {contents.deliveries} deliveries, "
        f"as of {contents.made:%Y-%m-%d %H:%M:%S} UTC.\n"
    )
    if contents.left_out:
        sys.stdout.write(
            f"In {contents.left_out} of the channels tips were due since then. They are left out: this "
            "database is new, and nobody can tell which of them went out.\n"
        )
    return _OK
