"""What people can do, where its conversations are, and by which of the driver's methods they begin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_NO_PAGE: Final = "an app has no page of its own; the help and `/brief` take its place"
_NO_SUGGESTIONS: Final = "nothing can be suggested above a conversation; the help has the same examples"
_ALONE: Final = "it has neither pages nor suggestions; the chat's first lines say what to type"


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of the table; `missing` has the reasons that its conversations do not give themselves."""

    what: str
    how: str
    ways: frozenset[str]
    modules: tuple[str, ...]
    missing: Mapping[str, str] = field(default_factory=dict)


def _feature(what: str, how: str, ways: str, modules: str, **missing: str) -> Feature:
    return Feature(what, how, frozenset(ways.split()), tuple(modules.split()), missing)


FEATURES: Final = (
    _feature("Whose it is, why, and how sure", "command", "ask", "test_asking_for_owners test_hostile_words"),
    _feature("the same", "message’s menu", "ask_about", "test_asking_about_messages test_asking_on_discord"),
    _feature("the same", "mention", "mention call", "test_mentioning test_speaking_to_the_bot_on_discord"),
    _feature(
        "the same", "direct message", "write", "test_writing_directly test_speaking_to_the_bot_on_discord"
    ),
    _feature("A plan for many tasks", "command", "ask", "test_planning_briefs"),
    _feature("the same", "form", "ask_at_length", "test_sending_briefs test_asking_on_discord"),
    _feature("A question back, and flips", "buttons", "press", "test_tapping_buttons"),
    _feature("On to compare, who decides, why", "buttons", "press", "test_going_on_from_an_answer"),
    _feature("Share, once", "button", "press", "test_sharing_answers"),
    _feature("Thumbs, and “wrong owner?”", "buttons, form", "thumb_up thumb_down", "test_voting"),
    _feature("The two roles, deciding, hiring", "command", "roles", "test_asking_about_roles"),
    _feature("The quiz", "command", "ask", "test_taking_the_quiz"),
    _feature("A language, switched or chosen", "button, command", "press team", "test_choosing_a_language"),
    _feature("Daily tips", "command", "tips", "test_daily_tips"),
    _feature("the same, all settings at once", "form", "open_form", "test_tips_form"),
    _feature("Help that knows where it is", "command", "ask", "test_asking_for_help"),
    _feature(
        "A page of its own", "Home", "open_home home", "test_slack_home", discord=_NO_PAGE, terminal=_ALONE
    ),
    _feature(
        "Things to ask, suggested",
        "assistant",
        "open_home happen",
        "test_slack_assistant",
        discord=_NO_SUGGESTIONS,
        terminal=_ALONE,
    ),
    _feature("An apology with a reference", "command", "ask", "test_the_bot_failing"),
)
