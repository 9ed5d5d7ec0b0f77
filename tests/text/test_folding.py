"""What counts as the same spelling, and how a name is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity import compare
from dashboard.text.folding import fold, fold_text, tidy

# Written in one way and in another: equal.
SAME = [
    ("Jane Kruger", "Jane\u00a0Kruger"),  # no-break space
    ("Jane Kruger", "Jane\u202fKruger"),  # narrow no-break space
    ("Jane Kruger", "Jane\u2009Kruger"),  # thin space
    ("Jane Kruger", "Jane\u3000Kruger"),  # ideographic space
    ("Jane Kruger", "Jane  Kruger"),
    ("Jane Kruger", "Jane\tKruger"),
    ("Jane Kruger", "Jane\nKruger"),
    ("Jane Kruger", " Jane Kruger\u00a0"),
    ("Jane Kruger", "Jane Kru\u00adger"),  # soft hyphen
    ("Jane Kruger", "Jane\u200b Kruger"),  # zero-width space
    ("Jane Kruger", "Jane Kruger\ufeff"),  # byte order mark
    ("Jane Kruger", "Ja\u200dne Kruger"),  # joiner
    ("Jane Kruger", "\u200eJane Kruger"),  # left-to-right mark
    ("Jane Kruger", "JANE KRUGER"),
    ("Jane Kruger", "jane krüger"),
    ("Conor O'Neill", "Conor O’Neill"),
    ("Conor O'Neill", "Conor O‘Neill"),
    ("Conor O'Neill", "Conor OʼNeill"),
    ("Conor O'Neill", "Conor O`Neill"),
    ("Conor O'Neill", "Conor O′Neill"),
    ("Conor O'Neill", "Conor O\uff40Neill"),  # a grave accent of full width
    ("Ba'ath", "Ba\u02bfath"),  # half rings, as Arabic is transliterated
    ("Qur'an", "Qur\u02bean"),
    ("'Abd", "\u02bfAbd"),
    ('the "Old" Man', "the “Old” Man"),
    ('the "Old" Man', "the «Old» Man"),
    ("Ban Ki-moon", "Ban Ki\u2010moon"),  # hyphen
    ("Ban Ki-moon", "Ban Ki\u2011moon"),  # non-breaking hyphen
    ("Ban Ki-moon", "Ban Ki–moon"),
    ("Ban Ki-moon", "Ban Ki—moon"),
    ("Ivan Duque", "Iván Duque"),
    ("Ivan Duque", "Iva\u0301n Duque"),  # an accent of its own
    ("Lukasz Soren", "Łukasz Søren"),
    ("Strasse", "Straße"),
    ("Iraklis", "İraklis"),
    ("office", "o\ufb03ce"),  # a ligature
]
OTHER = [
    ("Jane Kruger", "JaneKruger"),
    ("Ban Ki-moon", "Ban Kimoon"),
    ("Conor O'Neill", "Conor Oneill"),
    ("Jane Kruger", "Jan Kruger"),
    ("", "x"),
]


@pytest.mark.parametrize("one, other", SAME, ids=ascii)
def test_spellings_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert compare.key(one) == compare.key(other)


@pytest.mark.parametrize("one, other", OTHER)
def test_other_words_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


SHOWN = [
    ("Jane\u00a0 Kruger\u200b", "Jane Kruger"),
    ("Iva\u0301n Duque", "Iván Duque"),
    ("Jean\u2011Paul O’Neill", "Jean-Paul O’Neill"),
    ("Łukasz", "Łukasz"),
    ("A–B Line", "A–B Line"),
    ("\u200b", "\u200b"),
    ("", ""),
]


@pytest.mark.parametrize("name, shown", SHOWN, ids=ascii)
def test_a_name_is_shown_as_a_newspaper_writes_it(name: str, shown: str) -> None:
    assert tidy(name) == shown


@pytest.mark.slow
def test_each_letter_folds_to_one_that_stays_so() -> None:
    written = [f"a{chr(point)}b" for point in range(0x10000) if not 0xD800 <= point < 0xE000]
    for fix in (fold_text, tidy.__wrapped__):
        assert [text for text in written if fix(fix(text)) != fix(text)] == []
    assert [text for text in written if fold_text(tidy.__wrapped__(text)) != fold_text(text)] == []


@pytest.mark.slow
@given(st.text())
def test_what_is_tidy_or_folded_stays_so(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert fold(fold(text)) == fold(text)
    assert "\u00a0" not in tidy(text) or not tidy(text).strip()
    assert fold(tidy(text)) == fold(text)
