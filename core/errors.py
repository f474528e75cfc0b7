"""What can go wrong so that the caller cannot go on. "Not found" is an answer and never an error.

WhoOwnsError
├── KnowledgeError      the files in knowledge/ do not hold together; carries every fault found
└── StoreError          what channels subscribed to cannot be read or kept; the message is for people
    ├── Unavailable     the database does not answer, is busy or may not be written; a later call may work
    ├── Full            the disk is full
    ├── Newer           the database or the backup was made by a newer version of the program
    ├── Corrupt         the file is damaged, or is something else
    └── Conflict        somebody else changed the same thing meanwhile: read again
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend in a file: `message` says what is wrong and what to do. Lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class WhoOwnsError(Exception):
    """The base of all errors that this project raises."""


class KnowledgeError(WhoOwnsError):
    """The knowledge cannot be used; `faults` are all that was found, in the order of files and lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class StoreError(WhoOwnsError):
    """The store cannot do what was asked; nothing is half done. Says what to do, and never a password."""


class Unavailable(StoreError):
    """The database does not answer, is busy, or may not be written. A later call may work."""


class Full(StoreError):
    """There is no room left on the disk."""


class Newer(StoreError):
    """The database, or a backup, was made by a newer version of the program."""


class Corrupt(StoreError):
    """The file is damaged, or is something else."""


class Conflict(StoreError):
    """What was to be saved has changed since it was read: read again."""


def for_log(error: BaseException) -> str:
    """The kind of a fault and its message, if it has one."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
