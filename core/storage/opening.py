"""The one way in: a store by its address. SQLAlchemy and Alembic are loaded here and not before."""

from typing import TYPE_CHECKING

from core.storage.addresses import read_address

if TYPE_CHECKING:
    from core.storage.sql_store import SqlStore


def open_store(url: str) -> "SqlStore":
    """The store at `url`. Nothing is opened before it is used, or `prepare` called.

    Raises:
        ValueError: the URL is none; it says why, without repeating it.
    """
    address = read_address(url)
    from core.storage.sql_store import SqlStore  # noqa: PLC0415 - a third of a second, for those who need it

    return SqlStore(address)
