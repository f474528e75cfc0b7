"""What to type, by example, wherever somebody needs to know it."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import cycle
from typing import Final

from core.languages import Lang
from core.phrasing import Phrases
from core.replies import Note, Paragraph, Prompts, Reply, Text, Tone, text

_EXAMPLES: Final = ("help.example.1", "help.example.2", "help.example.3")


class Place(StrEnum):
    """Where somebody may need help: it then says how to ask there."""

    CHANNEL = "discord.channel"
    AWAY = "discord.away"
    """A channel of a server that the bot is no member of."""
    DIRECT = "discord.direct"
    MENTION = "discord.mention"
    REPLY = "discord.reply"
    """A mention in a reply to somebody else's message, which the bot cannot read."""
    SLACK_CHANNEL = "slack.channel"
    SLACK_AWAY = "slack.away"
    """A channel, or a conversation of others, that the bot is no member of."""
    SLACK_DIRECT = "slack.direct"
    SLACK_MENTION = "slack.mention"
    SLACK_THREAD = "slack.thread"

    @property
    def is_talk(self) -> bool:
        """Whether people simply write there, without a command that says what they want."""
        return self in _TALK


_TALK: Final = {
    Place.DIRECT,
    Place.MENTION,
    Place.REPLY,
    Place.SLACK_DIRECT,
    Place.SLACK_MENTION,
    Place.SLACK_THREAD,
}


class HelpWording:
    """Words help from one set of phrases."""

    def __init__(self, phrases: Phrases) -> None:
        self._say = phrases.say

    def help(self, lang: Lang, place: Place | None = None, *, lost: bool = False) -> Reply:
        """What to type, by example; and how else to ask at that place.

        `lost` is for words in which there was no task at all, such as a greeting.
        """
        parts = (
            Paragraph(text(self._say(lang, "help.lead"))),
            Paragraph(self.examples(lang)),
            *((Paragraph(text(self._say(lang, f"help.where.{place}"))),) if place else ()),
            Note(text(self._say(lang, "help.note"))),
        )
        title = self._say(lang, "help.lost") if lost else self._say(lang, "help.title")
        return Reply(text(title), parts, lang, Tone.INFO)

    def examples(self, lang: Lang) -> Text:
        """What one may type, for example."""
        return text(self._say(lang, "help.examples"), *(f"\n• {self._say(lang, key)}" for key in _EXAMPLES))

    def prompts(self, langs: Sequence[Lang]) -> Prompts:
        """What to begin with: an example of each kind, in these languages by turns.

        The title is in the first of them.
        """
        said = (self._say(lang, key) for key, lang in zip(_EXAMPLES, cycle(langs), strict=False))
        quiz = self._say(langs[len(_EXAMPLES) % len(langs)], "prompts.quiz")
        return Prompts(self._say(langs[0], "prompts.title"), (*said, quiz))
