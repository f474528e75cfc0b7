"""The ownership engine: a request in, its rulings out. Pure: the same text always gets the same answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from core.knowledge.lexicon import Act, Cue, Filler, Lexicon, Mode, Sense, fold
from core.knowledge.model import Catalog, Topic
from core.languages import Lang
from core.ownership.deciding import Findings, find, owner_topic
from core.ownership.normalising import Word
from core.ownership.reading import Mention, Reader
from core.ownership.scoping import asides, without_denied
from core.ownership.splitting import LONGEST_LIST, Piece, split, split_at_marks
from core.ownership.verdicts import Ruling, Verdict

MOST_TASKS: Final = 25
_MOST_KEPT: Final = 512
_LONGEST_KEPT: Final = 80
"""Requests that are kept with what they mean, in memory alone: people ask for the same plain names."""
_NAMED: Final = 0.97
"""Confidence where a topic was asked for by one of its own names."""
_TELLING_CUES: Final = frozenset({Cue.DENIAL, Cue.OPEN, Cue.POINTING})
"""Small words that change what a name means ("not paid ads")."""
_AND: Final = frozenset({"and", "dan", "serta"})
_STRANGERS: Final = {
    "schedule": 0,
    "budget": 0,
    "plan": 0,
    "interaction": 1,
    "performance": 1,
    "creative-team": 1,
    "campaign": 2,
    "goals": 2,
    "market": 2,
    "strategy": 2,
}
_MOST_STRANGERS: Final = 8
"""Unknown words beside which a vague thing ("schedule", "question") is not taken for social media."""
_CLEARLY_FOREIGN: Final = 2
"""Foreign words that outweigh even a word of ours ("the caption on slide 4 of the presentation")."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a request was understood as: a ruling for each task, in the order of the text, at least one.

    `lang` is the language of the text, None where its words do not tell.
    """

    rulings: tuple[Ruling, ...]
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class _Task:
    piece: Piece
    found: Findings
    ruling: Ruling


class Engine:
    """Understands requests with one catalog and one lexicon."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon) -> None:
        self._catalog = catalog
        self._lexicon = lexicon
        self._fillers = frozenset(
            word
            for entry in lexicon.entries
            if len(entry.words) == 1 and all(_is_filler(sense) for sense in entry.senses)
            for word in entry.words
        )
        self._by_alias = self._alias_index()
        self._reader = Reader(lexicon, frozenset(word for key in self._by_alias for word in key))
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._understand)

    def understand(self, text: str) -> Understanding:
        """The rulings for every task in the text."""
        return self._kept(text) if len(text) <= _LONGEST_KEPT else self._understand(text)

    def _understand(self, text: str) -> Understanding:
        words, mentions = self._reader.read(text)
        tasks: list[_Task] = []
        for piece in self._pieces(words, mentions):
            task = self._task(words, piece, tasks[-1].found if tasks else None)
            if tasks and _same_breath(words, tasks[-1], task):
                tasks[-1] = _joined(tasks[-1], task)
            else:
                tasks.append(task)
        kept = [task for task in tasks if not _is_chatter(task)]
        if all(task.ruling.verdict is Verdict.NEITHER for task in kept):
            kept = [_joined(tasks[0], tasks[-1])]
        return Understanding(tuple(_said(text, task) for task in kept), _language(mentions))

    def _pieces(self, words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Piece, ...]:
        """The tasks of the text. A list of nothing but names ("post scheduling, paid ads") has no verbs."""
        whole = Piece(mentions, words[0].start, words[-1].end) if words else Piece((), 0, 0)
        if self._named(words, whole):
            return (whole,)
        listed = split_at_marks(words, mentions)
        if listed and all(self._named(words, piece) for piece in listed):
            return listed
        return split(words, mentions)

    def _named(self, words: tuple[Word, ...], piece: Piece) -> Topic | None:
        return self._by_alias.get(self._alias_key([word.form for word in _words_of(piece, words)]))

    def _task(self, words: tuple[Word, ...], piece: Piece, before: Findings | None) -> "_Task":
        kept = without_denied(words, piece.mentions)
        found = find(kept, asides(words, kept), told=len(kept) > LONGEST_LIST)
        if before is not None and found.family is None and found.act is not None and _works(found.act):
            found = replace(found, family=before.family, companions=before.companions, social=before.social)
        named = self._named(words, piece)
        if named is not None:
            return _Task(piece, found, _owned(named, _NAMED))
        return _Task(piece, found, self._ruling(found))

    def _ruling(self, found: Findings) -> Ruling:
        topic = owner_topic(found, self._lexicon)
        if _is_foreign(found):
            return Ruling("", Verdict.NEITHER, 0.9, nearest=self._near(found, topic))
        if topic is not None:
            return _owned(self._catalog.topics[topic], _confidence(found))
        if found.family is not None and (found.social or not found.unknown):
            return Ruling("", Verdict.UNSURE, 0.5, nearest=self._open_choices(found.family))
        return Ruling("", Verdict.NEITHER, 0.8, nearest=self._near(found, topic))

    def _open_choices(self, family: str) -> tuple[str, ...]:
        choices = self._lexicon.open_choices
        return choices.get(family, choices["default"])

    def _near(self, found: Findings, topic: str | None) -> tuple[str, ...]:
        """Covered topics worth a suggestion: none unless something of ours was named."""
        if found.family in {None, "none"}:
            return ()
        return (topic,) if topic is not None else self._open_choices(found.family or "")

    def _alias_index(self) -> Mapping[tuple[str, ...], Topic]:
        index: dict[tuple[str, ...], Topic] = {}
        for topic in self._catalog.topics.values():
            for name in (topic.name.en, topic.name.id, *topic.aliases["en"], *topic.aliases["id"]):
                index.setdefault(self._alias_key([fold(word) for word in name.split()]), topic)
        return {key: topic for key, topic in index.items() if key}

    def _alias_key(self, forms: list[str]) -> tuple[str, ...]:
        """The words that matter, in any order: the alias "post scheduling" is also "scheduling the post?"."""
        plain = (form.strip(",.;:!?()") for form in forms)
        return tuple(sorted(form for form in plain if form and form not in self._fillers))


