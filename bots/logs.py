"""Logs: one line for each event on stderr, for people or as JSON, with every secret removed.

The SDKs' own logs, from WARNING on, take the same way.
"""

import json
import logging
import sys
from collections.abc import Iterable
from typing import Final, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bots.settings import Settings

_HIDDEN: Final = "***"
_SHORTEST: Final = 4
"""Characters of a secret that is looked for: taking out every "s" would leave no log."""


class Redactor:
    """The last step: takes the secrets out of the whole line, fields, events and tracebacks alike."""

    def __init__(self, secrets: Iterable[str], render: Processor) -> None:
        long = (secret for secret in secrets if len(secret) >= _SHORTEST)
        quoted = {form for secret in long for form in (secret, repr(secret)[1:-1])}
        forms = quoted | {json.dumps(form)[1:-1] for form in quoted}
        self._forms = sorted(forms, key=len, reverse=True)
        self._render = render

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> str:
        """The rendered line without the secrets."""
        line = str(self._render(logger, method, event))
        for form in self._forms:
            line = line.replace(form, _HIDDEN)
        return line


def set_up(settings: Settings, stream: TextIO | None = None) -> structlog.typing.FilteringBoundLogger:
    """The log, written to `stream` (stderr). From here on the standard library's logging goes there too."""
    out = stream or sys.stderr
    redactor = Redactor(settings.secrets(), _renderer(settings, out))
    steps: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(out)
    handler.setFormatter(_formatter(steps, redactor))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    log: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(out),
        processors=[*steps, redactor],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
    ).bind()  # without it, structlog puts a logger together anew for each line
    return log


def is_for_people(settings: Settings, stream: TextIO | None = None) -> bool:
    """Whether the log is written for people rather than for programs."""
    if settings.log_format == "auto":
        return (stream or sys.stderr).isatty()
    return settings.log_format == "console"


def _renderer(settings: Settings, out: TextIO) -> Processor:
    if is_for_people(settings, out):
        return structlog.dev.ConsoleRenderer(
            colors=out.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _formatter(steps: list[Processor], redactor: Redactor) -> logging.Formatter:
    name = structlog.stdlib.add_logger_name
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[name, *steps], processors=[remove, redactor]
    )
