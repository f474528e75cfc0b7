"""The room of one Slack message: elements are cut to Slack's numbers as they are drawn.

Words go into `plain_text` objects and `rich_text` elements. Slack interprets neither, so nothing needs
escaping there and nothing can mention anybody; the one exception is the link of a note.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from string import ascii_uppercase
from typing import Any, Final, assert_never

from bots.slack_bot import limits
from core.replies import Action, Inline, Link, Moment, Person, Span, Text, Thumbs, plain_inline

Json = dict[str, Any]
"""A JSON object as Slack takes it."""

VOTE: Final = "vote"
"""How the action ids of thumbs begin."""

_BOLD: Final = {"bold": True}
_ADDRESS: Final = re.compile(r"https?://[^\s<>|\"\\^`{}\x00-\x20\x7f]+")
_USER: Final = re.compile(r"[UW][A-Z0-9]{1,30}")
_ON_OWN_CLOCK: Final = "{date_long_pretty}, {time}"
"""How Slack writes an instant for each reader (block-kit/block-elements/date-element)."""

_LONGEST_ADDRESS: Final = limits.URL // 2
_LONGEST_SMALL_LABEL: Final = (
    200  # five times as long when escaped, it still fits a text object with the address
)
_MORE: Final[Json] = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "…"}]}],
}
_KEPT: Final = 4 * limits.BLOCK_WEIGHT
"""For the blocks around the words that use up the room, and for `…` below them."""
_LAST_BLOCKS: Final = (
    5  # a part draws two blocks at most; then come `…`, the reply's own buttons and the thumbs
)
_THUMBS: Final = 2 * limits.BLOCK_WEIGHT + 2 * limits.ELEMENT_WEIGHT
"""What the thumbs add to the weight besides what they carry."""
_TIGHT: Final = 400
_FOLLOWING: Final = 2_000
"""For the buttons themselves and what follows them, which matter more than a list of what stands on them."""


class Sheet:
    """The blocks drawn so far, and the room that is left for more."""

    __slots__ = ("_actions", "_left", "_quotes", "blocks")

    def __init__(self) -> None:
        self.blocks: list[Json] = []
        self._left = limits.ALL_BLOCKS - _KEPT
        self._quotes: Json | None = None
        self._actions = 0

    @property
    def full(self) -> bool:
        """Whether there is no room worth starting another part in."""
        return self._left < _TIGHT or len(self.blocks) > limits.BLOCKS - _LAST_BLOCKS

    def header(self, words: str) -> None:
        """Adds a header of one line; the words must not be blank."""
        self._add({"type": "header", "text": _plain(self._take(one_line(words), limits.HEADER))})

    def rich(self, *elements: Json | None) -> None:
        """Adds a rich text block of those elements that say something."""
        if shown := [element for element in elements if element]:
            self._add({"type": "rich_text", "elements": shown})

    def quote(self, *elements: Json | None) -> None:
        """Adds a quote with its label. Quotes in a row are one block: their bars set them apart."""
        if not any(elements):
            return
        if self._quotes is None or self.blocks[-1] is not self._quotes:
            self._quotes = {"type": "rich_text", "elements": []}
            self._add(self._quotes)
        self._quotes["elements"].extend(element for element in elements if element)

    def note(self, words: Text) -> None:
        """Adds small print, each line of it set apart."""
        pieces = (inline for line in _lines(words) for inline in _with_whole_link(line))
        if elements := [element for inline in pieces if (element := self._small(inline))]:
            self._add({"type": "context", "elements": elements[: limits.CONTEXT_ELEMENTS]})

    def heading(self, section: Json | None) -> None:
        """Adds a section below a line that sets it apart from what is above it."""
        if section and self.blocks:
            self._add({"type": "divider"})
        self.rich(section)

    def more(self) -> None:
        """Says that there is more than fits; the room for that is kept from the start."""
        self.blocks.append(_MORE)

    def buttons(self, actions: tuple[Action, ...]) -> list[Json]:
        """A block with those buttons, or none; not placed yet, but its room is taken."""
        drawn = [button for action in actions[: limits.BUTTONS] if (button := self._button(action))]
        if not drawn:
            return []
        self._left -= limits.BLOCK_WEIGHT
        return [{"type": "actions", "elements": drawn}]

    def choices(self, prompt: Text, actions: tuple[Action, ...]) -> None:
        """Adds a lead-in and its buttons; where one of these would be cut, all are listed, and have letters.

        Letters, since the steps of a plan above them have numbers.
        """
        lead = self.section(prompt)
        listed = self._takes_list(actions[: limits.BUTTONS])
        buttons = self.buttons(actions)
        self.rich(lead, _lettered(buttons[0]["elements"]) if buttons and listed else None)
        self.blocks.extend(buttons)

    def _takes_list(self, actions: tuple[Action, ...]) -> bool:
        """Whether a list of these is needed, and there is room enough for it, which is then taken."""
        labels = [min(limits.size(action.label), limits.BUTTON_LABEL) for action in actions]
        weight = sum(size + 2 * limits.ELEMENT_WEIGHT for size in labels)
        needed = max(labels, default=0) > limits.BUTTON_SHOWN and weight <= self._left - _FOLLOWING
        self._left -= weight if needed else 0
        return needed

    def keep_room(self, thumbs: Thumbs | None) -> None:
        """Takes the room for the thumbs, without what was asked."""
        self._left -= _thumbs_weight(thumbs)

    def thumbs(self, thumbs: Thumbs | None, *, native: bool) -> list[Json]:
        """A block with the thumbs, if any, whose room is kept; with what was asked if there is room left.

        `native` as Slack's own feedback buttons, which not every place may have.
        """
        if thumbs is None:
            return []
        good, bad = self._carrying(thumbs)
        if not native:
            return [{"type": "actions", "elements": [_thumb(good, "up", "👍"), _thumb(bad, "down", "👎")]}]
        buttons = {"positive_button": _feedback(good), "negative_button": _feedback(bad)}
        element = {"type": "feedback_buttons", "action_id": VOTE} | buttons
        return [{"type": "context_actions", "elements": [element]}]

    def _carrying(self, thumbs: Thumbs) -> tuple[Action, Action]:
        carrying = thumbs.carried()
        fits = all(limits.size(action.do) <= limits.BUTTON_VALUE for action in carrying)
        room = self._left - 2 * limits.size(thumbs.asked)
        return carrying if thumbs.asked and fits and room >= _TIGHT else (thumbs.good, thumbs.bad)

    def section(self, words: Iterable[Inline], *, bold: bool = False, kind: str = "section") -> Json | None:
        """A section or quote of rich text, or None when it would say nothing."""
        elements = [element for inline in words if (element := self._rich(inline, bold=bold))]
        if all(element["type"] == "text" and not element["text"].strip() for element in elements):
            return None
        return {"type": f"rich_text_{kind}", "elements": elements}

    def _rich(self, inline: Inline, *, bold: bool) -> Json | None:
        match inline:
            case Span():
                return self._rich_words(inline.text, bold=bold or inline.strong)
            case Link():
                return self._rich_link(inline, bold=bold)
            case Person():
                return self._rich_person(inline, bold=bold)
            case Moment():
                return self._rich_moment(inline, bold=bold)
            case _:
                assert_never(inline)

    def _rich_words(self, words: str, *, bold: bool) -> Json | None:
        shown = self._take(words, limits.TEXT_OBJECT)
        if not shown:
            return None
        return {"type": "text", "text": shown, "style": _BOLD} if bold else {"type": "text", "text": shown}

    def _rich_link(self, link: Link, *, bold: bool) -> Json | None:
        if not self._leads_somewhere(link.url):
            return self._rich_words(plain_inline((link,)), bold=bold)
        self._left -= len(link.url)
        shown = self._take(link.text if link.text.strip() else link.url, limits.TEXT_OBJECT)
        element: Json = {"type": "link", "url": link.url, "text": shown}
        return element | {"style": _BOLD} if bold else element

    def _rich_person(self, person: Person, *, bold: bool) -> Json | None:
        if self._left < _TIGHT or not _USER.fullmatch(person.id):
            return self._rich_words(person.name, bold=bold)
        self._left -= limits.ELEMENT_WEIGHT
        return {"type": "user", "user_id": person.id}

    def _rich_moment(self, moment: Moment, *, bold: bool) -> Json | None:
        shown = self._take(moment.text, limits.TEXT_OBJECT)
        if not shown.strip():
            return None
        self._left -= len(_ON_OWN_CLOCK)
        element: Json = {
            "type": "date",
            "timestamp": int(moment.at.timestamp()),
            "format": _ON_OWN_CLOCK,
            "fallback": shown,
        }
        return element | {"style": _BOLD} if bold else element

    def _small(self, inline: Inline) -> Json | None:
        """An element of a context block, which takes no rich text: links alone are written as markup."""
        if isinstance(inline, Link) and self._leads_somewhere(inline.url):
            label = escape(self._take(one_line(inline.text) or "…", _LONGEST_SMALL_LABEL))
            self._left -= len(inline.url) + len(label)
            return {"type": "mrkdwn", "text": f"<{inline.url}|{label}>", "verbatim": True}
        words = plain_inline((inline,))
        shown = self._take(words, limits.TEXT_OBJECT) if words.strip() else ""
        return _plain(shown.strip()) if shown.strip() else None

    def _leads_somewhere(self, address: str) -> bool:
        """Whether Slack takes the address, and there is room for it with its words."""
        room = min(_LONGEST_ADDRESS, self._left - _TIGHT)
        return len(address) <= room and _ADDRESS.fullmatch(address) is not None

    def _button(self, action: Action) -> Json | None:
        """A button, or None when it would do nothing or there is no room for it."""
        weight = limits.ELEMENT_WEIGHT + len(action.do)
        if not action.do or len(action.do) > limits.BUTTON_VALUE or self._left < weight + _TIGHT:
            return None
        self._left -= weight
        label = self._take(one_line(action.label) or "…", limits.BUTTON_LABEL)
        button = {
            "type": "button",
            "text": _plain(label),
            "value": action.do,
            "action_id": f"do:{self._actions}",
        }
        self._actions += 1
        return button | {"style": "primary"} if action.primary else button

    def _take(self, words: str, most: int) -> str:
        """As much of the words as fits, at most `most`; its room is taken."""
        shown = limits.cut(words, min(most, self._left - limits.ELEMENT_WEIGHT))
        if shown:
            self._left -= limits.size(shown) + limits.ELEMENT_WEIGHT
        return shown

    def _add(self, block: Json) -> None:
        self.blocks.append(block)
        self._left -= limits.BLOCK_WEIGHT


def _thumbs_weight(thumbs: Thumbs | None) -> int:
    if thumbs is None:
        return 0
    words = (part for action in (thumbs.good, thumbs.bad) for part in (_name(action), action.do))
    return _THUMBS + sum(map(limits.size, words))


def _name(thumb: Action) -> str:
    return limits.cut(one_line(thumb.label) or "…", limits.FEEDBACK_LABEL)


def _lettered(buttons: Iterable[Json]) -> Json:
    """Lists what stands on the buttons, and puts letters there; screen readers read it out as before."""
    elements: list[Json] = []
    for letter, button in zip(ascii_uppercase, buttons, strict=False):
        label = button["text"]["text"]
        start = f"\n{letter}." if elements else f"{letter}."
        elements += [{"type": "text", "text": start, "style": _BOLD}, {"type": "text", "text": f" {label}"}]
        button |= {"text": _plain(letter), "accessibility_label": label}
    return {"type": "rich_text_section", "elements": elements}


def _thumb(action: Action, way: str, sign: str) -> Json:
    """A thumb as a button: the sign alone, for it stands below buttons that people need more."""
    return {
        "type": "button",
        "text": _plain(sign),
        "value": action.do,
        "action_id": f"{VOTE}:{way}",
        "accessibility_label": _name(action),
    }


def _feedback(action: Action) -> Json:
    """A thumb as Slack draws it, with the label as its name."""
    return {"text": _plain(_name(action)), "accessibility_label": _name(action), "value": action.do}


def one_line(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def escape(words: str) -> str:
    """The words for a place that Slack does interpret: its three control characters as entities."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(words: Text) -> list[Text]:
    lines: list[list[Inline]] = [[]]
    for inline in words:
        if not isinstance(inline, Span):
            lines[-1].append(inline)
            continue
        first, *others = inline.text.split("\n")
        lines[-1].append(replace(inline, text=first))
        lines.extend([replace(inline, text=other)] for other in others)
    return [tuple(line) for line in lines]


def _with_whole_link(words: Text) -> Text:
    """All of the words as the one link among them; the words as they are when that is not how they are.

    Slack sets the elements of a context block apart and breaks lines between them, so that a source in
    three elements falls to pieces on a phone.
    """
    links = [inline for inline in words if isinstance(inline, Link)]
    whole = "".join(inline.text if isinstance(inline, Link) else plain_inline((inline,)) for inline in words)
    if len(links) != 1 or limits.size(whole) > _LONGEST_SMALL_LABEL:
        return words
    return (Link(whole, links[0].url),)


def _plain(words: str) -> Json:
    """A text object that Slack shows as it is; without `emoji` off, `:wave:` would turn into a picture."""
    return {"type": "plain_text", "text": words, "emoji": False}