def _is_filler(sense: Sense) -> bool:
    return isinstance(sense, Filler) or (isinstance(sense, Cue) and sense not in _TELLING_CUES)


def _words_of(piece: Piece, words: tuple[Word, ...]) -> list[Word]:
    return [words[at] for mention in piece.mentions for at in range(mention.first, mention.last + 1)]


def _works(act: Act) -> bool:
    return act.mode in {Mode.DO, Mode.MEASURE, Mode.ANALYSE}


def _owned(topic: Topic, confidence: float) -> Ruling:
    return Ruling("", Verdict(topic.owner), confidence, topic=topic.id)


def _same_breath(words: tuple[Word, ...], one: "_Task", other: "_Task") -> bool:
    """Whether two stretches are one task: "find segments and build personas", "a new bio, who does it?"."""
    if other.ruling.topic is None or one.ruling.topic != other.ruling.topic:
        return False
    first = other.piece.mentions[0]
    before = words[first.first - 1]
    asks = any(Cue.ASKING in mention.entry.cues for mention in other.piece.mentions)
    if asks and not any(_names_content(mention) for mention in other.piece.mentions):
        return before.form not in _AND
    return before.form in _AND and not before.breaks


def _names_content(mention: Mention) -> bool:
    return any(thing.family != "place" for thing in mention.entry.things)


def _joined(one: "_Task", other: "_Task") -> "_Task":
    mentions = (*one.piece.mentions, *other.piece.mentions)
    return replace(one, piece=Piece(mentions, one.piece.start, other.piece.end))


def _is_chatter(task: "_Task") -> bool:
    """Whether it is talk around the task rather than another field's task."""
    found = task.found
    other = found.act is not None and found.act.mode is Mode.OTHER
    return task.ruling.verdict is Verdict.NEITHER and not found.foreign and not (other and found.unknown)


def _said(text: str, task: "_Task") -> Ruling:
    said = text[task.piece.start : task.piece.end] if task.piece.mentions else text.strip()
    return replace(task.ruling, text=said)


def _is_foreign(found: Findings) -> bool:
    """Whether another field's words, or too many unknown ones, outweigh what is ours."""
    if found.family == "none":
        return True
    if found.family is None:
        published = found.act is not None and found.act.id == "publish"
        return found.foreign > 0 or (found.unknown > 0 and not published)
    if found.foreign:
        abroad = found.foreign >= _CLEARLY_FOREIGN and "place" not in found.companions
        return not found.social or (found.family == "place" and not _works_on(found)) or abroad
    if found.act is not None and found.act.mode is Mode.OTHER and not found.social:
        return True
    return not found.social and found.unknown > _STRANGERS.get(found.family, _MOST_STRANGERS)


def _works_on(found: Findings) -> bool:
    return found.act is not None and _works(found.act)


def _confidence(found: Findings) -> float:
    doubt = 0.04 * found.unknown + 0.08 * found.guessed
    if found.act is None:
        doubt += 0.08
    if not found.social:
        doubt += 0.05
    return round(max(0.5, 0.95 - doubt), 2)


def _language(mentions: tuple[Mention, ...]) -> Lang | None:
    english = sum(mention.entry.langs == {"en"} for mention in mentions)
    indonesian = sum(mention.entry.langs == {"id"} for mention in mentions)
    if english == indonesian:
        return None
    return "en" if english > indonesian else "id"
