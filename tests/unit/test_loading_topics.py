"""What is wrong with a topic, alone or beside the others."""

from itertools import count
from pathlib import Path

import pytest

from core.knowledge.loading import load_catalog
from core.knowledge.model import Topic
from core.languages import Bilingual
from tests.unit.loading_folder import Folder

BOTH, SINGLE = "topics/both.yaml", "topics/single.yaml"
FLIP = """      - when: {en: If the posts are ready., id: Kalau postingan sudah siap.}
        label: {en: Ready posts, id: Postingan siap}
        to: posting
"""
CONTRADICTION = """    contradiction:
      text: {en: It says both., id: Dua-duanya disebut.}
      sections: [tasks, plans]
"""
PUBLISH = "{phase: publish, accountable: specialist, part: {en: Posts it., id: Memposting.}}"
ONE_ROLE = "one role alone is accountable in a phase"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (BOTH, "owner: shared", "owner: share", "3: 'owner' cannot be 'share': did you mean 'shared'?"),
        (
            BOTH,
            "owner: shared",
            "owner: us",
            "3: 'owner' cannot be 'us': use one of specialist, strategist, shared",
        ),
        (
            BOTH,
            "en: Scheduling in general",
            f"en: {'a' * 61}",
            "4: 'name.en' has 61 characters, 60 at most: shorten it",
        ),
        (
            BOTH,
            "en: Both have a part.",
            f"en: {'a' * 301}",
            "8: 'why.en' has 301 characters, 300 at most: shorten it",
        ),
        (
            BOTH,
            "en: If the posts are ready.",
            f"en: {'a' * 161}",
            "11: 'when.en' has 161 characters, 160 at most: shorten it",
        ),
        (
            BOTH,
            "id: Postingan siap",
            f"id: {'a' * 41}",
            "12: 'label.id' has 41 characters, 40 at most: shorten it",
        ),
        (
            BOTH,
            "en: Hi both!",
            f"en: {'a' * 241}",
            "14: 'handoff.en' has 241 characters, 240 at most: shorten it",
        ),
        (
            BOTH,
            "en: the schedule",
            f"en: {'a' * 41}",
            "15: 'hands_over.en' has 41 characters, 40 at most: shorten it",
        ),
        (
            BOTH,
            "    hands_over: {en: the schedule, id: jadwalnya}\n",
            "",
            "2: 'topics 1' has no 'hands_over': add it",
        ),
        (
            BOTH,
            "{en: the schedule, id: jadwalnya}",
            "{en: the schedule}",
            "15: 'hands_over' has no 'id': write the Indonesian text",
        ),
        (
            SINGLE,
            "en: The strategist plans it.",
            f"en: {'a' * 301}",
            "10: 'other_role.en' has 301 characters, 300 at most: shorten it",
        ),
        (
            BOTH,
            "[scheduling, calendar, timetable, agenda]",
            "[scheduling, calendar]",
            "6: 'aliases.en' has 2, at least 4 are needed: add 2",
        ),
        (
            BOTH,
            "[scheduling, calendar, timetable, agenda]",
            "[scheduling, calendar, timetable, on]",
            "6: YAML reads on as true or false: put it in quotes",
        ),
        (
            BOTH,
            "[scheduling, calendar, timetable, agenda]",
            "[scheduling, calendar, timetable, [a]]",
            "6: 'aliases.en 4' holds a list: write one text",
        ),
        (BOTH, FLIP, FLIP * 5, "10: 'flips' has 5, 4 at most: remove 1"),
        (BOTH, f"    flips:\n{FLIP}", "    flips: []\n", "10: 'flips' has 0, at least 1 are needed: add 1"),
        (BOTH, "to: posting", "to: postings", "13: no topic is called 'postings': did you mean 'posting'?"),
        (
            BOTH,
            "to: posting",
            "to: scheduling",
            "13: this flip leads to its own topic: name one with another owner",
        ),
        (
            SINGLE,
            "owner: strategist",
            "owner: specialist",
            "14: 'planning' is specialist like this topic, so nothing flips: name one with another owner",
        ),
        (SINGLE, "section: plans", "section:", "24: 'section' is empty: write one text"),
        (SINGLE, "section: plans", "section: plan", "24: no section is called 'plan': did you mean 'plans'?"),
        (
            SINGLE,
            "id: planning",
            "id: posting",
            "17: the topic 'posting' is already at knowledge/topics/single.yaml:2: rename one of them",
        ),
        (
            SINGLE,
            "id: planning",
            "id: scheduling",
            "17: the topic 'scheduling' is already at knowledge/topics/both.yaml:2: rename one of them",
        ),
        (
            SINGLE,
            "upload]\n    why",
            "Unggah]\n    why",
            "7: 'Unggah' is already a word for 'posting' at knowledge/topics/single.yaml:7: keep one of them",
        ),
        (
            SINGLE,
            "[planning, plan,",
            "[planning, CALENDAR,",
            f"21: 'CALENDAR' is already a word for 'scheduling' at knowledge/{BOTH}:6: keep one of them",
        ),
        (
            SINGLE,
            "[planning, plan,",
            "[planning, jadwal,",
            f"21: 'jadwal' is already a word for 'scheduling' at knowledge/{BOTH}:7: keep one of them",
        ),
        (
            SINGLE,
            "    other_role: {en: The strategist plans it., id: Strateg merencanakannya.}\n",
            "",
            "2: 'topics 1' has no 'other_role': add what the other role does",
        ),
        (
            BOTH,
            "    split:\n",
            "    other_role: {en: A, id: B}\n    split:\n",
            "16: a shared topic has no 'other_role': remove it, 'split' says each one's part",
        ),
        (
            BOTH,
            CONTRADICTION,
            "",
            "2: 'topics 1' is shared and has no 'contradiction': add it, or name one role as its owner",
        ),
        (BOTH, "    split:", "    spilt:", "16: 'topics 1' knows no key 'spilt': did you mean 'split'?"),
        (
            BOTH,
            "owner: shared",
            "owner: strategist",
            "16: only a shared topic is split: remove 'split', or write 'owner: shared'",
        ),
        (BOTH, f"      - {PUBLISH}\n", "", "16: 'split' has 1, at least 2 are needed: add 1"),
        (
            BOTH,
            "phase: publish",
            "phase: post",
            "18: 'phase' cannot be 'post': use one of plan, make, publish, engage, measure",
        ),
        (
            BOTH,
            "phase: publish",
            "phase: plan",
            f"18: the phase 'plan' is already at knowledge/topics/both.yaml:17: keep one, {ONE_ROLE}",
        ),
        (
            BOTH,
            "accountable: specialist",
            "accountable: [specialist, strategist]",
            f"18: 'accountable' holds a list: write one of specialist, strategist, because {ONE_ROLE}",
        ),
        (
            BOTH,
            "accountable: specialist",
            "accountable: both",
            f"18: 'accountable' cannot be 'both': use one of specialist, strategist, because {ONE_ROLE}",
        ),
        (
            BOTH,
            "accountable: specialist",
            "accountable: shared",
            f"18: 'accountable' cannot be 'shared': use one of specialist, strategist, because {ONE_ROLE}",
        ),
        (
            BOTH,
            "sections: [tasks, plans]",
            "sections: [tasks]",
            "21: 'sections' has 1, at least 2 are needed: add 1",
        ),
        (
            BOTH,
            "sections: [tasks, plans]",
            "sections: [tasks, tasks]",
            "21: a section stands here twice: name those that disagree, each once",
        ),
        (
            BOTH,
            "sections: [tasks, plans]",
            "sections: [tasks, moon]",
            "21: no section is called 'moon': use one of tasks, plans",
        ),
        (
            BOTH,
            "owner: shared",
            "owner: shared\n    measures: maybe",
            "4: 'measures' is neither true nor false: write one of them, without quotes",
        ),
    ],
)
def test_says_what_is_wrong_with_a_topic(folder: Folder, file: str, old: str, new: str, fault: str) -> None:
    folder.change(file, old, new)

    assert f"knowledge/{file}:{fault}" in folder.faults()


