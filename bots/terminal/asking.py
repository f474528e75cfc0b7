"""One question, or one per line, answered as text or as JSON."""

import json
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from typing import Any, BinaryIO

from bots.terminal.drawing import Style, draw
from core.desk import Desk, Question
from core.languages import Lang
from core.replies import Choices, Reply
from core.sharing import unshared

Answer = Callable[[str], str]
"""From what was typed to what is printed."""


def as_text(desk: Desk, lang: Lang | None, style: Style, *, explain: bool = False) -> Answer:
    """Answers for people; with `explain`, the working behind them."""
    ask = desk.explain if explain else desk.who_owns

    def answer(typed: str) -> str:
        reply = at_once(ask(Question(typed, lang)))
        return draw(_without_bare_buttons(unshared(reply)), style)

    return answer


def as_json(desk: Desk, lang: Lang | None, *, explain: bool = False) -> Answer:
    """Answers for programs: the documented report, on one line."""

    def answer(typed: str) -> str:
        return json.dumps(desk.report(Question(typed, lang), explain=explain), ensure_ascii=False)

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
