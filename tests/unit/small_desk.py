"""Asks a desk over the small library, and reads its replies as the tests of the desk's parts do."""

from typing import Final

from core.desk import Question
from core.languages import Lang
from core.replies import Action, Person, Reply, plain_inline
from tests.unit.small_library import small_desk

DESK: Final = small_desk()
ASKER: Final = Person("U1", "Ayu")


def title(reply: Reply) -> str:
    return plain_inline(reply.title)


def share_button(reply: Reply) -> Action:
    (button, _switch) = reply.actions
    return button


async def ask(text: str, lang: Lang | None = None, locale: str | None = None) -> Reply:
    return await DESK.who_owns(Question(text, lang, locale))
