"""Web pages to PNG through a headless Chromium, spoken to over its DevTools protocol on the loopback."""

import asyncio
import base64
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final, Self

import aiohttp

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS: Final = (
    "--headless",
    "--no-sandbox",  # containers seldom allow Chromium's own; the pages are ours and load nothing
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
_SHARPNESS: Final = 2
"""Pixels of the picture for each pixel of the page, in both directions."""

_START_SECONDS: Final = 20


class NoChromiumError(Exception):
    """There is no Chromium on this machine."""


class Photographer:
    """One tab of a browser, in which pages are laid out and photographed."""

    def __init__(self, tab: aiohttp.ClientWebSocketResponse) -> None:
        self._tab = tab
        self._numbers = count(1)

    @classmethod
    @asynccontextmanager
    async def working(cls) -> AsyncIterator[Self]:
        """Starts the browser, and ends it afterwards.

        Raises:
            NoChromiumError: there is none; the message says what to install.
        """
        program = next(filter(None, map(shutil.which, _NAMES)), None)
        if program is None:
            raise NoChromiumError(
                "The pictures are drawn by Chromium, and it isn't installed. On Debian or Ubuntu:\n"
                "  apt-get install chromium fonts-lato fonts-noto-core fonts-noto-color-emoji"
            )
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            quiet = asyncio.subprocess.DEVNULL
            browser = await asyncio.create_subprocess_exec(
                program, *_FLAGS, f"--user-data-dir={profile}", "about:blank", stdout=quiet, stderr=quiet
            )
            try:
                address = f"http://127.0.0.1:{await _port(Path(profile))}/json"
                async with aiohttp.ClientSession() as session, session.get(address) as answer:
                    tabs = await answer.json()
                    tab = next(each["webSocketDebuggerUrl"] for each in tabs if each["type"] == "page")
                    async with session.ws_connect(tab, max_msg_size=0) as socket:
                        yield cls(socket)
            finally:
                browser.terminate()
                await browser.wait()

    async def photograph(self, html: str, width: int) -> bytes:
        """The whole page as PNG, laid out `width` pixels wide, exactly as high as it is."""
        size = {"width": width, "height": 1, "deviceScaleFactor": _SHARPNESS, "mobile": False}
        await self._do("Emulation.setDeviceMetricsOverride", **size)
        frame = (await self._do("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        await self._do("Page.setDocumentContent", frameId=frame, html=html)
        ready = "document.fonts.ready.then(() => document.documentElement.offsetHeight)"
        height = (await self._do("Runtime.evaluate", expression=ready, awaitPromise=True))["result"]["value"]
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        shot = await self._do("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    async def _do(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        await self._tab.send_json({"id": number, "method": method, "params": params})
        while True:
            answer = await self._tab.receive_json()
            if answer.get("id") == number:
                return _result(answer)


def _result(answer: dict[str, Any]) -> dict[str, Any]:
    if "error" in answer:
        raise RuntimeError(f"Chromium says: {answer['error']['message']}")
    result: dict[str, Any] = answer["result"]
    return result


async def _port(profile: Path) -> int:
    """The port that the browser chose; it writes it into its profile once it listens."""
    note = profile / "DevToolsActivePort"
    async with asyncio.timeout(_START_SECONDS):
        while not (note.exists() and note.read_text().count("\n")):  # noqa: ASYNC110 - nothing to await
            await asyncio.sleep(0.05)
    return int(note.read_text().splitlines()[0])
