"""What people rely on when they share an answer."""

import pytest

from core.buttons import encode_share, encode_show, is_share
from core.replies import Reply, Tone, all_actions, plain_text
from core.sharing import unshared
from tests.unit.small_desk import ASKER, DESK, ask, share_button, title
from tests.unit.small_library import CATALOG

POSTING, PLANNING = CATALOG.topics["posting"].code, CATALOG.topics["planning"].code
GONE = "zzz"


async def test_a_shared_answer_says_who_asked_and_has_no_buttons() -> None:
    reply = await ask("upload the caption")

    public = await DESK.sharing.public(share_button(reply).do, ASKER)

    assert not public.private
    assert not all_actions(public)
    assert ASKER in public.parts[0].text  # type: ignore[union-attr]  # a paragraph
    assert "Ayu asked who owns this." in plain_text(public)
    assert public.title == reply.title
    assert (public.lang, public.tone) == (reply.lang, reply.tone)


async def test_a_shared_answer_of_several_tasks_has_those_that_somebody_owns() -> None:
    reply = await ask("unggah takarir, perbaiki dokter gigi, lalu rencanakan kampanye")

    public = await DESK.sharing.public(share_button(reply).do, ASKER)

    words = plain_text(public)
    assert words.splitlines()[0] == "2 tugas, urut sesuai serah terimanya"
    assert "1. Strategist: Perencanaan → rencananya" in words
    assert "2. Specialist: Memposting → tautannya" in words


async def test_a_shared_answer_leaves_out_the_task_that_stayed_open() -> None:
    public = await DESK.sharing.public(encode_share([POSTING, "???"], "en"), ASKER)

    assert title(public) == "The specialist owns this: Posting"


async def test_an_answer_in_which_nobody_owns_anything_is_not_shared() -> None:
    reply = await DESK.sharing.public(encode_share(["---", "???"], "en"), ASKER)

    assert reply.private


async def test_after_sharing_the_asker_keeps_the_answer_with_its_flips_but_without_share() -> None:
    asked = await ask("who uploads the caption")

    kept = DESK.sharing.after(share_button(asked).do)

    assert kept.title == asked.title
    assert kept.parts[:-3] == asked.parts[:-2]
    assert kept.parts[-2] == asked.parts[-1]
    assert "\nShared in the channel.\n" in plain_text(kept)
    assert kept.private


async def test_after_sharing_the_answer_can_still_be_had_in_the_other_language() -> None:
    asked = await ask("who uploads the caption")

    (switch,) = DESK.sharing.after(share_button(asked).do).actions

    assert switch.label == "Bahasa Indonesia"
    assert (await DESK.buttons.press(switch.do)).lang == "id"


@pytest.mark.parametrize("do", [encode_share([GONE], "en"), encode_show(PLANNING, "en"), "garbage"])
def test_after_sharing_something_old_the_asker_reads_that_it_is_shared(do: str) -> None:
    assert title(DESK.sharing.after(do)) == "Shared in the channel."


@pytest.mark.parametrize(
    "do",
    [encode_share([GONE], "en"), encode_share([POSTING, GONE], "en"), encode_show(PLANNING, "en"), "garbage"],
    ids=["topic is gone", "one topic is gone", "no share button", "none of ours"],
)
async def test_an_old_share_button_posts_nothing(do: str) -> None:
    reply = await DESK.sharing.public(do, ASKER)

    assert reply.private
    assert title(reply) == "That button is from an older answer"


async def test_tells_share_from_the_other_buttons() -> None:
    flip, *_, share, _switch = all_actions(await ask("upload the caption"))

    assert is_share(share.do)
    assert not is_share(flip.do)
    assert not is_share("garbage")


async def test_in_a_thread_share_says_so_before_and_after() -> None:
    asked = await ask("upload the caption")

    shown = DESK.sharing.in_thread(asked)
    kept = DESK.sharing.after(share_button(asked).do, thread=True)

    assert [action.label for action in shown.actions] == ["Share in thread", "Bahasa Indonesia"]
    assert [action.do for action in shown.actions] == [action.do for action in asked.actions]
    assert "\nShared in the thread.\n" in plain_text(kept)


async def test_leaves_out_share_where_there_is_nobody_to_share_with() -> None:
    asked = await ask("upload the caption")

    shown = unshared(asked)

    assert shown.actions == asked.actions[1:]
    assert shown.parts == asked.parts


async def test_other_buttons_stay_as_they_are_in_a_thread_and_alone() -> None:
    (flip, *_) = all_actions(await ask("upload the caption"))
    asked = Reply((), (), "en", Tone.INFO, actions=(flip,))

    assert DESK.sharing.in_thread(asked) == asked
    assert unshared(asked) == asked


def test_tells_the_asker_that_it_is_shared() -> None:
    reply = DESK.sharing.done("id")

    assert title(reply) == "Sudah dibagikan di channel."
    assert reply.parts == ()
    assert reply.private
