"""The application service: one method per question. Every bot and the terminal ask here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Final, TypeVar, assert_never

from core.buttons import (
    NEITHER,
    About,
    Answer,
    Help,
    Meaning,
    Mine,
    Nobodys,
    Onward,
    QuizAt,
    Rate,
    Share,
    Show,
    Shown,
    Switch,
    Unclear,
    decode,
    encode_help,
    encode_quiz,
    is_old,
)
from core.explaining import Explainer
from core.feedback.desk import FeedbackDesk, Voter
from core.feedback.fields import Filled
from core.home_wording import HomeWording
from core.languages import LANGS, Lang
from core.library import Library
from core.origins import Origin
from core.ownership.engine import MOST_TASKS, Engine, Understanding
from core.ownership.normalising import LONGEST
from core.quiz.asking import Now, Quizzing, asks_for_quiz, lang_of_asking, utc_now
from core.quiz.sitting import NEW
from core.recalling.recents import NothingRecalled, Recalling
from core.replies import Form, Note, Person, Prompts, Reply, TextForm, Tone
from core.reporting import Report, Reporter
from core.roles.desk import Asked, RolesDesk
from core.roles.talking import is_lost, role_question
from core.speaking.tongues import LocalesAlone, Tongues
from core.suggesting import Suggester, Suggestion
from core.team.asking import TeamAsked, spoken
from core.team.desk import TeamDesk
from core.tipping.wording import TipWording
from core.wording import Place, Wording
from core.working import report_working

_HELP: Final = frozenset({"", "help", "bantuan", "tolong", "?", "bantu", "-h", "--help"})
_MOST_KEPT: Final = 512
_LONGEST_KEPT: Final = 80
"""Requests whose replies are kept, in memory alone: people ask for the same plain names, and a renderer need
not draw the very same reply again."""


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


_Answered = TypeVar("_Answered", Reply, Reply | None)


class Desk:
    """Answers questions from one library; `now` tells the time, `tongues` who chose which language.

    With `feedback` people may vote on the answers. `recalling` knows what people's last answers were about.
    """

    _feedback: FeedbackDesk | None = None

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        library: Library,
        default_lang: Lang = "en",
        now: Now = utc_now,
        tongues: Tongues | None = None,
        feedback: FeedbackDesk | None = None,
        recalling: Recalling | None = None,
    ) -> None:
        self._catalog = library.catalog
        self._engine = Engine(library.catalog, library.lexicon, library.learnt, library.names)
        self._wording = Wording(library.catalog, library.messages, library.lexicon.open)
        self._page = HomeWording(library.catalog, library.messages, self._wording)
        self._tips = TipWording(library.catalog, library.messages)
        self._quiz = Quizzing(library.catalog, library.messages, now)
        self._roles = RolesDesk(library.catalog, library.messages, self._engine, self._quiz)
        self._reporter = Reporter(library.catalog, self._wording)
        self._explainer = Explainer(library.catalog, library.messages)
        self._default_lang: Lang = default_lang
        self._tongues: Tongues = tongues or LocalesAlone()
        self._now = now
        self._feedback = feedback
        self._team = TeamDesk(library.catalog, library.messages, self._tongues)
        self._recalling: Recalling = recalling or NothingRecalled()
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._answer)

    async def who_owns(self, question: Question) -> Reply:
        """Who owns the task or tasks in the question; help when it is empty or asks for help.

        Somebody who asks in private which role they are, and nothing else, gets the quiz. Questions about
        the roles get their answers; where people simply write, words without any question get help.
        """
        if self.is_help(question.text):
            return self._help(await self._lang(question, None), question.place)
        if question.private and asks_for_quiz(question.text):
            lang = question.lang or lang_of_asking(question.text)
            return await self.quiz(lang, question.locale, question.origin)
        understood = self._engine.understand(question.text)
        lang = await self._lang(question, understood)
        if question.place and question.place.is_talk and _is_lost(question.text, understood):
            return self._help(lang, question.place, lost=True)
        if len(question.text) <= _LONGEST_KEPT:
            reply = self._kept(question.text, lang)
        else:
            reply = self._worded(question.text, understood, lang)
        if question.origin is not None:
            self._recalling.record(question.origin.person, self._topics_of(reply))
        return reply

    async def explain(self, question: Question) -> Reply:
        """The working behind the answer to the question; help when it is empty or asks for help."""
        if self.is_help(question.text):
            return self._help(await self._lang(question, None), None)
        lang = await self._lang(question, self._engine.understand(question.text))
        workings = self._engine.explain(question.text)
        return self._explainer.explain(workings[:MOST_TASKS], lang, more=len(workings) > MOST_TASKS)

    def report(self, question: Question, *, explain: bool = False) -> Report:
        """The same answer as data, every task of it; with its working when `explain` is set."""
        understood = self._engine.understand(question.text)
        lang = question.lang or understood.lang or self._known(question.origin, question.locale)
        report = self._reporter.report(question.text, understood.rulings, lang)
        if explain:
            for task, working in zip(report["tasks"], self._engine.explain(question.text), strict=True):
                task["working"] = report_working(working)
        return report

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

    async def press(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:
        """The reply to a button that shows another answer: a flip, a choice, a tip's, a place in the quiz.

        Or the same answer in another language, which the person then chose for texts that do not tell theirs.
        A button from before a change of the knowledge gets a kind note that it is old; never an error.
        """
        meant = decode(do)
        if isinstance(meant, Switch):
            if origin is not None:
                self._tongues.remember(origin.person, meant.lang)
            do, meant = meant.again, decode(meant.again)
        if isinstance(meant, Mine) and origin is not None:
            return self._team.pressed(meant, origin.person)
        shown = self._meant(meant) if isinstance(meant, Shown) else None
        if shown is None:
            return self._wording.note("old", await self._pressed_lang(meant, locale, origin))
        # what goes on from an answer leads back to it, which has the button: one row less on a phone
        return shown if isinstance(meant, Onward) else self._wording.in_both(shown, do)

    def is_old(self, sent: datetime | None) -> bool:
        """Whether the buttons of a message that was sent then work no more; `sent` is aware.

        None stands for what the platform does not tell the age of: a form, or a page.
        """
        return sent is not None and is_old(sent, self._now())

    async def outlived(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:
        """What somebody reads who presses a button of an old message, beside that message."""
        return self._wording.note("aged", await self._pressed_lang(decode(do), locale, origin))

    def vote_form(self, do: str) -> Form | None:
        """The form that a thumb down opens, None for other buttons. The thumb itself counts by `vote`."""
        return self._feedback.form(do) if self._feedback else None

    async def vote(self, do: str, voter: Voter) -> Reply:
        """Keeps a thumb, and thanks for it."""
        kept = await self._feedback.vote(do, voter, self._now()) if self._feedback else None
        return kept or self._unkept(do)

    async def submit_vote(self, do: str, filled: Filled, voter: Voter) -> Reply:
        """Keeps a thumb down with what was filled into its form, and thanks for it."""
        kept = await self._feedback.submit(do, filled, voter, self._now()) if self._feedback else None
        return kept or self._unkept(do)

    def formless(self, do: str) -> Reply:
        """What somebody sees whose thumb down counts, but whose form could not be opened."""
        return self._wording.note("feedback.formless", self.lang_of_button(do))

    async def share(self, do: str, asker: Person) -> Reply:
        """The public form of an answer, saying who asked; without buttons, `private` is False.

        When the button is older than the knowledge, a private note says so: callers post only what is
        not private.
        """
        meant = decode(do)
        codes: Sequence[str] = meant.codes if isinstance(meant, Share) else ()
        lang = meant.lang if meant else self._default_lang
        answer = self._wording.public(codes, lang, asker)
        return answer or self._wording.note("old", lang)

    async def answer_openly(self, question: Question, asker: Person) -> Reply:
        """Who owns it, where everybody reads the answer: in its public form if it has one.

        Help and questions that decide the owner have none; their buttons answer whoever presses.
        """
        reply = await self.who_owns(question)
        share = next((action.do for action in reply.actions if self.is_share(action.do)), None)
        return replace(await self.share(share, asker), thumbs=reply.thumbs) if share else reply

    def share_unsure(self, do: str) -> Reply:
        """What people see when nobody can tell whether Share posted; it is not posted again."""
        meant = decode(do)
        return self._wording.note("share.unsure", meant.lang if meant else self._default_lang, Tone.SORRY)

    def moved(self, reply: Reply) -> Reply:
        """The reply, where it comes to somebody directly since it may not stand where they asked."""
        return self._wording.moved(reply)

    def after_share(self, do: str, *, thread: bool = False) -> Reply:
        """What the asker's private message shows once the answer is posted: the answer, without Share.

        `thread` says that it was posted to a thread.
        """
        meant = decode(do)
        codes: Sequence[str] = meant.codes if isinstance(meant, Share) else ()
        lang = meant.lang if meant else self._default_lang
        note = self.shared_note(lang, thread=thread)
        answer = self._wording.from_codes(codes, lang)
        if answer is None:
            return note
        return self._rated(replace(answer, parts=(*answer.parts, Note(note.title)), actions=()), codes)

    async def reads(self, origin: Origin) -> Lang | None:
        """The language in which somebody is known to read; None when nothing tells it."""
        return await self._tongues.lang(origin, None)

    async def tongue(self, origin: Origin | None, locale: str | None = None) -> Lang:
        """The language in which to speak to somebody who typed nothing that tells it."""
        return await self._tongues.lang(origin, locale) or self._default_lang

    def lang_of(self, text: str, locale: str | None = None, origin: Origin | None = None) -> Lang:
        """The language in which to speak to somebody who typed `text`, before or without an answer to it.

        Never raises and never waits: it is asked when something has already gone wrong.
        """
        try:
            understood = self._engine.understand(text)
        except Exception:  # noqa: BLE001 - the fault itself is told elsewhere
            understood = None
        return (understood and understood.lang) or self._known(origin, locale)

    def shared_note(self, lang: Lang, *, thread: bool = False) -> Reply:
        """What the asker sees in place of the Share button, once it is posted, in a thread or not."""
        if thread:
            return self._wording.note("share.threaded", lang)
        return self._wording.note("share.done", lang)

    def in_thread(self, reply: Reply) -> Reply:
        """The reply where Share posts into a thread, which its label then says."""
        label = self._wording.share_in_thread(reply.lang)
        shown = (
            replace(action, label=label) if self.is_share(action.do) else action for action in reply.actions
        )
        return replace(reply, actions=tuple(shown))

    def unshared(self, reply: Reply) -> Reply:
        """The reply where there is nobody to share it with."""
        kept = tuple(action for action in reply.actions if not self.is_share(action.do))
        return replace(reply, actions=kept)

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
        return self._wording.prompts((lang,) if lang else (self._default_lang, *others))

    def brief_failed(self, lang: Lang) -> Reply:
        """What people see when the form could not be opened in time."""
        return self._wording.note("brief.failed", lang)

    def wordless(self, lang: Lang) -> Reply:
        """What people see who ask about a message without words, such as a picture."""
        return self._wording.note("wordless", lang)

    def is_beside(self, do: str) -> bool:
        """Whether a button's answer stands beside the message that has it, which then stays as it is."""
        meant = decode(do)
        return isinstance(meant, Answer) or (isinstance(meant, Show) and meant.beside)

    def is_share(self, do: str) -> bool:
        """Whether a button's value means Share (posts publicly) rather than an answer in place."""
        return isinstance(decode(do), Share)

    def is_switch(self, do: str) -> bool:
        """Whether a button shows the same answer in another language, which the person then chose."""
        return isinstance(decode(do), Switch)

    def is_help(self, text: str) -> bool:
        """Whether somebody who types that gets help, before anything else is looked for in it."""
        return text.strip().lower() in _HELP

    def lang_of_button(self, do: str) -> Lang:
        """The language of the answer that has a button; the default for a button that is none of ours."""
        meant = decode(do)
        return meant.lang if meant else self._default_lang

    def is_vote(self, do: str) -> bool:
        """Whether a button says what somebody thinks of an answer."""
        return isinstance(decode(do), Rate)

    def suggest(
        self, typed: str, locale: str | None = None, limit: int = 25, origin: Origin | None = None
    ) -> tuple[Suggestion, ...]:
        """Completions for what is typed so far: both languages, aliases, typos; never raises."""
        return self._suggester.suggest(typed, self._known(origin, locale), limit)

    def apology(self, reference: str, lang: Lang) -> Reply:
        """What people see when something failed on our side; the log has `reference`."""
        return self._wording.note("sorry", lang, Tone.SORRY, reference=reference)

    def crowded(self, lang: Lang) -> Reply:
        """What people see when so many ask at once that there is no room for more."""
        return self._wording.note("crowded", lang, Tone.SORRY)

    def busy(self, lang: Lang) -> Reply:
        """What people see while an answer takes longer than the platform waits."""
        return self._wording.note("busy", lang)

    def _help(self, lang: Lang, place: Place | None, *, lost: bool = False) -> Reply:
        shown = encode_help(place or "", lang)
        return self._wording.in_both(self._wording.help(lang, place, lost=lost), shown)

    def _meant(self, meant: Shown) -> Reply | None:  # noqa: PLR0911 - a line for each kind of button
        """What a button shows; None when the knowledge has moved on since."""
        match meant:
            case Answer(tip, lang):
                return self._tips.answer(tip, lang)
            case QuizAt(state, lang):
                return self._quiz.at(state, lang)
            case About(what, lang):
                return self._roles.pressed(what, lang)
            case Onward(aspect, code, lang):
                topic = self._catalog.by_code.get(code)
                return self._roles.onward(aspect, topic, lang) if topic else None
            case Help(place, lang):
                return self._wording.help(lang, next((known for known in Place if known == place), None))
            case Unclear(codes, lang):
                return self._wording.unclear(codes, lang)
            case Nobodys(codes, lang):
                return self._rated(self._wording.nobodys(codes, lang), [NEITHER])
            case Share(codes, lang):
                return self._rated(self._wording.again(codes, lang), codes)
            case Show(code, lang):
                topic = self._catalog.by_code.get(code)
                return self._rated(self._wording.topic(topic, lang) if topic else None, [code])
            case _:
                assert_never(meant)

    def _answer(self, typed: str, lang: Lang) -> Reply:
        return self._worded(typed, self._engine.understand(typed), lang)

    def _worded(self, typed: str, understood: Understanding, lang: Lang) -> Reply:
        if wish := role_question(typed, understood.rulings):
            return self._roles.answer(Asked(wish, typed, ""), lang)
        rulings = understood.rulings[:MOST_TASKS]
        more, cut = len(understood.rulings) > MOST_TASKS, len(typed) > LONGEST
        reply = self._wording.in_both(
            self._wording.answer(rulings, lang, more=more, cut=cut), self._wording.shown(rulings, lang)
        )
        if reply.tone is Tone.UNSURE:  # a question, and no answer yet
            return reply
        return self._rated(reply, self._wording.codes(rulings), "" if more or cut else typed.strip())

    def _rated(self, reply: _Answered, codes: Sequence[str], asked: str = "") -> _Answered:
        """The reply with its thumbs, where people may vote. `asked` is all that was read to answer."""
        if reply is None or self._feedback is None:
            return reply
        return replace(reply, thumbs=self._feedback.thumbs(codes, reply.lang, asked))

    def _unkept(self, do: str) -> Reply:
        """What somebody sees whose vote is not taken: the answer is old, or votes are no longer kept."""
        lang = self.lang_of_button(do)
        return self._wording.note("old", lang) if self._feedback else self._wording.note("feedback.off", lang)

    async def _home(self, origin: Origin, *, failed: bool) -> Reply:
        topics = await self._recalling.topics(origin.person)
        known = topics and [topic for topic in topics if topic in self._catalog.topics]
        lang = await self.tongue(origin)
        language = self._team.choices(self._tongues.known(Origin(origin.person), None), lang)
        return self._page.home(lang, known, language, keeps=self._recalling.keeps, failed=failed)

    def _topics_of(self, reply: Reply) -> list[str]:
        """What the answer is about, as its Share button says it: other replies are about no topic."""
        meant = (decode(action.do) for action in reply.actions)
        codes = (code for share in meant if isinstance(share, Share) for code in share.codes)
        return [self._catalog.by_code[code].id for code in codes if code in self._catalog.by_code]

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._catalog)

    async def _lang(self, question: Question, understood: Understanding | None) -> Lang:
        said = question.lang or (understood and understood.lang)
        return said or await self.tongue(question.origin, question.locale)

    async def _pressed_lang(self, meant: Meaning | None, locale: str | None, origin: Origin | None) -> Lang:
        return meant.lang if meant else await self.tongue(origin, locale)

    def _known(self, origin: Origin | None, locale: str | None) -> Lang:
        return self._tongues.known(origin, locale) or self._default_lang


def _is_lost(typed: str, understood: Understanding) -> bool:
    """Whether there is nothing to answer in the words."""
    return is_lost(understood.rulings) and role_question(typed, understood.rulings) is None
