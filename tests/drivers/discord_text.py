"""Discord's markdown as the words that Discord shows, as far as the bot writes it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

_MARKUP = re.compile(
    r"""
      \\(?P<literal>[^0-9A-Za-z\s])
    | <@!?(?P<person>\d+)>
    | <t:(?P<time>-?\d+):F>
    | \[(?P<label>(?:\\.|[^\]\\])*)\]\((?P<url>[^()\s]+)\)
    | \*\*
    | ^(?:\#{1,3}[ ]|-\#[ ]|>[ ])
    """,
    re.VERBOSE | re.MULTILINE,
)


def plain(markdown: str, names: Mapping[str, str]) -> str:
    """The words of `markdown`; mentioned people by their `names`, links by their labels."""

    def words(match: re.Match[str]) -> str:
        if match["literal"]:
            return match["literal"]
        if match["time"]:
            return f"{datetime.fromtimestamp(int(match['time']), UTC):%A, %d %B %Y %H:%M} UTC"
        if match["person"]:
            return f"@{names.get(match['person'], 'unknown-user')}"
        return plain(match["label"], names) if match["label"] else ""

    return _MARKUP.sub(words, markdown)
