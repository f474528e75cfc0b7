"""Where a database is: reads DATABASE_URL, and never repeats a password."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_EXAMPLES: Final = (
    "give sqlite:///data/whoowns.db for a file, or postgresql://user:password@host:5432/name for PostgreSQL"
)


@dataclass(frozen=True, slots=True)
class File:
    """An SQLite database: one file, and two beside it while it is open.

    People are told of it as `called`, where that is not its path.
    """

    path: Path
    called: str = ""

    def __str__(self) -> str:
        return self.called or str(self.path)


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL database. `url` may hold a password; as text it is shown without."""

    url: str
    host: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} at {self.host}"

    def __repr__(self) -> str:
        return f"Server({self})"


Address = File | Server


def read_address(url: str) -> Address:
    """The address in a URL as SQLAlchemy, Heroku and Docker write them, a driver's name ignored.

    Raises:
        ValueError: says what is wrong, without repeating the URL.
    """
    scheme, found, rest = url.strip().partition("://")
    if not found:
        raise ValueError(f"is no database address: {_EXAMPLES}")
    match scheme.partition("+")[0]:
        case "sqlite":
            return _file(rest)
        case "postgresql" | "postgres":
            return _server(rest)
        case _:
            raise ValueError(f"names a kind of database that WhoOwns does not use: {_EXAMPLES}")


def passwords(url: str) -> tuple[str, ...]:
    """The passwords in a URL that can be read, as they are written there and as they are."""
    parts = urlsplit(url.strip())
    options = (option.partition("=") for option in parts.query.split("&"))
    written = (parts.password, *(value for name, _, value in options if "password" in name))
    return tuple(form for one in written if one for form in (one, unquote(one)))


def _file(rest: str) -> File:
    name = rest.removeprefix("/")
    if not rest.startswith("/"):
        raise ValueError(
            "needs three slashes before a file, four before a full path: sqlite:///data/whoowns.db"
        )
    if name in {"", ":memory:"} or "?" in name or name.endswith("/"):
        raise ValueError("names no file: give one such as sqlite:///data/whoowns.db")
    return File(Path(name))


def _server(rest: str) -> Server:
    url = f"postgresql://{rest}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        # the password may be in what it says
        raise ValueError(
            "cannot be read: its port is no number, or the password has a / ? # [ or ] in it: "
            "write %2F %3F %23 %5B or %5D instead"
        ) from None
    if parts.netloc.count("@") > 1:  # SQLAlchemy would look for a host of that name
        raise ValueError("cannot be read: the user or the password has a @ in it: write %40 instead")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ValueError("names no database: end it with /whoowns, the name of the database")
    host = parts.hostname or "this machine"
    return Server(url, host if port is None else f"{host}:{port}", name)
