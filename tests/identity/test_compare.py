"""How two names are compared: keys, surnames, spellings and initials."""

import pytest

from dashboard.identity import compare


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Donald J. Trump", "donald trump"),
        ("Donald J. R. Trump", "donald trump"),
        ("Donald Jay Trump", "donald jay trump"),
        ("Volodymyr Zelenskyy", "volodymyr zelensky"),
        ("Trump", None),
        ("van der Bellen", None),
        ("J. Trump", None),
        ("J Trump", None),
        ("Donald T.", None),
        ("Donald J. T.", None),
        ("D. J. Trump", None),
        ("Jo Xu", "jo xu"),
        ("", None),
    ],
)
def test_a_plain_form_is_that_of_a_full_name(name: str, form: str | None) -> None:
    assert compare.plain_form(name) == form


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("zelenskyy", "zelensky"),
        ("aleksei", "alexy"),
        ("lee", "lee"),
        ("yury", "yury"),
    ],
)
def test_transliterations_have_one_spelling(word: str, spelt: str) -> None:
    assert compare.spelling(word) == compare.spelling(spelt)


def test_short_words_keep_their_spelling() -> None:
    assert compare.spelling("lii") == "lii"
