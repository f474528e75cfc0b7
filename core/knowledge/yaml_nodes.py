"""Reads the values of a YAML file one by one, each with its place, and notes every fault instead of stopping.

The only module that imports yaml. `parse` gives the file's outermost `Entry`; an entry knows its file, line
and name and reads itself as what the caller expects:

    fields = parse(text, "knowledge/topics/specialist.yaml", faults).fields(("id", "name"), ("aliases",))
    topic_id = fields["id"].identifier()
    name = fields["name"].bilingual(limit=60)
    words = [item.text() for item in fields["aliases"].items(least=1)]

What cannot be read is noted once, in the list of faults that all entries of a file share, and a stand-in
comes back: empty text, an empty tuple, None for a choice. A key that is not there gives an absent entry:
its readings are the same stand-ins and note nothing more, so that callers need no branches. Nobody meets a
stand-in later, because whoever parses raises `KnowledgeError` once all faults are together.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import yaml

from core.errors import Fault
from core.knowledge.spelling import closest, instead
from core.languages import LANGS, Bilingual, Lang

Option = TypeVar("Option", bound=str)

# a PyYAML that was built without libyaml lacks the fast one
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_IDENTIFIER: Final = re.compile(r"[a-z0-9-]+")
_IDENTIFIER_LIMIT: Final = 40
_LANGUAGE_NAMES: Final[Mapping[Lang, str]] = {"en": "English", "id": "Indonesian"}
_PREFIX: Final = "tag:yaml.org,2002:"
_TEXT: Final = _PREFIX + "str"
_READ_AS: Final = {
    _PREFIX + "bool": "true or false",
    _PREFIX + "int": "a number",
    _PREFIX + "float": "a number",
    _PREFIX + "timestamp": "a date",
    _PREFIX + "null": "nothing",
}
_SYNTAX_HINTS: Final = (
    ("mapping values are not allowed", "put a text that holds a colon in quotes"),
    ("cannot start any token", "indent with spaces, and put a text that starts with this sign in quotes"),
    ("end of stream", "close the quote that opens here"),
    ("expected ','", "close the bracket, and put a text that holds a comma, bracket or quote in quotes"),
    ("undefined alias", "put a text that starts with * in quotes"),
)
_SYNTAX_HINT: Final = "compare its indentation and quotes with the entry above it"


class Entry:
    """A value in a knowledge file: where it stands, what it is called, and how to read it.

    `name` is how messages call it: its key, `why.en` for one language of a text, `flips 2` for the second of
    a list. `line` counts from 1 and is the line of the key, for an absent entry the one where it should be.
    """

    __slots__ = ("_faults", "_node", "file", "line", "name")

    def __init__(self, node: yaml.Node | None, name: str, file: str, line: int, faults: list[Fault]) -> None:
        self._node = node
        self._faults = faults
        self.name = name
        self.file = file
        self.line = line

    @property
    def given(self) -> bool:
        """Whether the value is there at all."""
        return self._node is not None

    @property
    def place(self) -> str:
        """File and line, for messages about another entry."""
        return f"{self.file}:{self.line}"

    def fault(self, message: str) -> None:
        """Notes what is wrong here and what to do."""
        self._faults.append(Fault(self.file, self.line, message))

    def text(self, limit: int | None = None, expected: str = "one text", *, least: int = 0) -> str:
        """The text on one line, which should have `least` to `limit` characters; "" when there is no text.

        `expected` is what a fault asks for in place of a list or of keys with values.
        """
        node = self._node
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._wrong_kind(expected)
            return ""
        if node.tag != _TEXT:
            self.fault(_not_text(self.name, node, expected))
            return ""
        words = " ".join(node.value.split())
        if not words:
            self.fault(f"'{self.name}' is empty: write {expected}")
        if limit is not None and len(words) > limit:
            self.fault(f"'{self.name}' has {len(words)} characters, {limit} at most: shorten it")
        if words and len(words) < least:
            self.fault(f"'{self.name}' has {len(words)} characters, {least} at least: say more")
        return words

    def identifier(self) -> str:
        """A text of at most 40 characters, all of them a-z, 0-9 or `-`."""
        word = self.text(_IDENTIFIER_LIMIT)
        if word and not _IDENTIFIER.fullmatch(word):
            self.fault(f"'{self.name}' cannot be '{word}': use only a-z, 0-9 and -")
        return word

    def choice(self, options: Sequence[Option], because: str = "") -> Option | None:
        """The one of `options` that is written here; None when it is none of them.

        `because` is added to the fault, for readers to whom the options do not explain themselves.
        """
        reason = f", because {because}" if because else ""
        word = self.text(expected=f"one of {', '.join(options)}{reason}")
        for option in options:
            if word == option:
                return option
        if word:
            self.fault(f"'{self.name}' cannot be '{word}': {instead(word, options)}{reason}")
        return None

    def number(self, lowest: int, highest: int) -> int:
        """A whole number from `lowest` to `highest`; `lowest` when it is anything else."""
        node = self._node
        written = node.value if isinstance(node, yaml.ScalarNode) else ""
        if written.isdecimal() and lowest <= int(written) <= highest:
            return int(written)
        if node is not None:
            self.fault(f"'{self.name}' is no whole number from {lowest} to {highest}: write one")
        return lowest

    def flag(self) -> bool:
        """True or false; False when it is anything else."""
        node = self._node
        written = node.value if isinstance(node, yaml.ScalarNode) else ""
        if node is not None and written not in ("true", "false"):
            self.fault(f"'{self.name}' is neither true nor false: write one of them, without quotes")
        return bool(written == "true")

    def bilingual(self, limit: int | None = None, *, least: int = 0) -> Bilingual:
        """A text in both languages, each of which should have `least` to `limit` characters."""
        both = self.languages()
        return Bilingual(both["en"].text(limit, least=least), both["id"].text(limit, least=least))

    def languages(self) -> Mapping[Lang, "Entry"]:
        """What is written for each language, `{en: ..., id: ...}`; both have to be there."""
        found = self._mapping("it in both languages, {en: ..., id: ...}")
        if found is not None:
            self._check_languages(found)
        both: dict[Lang, Entry] = {}
        for lang in LANGS:
            entry = (found or {}).get(lang) or self._absent(lang)
            entry.name = f"{self.name}.{lang}"
            both[lang] = entry
        return both

    def items(self, least: int = 0, most: int | None = None) -> tuple["Entry", ...]:
        """The entries of a list, which should have at least `least` and at most `most` of them."""
        node = self._node
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._wrong_kind("a list, each entry after '- '")
            return ()
        nodes, name, file, faults = node.value, self.name, self.file, self._faults
        if len(nodes) < least:
            self.fault(f"'{name}' has {len(nodes)}, at least {least} are needed: add {least - len(nodes)}")
        if most is not None and len(nodes) > most:
            self.fault(f"'{name}' has {len(nodes)}, {most} at most: remove {len(nodes) - most}")
        return tuple(
            [Entry(n, f"{name} {i}", file, n.start_mark.line + 1, faults) for i, n in enumerate(nodes, 1)]
        )

    def pairs(self) -> dict[str, "Entry"]:
        """The entries of a mapping whose keys are free; a key that stands there twice is a fault."""
        return self._mapping("'key: value' lines") or {}

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> Mapping[str, "Entry"]:
        """The entries of a mapping whose keys are known, all of them: one that is not given is absent.

        An unknown key and a missing required one are faults; a misspelt one is read as the one it looks like.
        """
        known = (*required, *optional)
        found = self._mapping("'key: value' lines")
        if found is not None:
            self._settle_unknown(found, known)
            for key in required:
                if key not in found:
                    self.fault(f"'{self.name}' has no '{key}': add it")
        return {key: (found or {}).get(key) or self._absent(key) for key in known}

    def _mapping(self, expected: str) -> dict[str, "Entry"] | None:
        node = self._node
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            self._wrong_kind(expected)
            return None
        file, faults = self.file, self._faults
        found: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = Entry(key_node, "key", file, line, faults).text()
            if key in found:
                faults.append(
                    Fault(file, line, f"'{key}' is already given at {found[key].place}: remove one of them")
                )
            elif key:
                found[key] = Entry(value_node, key, file, line, faults)
        return found

    def _settle_unknown(self, found: dict[str, "Entry"], known: Sequence[str]) -> None:
        for key in [key for key in found if key not in known]:
            entry = found.pop(key)
            entry.fault(f"'{self.name}' knows no key '{key}': {instead(key, known)}")
            meant = closest(key, known)
            if meant is not None:
                found.setdefault(meant, entry)

    def _check_languages(self, found: Mapping[str, "Entry"]) -> None:
        for key, entry in found.items():
            if key not in LANGS:
                entry.fault(
                    f"'{self.name}' takes en and id, not '{key}': remove it, "
                    "or put the text in quotes if a comma in it came before this"
                )
        for lang in LANGS:
            if lang not in found:
                self.fault(f"'{self.name}' has no '{lang}': write the {_LANGUAGE_NAMES[lang]} text")

    def _absent(self, key: str) -> "Entry":
        return Entry(None, key, self.file, self.line, self._faults)

    def _wrong_kind(self, expected: str) -> None:
        match self._node:
            case yaml.MappingNode():
                actual = "keys with values"
            case yaml.ScalarNode(value=value):
                actual = "one text" if value else "nothing"
            case _:
                actual = "a list"
        self.fault(f"'{self.name}' holds {actual}: write {expected}")


def parse(text: str, file: str, faults: list[Fault]) -> Entry:
    """The outermost entry of a YAML text; absent, with a fault, when it is empty or no valid YAML.

    `file` is what faults call the file; `faults` takes up every fault of the entry and of those inside it.
    """
    node: yaml.Node | None = None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        faults.append(_syntax_fault(error, file))
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        faults.append(Fault(file, line, f"holds the invisible character U+{error.character:04X}: delete it"))
    else:
        if node is None:
            faults.append(Fault(file, 1, "the file is empty: write its keys, or delete the file"))
    return Entry(node, file.rpartition("/")[2], file, 1, faults)


def _not_text(name: str, node: yaml.ScalarNode, expected: str) -> str:
    if not node.value:
        return f"'{name}' is empty: write {expected}"
    meaning = _READ_AS.get(node.tag, f"the kind {node.tag.removeprefix(_PREFIX)}")
    return f"YAML reads {' '.join(node.value.split())} as {meaning}: put it in quotes"


def _syntax_fault(error: yaml.MarkedYAMLError, file: str) -> Fault:
    problem = error.problem or "it cannot be read"
    mark = error.problem_mark
    if error.context_mark and ("end of stream" in problem or "expected ','" in problem):
        mark = error.context_mark  # where it was opened; the problem shows up lines later
    hint = next((hint for sign, hint in _SYNTAX_HINTS if sign in problem), _SYNTAX_HINT)
    return Fault(file, mark.line + 1 if mark else 1, f"no valid YAML ({problem}): {hint}")
