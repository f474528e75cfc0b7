"""Words the languages that people and channels chose, and why one was not set."""

from collections.abc import Mapping
from typing import Final

from core.buttons import encode_mine
from core.languages import LANGS, Lang
from core.origins import Member, Rights
from core.phrasing import Phrases, shortened
from core.replies import Action, Choices, Fact, Facts, Note, Paragraph, Part, Reply, Tone, text
from core.team.asking import Choice, Whom
from core.tips.model import Platform

COMMANDS: Final[Mapping[Platform, str]] = {"slack": "/whoowns-team", "discord": "/team"}
_EXAMPLES: Final = ("english", "indonesia", "auto", "channel indonesia")


class TeamWording:
    """Words replies with one set of phrases."""

    def __init__(self, phrases: Phrases) -> None:
        self._say = phrases.say

    def languages(
        self, platform: Platform, mine: Lang | None, ours: Lang | None, lang: Lang, *, alone: bool
    ) -> Reply:
        """The person's language, with buttons to choose it, and the channel's, unless they are `alone`."""
        facts = [self._fact(Whom.ME, mine, lang)] + ([] if alone else [self._fact(Whom.CHANNEL, ours, lang)])
        how = (
            self._say(lang, "language.nowhere.lead")
            if alone
            else self._say(lang, f"language.channel.how.{platform}", command=COMMANDS[platform])
        )
        parts: tuple[Part, ...] = (
            Paragraph(text(self._say(lang, "language.lead"))),
            Facts(tuple(facts)),
            self.choices(mine, lang),
            Note(text(how)),
        )
        return Reply(text(self._say(lang, "language.title")), parts, lang, Tone.INFO)

    def choices(self, mine: Lang | None, lang: Lang) -> Choices:
        """Buttons with which a person chooses a language; not the one that is chosen."""
        others = [one for one in (*LANGS, None) if one != mine]
        buttons = tuple(Action(self._choice(one, lang), encode_mine(one, one or lang)) for one in others)
        return Choices(text(self._say(lang, "language.prompt")), buttons)

    def chosen(self, whom: Whom, choice: Choice, lang: Lang) -> Reply:
        """That it is noted, what follows, and for oneself buttons to choose anew."""
        title = self._say(lang, f"language.{whom}.{choice}.title")
        if choice is Choice.AUTO:
            lead = self._say(lang, f"language.{whom}.auto.lead")
        else:
            lead = self._say(lang, f"language.{whom}.lead")
        parts: list[Part] = [Paragraph(text(lead))]
        if whom is Whom.ME:
            parts.append(self.choices(choice.lang, lang))
        return Reply(text(title), tuple(parts), lang, Tone.INFO)

    def denied(self, rights: Rights, person: Member, lang: Lang) -> Reply:
        """That the person may not choose for the channel, who may, and what everybody may."""
        if rights is Rights.UNASKED:
            why = self._say(lang, "tips.denied.unasked")
        else:
            why = self._say(lang, f"tips.denied.{person.platform}.{rights}", person=person.id)
        return self._refusal("denied", why, lang)

    def no_channel(self, lang: Lang) -> Reply:
        """That there is no channel here to choose for."""
        return self._refusal("nowhere", self._say(lang, "language.nowhere.lead"), lang)

    def no_store(self, lang: Lang) -> Reply:
        """That nothing can be looked up or kept now."""
        why = self._say(lang, "language.store.lead")
        title = self._say(lang, "language.store.title")
        return Reply(text(title), (Paragraph(text(why)),), lang, Tone.SORRY)

    def unknown(self, typed: str, platform: Platform, lang: Lang) -> Reply:
        """That this cannot be asked, and what can."""
        lead = self._say(lang, "language.unknown.lead", typed=shortened(typed))
        examples = "".join(f"\n• {COMMANDS[platform]} language {example}" for example in _EXAMPLES)
        title = self._say(lang, "language.unknown.title")
        return Reply(text(title), (Paragraph(text(lead, examples)),), lang, Tone.UNSURE)

    def _refusal(self, kind: str, why: str, lang: Lang) -> Reply:
        parts = (Paragraph(text(why)), Note(text(self._say(lang, "language.everybody"))))
        return Reply(text(self._say(lang, f"language.{kind}.title")), parts, lang, Tone.INFO)

    def _fact(self, whom: Whom, chosen: Lang | None, lang: Lang) -> Fact:
        label = self._say(lang, f"language.{whom}.label")
        return Fact(label, text(self._choice(chosen, lang) if chosen else self._say(lang, "language.none")))

    def _choice(self, chosen: Lang | None, lang: Lang) -> str:
        return self._say(lang, f"language.{Choice.of(chosen)}")
