"""What happens to a question: a reply in any case, a line in the log, and room for so many at a time."""

import asyncio

from bots.handling import Handler
from core.replies import Reply, Tone, text
from tests.drivers.slack import SilentLog


def saying(words: str) -> Reply:
    return Reply(text(words), (), "en", Tone.INFO)


async def test_who_finds_no_room_is_told_so_at_once_and_the_work_is_not_begun() -> None:
    gate, begun = asyncio.Event(), []
    handler = Handler(
        lambda reference, _: saying(reference), lambda lang: saying(f"Too many ({lang})"), SilentLog(), 2
    )

    async def work(number: int) -> Reply:
        begun.append(number)
        await gate.wait()
        return saying(f"answer {number}")

    def ask(number: int) -> asyncio.Task[Reply]:
        return handler.start(work(number), platform="slack", surface="command", lang=lambda: "id")

    waiting = [ask(1), ask(2)]
    turned_away = await ask(3)
    gate.set()
    answers = await asyncio.gather(*waiting)
    again = await ask(4)

    assert begun == [1, 2, 4]
    assert turned_away == saying("Too many (id)")
    assert [*answers, again] == [saying(f"answer {number}") for number in (1, 2, 4)]


async def test_work_that_is_under_way_anyway_is_left_alone_when_there_is_no_room() -> None:
    handler = Handler(lambda reference, _: saying(reference), lambda _: saying("Too many"), SilentLog(), 0)
    under_way = asyncio.ensure_future(asyncio.sleep(0, saying("answer")))

    turned_away = await handler.start(under_way, platform="discord", surface="slash", lang=lambda: "en")

    assert turned_away == saying("Too many")
    assert await under_way == saying("answer")
