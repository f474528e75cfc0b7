"""The command line: finds the command, and says what keeps it from being carried out."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from bots.commands import COMMANDS, FAILED, OK, USAGE, Command
from bots.errors import SettingsError, kind_and_place
from bots.terminal.screen import accept_any_text, readable
from core.errors import KnowledgeError, StoreError

_INTERRUPTED: Final = 130  # what shells report for Ctrl-C
_PIPE_CLOSED: Final = 141  # and for a reader that went away

_PROGRAM: Final = "python -m bots"


def main(argv: Sequence[str]) -> int:
    """Runs one command; returns the exit code: 0 done, 1 failed, 2 not understood or not set up."""
    accept_any_text()
    if not argv or argv[0] in {"help", "-h", "--help"}:
        sys.stdout.write(_overview())
        return OK
    command = COMMANDS.get(argv[0])
    if command is None:
        return _unknown(argv[0])
    parser = _Parser(prog=f"{_PROGRAM} {argv[0]}", description=command.summary, allow_abbrev=False)
    command.options(parser)
    try:
        return _run(command, parser.parse_intermixed_args(argv[1:]))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Python flushes stdout once more at exit, which would fail again and say so
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - people get a line, not a traceback
        return _failed(error)


def _run(command: Command, options: argparse.Namespace) -> int:
    try:
        code = command.run(options)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except (KnowledgeError, StoreError) as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    sys.stdout.flush()
    return code


def _failed(error: Exception) -> int:
    sys.stderr.write(f"Something failed on our side: {kind_and_place(error)}. Please tell us what you did.\n")
    return FAILED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{message}\nWhat it understands: {self.prog} --help\n")


def _overview() -> str:
    lines = [f"  {name:<10}{command.summary}" for name, command in COMMANDS.items()]
    example = f'{_PROGRAM} ask "who replies to comments?"'
    return "\n".join([f"Usage: {_PROGRAM} COMMAND", "", *lines, "", f"For example: {example}", ""])


def _unknown(name: str) -> int:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"Did you mean {_PROGRAM} {near[0]}?" if near else f"The commands: {', '.join(COMMANDS)}."
    sys.stderr.write(
        f'There is no command "{readable(name)}". {hint}\nTo ask: {_PROGRAM} ask "{readable(name)}"\n'
    )
    return USAGE
