"""Settings for every test, and a PostgreSQL for those that ask for one."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.drivers.postgres_server import PostgresServer

# A deadline would be a timing assertion, and fail on a busy machine.
settings.register_profile("whoowns", deadline=None, print_blob=True)
settings.load_profile("whoowns")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for the session; make a database of your own in it."""
    server = PostgresServer()
    server.start()
    yield server
    server.remove()
