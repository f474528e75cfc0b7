import json
from collections.abc import Iterator

import pytest

from bots.discord_bot import limits
from bots.discord_bot.layout import layouts
from bots.discord_bot.roles import AXES
from bots.slack_bot.blocks import message
from core.buttons import encode_about
from core.desk import Desk
from core.knowledge.loading import AXES as AXIS_IDS
from core.knowledge.model import Axis
from core.languages import LANGS, Lang
from core.ownership.engine import Understanding
from core.ownership.verdicts import Ruling, Verdict
from core.replies import Link, Note, Reply, Tone, all_actions, plain_inline, plain_text
from core.roles import views
from core.roles.asking import Verb, Wish, read_wish
from core.roles.desk import Asked, RolesDesk
from core.roles.views import Card, Comparison, Decision, Need, Picking, Reasons, Rule, View
from tests.drivers.shipped_knowledge import shipped_library

LIBRARY = shipped_library()
CATALOG = LIBRARY.catalog
DESK = Desk(LIBRARY)
TASKS = tuple(task for card in CATALOG.roles.values() for task in card.tasks)


def every_view() -> Iterator[View]:
    yield from (
        Card("specialist"),
        Card("strategist"),
        Comparison(),
        Rule(),
        Reasons(),
        Picking(),
        Need(TASKS),
    )
    yield Picking(tuple(CATALOG.topics)[:25])
    yield Need(tuple(CATALOG.topics)[:25])
    yield from (Comparison(axis.id) for axis in CATALOG.axes)
    yield from map(Decision, CATALOG.topics)
    yield Decision("content-type-decisions", "content-creation")
    yield Decision("trend-opportunities", "overlap-trends")


SHOWN = [pytest.param(view, lang, id=f"{view}-{lang}"[:60]) for view in every_view() for lang in LANGS]


async def shown(view: View, lang: Lang) -> Reply:
    return await DESK.buttons.press(encode_about(views.encode(view, CATALOG), lang))


async def asked(line: str, *, lang: Lang | None = None, locale: str | None = None) -> Reply:
    return await DESK.about_roles(Asked(read_wish(line), line, "/whoowns-roles", lang, locale))


@pytest.mark.parametrize(("view", "lang"), SHOWN)
async def test_everything_shown_cites_its_source_and_is_in_one_language(view: View, lang: Lang) -> None:
    reply = await shown(view, lang)

    notes = [part for part in reply.parts if isinstance(part, Note)]
    assert any(isinstance(piece, Link) for note in notes for piece in note.text)
    assert reply.lang == lang
    assert reply.private


@pytest.mark.parametrize(("view", "lang"), SHOWN)
async def test_everything_shown_arrives_whole_on_slack(view: View, lang: Lang) -> None:
    reply = await shown(view, lang)

    drawn = message(reply)

    wire = json.dumps(drawn["blocks"], ensure_ascii=False)
    assert '"…"' not in wire
    assert all(json.dumps(action.label, ensure_ascii=False)[1:-1] in wire for action in all_actions(reply))


@pytest.mark.parametrize(("view", "lang"), SHOWN)
async def test_everything_shown_arrives_whole_on_discord(view: View, lang: Lang) -> None:
    reply = await shown(view, lang)

    messages = [each.to_components() for each in layouts(reply)]  # type: ignore[no-untyped-call]
    wire = json.dumps(messages, ensure_ascii=False)

    assert wire.count('"custom_id"') == len(all_actions(reply))
    assert wire.count("…") == plain_text(reply).count("…")
    assert all(len(action.label) <= limits.LABEL for action in all_actions(reply))


@pytest.mark.parametrize(("view", "lang"), SHOWN)
async def test_every_button_leads_somewhere(view: View, lang: Lang) -> None:
    old = await DESK.buttons.press("r:en:nothing")

    for action in all_actions(await shown(view, lang)):
        assert (await DESK.buttons.press(action.do)).title != old.title


async def test_a_button_from_before_a_change_of_the_knowledge_says_that_it_is_old() -> None:
    assert plain_inline((await DESK.buttons.press("r:id:decide.???")).title) == "Tombol itu dari jawaban lama"


@pytest.mark.parametrize("axis", CATALOG.axes, ids=lambda axis: axis.id)
async def test_finds_an_axis_by_its_name_in_both_languages(axis: Axis) -> None:
    compared = await shown(Comparison(axis.id), "en")

    for name in (axis.id, axis.name.en, axis.name.id, axis.name.en.upper(), axis.name.en.split()[-1]):
        assert await asked(f"compare {name}", lang="en") == compared


async def test_compares_on_all_axes_when_none_of_them_is_meant() -> None:
    assert await asked("compare the weather") == await shown(Comparison(), "en")


def test_discord_offers_the_axes_under_the_names_that_the_knowledge_gives_them() -> None:
    names = {axis.id: (axis.name.en, axis.name.id) for axis in CATALOG.axes}

    assert tuple(choice.value for choice in AXES) == AXIS_IDS
    for choice in AXES:
        assert choice._locale_name is not None
        assert (choice.name, choice._locale_name.extras["id"]) == names[choice.value]


async def test_says_who_decides_each_of_several_things() -> None:
    reply = await asked("decide reply to comments; choose the platforms")

    told = plain_text(reply)
    assert reply.tone is Tone.SEVERAL
    assert told.index("Specialist") < told.index("Strategist")


def test_says_of_several_things_what_is_shared_and_what_is_nobodys() -> None:
    ads = Ruling("paid ads", Verdict.SHARED, 1.0, topic="overlap-paid-ads")
    cake = Ruling("a cake", Verdict.NEITHER, 1.0)

    told = plain_text(DESK._roles._decisions.several([(ads, ads), (cake, cake)], "en"))

    assert "paid ads: Strategist: plan, measure; specialist: make, publish" in told
    assert "a cake: Neither role" in told


