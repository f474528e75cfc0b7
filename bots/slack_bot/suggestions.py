"""Things to ask, as Slack takes them: pure."""

from bots.slack_bot import limits
from bots.slack_bot.sheet import Json
from core.replies import Prompts


def suggested(prompts: Prompts) -> list[Json]:
    """What people see, and what they send when they tap it: the same words."""
    return [{"title": words, "message": words} for words in prompts.texts[: limits.PROMPTS]]
