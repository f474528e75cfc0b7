"""What is wrong with a single value, wherever it stands."""

from pathlib import Path

import pytest

from tests.unit.loading_folder import Folder

REMOVE_OR_QUOTE = "remove it, or put the text in quotes if a comma in it came before this"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("publisher: A publisher", "publisher: [A]", "2: 'publisher' holds a list: write one text"),
        (
            "publisher: A publisher",
            "publisher: {a: b}",
            "2: 'publisher' holds keys with values: write one text",
        ),
        ("publisher: A publisher", "publisher:", "2: 'publisher' is empty: write one text"),
        ("publisher: A publisher", 'publisher: " "', "2: 'publisher' is empty: write one text"),
        ("publisher: A publisher", "publisher: no", "2: YAML reads no as true or false: put it in quotes"),
        ("publisher: A publisher", "publisher: On", "2: YAML reads On as true or false: put it in quotes"),
        ("publisher: A publisher", "publisher: 2024", "2: YAML reads 2024 as a number: put it in quotes"),
        ("publisher: A publisher", "publisher: 1.5", "2: YAML reads 1.5 as a number: put it in quotes"),
        (
            "publisher: A publisher",
            "publisher: 2024-05-01",
            "2: YAML reads 2024-05-01 as a date: put it in quotes",
        ),
        ("publisher: A publisher", "publisher: ~", "2: YAML reads ~ as nothing: put it in quotes"),
        ("publisher: A publisher", "publisher: !x A", "2: YAML reads A as the kind !x: put it in quotes"),
        (
            "publisher: A publisher",
            "publisher: A\npublisher: B",
            "3: 'publisher' is already given at knowledge/source.yaml:2: remove one of them",
        ),
        ("publisher: A publisher\n", "", "1: 'source.yaml' has no 'publisher': add it"),
        (
            "publisher: A publisher",
            "publischer: A publisher",
            "2: 'source.yaml' knows no key 'publischer': did you mean 'publisher'?",
        ),
        (
            "publisher: A publisher",
            "publisher: A publisher\nwhatever: x",
            "3: 'source.yaml' knows no key 'whatever': use one of title, publisher, url, sections",
        ),
        (
            "publisher: A publisher",
            "publisher: A publisher\noff: x",
            "3: YAML reads off as true or false: put it in quotes",
        ),
        ("publisher: A publisher", "publisher: A publisher\n[a]: x", "3: 'key' holds a list: write one text"),
        (
            "https://example.org/who-does-what",
            "example.org",
            "3: 'example.org' is no address of a page: write one that starts with https://",
        ),
        (
            "{en: Tasks, id: Tugas}",
            "Tasks",
            "6: 'title' holds one text: write it in both languages, {en: ..., id: ...}",
        ),
        (
            "title: {en: Tasks, id: Tugas}",
            "title:",
            "6: 'title' holds nothing: write it in both languages, {en: ..., id: ...}",
        ),
        ("{en: Tasks, id: Tugas}", "{en: Tasks}", "6: 'title' has no 'id': write the Indonesian text"),
        ("{en: Tasks, id: Tugas}", "{id: Tugas}", "6: 'title' has no 'en': write the English text"),
        ("{en: Tasks, id: Tugas}", "{en: , id: Tugas}", "6: 'title.en' is empty: write one text"),
        ("{en: Tasks, id: Tugas}", '{en: Tasks, id: ""}', "6: 'title.id' is empty: write one text"),
        (
            "{en: Tasks, id: Tugas}",
            "{en: Tasks, id: off}",
            "6: YAML reads off as true or false: put it in quotes",
        ),
        (
            "{en: Tasks, id: Tugas}",
            "{en: Tasks, big and small, id: Tugas}",
            f"6: 'title' takes en and id, not 'big and small': {REMOVE_OR_QUOTE}",
        ),
        ("id: plans", "id: Plans & more", "8: 'id' cannot be 'Plans & more': use only a-z, 0-9 and -"),
        ("id: plans", f"id: {'plans' * 9}", "8: 'id' has 45 characters, 40 at most: shorten it"),
        (
            "id: plans",
            "id: tasks",
            "8: the section 'tasks' is already at knowledge/source.yaml:5: rename one of them",
        ),
    ],
)
def test_says_what_is_wrong_with_a_value(folder: Folder, old: str, new: str, fault: str) -> None:
    folder.change("source.yaml", old, new)

    assert f"knowledge/source.yaml:{fault}" in folder.faults()