def test_lets_both_languages_of_a_topic_share_a_word(folder: Folder) -> None:
    folder.change(BOTH, "[penjadwalan, kalender,", "[penjadwalan, Calendar,")

    assert folder.faults() == []


def test_reads_whether_a_topic_measures(folder: Folder) -> None:
    folder.change(BOTH, "owner: shared", "owner: shared\n    measures: true")

    assert [topic.id for topic in load_catalog(folder.path).topics.values() if topic.measures] == [
        "scheduling",
        "counting",
    ]


def test_says_that_a_split_is_missing(folder: Folder) -> None:
    text = (folder.path / BOTH).read_text()
    start, end = text.index("    split:"), text.index("    contradiction:")
    (folder.path / BOTH).write_text(text[:start] + text[end:])

    (fault,) = folder.faults()

    assert fault.startswith("knowledge/topics/both.yaml:2: 'topics 1' is shared and has no 'split': add it")


def test_calls_no_topic_unknown_that_is_broken_otherwise(folder: Folder) -> None:
    folder.change(SINGLE, "owner: specialist", "owner: nobody")
    folder.change(SINGLE, "    why: {en: It is daily work., id: Ini kerja harian.}\n", "")

    assert [fault.split(": ")[0] for fault in folder.faults()] == [
        "knowledge/topics/single.yaml:2",
        "knowledge/topics/single.yaml:3",
    ]


