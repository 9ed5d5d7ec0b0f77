"""Days of publication: fields, addresses, datelines, and what stays unknown."""

from datetime import date

import pytest

from dashboard.readers import published
from dashboard.records import Document

APRIL_26 = date(2022, 4, 26)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-04-26", APRIL_26),
        (" 2022-4-26 ", APRIL_26),
        ("2022-04-26T23:30:00-05:00", APRIL_26),
        ("2022-04-26 10:00", APRIL_26),
        ("2022/04/26", APRIL_26),
        ("20220426", APRIL_26),
        ("20220426T100000Z", APRIL_26),
        ("26.04.2022", APRIL_26),
        ("26 April 2022", APRIL_26),
        ("26th of", None),
        # what services, spreadsheets and programs write
        ("26th of April 2022", APRIL_26),
        ("26. April 2022", APRIL_26),
        ("26APR2022", APRIL_26),
        ("26-Apr-22", APRIL_26),
        ("26 Apr '22", APRIL_26),
        ("26/Apr/2022:10:00:00 +0000", APRIL_26),
        ("Apr-26-2022", APRIL_26),
        ("2022-Apr-26", APRIL_26),
        ("2022.04.26", APRIL_26),
        ("2022/4/5", date(2022, 4, 5)),
        ("2022年4月26日", APRIL_26),
        ("26.4.22", APRIL_26),
        ("26. 4. 2022", APRIL_26),
        ("26-04-2022", APRIL_26),
        ("04-26-2022", APRIL_26),
        ("4/26/22", APRIL_26),
        ("4/26/22 10:00", APRIL_26),
        ("5/5/22", date(2022, 5, 5)),
        ("4/26/49", date(2049, 4, 26)),
        ("4/26/50", date(1950, 4, 26)),
        ("Tue Apr 26 10:00:00 +0000 2022", APRIL_26),
        ("Tue 26 Apr 10:00:00 BST 2022", APRIL_26),
        ("20220426100000", APRIL_26),
        ("202204261000", APRIL_26),
        ("Updated: April 26, 2022", APRIL_26),
        ("Published on 26 April 2022 at 10:00", APRIL_26),
        ("10:30 AM ET, Tue April 26, 2022", APRIL_26),
        ("1650931200000000", APRIL_26),
        ("1650931200000000000", APRIL_26),
        # an hour or a second of 2034, a number of Excel's, an hour that is no year, a year at either end
        ("2022042610", None),
        ("44677", None),
        ("26 Apr 10:00", None),
        ("22/04/26", None),
        ("Modified: April 26, 2022", None),
        ("Tue, 26 Apr 2022 10:00:00 GMT", APRIL_26),
        ("26-Apr-2022", APRIL_26),
        ("April 26, 2022", APRIL_26),
        ("Tuesday, April 26, 2022, 10:00 a.m.", APRIL_26),
        ("Apr. 26 2022", APRIL_26),
        ("Sept. 1, 2022", date(2022, 9, 1)),
        ("04/26/2022", APRIL_26),
        ("26/04/2022", APRIL_26),
        ("05/05/2022", date(2022, 5, 5)),
        ("1650931200", APRIL_26),
        ("1650931200000", APRIL_26),
        ("1650931200.5", APRIL_26),
        # before September 2001 the seconds have 9 digits, and the milliseconds 12
        ("931132800", date(1999, 7, 5)),
        ("931132800000", date(1999, 7, 5)),
        ("1500-01-01", date(1500, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
        # two readings, no day, no such day, no year: unknown
        ("04/05/2022", None),
        ("April 2022", None),
        ("2022", None),
        ("2022-02-30", None),
        ("26/04/22", None),
        ("April 26", None),
        ("2022-04-261", None),
        ("0022-04-26", None),
        ("1499-12-31", None),
        ("2201-01-01", None),
        # in other languages, with what their tables, mails and pages write around it
        ("26 avril 2022", APRIL_26),
        ("Publié le mardi 26 avril 2022 à 10h00", APRIL_26),
        ("mardi 26 avril 2022 10:00", APRIL_26),
        ("1er mars 2021", date(2021, 3, 1)),
        ("26 avr. 2022", APRIL_26),
        ("Dienstag, 26. Mai 2020 um 10:00 Uhr", date(2020, 5, 26)),
        ("Veröffentlicht am 5. Mai 2020", date(2020, 5, 5)),
        ("12. Jänner 2021", date(2021, 1, 12)),
        ("3 de abril de 2019", date(2019, 4, 3)),
        ("Publicado el 3 de abril del 2019, 10:00 h", date(2019, 4, 3)),
        ("miércoles, 3 abril 2019", date(2019, 4, 3)),
        ("quarta-feira, 3 de abril de 2019", date(2019, 4, 3)),
        ("3 ottobre 2019", date(2019, 10, 3)),
        ("1º de fevereiro de 2019", date(2019, 2, 1)),
        ("3 sierpnia 2019", date(2019, 8, 3)),
        ("wtorek, 26 kwietnia 2022 10:00", APRIL_26),
        ("2022. gada 26. aprīlis", APRIL_26),
        ("26 апреля 2022 г.", APRIL_26),
        ("woensdag 3 mei 2023 10:00", date(2023, 5, 3)),
        ("3-may-2019", date(2019, 5, 3)),
        # a month alone, a word that only begins like a month, an update
        ("avril 2022", None),
        ("26 marsouins 2022", None),
        ("Mis à jour le 26 avril 2022", None),
        ("Aktualisiert am 26. Mai 2022", None),
        (" " * 91 + "2022-04-26", APRIL_26),
        ("yesterday", None),
        ("", None),
        ("²2022-04-26", None),
        ("9" * 5000, None),
    ],
)
def test_day_of_a_field(value: str, day: date | None) -> None:
    assert published.day_of(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2022/04/26/talks", APRIL_26),
        ("https://news.example/world/2022/apr/26/talks", APRIL_26),
        ("https://news.example/2022/4/26", APRIL_26),
        ("https://news.example/2022/04/talks", None),
        ("https://news.example/2022/13/26/talks", None),
        ("", None),
    ],
)
def test_day_in_an_address(url: str, day: date | None) -> None:
    assert published.from_url(url) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KYIV, April 26 — The talks", APRIL_26),
        ("KYIV, Ukraine, April 26 (Wire) — The talks", APRIL_26),
        ("KYIV (Wire), April 26 – The talks", APRIL_26),
        ("NEW YORK, Apr. 26 -- The talks", APRIL_26),
        ("Kyiv, 26 April – The talks", APRIL_26),
        ("April 26 (Wire) - The talks", APRIL_26),
        ("OSLO, Norway, April 26, 2022 /Wire/ -- The talks", APRIL_26),
        ("KYIV, May 30 — The talks", date(2021, 5, 30)),
        # a week ahead is a paper of next Sunday, a day more is last year's
        ("KYIV, May 4 — The talks", date(2022, 5, 4)),
        ("KYIV, May 5 — The talks", date(2021, 5, 5)),
        ("KYIV, April 30 — The talks", date(2022, 4, 30)),
        ("Talks go on\n\nBy Ana Bell\n\nKYIV, April 26 — The talks", APRIL_26),
        ("KYIV, February 29 — The talks", date(2020, 2, 29)),
        ("KYIV, February 31 — The talks", None),
        ("KYIV — The talks on April 26 — and later", None),
        ("The talks of April 26 went on — slowly", None),
        ("The talks began, April 26 said nothing.", None),
        ("", None),
    ],
)
def test_day_of_a_dateline_when_added_on_27_april_2022(line: str, day: date | None) -> None:
    assert published.from_dateline(line, given=date(2022, 4, 27)) == day


