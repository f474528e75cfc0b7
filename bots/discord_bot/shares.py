"""Which answers are posted to a channel, so that each is posted once."""

from typing import Final

Key = tuple[int, str]
"""The private message and the button on it that was pressed."""

_REMEMBERED: Final = 10_000


class Shares:
    """Claims on posting, in memory: a press takes its claim before it posts.

    A restart forgets them, which does no harm: whoever shared has a message without a Share button. Only
    the last few thousand are remembered.
    """

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        self._remembered = remembered
        self._posted: dict[Key, bool] = {}

    def claim(self, key: Key) -> bool:
        """Takes the claim; False when somebody has it already."""
        if key in self._posted:
            return False
        if len(self._posted) >= self._remembered:
            del self._posted[next(iter(self._posted))]
        self._posted[key] = False
        return True

    def release(self, key: Key) -> None:
        """Gives the claim back: surely nothing was posted."""
        self._posted.pop(key, None)

    def mark_posted(self, key: Key) -> None:
        """Remembers that the answer stands in the channel."""
        self._posted[key] = True

    def is_posted(self, key: Key) -> bool:
        """Whether the answer stands in the channel, as far as we know."""
        return self._posted.get(key, False)
