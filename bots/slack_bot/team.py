"""The team's settings on Slack: the command, all of it in words."""

from bots.slack_bot.answering import Answering
from bots.slack_bot.blocks import encoded
from bots.slack_bot.carrying import Asker
from bots.slack_bot.incoming import plain
from bots.slack_bot.people import People
from bots.slack_bot.sheet import Json
from core.desk import Desk
from core.languages import Lang
from core.origins import Rights
from core.team.asking import TeamAsked, read_wish


async def answer_about_team(desk: Desk, answering: Answering, people: People, body: Json) -> str:
    """The message that acknowledges the command, as JSON."""
    typed, origin = plain(body.get("text", "")), people.origin(body)

    async def rights() -> Rights:
        return await people.rights(origin.person.id)

    def lang() -> Lang:
        return desk.lang_of(typed, origin=origin)

    work = desk.about_team(TeamAsked(read_wish(typed), origin, rights, typed))
    return encoded(await answering.answer(work, "team", Asker.of_command(body), lang))
