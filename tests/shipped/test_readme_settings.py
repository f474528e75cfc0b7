"""The README's table of settings is the one that the code has: `python -m bots settings`."""

from pathlib import Path

from bots.settings import table

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_lists_the_settings_as_they_are() -> None:
    _, _, after = README.read_text().partition("<!-- settings -->\n")
    shown, end, _ = after.partition("<!-- /settings -->")

    assert end, "README.md needs the table between <!-- settings --> and <!-- /settings -->"
    assert shown.strip() == table().strip(), "write what `python -m bots settings` prints there"
