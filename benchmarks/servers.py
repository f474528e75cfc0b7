"""The measured processes: started with settings of their own, watched from outside, stopped."""

import asyncio
import os
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bots.settings import Settings

HOST: Final = "127.0.0.1"

_PATIENCE: Final = 20.0  # seconds for a process to start, and to end


@dataclass(frozen=True, slots=True)
class Server:
    """A running process that listens on `port`; what it prints goes to the file `output`."""

    pid: int
    port: int
    output: Path

    def peak_memory(self) -> int | None:
        """Bytes of memory that the process held at most so far; None where the system has no /proc."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return None
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024

    async def listens(self) -> bool:
        """Whether it takes connections."""
        try:
            _, writer = await asyncio.open_connection(HOST, self.port)
        except OSError:
            return False
        writer.close()
        return True

    async def says(self, words: str) -> bool:
        """Whether it has printed these words."""
        return words in self.output.read_text()


@asynccontextmanager
async def running(
    module: str,
    *words: str,
    settings: Mapping[str, str],
    ready: Callable[[Server], Awaitable[bool]] = Server.listens,
) -> AsyncIterator[Server]:
    """Runs `python -m module words` on a free port until the end of the block.

    Its output goes to a file, as a service's log does.

    Raises:
        RuntimeError: it ended or was not ready in time; it carries what the process printed.
    """
    port = _free_port()
    with tempfile.NamedTemporaryFile() as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *words),
            env=_environment({"PORT": str(port), "HOST": HOST, **settings}),
            stdout=output,
            stderr=output,
        )
        server = Server(process.pid, port, Path(output.name))
        try:
            await _until(ready, server, process)
            yield server
        finally:
            await _stop(process)


async def _until(
    ready: Callable[[Server], Awaitable[bool]], server: Server, process: asyncio.subprocess.Process
) -> None:
    try:
        async with asyncio.timeout(_PATIENCE):
            while process.returncode is None and not await ready(server):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise RuntimeError(f"a process was not ready in time:\n{server.output.read_text()}") from None
    if process.returncode is not None:
        raise RuntimeError(f"a process did not start:\n{server.output.read_text()}")


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    async with asyncio.timeout(_PATIENCE):
        await process.wait()


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """This environment, with every setting of the bot unset but those given (an empty one is unset)."""
    unset = {name.upper(): "" for name in Settings.model_fields}
    return {**os.environ, **unset, **given}


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
