"""Votes, from the button to what is kept."""

import pytest

from bots.discord_bot import limits as discord_limits
from bots.discord_bot.voting import drawn
from bots.slack_bot import limits as slack_limits
from bots.slack_bot.vote_form import Ticket, form_view
from core.buttons import NEITHER, UNSURE, encode_rate
from core.desk import Desk, Question
from core.errors import StoreError, Unavailable
from core.feedback.desk import FeedbackDesk, Voter
from core.feedback.fields import FieldName
from core.feedback.wording import FeedbackWording
from core.languages import LANGS, Lang
from core.origins import Member, Origin
from core.replies import Pick, Write, plain_text
from core.storage.memory_store import MemoryStore
from core.tips.model import Channel
from core.votes import Vote, Why
from tests.drivers.slack import SilentLog
from tests.drivers.slack_payloads import view_problems
from tests.drivers.subscribing import NINE
from tests.unit.small_library import CATALOG, LIBRARY

RINA = Voter(Origin(Member("slack", "T1", "U1"), Channel("slack", "T1", "C1")), "C1 17.1")
POSTING = next(topic for topic in CATALOG.topics.values() if topic.owner == "specialist")
WORDS = FeedbackWording(CATALOG, LIBRARY.messages)
UP = encode_rate([POSTING.code], "en", good=True)
DOWN = encode_rate([POSTING.code], "en", good=False)
OLD = encode_rate(["zzz"], "id", good=False)


class AwayStore(MemoryStore):
    async def vote(self, vote: Vote) -> None:
        raise Unavailable(f"no room for {vote.key}")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def a_desk(store: MemoryStore, log: SilentLog | None = None, *, texts: bool = False) -> Desk:
    feedback = FeedbackDesk(WORDS, store, log or SilentLog(), keeps_texts=texts)
    return Desk(LIBRARY, now=lambda: NINE, feedback=feedback)


async def kept(store: MemoryStore) -> Vote:
    (vote,) = await store.votes()
    return vote


async def test_a_vote_is_kept_with_its_time_and_team_but_without_its_person(store: MemoryStore) -> None:
    await a_desk(store).voting.vote(UP, RINA)

    vote = await kept(store)
    assert (vote.platform, vote.workspace, vote.at) == ("slack", "T1", NINE)
    assert len(vote.key) == 32
    assert "U1" not in repr(vote)


async def test_people_messages_and_answers_are_told_apart(store: MemoryStore) -> None:
    desk = a_desk(store)
    budi = Voter(Origin(Member("slack", "T1", "U2")), RINA.message)
    below = Voter(RINA.origin, "C1 17.2")

    for do, voter in ((UP, RINA), (DOWN, RINA), (UP, budi), (UP, below)):
        await desk.voting.vote(do, voter)
    await desk.voting.vote(encode_rate([POSTING.code, NEITHER], "en", good=True), RINA)

    assert len(await store.votes()) == 4


@pytest.mark.parametrize(("channel", "team"), [(None, ""), (Channel("discord", "G1", "5"), "G1")])
async def test_on_discord_the_team_is_the_server(
    store: MemoryStore, channel: Channel | None, team: str
) -> None:
    await a_desk(store).voting.vote(UP, Voter(Origin(Member("discord", "", "7"), channel), "99"))

    assert (await kept(store)).workspace == team


async def test_an_old_answer_takes_no_vote_and_says_so(store: MemoryStore) -> None:
    desk = a_desk(store)

    said = [await desk.voting.vote(OLD, RINA), await desk.voting.submit(OLD, {}, RINA)]

    assert desk.voting.form(OLD) is None
    assert await store.votes() == []
    assert {plain_text(one) for one in said} == {plain_text(await desk.buttons.press("t:id:zzz"))}


async def test_where_votes_are_off_no_answer_has_thumbs_and_old_ones_are_told(store: MemoryStore) -> None:
    desk = Desk(LIBRARY)

    reply = await desk.who_owns(Question(POSTING.name.en))
    said = [await desk.voting.vote(UP, RINA), await desk.voting.submit(DOWN, {}, RINA)]

    assert reply.thumbs is None
    assert desk.voting.form(DOWN) is None
    assert [plain_text(one).splitlines()[0] for one in said] == ["Votes are no longer kept here"] * 2
    assert await store.votes() == []


async def test_a_store_that_is_away_is_told_and_logged_without_what_was_typed() -> None:
    log = SilentLog()

    said = await a_desk(AwayStore(), log, texts=True).voting.vote(f"{UP}\nsecret plan", RINA)

    ((event, fields),) = log.lines
    assert plain_text(said).startswith("I couldn't keep your vote just now")
    assert event == "vote not kept"
    assert issubclass(Unavailable, StoreError)
    assert "secret" not in repr(fields)


