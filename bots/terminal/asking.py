"""One question, or one per line, answered as text or as JSON."""

import json
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from typing import Any, BinaryIO, Final

from bots.terminal.drawing import Style, draw
from core.answers import Answers, asks_for_help
from core.languages import Lang
from core.replies import Choices, Reply

_DEFAULT: Final[Lang] = "en"
"""The language of the reply where neither option nor text tells it."""

Answer = Callable[[str], str]
"""From what was typed to what is printed."""


def as_text(answers: Answers, lang: Lang | None, style: Style, *, explain: bool = False) -> Answer:
    """Answers for people; with `explain`, the working behind them."""

    def reply(typed: str) -> Reply:
        if asks_for_help(typed):
            return answers.help(lang or _DEFAULT)
        understood = answers.understand(typed)
        spoken = lang or understood.lang or _DEFAULT
        return answers.explain(typed, spoken) if explain else answers.answer(typed, understood, spoken)

    return lambda typed: draw(_without_bare_buttons(reply(typed)), style)


def as_json(answers: Answers, lang: Lang | None, *, explain: bool = False) -> Answer:
    """Answers for programs: the documented report, on one line."""

    def answer(typed: str) -> str:
        understood = answers.understand(typed)
        report = answers.report(typed, understood, lang or understood.lang or _DEFAULT, explain=explain)
        return json.dumps(report, ensure_ascii=False)

    return answer


def answer_lines(lines: Iterable[bytes], answer: Answer, out: BinaryIO) -> None:
    """Answers each line in order and at once, so that a program can wait for one before it sends the next."""
    for line in lines:
        typed = line.decode("utf-8-sig", "replace").rstrip("\r\n")
        out.write(f"{answer(typed)}\n".encode())
        out.flush()


def _without_bare_buttons(reply: Reply) -> Reply:
    """The reply where nothing can be pressed: choices tell what would change it, bare buttons nothing."""
    told = (part for part in reply.parts if not isinstance(part, Choices) or part.prompt)
    return replace(reply, parts=tuple(told), actions=())


def at_once(answering: Coroutine[Any, Any, Reply]) -> Reply:
    """The result of a coroutine that waits for nothing.

    All that the desk needs is in memory, and importing asyncio would double the time to the answer.

    Raises:
        RuntimeError: the coroutine does wait.
    """
    try:
        answering.send(None)
    except StopIteration as done:
        reply: Reply = done.value
        return reply
    answering.close()
    raise RuntimeError("the desk waits for something: run it in an event loop")
