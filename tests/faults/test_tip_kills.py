"""Two processes post tips and are killed at every step. `make faults` does so hundreds of times."""

from pathlib import Path

import pytest

from tests.drivers.killing import Killing


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_whoever_dies_when_no_tip_is_posted_twice_or_lost_in_silence(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "sqlite":
        url = f"sqlite:///{tmp_path / 'whoowns.db'}"
    else:
        url = request.getfixturevalue("postgres").empty("killing")

    findings = await Killing(url, kills=6, speed=120).run()

    assert findings.all_is_well, findings
    assert findings.kills.total() >= 6
    assert findings.outcomes["posted on slack"]
    assert findings.outcomes["posted on discord"]
