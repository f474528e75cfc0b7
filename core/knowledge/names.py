"""Ids that files give to things, and the references to them from anywhere."""

from collections.abc import Sequence
from typing import Generic

from core.knowledge.folder import KnowledgeFolder
from core.knowledge.spelling import instead
from core.knowledge.yaml_nodes import Entry, Option


class Names:
    """The ids of one kind of thing, e.g. of the sections; references may come before what they refer to."""

    def __init__(self, kind: str, within: str, folder: KnowledgeFolder) -> None:
        """Starts without ids; `within` is the file, or the start of the files' names, that gives them."""
        self._kind = kind
        self._within = within
        self._folder = folder
        self._given: dict[str, Entry] = {}
        self._references: list[tuple[str, Entry]] = []

    def give(self, entry: Entry) -> str:
        """Reads a new id; one that is given already is a fault."""
        name = entry.identifier()
        if not name:
            self._folder.lose(entry)
        elif name in self._given:
            entry.fault(
                f"the {self._kind} '{name}' is already at {self._given[name].place}: rename one of them"
            )
        else:
            self._given[name] = entry
        return name

    def refer(self, entry: Entry) -> str:
        """Reads a reference to an id; `settle` checks it."""
        name = entry.text()
        if name:
            self._references.append((name, entry))
        return name

    def settle(self) -> None:
        """Notes the references to ids that nothing has."""
        for name, entry in self._references:
            if name not in self._given and not self._folder.may_have_lost(name, self._within):
                entry.fault(f"no {self._kind} is called '{name}': {instead(name, self._given)}")


class EachOnce(Generic[Option]):
    """Ids out of a fixed set, each of which exactly one entry of a list must have."""

    def __init__(self, options: Sequence[Option]) -> None:
        self._options = options
        self._given: dict[Option, Entry] = {}
        self._unread = False

    def give(self, entry: Entry) -> Option | None:
        """Reads the id of the next entry; one that is given already is a fault."""
        option = entry.choice(self._options)
        if option is None:
            self._unread = True
        elif option in self._given:
            entry.fault(f"'{option}' is already at {self._given[option].place}: remove one of them")
        else:
            self._given[option] = entry
        return option

    def settle(self, listed: Entry) -> None:
        """Notes at the list the ids that no entry has, unless one of them may be the unreadable one."""
        if self._given and not self._unread:
            for option in self._options:
                if option not in self._given:
                    listed.fault(f"'{listed.name}' has no '{option}': add it")
