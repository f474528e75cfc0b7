"""Loads the bot's own sentences: one gettext catalogue (.po) per language, checked against each other."""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Final

import polib

from core.knowledge.folder import KnowledgeFolder
from core.languages import LANGS, Lang
from core.messages import Messages

_SYNTAX: Final = re.compile(r"\(line (\d+)\)(.*)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: str
    line: int
    finished: bool


_Sentences = dict[str, _Sentence]


def load_messages(folder: Path) -> Messages:
    """Reads `en.po` and `id.po`.

    Raises:
        KnowledgeError: every fault at once: a file that cannot be read, a sentence missing, empty or
            twice in one language, an odd brace, or words in braces that differ between the languages.
    """
    files = KnowledgeFolder(folder.parent)
    names = {lang: f"{folder.name}/{lang}.po" for lang in LANGS}
    found = {lang: _read(files, names[lang]) for lang in LANGS}
    _compare(files, names, found)
    files.finish()
    return Messages(
        {lang: {key: sentence.words for key, sentence in found[lang].items()} for lang in LANGS},
    )


def _read(files: KnowledgeFolder, name: str) -> _Sentences:
    """The sentences of a file by id; none when it cannot be read, which is noted."""
    text = files.text(name)
    if text is None:
        return {}
    try:
        catalogue = polib.pofile(text)
    except OSError as error:  # polib's word for bad syntax; only the message has the line
        line, reason = _SYNTAX.findall(str(error))[-1]
        hint = 'put each text in double quotes, and write a quote inside it as \\"'
        files.fault(name, f"no valid entry{reason}: {hint}", int(line))
        return {}
    sentences: _Sentences = {}
    for entry in catalogue:
        if not entry.obsolete:
            finished = bool(entry.msgstr) and not entry.fuzzy
            sentence = _Sentence(entry.msgstr, entry.linenum or 1, finished)
            for problem in _problems(sentence, sentences.get(entry.msgid)):
                files.fault(name, f"'{entry.msgid}' {problem}", sentence.line)
            sentences[entry.msgid] = sentence
    if not sentences:
        files.fault(name, "has no sentences: bring it back from an earlier version")
    return sentences


def _problems(sentence: _Sentence, before: _Sentence | None) -> Iterable[str]:
    if before is not None:
        yield f"is already given at line {before.line}: remove one of them"
    if not sentence.finished:
        yield "has no finished sentence: write its msgstr, and remove the mark 'fuzzy'"
    if _braces(sentence) is None:
        yield "has an odd brace: write words for the bot to fill in as {word}"


def _compare(files: KnowledgeFolder, names: Mapping[Lang, str], found: Mapping[Lang, _Sentences]) -> None:
    """Notes what only one language has, unless the other has nothing at all: then its file has the fault."""
    for lang, other in permutations(LANGS, 2):
        mine, theirs = found[lang], found[other]
        for key, sentence in mine.items() if theirs else ():
            if key not in theirs:
                files.fault(names[lang], f"'{key}' is missing in {other}.po: add it there", sentence.line)
            elif lang == LANGS[0] and _braces(sentence) != _braces(theirs[key]):
                message = f"'{key}' has other words in braces than in {other}.po: use the same ones in both"
                files.fault(names[lang], message, sentence.line)


def _braces(sentence: _Sentence) -> frozenset[str] | None:
    """The words that are filled in; None when a brace holds no word, or is left open."""
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(sentence.words) if name is not None}
    except ValueError:
        return None
    return frozenset(names) if all(name.isidentifier() for name in names) else None
