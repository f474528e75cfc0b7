"""Leaving a store alone that failed: whoever asks it again at once only waits for the same."""

from collections.abc import Callable


class Rest:
    """Tells whether it is left alone now; elsewhere this is called a circuit breaker."""

    def __init__(self, seconds: float, now: Callable[[], float]) -> None:
        """It lasts `seconds` after a fault; `now` tells seconds, from any beginning."""
        self._seconds = seconds
        self._now = now
        self._until: float | None = None

    @property
    def is_on(self) -> bool:
        """Whether to leave it alone."""
        return self._until is not None and self._now() < self._until

    def begin(self) -> bool:
        """Notes that it failed just now.

        Returns:
            Whether that is news. Of several who asked at the same time, the first alone has to tell it.
        """
        is_news = not self.is_on
        self._until = self._now() + self._seconds
        return is_news

    def end(self) -> None:
        """Notes that it answered after all."""
        self._until = None
