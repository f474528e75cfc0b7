"""Several tasks in one request: every joiner, and what looks like a joint but is none."""

import pytest

from tests.unit.shipped_engine import only, owners, rulings, tasks, topics

CAPTION_AND_REPLIES = ["content-creation", "audience-replies"]
STORIES = {
    "content-creation": """we have a new shop opening next month and everybody is nervous about it, my boss
        keeps asking me things I know nothing about, and now he wants somebody to write captions for it""",
    "platform-choice": """on tuesday we all sat in the kitchen, we ate cake, people talked and talked about
        facebook, and in the end nobody could say who decides on which platforms we are""",
    "post-scheduling": """kemarin aku ngobrol sama rina dari sales dan dia bilang, setelah lama banget bahas
        toko baru dan cuaca dan macam-macam hal lain, harusnya ada yang jadwalin reels buat besok, jadi itu
        kerjaan siapa ya?""",
    "audience-replies": """i write my own captions, i film the clips, i even edit them every night, thank you
        very much, and what nobody here has ever told me since i started is who replies to all those
        comments""",
}


@pytest.mark.parametrize(
    "joint",
    [
        " and ", ", ", "; ", ". ", " & ", " + ", " / ", " | ", "\n", " - ", " – ", " > ", ", and ", ", then ",
        " then ", " and then ", " after that ", " next ", " also ", " plus ", " as well as ", " finally ",
        " dan ", " terus ", " trus ", " lalu ", " kemudian ", " abis itu ", " habis itu ", " setelah itu ",
        " sama ", " sm ", " sekalian ", " sambil ", " serta ", " juga ", ", terakhir ",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("first", "second"), [("bikin caption", "balas komen"), ("write a caption", "answer dms")]
)
def test_every_joiner_parts_two_tasks(joint: str, first: str, second: str) -> None:
    ruled = rulings(f"{first}{joint}{second}")

    assert [ruling.topic for ruling in ruled] == CAPTION_AND_REPLIES
    assert [ruling.text for ruling in ruled] == [first, second]


@pytest.mark.parametrize(
    "listed",
    [
        "1. {}\n2. {}\n3. {}",
        "1) {} 2) {} 3) {}",
        "1.{}\n2.{}\n3.{}",
        "(1) {} (2) {} (3) {}",
        "1️⃣ {}\n2️⃣ {}\n3️⃣ {}",
        "- {}\n- {}\n- {}",
        "• {}\n• {}\n• {}",
        "* {}\n* {}\n* {}",
        "- {} - {} - {}",
        "to do: {}, {}, {}",
        "{}\r\n{}\r\n{}",
    ],
)
def test_reads_lists_as_people_write_them(listed: str) -> None:
    items = ("bikin caption", "balas komen", "tentuin jenis konten")

    assert topics(listed.format(*items)) == [*CAPTION_AND_REPLIES, "content-type-decisions"]


@pytest.mark.parametrize(
    "listed", ["to do minggu ini:\n- {}\n- {}", "Needed:\n1. {}\n2. {}", "our week:\n\n{}\n{}"]
)
def test_the_heading_of_a_list_is_no_part_of_its_first_task(listed: str) -> None:
    items = ["bikin caption", "balas komen"]

    assert [ruling.text for ruling in rulings(listed.format(*items))] == items


def test_the_number_of_an_item_is_no_part_of_its_task() -> None:
    assert [text for text, _ in tasks("1. write a caption\n2. answer the dms")] == [
        "write a caption",
        "answer the dms",
    ]


def test_numbers_that_say_how_many_stay_in_the_task() -> None:
    assert tasks("make 3 reels and reply to 12.500 comments") == [
        ("make 3 reels", "specialist"),
        ("reply to 12.500 comments", "specialist"),
    ]


def test_a_time_of_day_is_no_joint() -> None:
    assert tasks("upload the reel at 17:00, then reply to comments") == [
        ("upload the reel at 17:00", "specialist"),
        ("reply to comments", "specialist"),
    ]


def test_each_task_has_its_own_owner() -> None:
    assert tasks("upload the reel, decide the content formats, and fix the printer") == [
        ("upload the reel", "specialist"),
        ("decide the content formats", "strategist"),
        ("fix the printer", "neither"),
    ]


def test_a_list_of_nothing_but_names_has_a_task_for_each_name() -> None:
    assert topics("post scheduling, paid ads") == ["post-scheduling", "overlap-paid-ads"]


def test_whatever_is_published_is_a_task_though_nobody_knows_the_word() -> None:
    assert tasks("upload the brownies and reply to comments") == [
        ("upload the brownies", "specialist"),
        ("reply to comments", "specialist"),
    ]


def test_an_act_on_something_nobody_knows_is_no_task_else() -> None:
    assert owners("a report on the payments feature, who schedules it?") == ["neither"]


def test_a_thing_that_says_enough_is_a_task_without_a_verb() -> None:
    assert tasks("creative direction for the campaign & schedule the reels") == [
        ("creative direction for the campaign", "strategist"),
        ("schedule the reels", "specialist"),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "write captions for reels, stories and carousels",
        "create a photo, a video and a story",
        "bikin foto, video, sama story",
        "make captions & hashtags",
        "photos and captions",
        "reels and carousels and stories",
        "find out who our followers are and build personas",
        "check likes, shares and the reach of posts",
        "the comments under our new facebook post, who answers them?",
        "a typo in the caption under our facebook post, who fixes it?",
        "video or photo for the brand, who decides?",
    ],
)
def test_a_list_of_things_is_one_task(asked: str) -> None:
    assert len(rulings(asked)) == 1


