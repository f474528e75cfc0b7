"""Reads one topic of the files in `knowledge/topics/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from core.knowledge.model import Contradiction, Flip, Owner, Phase, PhaseSplit, Role, Topic
from core.knowledge.names import Names
from core.knowledge.yaml_nodes import Entry
from core.languages import LANGS, Bilingual, Lang

ROLES: Final[tuple[Role, ...]] = get_args(Role)
OWNERS: Final[tuple[Owner, ...]] = get_args(Owner)
PHASES: Final = tuple(Phase)

_REQUIRED: Final = ("id", "owner", "name", "aliases", "why", "section", "flips", "handoff", "hands_over")
_OPTIONAL: Final = ("other_role", "split", "contradiction", "measures")

_NAME_LIMIT: Final = 60
_WHY_LIMIT: Final = 300
_WHEN_LIMIT: Final = 160
_LABEL_LIMIT: Final = 40
_HANDOFF_LIMIT: Final = 240
_HANDS_OVER_LIMIT: Final = 40
_LEAST_ALIASES: Final = 4
_MOST_FLIPS: Final = 4
_LEAST_PHASES: Final = 2
_LEAST_SIDES: Final = 2
_ONE_ROLE: Final = "one role alone is accountable in a phase"


@dataclass(frozen=True, slots=True)
class Alias:
    """A word that people use for a topic, where it stands."""

    word: str
    lang: Lang
    entry: Entry


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic as read, with what the checks across topics need to point at.

    `owner` is None when it could not be read; the topic then holds a stand-in. `ways` are the topics that
    the flips lead to.
    """

    topic: Topic
    owner: Owner | None
    id: Entry
    aliases: tuple[Alias, ...]
    ways: tuple[tuple[str, Entry], ...]


class TopicReader:
    """Reads topics, whose sections and flips refer to names."""

    def __init__(self, sections: Names, topics: Names) -> None:
        self._sections = sections
        self._topics = topics

    def read(self, entry: Entry) -> TopicEntry:
        """The topic that is written at `entry`."""
        fields = entry.fields(_REQUIRED, _OPTIONAL)
        owner = fields["owner"].choice(OWNERS)
        _check_kind(entry, fields, owner)
        aliases = _aliases(fields["aliases"])
        flips = [self._flip(flip) for flip in fields["flips"].items(least=1, most=_MOST_FLIPS)]
        topic = Topic(
            id=self._topics.give(fields["id"]),
            owner=owner or "shared",
            name=fields["name"].bilingual(_NAME_LIMIT),
            aliases=_words(aliases),
            why=fields["why"].bilingual(_WHY_LIMIT),
            section=self._sections.refer(fields["section"]),
            other_role=_bilingual_if_given(fields["other_role"]),
            flips=tuple(flip for flip, _ in flips),
            handoff=fields["handoff"].bilingual(_HANDOFF_LIMIT),
            hands_over=fields["hands_over"].bilingual(_HANDS_OVER_LIMIT),
            split=_split(fields["split"]),
            contradiction=self._contradiction(fields["contradiction"]),
            measures=fields["measures"].flag(),
        )
        ways = tuple((flip.to, to) for flip, to in flips if flip.to)
        return TopicEntry(topic, owner, fields["id"], aliases, ways)

    def _flip(self, entry: Entry) -> tuple[Flip, Entry]:
        fields = entry.fields(("when", "label", "to"))
        when = fields["when"].bilingual(_WHEN_LIMIT)
        label = fields["label"].bilingual(_LABEL_LIMIT)
        return Flip(when, label, self._topics.refer(fields["to"])), fields["to"]

    def _contradiction(self, entry: Entry) -> Contradiction | None:
        if not entry.given:
            return None
        fields = entry.fields(("text", "sections"))
        sections = tuple(self._sections.refer(item) for item in fields["sections"].items(least=_LEAST_SIDES))
        readable = [section for section in sections if section]
        if len(set(readable)) < len(readable):
            fields["sections"].fault("a section stands here twice: name those that disagree, each once")
        return Contradiction(fields["text"].bilingual(), sections)


def _check_kind(entry: Entry, fields: Mapping[str, Entry], owner: Owner | None) -> None:
    """Holds an overlap to what overlaps have, and a topic of one role to what those have."""
    if owner == "shared":
        for key in ("split", "contradiction"):
            if not fields[key].given:
                entry.fault(
                    f"'{entry.name}' is shared and has no '{key}': add it, or name one role as its owner"
                )
        if fields["other_role"].given:
            fields["other_role"].fault(
                "a shared topic has no 'other_role': remove it, 'split' says each one's part"
            )
    elif owner:
        if fields["split"].given:
            fields["split"].fault("only a shared topic is split: remove 'split', or write 'owner: shared'")
        if not fields["other_role"].given:
            entry.fault(f"'{entry.name}' has no 'other_role': add what the other role does")


def _aliases(entry: Entry) -> tuple[Alias, ...]:
    both = entry.languages()
    return tuple(
        Alias(item.text(), lang, item) for lang in LANGS for item in both[lang].items(least=_LEAST_ALIASES)
    )


def _words(aliases: tuple[Alias, ...]) -> Mapping[Lang, tuple[str, ...]]:
    return {lang: tuple(alias.word for alias in aliases if alias.lang == lang) for lang in LANGS}


def _bilingual_if_given(entry: Entry) -> Bilingual | None:
    return entry.bilingual(_WHY_LIMIT) if entry.given else None


def _split(entry: Entry) -> tuple[PhaseSplit, ...]:
    """The phases of an overlap, each of them once."""
    seen: dict[Phase, Entry] = {}
    split: list[PhaseSplit] = []
    for item in entry.items(least=_LEAST_PHASES, most=len(PHASES)):
        fields = item.fields(("phase", "accountable", "part"))
        phase = fields["phase"].choice(PHASES)
        role = fields["accountable"].choice(ROLES, _ONE_ROLE)
        part = fields["part"].bilingual()
        if phase in seen:
            fields["phase"].fault(
                f"the phase '{phase}' is already at {seen[phase].place}: keep one, {_ONE_ROLE}"
            )
        elif phase:
            seen[phase] = fields["phase"]
            split.append(PhaseSplit(phase, role or "specialist", part))
    return tuple(split)
