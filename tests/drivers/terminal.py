"""A person at a terminal: the real chat on a thread of its own, typing and reading through real streams."""

import asyncio
import os
import re
import threading
from typing import Self, TextIO

from bots.terminal.chatting import Chat, Screen
from bots.terminal.drawing import Style
from core.desk import Desk
from core.ports import Log
from tests.drivers.base import Seen

_PROMPT = "\x1e"
"""Shown while the chat waits for a line, as `> ` is to people. A control character, so no reply holds it."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_BUTTON = re.compile(r"^  (?P<number>\d+)\. (?P<label>.*(?:\n     .*)*)", re.MULTILINE)
_WIDTH = 80


class TerminalDriver:
    """One chat after another, in a window of 80 columns with colour."""

    name = "terminal"

    def __init__(self, desk: Desk, log: Log) -> None:
        self._desk = desk
        self._log = log
        self._screen = ""
        self._window: _Window

    @classmethod
    async def start(cls, desk: Desk, *, log: Log) -> Self:
        driver = cls(desk, log)
        await driver._wake()
        return driver

    async def ask(self, text: str) -> Seen:
        """Types the text on one line, since every line is a question of its own."""
        return await self._typed(" ".join(text.split()))

    async def roles(self, line: str) -> Seen:
        """Types what begins a question about the roles, and the line."""
        return await self._typed(" ".join(f"roles {line}".split()))

    async def press(self, label: str) -> Seen:
        """Types the number that stands before the button, where it was last on the screen."""
        numbers = {found: number for number, found in _buttons(self._screen)}
        return await self._typed(numbers[label])

    async def press_often(self, label: str, times: int) -> Seen:
        """Types the number again while the button is there: a terminal takes one line after the other."""
        seen = await self.press(label)
        for _ in range(times - 1):
            seen = await self.press(label) if label in seen.buttons else seen
        return seen

    async def public(self) -> list[Seen]:
        """Nothing: a terminal has no channel."""
        return []

    async def restart(self) -> None:
        await self.aclose()
        await self._wake()

    async def aclose(self) -> None:
        await asyncio.to_thread(self._window.close)

    async def _wake(self) -> None:
        self._screen = ""
        self._window = _Window()
        style = Style(colour=True, width=_WIDTH, numbered=True)
        screen = Screen(self._window.read, self._window.write, self._log.error, style)
        self._window.run(Chat(self._desk, screen, lang=None))
        await asyncio.to_thread(self._window.until_prompt)

    async def _typed(self, line: str) -> Seen:
        shown = await asyncio.to_thread(self._window.type, line)
        text = _COLOUR.sub("", shown).strip("\n")
        self._screen += f"\n{text}\n"
        return Seen(text, tuple(label for _, label in _buttons(text)), private=True, raw=shown)


class _Window:
    """Two pipes: what the person types, and what the chat shows."""

    def __init__(self) -> None:
        self._keys_out, self._keys_in = _pipe()
        self._shown_out, self._shown_in = _pipe()
        self._thread: threading.Thread | None = None

    def read(self) -> str:
        """The chat's side: as `input()` does, shows the prompt and waits for a line."""
        self._shown_in.write(_PROMPT)
        self._shown_in.flush()
        line = self._keys_out.readline()
        if not line:
            raise EOFError
        return line.removesuffix("\n")

    def write(self, lines: str) -> None:
        """The chat's side: as `print()` does."""
        self._shown_in.write(f"{lines}\n")

    def run(self, chat: Chat) -> None:
        """Runs the chat until it ends, then closes its side of the window."""

        def run() -> None:
            with self._shown_in, self._keys_out:
                chat.run()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()

    def type(self, line: str) -> str:
        """Types a line; returns what is shown until the next prompt."""
        self._keys_in.write(f"{line}\n")
        self._keys_in.flush()
        return self.until_prompt()

    def until_prompt(self) -> str:
        """All that is shown until the chat waits for the next line."""
        shown = ""
        while not shown.endswith(_PROMPT):
            character = self._shown_out.read(1)
            assert character, f"the chat ended: {shown}"
            shown += character
        return shown.removesuffix(_PROMPT)

    def close(self) -> None:
        """Closes the person's side, which ends the chat."""
        self._keys_in.close()
        if self._thread is not None:
            self._thread.join()
        self._shown_out.close()


def _pipe() -> tuple[TextIO, TextIO]:
    out, into = os.pipe()
    return (
        os.fdopen(out, encoding="utf-8", errors="replace", newline="\n"),
        os.fdopen(into, "w", encoding="utf-8", errors="replace", newline="\n"),
    )


def _buttons(shown: str) -> list[tuple[str, str]]:
    """The number and label of each button; a long label goes on in the next lines."""
    return [(found["number"], " ".join(found["label"].split())) for found in _BUTTON.finditer(shown)]
