"""A report in each of its forms: what it says is in it, and nothing of a text is obeyed."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import lxml.etree
import lxml.html
import openpyxl
import pandas as pd
import pytest

from dashboard.export.cited import Author, Cited
from dashboard.export.report import REPORTS, charts, map_picture
from dashboard.export.report.parts import Bar, Bars, Report, Said
from dashboard.export.safe_text import NOT_XML
from tests.export import made
from tests.export.made import AWKWARD

FIRST = date(2022, 5, 2)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\x1b[2J"
TEXTS = [*AWKWARD, EVIL]
PLACES = "place kind country lat lon mentions".split()


def said(number: int, text: str) -> Said:
    cited = Cited(
        f"document {number % 7}", text, (Author(text, text),), text, FIRST + timedelta(days=number),
        "https://news.example/a?b=1&c=2" if number % 2 else "", text, text, number, number + 5,
    )  # fmt: skip
    return Said(cited, text, text or "Nobody", text, ("75% sure",) if number % 3 else ())


def bars(title: str, noun: str) -> Bars:
    named = (Bar(text, 3 + number, FIRST + timedelta(days=7 * number)) for number, text in enumerate(TEXTS))
    return Bars(title, noun, tuple(named))


def report() -> Report:
    places = [(text, "city", "LV", 40 + n, n, 1 + n) for n, text in enumerate(TEXTS)]
    return Report(
        EVIL, EVIL, tuple(TEXTS), (Bar("Documents", 1234),), bars("Documents per week", "document"),
        (bars(EVIL, "quote"), Bars("Most mentioned places", "mention", ())),
        pd.DataFrame([*places, (EVIL, "city", "", None, None, 9)], columns=PLACES, dtype=object),
        tuple(said(number, text) for number, text in enumerate(TEXTS)), EVIL, tuple(TEXTS),
    )  # fmt: skip


def write(form: str) -> bytes:
    stream = io.BytesIO()
    REPORTS[form].write(report(), [("quotes", [made.frame("quotes")])], stream)
    return stream.getvalue()


def words(content: bytes) -> str:
    """Return the text of a page without its style, as a browser that runs nothing has it."""
    page = lxml.html.fromstring(content.decode("utf-8"))
    return "\n".join(page.find(".//main").itertext())


def of_document(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = lxml.etree.fromstring(parts.read("word/document.xml"))
    kept = {"t": None, "br": "\n", "tab": "\t", "p": "\n"}
    found = [(lxml.etree.QName(one).localname, one) for one in body.iter()]
    return "".join((one.text or "") if tag == "t" else kept[tag] or "" for tag, one in found if tag in kept)


def of_book(content: bytes) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


READ: dict[str, Callable[[bytes], str]] = {"html": words, "docx": of_document, "xlsx": of_book}


@pytest.mark.slow
@pytest.mark.parametrize("form", REPORTS)
def test_every_word_comes_back_as_it_was(form: str) -> None:
    # A workbook of today writes control characters as signs of its own; a page shows a sign in their place.
    found = READ[form](write(form))
    missing = [text for text in TEXTS if NOT_XML.sub("\ufffd", text) not in found]
    assert missing == []


@pytest.mark.slow
@pytest.mark.parametrize("form", REPORTS)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert write(form) == write(form)


@pytest.mark.slow
@pytest.mark.parametrize("form", REPORTS)
def test_a_form_knows_its_earlier_reports_and_no_other_file(form: str) -> None:
    written = {one: write(one) for one in REPORTS}
    assert {one for one in REPORTS if REPORTS[form].is_earlier(io.BytesIO(written[one]))} == {form}
    assert not any(
        REPORTS[form].is_earlier(io.BytesIO(other)) for other in (b"", b"PK", b"<html>", b"\0" * 99)
    )


@pytest.mark.slow
def test_a_page_has_nothing_that_runs_or_asks_for_anything() -> None:
    page = lxml.html.fromstring(write("html").decode("utf-8"))
    tags = {one.tag for one in page.iter() if isinstance(one.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "image", "use"}
    assert [name for one in page.iter() for name in one.attrib if name.startswith("on")] == []
    assert {one for one in page.xpath("//@href") if not one.startswith("#source-")} == {
        "https://news.example/a?b=1&c=2"
    }


@pytest.mark.slow
def test_a_quote_leads_to_its_article_which_is_listed_once() -> None:
    page = lxml.html.fromstring(write("html").decode("utf-8"))
    ids = page.xpath("//ol/li/@id")
    assert len(ids) == len(set(ids)) == 7
    assert {one.removeprefix("#") for one in page.xpath("//sup/a/@href")} == set(ids)


def test_a_workbook_has_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write("xlsx")))
    assert book.sheetnames == ["report", "quotes"]
    assert [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"] == []


@pytest.mark.slow
def test_a_documents_address_is_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(write("docx"))) as parts:
        assert b'Target="https://news.example/a?b=1&amp;c=2"' in parts.read("word/_rels/document.xml.rels")


def test_a_bar_is_as_high_as_its_count_and_stands_at_its_day() -> None:
    days = [FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=10)]
    chart = Bars(
        "Documents per day",
        "document",
        tuple(Bar("", n, day) for n, day in zip((4, 2, 1), days, strict=True)),
    )
    drawn = lxml.etree.fromstring(charts.over_time(chart)).findall(".//{*}rect")
    high, left = ([float(one.get(name)) for one in drawn] for name in ("height", "x"))
    assert high == pytest.approx([high[0], high[0] / 2, high[0] / 4])
    assert (left[1] - left[0]) * 10 == pytest.approx(left[2] - left[0], rel=0.01)


EMPTY = [(), (Bar("", 0, FIRST),), (Bar("", 3),)]


@pytest.mark.parametrize("rows", EMPTY)
def test_without_a_known_day_nothing_is_drawn(rows: tuple[Bar, ...]) -> None:
    assert charts.over_time(Bars("Documents per day", "document", rows)) == ""


SPREAD = [("Suva", 178.4, -18.1), ("Apia", -171.8, -13.8), ("Riga", 24.1, 56.9), ("Nuuk", -51.7, 64.2)]
NEAR = [("Riga", 24.1, 56.9), ("Tartu", 26.7, 58.4)]


@pytest.mark.slow
@pytest.mark.parametrize("spots", [SPREAD, NEAR, NEAR[:1]], ids=["world", "region", "one place"])
def test_the_map_has_every_place_and_a_coast_inside_its_frame(spots: list[tuple[str, float, float]]) -> None:
    rows = pd.DataFrame([(name, "city", "", lat, lon, 2) for name, lon, lat in spots], columns=PLACES)
    drawn = lxml.etree.fromstring(map_picture.picture(rows))
    at = [(float(one.get("cx")), float(one.get("cy"))) for one in drawn.findall("{*}circle")]
    assert len(at) == len(spots)
    assert all(0 < x < map_picture.WIDTH and 0 < y < map_picture.HEIGHT for x, y in at)
    land = drawn.find("{*}path").get("d")
    assert land.count("M") > 1 and len(land) < 200_000


@pytest.mark.slow
def test_no_coast_crosses_the_whole_map() -> None:
    rows = pd.DataFrame([(name, "city", "", lat, lon, 2) for name, lon, lat in SPREAD], columns=PLACES)
    (land, *_) = lxml.etree.fromstring(map_picture.picture(rows)).findall("{*}path")
    steps = []
    for ring in land.get("d").strip("MZ").split("ZM"):
        points = [tuple(float(one) for one in point.split(",")) for point in ring.split("L")]
        inside = [0 < y < map_picture.HEIGHT for _, y in points]
        pairs = zip(points, points[1:], inside, strict=False)
        steps += [abs(one[0] - other[0]) for one, other, is_in in pairs if is_in]
    assert max(steps) < map_picture.WIDTH / 8


def test_no_place_no_map() -> None:
    assert map_picture.picture(pd.DataFrame([], columns=PLACES)) == ""
    nowhere = [("Nowhere", "city", "", None, None, 3)]
    assert map_picture.picture(pd.DataFrame(nowhere, columns=PLACES, dtype=object)) == ""
