"""The ownership engine: a request in, its rulings out. Pure: the same text always gets the same answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from core.knowledge.lexicon import Cue, Filler, Lexicon
from core.knowledge.model import Catalog
from core.languages import Lang
from core.ownership.asking import asked_role
from core.ownership.explaining import Working, because, explain
from core.ownership.judging import LEAST_SURE, NAMED, judge
from core.ownership.layout import cut
from core.ownership.learnt import Learnt
from core.ownership.naming import Key, fillers_of, key_of
from core.ownership.normalising import Word
from core.ownership.reading import Mention, Reader
from core.ownership.seeing import Seen, see, words_of
from core.ownership.splitting import Piece, piece, split
from core.ownership.tasks import Basis, Task
from core.ownership.verdicts import Ruling, Verdict
from core.ownership.word_classes import WordClasses

MOST_TASKS: Final = 25
_MOST_KEPT: Final = 512
_LONGEST_KEPT: Final = 80
"""Requests that are kept with what they mean, in memory alone: people ask for the same plain names."""
_CLEAR_ALONE: Final = 0.6
"""How sure an owner must be of a task that names only an act, not to look at what was named before it."""
_CLEAR_IN_TALK: Final = 0.9
"""How sure an owner must be of a stretch of a task, to be that of the whole."""
_BEHIND: Final = 6
"""Characters behind a task in which its question mark stands."""
_HEADING: Final = re.compile(r"\A[^\n:]*:\s*\n\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)?")
"""A line that ends with a colon, and the mark of the item below it."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a request was understood as: a ruling for each task, in the order of the text, at least one.

    `lang` is the language of the text, None where its words do not tell.
    """

    rulings: tuple[Ruling, ...]
    lang: Lang | None


class Engine:
    """Understands requests with one catalog and one lexicon."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon, learnt: Learnt, names: Mapping[Key, str]) -> None:
        self._topics = catalog.topics
        self._open_choices = lexicon.open_choices
        self._learnt = learnt
        self._names = names
        self._fillers = fillers_of(lexicon)
        self._reader = Reader(lexicon, names)
        self._classes = WordClasses(lexicon)
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._understand)

    def understand(self, text: str) -> Understanding:
        """The rulings for every task in the text."""
        return self._kept(text) if len(text) <= _LONGEST_KEPT else self._understand(text)

    def explain(self, text: str) -> tuple[Working, ...]:
        """How each ruling that `understand` gives for the text came about."""
        words, mentions = self._reader.read(text)
        return tuple(explain(words, task, self._learnt) for task in self._tasks(text, words, mentions))

    def _understand(self, text: str) -> Understanding:
        words, mentions = self._reader.read(text)
        tasks = self._tasks(text, words, mentions)
        return Understanding(tuple(task.ruling for task in tasks), _language(mentions))

    def _tasks(self, text: str, words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> list[Task]:
        """The tasks of the text, at least one; a text in which none is anybody's is one task."""
        tasks: list[Task] = []
        pieces = self._pieces(words, mentions)
        for part in pieces:
            task = self._task(words, part, tasks[-1] if tasks else None)
            tasks.append(self._without_talk(words, task) if len(pieces) > 1 else task)
        if all(task.ruling.verdict is Verdict.NEITHER for task in tasks):
            tasks = [replace(tasks[0], piece=piece(words, mentions))]
        return [self._finished(text, words, task) for task in tasks]

    def _pieces(self, words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Piece, ...]:
        """The tasks of the text. A list of nothing but names ("post scheduling, paid ads") has no verbs."""
        whole = piece(words, mentions)
        stretches = cut(words, mentions)
        if len(stretches) <= 1 or self._named(words, whole):
            return (whole,)
        listed = tuple(piece(words, stretch) for stretch in stretches)
        if all(self._named(words, part) for part in listed):
            return listed
        return split(words, stretches, self._learnt, self._classes)

    def _named(self, words: tuple[Word, ...], part: Piece) -> str | None:
        forms = (word.form for word in words_of(words, part.mentions))
        return self._names.get(key_of(forms, self._fillers))

    def _task(self, words: tuple[Word, ...], part: Piece, before: Task | None) -> Task:
        seen = see(words, part.mentions)
        found = seen.found
        if before is not None and found.family is None and found.act is not None and found.act.works:
            return self._going_on(words, part, seen, before)
        named = self._named(words, part)
        if named is not None:
            return Task(
                part, seen, Basis.NAMED, Ruling("", Verdict(self._topics[named].owner), NAMED, topic=named)
            )
        return self._judged(part, seen)

    def _going_on(self, words: tuple[Word, ...], part: Piece, seen: Seen, before: Task) -> Task:
        """A task that names nothing itself: it works on what the task before it named, unless it is clear."""
        alone = self._judged(part, seen)
        if before.ruling.topic is None or (alone.ruling.topic and alone.ruling.confidence >= _CLEAR_ALONE):
            return alone  # "plan the campaign, then who uploads?"
        things = tuple(mention for mention in before.piece.mentions if mention.entry.things)
        return self._weighed(part, see(words, (*things, *part.mentions)))  # "film the clip, cut it"

    def _without_talk(self, words: tuple[Word, ...], task: Task) -> Task:
        """One of several tasks, judged by its clearest stretch if it is lost in talk.

        "Morning all, back from leave: edit the clip; then reply to the comments."
        """
        if task.ruling.verdict is not Verdict.NEITHER:
            return task
        stretches = cut(words, task.piece.mentions)
        if len(stretches) == 1:
            return task
        alone = (self._judged(piece(words, stretch), see(words, stretch)) for stretch in stretches)
        clearest = max(alone, key=lambda one: one.ruling.confidence if one.ruling.topic else 0.0)
        if clearest.ruling.topic is None or clearest.ruling.confidence < _CLEAR_IN_TALK:
            return task
        return replace(clearest, piece=task.piece)

    def _judged(self, part: Piece, seen: Seen) -> Task:
        found = seen.found
        if found.family is None and found.act is None and found.unknown == len(part.mentions):
            return Task(part, seen, Basis.STRANGE, Ruling("", Verdict.NEITHER, NAMED))
        choices = self._open_choices.get(found.family or "")
        if found.act is None and choices and sum(map(_tells, part.mentions)) == 1:
            return Task(part, seen, Basis.OPEN, Ruling("", Verdict.UNSURE, LEAST_SURE, nearest=choices))
        task = self._weighed(part, seen)
        if task.ruling.verdict is Verdict.NEITHER and found.family is None:
            return replace(task, ruling=replace(task.ruling, nearest=()))  # nothing of ours comes near
        return task

    def _weighed(self, part: Piece, seen: Seen) -> Task:
        weighed = self._learnt.weigh(seen.features)
        return Task(part, seen, Basis.LEARNT, judge(self._topics, weighed), weighed)

    def _finished(self, text: str, words: tuple[Word, ...], task: Task) -> Task:
        """The task with what its ruling says of the request's own words."""
        part = task.piece
        said = text[part.start : part.end] if part.mentions else text.strip()
        asked = asked_role(part.mentions, text[part.end : part.end + _BEHIND])
        reasons = because(words, task, self._learnt)
        whose = any(Cue.ASKING in mention.entry.cues for mention in part.mentions)
        ruling = replace(task.ruling, text=_HEADING.sub("", said), because=reasons, asked=asked, whose=whose)
        return replace(task, ruling=ruling)


def _tells(mention: Mention) -> bool:
    return {type(sense) for sense in mention.entry.senses} != {Filler}


def _language(mentions: tuple[Mention, ...]) -> Lang | None:
    english = sum(mention.entry.langs == {"en"} for mention in mentions)
    indonesian = sum(mention.entry.langs == {"id"} for mention in mentions)
    if english == indonesian:
        return None
    return "en" if english > indonesian else "id"
