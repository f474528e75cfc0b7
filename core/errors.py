"""What can go wrong so that the caller cannot go on. "Not found" is an answer and never an error.

WhoOwnsError
└── KnowledgeError      the files in knowledge/ do not hold together; carries every fault found
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
