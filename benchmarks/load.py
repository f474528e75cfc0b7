"""Signed slash commands over HTTP, and how long their answers take.

Raw connections that are kept open: a client that costs little, so that the server is what is measured.
"""

import asyncio
import itertools
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.figures import percentile
from benchmarks.servers import HOST
from tests.drivers.slack import signature
from tests.drivers.slack_payloads import Json
from tests.drivers.slack_workspace import CHANNEL, SIGNING_SECRET

_FIELDS = {
    "token": "not-used",
    "team_id": "T0",
    "team_domain": "kopikita",
    "channel_id": CHANNEL,
    "channel_name": "general",
    "user_name": "rina",
    "command": "/whoowns",
    "api_app_id": "A0",
    "is_enterprise_install": "false",
    "response_url": "http://127.0.0.1:1/nothing-comes-late",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: what was typed, and the whole request as bytes."""

    text: str
    wire: bytes


@dataclass(frozen=True, slots=True)
class Measured:
    """What one stretch of load showed; latencies in seconds."""

    per_second: float
    p50: float
    p99: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a text, and when: seconds since it was sent."""

    text: str
    seconds: float
    body: bytes


def signed(texts: Sequence[str]) -> list[Command]:
    """The commands as Slack sends them, signed now, each of somebody else's; Slack's escapes are applied."""
    return [Command(text, _wire(text, number)) for number, text in enumerate(texts)]


async def load(
    port: int, commands: Sequence[Command], expected: Mapping[str, Json], at_once: int, seconds: float
) -> Measured:
    """Sends commands over `at_once` connections for a time, in order and over again.

    Raises:
        RuntimeError: an answer was not the expected one for its text.
    """
    began = time.perf_counter()
    answers = await _ask(port, itertools.cycle(commands), at_once, began + seconds)
    elapsed = time.perf_counter() - began
    check(answers, expected)
    taken = [answer.seconds for answer in answers]
    return Measured(len(taken) / elapsed, percentile(taken, 50), percentile(taken, 99))


async def send_each_once(
    port: int, commands: Sequence[Command], expected: Mapping[str, Json], at_once: int
) -> None:
    """Sends each command once and checks the answers.

    Raises:
        RuntimeError: as `load`.
    """
    check(await _ask(port, iter(commands), at_once, float("inf")), expected)


async def together(port: int, commands: Sequence[Command]) -> list[Answer]:
    """Sends all commands in the same moment, each over a connection of its own that it waits for as well."""
    return list(await asyncio.gather(*(_alone(port, command) for command in commands)))


async def _alone(port: int, command: Command) -> Answer:
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(command.wire)
    body = await _body(reader)
    taken = time.perf_counter() - began
    writer.close()
    return Answer(command.text, taken, body)


async def _ask(port: int, commands: Iterator[Command], at_once: int, end: float) -> list[Answer]:
    answers: list[Answer] = []
    clients = (_client(port, commands, end, answers) for _ in range(at_once))
    await asyncio.gather(*clients)
    return answers


async def _client(port: int, commands: Iterator[Command], end: float, answers: list[Answer]) -> None:
    reader, writer = await asyncio.open_connection(HOST, port)
    for command in commands:
        began = time.perf_counter()
        if began >= end:
            break
        writer.write(command.wire)
        body = await _body(reader)
        answers.append(Answer(command.text, time.perf_counter() - began, body))
    writer.close()


async def _body(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    body = await reader.readexactly(int(length))
    if not head.startswith(b"HTTP/1.1 200 "):
        raise RuntimeError(f"refused: {head!r} {body!r}")
    return body


def check(answers: Sequence[Answer], expected: Mapping[str, Json]) -> None:
    """Compares the answers with what they should be.

    Raises:
        RuntimeError: an answer was not the expected one for its text.
    """
    for answer in answers:
        if json.loads(answer.body) != expected[answer.text]:
            raise RuntimeError(f"{answer.text!r} was answered with {answer.body!r}")


def _wire(text: str, number: int) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = urlencode({**_FIELDS, "text": escaped, "user_id": f"U{number:05}", "trigger_id": f"1.2.{number}"})
    headers = {
        "Host": "localhost",
        "Content-Length": str(len(body)),
        **signature(body, SIGNING_SECRET, int(time.time())),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /slack/events HTTP/1.1\r\n{head}\r\n{body}".encode()
