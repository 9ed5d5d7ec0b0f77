"""A dateline is read alike however it is written, and nothing else is taken for one."""

from datetime import date

import pytest

from dashboard.extract.dates import find_dates
from dashboard.extract.names.organisations import agencies
from dashboard.readers import published
from dashboard.text import dateline
from dashboard.text.article import lay_out

# The beginning of a text up to the dateline's end (|): its places, agency, day.
WRITTEN = [
    ("KYIV, April 26 — |Rain fell.", ["KYIV"], "", (0, 4, 26)),
    ("KYIV, 26 April - |Rain fell.", ["KYIV"], "", (0, 4, 26)),
    ("KYIV, Ukraine, April 26 — |Rain fell.", ["KYIV, Ukraine"], "", (0, 4, 26)),
    ("JERUSALEM, Tuesday, April 26 — |Rain fell.", ["JERUSALEM"], "", (0, 4, 26)),
    ("MOSCOW. April 26 (Interfax) - |Rain fell.", ["MOSCOW"], "Interfax", (0, 4, 26)),
    ("BEIJING, Nov. 28 (Xinhua) -- |Rain fell.", ["BEIJING"], "Xinhua", (0, 11, 28)),
    ("Tokyo, 26 Apr (Kyodo) -- |Rain fell.", ["Tokyo"], "Kyodo", (0, 4, 26)),
    ("GENEVA (Wire), 26 April 2022 – |Rain fell.", ["GENEVA"], "Wire", (2022, 4, 26)),
    ("OSLO, Norway, Apr. 26, 2022 /Wire/ -- |Rain fell.", ["OSLO, Norway"], "Wire", (2022, 4, 26)),
    ("HOUSTON, TEXAS, March 3, 2021 /Wire/ -- |Rain fell.", ["HOUSTON, TEXAS"], "Wire", (2021, 3, 3)),
    ("NEW YORK/LONDON, April 26, 2022 (Reuters) - |Rain.", ["NEW YORK", "LONDON"], "Reuters", (2022, 4, 26)),
    ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - |Rain.", ["SYDNEY", "KUALA LUMPUR"], "IPS", (2022, 7, 26)),
    ("BULAWAYO, Zimbabwe , Jun 21 2022 (IPS) - |Rain.", ["BULAWAYO, Zimbabwe"], "IPS", (2022, 6, 21)),
    ("NY / WIRE / May 7, 2024 / |Rain fell.", ["NY"], "WIRE", (2024, 5, 7)),
    ("CAIRO - 25 July 2022: |Rain fell.", ["CAIRO"], "", (2022, 7, 25)),
    ("SINGAPORE (Feb. 25, 2021) — |Rain fell.", ["SINGAPORE"], "", (2021, 2, 25)),
    ("YAOUNDÉ, May 13 2022 (IPS) - |Rain fell.", ["YAOUNDÉ"], "IPS", (2022, 5, 13)),
    ("May 2 (Wire) - |Rain fell.", [], "Wire", (0, 5, 2)),
    ("26 April 2022 — |Rain fell.", [], "", (2022, 4, 26)),
    ("WASHINGTON (AP) - |Rain fell.", ["WASHINGTON"], "AP", None),
    ("Cleveland (AFP) – |Rain fell.", ["Cleveland"], "AFP", None),
    ("Rio de Janeiro (AFP) – |Rain fell.", ["Rio de Janeiro"], "AFP", None),
    ("RENO, Nev. (AP) — |Rain fell.", ["RENO, Nev."], "AP", None),
    ("(Reuters) - |Rain fell.", [], "Reuters", None),
    ("SAN FRANCISCO--(BUSINESS WIRE)--|Rain fell.", ["SAN FRANCISCO"], "BUSINESS WIRE", None),
    ("SZEGED — |The river rose.", ["SZEGED"], "", None),
    ("PORTLAND, Maine - |On Friday it rained.", ["PORTLAND, Maine"], "", None),
    ("HIROSHIMA--|Survivors met.", ["HIROSHIMA"], "", None),
    ("ST. LOUIS — |Rain fell.", ["ST. LOUIS"], "", None),
    ("Pay cuts, fewer police. MOUNT GILEAD (AP) -- |A court met.", ["MOUNT GILEAD"], "AP", None),
]


@pytest.mark.parametrize(("written", "places", "agency", "day"), WRITTEN)
def test_a_dateline_is_read_in_its_parts(
    written: str, places: list[str], agency: str, day: tuple[int, int, int] | None
) -> None:
    text = written.replace("|", "")
    found = dateline.at_start(text)
    assert found is not None
    assert found.is_sure
    assert [text[slice(*place)] for place in found.places] == places
    assert (text[slice(*found.agency)] if found.agency else "") == agency
    assert found.day == day
    assert text[: found.end] == written.partition("|")[0]


NONE = [
    "The deal - signed on April 26 - holds.",
    "11:40 am — Police announce the name.",
    "Holly - a dog - barked.",
    "U.S. - China talks went on.",
    "VARGA: How are you?",
    "Q: Why?",
    "May 3 was cold.",
    "Robert Buckley, 32, was climbing in the Aoraki - Mt Cook National Park.",
    "According to the agency, 571 of the 714 — a group of officials — came.",
    "IOWA POLLS NOT NECESSARILY WRONG, JUST TOO EARLY - Mark and Jon",
    "",
    "—",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_else_is_one(text: str) -> None:
    assert dateline.at_start(text) is None


def test_a_name_before_a_dash_may_be_one() -> None:
    for text in ("Goose Creek — A man was hit.", "Trump — who had won — spoke."):
        found = dateline.at_start(text)
        assert found is not None
        assert not found.is_sure


DAYS = [
    ("NEW YORK/LONDON, April 26, 2022 (Reuters) - Shares fell on Tuesday, traders said.", date(2022, 4, 26)),
    ("NY / WIRE / May 7, 2024 / Shares fell on Tuesday, traders said.", date(2024, 5, 7)),
    ("A headline\n\nCAIRO - 25 July 2022: Shares fell on Monday, traders said.", date(2022, 7, 25)),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_all_who_ask_get_the_same_day(text: str, day: date) -> None:
    assert published.from_dateline(text) == day
    said = [one for one in find_dates(text, published=None) if "day" in one.text]
    assert [one.first for one in said] == [day]
    assert all("the dateline" in one.because for one in said)


def test_an_agency_is_a_body_and_a_day_in_brackets_is_none() -> None:
    for text, names in (
        ("GENEVA (Meridian) — Rain fell.", ["Meridian"]),
        ("SINGAPORE (Feb. 25, 2021) — Rain fell.", []),
        ("Lessons (July 31 to August 4) – for all", []),
    ):
        assert [one.text for one in agencies(lay_out(text), ())] == names
