"""What a person reads, to be looked at in tests."""

from tests.drivers.base import Seen


def words(seen: Seen) -> str:
    """All that the reply says, without its line breaks, which differ between the platforms."""
    return " ".join(seen.text.split())


def title(seen: Seen) -> str:
    """The first line, without the sign that a platform may put before it."""
    first = seen.text.splitlines()[0]
    return first if first[0].isalnum() else first.partition(" ")[2]


def in_order(seen: Seen, *pieces: str) -> None:
    """Fails unless the reply says all of these, one after the other."""
    said, at = words(seen), 0
    for piece in pieces:
        found = said.find(piece, at)
        assert found >= 0, f"{piece!r} is not in what follows {said[:at]!r}:\n{said[at:]}"
        at = found + len(piece)
