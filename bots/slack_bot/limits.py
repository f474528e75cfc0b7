"""Slack's numbers, in one table, and how text is counted and cut against them.

Slack refuses a whole message when one number is exceeded (`invalid_blocks`, `msg_blocks_too_long`), so the
renderer stays inside all of them. Sources are pages of docs.slack.dev unless said otherwise.
"""

from typing import Final

BLOCKS: Final = 50
"""Blocks in a message (reference/block-kit/blocks)."""

HEADER: Final = 150
"""Characters of a header block (blocks/header-block)."""

TEXT_OBJECT: Final = 3_000
"""Characters of a text object, which is never empty either (composition-objects/text-object)."""

CONTEXT_ELEMENTS: Final = 10
"""Elements of a context block (blocks/context-block)."""

BUTTONS: Final = 25
"""Elements of an actions block (blocks/actions-block)."""

BUTTON_LABEL: Final = 75
"""Characters on a button (block-elements/button-element)."""

BUTTON_SHOWN: Final = 36
"""Characters on a button that are seen: Slack draws one line, which "may truncate with ~30 characters"
(block-elements/button-element), as a phone is hardly wider, and nothing else shows what was cut."""

BUTTON_VALUE: Final = 2_000
"""Characters of a button's value (block-elements/button-element)."""

FEEDBACK_ELEMENTS: Final = 5
"""Elements of a context actions block, which messages alone may have (blocks/context-actions-block)."""

FEEDBACK_LABEL: Final = 75
"""Characters of a feedback button, and of what screen readers say for it; its value is as long as a button's
(block-elements/feedback-buttons-element)."""

ACTION_ID: Final = 255
"""Characters of an action's id, which is unique in its message (block-elements/button-element)."""

OPTIONS: Final = 100
"""Options to choose from in a menu (block-elements/select-menu-element)."""

OPTION: Final = 75
"""Characters of an option (composition-objects/option-object)."""

VIEW_TITLE: Final = 24
"""Characters of a modal's title, and of its buttons (reference/views/modal-views)."""

VIEW_METADATA: Final = 3_000
"""Characters that travel with a modal (reference/views/modal-views)."""

PROMPTS: Final = 4
"""Suggestions above a new conversation (methods/assistant.threads.setSuggestedPrompts)."""

INPUT_LABEL: Final = 2_000
"""Characters of an input's label, and of its hint (blocks/input-block)."""

INPUT_TEXT: Final = 3_000
"""Characters that people can write into an input (block-elements/plain-text-input-element)."""

URL: Final = 3_000
"""Characters of an address (block-elements/button-element; the link element names no number)."""

FALLBACK: Final = 4_000
"""Characters of the top-level text, as recommended (methods/chat.postMessage)."""

ALL_BLOCKS: Final = 12_000
"""Weight of all blocks together. Slack documents no number. `msg_blocks_too_long` came at about 13,200
characters, earlier with more blocks (slackapi/bolt-js#2509), and at 11,341 characters of words in many
rich text elements (slackapi/bolt-js#2867): so containers count too, at the weights below."""

BLOCK_WEIGHT: Final = 125
"""What one block adds to the weight: a divider cost 125 characters in slackapi/bolt-js#2509."""

ELEMENT_WEIGHT: Final = 60
"""What one element adds to the weight: about the length of its JSON without the words."""


def size(text: str) -> int:
    """Length as Slack may count it at worst: in UTF-16 units, where an emoji counts as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """The text, ending in `…` where it had to be cut to `most` UTF-16 units; empty when nothing fits."""
    if len(text) * 2 <= most or size(text) <= most:
        return text
    if most < 1:
        return ""
    room, end = most - 1, 0
    for sign in text:
        room -= 2 if sign > "\uffff" else 1
        if room < 0:
            break
        end += 1
    # a cut may fall inside an emoji of several signs: before what a joiner would join
    kept = text[:end].rstrip("\u200d\ufe0f \n\t")
    return f"{kept}…"