async def test_what_was_typed_is_not_kept_where_the_team_does_not_allow_it(store: MemoryStore) -> None:
    desk = a_desk(store)
    filled: dict[str, str] = {FieldName.OWNER: "shared", FieldName.WORDS: "secret", FieldName.ASKED: "plan"}

    await desk.voting.submit(f"{DOWN}\nsecret plan", filled, RINA)

    vote = await kept(store)
    assert (vote.expected, vote.words, vote.asked) == (("shared",), None, None)


async def test_answers_carry_what_was_asked_only_where_the_team_allows_it(store: MemoryStore) -> None:
    asked = Question(f" {POSTING.name.en} ")

    without, with_it = [await a_desk(store, texts=texts).who_owns(asked) for texts in (False, True)]

    assert without.thumbs is not None
    assert without.thumbs.asked == ""
    assert with_it.thumbs is not None
    assert with_it.thumbs.asked == POSTING.name.en


async def test_a_request_that_was_not_read_to_its_end_is_not_carried(store: MemoryStore) -> None:
    reply = await a_desk(store, texts=True).who_owns(Question(f"{POSTING.name.en}, " * 30))

    assert reply.thumbs is not None
    assert reply.thumbs.asked == ""


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ({FieldName.OWNER: "shared"}, ("shared", "neither")),
        ({FieldName.OWNER: "shared", FieldName.TASK: "1"}, ("specialist", "shared")),
        ({FieldName.OWNER: "unknown", FieldName.TASK: "1"}, ()),
        ({FieldName.OWNER: "shared", FieldName.TASK: "2"}, ()),
        ({FieldName.OWNER: "shared", FieldName.TASK: "x"}, ()),
        ({}, ()),
    ],
)
async def test_the_right_owner_is_kept_for_the_task_that_was_picked(
    store: MemoryStore, filled: dict[str, str], expected: tuple[str, ...]
) -> None:
    plan = encode_rate([POSTING.code, NEITHER], "en", good=False)

    await a_desk(store).voting.submit(plan, filled, RINA)

    assert (await kept(store)).expected == expected


@pytest.mark.parametrize(("picked", "why"), [("team", Why.TEAM), ("", None), ("made up", None)])
async def test_a_reason_is_one_of_those_given(store: MemoryStore, picked: str, why: Why | None) -> None:
    await a_desk(store).voting.submit(DOWN, {FieldName.WHY: picked}, RINA)

    assert (await kept(store)).why is why


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("codes", [[POSTING.code], [POSTING.code, NEITHER, UNSURE] * 8])
def test_its_words_fit_the_forms_of_both_platforms(lang: Lang, codes: list[str]) -> None:
    judged = WORDS.judged(codes)
    assert judged is not None
    form = WORDS.form(judged, lang, "post scheduling")
    do = encode_rate(codes, lang, good=False)

    modal = drawn(form, f"{do}\npost scheduling").to_dict()

    assert view_problems(form_view(form, Ticket(do, "C1 17.1"))) == []
    assert len(modal["custom_id"]) <= discord_limits.CUSTOM_ID
    assert len(form.title) <= slack_limits.VIEW_TITLE
    for field in form.fields:
        assert len(field.label) <= discord_limits.FIELD_LABEL
        match field:
            case Pick(options=options):
                assert len(options) <= 25
                assert len({one.value for one in options}) == len(options)
                assert all(len(one.label) <= slack_limits.OPTION for one in options)
            case Write(hint=hint):
                assert len(hint) <= discord_limits.FIELD_HINT


def test_the_tasks_of_a_plan_have_the_plans_numbers_and_the_others_their_place_in_the_text() -> None:
    strategist = next(topic for topic in CATALOG.topics.values() if topic.owner == "strategist")
    judged = WORDS.judged([NEITHER, POSTING.code, strategist.code])
    assert judged is not None

    task = WORDS.form(judged, "en", None).fields[0]

    assert isinstance(task, Pick)
    assert [(one.label, one.value) for one in task.options] == [
        (f"1. {strategist.name.en}", "2"),
        (f"2. {POSTING.name.en}", "1"),
        ("Task 1 in the text: neither role", "0"),
    ]


async def test_the_answer_that_was_shared_can_still_be_voted_on(store: MemoryStore) -> None:
    desk = a_desk(store)

    reply = desk.sharing.after(f"s:en:{POSTING.code}")

    assert reply.thumbs is not None
    assert reply.thumbs.good.do == UP


def test_a_form_that_did_not_open_is_told_in_the_language_of_the_answer(store: MemoryStore) -> None:
    desk = a_desk(store)

    assert desk.voting.formless(OLD).lang == "id"
    assert desk.voting.formless("").lang == "en"
