"""The bot's own sentences as shipped: the code asks for each of them, and fills in the words they have."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from core.buttons import Aspect
from core.help_wording import Place
from core.knowledge.lexicon import Scale
from core.knowledge.model import Audience, Phase, Role, TipKind
from core.languages import LANGS, Lang
from core.message_loading import load_messages
from core.open_questions import ANGLES
from core.origins import Rights
from core.ownership.judging import Sureness
from core.ownership.verdicts import Verdict
from core.phrasing import Answer
from core.team.asking import Choice, Whom
from core.tips.editing import _MAY_STAND_ALONE
from core.tips.model import Outcome, Platform, Stop, TipLanguage
from core.tips.problems import Setting
from core.tips.weekdays import WEEK
from core.votes import Why

ROOT = Path(__file__).parents[2]
MESSAGES = load_messages(ROOT / "knowledge" / "wording")

ROLES = set(get_args(Role))
OWNERS = ROLES | {"shared"}
MUST_BE_SAID = set(Setting) - _MAY_STAND_ALONE
WRITTEN = {Setting.TIME, Setting.DAYS, Setting.LANGUAGE, Setting.AUDIENCE, Setting.SKIP, Setting.PAUSE}
"""Settings whose text may be unreadable: the others stand alone, or have problems of their own."""
TOLD = {Outcome.UNKNOWN, Outcome.REFUSED, Outcome.MISSED}
NOW = {"before", *Outcome} - {Outcome.REFUSED}

BUILT = {
    "answer.*": {f"answer.{angle}" for angle in ("do", "decide", "one", "whole", "both")},
    "ask.*": {f"ask.{pair}" for pair in (*ANGLES, "open")},
    "asked.*": {f"asked.{answer}" for answer in get_args(Answer)},
    "feedback.form.*": {"feedback.form.words", "feedback.form.asked"},
    "feedback.form.*.hint": {"feedback.form.words.hint", "feedback.form.asked.hint"},
    "feedback.why.*": {f"feedback.why.{why}" for why in Why},
    "flips.*": {f"flips.{owner}" for owner in OWNERS},
    "help.where.*": {f"help.where.{place}" for place in Place},
    "language.*": {f"language.{choice}" for choice in Choice},
    "language.*.*.title": {f"language.{whom}.{choice}.title" for whom in Whom for choice in Choice},
    "language.channel.how.*": {f"language.channel.how.{platform}" for platform in get_args(Platform)},
    "language.*.label": {f"language.{whom}.label" for whom in Whom},
    "language.*.auto.lead": {f"language.{whom}.auto.lead" for whom in Whom},
    "language.*.lead": {f"language.{whom}.lead" for whom in Whom},
    "language.*.title": {f"language.{kind}.title" for kind in ("denied", "nowhere")},
    "neither.*": {"neither.title", "neither.no"},
    "onward.*": {f"onward.{aspect}" for aspect in Aspect},
    "owned.*": {"owned.title", "owned.yes", "owned.no"},
    "phase.*": {f"phase.{phase}" for phase in Phase},
    "plan.to.*": {f"plan.to.{role}" for role in ROLES},
    "role.*": {f"role.{verdict}" for verdict in Verdict},
    "roles.decide.flips.*": {f"roles.decide.flips.{owner}" for owner in OWNERS},
    "shared.*": {"shared.title", "shared.partly"},
    "sure.*": {f"sure.{sure}" for sure in Sureness},
    "tip.*": {f"tip.{kind}" for kind in TipKind},
    "tip.*.lead": {"tip.unknown.lead", *(f"tip.stopped.{stop}.lead" for stop in Stop)},
    "tip.*.title": {"tip.unknown.title", "tip.stopped.title"},
    "tip.for.*": {f"tip.for.{role}" for role in ROLES},
    "tips.*.*": {
        *(f"tips.language.{language}" for language in get_args(TipLanguage)),
        *(f"tips.audience.{audience}" for audience in get_args(Audience)),
    },
    "tips.*.title": {
        f"tips.{kind}.title"
        for kind in ("cannot", "denied", "missing", "nowhere", "problem", "stopped", "store")
    },
    "tips.audience.*": {f"tips.audience.{audience}" for audience in get_args(Audience)},
    "tips.denied.*.*": {
        "tips.denied.discord.not",
        *(f"tips.denied.slack.{rights}" for rights in (Rights.NOT, Rights.UNLISTED)),
    },
    "tips.form.*": {"tips.form.language", "tips.form.audience"},
    "tips.form.on.*": {"tips.form.on.yes", "tips.form.on.no"},
    "tips.help.*": {
        f"tips.help.{first}" for first in ("on", "time", "language", "skip", "preview", "status")
    },
    "tips.help.note.*": {f"tips.help.note.{platform}" for platform in get_args(Platform)},
    "tips.holidays.*": {"tips.holidays.of", "tips.holidays.leave"},
    "tips.label.*": {f"tips.label.{setting}" for setting in ("time", "language", "audience", "holidays")},
    "tips.language.*": {f"tips.language.{language}" for language in get_args(TipLanguage)},
    "tips.month.*": {f"tips.month.{month}" for month in range(1, 13)},
    "tips.now.*.lead": {f"tips.now.{outcome}.lead" for outcome in NOW},
    "tips.now.*.title": {f"tips.now.{outcome}.title" for outcome in NOW},
    "tips.outcome.*": {f"tips.outcome.{outcome}" for outcome in Outcome},
    "tips.problem.*": {f"tips.problem.{kind}" for kind in ("word", "zone", "country")},
    "tips.problem.missing.*": {
        f"tips.problem.missing.{setting}" for setting in set(Setting) - _MAY_STAND_ALONE
    },
    "tips.problem.unreadable.*": {f"tips.problem.unreadable.{setting}" for setting in WRITTEN},
    "tips.stop.*.*": {f"tips.stop.{platform}.{stop}" for platform in get_args(Platform) for stop in Stop},
    "tips.store.*": {f"tips.store.{kind}" for kind in ("unavailable", "full", "newer", "corrupt")},
    "tips.told.*": {f"tips.told.{outcome}" for outcome in TOLD},
    "tips.weekday.*": {f"tips.weekday.{day}" for day in range(WEEK)},
    "why.*": {"why.named", "why.strange", "why.open"},
    "why.scale.*": {f"why.scale.{scale}" for scale in Scale},
}
"""Keys that the code builds from values, by how it builds them."""

WORDING = (
    "core/coded_wording.py",
    "core/desk.py",
    "core/explaining.py",
    "core/feedback/voting.py",
    "core/feedback/wording.py",
    "core/help_wording.py",
    "core/home_wording.py",
    "core/open_questions.py",
    "core/phrasing.py",
    "core/plan_wording.py",
    "core/pressing.py",
    "core/quiz/wording.py",
    "core/roles/deciding.py",
    "core/roles/following.py",
    "core/roles/hire_wording.py",
    "core/roles/phrases.py",
    "core/roles/wording.py",
    "core/sharing.py",
    "core/team/wording.py",
    "core/tipping/wording.py",
    "core/wording.py",
)
"""The modules that word replies, by the whole keys of their sentences."""
WORDING_TIPS = ("core/tips_desk/answers.py", "core/tips_desk/refusals.py", "bots/slack_bot/tips_form.py")
"""Those that leave out `tips.`, as what they say them with puts it before each key."""
SPEAKING = "core/tips_desk/phrases.py"
"""The one that puts it there, and leaves it out for itself."""
TIPS = "tips."
PASSED_ON = {("", "*.title"), (TIPS, "tips.*")}
"""Keys that come whole from the caller of what says them."""


def calls(module: str, *names: str) -> Iterator[ast.Call]:
    """The calls of these methods or functions in a module."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in names:
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


