import pytest

from tests.conversations.platforms import Needs
from tests.conversations.saying import in_order, title, words
from tests.drivers.base import Driver

pytestmark = pytest.mark.needs(Needs.SHARING)

NAMES = ("@rina", "@sari")
"""How the platforms' drivers call the person."""


async def test_share_posts_the_answer_once_and_says_who_asked(person: Driver) -> None:
    asked = await person.ask("who schedules the posts?")

    await person.press("Share in channel")

    (post,) = await person.public()
    assert title(post) == title(asked)
    assert any(f"{name} asked who owns this." in words(post) for name in NAMES)
    in_order(post, "The other role:", "Ready to send", "Source:")


async def test_the_post_has_no_buttons_and_no_lead_in_to_any(person: Driver) -> None:
    await person.ask("who schedules the posts?")

    await person.press("Share in channel")

    (post,) = await person.public()
    assert post.buttons == ()
    assert "if you mean" not in words(post)


async def test_the_asker_keeps_the_answer_without_the_button_and_reads_that_it_is_shared(
    person: Driver,
) -> None:
    asked = await person.ask("who schedules the posts?")

    kept = await person.press("Share in channel")

    assert kept.private
    assert "Share in channel" not in kept.buttons
    assert "Bahasa Indonesia" in kept.buttons
    assert title(kept) == title(asked)
    assert words(kept).endswith("Shared in the channel.")


async def test_pressing_share_again_and_again_posts_once(person: Driver) -> None:
    await person.ask("who schedules the posts?")

    kept = await person.press_often("Share in channel", 5)

    assert len(await person.public()) == 1
    assert "Share in channel" not in kept.buttons


async def test_a_flipped_answer_is_shared_as_it_stands(person: Driver) -> None:
    await person.ask("who schedules the posts?")
    flipped = await person.press("Deciding the posting times")

    await person.press("Share in channel")

    (post,) = await person.public()
    assert title(post) == title(flipped)


async def test_shares_in_the_language_of_the_answer(person: Driver) -> None:
    await person.ask("siapa yang jadwalin postingan?")

    kept = await person.press("Bagikan di channel")

    (post,) = await person.public()
    assert any(f"{name} bertanya ini tugas siapa." in words(post) for name in NAMES)
    assert words(kept).endswith("Sudah dibagikan di channel.")


async def test_shares_several_answers_in_one_post(person: Driver) -> None:
    await person.ask("schedule tomorrow's reels and choose the platforms")

    await person.press("Share in channel")

    (post,) = await person.public()
    in_order(post, "1. Strategist: ", "2. Specialist: ", "Source:")


async def test_a_post_of_25_tasks_has_every_step(person: Driver) -> None:
    await person.ask("; ".join(["schedule tomorrow's reels", "choose the platforms"] * 13))

    await person.press("Share in channel")

    (post,) = await person.public()
    in_order(post, *(f"{number}. Strategist: " for number in range(1, 13)))
    in_order(post, *(f"{number}. Specialist: " for number in range(13, 26)))
