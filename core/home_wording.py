"""What stands on the bot's own page on Slack."""

from collections.abc import Iterator, Sequence

from core.buttons import FORGET, OPEN_FORM
from core.help_wording import HelpWording
from core.knowledge.model import Catalog
from core.languages import Lang
from core.messages import Messages
from core.phrasing import Phrases
from core.recalling.recents import DAYS
from core.replies import Action, Choices, Fact, Facts, Note, Paragraph, Part, Reply, Span, Tone, text


class HomeWording:
    """Words the page, with what `helping` says."""

    def __init__(self, catalog: Catalog, messages: Messages, helping: HelpWording) -> None:
        self._catalog = catalog
        self._phrases = Phrases(catalog, messages)
        self._say = self._phrases.say
        self._helping = helping

    def home(
        self,
        lang: Lang,
        topics: Sequence[str] | None,
        language: Choices,
        *,
        keeps: bool,
        failed: bool = False,
    ) -> Reply:
        """How and where to ask, with a button to try it, and what the person's last answers were about.

        `topics` are these, None when they cannot be looked up; `keeps` says whether any are kept at all,
        `failed` that they could not be removed just now. With `language` one chooses one's own.
        """
        lead, _, note = self._helping.help(lang).parts
        try_it = Action(self._say(lang, "home.try"), OPEN_FORM, primary=True)
        parts: list[Part] = [lead, Choices(self._helping.examples(lang), (try_it,))]
        if failed:
            parts.append(Paragraph(text(self._say(lang, "home.unforgotten"))))
        parts.extend(self._recent(lang, topics, keeps=keeps))
        settings = text(Span(self._say(lang, "home.settings"), strong=True), self._say(lang, "home.language"))
        parts.append(Choices(settings, language.actions))
        parts.append(self._ways(lang))
        parts.append(note)
        return Reply(text(self._say(lang, "help.title")), tuple(parts), lang, Tone.INFO)

    def _recent(self, lang: Lang, topics: Sequence[str] | None, *, keeps: bool) -> Iterator[Part]:
        if not keeps:
            yield Note(text(self._say(lang, "home.nothing")))
        elif topics is None:
            yield Note(text(self._say(lang, "home.away")))
        elif not topics:
            yield Note(text(self._say(lang, "home.none", days=DAYS)))
        else:
            buttons = self._phrases.topic_buttons(topics, lang)
            forget = Action(self._say(lang, "home.forget"), FORGET)
            yield Choices(text(Span(self._say(lang, "home.recent"), strong=True)), buttons)
            # apart from the topics, or it looks like one of them
            yield Choices(text(self._say(lang, "home.kept", days=DAYS)), (forget,))

    def _ways(self, lang: Lang) -> Facts:
        return Facts(
            (
                Fact(self._say(lang, "home.message.label"), text(self._say(lang, "home.message"))),
                Fact(self._say(lang, "home.channel.label"), text(self._say(lang, "home.channel"))),
                Fact(self._say(lang, "home.roles.label"), text(self._say(lang, "home.roles"))),
                Fact(self._say(lang, "home.tips.label"), text(self._say(lang, "home.tips"))),
                Fact(self._say(lang, "home.team.label"), text(self._say(lang, "home.team"))),
            )
        )
