"""Each expression says in plain words what it was counted from, and how sure it is."""

from datetime import date

import pytest

from dashboard.extract.dates import find_dates

DAY = date(2022, 4, 27)


@pytest.mark.parametrize(
    ("text", "published", "because"),
    [
        ("He left on Tuesday.", DAY, "Tuesday before or on the day of publication 2022-04-27"),
        (
            "He will leave on Tuesday.",
            DAY,
            "Tuesday on or after the day of publication 2022-04-27 (the verb looks ahead)",
        ),
        ("He left on Tuesday.", None, "the day of publication is not known"),
        ("KYIV, April 26 — He left on Monday.", DAY, "Monday before or on the dateline 2022-04-26"),
        (
            "He came on May 3, 2021. He left on Monday.",
            None,
            "the newest full date in the text (a guess) 2021-05-03",
        ),
        (
            "It was found on 4/5/2021.",
            DAY,
            "ambiguous: 2021-05-04 if day and month are meant the other way round",
        ),
        (
            "The wall fell on November 9, 1989. Two days later he left.",
            DAY,
            "counted from 1989-11-09, named before",
        ),
    ],
)
def test_because_names_the_anchor(text: str, published: date | None, because: str) -> None:
    assert because in find_dates(text, published=published)[-1].because


def test_a_guessed_anchor_is_less_sure_than_a_known_one() -> None:
    text = "He came on May 3, 2021. He left on Monday."
    guessed, known = find_dates(text, published=None)[-1], find_dates(text, published=date(2021, 5, 4))[-1]
    assert guessed.confidence < known.confidence


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("The mayor resigned in 2031.", True),
        ("A shell hit the school on 12 March 2024.", True),
        ("The bridge will open in 2031.", False),
        ("His term runs to 2024.", False),
        ("The notes expire on May 1, 2027.", False),
        ("They agreed to cut waste in 2030.", False),
        ("The mayor resigned in June.", False),
        ("The mayor resigned in 1998.", False),
    ],
)
def test_a_day_much_later_than_its_writing_is_doubted_without_a_reason(text: str, is_doubted: bool) -> None:
    (found,) = find_dates(text, published=DAY)
    sure = find_dates(text.replace("2031", "2019").replace("2024", "2019"), published=DAY)[0].confidence
    assert ("much later than its writing, and nothing says why" in found.because) == is_doubted
    assert (found.confidence < sure) == is_doubted


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Talks go on over the next two weeks.", date(2022, 4, 28), date(2022, 5, 11)),
        ("In the past three months it fell.", date(2022, 1, 27), date(2022, 4, 27)),
        ("In recent weeks it fell.", None, date(2022, 4, 27)),
        ("In the coming months it will fall.", date(2022, 4, 28), None),
        ("It fell last week.", date(2022, 4, 18), date(2022, 4, 24)),
        ("It fell in the 1990s.", date(1990, 1, 1), date(1999, 12, 31)),
        ("It fell last winter.", date(2021, 12, 1), date(2022, 2, 28)),
        ("They waited for two weeks.", None, None),
        ("He will be back in two weeks.", date(2022, 5, 11), date(2022, 5, 11)),
        ("It will be sold within 18 months.", date(2022, 4, 28), date(2023, 10, 27)),
        ("It was the worst in five years.", None, None),
        ("He is now in Kyiv.", DAY, DAY),
    ],
)
def test_first_and_last_day_where_they_are_known(text: str, first: date | None, last: date | None) -> None:
    (found,) = find_dates(text, published=DAY)
    assert (found.first, found.last) == (first, last)
