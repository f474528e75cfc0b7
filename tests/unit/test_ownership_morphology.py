"""Base forms of words, of which the lexicon then picks those it knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ownership.morphology import base_forms


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("menulis", "tulis"),  # men- swallows t
        ("menyusun", "susun"),  # meny- swallows s
        ("memilih", "pilih"),  # mem- swallows p
        ("mengelola", "kelola"),  # meng- swallows k
        ("mengunggah", "unggah"),
        ("mengecek", "cek"),  # menge- before one syllable
        ("nyatat", "catat"),  # ny- swallows c in speech
        ("nyusun", "susun"),
        ("nulis", "tulis"),
        ("milih", "pilih"),
        ("ngirim", "kirim"),
        ("ngejadwalin", "jadwal"),
        ("dijadwalkan", "jadwal"),
        ("penjadwalan", "jadwal"),
        ("pengelolaan", "kelola"),
        ("penyusunan", "susun"),
        ("pemilihan", "pilih"),
        ("perencanaan", "rencana"),
        ("terjadwal", "jadwal"),
        ("berkolaborasi", "kolaborasi"),
        ("keputusan", "putus"),
        ("videonya", "video"),
        ("balasanku", "balas"),
        ("diposting-in", "posting"),
        ("diposting-in", "diposting"),
        ("di-upload", "upload"),
        ("nge-post", "post"),
        ("re-scheduled", "schedule"),
        ("foto-foto", "foto"),
        ("foto-fotonya", "foto"),
        ("diatur-atur", "atur"),
        ("e-mail", "email"),
        ("running", "run"),
        ("running", "runn"),
        ("scheduling", "schedule"),
        ("stories", "story"),
        ("replied", "reply"),
        ("movies", "movie"),
        ("planners", "planner"),
        ("planner", "plan"),
        ("tuesday's", "tuesday"),
        ("boxes", "box"),
        ("couldn't", "could"),
    ],
)
def test_finds_the_base(word: str, base: str) -> None:
    assert base in base_forms(word)


@pytest.mark.parametrize("word", ["post", "ig", "a", "jadwalin", "e-mail"])
def test_the_word_itself_comes_first(word: str) -> None:
    assert base_forms(word)[0] == word


@pytest.mark.parametrize(
    ("word", "wrong"), [("seeing", "se"), ("king", "k"), ("di", ""), ("mein", "in"), ("-", "")]
)
def test_does_not_cut_a_word_down_to_a_stump(word: str, wrong: str) -> None:
    assert wrong not in base_forms(word)


def test_doubled_vowels_stay() -> None:
    assert "fre" not in base_forms("freeing")


@given(st.text(alphabet="abcdefgijkmnoprstuy'-", min_size=1, max_size=20))
def test_gives_few_and_different_forms_none_longer_than_the_word_and_a_letter(word: str) -> None:
    forms = base_forms(word)

    assert forms[0] == word
    assert len(forms) == len(set(forms))
    assert all(forms)
    assert max(map(len, forms)) <= len(word) + 1
