"""What is wrong with a tip, alone, beside the others or beside its topic."""

from pathlib import Path

import pytest

from core.knowledge.loading import load_catalog
from core.knowledge.model import AxisRef, Tip, TipKind, TopicRef
from core.languages import Bilingual
from tests.unit.loading_folder import SOUND, Folder

TIPS = "tips/tips.yaml"
FRIDAY = "The post is ready and it is Friday. Who puts it online?"
NO_PLAN = "No plan for next month? This line gets you one today."
ONE_POST = "One post is the day. All posts together are the year."
ANSWER = """    answer:
      en: "The specialist does. Send the file before lunch."
      id: "Spesialis yang menayangkan. Kirim filenya sebelum siang."
"""
PHRASE = """    phrase:
      en: "Hi! Could you send me the plan for next month?"
      id: "Hai! Bisa minta rencana untuk bulan depan?"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_reads_a_question_with_its_answer() -> None:
    assert load_catalog(SOUND).tips["who-posts"] == Tip(
        id="who-posts",
        kind=TipKind.QUESTION,
        audience="everybody",
        text=Bilingual(FRIDAY, "Postingan sudah siap dan ini hari Jumat. Siapa yang menayangkan?"),
        rests_on=TopicRef("posting"),
        owner="specialist",
        answer=Bilingual(
            "The specialist does. Send the file before lunch.",
            "Spesialis yang menayangkan. Kirim filenya sebelum siang.",
        ),
    )


def test_reads_a_hand_off_with_the_phrase_to_copy() -> None:
    tip = load_catalog(SOUND).tips["ask-for-the-plan"]

    assert tip.kind is TipKind.HANDOFF
    assert tip.phrase == Bilingual(
        "Hi! Could you send me the plan for next month?", "Hai! Bisa minta rencana untuk bulan depan?"
    )
    assert tip.answer is None


def test_reads_a_tip_that_rests_on_an_axis_and_names_no_owner() -> None:
    tip = load_catalog(SOUND).tips["one-post-or-all"]

    assert tip.rests_on == AxisRef("data-access")
    assert tip.owner is None
    assert tip.audience == "strategist"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kind: handoff", "kind: hand-off", "14: 'kind' cannot be 'hand-off': did you mean 'handoff'?"),
        (
            "kind: handoff",
            "kind: joke",
            (
                "14: 'kind' cannot be 'joke': use one of did-you-know, question, handoff, myth, checklist, "
                "leads, hiring"
            ),
        ),
        (
            "audience: everybody",
            "audience: all",
            "4: 'audience' cannot be 'all': use one of everybody, specialist, strategist",
        ),
        (
            "owner: specialist",
            "owner: nobody",
            "6: 'owner' cannot be 'nobody': use one of specialist, strategist, shared",
        ),
        ("    audience: strategist\n", "", "24: 'tips 3' has no 'audience': add it"),
        ("topic: posting", "topic: postings", "5: no topic is called 'postings': did you mean 'posting'?"),
        ("topic: posting", "topic:", "5: 'topic' is empty: write one text"),
        (
            "axis: data-access",
            "axis: data-acess",
            "27: 'axis' cannot be 'data-acess': did you mean 'data-access'?",
        ),
        (
            "    axis: data-access\n",
            "",
            "24: 'tips 3' rests on nothing: add the 'topic' or the 'axis' that it is about",
        ),
        (
            "axis: data-access",
            "topic: posting\n    axis: data-access",
            "28: a tip rests on a topic or on an axis: keep one of the two",
        ),
        (ONE_POST, "a" * 39, "29: 'text.en' has 39 characters, 40 at least: say more"),
        (ONE_POST, "a" * 281, "29: 'text.en' has 281 characters, 280 at most: shorten it"),
        (
            "The specialist does. Send the file before lunch.",
            "The specialist.",
            "11: 'answer.en' has 15 characters, 40 at least: say more",
        ),
        (
            "Hai! Bisa minta rencana untuk bulan depan?",
            "a" * 281,
            "23: 'phrase.id' has 281 characters, 280 at most: shorten it",
        ),
        (f'      en: "{ONE_POST}"\n', "", "28: 'text' has no 'en': write the English text"),
        (
            '      id: "Spesialis yang menayangkan. Kirim filenya sebelum siang."\n',
            "",
            "10: 'answer' has no 'id': write the Indonesian text",
        ),
        (ANSWER, "", "2: 'tips 1' is a question and has no 'answer': add it"),
        (PHRASE, "", "13: 'tips 2' is a handoff and has no 'phrase': add it"),
        ("    owner: specialist\n", "", "2: 'tips 1' is a question and has no 'owner': add it"),
        (
            PHRASE,
            PHRASE + ANSWER,
            "24: only a question has 'answer': remove it, or write 'kind: question'",
        ),
        (ANSWER, ANSWER + PHRASE, "13: only a handoff has 'phrase': remove it, or write 'kind: handoff'"),
        (
            "id: ask-for-the-plan",
            "id: who-posts",
            "13: the tip 'who-posts' is already at knowledge/tips/tips.yaml:2: rename one of them",
        ),
        ("id: who-posts", "id: Who posts", "2: 'id' cannot be 'Who posts': use only a-z, 0-9 and -"),
        (
            "owner: strategist",
            "owner: specialist",
            (
                "17: this tip says specialist, but 'planning' is the strategist's: "
                "rewrite the tip, or name another topic"
            ),
        ),
        (
            "owner: strategist",
            "owner: shared",
            (
                "17: this tip says shared, but 'planning' is the strategist's: "
                "rewrite the tip, or name another topic"
            ),
        ),
        (
            NO_PLAN,
            FRIDAY.upper(),
            "18: the same text in 'en' is at knowledge/tips/tips.yaml:7: rewrite one of them",
        ),
        (
            "Belum ada rencana bulan depan? Satu kalimat ini cukup.",
            "Postingan sudah siap dan ini hari Jumat. Siapa yang menayangkan?",
            "18: the same text in 'id' is at knowledge/tips/tips.yaml:7: rewrite one of them",
        ),
        ("    kind: did-you-know\n", "", "24: 'tips 3' has no 'kind': add it"),
    ],
)
def test_says_what_is_wrong_with_a_tip(folder: Folder, old: str, new: str, fault: str) -> None:
    folder.change(TIPS, old, new)

    assert folder.faults() == [f"knowledge/{TIPS}:{fault}"]


@pytest.mark.parametrize("owner", ["specialist", "strategist", "shared"])
def test_lets_a_tip_on_an_overlap_name_the_owner_of_one_phase(folder: Folder, owner: str) -> None:
    folder.change(TIPS, "topic: posting\n    owner: specialist", f"topic: scheduling\n    owner: {owner}")

    assert folder.faults() == []


def test_says_which_tips_a_topic_leaves_wrong_when_it_moves_to_the_other_role(folder: Folder) -> None:
    folder.change("topics/single.yaml", "owner: strategist", "owner: specialist")

    assert (
        "knowledge/tips/tips.yaml:17: this tip says strategist, but 'planning' is the specialist's: "
        "rewrite the tip, or name another topic"
    ) in folder.faults()


def test_calls_no_topic_of_a_tip_unknown_while_a_topic_file_cannot_be_read(folder: Folder) -> None:
    folder.change("topics/single.yaml", "topics:", "topics: @")

    (fault,) = folder.faults()

    assert fault.startswith("knowledge/topics/single.yaml:1: no valid YAML")


def test_names_all_faults_of_all_tips_at_once(folder: Folder) -> None:
    folder.change(TIPS, "audience: everybody", "audience: all")
    folder.change(TIPS, "topic: planning", "topic: plan")
    (folder.path / "tips" / "more.yaml").write_text("tips: []")

    assert folder.faults() == [
        "knowledge/tips/more.yaml:1: 'tips' has 0, at least 1 are needed: add 1",
        (
            "knowledge/tips/tips.yaml:4: 'audience' cannot be 'all': use one of everybody, specialist, "
            "strategist"
        ),
        "knowledge/tips/tips.yaml:16: no topic is called 'plan': did you mean 'planning'?",
    ]
