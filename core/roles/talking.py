"""What people say that is no task: questions about the two roles, and words with nothing to answer in them.

They come where people simply write, in a thread or directly, and there is no command for the roles.
"""

from collections.abc import Sequence
from typing import Final

from core.ownership.verdicts import Ruling, Verdict
from core.roles.asking import Verb, Wish, asks_what_it_is, known_wish, names_a_role

_NOT_BY_WORDS: Final = (Verb.HELP, Verb.QUIZ)
"""These have words of their own, which are looked for before: “test” alone asks for no quiz."""

_CARDS: Final = (Verb.SPECIALIST, Verb.STRATEGIST)
_OF_ANYTHING: Final = (Verb.WHY, Verb.DECIDE)
"""What people ask of all kinds of things: “why is it so slow”."""


def role_question(typed: str, rulings: Sequence[Ruling]) -> Wish | None:
    """What is asked about the roles; None for a task, which `decide the posting times` is, too.

    Words in which there is no task may ask anything about the roles. Others do when they are nothing but
    the word for it, or ask what sets the roles apart.
    """
    if len(rulings) > 1:
        return None
    wish = known_wish(typed)
    if wish is None or wish.verb in _NOT_BY_WORDS:
        return None
    if wish.verb is Verb.COMPARE and names_a_role(wish.what):
        return wish
    if wish.verb in _CARDS and not wish.what and len(typed.split()) > 1:
        return wish if is_lost(rulings) and asks_what_it_is(typed) else None
    if wish.what and (not is_lost(rulings) or wish.verb in _OF_ANYTHING):
        return None
    return wish if rulings[0].verdict is Verdict.NEITHER else None


def is_lost(rulings: Sequence[Ruling]) -> bool:
    """Whether there is no task in the words, of any field: a greeting, thanks, letters that are no word."""
    (*others, last) = rulings
    return not others and last.verdict is Verdict.NEITHER and not (last.because or last.nearest)
