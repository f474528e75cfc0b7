"""The lexicon: what it holds of the files, and what is said of files that are wrong."""

from pathlib import Path

import pytest

from core.errors import KnowledgeError
from core.knowledge.lexicon import (
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
    Thing,
    fold,
)
from core.knowledge.lexicon_loading import load_lexicon
from core.knowledge.model import Catalog
from core.languages import Bilingual
from tests.unit.loading_folder import SOUND, Folder
from tests.unit.small_library import CATALOG

ACTS, THINGS, OPEN = "language/acts.yaml", "language/things.yaml", "language/open.yaml"
SCALES, CUES, EVERYDAY = "language/scales.yaml", "language/cues.yaml", "language/everyday.yaml"
CLASSES = "language/classes.yaml"

PLAN = "      - {label: {en: Plan, id: Rencana}, to: planning}\n"
COUNT_IT = "      - {label: {en: Count it, id: Dihitung}, to: counting}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(SOUND, CATALOG)


def faults(folder: Folder, catalog: Catalog | None = CATALOG) -> list[str]:
    try:
        load_lexicon(folder.path, catalog)
    except KnowledgeError as error:
        return str(error).splitlines()
    return []


def entry(lexicon: Lexicon, words: str) -> Entry:
    (found,) = (one for one in lexicon.entries if one.words == tuple(words.split()))
    return found


def test_knows_what_a_word_means_and_in_which_language(lexicon: Lexicon) -> None:
    assert entry(lexicon, "count").senses == (Act("count", Mode.MEASURE),)
    assert entry(lexicon, "count").langs == {"en"}
    assert entry(lexicon, "takarir").senses == (Thing("piece", 4, social=True),)
    assert entry(lexicon, "instagram").langs == {"en", "id"}
    assert entry(lexicon, "dokter gigi").senses == (Foreign(),)
    assert entry(lexicon, "today").senses == (Scale.SMALL,)


def test_takes_an_act_under_another_heading_for_the_same_work(lexicon: Lexicon) -> None:
    assert entry(lexicon, "post").senses == (Act("upload", Mode.DO, weak=True),)


def test_a_filler_that_means_something_is_no_filler(lexicon: Lexicon) -> None:
    assert entry(lexicon, "the").senses == (Filler(),)
    assert entry(lexicon, "it").senses == (Cue.PRONOUN,)


def test_reads_what_to_choose_from_and_the_short_forms(lexicon: Lexicon) -> None:
    assert lexicon.open_choices == {
        "place": ("posting", "planning"),
        "campaign": ("posting", "planning", "counting"),
    }
    assert lexicon.open["place"] == OpenQuestion(
        Bilingual("Post there or plan?", "Posting di sana atau rencana?"),
        (
            OpenAnswer(Bilingual("Post", "Posting"), "posting"),
            OpenAnswer(Bilingual("Plan", "Rencana"), "planning"),
        ),
    )
    assert lexicon.slang == {"plz": "please", "yg": "yang"}


def test_finds_phrases_by_their_first_word_the_longest_first(lexicon: Lexicon) -> None:
    assert [one.words for one in lexicon.phrases["go"]] == [("go", "live"), ("go",)]


def test_knows_the_words_inside_phrases_and_those_that_stand_alone(lexicon: Lexicon) -> None:
    assert {"live", "plz", "gigi"} <= lexicon.vocabulary
    assert "live" not in lexicon.single_words
    assert "go" in lexicon.single_words


def test_verbs_are_those_listed_and_the_acts(lexicon: Lexicon) -> None:
    assert lexicon.classes["karena"] == "conjunction"
    assert {"paint", "cat", "upload", "unggah"} <= lexicon.verbs
    assert not {"wrote", "karena", "go"} & lexicon.verbs


