"""An answer that everybody may read: its public form, and what its asker sees before and after."""

from collections.abc import Sequence
from dataclasses import replace

from core.buttons import Share, decode, is_share, lang_of
from core.coded_wording import CodedWording
from core.feedback.voting import Voting
from core.languages import Lang
from core.replies import Note, Person, Reply, Tone
from core.wording import Wording


class Sharing:
    """Makes what is posted, and the rest, from the value of a Share button. The platforms post it."""

    def __init__(self, wording: Wording, coded: CodedWording, voting: Voting, default_lang: Lang) -> None:
        self._wording = wording
        self._coded = coded
        self._voting = voting
        self._default_lang: Lang = default_lang

    async def public(self, do: str, asker: Person) -> Reply:
        """The public form of an answer, saying who asked; without buttons, `private` is False.

        When the button is older than the knowledge, a private note says so: callers post only what is
        not private.
        """
        codes, lang = self._shared(do)
        return self._coded.public(codes, lang, asker) or self._wording.note("old", lang)

    def after(self, do: str, *, thread: bool = False) -> Reply:
        """What the asker's private message shows once the answer is posted: the answer, without Share.

        `thread` says that it was posted to a thread.
        """
        codes, lang = self._shared(do)
        note = self.done(lang, thread=thread)
        answer = self._coded.answer(codes, lang)
        if answer is None:
            return note
        kept = replace(answer, parts=(*answer.parts, Note(note.title)), actions=())
        return self._voting.rated(self._wording.in_both(kept, do), codes)

    def done(self, lang: Lang, *, thread: bool = False) -> Reply:
        """What the asker sees in place of the Share button, once it is posted, in a thread or not."""
        if thread:
            return self._wording.note("share.threaded", lang)
        return self._wording.note("share.done", lang)

    def unsure(self, do: str) -> Reply:
        """What people see when nobody can tell whether Share posted; it is not posted again."""
        _, lang = self._shared(do)
        return self._wording.note("share.unsure", lang, Tone.SORRY)

    def in_thread(self, reply: Reply) -> Reply:
        """The reply where Share posts into a thread, which its label then says."""
        label = self._wording.share_in_thread(reply.lang)
        shown = (replace(action, label=label) if is_share(action.do) else action for action in reply.actions)
        return replace(reply, actions=tuple(shown))

    def _shared(self, do: str) -> tuple[Sequence[str], Lang]:
        """The codes of the answer, none for a button that is not Share; and its language."""
        meant = decode(do)
        return meant.codes if isinstance(meant, Share) else (), lang_of(do) or self._default_lang


def share_button(reply: Reply) -> str | None:
    """The value of the reply's Share button; None where it has none."""
    return next((action.do for action in reply.actions if is_share(action.do)), None)


def unshared(reply: Reply) -> Reply:
    """The reply where there is nobody to share it with."""
    return replace(reply, actions=tuple(action for action in reply.actions if not is_share(action.do)))
