import logging

import pytest

from bots.slack_bot.library_logs import bolt_log, sdk_log


def test_a_socket_address_is_logged_without_its_ticket(caplog: pytest.LogCaptureFixture) -> None:
    error = ConnectionError("wss://wss.example/link?ticket=once")

    sdk_log().error("Failed to connect (error: %s)", error, exc_info=error)

    assert "ticket" not in caplog.text
    assert "Failed to connect (error: wss://…" in caplog.text
    assert "Traceback" not in caplog.text


def test_nothing_below_a_warning_and_of_bolt_nothing_below_an_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    sdk_log().info("a body")
    bolt_log().warning("a suggestion")
    bolt_log().error("a fault")

    assert caplog.messages == ["a fault"]
