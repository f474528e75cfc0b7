import pytest

from bots.slack_bot.places import CHANNEL, Place
from bots.slack_bot.sheet import Json

THREAD = "1700000000.000100"
PLACES = [
    CHANNEL,
    Place(THREAD),
    Place(THREAD, inside=True),
    Place(alone=True),
]


def drawn() -> Json:
    button = {"type": "button"}
    words = {"type": "rich_text", "elements": []}
    actions = {"type": "actions", "elements": [button]}
    return {"response_type": "ephemeral", "text": "hi", "blocks": [actions, words, actions]}


def block_ids(message: Json) -> list[str]:
    return [block["block_id"] for block in message["blocks"] if "block_id" in block]


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_place_comes_back_from_each_block_with_buttons(place: Place) -> None:
    ids = block_ids(place.written(drawn()))

    assert [Place.read(one) for one in ids] == [place, place]
    assert len(set(ids)) == 2
    assert all(len(one) <= 255 for one in ids)


def test_the_channel_is_written_nowhere() -> None:
    assert CHANNEL.written(drawn()) == drawn()
    assert CHANNEL.posted(drawn()) == drawn()


@pytest.mark.parametrize("block_id", ["", "b", "at:", "at:x:1:0", "at:t:1:0; drop", "at:t:<!channel>:0"])
def test_other_ids_mean_the_channel(block_id: str) -> None:
    assert Place.read(block_id) == CHANNEL


def test_only_an_answer_inside_a_thread_is_sent_into_it_but_share_always() -> None:
    beside, inside = Place(THREAD), Place(THREAD, inside=True)

    assert "thread_ts" not in beside.written(drawn())
    assert inside.written(drawn())["thread_ts"] == THREAD
    assert {place.posted(drawn())["thread_ts"] for place in (beside, inside)} == {THREAD}


def test_a_message_to_one_person_is_like_any_other() -> None:
    assert Place(alone=True).written(drawn())["response_type"] == "in_channel"


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ({"ts": "2.0"}, Place("2.0")),
        ({"ts": "2.0", "thread_ts": "2.0"}, Place("2.0")),
        ({"ts": "3.0", "thread_ts": "2.0"}, Place("2.0", inside=True)),
        ({}, CHANNEL),
    ],
    ids=["alone in the channel", "the first of a thread", "a reply", "without a timestamp"],
)
def test_an_answer_about_a_reply_stands_in_its_thread(message: Json, place: Place) -> None:
    assert Place.of_message(message) == place
