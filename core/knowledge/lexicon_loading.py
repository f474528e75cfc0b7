"""Loads the lexicon from `knowledge/language/`, checking all of it against the catalog."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from core.knowledge.folder import KnowledgeFolder
from core.knowledge.lexicon import (
    CLASSES,
    Act,
    Cue,
    Entry,
    Filler,
    Foreign,
    Lexicon,
    Mode,
    OpenAnswer,
    OpenQuestion,
    Scale,
    Sense,
    Subject,
    Thing,
    fold,
)
from core.knowledge.model import Catalog
from core.knowledge.spelling import instead
from core.knowledge.yaml_nodes import Entry as Place
from core.languages import LANGS, Lang

_HEAVIEST: Final = 9
_FEWEST_ANSWERS, _MOST_ANSWERS = 2, 3
_ASK_LIMIT: Final = 100
_LABEL_LIMIT: Final = 40


def load_lexicon(folder: Path, catalog: Catalog | None) -> Lexicon:
    """The lexicon in the knowledge folder; its open questions lead to the catalog's topics.

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
        """The entries; those that mean the same share what it is, and half a megabyte is spared."""
        meanings: dict[tuple[Sense, ...], tuple[Sense, ...]] = {}
        tongues: dict[frozenset[Lang], frozenset[Lang]] = {}
        for words, senses in self._senses.items():
            telling: tuple[Sense, ...] = tuple(sense for sense in senses if not isinstance(sense, Filler))
            langs = frozenset(self._langs[words])
            meant = telling or tuple(senses)
            yield Entry(words, meanings.setdefault(meant, meant), tongues.setdefault(langs, langs))


class _LexiconReader:
    """Reads file by file; the open questions come last, as they refer to families and topics."""

    def __init__(self, folder: KnowledgeFolder, catalog: Catalog | None) -> None:
        self._folder = folder
        self._topics = catalog.topics if catalog else {}
        self._senses = _Senses()
        self._families: dict[str, None] = {}

    def read(self) -> Lexicon:
        self._read_acts()
        self._read_things()
        self._read_kinds("scales", tuple(Scale))
        self._read_kinds("cues", tuple(Cue))
        slang = self._read_everyday()
        questions = self._read_questions(self._section("open.yaml", "open"))
        classes = self._read_classes()
        self._folder.finish()
        return Lexicon(tuple(self._senses.entries()), slang, questions, classes)

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
            self._senses.add(fields, act)

    def _read_things(self) -> None:
        for entry in self._section("things.yaml", "things").values():
            fields = entry.fields(("family", "weight", *LANGS), ("social",))
            family = fields["family"].text()
            weight = fields["weight"].number(0, _HEAVIEST)
            self._families[family] = None
            self._senses.add(fields, Thing(family, weight, fields["social"].flag()))

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

    def _read_classes(self) -> Mapping[str, str]:
        entries = self._folder.open("language/classes.yaml").fields(("classes",))["classes"].fields(CLASSES)
        found: dict[str, str] = {}
        for name in CLASSES:
            listed = entries[name].fields((), LANGS)
            for item in (*listed["en"].items(), *listed["id"].items()):
                word = fold(item.text())
                if found.setdefault(word, name) != name:
                    item.fault(f"'{word}' is listed as {found[word]} already: keep it in one of the two")
        return found

    def _read_questions(self, asked: Mapping[str, Place]) -> Mapping[str, OpenQuestion]:
        for family, entry in asked.items():
            _check_name("family", family, entry, self._families)
        questions = {family: self._question(entry) for family, entry in asked.items()}
        _check_choices(asked, questions)
        return questions

    def _question(self, entry: Place) -> OpenQuestion:
        fields = entry.fields(("ask", "answers"))
        answers = fields["answers"].items(least=_FEWEST_ANSWERS, most=_MOST_ANSWERS)
        return OpenQuestion(fields["ask"].bilingual(_ASK_LIMIT), tuple(map(self._answer, answers)))

    def _answer(self, entry: Place) -> OpenAnswer:
        fields = entry.fields(("label", "to"))
        return OpenAnswer(fields["label"].bilingual(_LABEL_LIMIT), self._topic(fields["to"]))

    def _topic(self, entry: Place) -> str:
        """A reference to a topic; an unknown one is noted."""
        name = entry.text()
        _check_name("topic", name, entry, self._topics)
        return name


def _check_choices(asked: Mapping[str, Place], questions: Mapping[str, OpenQuestion]) -> None:
    """Notes families with the same choices: a ruling has those alone, and the question is found by them."""
    seen: dict[tuple[str, ...], Place] = {}
    for family, question in questions.items():
        first = seen.setdefault(question.choices, asked[family])
        if question.choices and first is not asked[family]:
            asked[family].fault(
                f"'{family}' leads to the same topics as '{first.name}' at {first.place}: "
                "lead to others, or put them in another order"
            )


def _check_name(kind: str, name: str, place: Place, known: Collection[str]) -> None:
    """Notes a name that nothing has, unless none could be read at all: that is the fault then."""
    if name and known and name not in known:
        place.fault(f"no {kind} is called '{name}': {instead(name, known)}")
