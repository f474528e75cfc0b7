"""The bot's own sentences, by language and id."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.languages import Lang


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences by language and id, e.g. `owned.title`."""

    sentences: Mapping[Lang, Mapping[str, str]]

    def say(self, lang: Lang, key: str, **values: object) -> str:
        """The sentence `key` in `lang`, with `values` in its braces."""
        return self.sentences[lang][key].format(**values)
