"""The commands. Each imports only what it needs: `ask` answers without any SDK."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bots.terminal.screen import readable, style_of
from core.languages import LANGS

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2

_DIGITS: Final = 5  # of a number of days: a century and more
_EVENTS_PATH: Final = "/slack/events"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a line, its options, and what runs it and returns the exit code."""

    summary: str
    run: Callable[[argparse.Namespace], int]
    options: Callable[[argparse.ArgumentParser], None] = lambda _: None


def _lang_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGS, help="the language of the reply; without it, yours")


def _ask_options(parser: argparse.ArgumentParser) -> None:
    _lang_option(parser)
    parser.add_argument("--json", action="store_true", help="answer in JSON, on one line")
    parser.add_argument("--explain", action="store_true", help="show the working behind the answer")
    parser.add_argument(
        "words", nargs="*", metavar="TASK", help='what to ask; "-" reads one request per line'
    )


def _ask(options: argparse.Namespace) -> int:
    from bots.terminal.asking import answer_lines, as_json, as_text
    from bots.wiring import build_answers, loaded

    answers = loaded(build_answers())
    if options.json:
        answer = as_json(answers, options.lang, explain=options.explain)
    else:
        answer = as_text(answers, options.lang, style_of(sys.stdout), explain=options.explain)
    if options.words == ["-"]:
        answer_lines(sys.stdin.buffer, answer, sys.stdout.buffer)
    else:
        sys.stdout.write(f"{answer(readable(' '.join(options.words)))}\n")
    return OK


def _chat(options: argparse.Namespace) -> int:
    from bots.terminal.chatting import Chat, Screen
    from bots.wiring import build_desk, loaded

    prompt = "> " if sys.stdin.isatty() else ""
    if prompt:
        import readline  # noqa: F401 - gives input() its arrow keys and history
    style = style_of(sys.stdout, numbered=True)
    screen = Screen(lambda: input(prompt), print, lambda line: sys.stderr.write(f"{line}\n"), style)
    Chat(loaded(build_desk()), screen, options.lang).run()
    return OK


def _at_least(share: str) -> float:
    try:
        least = float(share)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise argparse.ArgumentTypeError(
            f"{readable(share)} is no share: write a number from 0 to 1, such as 0.95"
        )
    return least


def _eval_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE.jsonl", help="requests with their owners")
    parser.add_argument("--json", action="store_true", help="the figures and failures in JSON, on one line")
    parser.add_argument(
        "--at-least",
        metavar="SHARE",
        type=_at_least,
        default=0.0,
        help="exit code 1 when fewer rows are right",
    )


def _eval(options: argparse.Namespace) -> int:
    from pathlib import Path

    from bots.terminal.evaluating.drawing import draw_evaluation
    from bots.terminal.evaluating.reading import listed, read_rows
    from bots.terminal.evaluating.reporting import as_json
    from bots.wiring import build_engine
    from core.evaluating import evaluate

    rows, faults = read_rows([Path(name) for name in options.files])
    if faults:
        sys.stderr.write(listed(faults))
        return FAILED
    evaluation = evaluate(rows, build_engine())
    sys.stdout.write(f"{as_json(evaluation) if options.json else draw_evaluation(evaluation)}\n")
    share = evaluation.total.share or 0.0
    if share < options.at_least:
        sys.stderr.write(
            f"{share:.3f} of the rows are right: below the {options.at_least:g} of --at-least.\n"
        )
        return FAILED
    return OK


def _check(_: argparse.Namespace) -> int:
    from bots.wiring import KNOWLEDGE
    from core.library import compile_library

    catalog = compile_library(KNOWLEDGE).catalog
    sys.stdout.write(
        f"The knowledge holds together: {len(catalog.topics)} topics and {len(catalog.tips)} tips, "
        "in English and Indonesian.\n"
    )
    return OK


def _run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", choices=("slack", "discord"), help="start this platform alone")
    parser.add_argument(
        "--stand-by",
        action="store_true",
        help="with nothing left to run, wait to be stopped (for containers that restart what ends)",
    )


def _serve(options: argparse.Namespace) -> int:
    from bots.running import run

    return run(options.only, stand_by=options.stand_by)


def _https(address: str) -> str:
    if not address.startswith("https://"):
        raise argparse.ArgumentTypeError("Slack wants an address that starts with https://")
    return address if address.endswith(_EVENTS_PATH) else address.rstrip("/") + _EVENTS_PATH


def _manifest_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--http", metavar="URL", type=_https, help="over HTTP at this address; without it, Socket Mode"
    )
    parser.add_argument(
        "--admins",
        action="store_true",
        help="also ask for users:read: workspace admins may then set up daily tips without being listed",
    )
    parser.add_argument(
        "--direct",
        action="store_true",
        help="also ask for im:history and assistant:write: people may then write to the bot directly",
    )
    parser.add_argument("--yaml", action="store_true", help="YAML instead of JSON")


def _manifest(options: argparse.Namespace) -> int:
    from bots.slack_bot.manifest import manifest
    from bots.wiring import build_desk

    prompts = build_desk().prompts() if options.direct else None
    content = manifest(options.http, admins=options.admins, direct=prompts)
    if options.yaml:
        import yaml

        sys.stdout.write(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
    else:
        import json

        sys.stdout.write(f"{json.dumps(content, indent=2, ensure_ascii=False)}\n")
    return OK


def _file_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the backup")


def _backup(options: argparse.Namespace) -> int:
    from bots.keeping import back_up

    sys.stdout.write(back_up(options.file))
    return OK


def _restore(options: argparse.Namespace) -> int:
    from bots.keeping import restore

    sys.stdout.write(restore(options.file))
    return OK


def _days(number: str) -> int:
    if not number.isdecimal() or len(number) > _DIGITS:
        raise argparse.ArgumentTypeError(f"{readable(number)} is no number of days: write one such as 90")
    return int(number)


def _feedback_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--rows", action="store_true", help="print rows for `eval`, one for each request that was voted on"
    )
    what.add_argument(
        "--forget", metavar="DAYS", type=_days, help="forget the votes that are older; 0 forgets them all"
    )


def _feedback(options: argparse.Namespace) -> int:
    from bots import voting

    if options.forget is not None:
        voting.forget(options.forget)
    elif options.rows:
        voting.print_rows()
    else:
        voting.show()
    return OK


def _health(_: argparse.Namespace) -> int:
    from bots.settings import load
    from bots.web import ask_health

    settings = load()
    well, said = ask_health(settings.host, settings.port)
    sys.stdout.write(f"{said}\n")
    return OK if well else FAILED


def _settings(_: argparse.Namespace) -> int:
    from bots.settings import table

    sys.stdout.write(table())
    return OK


COMMANDS: Final = {
    "ask": Command("answer one question, or one per line with -", _ask, _ask_options),
    "chat": Command("ask in a conversation", _chat, _lang_option),
    "run": Command("start the bot on every platform that has tokens", _serve, _run_options),
    "eval": Command("measure the answers on your own requests", _eval, _eval_options),
    "check": Command("check the knowledge files", _check),
    "manifest": Command("print the Slack app manifest", _manifest, _manifest_options),
    "backup": Command("write all that is kept into a new file; the bot may go on", _backup, _file_option),
    "restore": Command("bring a backup back; the bot may go on", _restore, _file_option),
    "feedback": Command("list the votes on answers, or print them as rows", _feedback, _feedback_options),
    "settings": Command("list the settings, as the README does", _settings),
    "health": Command("ask the running bot how it is: exit code 0 well, 1 not", _health),
}
