"""DATABASE_URL is read as people write it, and what is wrong with it is said without its password."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.storage.addresses import File, Server, passwords, read_address


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///data/whoowns.db", "data/whoowns.db"),
        ("sqlite:////data/whoowns.db", "/data/whoowns.db"),
        (" sqlite+aiosqlite:///w.db\n", "w.db"),
        ("sqlite:///C:/bots/w.db", "C:/bots/w.db"),
    ],
)
def test_reads_a_file(url: str, path: str) -> None:
    assert read_address(url) == File(Path(path))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
def test_reads_a_server_whatever_driver_it_names(scheme: str) -> None:
    address = read_address(f"{scheme}://me:secret@db.example:5433/tips?sslmode=require")

    assert address == Server(
        "postgresql://me:secret@db.example:5433/tips?sslmode=require", "db.example:5433", "tips"
    )


def test_shows_a_server_without_its_password() -> None:
    address = read_address("postgresql://me:secret@db.example/tips")

    assert str(address) == "tips at db.example"
    assert repr(address) == "Server(tips at db.example)"


def test_reads_a_server_on_a_socket() -> None:
    assert str(read_address("postgresql:///tips")) == "tips at this machine"


def test_a_file_is_told_of_as_it_is_called() -> None:
    assert str(File(Path("w.db"))) == "w.db"
    assert str(File(Path("w.db"), "the backup")) == "the backup"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "is no database address"),
        ("data/whoowns.db", "is no database address"),
        ("mysql://me:secret@host/tips", "a kind of database that WhoOwns does not use"),
        ("sqlite://data/w.db", "needs three slashes"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///data/", "names no file"),
        ("sqlite:///w.db?mode=ro", "names no file"),
        ("postgresql://me:secret@host", "names no database"),
        ("postgresql://me:secret@host/a/b", "names no database"),
        ("postgresql://me:secret@host:port/tips", "its port is no number"),
        ("postgresql://me:sec/ret@host/tips", "its port is no number, or the password has a /"),
        ("postgresql://me:sec[ret@host/tips", "its port is no number, or the password has a /"),
        ("postgresql://me:sec@ret@host/tips", "has a @ in it: write %40 instead"),
    ],
)
def test_says_what_is_wrong(url: str, says: str) -> None:
    with pytest.raises(ValueError, match=says) as caught:
        read_address(url)

    assert "sec" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=6, max_size=12))
def test_no_password_is_ever_repeated(word: str) -> None:
    secret = f"{word}~{word}"

    for url in (
        f"postgresql://me:{secret}@host/tips",
        f"{secret}://x",
        f"mysql://{secret}",
        f"sqlite://{secret}",
    ):
        try:
            shown = str(read_address(url))
        except ValueError as error:
            shown = str(error)
        assert secret not in shown


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("sqlite:///data/whoowns.db", ()),
        ("postgresql://me@host/tips", ()),
        ("postgresql://me:p%2Fw@host/tips", ("p%2Fw", "p/w")),
        ("postgresql://host/tips?user=me&password=p%2Fw", ("p%2Fw", "p/w")),
        ("postgresql://me:one@host/tips?sslpassword=two&sslmode=require", ("one", "one", "two", "two")),
    ],
)
def test_finds_the_passwords_to_hide(url: str, found: tuple[str, ...]) -> None:
    assert passwords(url) == found
