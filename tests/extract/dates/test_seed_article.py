"""The seed article's four expressions of time, with and without its day of publication."""

from datetime import date

from dashboard.extract.dates import find_dates

# Pieces of the seed article, which is the project's own sample.
TEXT = (
    "Putin met with Guterres in the Kremlin on Tuesday. The crisis originated after a coup in 2014. "
    "The UN is prepared to examine the Azovstal plant in the next two or three days in order to "
    "evacuate civilians. He stated that 130,000 to 140,000 people have left Mariupol. "
    "Guterres met with Erdogan in Ankara on Monday ahead of his travel to Moscow."
)


def test_with_publication_day_the_four_expressions_are_resolved() -> None:
    found = find_dates(TEXT, published=date(2022, 4, 26))
    assert [(d.text, d.type, d.value) for d in found] == [
        ("Tuesday", "DATE", "2022-04-26"),
        ("2014", "DATE", "2014"),
        ("next two or three days", "DURATION", "P2D"),
        ("Monday", "DATE", "2022-04-25"),
    ]
    assert (found[2].first, found[2].last, found[2].mod) == (date(2022, 4, 27), date(2022, 4, 29), "APPROX")
    assert found[0].because == "Tuesday before or on the day of publication 2022-04-26"


def test_without_publication_day_the_weekdays_stay_unanchored() -> None:
    found = find_dates(TEXT, published=None)
    assert [d.value for d in found] == ["XXXX-WXX-2", "2014", "P2D", "XXXX-WXX-1"]
    assert all(d.first is None for d in found if d.value != "2014")
