"""What keeps a command from being carried out, besides `core.errors`."""

from collections.abc import Iterable

from core.errors import WhoOwnsError


class SettingsError(WhoOwnsError):
    """The settings cannot be used. Each of `faults` names the variable, what is wrong and what to do."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(["The settings need mending:", *self.faults]))
