import json
import logging
from collections.abc import AsyncIterator
from urllib.parse import quote, urlencode

import aiohttp
import pytest

from tests.drivers.slack import SilentLog, SlackHttpDriver, signature
from tests.drivers.slack_desks import FakeDesk

SECRET_WORDS = "the raise for budi"
BODY = urlencode({"command": "/whoowns", "text": SECRET_WORDS, "team_id": "T0", "user_id": "U0RINA"})


@pytest.fixture
async def slack(desk: FakeDesk, log: SilentLog) -> AsyncIterator[SlackHttpDriver]:
    driver = await SlackHttpDriver.start(desk, log=log)
    yield driver
    await driver.aclose()


async def test_a_signed_command_is_answered_as_json(slack: SlackHttpDriver) -> None:
    status, body, content_type = await slack.post(BODY)

    assert (status, content_type) == (200, "application/json")
    assert json.loads(body)["response_type"] == "ephemeral"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=0000"},
        {"X-Slack-Signature": "v0=ünïcode"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Request-Timestamp": "99999999999999999999"},
    ],
)
async def test_a_request_that_slack_did_not_sign_is_refused_unread(
    slack: SlackHttpDriver, desk: FakeDesk, headers: dict[str, str]
) -> None:
    status, _, _ = await slack.post(BODY, headers=headers)

    assert (status, desk.asked) == (401, [])


async def test_a_wrong_secret_and_an_old_request_are_refused(slack: SlackHttpDriver, desk: FakeDesk) -> None:
    wrong, _, _ = await slack.post(BODY, secret="another")
    old, _, _ = await slack.post(BODY, age=60 * 6)

    assert (wrong, old, desk.asked) == (401, 401, [])


async def test_an_unsigned_body_is_neither_parsed_nor_logged(
    slack: SlackHttpDriver, log: SilentLog, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    status, _, _ = await slack.post(f"payload={SECRET_WORDS}", secret="another")

    assert status == 401
    assert log.lines == [("request refused", {"platform": "slack", "reason": "signature"})]
    assert SECRET_WORDS not in caplog.text


async def test_bytes_that_are_no_text_are_refused(slack: SlackHttpDriver) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(slack.url, data=b"text=\xff\xfe", headers=signature("text=", "x", 1)) as response,
    ):
        assert response.status == 401


async def test_a_signed_request_for_something_else_is_left_alone_calmly(
    slack: SlackHttpDriver, log: SilentLog, caplog: pytest.LogCaptureFixture
) -> None:
    other = BODY.replace(quote("/whoowns", safe=""), quote("/other", safe=""))

    status, body, _ = await slack.post(other)

    assert (status, body) == (404, "")
    assert log.lines == [("request not for us", {"platform": "slack", "kind": "command"})]
    assert SECRET_WORDS not in caplog.text


async def test_slack_checking_the_address_gets_what_it_wants(slack: SlackHttpDriver) -> None:
    checked, _, _ = await slack.post(urlencode({"ssl_check": "1", "token": "t"}))
    verification = json.dumps({"type": "url_verification", "challenge": "echo me", "token": "t"})

    verified, body, _ = await slack.post(verification, headers={"Content-Type": "application/json"})

    assert (checked, verified, json.loads(body)) == (200, 200, {"challenge": "echo me"})


async def test_ten_thousand_characters_and_mass_mentions_get_a_calm_private_reply(
    slack: SlackHttpDriver, desk: FakeDesk
) -> None:
    long = await slack.ask("jadwal " * 1_500)
    mass = await slack.ask("<!channel> @everyone & <@U123>")

    assert long.private
    assert long.text.endswith("…\nWhat flips it?")
    assert mass.text.splitlines()[1] == "<!channel> @everyone & <@U123>"
    assert desk.asked[1] == "<!channel> @everyone & <@U123>"
    assert isinstance(mass.raw, dict)
    assert "<" not in mass.raw["text"]


async def test_a_command_sent_again_is_answered_again(slack: SlackHttpDriver, desk: FakeDesk) -> None:
    again = await slack.command("post scheduling", retry=1)

    assert again.private
    assert desk.asked == ["post scheduling"]
