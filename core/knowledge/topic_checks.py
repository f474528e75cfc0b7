"""Checks across all topics: what no topic can know of itself."""

from collections.abc import Iterable

from core.knowledge.model import Role
from core.knowledge.topic_reading import Alias, TopicEntry
from core.knowledge.yaml_nodes import Entry


def check_topics(entries: Iterable[TopicEntry]) -> None:
    """Notes flips that change nothing, words that mean two topics, and ids that share a code."""
    entries = tuple(entries)
    _check_flips(entries)
    _check_aliases(entries)
    _check_codes(entries)


def check_tasks(tasks: Iterable[tuple[Entry, str, Role | None]], entries: Iterable[TopicEntry]) -> None:
    """Notes tasks of a role that somebody else owns; each has its place, its topic and the role."""
    owners = {entry.topic.id: entry.owner for entry in entries}
    for place, topic, role in tasks:
        owner = owners.get(topic)
        if role and owner and owner != role:
            place.fault(f"'{topic}' is {owner} and no task of the {role}: name one that the {role} owns")


def _check_flips(entries: tuple[TopicEntry, ...]) -> None:
    owners = {entry.topic.id: entry.owner for entry in entries}
    for entry in entries:
        for to, place in entry.ways:
            if to == entry.topic.id:
                place.fault("this flip leads to its own topic: name one with another owner")
            elif entry.owner and owners.get(to) == entry.owner:
                place.fault(
                    f"'{to}' is {entry.owner} like this topic, so nothing flips: name one with another owner"
                )


def _check_aliases(entries: tuple[TopicEntry, ...]) -> None:
    """A word may stand once in each language of one topic: both languages may share it."""
    seen: dict[str, list[tuple[TopicEntry, Alias]]] = {}
    for entry in entries:
        for alias in entry.aliases:
            if not alias.word:
                continue
            others = seen.setdefault(alias.word.casefold(), [])
            for owner, other in others:
                if owner is not entry or other.lang == alias.lang:
                    alias.entry.fault(
                        f"'{alias.word}' is already a word for '{owner.topic.id}' at {other.entry.place}: "
                        "keep one of them"
                    )
                    break
            others.append((entry, alias))


def _check_codes(entries: tuple[TopicEntry, ...]) -> None:
    seen: dict[str, TopicEntry] = {}
    for entry in entries:
        first = seen.setdefault(entry.topic.code, entry)
        if entry.topic.id and first.topic.id != entry.topic.id:
            entry.id.fault(
                f"'{entry.topic.id}' gets the same button code as '{first.topic.id}' at {first.id.place}: "
                "rename one id"
            )
