"""What the form asks for, by name; and what was filled in."""

from collections.abc import Mapping
from enum import StrEnum


class FieldName(StrEnum):
    """A field of the form."""

    TASK = "task"
    OWNER = "owner"
    WHY = "why"
    WORDS = "words"
    ASKED = "asked"


Filled = Mapping[str, str]
"""What somebody picked or wrote, by the name of the field; empty or missing where they did not."""