def test_29_february_may_be_eight_years_back() -> None:
    line = "KYIV, February 29 — The talks"
    assert published.from_dateline(line, given=date(1904, 2, 20)) == date(1896, 2, 29)


def test_a_dateline_without_a_year_stays_unknown() -> None:
    assert published.from_dateline("KYIV, April 26 — The talks") is None


def test_a_dateline_with_its_year_needs_nothing_else() -> None:
    assert published.from_dateline("KYIV, April 26, 2022 — The talks") == APRIL_26


@pytest.mark.parametrize(
    ("document", "given", "expected"),
    [
        (
            Document("a", "KYIV, May 3 — x", published=APRIL_26, published_from="field"),
            None,
            (APRIL_26, "field"),
        ),
        (
            Document("a", "KYIV, May 3 — x", url="https://n.example/2022/04/26/x"),
            None,
            (APRIL_26, "metadata"),
        ),
        (Document("a", "KYIV, April 26 — x"), date(2022, 12, 31), (APRIL_26, "dateline")),
        (Document("a", "x"), APRIL_26, (APRIL_26, "given")),
        (Document("a", "x"), None, (None, "unknown")),
    ],
)
def test_the_order_is_field_metadata_dateline_given_unknown(
    document: Document, given: date | None, expected: tuple[date | None, str]
) -> None:
    settled = published.settle(document, given=given)
    assert (settled.published, settled.published_from) == expected