def words_of(call: ast.Call) -> set[str]:
    return {keyword.arg for keyword in call.keywords if keyword.arg}


def written() -> Iterator[tuple[str, set[str]]]:
    """The keys as the modules write them, and the words given to fill in."""
    for start, modules in (("", WORDING), (TIPS, (*WORDING_TIPS, SPEAKING))):
        for module in modules:
            for call in calls(module, "say", "_say"):
                key = pattern(call.args[-1])
                if key is not None and (start, key) not in PASSED_ON:
                    yield f"{start}{key}", words_of(call)


def said() -> dict[str, set[str]]:
    """The keys that are said, and the words given to fill in wherever that is."""
    found: dict[str, set[str]] = {}
    for key, given in written():
        for one in BUILT.get(key, {key}):
            found[one] = found.get(one, given) & given
    return found


def noted() -> dict[str, set[str]]:
    """The notes: each has a title, and may have a lead."""
    notes = [(pattern(call.args[0]), words_of(call)) for module in WORDING for call in calls(module, "note")]
    return {f"{key}.{part}": given for key, given in notes for part in ("title", "lead")}


def examples() -> set[str]:
    source = (ROOT / "core" / "help_wording.py").read_text(encoding="utf-8")
    strings = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {one for one in strings if isinstance(one, str) and one.startswith("help.example.")}


SAID = said()
NOTED = noted()


def test_knows_how_the_code_builds_its_keys() -> None:
    assert {key for key, _ in written() if "*" in key} == BUILT.keys()


@pytest.mark.parametrize("lang", LANGS)
def test_has_a_sentence_for_every_key_that_the_code_asks_for(lang: Lang) -> None:
    titles = {key for key in NOTED if key.endswith(".title")}

    assert {*SAID, *titles, *examples()} <= MESSAGES.sentences[lang].keys()


@pytest.mark.parametrize("lang", LANGS)
def test_has_no_sentence_that_the_code_never_says(lang: Lang) -> None:
    assert MESSAGES.sentences[lang].keys() <= {*SAID, *NOTED, *examples()}


@pytest.mark.parametrize("lang", LANGS)
def test_fills_in_every_word_in_braces(lang: Lang) -> None:
    given = NOTED | SAID

    for key, sentence in MESSAGES.sentences[lang].items():
        wanted = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert wanted <= given.get(key, set()), key


def test_says_different_things_in_the_two_languages() -> None:
    english, indonesian = MESSAGES.sentences["en"], MESSAGES.sentences["id"]

    assert {key for key in english if english[key] == indonesian[key]} <= {
        "role.specialist",
        "role.strategist",
        "phase.label",
        "language.english",
        "language.indonesia",
        "plan.question",
        "roles.hire.picked",
        "roles.need.count",
        "sure.alone",
        "tips.date",
        "tips.last",
        "tips.month.4",
        "tips.month.9",
        "tips.month.11",
        "tips.preview.heading",
        "tips.when",
    }
