"""People say whether an answer was right, and whose it is instead."""

import pytest

from core.storage.memory_store import MemoryStore
from core.votes import Vote
from tests.conversations.platforms import Needs
from tests.conversations.saying import title, words
from tests.drivers.base import Driver

pytestmark = pytest.mark.needs(Needs.VOTES)

TASK, OWNER, WHY = "Which task?", "Who should own it?", "What went wrong?"
ASKED, WORDS = "What you asked", "In your own words"
TEAM = "My team does it another way"


async def the_vote(votes: MemoryStore) -> Vote:
    (vote,) = await votes.votes()
    return vote


async def test_a_thumb_up_is_thanked_for_and_kept_without_what_was_typed(
    person: Driver, votes: MemoryStore
) -> None:
    await person.ask("who schedules the posts?")

    thanks = await person.thumb_up()

    vote = await the_vote(votes)
    assert (vote.good, vote.topics, vote.given) == (True, ("post-scheduling",), ("specialist",))
    assert vote.asked is None
    assert thanks.private
    assert title(thanks) == "Thanks, noted"
    assert "not your name and nothing you typed" in words(thanks)


async def test_a_thumb_down_opens_a_form_whose_answer_is_kept_also_after_a_restart(
    person: Driver, votes: MemoryStore
) -> None:
    await person.ask("who schedules the posts?")
    form = await person.thumb_down()
    thumb = await the_vote(votes)
    await person.restart()

    thanks = await person.fill(form, {OWNER: "Strategist", WHY: TEAM})

    vote = await the_vote(votes)
    assert form.title == "Wrong owner?"
    assert form.options[OWNER] == ("Specialist", "Strategist", "Shared", "Neither role", "I can't say")
    assert form.typed == {}
    assert (thumb.good, thumb.expected) == (False, ())
    assert (vote.good, vote.expected, vote.why) == (False, ("strategist",), "team")
    assert (vote.words, vote.asked) == (None, None)
    assert title(thanks) == "Thanks, noted"


async def test_the_last_vote_counts_and_a_flipped_answer_is_voted_on_by_itself(
    person: Driver, votes: MemoryStore
) -> None:
    await person.ask("who schedules the posts?")
    await person.fill(await person.thumb_down(), {OWNER: "Shared", WHY: TEAM})
    await person.restart()
    await person.thumb_up()
    last = await the_vote(votes)
    await person.press("Deciding the posting times")

    await person.thumb_down()

    first, second = await votes.votes()
    assert first == last
    assert (first.good, first.expected) == (True, ())
    assert (second.good, second.given) == (False, ("strategist",))


async def test_of_a_plan_one_picks_the_task_that_is_meant_also_in_a_form_of_its_own(
    person: Driver, votes: MemoryStore
) -> None:
    await person.ask_at_length("schedule tomorrow's reels\nchoose the platforms")
    thanks = await person.thumb_up()
    form = await person.thumb_down()

    await person.fill(form, {TASK: "2. Scheduling posts", OWNER: "Shared", WHY: TEAM})

    vote = await the_vote(votes)
    assert title(thanks) == "Thanks, noted"
    assert form.options[TASK][0].startswith("1. ")
    assert vote.given == ("specialist", "strategist")
    assert vote.expected == ("shared", "strategist")


@pytest.mark.needs(Needs.DIRECT)
async def test_an_answer_to_somebody_who_writes_to_the_bot_is_voted_on_too(
    person: Driver, votes: MemoryStore
) -> None:
    seen = await person.write("who schedules the posts?")

    thanks = await person.thumb_up()

    assert seen.thumbs
    assert not person.name.startswith("slack") or "feedback_buttons" in repr(seen.raw)
    assert title(thanks) == "Thanks, noted"
    assert (await the_vote(votes)).good


async def test_what_is_no_answer_has_no_thumbs(person: Driver) -> None:
    seen = [await person.ask(asked) for asked in ("help", "instagram", "post scheduling")]

    assert [one.thumbs for one in seen] == [False, False, True]


@pytest.mark.keeps_texts
async def test_where_the_team_allows_it_what_was_typed_is_kept_and_can_be_taken_back(
    person: Driver, votes: MemoryStore
) -> None:
    await person.ask("siapa yg jadwalin postingan?")
    await person.restart()
    thanks = await person.thumb_up()
    up = await the_vote(votes)
    form = await person.thumb_down()
    firsts = {label: options[0] for label, options in form.options.items()}

    await person.fill(form, firsts | {"Ceritakan singkat": "kami bareng"})
    down = await the_vote(votes)
    await person.fill(await person.thumb_down(), firsts | {"Pertanyaanmu tadi": ""})

    assert form.title == "Kurang tepat?"
    assert title(thanks) == "Makasih, sudah kucatat"
    assert "tulisannya, bukan namamu" in words(thanks)
    assert up.asked == down.asked == "siapa yg jadwalin postingan?"
    assert form.typed == {"Ceritakan singkat": "", "Pertanyaanmu tadi": up.asked}
    assert (down.words, (await the_vote(votes)).asked) == ("kami bareng", "")


@pytest.mark.keeps_texts
async def test_what_is_too_long_to_travel_with_the_buttons_is_asked_for_in_the_form(
    person: Driver, votes: MemoryStore
) -> None:
    await person.ask("schedule tomorrow's reels, " * 60)
    await person.thumb_up()
    up = await the_vote(votes)

    form = await person.thumb_down()
    firsts = {label: options[0] for label, options in form.options.items()}
    await person.fill(form, firsts | {ASKED: "mine", WORDS: "yours"})

    down = await the_vote(votes)
    assert (up.asked, form.typed[ASKED]) == (None, "")
    assert (down.asked, down.words) == ("mine", "yours")
