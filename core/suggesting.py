"""Completions for what somebody is typing: names and aliases in both languages, typos forgiven."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core.knowledge.model import Catalog, Topic
from core.languages import Lang

_GOOD_ENOUGH: Final = 62.0
"""rapidfuzz's WRatio (0-100) from which a completion is worth showing."""
_MOST_TYPED: Final = 100
_CANDIDATES: Final = 80


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion of what is being typed: `name` is shown and `text` is asked when it is picked."""

    name: str
    text: str


class Suggester:
    """Suggests topics of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._topics = tuple(catalog.topics.values())
        self._spoken = tuple(
            (words.casefold(), topic, lang) for topic in self._topics for words, lang in topic.spoken()
        )
        self._words = [words for words, _, _ in self._spoken]

    def suggest(self, typed: str, lang: Lang, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit` topics, best first; the topics in file order when nothing is typed yet.

        A topic is named in the language in which it was found, in `lang` when nothing was typed.
        """
        wanted = " ".join(typed[:_MOST_TYPED].casefold().split())
        if not wanted:
            return tuple(_suggestion(topic, lang) for topic in self._topics[:limit])
        found: dict[str, Suggestion] = {}
        for topic, tongue in self._ranked(wanted):
            found.setdefault(topic.id, _suggestion(topic, tongue))
        return tuple(found.values())[:limit]

    def _ranked(self, wanted: str) -> Iterator[tuple[Topic, Lang]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only autocomplete needs it, a cold `ask` does not

        begins = [at for at, words in enumerate(self._words) if words.startswith(wanted)]
        holds = [at for at, words in enumerate(self._words) if wanted in words]
        near = process.extract(
            wanted, self._words, scorer=fuzz.WRatio, score_cutoff=_GOOD_ENOUGH, limit=_CANDIDATES
        )
        for at in (*begins, *holds, *(at for _, _, at in near)):
            _, topic, lang = self._spoken[at]
            yield topic, lang


def _suggestion(topic: Topic, lang: Lang) -> Suggestion:
    return Suggestion(topic.name.in_(lang), topic.name.in_(lang))
