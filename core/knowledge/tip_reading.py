"""Reads the tips of the files in `knowledge/tips/`, and checks them beside each other and the topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from core.knowledge.model import Audience, AxisRef, Owner, Tip, TipKind, TopicRef
from core.knowledge.names import Names
from core.knowledge.topic_reading import OWNERS, TopicEntry
from core.knowledge.yaml_nodes import Entry
from core.languages import LANGS, Bilingual

AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)
KINDS: Final = tuple(TipKind)

_REQUIRED: Final = ("id", "kind", "audience", "text")
_OPTIONAL: Final = ("topic", "axis", "owner", "answer", "phrase")
_SHORTEST: Final = 40
_LONGEST: Final = 280
_GOES_WITH: Final = {"answer": TipKind.QUESTION, "phrase": TipKind.HANDOFF}


@dataclass(frozen=True, slots=True)
class TipEntry:
    """A tip as read, with the places that the checks across tips need to point at."""

    tip: Tip
    owner: Entry
    text: Entry


class TipReader:
    """Reads tips, each of which rests on a topic or an axis."""

    def __init__(self, tips: Names, topics: Names, axes: Sequence[str]) -> None:
        self._tips = tips
        self._topics = topics
        self._axes = axes

    def read(self, entry: Entry) -> TipEntry:
        """The tip that is written at `entry`."""
        fields = entry.fields(_REQUIRED, _OPTIONAL)
        kind = fields["kind"].choice(KINDS)
        _check_kind(entry, fields, kind)
        tip = Tip(
            id=self._tips.give(fields["id"]),
            kind=kind or TipKind.DID_YOU_KNOW,
            audience=fields["audience"].choice(AUDIENCES) or "everybody",
            text=_words(fields["text"]),
            rests_on=self._rests_on(entry, fields),
            owner=fields["owner"].choice(OWNERS),
            answer=_words_if_given(fields["answer"]),
            phrase=_words_if_given(fields["phrase"]),
        )
        return TipEntry(tip, fields["owner"], fields["text"])

    def _rests_on(self, entry: Entry, fields: Mapping[str, Entry]) -> TopicRef | AxisRef:
        topic, axis = fields["topic"], fields["axis"]
        if topic.given and axis.given:
            axis.fault("a tip rests on a topic or on an axis: keep one of the two")
        if not topic.given and not axis.given:
            entry.fault(f"'{entry.name}' rests on nothing: add the 'topic' or the 'axis' that it is about")
        name = axis.choice(self._axes)
        return AxisRef(name or "") if axis.given else TopicRef(self._topics.refer(topic))


def check_tips(entries: Iterable[TipEntry], topics: Iterable[TopicEntry]) -> None:
    """Notes tips that name another owner than their topic has, and texts that stand twice."""
    entries = tuple(entries)
    _check_owners(entries, {topic.topic.id: topic.owner for topic in topics})
    _check_texts(entries)


def _check_kind(entry: Entry, fields: Mapping[str, Entry], kind: TipKind | None) -> None:
    """Holds an answer to questions and a phrase to hand-offs, both of which name an owner."""
    for key, only in _GOES_WITH.items():
        if kind is only:
            for needed in (key, "owner"):
                if not fields[needed].given:
                    entry.fault(f"'{entry.name}' is a {kind} and has no '{needed}': add it")
        elif kind and fields[key].given:
            fields[key].fault(f"only a {only} has '{key}': remove it, or write 'kind: {only}'")


def _check_owners(entries: tuple[TipEntry, ...], owners: Mapping[str, Owner | None]) -> None:
    """A tip on an overlap may name one role: the one of the phase that it is about."""
    for entry in entries:
        topic, said = entry.tip.rests_on.id, entry.tip.owner
        owner = owners.get(topic) if isinstance(entry.tip.rests_on, TopicRef) else None
        if said and owner and owner not in ("shared", said):
            entry.owner.fault(
                f"this tip says {said}, but '{topic}' is the {owner}'s: rewrite the tip, or name another topic"
            )


def _check_texts(entries: tuple[TipEntry, ...]) -> None:
    for lang in LANGS:
        seen: dict[str, TipEntry] = {}
        for entry in entries:
            words = entry.tip.text.in_(lang).casefold()
            first = seen.setdefault(words, entry)
            if words and first is not entry:
                entry.text.fault(f"the same text in '{lang}' is at {first.text.place}: rewrite one of them")


def _words(entry: Entry) -> Bilingual:
    return entry.bilingual(_LONGEST, least=_SHORTEST)


def _words_if_given(entry: Entry) -> Bilingual | None:
    return _words(entry) if entry.given else None
