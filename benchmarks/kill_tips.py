"""`make faults`: two processes on SQLite and two on PostgreSQL post daily tips and are killed, over and over.

Each kill is at one of eight steps, while Slack and Discord answer late, refuse for a while, fail before or
after they posted, and cut connections. Exit code 1 when a tip was posted twice or lost in silence.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.drivers.killing import Findings, Killing
from tests.drivers.postgres_server import PostgresServer


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill_tips")
    parser.add_argument("--kills", type=int, default=160, help="on each of the two databases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=DATABASES)
    options = parser.parse_args()
    wanted = [options.only] if options.only else list(DATABASES)
    findings = [DATABASES[database](options.kills, options.seed) for database in wanted]
    return 0 if all(one.all_is_well for one in findings) else 1


def on_sqlite(kills: int, seed: int) -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        return shown("SQLite", f"sqlite:///{Path(folder) / 'whoowns.db'}", kills, seed)


def on_postgresql(kills: int, seed: int) -> Findings:
    server = PostgresServer()
    server.start()
    try:
        return shown("PostgreSQL", server.empty("killing"), kills, seed)
    finally:
        server.remove()


def shown(database: str, url: str, kills: int, seed: int) -> Findings:
    findings = asyncio.run(Killing(url, kills, seed).run())
    print(f"{database}: {findings}", flush=True)
    for bad in (*findings.doubles, *findings.lost, *findings.wrong, *findings.untold):
        print(f"  {bad}", flush=True)
    return findings


DATABASES = {"sqlite": on_sqlite, "postgresql": on_postgresql}


if __name__ == "__main__":
    sys.exit(main())
