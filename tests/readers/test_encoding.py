"""Encodings: marks, UTF-8, declared ones, guesses and their notes."""

from pathlib import Path

import pytest

from dashboard.errors import ReadError
from dashboard.readers import encoding
from tests.readers.reading import read


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("The café — “naïve”", "utf-8"),
        ("The café", "utf-8-sig"),
        ("The café", "utf-16"),
        ("The café", "utf-32"),
        ("The dam", "ascii"),
        ("", "utf-8"),
    ],
)
def test_marks_and_utf8_are_no_guess(text: str, codec: str) -> None:
    decoded, found = encoding.decode(text.encode(codec))
    assert decoded == text
    assert found.note == ""


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_noted(codec: str) -> None:
    decoded, found = encoding.decode("The dam holds, “she said”.".encode(codec))
    assert decoded == "The dam holds, “she said”."
    assert codec in found.note


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("café", "cp1252"),
        ("He said “no” — it’s over", "cp1252"),
        ("Il presidente ha detto che la città è più sicura", "cp1252"),
        ("Prezydent powiedział, że żąda wyjaśnień", "cp1250"),
        ("Президент заявил во вторник, что переговоры продолжатся.", "cp1251"),
        ("Ο πρόεδρος δήλωσε την Τρίτη", "cp1253"),
    ],
)
def test_a_guess_is_right_and_noted(text: str, codec: str) -> None:
    decoded, found = encoding.decode(text.encode(codec))
    assert decoded == text
    assert found.note == f"The encoding is not declared; guessed {codec}."


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("“Мост”", "cp1251", "windows-1251"),
        ("Мост", "koi8_r", "KOI8-R"),
        ("“It’s”", "cp1252", "ISO-8859-1"),
        ("大統領", "shift_jis", "Shift_JIS"),
        ("café", "utf-8", "iso-8859-1"),
    ],
)
def test_a_declared_encoding_counts_where_utf8_does_not_fit(text: str, codec: str, declared: str) -> None:
    decoded, found = encoding.decode(text.encode(codec), declared=declared)
    assert decoded == text
    assert found.note == ""


@pytest.mark.parametrize(
    "declared", ["rot13", "unicode_escape", "idna", "zlib", "no-such", "utf-8", "x" * 5000, "a\0b"]
)
def test_a_declared_name_that_is_no_character_set_is_passed_over(declared: str) -> None:
    decoded, _ = encoding.decode("café".encode("cp1252"), declared=declared)
    assert decoded == "café"


def test_one_stray_byte_does_not_turn_utf8_into_something_else() -> None:
    decoded, found = encoding.decode("“Yes” — “no”".encode() + b"\xff" + "—".encode())
    assert decoded == "“Yes” — “no”\ufffd—"
    assert "not valid" in found.note


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadError, match="This is no text"):
        encoding.decode(bytes(range(256)) * 20)


@pytest.mark.parametrize("marks", [1, 2, 3])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_marks_of_files_that_were_put_together_are_no_text(tmp_path: Path, name: str, marks: int) -> None:
    documents, told = read(tmp_path, "\ufeff" * marks + "Rain fell.", name)
    assert ([one.text for one in documents], told) == (["Rain fell."], [])
    documents, told = read(tmp_path, "\ufeff" * marks, name)
    assert documents == []
    assert len(told) == 1
