"""What the terminal can show, and what it was given to read."""

import os
import sys
from io import TextIOWrapper
from typing import Final, TextIO

from bots.terminal.drawing import Style

_WIDEST: Final = 88  # columns; longer lines are hard to read


def style_of(stream: TextIO, *, numbered: bool = False) -> Style:
    """Colour and line breaks when `stream` is a terminal, neither when it is a pipe or a file.

    NO_COLOR (https://no-color.org) and TERM=dumb turn colour off. They describe the terminal, not the bot,
    which is why they are read here and not in `bots.settings`.
    """
    if not stream.isatty():
        return Style(numbered=numbered)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(colour=not plain, width=_width(stream), numbered=numbered)


def readable(text: str) -> str:
    """The text of an argument: bytes that are no UTF-8, which Python keeps as surrogates, become `�`."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def accept_any_text() -> None:
    """Reads what is no UTF-8, and shows a mark for what the terminal's encoding lacks, rather than fail."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # tests and other programs put their own streams there
            stream.reconfigure(errors="replace")


def _width(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return _WIDEST
    return min(columns or _WIDEST, _WIDEST)
