"""What works where, as the conversations say: `python -m tests.conversations.parity` prints the table.

A conversation is a test. Its marks say what it needs, so where it takes place; the methods of the driver that
it calls say how people ask in it. The table stands in README.md.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from tests.conversations.features import FEATURES, Feature
from tests.conversations.platforms import CANNOT, DRIVERS, Needs, able

_FOLDER: Final = Path(__file__).parent
_HEADS: Final = {
    "slack http": "Slack, HTTP",
    "slack socket": "Slack, socket",
    "discord": "Discord",
    "terminal": "Terminal",
}
_PLATFORMS: Final = {name: head.partition(",")[0] for name, head in _HEADS.items()}
_PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "Driver": tuple(DRIVERS),
    "SlackDriver": ("slack http", "slack socket"),
    "SlackHttpDriver": ("slack http",),
    "SlackSocketDriver": ("slack socket",),
    "DiscordDriver": ("discord",),
}


@dataclass(frozen=True, slots=True)
class Conversation:
    """A test: whom it is written for, what it needs, and what of the driver it calls."""

    people: tuple[str, ...]
    needs: frozenset[Needs]
    calls: frozenset[str]

    @property
    def places(self) -> set[str]:
        """The platforms that it takes place on."""
        return set(self.people) & set(able(self.needs))


@dataclass(slots=True)
class Row:
    """A feature, on which platforms it is, and why not all of it is everywhere: platform → reasons."""

    feature: Feature
    here: set[str] = field(default_factory=set)
    why: dict[str, list[str]] = field(default_factory=dict)

    @property
    def unexplained(self) -> list[str]:
        """The platforms without the feature, and without a reason for that."""
        return [place for place in DRIVERS if place not in self.here and not self.why.get(place)]


def modules() -> set[str]:
    """All files with conversations in which somebody asks something."""
    return {file.stem for file in _FOLDER.glob("test_*.py") if any(conversations(file.stem))}


@cache
def conversations(module: str) -> tuple[Conversation, ...]:
    """Those of one file."""
    tree = ast.parse((_FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    functions = {
        node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    shared = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and _names(node) == {"pytestmark"}
    ]
    return tuple(
        Conversation(
            people, frozenset(_needs([*shared, *test.decorator_list])), frozenset(_calls(test, functions))
        )
        for name, test in functions.items()
        if name.startswith("test_") and (people := _people(test))
    )


def row(feature: Feature) -> Row:
    """What the conversations say of it."""
    found = Row(feature, why={place: [reason] for place, reason in feature.missing.items()})
    for talk in (talk for module in feature.modules for talk in conversations(module)):
        if not feature.ways & talk.calls:
            continue
        found.here |= talk.places
        for place in sorted(set(DRIVERS) - talk.places):
            reasons = (CANNOT[need][place] for need in Needs if need in talk.needs and place in CANNOT[need])
            found.why[place] = list(dict.fromkeys([*found.why.get(place, []), *reasons]))
    return found


def table(rows: Sequence[Row]) -> str:
    """In Markdown: a mark for each platform, and below the reasons by their numbers."""
    numbers: dict[str, int] = {}
    lines = [f"| what | how | {' | '.join(_HEADS.values())} |", f"|---|---|{':-:|' * len(_HEADS)}"]
    for each in rows:
        cells = (_cell(each, place, numbers) for place in _HEADS)
        lines.append(f"| {each.feature.what} | {each.feature.how} | {' | '.join(cells)} |")
    lines += ["", *(f"{number}. {reason}." for reason, number in numbers.items())]
    return "\n".join(lines)


def _cell(each: Row, place: str, numbers: dict[str, int]) -> str:
    reasons = (f"{_PLATFORMS[place]}: {reason}" for reason in each.why.get(place, []))
    marks = [numbers.setdefault(reason, len(numbers) + 1) for reason in reasons]
    return " ".join(["✓" if place in each.here else "–", *(f"<sup>{mark}</sup>" for mark in sorted(marks))])


def _people(test: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[str, ...]:
    named = (ast.unparse(one.annotation) for one in test.args.args if one.annotation)
    return next((_PEOPLE[name] for name in named if name in _PEOPLE), ())


def _names(assigned: ast.Assign) -> set[str]:
    return {target.id for target in assigned.targets if isinstance(target, ast.Name)}


def _needs(marks: Sequence[ast.expr]) -> Iterator[Needs]:
    for mark in marks:
        for node in ast.walk(mark):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Needs":
                yield Needs[node.attr]


def _calls(
    test: ast.AST, functions: Mapping[str, ast.AST], seen: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The methods called in a function, and in those of the same file that it calls."""
    for node in ast.walk(test):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            yield node.func.attr
        elif isinstance(node.func, ast.Name) and node.func.id in set(functions) - seen:
            yield from _calls(functions[node.func.id], functions, seen | {node.func.id})


if __name__ == "__main__":
    print(table([row(feature) for feature in FEATURES]))  # noqa: T201 - its output
