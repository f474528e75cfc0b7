"""The two roles on Slack: the command, all of it in words."""

from bots.slack_bot.answering import Answering
from bots.slack_bot.blocks import encoded
from bots.slack_bot.carrying import Asker
from bots.slack_bot.incoming import plain
from bots.slack_bot.manifest import ROLES_COMMAND
from bots.slack_bot.sheet import Json
from core.desk import Desk
from core.languages import Lang
from core.origins import Origin
from core.roles.asking import read_wish
from core.roles.desk import Asked


async def answer_about_roles(desk: Desk, answering: Answering, body: Json, origin: Origin) -> str:
    """The message that acknowledges the command, as JSON."""
    typed = plain(body.get("text", ""))

    def lang() -> Lang:
        return desk.lang_of(typed, origin=origin)

    work = desk.about_roles(Asked(read_wish(typed), typed, ROLES_COMMAND, origin=origin))
    reply = await answering.answer(work, "roles", Asker.of_command(body), lang)
    return encoded(reply)
