"""What can be wrong with a PostgreSQL: each is said without a password, and it goes on afterwards."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import closing

import psycopg
import pytest
from sqlalchemy.exc import DataError

from core.errors import Corrupt, Full, Unavailable
from core.storage import migrating
from core.storage.addresses import Server
from core.storage.opening import open_store
from core.storage.sql_store import SqlStore
from tests.drivers.postgres_server import PASSWORDS, PostgresServer
from tests.drivers.subscribing import NINE, a_channel, a_delivery, a_subscription


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.empty("whoowns")


@pytest.fixture
async def store(url: str) -> AsyncIterator[SqlStore]:
    opened = open_store(url)
    await opened.prepare()
    yield opened
    await opened.close()


@pytest.fixture
def admin(url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


async def refused(url: str) -> str:
    store = open_store(url)
    with pytest.raises(Unavailable) as caught:
        await store.next_due("slack")
    await store.close()
    shown = f"{caught.value} {caught.value!r} {caught.value.__cause__} {caught.value.__suppress_context__}"
    assert not any(password in shown for password in PASSWORDS)
    return str(caught.value)


async def test_a_server_that_is_not_there_is_said() -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    said = await refused(f"postgresql://owner:{PASSWORDS[1]}@127.0.0.1:{port}/whoowns")

    assert said == f"The database whoowns at 127.0.0.1:{port} does not answer. The next call tries again."


async def test_a_server_that_says_nothing_is_said() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        store = SqlStore(Server(f"postgresql://owner@127.0.0.1:{port}/whoowns", "there", "whoowns"), wait=0.1)

        with pytest.raises(Unavailable, match="whoowns at there does not answer"):
            await store.prepare()

        await store.close()


async def test_a_wrong_password_is_said(postgres: PostgresServer) -> None:
    said = await refused(postgres.url("whoowns").replace(PASSWORDS[1], "wrong"))

    assert said == f"The database whoowns at 127.0.0.1:{postgres.port} refuses the user or the password."


async def test_a_database_that_does_not_exist_is_said(postgres: PostgresServer) -> None:
    said = await refused(postgres.url("nowhere"))

    at = f"127.0.0.1:{postgres.port}"
    assert said == f"The database nowhere at {at} does not exist: create it, and its user."


async def test_a_host_that_cannot_be_found_is_said() -> None:
    said = await refused(f"postgresql://owner:{PASSWORDS[1]}@nowhere.invalid/whoowns")

    assert said.startswith("The database whoowns at nowhere.invalid is on a host that cannot be found")


async def test_a_server_without_the_ssl_that_was_asked_for_is_said(postgres: PostgresServer) -> None:
    said = await refused(f"{postgres.url()}?sslmode=require")

    assert "do not agree on SSL" in said


@pytest.mark.parametrize("may", ["GRANT USAGE", "REVOKE USAGE"])
async def test_a_user_who_may_not_make_tables_is_said(
    postgres: PostgresServer, admin: psycopg.Connection, may: str
) -> None:
    admin.execute("DROP ROLE IF EXISTS guest")
    admin.execute(f"CREATE ROLE guest LOGIN PASSWORD '{PASSWORDS[0]}'".encode())

    admin.execute(f"{may} ON SCHEMA public {'TO' if may.startswith('G') else 'FROM'} PUBLIC".encode())

    said = await refused(postgres.url("whoowns").replace("owner:", "guest:"))

    assert "does not let this user do that: give it the right to create tables" in said


async def test_a_standby_that_is_read_only_is_said(store: SqlStore, admin: psycopg.Connection) -> None:
    await store.save(a_subscription(), NINE)
    admin.execute("ALTER DATABASE whoowns SET default_transaction_read_only = on")
    await store.close()

    with pytest.raises(Unavailable, match=r"is read-only: give the address of the primary \(25006\)"):
        await store.claim(a_delivery())

    assert await store.next_due("slack") == NINE


@pytest.mark.parametrize(
    ("state", "kind", "says"),
    [
        ("53100", Full, "The disk of the database whoowns at .* is full. Nothing was changed"),
        ("53300", Unavailable, "short of memory, connections or disk"),
        ("XX001", Corrupt, r"is damaged \(XX001\)"),
        ("57P01", Unavailable, r"does not answer \(57P01\)"),
    ],
)
async def test_what_the_server_says_is_said_in_our_words(
    store: SqlStore, admin: psycopg.Connection, state: str, kind: type[Exception], says: str
) -> None:
    await store.save(a_subscription(), NINE)
    fail_with(admin, state)

    with pytest.raises(kind, match=says):
        await store.claim(a_delivery())

    admin.execute("DROP TRIGGER failing ON deliveries")
    assert await store.claim(a_delivery())


def fail_with(admin: psycopg.Connection, state: str) -> None:
    admin.execute(
        f"""CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'failing' USING ERRCODE = '{state}'; END $$""".encode()
    )
    admin.execute("CREATE TRIGGER failing AFTER INSERT ON deliveries EXECUTE FUNCTION fail()")


async def test_a_lock_that_somebody_holds_is_said_and_the_next_call_works(url: str) -> None:
    store = open_store(url)
    await store.prepare()
    impatient = SqlStore(Server(url, "there", "whoowns"), wait=0.2)
    await impatient.prepare()
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE deliveries")

        with pytest.raises(Unavailable, match="whoowns at there does not answer"):
            await impatient.claim(a_delivery())

        other.rollback()
        assert await impatient.claim(a_delivery())
    await asyncio.gather(store.close(), impatient.close())


async def test_who_starts_while_another_hangs_in_bringing_it_up_to_date_says_so(
    url: str, admin: psycopg.Connection
) -> None:
    store = SqlStore(Server(url, "there", "whoowns"), wait=0.2)
    admin.execute("SELECT pg_advisory_lock(%s)", [migrating._LOCK])

    with pytest.raises(Unavailable, match=r"is busy: something holds a lock for too long \(55P03\)"):
        await store.prepare()

    admin.execute("SELECT pg_advisory_unlock(%s)", [migrating._LOCK])
    await store.prepare()
    await store.close()


async def test_a_server_that_goes_away_and_comes_back_is_used_again(
    postgres: PostgresServer, store: SqlStore
) -> None:
    saved = await store.save(a_subscription(), NINE)
    postgres.kill()

    with pytest.raises(Unavailable, match="does not answer"):
        await store.claim(a_delivery())
    with pytest.raises(Unavailable):
        await store.next_due("slack")

    postgres.start()
    assert await store.subscription(a_channel()) == saved
    assert await store.claim(a_delivery())


async def test_a_server_that_restarted_between_two_calls_is_not_noticed(
    postgres: PostgresServer, store: SqlStore
) -> None:
    await asyncio.gather(*(store.claim(a_delivery(a_channel(number))) for number in range(5)))
    postgres.kill()
    postgres.start()

    claimed = await asyncio.gather(*(store.claim(a_delivery(a_channel(number))) for number in range(10)))

    assert claimed == [False] * 5 + [True] * 5


async def test_many_calls_at_once_share_a_few_connections_that_stay_open(
    store: SqlStore, admin: psycopg.Connection
) -> None:
    used = []
    for burst in range(2):
        first = burst * 50
        await asyncio.gather(*(store.claim(a_delivery(a_channel(first + number))) for number in range(50)))
        ours = "SELECT pid FROM pg_stat_activity WHERE application_name = 'whoowns' ORDER BY pid"
        used.append(admin.execute(ours).fetchall())

    assert used[0] == used[1]
    assert len(used[0]) <= 8


async def test_a_mistake_of_ours_is_not_blamed_on_the_server(store: SqlStore) -> None:
    with pytest.raises(DataError):
        await store.claim(a_delivery(reason="a\0b"))

    assert await store.claim(a_delivery())
