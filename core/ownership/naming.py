"""Topics by their own names: the words that matter, in any order."""

from collections.abc import Iterable, Mapping
from typing import Final

from core.knowledge.lexicon import Cue, Filler, Lexicon, Sense, fold
from core.knowledge.model import Catalog

Key = tuple[str, ...]

_TELLING: Final = frozenset({Cue.DENIAL, Cue.OPEN, Cue.POINTING})
"""Small words that change what a name means ("not paid ads")."""


def names_of(catalog: Catalog, lexicon: Lexicon) -> Mapping[Key, str]:
    """The ids of the topics by the keys of their names and aliases; the first topic keeps a shared one."""
    fillers = fillers_of(lexicon)
    names: dict[Key, str] = {}
    for topic in catalog.topics.values():
        for name, _ in topic.spoken():
            names.setdefault(key_of((fold(word) for word in name.split()), fillers), topic.id)
    names.pop((), None)
    return names


def fillers_of(lexicon: Lexicon) -> frozenset[str]:
    """The single words that do not matter in a name."""
    return frozenset(
        entry.words[0]
        for entry in lexicon.entries
        if len(entry.words) == 1 and all(_is_filler(sense) for sense in entry.senses)
    )


def key_of(forms: Iterable[str], fillers: frozenset[str]) -> Key:
    """The words that matter, sorted: the name "post scheduling" is also "scheduling the post?"."""
    plain = (form.strip(",.;:!?()") for form in forms)
    return tuple(sorted(form for form in plain if form and form not in fillers))


def _is_filler(sense: Sense) -> bool:
    return isinstance(sense, Filler) or (isinstance(sense, Cue) and sense not in _TELLING)