def test_has_no_buttons_for_several_things_that_are_all_nobodys() -> None:
    cake = Ruling("a cake", Verdict.NEITHER, 1.0)

    told = plain_text(DESK._roles._decisions.several([(cake, cake), (cake, cake)], "en"))

    assert "See one of them in full" not in told


def test_offers_what_comes_near_to_what_nobody_decides() -> None:
    near = DESK._roles._decisions.nobody(("platform-choice",), "en")
    far = DESK._roles._decisions.nobody((), "en")

    assert [action.label for action in all_actions(near)] == ["Choosing the platforms", "Who may decide"]
    assert [action.label for action in all_actions(far)] == ["Who may decide"]


async def test_says_that_nobody_decides_what_is_neither_roles() -> None:
    assert (await asked("decide the office lunch")).tone is Tone.NEITHER


class Saying:
    """An engine that says one thing of a task, and another of deciding it."""

    def __init__(self, task: Ruling, deciding: Ruling) -> None:
        self._task, self._deciding = task, deciding

    def understand(self, text: str) -> Understanding:
        return Understanding((self._deciding if text.startswith("decide ") else self._task,), None)


def deciding(task: Ruling, decided: Ruling) -> Reply:
    engine = Saying(task, decided)
    desk = RolesDesk(CATALOG, LIBRARY.messages, engine, DESK._quiz)  # type: ignore[arg-type]
    return desk.answer(Asked(Wish(Verb.DECIDE, "it"), "it", "/roles"), "en")


POSTING = Ruling("it", Verdict.SPECIALIST, 0.9, topic="post-scheduling")
TIMES = Ruling("it", Verdict.STRATEGIST, 0.9, topic="publishing-decisions")
OPEN = Ruling("it", Verdict.UNSURE, 0.4, nearest=("post-scheduling", "content-plan"))
NOBODYS = Ruling("it", Verdict.NEITHER, 0.9)


@pytest.mark.parametrize(
    ("task", "decided", "title"),
    [
        (POSTING, TIMES, "It's the strategist's call: Deciding how and when content goes out"),
        (OPEN, TIMES, "It's the strategist's call: Deciding how and when content goes out"),
        (POSTING, POSTING, "It's the specialist's call: Scheduling posts"),
        (POSTING, OPEN, "It's the specialist's call: Scheduling posts"),
        (OPEN, OPEN, "One question first"),
        (NOBODYS, NOBODYS, "Neither role decides this, as far as I know"),
    ],
)
def test_the_ruling_on_deciding_counts_and_that_on_the_task_where_there_is_none(
    task: Ruling, decided: Ruling, title: str
) -> None:
    assert plain_inline(deciding(task, decided).title) == title


def test_says_who_does_it_only_where_that_is_another_role() -> None:
    assert "Who does it: Specialist · Scheduling posts" in plain_text(deciding(POSTING, TIMES))
    assert "Who does it" not in plain_text(deciding(POSTING, POSTING))


def test_a_decision_on_what_both_do_names_who_does_which_part() -> None:
    shared = Ruling("it", Verdict.SHARED, 0.9, topic="overlap-trends")
    decided = Ruling("it", Verdict.STRATEGIST, 0.9, topic="trend-opportunities")

    assert "Who does it: Strategist: " in plain_text(deciding(shared, decided))


async def test_help_names_the_command_to_type() -> None:
    assert "after /whoowns-roles" in plain_text(await asked(""))


async def test_what_is_not_understood_gets_what_to_type_instead() -> None:
    assert "• /whoowns-roles hire" in plain_text(await asked("hirre"))


@pytest.mark.parametrize(
    ("line", "locale", "lang"),
    [
        ("compare", None, "en"),
        ("compare", "id", "id"),
        ("why", "en-GB", "en"),
        ("bandingkan", "en-US", "id"),
        ("decide jam posting", "en-US", "id"),
        ("hire schedule posts, plan content", "id", "en"),
    ],
)
async def test_follows_the_words_and_where_they_do_not_tell_the_locale(
    line: str, locale: str | None, lang: Lang
) -> None:
    assert (await asked(line, locale=locale)).lang == lang


async def test_a_forced_language_comes_before_all_else() -> None:
    assert (await asked("bandingkan", lang="en", locale="id")).lang == "en"


async def test_says_which_tasks_were_not_counted() -> None:
    unread = (Ruling("bake a cake", Verdict.NEITHER, 1.0), Ruling("instagram", Verdict.UNSURE, 0.4))

    told = plain_text(DESK._roles._hires.need(("post-scheduling",), "en", unread))

    assert "Not counted, because neither role clearly owns it: “bake a cake”, “instagram”" in told


def test_says_that_the_order_is_our_reading_only_where_there_is_one() -> None:
    one, both = (
        plain_text(DESK._roles._hires.need(picked, "en"))
        for picked in (("post-scheduling",), ("post-scheduling", "platform-choice"))
    )

    assert "Who comes first is our reading of the article. Level, pay" in both
    assert "Level, pay and place are yours to add." in one
    assert "comes first" not in one


async def test_offers_the_list_when_nothing_could_be_counted() -> None:
    assert "Tap what you need done instead" in plain_text(await asked("hire a cook"))


async def test_the_quiz_begins_in_the_persons_language() -> None:
    reply = await DESK.about_roles(Asked(Wish(Verb.QUIZ), "", "/roles", locale="id"))

    assert reply == await DESK.quiz("id")