def test_reads_a_misspelt_key_as_the_one_it_looks_like(folder: Folder) -> None:
    folder.change("source.yaml", "publisher: A publisher", "publischer: []")

    assert folder.faults() == [
        "knowledge/source.yaml:2: 'publischer' holds a list: write one text",
        "knowledge/source.yaml:2: 'source.yaml' knows no key 'publischer': did you mean 'publisher'?",
    ]


def test_says_that_a_file_holds_something_else(folder: Folder) -> None:
    (folder.path / "roles.yaml").write_text("- id: specialist\n")

    assert folder.faults() == ["knowledge/roles.yaml:1: 'roles.yaml' holds a list: write 'key: value' lines"]


def test_says_that_a_list_is_none(folder: Folder) -> None:
    (folder.path / "roles.yaml").write_text("roles: specialist\n")

    assert folder.faults() == [
        "knowledge/roles.yaml:1: 'roles' holds one text: write a list, each entry after '- '"
    ]


def test_says_which_role_is_missing(folder: Folder) -> None:
    text = (folder.path / "roles.yaml").read_text()
    (folder.path / "roles.yaml").write_text(text[: text.index("  - id: strategist")])

    assert folder.faults() == ["knowledge/roles.yaml:1: 'roles' has no 'strategist': add it"]


def test_says_that_a_role_is_there_twice(folder: Folder) -> None:
    folder.change("roles.yaml", "id: strategist", "id: specialist")

    assert folder.faults() == [
        "knowledge/roles.yaml:1: 'roles' has no 'strategist': add it",
        "knowledge/roles.yaml:12: 'specialist' is already at knowledge/roles.yaml:2: remove one of them",
        (
            "knowledge/roles.yaml:17: 'planning' is strategist and no task of the specialist: "
            "name one that the specialist owns"
        ),
    ]


@pytest.mark.parametrize(
    ("task", "fault"),
    [
        ("plan", "no topic is called 'plan': did you mean 'planning'?"),
        (
            "posting",
            "'posting' is specialist and no task of the strategist: name one that the strategist owns",
        ),
        (
            "scheduling",
            "'scheduling' is shared and no task of the strategist: name one that the strategist owns",
        ),
    ],
)
def test_says_which_task_of_a_role_is_none(folder: Folder, task: str, fault: str) -> None:
    folder.change("roles.yaml", "tasks: [planning]", f"tasks: [{task}]")

    assert folder.faults() == [f"knowledge/roles.yaml:17: {fault}"]


def test_calls_no_task_anothers_while_its_role_is_unreadable(folder: Folder) -> None:
    folder.change("roles.yaml", "id: strategist", "id: strategy")

    assert folder.faults() == [
        "knowledge/roles.yaml:12: 'id' cannot be 'strategy': did you mean 'strategist'?"
    ]


def test_calls_no_axis_missing_while_one_has_an_unknown_id(folder: Folder) -> None:
    folder.change("axes.yaml", "id: focus", "id: focuss")

    assert folder.faults() == ["knowledge/axes.yaml:7: 'id' cannot be 'focuss': did you mean 'focus'?"]


def test_says_which_section_is_unknown_in_every_file(folder: Folder) -> None:
    folder.change("roles.yaml", "        section: plans", "        section: plan")
    folder.change(
        "axes.yaml",
        "    text: {en: Work gets divided., id: Kerja terbagi.}\n    section: tasks",
        "    text: {en: Work gets divided., id: Kerja terbagi.}\n    section: nothing",
    )

    assert folder.faults() == [
        "knowledge/axes.yaml:30: no section is called 'nothing': use one of tasks, plans",
        "knowledge/roles.yaml:21: no section is called 'plan': did you mean 'plans'?",
    ]


def test_calls_no_section_unknown_that_may_stand_in_an_unreadable_file(folder: Folder) -> None:
    folder.change("source.yaml", "title: Who does what", "title: Who: does what")
    folder.change("roles.yaml", "        section: plans", "        section: no-such-section")

    faults = folder.faults()

    assert [fault.split(" ")[0] for fault in faults] == [
        "knowledge/roles.yaml:21:",
        "knowledge/source.yaml:1:",
    ]
    assert "no section is called 'no-such-section'" in faults[0]


def test_calls_no_section_unknown_when_the_sections_are_no_list(folder: Folder) -> None:
    folder.change("source.yaml", "sections:\n", "sections: tasks, plans\nmore:\n")

    faults = folder.faults()

    assert not [fault for fault in faults if "no section is called" in fault]
