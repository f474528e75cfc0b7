"""What keeps a command from being carried out, besides `core.errors`; and how to tell of the unexpected."""

from collections.abc import Iterable

from core.errors import WhoOwnsError


class SettingsError(WhoOwnsError):
    """The settings cannot be used. Each of `faults` names the variable, what is wrong and what to do."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(["The settings need mending:", *self.faults]))


def kind_and_place(error: Exception) -> str:
    """What failed and where: not the error's own message, which may repeat what was typed."""
    from traceback import extract_tb  # noqa: PLC0415 - commands that work go without it

    *_, last = extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {last.filename}:{last.lineno}"
