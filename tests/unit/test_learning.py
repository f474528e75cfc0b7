"""Learning from examples: which ones count, and that the same examples always give the same weights."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from core.learnt_loading import load_learnt
from core.ownership.engine import Engine
from core.ownership.reading import Reader
from core.ownership.word_classes import WordClasses
from learning.__main__ import main
from learning.contrasting import contrasted
from learning.examples import (
    Example,
    Parted,
    parted,
    read_contrasts,
    read_examples,
    read_parted,
)
from learning.fitting import fitted, matrix, temperature, vocabulary
from learning.joints import read_joints
from learning.listing import listed
from tests.unit.loading_folder import Folder
from tests.unit.small_library import CATALOG, LIBRARY

WRITTEN = [
    ("upload the reel", "specialist", "posting"),
    ("upload the caption", "specialist", "posting"),
    ("plan the campaign", "strategist", "planning"),
    ("plan the reel", "strategist", "planning"),
    ("call the dentist", "neither", None),
    ("fix the dentist", "neither", None),
    ("fix it", "neither", None),
    ("a dentist, please", "neither", None),
    ("dentist", "neither", None),
    ("timetable for the reel", "shared", "scheduling"),
    ("our timetable", "shared", "scheduling"),
    ("timetable of the campaign", "shared", "scheduling"),
    ("the whole timetable", "shared", "scheduling"),
]
SEVERAL = [
    ("upload the reel, ¦ then plan the campaign", ("posting", "planning")),
    ("plan the reel; ¦ upload it", ("planning", "posting")),
    ("upload the reel, the caption and the story", ("posting",)),
]
OWNERS = {"posting": "specialist", "planning": "strategist"}
MESSAGES = [("hi team! upload the reel, thanks. ¦ Then plan the campaign", ("posting", "planning"))]
SHORT = [("upload it, ¦ plan the rest", ("posting", "planning"))]
CONTRASTS = ["not {other}, just {task}"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder as the project's own, with a small catalog and a few examples."""
    Folder(tmp_path)
    folder = tmp_path / "knowledge" / "examples"
    folder.mkdir()
    write(
        folder / "some.jsonl",
        [in_forms(text, verdict=verdict, topic=topic) for text, verdict, topic in WRITTEN],
    )
    write(
        folder / "several.jsonl",
        [in_forms(text, owners=[OWNERS[one] for one in topics], topics=topics) for text, topics in SEVERAL],
    )
    for name, messages in (("messages", MESSAGES), ("short", SHORT)):
        write(
            folder / f"{name}.jsonl",
            [
                {"text": text, "lang": "en", "owners": [OWNERS[one] for one in topics], "topics": topics}
                for text, topics in messages
            ],
        )
    write(folder / "contrasts.jsonl", [in_forms(text) for text in CONTRASTS])
    return tmp_path


def in_forms(text: str, **rest: object) -> dict[str, object]:
    """A row that says the same in English and as a mix; Indonesian is left to other rows."""
    return {"en": text, "id": f"{text} dong", "mixed": f"tolong {text}", **rest}


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def examples(root: Path) -> tuple[Example, ...]:
    return read_examples(root / "knowledge", CATALOG)


def learn(root: Path) -> str:
    assert main(root) == 0
    return (root / "knowledge" / "learnt.json").read_text(encoding="utf-8")


def test_reads_the_written_examples_in_every_form_and_the_names(root: Path) -> None:
    read = examples(root)

    assert read[:2] == (
        Example("upload the reel", "specialist", "posting", "some 0"),
        Example("upload the reel dong", "specialist", "posting", "some 0"),
    )
    assert Example("tolong call the dentist", "neither", None, "some 4") in read
    assert Example("Memposting", "specialist", "posting", "posting") in read
    assert Example("timetable", "shared", "scheduling", "scheduling") in read


def test_a_form_that_does_not_exist_is_left_out(root: Path) -> None:
    row = {**in_forms("upload the reel", verdict="specialist", topic="posting"), "mixed": None}
    write(root / "knowledge" / "examples" / "some.jsonl", [row])

    assert [one.text for one in examples(root) if one.group == "some 0"] == [
        "upload the reel",
        "upload the reel dong",
    ]


def test_reads_the_tasks_of_a_request_with_several_one_by_one(root: Path) -> None:
    read = [
        (example.text, example.verdict) for example in examples(root) if example.group == "several.jsonl 0"
    ]

    assert read[:2] == [("upload the reel, ", "specialist"), ("then plan the campaign", "strategist")]


def test_leaves_out_examples_whose_topic_changed_hands_or_is_gone(root: Path) -> None:
    rows = [
        in_forms("of the other role by now", verdict="strategist", topic="posting"),
        in_forms("of a topic that is gone", verdict="specialist", topic="moonwalking"),
        in_forms("as it is", verdict="specialist", topic="posting"),
    ]
    write(root / "knowledge" / "examples" / "some.jsonl", rows)

    texts = {example.text for example in examples(root)}

    assert texts & {row["en"] for row in rows} == {"as it is"}


def test_takes_the_marks_out_and_says_where_they_stood() -> None:
    assert parted("a, ¦ then b ¦c") == Parted("a, then b c", (3, 10))
    assert parted("a") == Parted("a", ())


def test_every_request_is_learnt_from_with_where_its_tasks_part(root: Path) -> None:
    read = read_parted(root / "knowledge")

    assert read[0] == Parted("upload the reel, then plan the campaign", (17,), "several.jsonl 0")
    assert Parted("call the dentist", (), "some 4") in read


