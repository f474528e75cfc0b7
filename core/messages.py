"""The bot's own sentences: one gettext catalogue (.po) per language, both checked against each other."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from core.errors import Fault, KnowledgeError
from core.languages import LANGS, Lang


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences by language and id, e.g. `owned.title`."""

    sentences: Mapping[Lang, Mapping[str, str]]

    def say(self, lang: Lang, key: str, **values: object) -> str:
        """The sentence `key` in `lang`, with `values` in its braces."""
        return self.sentences[lang][key].format(**values)


def load_messages(folder: Path) -> Messages:
    """Reads `en.po` and `id.po`.

    Raises:
        KnowledgeError: every fault at once: a file that cannot be read, a sentence missing, empty or
            twice in one language, or words in braces that differ between the languages.
    """
    faults: list[Fault] = []
    entries = {lang: _read(folder / f"{lang}.po", faults) for lang in LANGS}
    for lang in LANGS:
        for other in LANGS:
            if lang != other:
                faults.extend(_differences(folder, lang, entries[lang], other, entries[other]))
    if faults:
        raise KnowledgeError(tuple(faults))
    return Messages(
        {lang: {key: entry.msgstr for key, entry in entries[lang].items()} for lang in LANGS},
    )


def _read(path: Path, faults: list[Fault]) -> dict[str, polib.POEntry]:
    try:
        catalogue = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(_shown(path), 1, f"This file cannot be read ({error}). Restore it from git."))
        return {}
    found: dict[str, polib.POEntry] = {}
    for entry in catalogue:
        if entry.obsolete:
            continue
        if entry.msgid in found:
            faults.append(_fault(path, entry, "stands twice. Remove one of them."))
        if not entry.msgstr or entry.fuzzy:
            faults.append(_fault(path, entry, "has no finished sentence. Write its msgstr."))
        found[entry.msgid] = entry
    return found


def _differences(
    folder: Path, lang: Lang, mine: dict[str, polib.POEntry], other: Lang, theirs: dict[str, polib.POEntry]
) -> list[Fault]:
    path = folder / f"{lang}.po"
    faults: list[Fault] = []
    for key, entry in mine.items():
        if key not in theirs:
            faults.append(_fault(path, entry, f"is missing in {other}.po. Add it there."))
        elif lang == LANGS[0] and _braces(entry.msgstr) != _braces(theirs[key].msgstr):
            message = f"has other words in braces than in {other}.po. Use the same ones in both."
            faults.append(_fault(path, entry, message))
    return faults


def _braces(sentence: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)
    except ValueError:
        return frozenset({"(a brace is open)"})


def _fault(path: Path, entry: polib.POEntry, message: str) -> Fault:
    return Fault(_shown(path), entry.linenum or 1, f"“{entry.msgid}” {message}")


def _shown(path: Path) -> str:
    return "/".join(path.parts[-3:])
