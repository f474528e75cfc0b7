"""What people rely on when they ask, press and share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.buttons import Show, decode, encode_share, encode_show
from core.desk import Desk, Question
from core.languages import LANGS, Lang
from core.replies import Action, Note, Paragraph, Person, Reply, Tone, all_actions, plain_inline, plain_text
from core.wording import Place
from tests.unit.small_library import CATALOG, LIBRARY, small_desk

DESK = small_desk()
ASKER = Person("U1", "Ayu")
POSTING, PLANNING = CATALOG.topics["posting"].code, CATALOG.topics["planning"].code
GONE = "zzz"


def title(reply: Reply) -> str:
    return plain_inline(reply.title)


def share_button(reply: Reply) -> Action:
    (button, _switch) = reply.actions
    return button


async def ask(text: str, lang: Lang | None = None, locale: str | None = None) -> Reply:
    return await DESK.who_owns(Question(text, lang, locale))


@pytest.mark.parametrize("typed", ["", "  \n", "help", " HELP ", "bantuan", "bantu", "tolong", "?", "--help"])
async def test_helps_with_examples_when_nothing_is_asked(typed: str) -> None:
    reply = await ask(typed)

    assert reply.tone is Tone.INFO
    assert "schedule tomorrow's reels" in plain_text(reply)
    assert reply.private
    assert [action.label for action in all_actions(reply)] == ["Bahasa Indonesia"]


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("lang", LANGS)
async def test_help_says_how_to_ask_where_one_is(place: Place, lang: Lang) -> None:
    everywhere = await DESK.who_owns(Question("help", lang))

    there = await DESK.who_owns(Question("help", lang, place=place))

    (said,) = set(there.parts) - set(everywhere.parts)
    assert isinstance(said, Paragraph)
    assert len(there.parts) == len(everywhere.parts) + 1


async def test_where_everybody_reads_it_an_answer_has_its_public_form() -> None:
    asked = await ask("posting")

    public = await DESK.answer_openly(Question("posting"), ASKER)

    assert public == await DESK.share(share_button(asked).do, ASKER)
    assert not public.private


@pytest.mark.parametrize("typed", ["help", "fix the office printer"])
async def test_what_has_no_public_form_is_the_same_for_everybody(typed: str) -> None:
    assert await DESK.answer_openly(Question(typed), ASKER) == await ask(typed)


async def test_an_answer_that_comes_elsewhere_says_so() -> None:
    asked = await ask("posting")

    moved = DESK.moved(asked)

    assert moved.parts[:-1] == asked.parts
    assert "I couldn't answer where you asked me" in plain_text(moved)


@pytest.mark.parametrize("lang", LANGS)
def test_the_form_for_a_brief_is_short_enough_for_both_platforms(lang: Lang) -> None:
    form = DESK.brief_form(lang)

    assert 0 < len(form.title) <= 24
    assert 0 < len(form.label) <= 45
    assert 0 < len(form.hint) <= 100
    assert "25" in form.hint


async def test_helps_in_the_language_of_the_locale() -> None:
    reply = await ask("help", locale="id-ID")

    assert reply.lang == "id"
    assert "jadwalin reels buat besok" in plain_text(reply)


@pytest.mark.parametrize(
    ("text", "forced", "locale", "expected"),
    [
        ("upload the caption", "id", "en-US", "id"),
        ("unggah takarir", None, "en-US", "id"),
        ("upload the caption", None, "id", "en"),
        ("banana", None, "id", "id"),
        ("banana", None, "fr", "en"),
        ("banana", None, None, "en"),
    ],
    ids=["forced", "text", "text over locale", "locale", "default over a third language", "default"],
)
async def test_answers_in_the_forced_language_else_the_texts_else_the_locales_else_the_default(
    text: str, forced: Lang | None, locale: str | None, expected: Lang
) -> None:
    reply = await ask(text, forced, locale)

    assert reply.lang == expected


async def test_falls_back_to_the_language_that_the_team_chose() -> None:
    desk = Desk(LIBRARY, default_lang="id")

    assert (await desk.who_owns(Question("banana"))).lang == "id"
    assert (await desk.press("garbage")).lang == "id"
    assert desk.suggest("")[0].name == "Penjadwalan secara umum"


async def test_the_language_never_changes_the_owner() -> None:
    english, indonesian = await ask("upload the caption"), await ask("upload the caption", "id")

    assert (english.tone, indonesian.tone) == (Tone.SPECIALIST, Tone.SPECIALIST)
    assert title(english) == "The specialist owns this: Posting"
    assert title(indonesian) == "Dipegang specialist: Memposting"


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("upload the caption", Tone.SPECIALIST),
        ("plan the campaign", Tone.STRATEGIST),
        ("scheduling", Tone.SHARED),
        ("fix the dentist", Tone.NEITHER),
        ("instagram", Tone.UNSURE),
        ("upload the caption, then plan the campaign", Tone.SEVERAL),
    ],
)
async def test_answers_privately_with_each_verdict(text: str, tone: Tone) -> None:
    reply = await ask(text)

    assert reply.tone is tone
    assert reply.private


async def test_reads_25_tasks_and_says_that_there_were_more() -> None:
    reply = await ask("upload the caption; plan the reel; " * 13)

    assert title(reply) == "25 tasks, in the order to hand them on"
    assert "I read the first 25 tasks." in plain_text(reply)


async def test_says_nothing_of_more_tasks_when_it_read_them_all() -> None:
    reply = await ask("upload the caption; plan the reel; " * 12)

    assert title(reply) == "24 tasks, in the order to hand them on"
    assert "I read the first" not in plain_text(reply)


@pytest.mark.parametrize("lang", ["en", "id"])
async def test_a_pressed_flip_shows_its_topic_in_the_same_language(lang: Lang) -> None:
    flip, *_ = all_actions(await ask("upload the caption", lang))

    pressed = await DESK.press(flip.do, locale="en" if lang == "id" else "id")

    assert pressed.tone is Tone.STRATEGIST
    assert pressed.lang == lang
    assert CATALOG.topics["planning"].name.in_(lang) in title(pressed)


async def test_a_pressed_choice_answers_the_question() -> None:
    posting, planning, _switch = all_actions(await ask("instagram"))

    assert (await DESK.press(posting.do)).tone is Tone.SPECIALIST
    assert (await DESK.press(planning.do)).tone is Tone.STRATEGIST


async def test_one_of_several_answers_can_be_seen_in_full() -> None:
    first, second, _share, _switch = all_actions(await ask("upload the caption, then plan the campaign"))

    assert (first.label, second.label) == ("Planning", "Posting")
    assert (await DESK.press(first.do)).tone is Tone.STRATEGIST
    assert DESK.is_beside(first.do)


def test_a_flip_answers_in_place() -> None:
    assert not DESK.is_beside(encode_show(PLANNING, "en"))
    assert not DESK.is_beside("garbage")


async def test_gives_the_very_same_reply_to_a_short_request_that_comes_again() -> None:
    long = f"upload the caption {'for us ' * 12}"

    assert await ask("upload the caption") is await ask("upload the caption", locale="en-GB")
    assert await ask("banana") is not await ask("banana", locale="id")
    assert await ask("upload the caption") is not await ask("upload the caption", "id")
    assert await ask(long) is not await ask(long)


async def test_says_that_it_did_not_read_a_text_to_its_end() -> None:
    whole = "upload the caption ".ljust(4000)

    assert "too long" not in plain_text(await ask(whole))
    assert "too long for me to read to its end" in plain_text(await ask(f"{whole}."))


async def test_a_button_of_a_topic_that_is_gone_gets_a_kind_note_in_its_own_language() -> None:
    reply = await DESK.press(encode_show(GONE, "id"), locale="en")

    assert title(reply) == "Tombol itu dari jawaban lama"
    assert "Tanya lagi, ya" in plain_text(reply)


@given(
    do=st.text() | st.from_regex(r"l?[abfhmnqrstu]:(en|id):[a-z2-7?-]*"),
    locale=st.none() | st.text(max_size=6),
)
async def test_no_button_value_whatsoever_is_an_error(do: str, locale: str | None) -> None:
    pressed = await DESK.press(do, locale)
    shared = await DESK.share(do, ASKER)

    assert title(pressed)
    assert title(shared)
    assert pressed.private
    assert shared.private or DESK.is_share(do)


async def test_a_shared_answer_says_who_asked_and_has_no_buttons() -> None:
    reply = await ask("upload the caption")

    public = await DESK.share(share_button(reply).do, ASKER)

    assert not public.private
    assert not all_actions(public)
    assert ASKER in public.parts[0].text  # type: ignore[union-attr]  # a paragraph
    assert "Ayu asked who owns this." in plain_text(public)
    assert public.title == reply.title
    assert (public.lang, public.tone) == (reply.lang, reply.tone)


async def test_a_shared_answer_of_several_tasks_has_those_that_somebody_owns() -> None:
    reply = await ask("unggah takarir, perbaiki dokter gigi, lalu rencanakan kampanye")

    public = await DESK.share(share_button(reply).do, ASKER)

    words = plain_text(public)
    assert words.splitlines()[0] == "2 tugas, urut sesuai serah terimanya"
    assert "1. Strategist: Perencanaan → rencananya" in words
    assert "2. Specialist: Memposting → tautannya" in words


async def test_a_shared_answer_leaves_out_the_task_that_stayed_open() -> None:
    public = await DESK.share(encode_share([POSTING, "???"], "en"), ASKER)

    assert title(public) == "The specialist owns this: Posting"


async def test_an_answer_in_which_nobody_owns_anything_is_not_shared() -> None:
    reply = await DESK.share(encode_share(["---", "???"], "en"), ASKER)

    assert reply.private


async def test_after_sharing_the_asker_keeps_the_answer_with_its_flips_but_without_share() -> None:
    asked = await ask("who uploads the caption")

    kept = DESK.after_share(share_button(asked).do)

    assert kept.title == asked.title
    assert kept.parts[:-3] == asked.parts[:-2]
    assert kept.parts[-2] == asked.parts[-1]
    assert plain_text(kept).endswith("Shared in the channel.")
    assert kept.actions == ()
    assert kept.private


@pytest.mark.parametrize("do", [encode_share([GONE], "en"), encode_show(PLANNING, "en"), "garbage"])
def test_after_sharing_something_old_the_asker_reads_that_it_is_shared(do: str) -> None:
    assert title(DESK.after_share(do)) == "Shared in the channel."


@pytest.mark.parametrize(
    ("typed", "locale", "lang"),
    [("who uploads the caption", "id", "en"), ("siapa unggah takarir", "en-US", "id"), ("", "id", "id")],
)
def test_speaks_the_language_of_the_text_then_of_the_locale(
    typed: str, locale: str | None, lang: Lang
) -> None:
    assert DESK.lang_of(typed, locale) == lang


def test_knows_a_language_even_when_understanding_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = small_desk()
    monkeypatch.setattr(desk, "_engine", None)

    assert desk.lang_of("who uploads the caption", "id") == "id"


@pytest.mark.parametrize(
    "do",
    [encode_share([GONE], "en"), encode_share([POSTING, GONE], "en"), encode_show(PLANNING, "en"), "garbage"],
    ids=["topic is gone", "one topic is gone", "no share button", "none of ours"],
)
async def test_an_old_share_button_posts_nothing(do: str) -> None:
    reply = await DESK.share(do, ASKER)

    assert reply.private
    assert title(reply) == "That button is from an older answer"


async def test_tells_share_from_the_other_buttons() -> None:
    flip, *_, share, _switch = all_actions(await ask("upload the caption"))

    assert DESK.is_share(share.do)
    assert not DESK.is_share(flip.do)
    assert not DESK.is_share("garbage")


async def test_in_a_thread_share_says_so_before_and_after() -> None:
    asked = await ask("upload the caption")

    shown = DESK.in_thread(asked)
    kept = DESK.after_share(share_button(asked).do, thread=True)

    assert [action.label for action in shown.actions] == ["Share in thread", "Bahasa Indonesia"]
    assert [action.do for action in shown.actions] == [action.do for action in asked.actions]
    assert plain_text(kept).endswith("Shared in the thread.")


async def test_leaves_out_share_where_there_is_nobody_to_share_with() -> None:
    asked = await ask("upload the caption")

    shown = DESK.unshared(asked)

    assert shown.actions == asked.actions[1:]
    assert shown.parts == asked.parts


async def test_other_buttons_stay_as_they_are_in_a_thread_and_alone() -> None:
    (flip, *_) = all_actions(await ask("upload the caption"))
    asked = Reply((), (), "en", Tone.INFO, actions=(flip,))

    assert DESK.in_thread(asked) == asked
    assert DESK.unshared(asked) == asked


@pytest.mark.parametrize(("lang", "said"), [("en", "I see no words"), ("id", "Aku nggak lihat kata")])
def test_says_that_a_message_has_no_words(lang: Lang, said: str) -> None:
    assert title(DESK.wordless(lang)).startswith(said)


@pytest.mark.parametrize(("lang", "said"), [("en", "I couldn't open"), ("id", "Formnya nggak bisa")])
def test_says_that_the_form_did_not_open_and_how_else_to_ask(lang: Lang, said: str) -> None:
    reply = DESK.brief_failed(lang)

    assert title(reply).startswith(said)
    assert "/whoowns" in plain_text(reply)
    assert reply.private


def test_tells_the_asker_that_it_is_shared() -> None:
    reply = DESK.shared_note("id")

    assert title(reply) == "Sudah dibagikan di channel."
    assert reply.parts == ()
    assert reply.private


def test_apologises_with_the_reference() -> None:
    reply = DESK.apology("ab12-cd34", "en")

    assert reply.tone is Tone.SORRY
    assert "ab12-cd34" in plain_text(reply)
    assert "Maaf" in title(DESK.apology("ab12-cd34", "id"))


def test_says_that_there_is_no_room_for_more_questions_at_once() -> None:
    reply = DESK.crowded("en")

    assert title(reply) == "One moment: a lot of people are asking me right now"
    assert reply.tone is Tone.SORRY
    assert reply.private


def test_says_that_it_is_on_it() -> None:
    assert title(DESK.busy("en")) == "One moment, I'm on it"


def test_suggests_in_the_language_of_the_locale() -> None:
    (first,) = DESK.suggest("", locale="id", limit=1)

    assert first.text == "Penjadwalan secara umum"


@pytest.mark.parametrize(
    "text",
    [
        "🎉🔥",
        "\x00\x07\u202e",
        "a" * 10_000,
        "upload " * 2_000,
        "<!channel> @everyone `x`",
        "{topic} {0} {",
        "%s",
    ],
    ids=["emoji", "control", "one long word", "10,000 words", "markup", "braces", "percent"],
)
async def test_answers_nonsense_calmly(text: str) -> None:
    reply = await ask(text)

    assert reply.tone is not Tone.SORRY
    assert reply.private
    assert len(plain_text(reply)) < 3_000


@given(text=st.text())
async def test_answers_any_text_with_buttons_that_work(text: str) -> None:
    reply = await ask(text)

    for action in all_actions(reply):
        assert action.label
        assert len(action.do) <= 90
        assert action.do.isascii()


@pytest.mark.parametrize("place", [place for place in Place if place.is_talk])
async def test_words_in_which_there_is_no_task_get_help_where_people_simply_write(place: Place) -> None:
    reply = await DESK.who_owns(Question("zzz qqq", "en", place=place))

    helped = await DESK.who_owns(Question("help", "en", place=place))
    assert title(reply) == "I see no task in that"
    assert reply.parts == helped.parts


async def test_a_command_tells_what_belongs_to_neither_role_as_it_is() -> None:
    reply = await DESK.who_owns(Question("zzz qqq", "en", place=Place.SLACK_CHANNEL))

    assert reply.tone is Tone.NEITHER


async def test_a_question_about_a_role_gets_its_card_and_a_tasks_owner_none() -> None:
    card = await ask("what does a strategist do?")

    assert title(card) == "Strategist"
    assert (await ask("posting")).tone is Tone.SPECIALIST


@pytest.mark.parametrize("lang", [*LANGS, None])
def test_offers_four_things_to_begin_with_in_one_language_or_by_turns(lang: Lang | None) -> None:
    prompts = DESK.prompts(lang)

    others = [set(DESK.prompts(other).texts) for other in LANGS]
    assert len(set(prompts.texts)) == 4
    assert all(
        (set(prompts.texts) & other != set()) is (lang in {None, known})
        for known, other in zip(LANGS, others, strict=True)
    )


async def switched(text: str) -> Reply:
    """The answer to the text, in the other language than its own."""
    asked = await ask(text)
    (switch,) = (action for action in asked.actions if DESK.is_switch(action.do))
    return await DESK.press(switch.do)


async def test_an_answer_is_the_same_topic_in_the_other_language() -> None:
    assert await switched("upload the caption") == await DESK.press(encode_show(POSTING, "id"))


async def test_a_question_is_the_same_one_in_the_other_language() -> None:
    there = await switched("instagram")

    assert there.tone is Tone.UNSURE
    assert there.parts == (await ask("instagram", "id")).parts


async def test_nobodys_task_stays_nobodys_in_the_other_language() -> None:
    there = await switched("water the plants")

    assert (there.tone, there.lang) == (Tone.NEITHER, "id")


async def test_a_plan_says_in_the_other_language_what_it_leaves_out() -> None:
    whole = await switched("upload the caption, then plan the campaign")
    cut = await switched("unggah takarir, perbaiki dokter gigi, lalu rencanakan kampanye")

    assert whole.tone is cut.tone is Tone.SEVERAL
    assert "nggak ikut di tombol" not in plain_text(whole)
    assert "What you typed is not in a button" in plain_text(cut)


async def test_what_was_near_stays_near_in_the_other_language() -> None:
    there = await DESK.press(f"ln:id:{POSTING}{PLANNING}")

    assert [decode(action.do) for action in all_actions(there)[:2]] == [
        Show(POSTING, "id"),
        Show(PLANNING, "id"),
    ]
    assert not any(isinstance(part, Note) for part in there.parts)


@pytest.mark.parametrize("place", [None, *Place])
async def test_help_is_the_same_help_in_the_other_language(place: Place | None) -> None:
    english = await DESK.who_owns(Question("help", "en", place=place))

    indonesian = await DESK.press(english.actions[-1].do)

    assert indonesian == await DESK.who_owns(Question("help", "id", place=place))


@pytest.mark.parametrize("do", ["lt:id:zzz", "lu:id:zzz", "ln:id:zzz", "ls:id:zzz", "lh:xx:-"])
async def test_a_switch_from_before_a_change_of_the_knowledge_gets_the_note(do: str) -> None:
    assert (await DESK.press(do, "id")).lang == "id"
    assert title(await DESK.press(do, "id")) == "Tombol itu dari jawaban lama"
