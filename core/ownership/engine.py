"""The ownership engine: a request in, its rulings out. Pure: the same text always gets the same answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from core.knowledge.lexicon import PLACE, Cue, Filler, Lexicon, Mode
from core.knowledge.model import Catalog
from core.languages import Lang
from core.ownership.finding import Findings
from core.ownership.judging import LEAST_SURE, judge
from core.ownership.learnt import Learnt
from core.ownership.naming import Key, fillers_of, key_of
from core.ownership.normalising import Word
from core.ownership.reading import Mention, Reader
from core.ownership.seeing import Seen, see, words_of
from core.ownership.splitting import Piece, split, split_at_marks
from core.ownership.verdicts import Ruling, Verdict

MOST_TASKS: Final = 25
_MOST_KEPT: Final = 512
_LONGEST_KEPT: Final = 80
"""Requests that are kept with what they mean, in memory alone: people ask for the same plain names."""
_NAMED: Final = 0.97
"""Confidence where a topic was asked for by one of its own names."""
_AND: Final = frozenset({"and", "dan", "serta"})


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

    def __init__(self, catalog: Catalog, lexicon: Lexicon, learnt: Learnt, names: Mapping[Key, str]) -> None:
        self._topics = catalog.topics
        self._open_choices = lexicon.open_choices
        self._learnt = learnt
        self._names = names
        self._fillers = fillers_of(lexicon)
        self._reader = Reader(lexicon, names)
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._understand)

    def understand(self, text: str) -> Understanding:
        """The rulings for every task in the text."""
        return self._kept(text) if len(text) <= _LONGEST_KEPT else self._understand(text)

    def _understand(self, text: str) -> Understanding:
        words, mentions = self._reader.read(text)
        tasks: list[_Task] = []
        for piece in self._pieces(words, mentions):
            task = self._task(words, piece, tasks[-1] if tasks else None)
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

    def _named(self, words: tuple[Word, ...], piece: Piece) -> str | None:
        forms = (word.form for word in words_of(words, piece.mentions))
        return self._names.get(key_of(forms, self._fillers))

    def _task(self, words: tuple[Word, ...], piece: Piece, before: "_Task | None") -> "_Task":
        seen = see(words, piece.mentions)
        found = seen.found
        if before is not None and found.family is None and found.act is not None and found.act.works:
            return self._going_on(words, piece, before)
        named = self._named(words, piece)
        if named is not None:
            return _Task(piece, found, Ruling("", Verdict(self._topics[named].owner), _NAMED, topic=named))
        return _Task(piece, found, self._ruling(piece, seen))

    def _going_on(self, words: tuple[Word, ...], piece: Piece, before: "_Task") -> "_Task":
        """A task that names nothing itself: it works on what the task before it named."""
        if before.ruling.topic is None or _asks(piece):
            return _Task(piece, before.found, before.ruling)  # "a new bio, who does it?"
        things = tuple(mention for mention in before.piece.mentions if mention.entry.things)
        seen = see(words, (*things, *piece.mentions))  # "film the clip, upload it"
        return _Task(piece, seen.found, judge(self._topics, *self._learnt.likelihoods(seen.features)))

    def _ruling(self, piece: Piece, seen: Seen) -> Ruling:
        found = seen.found
        if found.family is None and found.act is None and found.unknown == len(piece.mentions):
            return Ruling("", Verdict.NEITHER, _NAMED)  # not a word that we know, or none at all
        open_choices = self._open_choices.get(found.family or "")
        if found.act is None and open_choices and sum(map(_tells, piece.mentions)) == 1:
            return Ruling("", Verdict.UNSURE, LEAST_SURE, nearest=open_choices)
        ruling = judge(self._topics, *self._learnt.likelihoods(seen.features))
        near = ruling.verdict is not Verdict.NEITHER or found.family is not None
        return ruling if near else replace(ruling, nearest=())  # names nothing of ours: nothing comes near


def _same_breath(words: tuple[Word, ...], one: "_Task", other: "_Task") -> bool:
    """Whether two stretches are one task: "find segments and build personas", "a new bio, who does it?"."""
    if other.ruling.topic is None or one.ruling.topic != other.ruling.topic:
        return False
    first = other.piece.mentions[0]
    before = words[first.first - 1]
    if _asks(other.piece) and not any(_names_content(mention) for mention in other.piece.mentions):
        return before.form not in _AND
    return before.form in _AND and not before.breaks


def _asks(piece: Piece) -> bool:
    return any(Cue.ASKING in mention.entry.cues for mention in piece.mentions)


def _tells(mention: Mention) -> bool:
    return {type(sense) for sense in mention.entry.senses} != {Filler}


def _names_content(mention: Mention) -> bool:
    return any(thing.family != PLACE for thing in mention.entry.things)


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


def _language(mentions: tuple[Mention, ...]) -> Lang | None:
    english = sum(mention.entry.langs == {"en"} for mention in mentions)
    indonesian = sum(mention.entry.langs == {"id"} for mention in mentions)
    if english == indonesian:
        return None
    return "en" if english > indonesian else "id"