def test_calls_no_topic_unknown_whose_file_is_broken(folder: Folder) -> None:
    folder.change(SINGLE, "{en: Planning, id: Perencanaan}", "{en: Planning")
    folder.change(BOTH, "section: tasks", "section: task")

    assert [fault.split(": ")[0] for fault in folder.faults()] == [
        "knowledge/topics/both.yaml:9",
        "knowledge/topics/single.yaml:19",
    ]


def test_calls_no_topic_unknown_whose_id_is_misspelt(folder: Folder) -> None:
    folder.change(SINGLE, "- id: planning", "- ident: planning")

    missing, unknown = folder.faults()

    assert missing == "knowledge/topics/single.yaml:17: 'topics 2' has no 'id': add it"
    assert unknown.startswith(
        "knowledge/topics/single.yaml:17: 'topics 2' knows no key 'ident': use one of id,"
    )


def test_says_that_two_ids_share_a_button_code(folder: Folder) -> None:
    first, second = _ids_with_one_code()
    folder.change(SINGLE, "id: planning", f"id: {first}")
    folder.change(SINGLE, "to: planning", f"to: {first}")
    folder.change(BOTH, "id: scheduling", f"id: {second}")
    folder.change("tips/tips.yaml", "topic: planning", f"topic: {first}")
    folder.change("roles.yaml", "tasks: [planning]", f"tasks: [{first}]")

    (fault,) = folder.faults()

    assert fault.startswith(f"knowledge/{SINGLE}:17: '{first}' gets the same button code as '{second}' at")
    assert fault.endswith("knowledge/topics/both.yaml:2: rename one id")


def test_finds_the_faults_of_all_files_and_topics_at_once(folder: Folder) -> None:
    folder.change("source.yaml", "publisher: A publisher", "publisher: no")
    folder.change("roles.yaml", "{en: Like a map., id: Seperti peta.}", "{en: Like a map.}")
    (folder.path / "axes.yaml").unlink()
    folder.change(BOTH, "phase: publish", "phase: plan")
    folder.change(BOTH, "to: posting", "to: nowhere")
    folder.change(SINGLE, "en: Please post this.", f"en: {'a' * 300}")
    folder.change(SINGLE, "[planning, plan,", "[upload, plan,")

    assert [fault.split(": ")[0] for fault in folder.faults()] == [
        "knowledge/axes.yaml:1",
        "knowledge/roles.yaml:20",
        "knowledge/source.yaml:2",
        "knowledge/topics/both.yaml:13",
        "knowledge/topics/both.yaml:18",
        "knowledge/topics/single.yaml:15",
        "knowledge/topics/single.yaml:21",
    ]


def _ids_with_one_code() -> tuple[str, str]:
    blank = Bilingual("", "")
    seen: dict[str, str] = {}
    for number in count():
        name = f"topic-{number}"
        topic = Topic(name, "shared", blank, {}, blank, "", None, (), blank, blank)
        if topic.code in seen:
            return seen[topic.code], name
        seen[topic.code] = name
    raise AssertionError
