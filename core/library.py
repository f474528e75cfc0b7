"""All that is read from the knowledge folder, and its compiled form, which loads five times as fast.

The compiled form is to the YAML and PO files what a .pyc file is to Python source: it stands in a
`__pycache__` folder beside them, is only used while every source is unchanged to the byte, and may be deleted
at any time. Where Python is told to write no bytecode, only `compile_library` writes it.
"""

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from core.errors import Fault, KnowledgeError
from core.knowledge.lexicon import Lexicon
from core.knowledge.model import Catalog
from core.messages import Messages
from core.ownership.learnt import Learnt
from core.ownership.naming import names_of

_BLOCK: Final = 1 << 16
"""Bytes of a file that are read at once."""
_READERS: Final = Path(__file__).parent
_OWN: Final = ("message_loading", "learnt_loading", "library", "ownership/learnt", "ownership/naming")

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class Library:
    """The knowledge, the words and learnt weights of the engine, and the bot's own sentences.

    `names` are the topics by the words of their names and aliases, as the engine looks them up.
    """

    catalog: Catalog
    lexicon: Lexicon
    messages: Messages
    learnt: Learnt
    names: Mapping[tuple[str, ...], str]


def open_library(folder: Path) -> Library:
    """The library of a knowledge folder, from its compiled form when that is up to date.

    Raises:
        KnowledgeError: the knowledge does not hold together; it carries every fault of every file.
    """
    compiled = _stored(folder)
    if compiled is not None:
        return compiled
    return _read(folder) if sys.dont_write_bytecode else compile_library(folder)


def compile_library(folder: Path) -> Library:
    """The library, read from the sources, checked, and compiled as far as the folder can be written to.

    Raises:
        KnowledgeError: as `open_library`.
    """
    stamp = _stamp(folder)  # first: what changes while it is read makes the compiled form old
    library = _read(folder)
    library.lexicon.prepare()
    compiled = _compiled(folder)
    beside = compiled.with_suffix(f".{os.getpid()}")
    try:
        compiled.parent.mkdir(exist_ok=True)
        beside.write_bytes(pickle.dumps((stamp, library), protocol=pickle.HIGHEST_PROTOCOL))
        beside.replace(compiled)
    except OSError:
        pass  # a read-only checkout or image does without
    return library


def _read(folder: Path) -> Library:
    # Reading needs a YAML and a PO parser, which cost more to import than a compiled library to load.
    from core.knowledge.lexicon_loading import load_lexicon  # noqa: PLC0415
    from core.knowledge.loading import load_catalog  # noqa: PLC0415
    from core.learnt_loading import load_learnt  # noqa: PLC0415
    from core.message_loading import load_messages  # noqa: PLC0415

    faults: list[Fault] = []
    catalog = _or_note(lambda: load_catalog(folder), faults)
    lexicon = _or_note(lambda: load_lexicon(folder, catalog), faults)
    messages = _or_note(lambda: load_messages(folder / "wording"), faults)
    learnt = _or_note(lambda: load_learnt(folder, catalog), faults)
    if catalog is None or lexicon is None or messages is None or learnt is None:
        raise KnowledgeError(faults)
    return Library(catalog, lexicon, messages, learnt, names_of(catalog, lexicon))


def _or_note(load: Callable[[], Loaded], faults: list[Fault]) -> Loaded | None:
    """What `load` gives; None, with its faults noted, when there are any: then the rest is still checked."""
    try:
        return load()
    except KnowledgeError as error:
        faults.extend(error.faults)
        return None


def _stamp(folder: Path) -> str:
    """A digest of every source, and of the code that reads them."""
    readers = (*sorted((_READERS / "knowledge").glob("*.py")), *(_READERS / f"{name}.py" for name in _OWN))
    digest = sha256()
    for path in (*_sources(folder), *readers):
        digest.update(path.name.encode())
        with suppress(OSError), path.open("rb") as content:  # it is the readers' part to say so
            while block := content.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


def _sources(folder: Path) -> Iterable[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.suffix in {".yaml", ".po"} or path.name == "learnt.json"
    )


def _stored(folder: Path) -> Library | None:
    try:
        with _compiled(folder).open("rb") as content:
            stamp, library = pickle.load(content)  # noqa: S301 - trusted as .pyc files are
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the sources are there
        return None
    return library if isinstance(library, Library) and stamp == _stamp(folder) else None


def _compiled(folder: Path) -> Path:
    return folder / "__pycache__" / f"library.{sys.implementation.cache_tag}.pickle"
