"""The two languages that WhoOwns speaks."""

from dataclasses import dataclass
from typing import Final, Literal

Lang = Literal["en", "id"]

LANGS: Final[tuple[Lang, ...]] = ("en", "id")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages; which of them is shown never changes what it means."""

    en: str
    id: str

    def in_(self, lang: Lang) -> str:
        """The text in `lang`."""
        return self.id if lang == "id" else self.en


def from_locale(locale: str | None) -> Lang | None:
    """The language of a platform's locale such as `id`, `en-US` or `en_GB`; None for any other."""
    if not locale:
        return None
    match locale.replace("_", "-").split("-")[0].lower():
        case "id" | "in":  # Java clients still send Indonesian's old code
            return "id"
        case "en":
            return "en"
        case _:
            return None
