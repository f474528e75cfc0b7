"""The bot's own sentences as shipped: the code asks for each of them, and fills in the words they have."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from core.knowledge.lexicon import Scale
from core.knowledge.model import Phase, Role
from core.languages import LANGS, Lang
from core.message_loading import load_messages
from core.open_questions import ANGLES
from core.ownership.judging import Sureness
from core.ownership.verdicts import Verdict
from core.phrasing import Answer

ROOT = Path(__file__).parents[2]
MESSAGES = load_messages(ROOT / "knowledge" / "wording")

BUILT = {
    "answer.*": {f"answer.{angle}" for angle in ("do", "decide", "one", "whole", "both")},
    "ask.*": {f"ask.{pair}" for pair in (*ANGLES, "open")},
    "asked.*": {f"asked.{answer}" for answer in get_args(Answer)},
    "neither.*": {"neither.title", "neither.no"},
    "owned.*": {"owned.title", "owned.yes", "owned.no"},
    "phase.*": {f"phase.{phase}" for phase in Phase},
    "plan.to.*": {f"plan.to.{role}" for role in get_args(Role)},
    "role.*": {f"role.{verdict}" for verdict in Verdict},
    "shared.*": {"shared.title", "shared.partly"},
    "sure.*": {f"sure.{sure}" for sure in Sureness},
    "why.*": {"why.named", "why.strange", "why.open"},
    "why.scale.*": {f"why.scale.{scale}" for scale in Scale},
}
"""Keys that the code builds from values, by how it builds them."""

WORDING = ("desk", "explaining", "open_questions", "phrasing", "plan_wording", "wording")
"""The modules of core that word replies."""


def calls(*names: str) -> Iterator[ast.Call]:
    """The calls of a method in the modules that word replies."""
    for module in WORDING:
        for node in ast.walk(ast.parse((ROOT / "core" / f"{module}.py").read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in names
            ):
                yield node


def pattern(key: ast.expr) -> str | None:
    """A key as it is written, `*` for what is built in; None when it is a variable."""
    match key:
        case ast.Constant(value=str(value)):
            return value
        case ast.JoinedStr(values=pieces):
            return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "*" for piece in pieces)
        case _:
            return None


def said() -> dict[str, set[str]]:
    """The keys that are said, and the words given to fill in."""
    found: dict[str, set[str]] = {}
    for call in calls("say", "_say"):
        written = pattern(call.args[1])
        if written is not None:
            given = {keyword.arg for keyword in call.keywords if keyword.arg}
            for key in BUILT.get(written, {written}):
                found.setdefault(key, set()).update(given)
    return found


def noted() -> dict[str, set[str]]:
    """The notes: each has a title, and may have a lead."""
    found: dict[str, set[str]] = {}
    for call in calls("note"):
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        found[f"{pattern(call.args[0])}.title"] = given
        found[f"{pattern(call.args[0])}.lead"] = given
    return found


def examples() -> set[str]:
    source = (ROOT / "core" / "wording.py").read_text(encoding="utf-8")
    strings = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {one for one in strings if isinstance(one, str) and one.startswith("help.example.")}


def tips_say() -> set[str]:
    """The strings in the modules that word tips and their commands: their keys, or what these start with."""
    sources = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "core").glob("tip*.py")))
    nodes = (node for source in sources for node in ast.walk(ast.parse(source)))
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(("tip.", "tips."))
    }


def of_tips(key: str) -> bool:
    return key.startswith(("tip.", "tips."))


SAID = {key: words for key, words in said().items() if key != "*.title"}
NOTED = noted()


def test_knows_how_the_code_builds_its_keys() -> None:
    written = {pattern(call.args[1]) for call in calls("say", "_say")}

    assert {one for one in written if one and "*" in one} == {*BUILT, "*.title"}


@pytest.mark.parametrize("lang", LANGS)
def test_has_a_sentence_for_every_key_that_the_code_asks_for(lang: Lang) -> None:
    titles = {key for key in NOTED if key.endswith(".title")}

    assert {*SAID, *titles, *examples()} <= MESSAGES.sentences[lang].keys()


@pytest.mark.parametrize("lang", LANGS)
def test_has_no_sentence_that_the_code_never_says(lang: Lang) -> None:
    answers = {key for key in MESSAGES.sentences[lang] if not of_tips(key)}

    assert answers <= {*SAID, *NOTED, *examples()}


@pytest.mark.parametrize("lang", LANGS)
def test_has_no_sentence_on_tips_that_the_code_never_says(lang: Lang) -> None:
    starts = tuple(tips_say())

    assert [key for key in MESSAGES.sentences[lang] if of_tips(key) and not key.startswith(starts)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_fills_in_every_word_in_braces(lang: Lang) -> None:
    given = NOTED | SAID

    for key, sentence in MESSAGES.sentences[lang].items():
        if of_tips(key):
            continue  # their tests say each of them
        wanted = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert wanted <= given.get(key, set()), key


def test_says_different_things_in_the_two_languages() -> None:
    english, indonesian = MESSAGES.sentences["en"], MESSAGES.sentences["id"]
    same = {key for key in english if english[key] == indonesian[key] and not of_tips(key)}

    assert same <= {
        "role.specialist",
        "role.strategist",
        "phase.label",
        "flips.button",
        "plan.question",
        "sure.alone",
    }
