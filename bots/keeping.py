"""`python -m bots backup` and `restore`: carries them out, and says what they did."""

import asyncio
from pathlib import Path

from bots.settings import load
from core.now import utc_now
from core.storage import backups
from core.storage.addresses import Address, read_address


def back_up(file: str) -> str:
    """Writes a backup of the database in the settings; returns what to say of it.

    Raises:
        SettingsError, StoreError: it cannot be done.
    """
    return _told("Written", file, asyncio.run(backups.back_up(_address(), Path(file), utc_now())))


def restore(file: str) -> str:
    """Brings a backup back into the database in the settings; returns what to say of it.

    Raises:
        SettingsError, StoreError: it cannot be done.
    """
    return _told("Restored from", file, asyncio.run(backups.restore(_address(), Path(file), utc_now())))


def _address() -> Address:
    return read_address(load().database_url.get_secret_value())


def _told(done: str, file: str, contents: backups.Contents) -> str:
    said = (
        f"{done} {file}: {contents.channels} channels and {contents.deliveries} deliveries, "
        f"as of {contents.made:%Y-%m-%d %H:%M:%S} UTC.\n"
    )
    if contents.left_out:
        said += (
            f"In {contents.left_out} of the channels tips were due since then. They are left out: this "
            "database is new, and nobody can tell which of them went out.\n"
        )
    return said
