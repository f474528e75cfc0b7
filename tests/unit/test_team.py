"""The team's settings: what is understood, who may change what, and what happens without the store."""

import pytest

from core.buttons import Mine, decode
from core.desk import Desk, Question
from core.languages import LANGS, Lang
from core.origins import Member, Origin, Rights
from core.replies import Reply, Tone, all_actions, plain_text
from core.speaking.kept import KeptTongues
from core.team.asking import Choice, Choose, Look, TeamAsked, TeamWish, Unknown, Whom, read_wish, spoken
from core.tips.model import Channel, Platform
from tests.drivers.language_store import LanguageStore
from tests.drivers.tip_world import Lines
from tests.unit.small_desk import title
from tests.unit.small_library import LIBRARY

RINA = Member("slack", "T1", "U1")
GENERAL = Channel("slack", "T1", "C1")
THERE = Origin(RINA, GENERAL)
ALONE = Origin(RINA)


class World:
    def __init__(self) -> None:
        self.store = LanguageStore()
        self.tongues = KeptTongues(self.store, Lines())
        self.desk = Desk(LIBRARY, tongues=self.tongues)
        self.rights = Rights.MAY

    async def ask(self, wish: TeamWish, origin: Origin = THERE, typed: str = "") -> Reply:
        async def rights() -> Rights:
            return self.rights

        return await self.desk.about_team(TeamAsked(wish, origin, rights, typed))


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize("line", ["", "help", "?", "bantuan", "language", "Bahasa", "language status"])
def test_looks_at_the_languages_when_nothing_is_chosen(line: str) -> None:
    assert read_wish(line) == Look()


@pytest.mark.parametrize(
    ("line", "choice", "whom"),
    [
        ("language english", Choice.ENGLISH, Whom.ME),
        ("language me English", Choice.ENGLISH, Whom.ME),
        ("bahasa indonesia", Choice.INDONESIAN, Whom.ME),
        ("language bahasa indonesia", Choice.INDONESIAN, Whom.ME),
        ("bahasa inggris buat aku", Choice.ENGLISH, Whom.ME),
        ("language channel id", Choice.INDONESIAN, Whom.CHANNEL),
        ("language en channel", Choice.ENGLISH, Whom.CHANNEL),
        ("bahasa otomatis di sini", Choice.AUTO, Whom.CHANNEL),
        ("lang AUTO", Choice.AUTO, Whom.ME),
    ],
)
def test_reads_what_is_chosen_for_whom_in_either_order(line: str, choice: Choice, whom: Whom) -> None:
    assert read_wish(line) == Choose(choice, whom)


@pytest.mark.parametrize("line", ["rulings", "language klingon", "language channel", "language channel x"])
def test_says_what_it_does_not_know(line: str) -> None:
    assert read_wish(line) == Unknown(line)


@pytest.mark.parametrize(
    ("line", "lang"),
    [("language english", None), ("language bahasa indonesia", None), ("bahasa inggris", "id"), ("", None)],
)
def test_the_name_of_a_language_tells_nothing_of_the_asker(line: str, lang: Lang | None) -> None:
    assert spoken(line) == lang


@pytest.mark.parametrize("choice", Choice)
@pytest.mark.parametrize("whom", Whom)
async def test_keeps_what_is_chosen_and_answers_in_it(world: World, choice: Choice, whom: Whom) -> None:
    reply = await world.ask(Choose(choice, whom))

    whose = RINA if whom is Whom.ME else GENERAL
    assert (await world.store.languages([whose])).get(whose) == choice.lang
    assert reply.lang == (choice.lang or "en")
    assert reply.private
    assert bool(all_actions(reply)) == (whom is Whom.ME)


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_shows_what_is_chosen_and_how_to_change_it(world: World, platform: Platform) -> None:
    there = Origin(Member(platform, "T1", "U1"), Channel(platform, "T1", "C1"))
    await world.ask(Choose(Choice.INDONESIAN, Whom.CHANNEL), there)
    await world.ask(Choose(Choice.ENGLISH), there)

    reply = await world.ask(Look(), there)

    how = {
        "slack": "/whoowns-team language channel english",
        "discord": "/team language, with “For this channel”",
    }
    assert "You: English\nThis channel: Bahasa Indonesia" in plain_text(reply)
    assert how[platform] in plain_text(reply)
    assert [action.label for action in all_actions(reply)] == ["Bahasa Indonesia", "No fixed language"]