def test_prepares_for_the_first_request(folder: Folder) -> None:
    fresh = load_lexicon(folder.path, CATALOG)

    fresh.prepare()

    assert {"phrases", "vocabulary", "single_words", "verbs"} <= vars(fresh).keys()


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("REELS", "reels"), ("plisss", "plis"), ("who’s", "who's"), ("ｐｏｓｔ", "post"), ("2000", "2000")],
    ids=["case", "stretched", "quote", "full width", "numbers stay"],
)
def test_folds_what_is_the_same_word(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (ACTS, "mode: measure", "mode: mesure", "17: 'mode' cannot be 'mesure': did you mean 'measure'?"),
        (ACTS, "as: upload", "as: uplaod", "7: no act is called 'uplaod': did you mean 'upload'?"),
        (ACTS, "also: thing", "also: act", "9: 'also' cannot be 'act': use one of thing"),
        (ACTS, "    en: [count]\n", "", "16: 'count' has no 'en': add it"),
        (ACTS, "en: [count]", "en: count", "18: 'en' holds one text: write a list, each entry after '- '"),
        (ACTS, "en: [count]", "en: [no]", "18: YAML reads no as true or false: put it in quotes"),
        (ACTS, "  count:\n", "  plan:\n", "16: 'plan' is already given at knowledge/language/acts.yaml:12"),
        (THINGS, "weight: 6", "weight: 10", "3: 'weight' is no whole number from 0 to 9: write one"),
        (THINGS, "weight: 2, social: true", "weight: 2, social: maybe", "4: 'social' "),
        (THINGS, "weight: 6, ", "", "3: 'season' has no 'weight': add it"),
        (SCALES, "  big: {en: [year], id: [tahun]}\n", "", "1: 'scales' has no 'big': add it"),
        (CUES, "  denial:", "  denail:", "4: 'cues' knows no key 'denail': did you mean 'denial'?"),
        (EVERYDAY, "foreign: {en", "foriegn: {en", "1: 'everyday.yaml' knows no key 'foriegn': did you mean"),
        (EVERYDAY, "plz: please", "plz: [please]", "4: 'plz' holds a list: write one text"),
        (OPEN, "  place:", "  palce:", "2: no family is called 'palce': did you mean 'place'?"),
        (OPEN, PLAN, "", "4: 'answers' has 1, at least 2 are needed: add 1"),
        (OPEN, COUNT_IT, COUNT_IT * 2, "9: 'answers' has 4, 3 at most: remove 1"),
        (
            OPEN,
            "id: Rencana}, to: planning",
            "id: Rencana}, to: moon",
            "6: no topic is called 'moon': use one",
        ),
        (OPEN, "to: counting", "to: countin", "12: no topic is called 'countin': did you mean 'counting'?"),
        (OPEN, ", id: Kenapa dengan itu?", "", "8: 'ask' has no 'id': write the Indonesian text"),
        (OPEN, "What about it?", "a" * 101, "8: 'ask.en' has 101 characters, 100 at most: shorten it"),
        (OPEN, "en: Post,", f"en: {'a' * 41},", "5: 'label.en' has 41 characters, 40 at most: shorten it"),
        (OPEN, "label: {en: Post,", "lable: {en: Post,", "5: 'answers 1' knows no key 'lable': did you"),
        (
            OPEN,
            COUNT_IT,
            "",
            "7: 'campaign' leads to the same topics as 'place' at knowledge/language/open.yaml:2",
        ),
        (OPEN, "open:", "opens:", "1: 'open.yaml' knows no key 'opens': did you mean 'open'?"),
        (CLASSES, "  time:", "  tiem:", "20: 'classes' knows no key 'tiem': did you mean 'time'?"),
        (
            CLASSES,
            "id: [di]",
            "id: [semua]",
            "13: 'semua' is listed as determiner already: keep it in one of the two",
        ),
    ],
)
def test_says_what_is_wrong_and_where(folder: Folder, file: str, old: str, new: str, fault: str) -> None:
    folder.change(file, old, new)

    (said,) = faults(folder)

    assert said.startswith(f"knowledge/{file}:{fault}")


@pytest.mark.parametrize("file", [ACTS, THINGS, SCALES, CUES, EVERYDAY, OPEN, CLASSES])
@pytest.mark.parametrize("sound", [True, False], ids=["missing", "broken"])
def test_blames_a_file_that_cannot_be_read_and_nothing_that_refers_to_it(
    folder: Folder, file: str, *, sound: bool
) -> None:
    path = folder.path / file
    if sound:
        path.unlink()
    else:
        path.write_text("acts: [open")

    (said,) = faults(folder)

    assert said.startswith(f"knowledge/{file}:1: ")


def test_finds_the_faults_of_all_files_at_once(folder: Folder) -> None:
    folder.change(ACTS, "mode: measure", "mode: odd")
    folder.change(THINGS, "weight: 6", "weight: many")
    folder.change(OPEN, "to: counting", "to: nothing")
    (folder.path / SCALES).unlink()

    assert [said.split(": ")[0] for said in faults(folder)] == [
        f"knowledge/{ACTS}:17",
        f"knowledge/{OPEN}:12",
        f"knowledge/{SCALES}:1",
        f"knowledge/{THINGS}:3",
    ]


def test_checks_all_but_the_topics_while_the_catalog_has_faults_of_its_own(folder: Folder) -> None:
    folder.change(OPEN, "to: counting", "to: nothing")
    folder.change(ACTS, "mode: measure", "mode: odd")

    (said,) = faults(folder, catalog=None)

    assert said.startswith(f"knowledge/{ACTS}:17: ")


def test_passes_over_words_of_nothing(folder: Folder) -> None:
    folder.change(SCALES, "en: [today]", "en: []")

    small = load_lexicon(folder.path, CATALOG)

    assert "today" not in small.vocabulary
