"""Affixes, inflection and doubling keep the owner, in both languages."""

import pytest

from tests.unit.shipped_engine import topics

INDONESIAN = {
    "jadwalin jadwalkan ngejadwalin menjadwalkan dijadwalin dijadwalkan penjadwalan": (
        "{} reelsnya",
        "post-scheduling",
    ),
    "posting memposting diposting diposting-in ngepost nge-post di-upload mengunggah diunggah": (
        "{} reelsnya",
        "daily-publishing",
    ),
    "balas bales balasin membalas dibalas ngebales dibalesin pembalasan jawabin dijawab menanggapi": (
        "{} komentarnya",
        "audience-replies",
    ),
    "rancang merancang ngerancang dirancang perancangan susun nyusun menyusun disusun penyusunan": (
        "{} strateginya",
        "strategy-development",
    ),
    "tentuin nentuin menentukan ditentuin ditentukan mutusin diputusin memutuskan diputuskan keputusan": (
        "{} jenis kontennya",
        "content-type-decisions",
    ),
    "tulis nulis menulis menuliskan ditulis ditulisin penulisan tulisin": (
        "{} captionnya",
        "content-creation",
    ),
}
ENGLISH = {
    "schedule schedules scheduled scheduling queued": ("{} the reels", "post-scheduling"),
    "reply replies replied replying responds": ("{} to the comments", "audience-replies"),
    "cut cutting cropped trims edited films": ("{} the video", "content-creation"),
    "planned planning develops devised": ("{} the strategy", "strategy-development"),
}


def requests(forms: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Each form in its request, and the topic that answers it."""
    return [
        (request.format(form), topic) for words, (request, topic) in forms.items() for form in words.split()
    ]


@pytest.mark.parametrize(("asked", "topic"), requests(INDONESIAN))
def test_indonesian_affixes_formal_and_colloquial_keep_the_owner(asked: str, topic: str) -> None:
    assert topics(asked) == [topic]


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        *requests(ENGLISH),
        ("stories edited by the intern", "content-creation"),
        ("the reel's caption", "content-creation"),
    ],
)
def test_english_inflection_keeps_the_owner(asked: str, topic: str) -> None:
    assert topics(asked) == [topic]


@pytest.mark.parametrize(
    ("doubled", "topic"),
    [
        ("post-post di instagram dijadwalin", "post-scheduling"),
        ("foto-foto produk diedit", "content-creation"),
        ("komentar-komentar dibalas", "audience-replies"),
        ("komentar dibalas-balasin", "audience-replies"),
        ("cek-cek komentar", "interaction-monitoring"),
        ("diedit-edit videonya", "content-creation"),
        ("postingan-postingan kemarin dicek", "single-post-data"),
        ("DM-an dibalas", "audience-replies"),
        ("re-upload the reel", "daily-publishing"),
    ],
)
def test_doubled_and_hyphened_words_mean_what_their_base_means(doubled: str, topic: str) -> None:
    assert topics(doubled) == [topic]