@pytest.mark.parametrize(
    "asked", ["reels or carousels, who decides what we post?", "stories atau reels, siapa yang nentuin?"]
)
def test_the_options_of_a_question_are_no_tasks(asked: str) -> None:
    assert only(asked) == ("strategist", "content-type-decisions")


def test_a_pronoun_carries_what_was_named_before() -> None:
    assert topics("film the clip, then upload it") == ["content-creation", "daily-publishing"]


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("a new bio, who does it?", "account-upkeep"),
        ("new profile picture, who does that?", "account-upkeep"),
        ("bio baru, siapa yang ngerjain?", "account-upkeep"),
        ("ganti bio, siapa yang kerjain?", "account-upkeep"),
        ("write a new caption, who does it?", "content-creation"),
        ("caption baru, siapa yang bikin?", "content-creation"),
    ],
)
def test_a_question_behind_the_task_is_no_second_task(asked: str, topic: str) -> None:
    ruled = rulings(asked)

    assert [ruling.topic for ruling in ruled] == [topic]
    assert ruled[0].text == asked.removesuffix("?")


@pytest.mark.parametrize(
    "asked",
    [
        "hi team, hope you are well, schedule the reels",
        "hello there! how are you? schedule the reels please",
        "morning all, coffee in hand. could somebody schedule the reels?",
        "halo semua, semoga sehat, tolong jadwalin reels",
        "schedule the reels. have a nice day",
        "jadwalin reels ya kak, makasih banyak, semangat!",
    ],
)
def test_talk_around_the_task_is_dropped(asked: str) -> None:
    assert only(asked) == ("specialist", "post-scheduling")


@pytest.mark.parametrize(
    ("asked", "verdicts"),
    [
        ("fix the printer and schedule the reels", ["neither", "specialist"]),
        ("buy coffee, then schedule the reels", ["neither", "specialist"]),
        ("fix the printer, call the dentist, upload the reel", ["neither", "neither", "specialist"]),
        ("pay the invoice, reply to comments", ["neither", "specialist"]),
        ("beli printer, balas komen", ["neither", "specialist"]),
        ("reply to comments and book the flight", ["specialist", "neither"]),
    ],
)
def test_another_fields_task_stays_in_the_list(asked: str, verdicts: list[str]) -> None:
    assert owners(asked) == verdicts


@pytest.mark.parametrize("asked", ["fix the printer, then call the dentist", "buy a car, sell a house"])
def test_a_list_of_other_fields_tasks_is_one_neither(asked: str) -> None:
    assert tasks(asked) == [(asked, "neither")]


def test_a_sequence_word_that_ends_a_clause_goes_on_instead_of_parting() -> None:
    assert len(rulings("engagement naik terus, cek dong")) == 1


@pytest.mark.parametrize(("topic", "story"), STORIES.items(), ids=STORIES)
def test_a_long_story_is_about_one_task(topic: str, story: str) -> None:
    assert topics(" ".join(story.split())) == [topic]


def test_a_clear_break_or_then_parts_tasks_even_in_a_long_story() -> None:
    story = (
        "we opened a new shop and everybody is nervous about it, my boss keeps asking me things that I know "
        "nothing about;\nwrite the captions for the reels then reply to the comments under them"
    )

    assert topics(story)[-2:] == CAPTION_AND_REPLIES


@pytest.mark.parametrize(
    "asked",
    [
        "who chooses our content types, and who does the replies?",
        "who picks the platforms? and who hits publish?",
        "yang nentuin jenis konten siapa, yang bales komen siapa?",
        "strategi sosmed siapa yang nyusun, terus yang nge-post siapa?",
    ],
)
def test_a_second_question_is_about_its_own_act(asked: str) -> None:
    assert owners(asked) == ["strategist", "specialist"]
    assert all(ruling.whose for ruling in rulings(asked))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("plan the content for march; upload; schedule; reply", ["strategist", *["specialist"] * 3]),
        ("susun content plan maret, syuting, unggah", ["strategist", "specialist", "specialist"]),
    ],
)
def test_an_act_alone_that_is_clear_takes_nothing_from_the_task_before(asked: str, told: list[str]) -> None:
    assert owners(asked) == told


@pytest.mark.parametrize(
    "asked",
    [
        "Morning all, the client wants two things: edit the clip; then reply to the dms",
        "Pagi kak, dari sisi klien ada dua request: desain banner promo, terus bales DM yang masuk",
    ],
)
def test_talk_before_a_task_does_not_hide_it_among_others(asked: str) -> None:
    assert owners(asked) == ["specialist", "specialist"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "ask the landlord about the lease, work with the creative team on the reels",
            ["neither", "strategist"],
        ),
        ("who makes the visuals, who says which formats suit our brand?", ["specialist", "strategist"]),
        ("jemput tamu di bandara, posting testimoni pasien", ["neither", "specialist"]),
    ],
)
def test_a_verb_of_any_field_opens_a_task(asked: str, told: list[str]) -> None:
    assert owners(asked) == told
