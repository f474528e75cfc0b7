"""Daily tips as replies: the post in the channel, the answer behind its button, and what admins are told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from core.buttons import encode_answer, encode_show
from core.knowledge.model import Catalog, Tip, TipKind, Topic, TopicRef
from core.languages import LANGS, Lang
from core.messages import Messages
from core.phrasing import Phrases, capitalised
from core.replies import (
    Action,
    Choices,
    Inline,
    Link,
    Note,
    Paragraph,
    Part,
    Quote,
    Reply,
    Span,
    Text,
    Tone,
    text,
)
from core.tips.model import Channel, Platform, Stop, TipLanguage

_ADDRESSES: Final[Mapping[Platform, str]] = {
    "slack": "https://slack.com/app_redirect?team={workspace}&channel={id}",
    "discord": "https://discord.com/channels/{workspace}/{id}",
}
COMMANDS: Final[Mapping[Platform, str]] = {"slack": "/whoowns-tips", "discord": "/tips"}
"""What is typed for daily tips on each platform."""

_BETWEEN_LANGUAGES: Final = " · "


class TipWording:
    """Words tips from one catalog and one set of messages."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self._catalog = catalog
        self._phrases = Phrases(catalog, messages)
        self._say = self._phrases.say

    def public(self, tip: Tip, langs: Sequence[Lang]) -> Reply:
        """The tip for everybody in a channel, in one language or in both."""
        title = text(_BETWEEN_LANGUAGES.join(self._say(lang, f"tip.{tip.kind}") for lang in langs))
        *above, last = langs
        parts = [part for lang in above for part in self._closed_body(tip, lang)]
        asks = tip.kind is TipKind.QUESTION  # the tone would tell the answer
        tone = Tone(tip.owner) if tip.owner and not asks else Tone.INFO
        parts.extend(self._body(tip, last))
        return Reply(title, tuple(parts), langs[0], tone, tuple(self._buttons(tip, last)), private=False)

    def answer(self, tip_id: str, lang: Lang) -> Reply | None:
        """The answer to a tip's question, for whoever asks; None when there is no such question any more."""
        tip = self._catalog.tips.get(tip_id)
        if tip is None or tip.answer is None or tip.owner is None:
            return None
        title = text(capitalised(self._phrases.role(lang, tip.owner)))
        parts = (Paragraph(text(tip.answer.in_(lang))), self._source(tip, lang))
        return Reply(title, parts, lang, Tone(tip.owner), tuple(self._more(tip, lang)))

    def stopped(self, channel: Channel, stop: Stop, language: TipLanguage) -> Reply:
        """For whoever set the tips up: the channel takes none any more, why, and what to do."""
        return self._notice("stopped", f"stopped.{stop}", channel, language)

    def unknown(self, channel: Channel, language: TipLanguage) -> Reply:
        """For whoever set the tips up: nobody can tell whether today's tip went out."""
        return self._notice("unknown", "unknown", channel, language)

    def _closed_body(self, tip: Tip, lang: Lang) -> Iterable[Part]:
        """With its buttons right below it, and not below the language that follows."""
        yield from self._body(tip, lang)
        if buttons := tuple(self._buttons(tip, lang)):
            yield Choices((), buttons)

    def _body(self, tip: Tip, lang: Lang) -> Iterable[Part]:
        yield Paragraph(text(*self._addressed(tip, lang), tip.text.in_(lang)))
        if tip.phrase is not None:
            yield Quote(self._say(lang, "tip.phrase"), text(tip.phrase.in_(lang)))

    def _addressed(self, tip: Tip, lang: Lang) -> Iterable[Inline | str]:
        """Whom the tip calls "you" when that is one role: others in the channel read it too."""
        if tip.audience != "everybody":
            yield Span(self._say(lang, f"tip.for.{tip.audience}"), strong=True)
            yield " "

    def _buttons(self, tip: Tip, lang: Lang) -> Iterable[Action]:
        if tip.kind is TipKind.QUESTION:
            yield Action(self._say(lang, "tip.answer"), encode_answer(tip.id, lang), primary=True)
        else:
            yield from self._more(tip, lang)

    def _more(self, tip: Tip, lang: Lang) -> Iterable[Action]:
        """The topic that the tip rests on, for whoever asks."""
        if (topic := self._topic(tip)) is not None:
            yield Action(self._say(lang, "tip.more"), encode_show(topic.code, lang, beside=True))

    def _source(self, tip: Tip, lang: Lang) -> Note:
        topic = self._topic(tip)
        if topic is not None:
            return Note(self._phrases.source([topic.section], lang))
        return Note(self._phrases.source([self._axes[tip.rests_on.id]], lang))

    @property
    def _axes(self) -> Mapping[str, str]:
        return {axis.id: axis.section for axis in self._catalog.axes}

    def _topic(self, tip: Tip) -> Topic | None:
        return self._catalog.topics[tip.rests_on.id] if isinstance(tip.rests_on, TopicRef) else None

    def _notice(self, title: str, lead: str, channel: Channel, language: TipLanguage) -> Reply:
        langs: tuple[Lang, ...] = LANGS if language in {"both", "alternate"} else (_one(language),)
        titles = _BETWEEN_LANGUAGES.join(self._say(lang, f"tip.{title}.title") for lang in langs)
        leads = tuple(Paragraph(self._lead(lead, channel, lang)) for lang in langs)
        return Reply(text(titles), leads, langs[0], Tone.INFO)

    def _lead(self, kind: str, channel: Channel, lang: Lang) -> Text:
        address = _ADDRESSES[channel.platform].format(workspace=channel.workspace, id=channel.id)
        said = self._say(lang, f"tip.{kind}.lead", command=COMMANDS[channel.platform])
        return text(Link(self._say(lang, "tip.channel"), address), f" {said}")


def _one(language: TipLanguage) -> Lang:
    return "id" if language == "id" else "en"
