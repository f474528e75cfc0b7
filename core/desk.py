"""The application service: one method per question. Every bot and the terminal ask here."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from core.answers import Answers, asks_for_help
from core.buttons import Share, decode, encode_quiz
from core.coded_wording import CodedWording
from core.feedback.desk import FeedbackDesk
from core.feedback.voting import Voting
from core.help_wording import Place
from core.home_wording import HomeWording
from core.languages import LANGS, Lang
from core.library import Library
from core.now import Now, utc_now
from core.origins import Origin
from core.ownership.engine import MOST_TASKS, Engine, Understanding
from core.phrasing import Phrases
from core.pressing import Buttons
from core.quiz.asking import Quizzing
from core.quiz.phrases import asks_for_quiz, lang_of_asking
from core.quiz.sitting import NEW
from core.recalling.recents import NothingRecalled, Recalling
from core.replies import Action, Person, Prompts, Reply, TextForm, Tone
from core.reporting import Report
from core.roles.asking import Wish
from core.roles.desk import Asked, RolesDesk
from core.roles.talking import is_lost, role_question
from core.sharing import Sharing, share_button
from core.speaking.speaker import Speaker
from core.speaking.tongues import Tongues
from core.suggesting import Suggester, Suggestion
from core.team.asking import TeamAsked, spoken
from core.team.desk import TeamDesk
from core.tipping.wording import TipWording
from core.wording import Wording

_MOST_KEPT: Final = 512
"""Answers of which it is kept what they are about."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked.

    `text` is plain: the platform's markup is already understood and gone. `lang` forces the reply's
    language; otherwise it follows the text. Where the text does not tell, it is what the person chose, else
    what the channel did, both of which `origin` names; else that of `locale`, the asker's locale as the
    platform says it. `private` says that the asker alone sees the answer: then it may be the quiz. `place` is
    where help is needed, should it be.
    """

    text: str
    lang: Lang | None = None
    locale: str | None = None
    private: bool = False
    place: Place | None = None
    origin: Origin | None = None


class Desk:
    """Answers questions from one library; `now` tells the time, `tongues` who chose which language.

    With `feedback` people may vote on the answers. `recalling` knows what people's last answers were about.
    What comes after an answer has its own parts: `buttons` answers what is pressed, `sharing` makes an answer
    public, `voting` takes votes.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        library: Library,
        default_lang: Lang = "en",
        now: Now = utc_now,
        tongues: Tongues | None = None,
        feedback: FeedbackDesk | None = None,
        recalling: Recalling | None = None,
    ) -> None:
        catalog, messages = library.catalog, library.messages
        self._catalog = catalog
        self._default_lang: Lang = default_lang
        self._speaker = Speaker(tongues, default_lang)
        self._recalling: Recalling = recalling or NothingRecalled()
        self._engine = Engine(catalog, library.lexicon, library.learnt, library.names)
        self._wording = Wording(catalog, messages, library.lexicon.open)
        self._page = HomeWording(catalog, messages, self._wording.helping)
        self._quiz = Quizzing(catalog, messages, now)
        self._roles = RolesDesk(catalog, messages, self._engine, self._quiz)
        self._team = TeamDesk(catalog, messages, self._speaker.tongues)
        self._topics = lru_cache(maxsize=_MOST_KEPT)(self._topics_of)
        self.voting = Voting(self._wording, feedback, default_lang, now)
        coded = CodedWording(catalog, Phrases(catalog, messages), self._wording)
        self._answers = Answers(library, self._engine, self._wording, self._about_roles, self.voting.rated)
        self.sharing = Sharing(self._wording, coded, self.voting, default_lang)
        self.buttons = Buttons(
            self._wording,
            coded,
            TipWording(catalog, messages),
            self._quiz,
            self._roles,
            self._team,
            self.voting,
            self._speaker,
            now,
        )

    async def who_owns(self, question: Question) -> Reply:
        """Who owns the task or tasks in the question; help when it is empty or asks for help.

        Somebody who asks in private which role they are, and nothing else, gets the quiz. Questions about
        the roles get their answers; where people simply write, words without any question get help.
        """
        if asks_for_help(question.text):
            return self._answers.help(await self._lang(question, None), question.place)
        if question.private and asks_for_quiz(question.text):
            lang = question.lang or lang_of_asking(question.text)
            return await self.quiz(lang, question.locale, question.origin)
        understood = self._engine.understand(question.text)
        lang = await self._lang(question, understood)
        if question.place and question.place.is_talk and is_lost(understood.rulings):
            return self._talked(question.text, understood, lang, question.place)
        reply = self._answers.answer(question.text, understood, lang)
        if question.origin is not None:
            self._recalling.record(question.origin.person, self._topics(reply.actions))
        return reply

    async def explain(self, question: Question) -> Reply:
        """The working behind the answer to the question; help when it is empty or asks for help."""
        if asks_for_help(question.text):
            return self._answers.help(await self._lang(question, None))
        lang = await self._lang(question, self._engine.understand(question.text))
        return self._answers.explain(question.text, lang)

    def report(self, question: Question, *, explain: bool = False) -> Report:
        """The same answer as data, every task of it; with its working when `explain` is set."""
        understood = self._engine.understand(question.text)
        lang = question.lang or understood.lang or self._speaker.known(question.origin, question.locale)
        return self._answers.report(question.text, understood, lang, explain=explain)

    async def quiz(
        self, lang: Lang | None = None, locale: str | None = None, origin: Origin | None = None
    ) -> Reply:
        """The first question of the quiz “which one am I?”; its buttons lead through it, by `press`."""
        lang = lang or await self.tongue(origin, locale)
        return self._wording.in_both(self._quiz.begin(lang), encode_quiz(NEW, lang))

    async def about_roles(self, asked: Asked) -> Reply:
        """What somebody asks about the two roles: a card, a comparison, who may decide, why, whom to hire."""
        lang = self._roles.lang(asked) or await self.tongue(asked.origin, asked.locale)
        return self._roles.answer(asked, lang)

    async def about_team(self, asked: TeamAsked) -> Reply:
        """What somebody asks about the team's settings, or about their own: so far about languages."""
        lang = spoken(asked.typed) or await self.tongue(asked.origin, asked.locale)
        return await self._team.answer(asked, lang)

    async def answer_openly(self, question: Question, asker: Person) -> Reply:
        """Who owns it, where everybody reads the answer: in its public form if it has one.

        Help and questions that decide the owner have none; their buttons answer whoever presses.
        """
        reply = await self.who_owns(question)
        share = share_button(reply)
        return replace(await self.sharing.public(share, asker), thumbs=reply.thumbs) if share else reply

    def moved(self, reply: Reply) -> Reply:
        """The reply, where it comes to somebody directly since it may not stand where they asked."""
        return self._wording.moved(reply)

    async def reads(self, origin: Origin) -> Lang | None:
        """The language in which somebody is known to read; None when nothing tells it."""
        return await self._speaker.tongues.lang(origin, None)

    async def tongue(self, origin: Origin | None, locale: str | None = None) -> Lang:
        """The language in which to speak to somebody who typed nothing that tells it."""
        return await self._speaker.lang(origin, locale)

    def lang_of(self, text: str, locale: str | None = None, origin: Origin | None = None) -> Lang:
        """The language in which to speak to somebody who typed `text`, before or without an answer to it.

        Never raises and never waits: it is asked when something has already gone wrong.
        """
        try:
            understood = self._engine.understand(text)
        except Exception:  # noqa: BLE001 - the fault itself is told elsewhere
            understood = None
        return (understood and understood.lang) or self._speaker.known(origin, locale)

    def brief_form(self, lang: Lang) -> TextForm:
        """The form for a brief that is too long for a line; what is written there is a question like any."""
        return self._wording.brief_form(lang, MOST_TASKS)

    async def home(self, origin: Origin) -> Reply:
        """The bot's own page on Slack for somebody: how to ask, and what their last answers were about.

        Besides buttons that show those, it has `OPEN_FORM`, `FORGET` for `forget`, and those of languages.
        """
        return await self._home(origin, failed=False)

    async def forget(self, origin: Origin) -> Reply:
        """Removes what is kept of somebody's last answers; the page as it is then."""
        return await self._home(origin, failed=not await self._recalling.forget(origin.person))

    def prompts(self, lang: Lang | None = None) -> Prompts:
        """What somebody may begin with who opens a conversation with the bot: at most four things to ask.

        They are in both languages where it is not known which one the person reads.
        """
        others = tuple(other for other in LANGS if other != self._default_lang)
        return self._wording.helping.prompts((lang,) if lang else (self._default_lang, *others))

    def brief_failed(self, lang: Lang) -> Reply:
        """What people see when the form could not be opened in time."""
        return self._wording.note("brief.failed", lang)

    def wordless(self, lang: Lang) -> Reply:
        """What people see who ask about a message without words, such as a picture."""
        return self._wording.note("wordless", lang)

    def suggest(
        self, typed: str, locale: str | None = None, limit: int = 25, origin: Origin | None = None
    ) -> tuple[Suggestion, ...]:
        """Completions for what is typed so far: both languages, aliases, typos; never raises."""
        return self._suggester.suggest(typed, self._speaker.known(origin, locale), limit)

    def apology(self, reference: str, lang: Lang) -> Reply:
        """What people see when something failed on our side; the log has `reference`."""
        return self._wording.note("sorry", lang, Tone.SORRY, reference=reference)

    def crowded(self, lang: Lang) -> Reply:
        """What people see when so many ask at once that there is no room for more."""
        return self._wording.note("crowded", lang, Tone.SORRY)

    def busy(self, lang: Lang) -> Reply:
        """What people see while an answer takes longer than the platform waits."""
        return self._wording.note("busy", lang)

    def _talked(self, typed: str, understood: Understanding, lang: Lang, place: Place) -> Reply:
        """What words without a task get where people simply write: they may ask about the roles."""
        wish = role_question(typed, understood.rulings)
        return self._about_roles(wish, typed, lang) if wish else self._answers.help(lang, place, lost=True)

    def _about_roles(self, wish: Wish, typed: str, lang: Lang) -> Reply:
        return self._roles.answer(Asked(wish, typed, ""), lang)

    async def _home(self, origin: Origin, *, failed: bool) -> Reply:
        topics = await self._recalling.topics(origin.person)
        known = topics and [topic for topic in topics if topic in self._catalog.topics]
        lang = await self.tongue(origin)
        language = self._team.choices(self._speaker.tongues.known(Origin(origin.person), None), lang)
        return self._page.home(lang, known, language, keeps=self._recalling.keeps, failed=failed)

    def _topics_of(self, actions: tuple[Action, ...]) -> tuple[str, ...]:
        """What an answer is about, as its Share button says it: other replies are about no topic."""
        meant = (decode(action.do) for action in actions)
        codes = (code for share in meant if isinstance(share, Share) for code in share.codes)
        return tuple(self._catalog.by_code[code].id for code in codes if code in self._catalog.by_code)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._catalog)

    async def _lang(self, question: Question, understood: Understanding | None) -> Lang:
        said = question.lang or (understood and understood.lang)
        return said or await self.tongue(question.origin, question.locale)
