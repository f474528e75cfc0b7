"""What a pressed button answers. A button carries all that is needed, so that it works after a restart."""

from datetime import datetime
from typing import assert_never

from core.buttons import (
    NEITHER,
    About,
    Answer,
    Help,
    Mine,
    Nobodys,
    Onward,
    QuizAt,
    Share,
    Show,
    Shown,
    Switch,
    Unclear,
    decode,
    is_old,
    lang_of,
)
from core.coded_wording import CodedWording
from core.feedback.voting import Voting
from core.help_wording import Place
from core.languages import Lang
from core.now import Now
from core.origins import Origin
from core.quiz.asking import Quizzing
from core.replies import Reply
from core.roles.desk import RolesDesk
from core.speaking.speaker import Speaker
from core.team.desk import TeamDesk
from core.tipping.wording import TipWording
from core.wording import Wording


class Buttons:
    """Answers the buttons that show something: flips, choices, tips' questions, the quiz, languages.

    Thumbs belong to `core.feedback.voting`, and Share to `core.sharing`.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        wording: Wording,
        coded: CodedWording,
        tips: TipWording,
        quiz: Quizzing,
        roles: RolesDesk,
        team: TeamDesk,
        voting: Voting,
        speaker: Speaker,
        now: Now,
    ) -> None:
        self._wording = wording
        self._coded = coded
        self._tips = tips
        self._quiz = quiz
        self._roles = roles
        self._team = team
        self._voting = voting
        self._speaker = speaker
        self._now = now

    async def press(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:
        """The reply to a button that shows another answer: a flip, a choice, a tip's, a place in the quiz.

        Or the same answer in another language, which the person then chose for texts that do not tell theirs.
        A button from before a change of the knowledge gets a kind note that it is old; never an error.
        """
        meant = decode(do)
        if isinstance(meant, Switch):
            if origin is not None:
                self._speaker.remember(origin.person, meant.lang)
            do, meant = meant.again, decode(meant.again)
        if isinstance(meant, Mine) and origin is not None:
            return self._team.pressed(meant, origin.person)
        shown = self._shown(meant) if isinstance(meant, Shown) else None
        if shown is None:
            return self._wording.note("old", await self._lang(do, locale, origin))
        # what goes on from an answer leads back to it, which has the button: one row less on a phone
        return shown if isinstance(meant, Onward) else self._wording.in_both(shown, do)

    def are_old(self, sent: datetime | None) -> bool:
        """Whether the buttons of a message that was sent then work no more; `sent` is aware.

        None stands for what the platform does not tell the age of: a form, or a page.
        """
        return sent is not None and is_old(sent, self._now())

    async def outlived(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:
        """What somebody reads who presses a button of an old message, beside that message."""
        return self._wording.note("aged", await self._lang(do, locale, origin))

    def lang(self, do: str, origin: Origin | None = None) -> Lang:
        """The language in which to speak of a button before it is answered, or in place of that."""
        return lang_of(do) or self._speaker.known(origin)

    async def _lang(self, do: str, locale: str | None, origin: Origin | None) -> Lang:
        return lang_of(do) or await self._speaker.lang(origin, locale)

    def _shown(self, meant: Shown) -> Reply | None:  # noqa: PLR0911 - a line for each kind of button
        """What a button shows; None when the knowledge has moved on since."""
        match meant:
            case Answer(tip, lang):
                return self._tips.answer(tip, lang)
            case QuizAt(state, lang):
                return self._quiz.at(state, lang)
            case About(what, lang):
                return self._roles.pressed(what, lang)
            case Onward(aspect, code, lang):
                topic = self._coded.topic(code)
                return self._roles.onward(aspect, topic, lang) if topic else None
            case Help(place, lang):
                there = next((known for known in Place if known == place), None)
                return self._wording.helping.help(lang, there)
            case Unclear(codes, lang):
                return self._coded.unclear(codes, lang)
            case Nobodys(codes, lang):
                return self._voting.rated(self._coded.nobodys(codes, lang), [NEITHER])
            case Share(codes, lang):
                return self._voting.rated(self._coded.again(codes, lang), codes)
            case Show(code, lang):
                return self._voting.rated(self._coded.one(code, lang), [code])
            case _:
                assert_never(meant)
