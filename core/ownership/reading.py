"""Words -> mentions: which acts, things, scales and foreign words stand where in the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from core.knowledge.lexicon import UNKNOWN, Entry, Lexicon
from core.ownership.morphology import base_forms, without_possessive
from core.ownership.normalising import Word, read_words

_SHORTEST_TYPO: Final = 4
_LONG_WORD: Final = 8
_EDITS_SHORT, _EDITS_LONG = 1, 2
_SHORTEST_RUN, _LONGEST_RUN, _LONGEST_PART = 9, 60, 16
"""Lengths of words that may be several run together, and of a part of them."""
_STOPS: Final = frozenset(".!?\n;:,")
"""Marks over which no phrase goes."""
_KEPT: Final = 4096
"""Words whose forms are kept."""
_MOST_MENDED: Final = 12
_MOST_TRIED: Final = 40
"""Characters beyond which a word is noise, not a typo."""


class Mention(NamedTuple):
    """A word or phrase of the text, and what the lexicon says of it.

    `first` and `last` are word positions, both included. `guessed` says that a typo was mended.
    """

    first: int
    last: int
    entry: Entry
    guessed: bool = False


class Reader:
    """Finds mentions; keeps what it learnt about single words, as people use the same ones again."""

    def __init__(self, lexicon: Lexicon, names: Iterable[tuple[str, ...]] = ()) -> None:
        """`names` are the topics' names: spelt right, though the lexicon may lack words of them."""
        self._lexicon = lexicon
        self._phrases = lexicon.phrases
        self._names = frozenset(word for name in names for word in name)
        self._known = lru_cache(maxsize=_KEPT)(self._look_up)
        self._mended = lru_cache(maxsize=_KEPT)(self._mend)

    def read(self, text: str) -> tuple[tuple[Word, ...], tuple[Mention, ...]]:
        """The words of the text, and all of them grouped into the longest phrases that the lexicon knows.

        Typos are mended, and words taken apart that were run together, in the first `_MOST_MENDED` unknown
        words: a text with more of them is in another language, or noise.
        """
        typed = read_words(text)
        unknown = dict.fromkeys(word.form for word in typed if self._is_strange(word.form))
        mendable = frozenset(islice(unknown, _MOST_MENDED))
        words = tuple(part for word in typed for part in self._apart(word, mendable)) if mendable else typed
        forms = [self._known(word.form) for word in words]
        guessed = [not known and word.form in mendable for word, known in zip(words, forms, strict=True)]
        for at, guess in enumerate(guessed):
            if guess:
                forms[at] = self._mended(words[at].form)
        return words, tuple(self._walk(words, forms, guessed))

    def _walk(
        self, words: tuple[Word, ...], forms: list[tuple[str, ...]], guessed: list[bool]
    ) -> Iterator[Mention]:
        position = 0
        while position < len(words):
            entry = self._longest(words, forms, position)
            if entry is None:
                yield Mention(position, position, UNKNOWN)
                position += 1
                continue
            last = position + len(entry.words) - 1
            yield Mention(position, last, entry, any(guessed[position : last + 1]))
            position = last + 1

    def _longest(self, words: tuple[Word, ...], forms: list[tuple[str, ...]], position: int) -> Entry | None:
        found: Entry | None = None
        for form in forms[position]:
            for entry in self._phrases.get(form, ()):
                if found is not None and len(entry.words) <= len(found.words):
                    break
                if len(entry.words) == 1 or self._stands(entry, words, forms, position):
                    found = entry
                    break
        return found

    @staticmethod
    def _stands(entry: Entry, words: tuple[Word, ...], forms: list[tuple[str, ...]], position: int) -> bool:
        if position + len(entry.words) > len(words):
            return False
        for at, word in enumerate(entry.words[1:], start=position + 1):
            if word not in forms[at] or _stops(words[at].breaks):
                return False
        return True

    def _apart(self, word: Word, mendable: frozenset[str]) -> Iterator[Word]:
        """The words that a word consists of, when it is unknown and no typo of a known one; else itself."""
        length = len(word.form)
        whole = not _SHORTEST_RUN <= length <= _LONGEST_RUN or length != len(word.surface)
        if whole or word.form not in mendable or self._mended(word.form):
            yield word
            return
        start = word.start
        for part in run_together(word.form, self._lexicon.vocabulary) or (word.form,):
            end = start + len(part)
            breaks = word.breaks if start == word.start else ""
            yield Word(word.surface[start - word.start : end - word.start], part, start, end, breaks)
            start = end

    def _is_strange(self, form: str) -> bool:
        return form not in self._names and not self._known(form)

    def _look_up(self, typed: str) -> tuple[str, ...]:
        """The forms of a word that the vocabulary knows; none when it knows no form of it."""
        form = self._lexicon.slang.get(typed, typed)
        if form in self._lexicon.single_words:  # "jadwalin" is an act; its base "jadwal" would be a thing
            return (form,)
        return tuple(known for known in base_forms(form) if known in self._lexicon.vocabulary)

    def _mend(self, form: str) -> tuple[str, ...]:
        for typed in (form, *without_possessive(form)):
            mended = mend(typed, self._lexicon.mendable)
            if mended is not None:
                return self._known(mended)
        return ()


def run_together(form: str, known: frozenset[str]) -> tuple[str, ...] | None:
    """The fewest known words that `form` consists of; None when it does not consist of them."""
    best: list[tuple[str, ...] | None] = [(), *([None] * len(form))]
    for end in range(1, len(form) + 1):
        for start in range(max(0, end - _LONGEST_PART), end):
            before, part = best[start], form[start:end]
            fits = before is not None and _is_word(part, known)
            if fits and before is not None and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = (*before, part)
    return best[len(form)]


def _is_word(part: str, known: frozenset[str]) -> bool:
    """Whether a part of a long word may be a word: a known one, an English one with an "s"."""
    if len(part) == 1:
        return part in known and not part.isalpha()
    return part in known or (part[-1] == "s" and len(part) > _SHORTEST_TYPO and part[:-1] in known)


def _stops(breaks: str) -> bool:
    return not _STOPS.isdisjoint(breaks)


def mend(form: str, vocabulary: Mapping[int, Sequence[str]]) -> str | None:
    """The word of the vocabulary that `form` is most likely a typo of; None when nothing is near enough.

    The vocabulary is told by length: only words about as long are looked at.

    A word of four letters may lack a letter, have one too many or two swapped; longer ones may also have
    one wrong letter, and from eight letters on two edits are forgiven.
    """
    if not _SHORTEST_TYPO <= len(form) <= _MOST_TRIED or not form.isalpha():
        return None
    from rapidfuzz import process  # noqa: PLC0415 - costs a third of a cold start, and most requests need none
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    edits = _EDITS_LONG if len(form) >= _LONG_WORD else _EDITS_SHORT
    lengths = range(len(form) - edits, len(form) + edits + 1)
    words = [word for length in lengths for word in vocabulary.get(length, ())]
    near = process.extract(form, words, scorer=OSA.distance, score_cutoff=edits, limit=None)
    likely = [(distance, word[0] != form[0], word) for word, distance, _ in near if _plausible(form, word)]
    return min(likely)[2] if likely else None


def _plausible(form: str, word: str) -> bool:
    if len(word) < _SHORTEST_TYPO:
        return False
    if min(len(form), len(word)) > _SHORTEST_TYPO:
        return True
    return len(form) != len(word) or sorted(form) == sorted(word)
