"""What kind of word a word is, as a grammar has it: that a task begins shows in its verb before all."""

from functools import lru_cache
from typing import Final

from core.knowledge.lexicon import VERB, Lexicon
from core.ownership.morphology import base_forms

_KEPT: Final = 4096
"""Words whose class is kept."""
_NOUN_ENDINGS: Final = ("nya", "er", "ers")
_PASSIVE: Final = ("di", "ter")
_VERBAL_PREFIXES: Final = ("meng", "meny", "mem", "men", "nge")
_VERBAL_SUFFIXES: Final = ("kan", "in")
_LONG: Final = 6
"""Letters from which a word's shape tells what it is, though nobody knows the word."""
_VERBS: Final = frozenset({VERB, "verb-ing", "verb-s", "verb-di", "past"})


def is_verb(word_class: str) -> bool:
    """Whether it is a verb, in whatever form."""
    return word_class in _VERBS


class WordClasses:
    """Tells the class of a word, one of those in `knowledge/language/classes.yaml`, or what its form tells.

    Those of its form are "verb-ing" ("posting"), "verb-s" ("posts"), "verb-di" (an Indonesian passive),
    "noun" and "noun-act" ("pengeditan"), "number", and "word" for any other.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, form: str) -> str:
        """The class of a folded word."""
        plain = self._lexicon.slang.get(form, form).partition(" ")[0]
        listed = self._lexicon.classes.get(plain)
        if listed is not None:
            return listed
        if plain in self._lexicon.verbs:
            return VERB
        if any(base in self._lexicon.verbs for base in base_forms(plain)):
            return _form_of_verb(plain)
        return "number" if plain[0].isdigit() else _guess(plain)


def _form_of_verb(word: str) -> str:
    if noun := _noun(word):
        return noun
    if word.endswith("ing"):
        return "verb-ing"
    if word.endswith("ed"):
        return "past"
    if word.startswith(_PASSIVE):
        return "verb-di"
    return "verb-s" if word.endswith("s") else VERB


def _guess(word: str) -> str:
    """What an unknown word looks like."""
    if len(word) < _LONG:
        return "word"
    if noun := _noun(word):
        return noun
    if word.endswith("ing"):
        return "verb-ing"
    if word.endswith(_VERBAL_SUFFIXES) or word.startswith(_VERBAL_PREFIXES):
        return VERB
    return "verb-di" if word.startswith("di") else "word"


def _noun(word: str) -> str | None:
    if word.startswith("pe") and word.endswith("an"):
        return "noun-act"
    return "noun" if word.endswith(_NOUN_ENDINGS) else None
