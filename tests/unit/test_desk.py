"""What people rely on when they ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk import Desk, Question
from core.help_wording import Place
from core.languages import LANGS, Lang
from core.replies import Paragraph, Tone, all_actions, plain_text
from tests.unit.small_desk import ASKER, DESK, ask, share_button, title
from tests.unit.small_library import LIBRARY, small_desk


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

    assert public == await DESK.sharing.public(share_button(asked).do, ASKER)
    assert not public.private


@pytest.mark.parametrize("typed", ["help", "fix the office printer"])
async def test_what_has_no_public_form_is_the_same_for_everybody(typed: str) -> None:
    assert await DESK.answer_openly(Question(typed), ASKER) == await ask(typed)


async def test_an_answer_that_comes_elsewhere_says_so() -> None:
    asked = await ask("posting")

    moved = DESK.moved(asked)

    assert moved.parts[1:] == asked.parts
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
    assert (await desk.buttons.press("garbage")).lang == "id"
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

    assert title(reply) == "25 tasks, in hand-over order"
    assert "I read the first 25 tasks." in plain_text(reply)


async def test_says_nothing_of_more_tasks_when_it_read_them_all() -> None:
    reply = await ask("upload the caption; plan the reel; " * 12)

    assert title(reply) == "24 tasks, in hand-over order"
    assert "I read the first" not in plain_text(reply)


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


@pytest.mark.parametrize(("lang", "said"), [("en", "I see no words"), ("id", "Aku nggak lihat kata")])
def test_says_that_a_message_has_no_words(lang: Lang, said: str) -> None:
    assert title(DESK.wordless(lang)).startswith(said)


@pytest.mark.parametrize(("lang", "said"), [("en", "I couldn't open"), ("id", "Formnya nggak bisa")])
def test_says_that_the_form_did_not_open_and_how_else_to_ask(lang: Lang, said: str) -> None:
    reply = DESK.brief_failed(lang)

    assert title(reply).startswith(said)
    assert "/whoowns" in plain_text(reply)
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
