import io
import json
import logging
from collections.abc import Iterator

import pytest

from bots.logs import is_for_people, set_up
from bots.settings import Settings

SECRET = 'xoxb-"quoted"\\test'


@pytest.fixture(autouse=True)
def root_logger_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def settings(log_format: str = "json", log_level: str = "info") -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=SECRET,
        slack_app_token="xapp-test",
        log_format=log_format,
        log_level=log_level,
    )


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_event_is_one_json_object_on_one_line() -> None:
    out = io.StringIO()

    set_up(settings(), out).info("request", platform="slack", ms=1.5)

    (line,) = lines(out)
    assert line.pop("timestamp")
    assert line == {"event": "request", "level": "info", "platform": "slack", "ms": 1.5}


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_secret_never_shows_in_events_fields_or_tracebacks(log_format: str) -> None:
    out = io.StringIO()
    log = set_up(settings(log_format), out)

    event = f"event {SECRET}"
    log.info(event, field=SECRET, nested={"list": [SECRET, f"Bearer {SECRET}"]})
    try:
        int(SECRET)
    except ValueError:
        log.exception("failed")
        logging.getLogger("sdk").exception("sdk failed with %s", SECRET)

    shown = out.getvalue()
    assert shown.count("***") >= 6
    assert "xoxb-" not in shown
    assert "ValueError" in shown


def test_a_made_up_secret_of_a_letter_leaves_the_log_readable() -> None:
    out = io.StringIO()
    short = Settings(_env_file=None, slack_bot_token=SECRET, slack_signing_secret="s")

    set_up(short, out).info("request", platform="slack")

    assert lines(out)[0]["platform"] == "slack"


def test_a_failure_carries_its_traceback() -> None:
    out = io.StringIO()
    log = set_up(settings(), out)

    log.error("request failed", exc_info=KeyError("this"))

    (line,) = lines(out)
    assert "KeyError: 'this'" in str(line["exception"])


def test_the_sdks_warnings_take_the_same_way_and_their_chatter_none() -> None:
    out = io.StringIO()
    set_up(settings(), out)

    logging.getLogger("discord.gateway").info("chatter")
    logging.getLogger("discord.gateway").warning("slow")

    (line,) = lines(out)
    assert (line["event"], line["level"], line["logger"]) == ("slow", "warning", "discord.gateway")


def test_the_level_says_what_is_left_out() -> None:
    out = io.StringIO()
    log = set_up(settings(log_level="error"), out)

    log.info("request")
    log.error("failed")

    assert [line["event"] for line in lines(out)] == ["failed"]


def test_without_a_terminal_the_log_is_for_programs() -> None:
    assert not is_for_people(settings("auto"), io.StringIO())


def test_the_format_can_be_chosen() -> None:
    assert is_for_people(settings("console"), io.StringIO())
