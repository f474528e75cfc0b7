"""The application service: one method per question. Every bot and the terminal ask here."""

from dataclasses import dataclass

from core.languages import Lang
from core.replies import Person, Reply


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked.

    `text` is plain: the platform's markup is already understood and gone. `lang` forces the reply's
    language; otherwise it follows the text and, where the text does not tell, `locale`, the asker's locale
    as the platform says it.
    """

    text: str
    lang: Lang | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion of what is being typed: `name` is shown and `text` is asked when it is picked."""

    name: str
    text: str


class Desk:
    """Answers questions from one catalog."""

    async def who_owns(self, question: Question) -> Reply:
        """Who owns the task or tasks in the question; help when it is empty or asks for help."""
        raise NotImplementedError

    async def press(self, do: str, locale: str | None = None) -> Reply:
        """The reply to a button that shows another answer in place (a flip or a choice).

        A button from before a change of the knowledge gets a kind note that it is old; never an error.
        """
        raise NotImplementedError

    async def share(self, do: str, asker: Person) -> Reply:
        """The public form of an answer, saying who asked; without buttons, `private` is False."""
        raise NotImplementedError

    def shared_note(self, lang: Lang) -> Reply:
        """What the asker sees in place of the Share button, once it is posted."""
        raise NotImplementedError

    def is_share(self, do: str) -> bool:
        """Whether a button's value means Share (posts publicly) rather than an answer in place."""
        raise NotImplementedError

    def suggest(self, typed: str, locale: str | None = None, limit: int = 25) -> tuple[Suggestion, ...]:
        """Completions for what is typed so far: both languages, aliases, typos; never raises."""
        raise NotImplementedError

    def apology(self, reference: str, lang: Lang) -> Reply:
        """What people see when something failed on our side; the log has `reference`."""
        raise NotImplementedError

    def busy(self, lang: Lang) -> Reply:
        """What people see while an answer takes longer than the platform waits."""
        raise NotImplementedError
