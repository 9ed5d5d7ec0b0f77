"""Words of a document are found again by themselves and the words around them."""

import pytest

from dashboard.text.selector import AROUND, select, stands_at

TEXT = "Peace now. We want peace now. They want peace later."


def test_it_holds_the_words_those_around_them_and_where_they_stood() -> None:
    found = select(TEXT, 19, 24, document="a")
    assert (found.exact, found.start, found.document) == ("peace", 19, "a")
    assert (found.prefix, found.suffix) == (TEXT[:19], TEXT[24:])


def test_no_more_is_kept_than_tells_it_apart() -> None:
    found = select("x" * 100 + "peace" + "y" * 100, 100, 105)
    assert (len(found.prefix), len(found.suffix)) == (AROUND, AROUND)


@pytest.mark.parametrize(
    ("text", "start", "stands"),
    [
        (TEXT, 19, True),
        (TEXT, 40, False),  # the same words, others around them
        (TEXT, 18, False),
        ("So it was. " + TEXT, 30, True),  # moved, with something new before it
        (TEXT.replace("now. They", "now, they"), 19, False),
        (TEXT, len(TEXT), False),
        ("", 0, False),
    ],
)
def test_it_stands_where_the_same_words_are_around_it(text: str, start: int, stands: bool) -> None:
    assert stands_at(select(TEXT, 19, 24), text, start) is stands


def test_at_the_start_of_a_text_nothing_needs_to_stand_before() -> None:
    found = select(TEXT, 0, 5)
    assert found.prefix == "" and stands_at(found, TEXT, 0)
