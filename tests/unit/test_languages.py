import pytest

from core.languages import LANGS, Bilingual, Lang, from_locale


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("id", "id"),
        ("id-ID", "id"),
        ("in_ID", "id"),
        ("ID", "id"),
        ("en", "en"),
        ("en-US", "en"),
        ("en_GB", "en"),
        ("fr-FR", None),
        ("idn", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_the_language_from_a_platforms_locale(locale: str | None, lang: Lang | None) -> None:
    assert from_locale(locale) == lang


def test_shows_a_text_in_either_language() -> None:
    words = Bilingual("post", "kiriman")

    assert [words.in_(lang) for lang in LANGS] == ["post", "kiriman"]