def test_whole_messages_count_for_more_than_requests_with_one_task(root: Path) -> None:
    read = read_parted(root / "knowledge")

    message, short = (one for one in read if one.group in {"messages.jsonl 0", "short.jsonl 0"})
    assert message.begins == (34,)
    assert message.weight == short.weight > max(one.weight for one in read if one not in {message, short})


def test_whose_the_tasks_of_short_messages_are_is_not_learnt(root: Path) -> None:
    assert any(one.text == "upload it, plan the rest" for one in read_parted(root / "knowledge"))
    assert not any("rest" in example.text for example in examples(root))


def test_the_tasks_of_a_message_are_examples_too(root: Path) -> None:
    texts = {example.text: example.verdict for example in examples(root)}

    assert texts["Then plan the campaign"] == "strategist"


def test_the_joints_of_a_request_part_its_tasks_or_do_not() -> None:
    reader = Reader(LIBRARY.lexicon)
    requests = [
        parted("upload the reel, ¦ plan the campaign"),
        parted("upload the reel, the story"),
        parted("hi"),
    ]

    joints = list(read_joints(reader, WordClasses(LIBRARY.lexicon), LIBRARY.learnt, requests))

    assert [joint.parts for joint in joints] == [True, False]
    assert {"joint:,", "task-opens:act", "after-opens:act"} <= set(joints[0].features)


def test_a_mark_behind_the_joining_word_means_the_same_joint() -> None:
    reader = Reader(LIBRARY.lexicon)

    (joint,) = read_joints(
        reader,
        WordClasses(LIBRARY.lexicon),
        LIBRARY.learnt,
        [parted("upload the reel and ¦ plan the campaign")],
    )

    assert joint.parts


def short(*texts: str) -> list[Example]:
    return [Example(text, "specialist", f"topic {number}", "") for number, text in enumerate(texts)]


def test_lists_begin_a_task_at_each_item() -> None:
    reader = Reader(LIBRARY.lexicon)
    several = short(*(f"upload the reel {number}" for number in range(13)))

    dashes, numbers = listed(reader, several)

    for brief, opens in ((dashes, "- upload the reel "), (numbers, "1. upload the reel ")):
        assert brief.text.startswith(opens)
        assert all(brief.text[place:].startswith("upload") for place in brief.begins)
    assert (len(dashes.begins), len(numbers.begins)) == (2, 9)
    assert "\n10. upload the reel" in numbers.text


def test_nobody_lists_one_task_or_none() -> None:
    reader = Reader(LIBRARY.lexicon)

    assert list(listed(reader, short("upload the reel"))) == []
    assert list(listed(reader, short("the reel", "hello there", "not the reel"))) == []


def test_asks_for_one_task_and_not_for_one_of_another_owner(root: Path) -> None:
    reader = Reader(LIBRARY.lexicon)

    asked = list(contrasted(reader, examples(root), read_contrasts(root / "knowledge")))

    assert asked
    for example in asked:
        denied, _, task = example.text.partition(", just ")
        denied = denied.removeprefix("tolong ").removeprefix("not ").removesuffix(" dong")
        assert task != denied
        assert task != denied


def test_learns_the_same_from_the_same_examples(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = learn(root), learn(root)

    assert first == second
    assert re.match(r"Learnt from \d+ examples, \d+ features, heat \d", capsys.readouterr().out)


def test_what_was_learnt_loads_and_answers(root: Path) -> None:
    learn(root)

    learnt = load_learnt(root / "knowledge", CATALOG)

    engine = Engine(CATALOG, LIBRARY.lexicon, learnt, LIBRARY.names)
    asked = ("upload the new reel", "plan a campaign", "fix my dentist")
    said = [engine.understand(text).rulings[0].verdict for text in asked]
    assert said == ["specialist", "strategist", "neither"]


def test_writes_a_line_for_each_feature(root: Path) -> None:
    lines = learn(root).splitlines()

    assert sum(line.startswith('"act:upload": ') for line in lines) == 2  # whose it is, which topic


def test_looks_at_features_that_more_than_one_example_has() -> None:
    assert vocabulary([("a", "b"), ("b", "c"), ("c", "b")]) == {"b": 0, "c": 1}


def test_marks_the_features_of_each_example() -> None:
    marked = matrix([("b", "unheard"), (), ("b", "c")], {"b": 0, "c": 1})

    assert marked.toarray().tolist() == [[1, 0], [0, 0], [1, 1]]


def test_trusts_scores_more_where_they_are_always_right() -> None:
    rows = matrix([("x",), ("y",), ("z",)] * 40, {"x": 0, "y": 1, "z": 2})
    clear = ["left", "right", "middle"] * 40
    doubtful = ["left" if at % 5 == 0 else side for at, side in enumerate(clear)]

    groups = [str(at) for at in range(len(clear))]

    assert 0.3 <= temperature(rows, clear, groups) < temperature(rows, doubtful, groups) <= 3


def test_rare_features_weigh_more_than_common_ones_that_tell_as_much() -> None:
    rows = matrix(
        [("common", "rare"), ("common",), ("common",), ("other",)] * 9, {"common": 0, "other": 1, "rare": 2}
    )

    weights, bias = fitted(rows, [True, True, True, False] * 9, (False, True))

    assert weights.shape == (1, 3)
    assert weights[0][0] > 0 > weights[0][1]
    assert len(bias) == 1
