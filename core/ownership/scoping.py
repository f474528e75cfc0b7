"""Which words of a task do not speak of the task itself: denied ones, purposes and places."""

from typing import Final

from core.ownership.normalising import Word
from core.ownership.reading import Mention

DENIALS: Final = frozenset(
    {
        "not", "without", "never", "isn't", "don't", "doesn't", "dont", "isnt", "bukan", "bkn", "jangan",
        "tanpa", "nggak", "ngga", "gak", "ga", "tidak", "tak", "enggak", "instead", "ndak", "rather",
        "forget", "lupain", "lupakan", "lupa",
    }
)  # fmt: skip
_CONTRASTS: Final = frozenset(
    {"but", "just", "only", "tapi", "tetapi", "melainkan", "cuma", "cuman", "hanya", "tp", "langsung"}
)
_PURPOSES: Final = frozenset(
    {"so", "because", "since", "biar", "supaya", "agar", "karena", "krn", "soalnya", "guna", "demi"}
)
_PLACES: Final = frozenset(
    {"of", "for", "on", "in", "at", "from", "about", "under", "across", "with", "into", "di", "dari", "untuk",
     "utk", "buat", "tentang", "soal", "pada", "dalam", "dengan", "ke", "during", "after", "before", "via",
     "sesuai", "according", "per", "based", "berdasarkan", "following", "menurut", "underneath", "beside"}
)  # fmt: skip


def without_denied(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that are not denied ("not the strategy, just publish"); all of them if none would stay."""
    kept: list[Mention] = []
    denying = False
    for mention in mentions:
        first = words[mention.first]
        if denying and (first.form in _CONTRASTS or any(mark in ",.;!?\n" for mark in first.breaks)):
            denying = False
        if _denies(words, mention):
            denying = True
        if not denying:
            kept.append(mention)
    said = any(mention.things or mention.foreign for mention in kept)
    return tuple(kept) if said else mentions


def opens_with_denial(words: tuple[Word, ...], mentions: list[Mention]) -> bool:
    """Whether a stretch of text starts by saying what it is not about."""
    opening = (words[mention.first].form for mention in mentions[:4])
    return any(form in DENIALS - {"ga", "gak", "tak"} for form in opening)


def asides(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> frozenset[int]:
    """Positions of words inside a purpose ("so that …") or right behind a preposition ("on the post")."""
    found: set[int] = set()
    purpose = place = False
    said_before = False
    for mention in mentions:
        form = words[mention.first].form
        if purpose and any(mark in ".;!?\n" for mark in words[mention.first].breaks):
            purpose = False
        if purpose or (place and said_before):
            found.add(mention.first)
        if mention.things:
            place, said_before = False, True
        purpose = purpose or (form in _PURPOSES and said_before)
        place = place or form in _PLACES
    return frozenset(found)


def _denies(words: tuple[Word, ...], mention: Mention) -> bool:
    if words[mention.first].form not in DENIALS or mention.first != mention.last:
        return False
    before = words[mention.first - 1].form if mention.first else ""
    return before not in {"atau", "or", "perlu", "if", "why", "kenapa"}