async def test_shows_no_channel_where_there_is_none(world: World) -> None:
    reply = await world.ask(Look(), ALONE)

    assert "You: nothing chosen" in plain_text(reply)
    assert "This channel:" not in plain_text(reply)
    assert "language channel english" not in plain_text(reply)


async def test_no_channel_can_be_chosen_for_where_there_is_none(world: World) -> None:
    reply = await world.ask(Choose(Choice.ENGLISH, Whom.CHANNEL), ALONE)

    assert title(reply) == "There's no channel here"


@pytest.mark.parametrize("rights", [Rights.NOT, Rights.UNLISTED, Rights.UNASKED])
async def test_who_may_not_choose_for_the_channel_reads_why(world: World, rights: Rights) -> None:
    world.rights = rights

    reply = await world.ask(Choose(Choice.INDONESIAN, Whom.CHANNEL))

    assert title(reply) == "Only some people may set this channel's language"
    assert ("U1" in plain_text(reply)) == (rights is not Rights.UNASKED)
    assert await world.store.languages([GENERAL]) == {}


async def test_what_is_not_understood_is_answered_with_what_could_be_typed(world: World) -> None:
    reply = await world.ask(Unknown("language klingon"))

    assert "“language klingon”" in plain_text(reply)
    assert "/whoowns-team language channel indonesia" in plain_text(reply)


@pytest.mark.parametrize("wish", [Look(), Choose(Choice.ENGLISH), Choose(Choice.ENGLISH, Whom.CHANNEL)])
async def test_without_the_store_it_says_so(world: World, wish: TeamWish) -> None:
    world.store.down = True

    reply = await world.ask(wish)

    assert reply.tone is Tone.SORRY
    assert "Nothing was changed" in plain_text(reply)


async def test_answers_in_the_language_of_the_words(world: World) -> None:
    reply = await world.ask(Look(), typed="bahasa bantuan")

    assert reply.lang == "id"


@pytest.mark.parametrize("lang", LANGS)
async def test_each_button_chooses_what_it_says_without_the_store_too(world: World, lang: Lang) -> None:
    await world.ask(Choose(Choice.ENGLISH))
    shown = await world.ask(Look(), typed="bahasa bantuan" if lang == "id" else "")
    world.store.down = True

    for action in all_actions(shown):
        meant = decode(action.do)
        assert isinstance(meant, Mine)
        pressed = await world.desk.buttons.press(action.do, origin=THERE)

        assert pressed.lang == (meant.chosen or lang)
        assert world.tongues.known(THERE, None) == meant.chosen


async def test_a_button_for_a_language_is_nothing_where_nobody_is_known(world: World) -> None:
    pressed = await world.desk.buttons.press("m:id:en")

    assert title(pressed) == "Tombol itu dari jawaban lama"


async def test_a_switch_is_remembered_for_whoever_pressed_it(world: World) -> None:
    asked = await world.desk.who_owns(Question("instagram", origin=THERE))
    switch = all_actions(asked)[-1]

    pressed = await world.desk.buttons.press(switch.do, origin=THERE)
    await world.tongues.drain(1)

    assert pressed.lang == "id"
    assert await world.store.languages([RINA]) == {RINA: "id"}
    assert (await world.desk.who_owns(Question("tiktok", origin=THERE))).lang == "id"


async def test_apologies_speak_the_language_that_is_known(world: World) -> None:
    await world.ask(Choose(Choice.INDONESIAN))

    assert world.desk.lang_of("", origin=THERE) == "id"
    assert await world.desk.reads(THERE) == "id"


async def test_to_take_a_choice_back_says_what_counts_instead(world: World) -> None:
    mine = await world.ask(Choose(Choice.AUTO))
    ours = await world.ask(Choose(Choice.AUTO, Whom.CHANNEL))

    assert "the channel's choice counts" in plain_text(mine)
    assert "their own choice counts" in plain_text(ours)
