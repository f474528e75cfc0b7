"""The conversation: questions in a row, with buttons picked by their number."""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final

from bots.terminal.drawing import Style, draw
from bots.terminal.failing import Failing, Note
from core.buttons import is_switch
from core.desk import Desk, Question
from core.languages import LANGS, Bilingual, Lang
from core.replies import Action, Reply, Tone, all_actions
from core.roles.asking import read_wish
from core.roles.desk import Asked
from core.sharing import unshared

Read = Callable[[], str]
"""Reads a line without its line break; raises EOFError when there is no more."""

Write = Callable[[str], None]
"""Shows some lines."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the conversation takes place, how replies are drawn there, and where faults are noted."""

    read: Read
    write: Write
    note: Note
    style: Style


_WELCOME: Final = Bilingual(
    en="Ask who owns a task, e.g. “post scheduling”, or type “roles”. An empty line ends the chat.",
    id="Tanya saja ini tugas siapa, misalnya “jadwal posting”, atau ketik “peran”. Enter kosong: selesai.",
)
_PICK: Final = Bilingual(
    en="Type a number to pick, or ask something else.",
    id="Ketik nomornya untuk memilih, atau tanya hal lain.",
)
_NO_SUCH: Final = Bilingual(
    en="There is no {number} to pick. The last one is {last}.",
    id="Tidak ada pilihan nomor {number}. Yang terakhir nomor {last}.",
)
_BYE: Final = Bilingual(en="Bye, and happy posting!", id="Sampai jumpa, selamat berkarya!")

_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_ABOUT_ROLES: Final = frozenset({"roles", "peran"})
"""Words that begin a question about the roles, as `/whoowns-roles` and `/roles` do elsewhere."""
_ENDS: Final = frozenset({"", "exit", "quit", "keluar", "bye"})


class Chat:
    """A conversation at a terminal. Its own sentences follow the language of the last reply."""

    def __init__(self, desk: Desk, screen: Screen, lang: Lang | None) -> None:
        self._desk = desk
        self._failing = Failing(desk, screen.note)
        self._forced = lang
        self._lang: Lang | None = lang
        self._chosen: Lang | None = None
        self._read = screen.read
        self._write = screen.write
        self._style = screen.style
        self._actions: tuple[Action, ...] = ()

    def run(self) -> None:
        """Answers until the person ends it."""
        for lang in [self._forced] if self._forced else LANGS:
            self._write(_WELCOME.in_(lang))
        while (typed := self._next()).casefold() not in _ENDS:
            self._write("")
            self._write(self._answer(typed))
            self._write("")
        self._write(_BYE.in_(self._lang or "en"))

    def _next(self) -> str:
        try:
            return self._read().strip()
        except (EOFError, KeyboardInterrupt):
            self._write("")
            return ""

    def _answer(self, typed: str) -> str:
        lang = self._lang or "en"
        if not (self._actions and _NUMBER.fullmatch(typed)):
            return self._shown(self._failing.reply(self._asked(typed), lang))
        number, last = int(typed), len(self._actions)
        if not 1 <= number <= last:
            return _NO_SUCH.in_(lang).format(number=number, last=last)
        return self._pressed(self._actions[number - 1].do, lang)

    def _pressed(self, do: str, lang: Lang) -> str:
        reply = self._failing.reply(self._desk.buttons.press(do, lang), lang)
        if is_switch(do) and reply.tone is not Tone.SORRY:
            self._chosen = reply.lang
            self._forced = self._forced and reply.lang
        return self._shown(reply)

    def _asked(self, typed: str) -> Coroutine[Any, Any, Reply]:
        first, _, rest = typed.partition(" ")
        if first.casefold() not in _ABOUT_ROLES:
            return self._desk.who_owns(Question(typed, self._forced, self._chosen, private=True))
        return self._desk.about_roles(Asked(read_wish(rest), typed, first, self._forced, self._lang))

    def _shown(self, reply: Reply) -> str:
        here = unshared(reply)
        self._lang = self._forced or here.lang
        if here.tone is not Tone.SORRY:  # after a fault the same numbers can be picked again
            self._actions = all_actions(here)
        hint = f"\n\n{_PICK.in_(self._lang)}" if self._actions else ""
        return draw(here, self._style) + hint
