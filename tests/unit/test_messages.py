"""The bot's own sentences: what is said of a catalogue that is wrong, with file and line."""

from pathlib import Path

import pytest

from core.errors import KnowledgeError
from core.message_loading import load_messages
from core.messages import Messages

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
HINT = 'put each text in double quotes, and write a quote inside it as \\"'
GREETING = 'msgid "hello"\nmsgstr "{name}!"\n'


class Catalogues:
    """Two catalogues, in which the first sentence stands on line 4."""

    def __init__(self, parent: Path) -> None:
        self.folder = parent / "knowledge" / "wording"
        self.folder.mkdir(parents=True)
        self.write("en", GREETING)
        self.write("id", GREETING)

    def write(self, lang: str, sentences: str) -> None:
        (self.folder / f"{lang}.po").write_text(HEADER + sentences, encoding="utf-8")

    def load(self) -> Messages:
        return load_messages(self.folder)

    def faults(self) -> list[str]:
        with pytest.raises(KnowledgeError) as caught:
            self.load()
        return str(caught.value).splitlines()


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    return Catalogues(tmp_path)


def test_says_a_sentence_in_either_language_with_its_words_filled_in(catalogues: Catalogues) -> None:
    catalogues.write("id", 'msgid "hello"\nmsgstr "Halo {name}."\n')

    messages = catalogues.load()

    assert messages.say("en", "hello", name="Ayu") == "Ayu!"
    assert messages.say("id", "hello", name="{Budi}") == "Halo {Budi}."


def test_passes_over_sentences_that_are_no_longer_used(catalogues: Catalogues) -> None:
    catalogues.write("id", GREETING + '\n#~ msgid "bye"\n#~ msgstr "dah"\n')

    assert list(catalogues.load().sentences["id"]) == ["hello"]


@pytest.mark.parametrize(
    ("sentences", "fault"),
    [
        (GREETING + GREETING, "6: 'hello' is already given at line 4: remove one of them"),
        (
            'msgid "hello"\nmsgstr ""\n',
            "4: 'hello' has no finished sentence: write its msgstr, and remove the mark 'fuzzy'",
        ),
        (
            f"#, fuzzy\n{GREETING}",
            "4: 'hello' has no finished sentence: write its msgstr, and remove the mark 'fuzzy'",
        ),
        (
            'msgid "hello"\nmsgstr "{name!"\n',
            "4: 'hello' has an odd brace: write words for the bot to fill in as {word}",
        ),
        (
            'msgid "hello"\nmsgstr "{}!"\n',
            "4: 'hello' has an odd brace: write words for the bot to fill in as {word}",
        ),
        (
            f'{GREETING}\nmsgid "bye"\nmsgstr "dah"\n',
            "7: 'bye' is missing in en.po: add it there",
        ),
        (
            'msgid "hello"\nmsgstr "{name}" Halo"\n',
            f"5: no valid entry: unescaped double quote found: {HINT}",
        ),
        (
            f"{GREETING}Halo\n",
            f"6: no valid entry: {HINT}",
        ),
    ],
    ids=["twice", "empty", "fuzzy", "open brace", "nameless brace", "only here", "quote", "no entry"],
)
def test_says_what_is_wrong_with_a_sentence(catalogues: Catalogues, sentences: str, fault: str) -> None:
    catalogues.write("id", sentences)

    assert f"knowledge/wording/id.po:{fault}" in catalogues.faults()


def test_says_at_the_english_sentence_that_the_indonesian_one_fills_in_other_words(
    catalogues: Catalogues,
) -> None:
    catalogues.write("id", 'msgid "hello"\nmsgstr "{nama}!"\n')

    (fault,) = catalogues.faults()

    assert fault.startswith("knowledge/wording/en.po:4: 'hello' has other words in braces than in id.po")


def test_says_that_a_catalogue_is_missing_and_not_that_each_sentence_is(catalogues: Catalogues) -> None:
    (catalogues.folder / "en.po").unlink()

    assert catalogues.faults() == [
        "knowledge/wording/en.po:1: is missing: write it, or bring it back from an earlier version"
    ]


def test_says_that_a_catalogue_is_empty(catalogues: Catalogues) -> None:
    catalogues.write("id", "")

    assert catalogues.faults() == [
        "knowledge/wording/id.po:1: has no sentences: bring it back from an earlier version"
    ]


def test_says_where_a_catalogue_is_not_utf_8(catalogues: Catalogues) -> None:
    (catalogues.folder / "id.po").write_bytes(b'msgid "a"\nmsgstr "caf\xe9"\n')

    assert catalogues.faults() == [
        "knowledge/wording/id.po:2: is not in UTF-8: save it again in this encoding"
    ]


def test_finds_the_faults_of_both_catalogues_at_once(catalogues: Catalogues) -> None:
    catalogues.write("en", 'msgid "hello"\nmsgstr ""\n\nmsgid "one"\nmsgstr "1"\n')
    catalogues.write("id", 'msgid "hello"\nmsgstr ""\n\nmsgid "two"\nmsgstr "2"\n')

    assert [fault.split(": ")[0].rpartition("/")[2] for fault in catalogues.faults()] == [
        "en.po:4",
        "en.po:7",
        "id.po:4",
        "id.po:7",
    ]
