"""Loads the lexicon from `knowledge/language/`, checking all of it against the catalog."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from core.knowledge.folder import KnowledgeFolder
from core.knowledge.lexicon import (
    COMPANY,
    Act,
    Cell,
    Cue,
    Entry,
    Filler,
    Foreign,
    Lexicon,
    Mode,
    Scale,
    Sense,
    Social,
    Subject,
    Thing,
    fold,
)
from core.knowledge.model import Catalog
from core.knowledge.spelling import instead
from core.knowledge.yaml_nodes import Entry as Place
from core.languages import LANGS, Lang

_HEAVIEST: Final = 9
_BESIDE: Final = "with-"
_FEWEST_CHOICES, _MOST_CHOICES = 2, 3
_NO_FAMILY: Final = "none"

Row = dict[str, Cell]


def load_lexicon(folder: Path, catalog: Catalog | None) -> Lexicon:
    """The lexicon in the knowledge folder; its owner table leads to the catalog's topics.

    Without a catalog (it has faults of its own) the topics are not checked, everything else is.

    Raises:
        KnowledgeError: Something in the files is wrong or does not hold together; it carries every fault.
    """
    return _LexiconReader(KnowledgeFolder(folder), catalog).read()


class _Senses:
    """Gathers what each word or phrase may mean. A filler that means something else, too, is no filler."""

    def __init__(self) -> None:
        self._senses: dict[tuple[str, ...], dict[Sense, None]] = {}
        self._langs: dict[tuple[str, ...], set[Lang]] = {}

    def add(self, fields: Mapping[str, Place], sense: Sense) -> None:
        for lang in LANGS:
            for item in fields[lang].items():
                words = tuple(fold(word) for word in item.text().split())
                if words:
                    self._senses.setdefault(words, {})[sense] = None
                    self._langs.setdefault(words, set()).add(lang)

    def entries(self) -> Iterable[Entry]:
        for words, senses in self._senses.items():
            telling = tuple(sense for sense in senses if not isinstance(sense, Filler))
            yield Entry(words, telling or tuple(senses), frozenset(self._langs[words]))


class _LexiconReader:
    """Reads file by file; the owner table comes last, as it refers to acts, families and topics."""

    def __init__(self, folder: KnowledgeFolder, catalog: Catalog | None) -> None:
        self._folder = folder
        self._topics = catalog.topics if catalog else {}
        self._senses = _Senses()
        self._acts: dict[str, None] = {}
        self._families: list[tuple[str, Place]] = []

    def read(self) -> Lexicon:
        self._read_acts()
        self._read_things()
        self._read_kinds("scales", tuple(Scale))
        self._read_kinds("cues", tuple(Cue))
        slang = self._read_everyday()
        owners = self._folder.open("language/owners.yaml").fields(("families", "alone", "open"))
        table = self._read_families(owners["families"])
        alone = self._read_alone(owners["alone"])
        choices = self._read_choices(owners["open"], table)
        self._folder.finish()
        return Lexicon(tuple(self._senses.entries()), slang, table, alone, choices)

    def _section(self, file: str, key: str) -> Mapping[str, Place]:
        return self._folder.open(f"language/{file}").fields((key,))[key].pairs()

    def _read_acts(self) -> None:
        acts = self._section("acts.yaml", "acts")
        for name, entry in acts.items():
            fields = entry.fields(("mode", *LANGS), ("as", "also"))
            mode = fields["mode"].choice(tuple(Mode)) or Mode.DO
            same = fields["as"].text()
            _check_name("act", same, fields["as"], acts)
            act = Act(same or name, mode, weak=fields["also"].choice(("thing",)) is not None)
            self._acts[act.id] = None
            self._senses.add(fields, act)

    def _read_things(self) -> None:
        for name, entry in self._section("things.yaml", "things").items():
            fields = entry.fields(("family", "weight", "social", *LANGS))
            family = fields["family"].text()
            social = fields["social"].choice(tuple(Social)) or Social.WEAK
            self._families.append((family, fields["family"]))
            self._senses.add(fields, Thing(name, family, fields["weight"].number(0, _HEAVIEST), social))

    def _read_kinds(self, name: str, kinds: Sequence[Scale | Cue]) -> None:
        """Reads the words of each scale or cue, in a file called like what it holds."""
        entries = self._folder.open(f"language/{name}.yaml").fields((name,))[name].fields(kinds)
        for kind in kinds:
            self._senses.add(entries[kind].fields(LANGS), kind)

    def _read_everyday(self) -> Mapping[str, str]:
        fields = self._folder.open("language/everyday.yaml").fields(("foreign", "subject", "filler", "slang"))
        self._senses.add(fields["foreign"].fields(LANGS), Foreign())
        self._senses.add(fields["subject"].fields(LANGS), Subject())
        self._senses.add(fields["filler"].fields(LANGS), Filler())
        return {word: entry.text() for word, entry in fields["slang"].pairs().items()}

    def _read_families(self, entry: Place) -> Mapping[str, Row]:
        table: dict[str, Row] = {}
        for family, row in entry.pairs().items():
            table[family] = self._read_row(row, table)
        for family, place in self._families:
            if family != _NO_FAMILY:
                _check_name("family", family, place, table)
        return table

    def _read_row(self, entry: Place, table: Mapping[str, Row]) -> Row:
        row: Row = {}
        for key, cell in entry.pairs().items():
            if key == "like":
                row = {**self._taken_over(cell, table), **row}
            else:
                _check_name("act", key, cell, (*self._acts, *Mode, "bare", "else") if self._acts else ())
                row[key] = self._read_cell(cell)
        return row

    @staticmethod
    def _taken_over(entry: Place, table: Mapping[str, Row]) -> Row:
        family = entry.text()
        if family and family not in table:
            entry.fault(f"no family above is called '{family}': {instead(family, table)}")
        return table.get(family, {})

    def _read_cell(self, entry: Place) -> Cell:
        if entry.is_text:
            return Cell(otherwise=self._topic(entry))
        beside = tuple(f"{_BESIDE}{company}" for company in COMPANY)
        fields = entry.fields((), (*Scale, *beside, "else"))
        company = ((name, self._topic(fields[f"{_BESIDE}{name}"])) for name in COMPANY)
        return Cell(
            small=self._topic(fields[Scale.SMALL]),
            big=self._topic(fields[Scale.BIG]),
            beside=tuple((name, topic) for name, topic in company if topic is not None),
            otherwise=self._topic(fields["else"]),
        )

    def _read_alone(self, entry: Place) -> Mapping[str, str]:
        found = {act: (self._topic(cell), cell) for act, cell in entry.pairs().items()}
        for act, (_, cell) in found.items():
            _check_name("act", act, cell, self._acts)
        return {act: topic for act, (topic, _) in found.items() if topic is not None}

    def _read_choices(self, entry: Place, table: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        offers = entry.fields(("default",), tuple(table))
        return {family: self._read_offer(offer) for family, offer in offers.items() if offer.given}

    def _read_offer(self, entry: Place) -> tuple[str, ...]:
        topics = (self._topic(item) for item in entry.items(least=_FEWEST_CHOICES, most=_MOST_CHOICES))
        return tuple(topic for topic in topics if topic is not None)

    def _topic(self, entry: Place) -> str | None:
        """A reference to a topic; None when it is not given or unknown, which is noted."""
        name = entry.text()
        _check_name("topic", name, entry, self._topics)
        return name or None


def _check_name(kind: str, name: str, place: Place, known: Collection[str]) -> None:
    """Notes a name that nothing has, unless none could be read at all: that is the fault then."""
    if name and known and name not in known:
        place.fault(f"no {kind} is called '{name}': {instead(name, known)}")
