"""Days of publication on web pages: what the page says of itself, and what it merely mentions."""

from pathlib import Path

import pytest
from trafilatura import utils

from dashboard import readers
from dashboard.readers import html_page
from dashboard.records import Document, Problem

PAGE = """<html><head><title>Dam vote</title>{head}</head><body><article><h1>Dam vote</h1>{top}
<p>The council will vote on the dam on Friday, April 8, 2011, said Tom Reyes, who chairs its committee.</p>
<p>He said that it would be the last vote of its kind in the valley before the winter of this year.</p>{below}
</article><footer>© 2019 The Courier. Last updated 3 March 2020
<time datetime="2020-03-03"></time></footer></body></html>"""
PUBLISHED = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{}</script>'
TIME = "<time {}>26 April</time>"
NEWS = '{"@type": "NewsArticle", "datePublished": "2022-04-26T22:00:00Z"}'
OF_A_PAGE = '{"@type": "WebPage", "datePublished": "2021-01-01"}'
OTHER = 'datetime="2022-05-01"'
MARKED = 'itemprop="datePublished" datetime="2022-04-26"'


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        (PUBLISHED.format("2022-04-26T23:30:00-05:00"), "", "2022-04-26"),
        ('<meta name="DC.date.issued" content="2022-04-26">', "", "2022-04-26"),
        ('<meta itemprop="datePublished" content="April 26, 2022">', "", "2022-04-26"),
        ('<meta name="date" content="2022-04-29">' + PUBLISHED.format("2022-04-26"), "", "2022-04-26"),
        (LINKED.format(NEWS), "", "2022-04-26"),
        (
            LINKED.format(
                '{"@graph": [{"@type": "WebPage", "datePublished": "2021-01-01"},'
                ' {"@type": ["NewsArticle"], "datePublished": "2022-04-26"}]}'
            ),
            "",
            "2022-04-26",
        ),
        # hidden from readers of XML, as wikis and blogs do
        (LINKED.format(f"<![CDATA[ {NEWS} ]]>"), "", "2022-04-26"),
        (LINKED.format(f"//<![CDATA[\n{NEWS}\n//]]>"), "", "2022-04-26"),
        (LINKED.format(f"/*<![CDATA[*/{NEWS}/*]]>*/"), "", "2022-04-26"),
        (LINKED.format(f"<!-- {NEWS} -->"), "", "2022-04-26"),
        # an article's own date goes before that of the meta tags, a page's behind
        (LINKED.format(NEWS) + PUBLISHED.format("2022-05-11"), "", "2022-04-26"),
        (LINKED.format(OF_A_PAGE) + PUBLISHED.format("2022-04-26"), "", "2022-04-26"),
        ("", '<abbr itemprop="datePublished" title="2022-04-26T12:06:00-08:00">12:06</abbr>', "2022-04-26"),
        ("", TIME.format('class="published" datetime="2022-04-26"') + TIME.format(OTHER), "2022-04-26"),
        ("", '<abbr class="dt-published" title="2022-04-26">Tuesday</abbr>', "2022-04-26"),
        ("", '<abbr class="unpublished" title="2022-04-26">Tuesday</abbr>', None),
        (LINKED.format("{broken") + PUBLISHED.format("2022-04-26"), "", "2022-04-26"),
        ("", TIME.format('datetime="2022-04-26T10:00"'), "2022-04-26"),
        ("", TIME.format(MARKED) + TIME.format('datetime="2022-04-28"'), "2022-04-26"),
        (PUBLISHED.format("1987-04-26"), "", "1987-04-26"),
        (PUBLISHED.format("2027-04-26"), "", "2027-04-26"),
        ('<link rel="canonical" href="https://courier.example/2022/04/26/dam">', "", "2022-04-26"),
        # only mentioned, only changed, two readings, in dispute: unknown
        ("", "", None),
        ('<meta property="article:modified_time" content="2022-04-28">', "", None),
        ('<meta name="date" content="04/05/2022">', "", None),
        ("", TIME.format('datetime="2022-04-26"') + TIME.format('datetime="2022-04-28"'), None),
        (LINKED.format('{"dateModified": "2022-04-28"}'), "", None),
        (LINKED.format("[" * 50_000), "", None),
        (LINKED.format('{"datePublished": {"a": [1, null]}}'), "", None),
    ],
)  # fmt: skip
def test_the_day_is_the_one_that_the_page_says_it_was_published(
    head: str, top: str, day: str | None, tmp_path: Path
) -> None:
    document = read(tmp_path, PAGE.format(head=head, top=top, below=""))
    assert (document.published and document.published.isoformat()) == day
    assert document.published_from == ("metadata" if day else "unknown")


def test_markup_in_a_page_is_no_markup_in_its_text(tmp_path: Path) -> None:
    below = "<script>alert(1)</script><p>Then he wrote &lt;b&gt;no&lt;/b&gt; on the wall of the school.</p>"
    document = read(tmp_path, PAGE.format(head="", top="", below=below))
    assert "alert" not in document.text
    assert "<b>no</b>" in document.text


def test_entities_are_not_read_from_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    page = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + PAGE.format(
        head="", top="<p>&a;</p>", below=""
    )
    assert "SECRET" not in read(tmp_path, page).text


@pytest.mark.slow
def test_a_page_of_200_000_nested_elements_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 200_000)
    (problem,) = readers.read(tmp_path / "a.html")
    assert isinstance(problem, Problem)
    assert "No text" in problem.what


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for content in ("", "<", "<html>", "\0", "<p>x"):
        (tmp_path / "a.html").write_text(content)
        list(readers.read(tmp_path / "a.html"))
    assert capfd.readouterr() == ("", "")


def read(folder: Path, page: str) -> Document:
    (folder / "a.html").write_text(page, encoding="utf-8")
    (document,) = readers.read(folder / "a.html")
    assert isinstance(document, Document)
    return document


def test_a_page_inside_another_file_has_its_address_and_its_charset() -> None:
    page = PAGE.format(head="", top="<p>“The café holds.”</p>", below="").encode("cp1252")
    address = "https://courier.example/dam"
    [document] = html_page.read_page(page, declared="windows-1252", url=address)
    assert isinstance(document, Document)
    assert document.url == address
    assert "“The café holds.”" in document.text


def test_nothing_of_a_page_is_kept_when_the_next_is_read(tmp_path: Path) -> None:
    for number in range(3):
        read(tmp_path, PAGE.format(head="", top="", below=f"<p>{number}. {'The dam holds. ' * 40}</p>"))
    assert utils.line_processing.cache_info().currsize == utils.trim.cache_info().currsize == 0
