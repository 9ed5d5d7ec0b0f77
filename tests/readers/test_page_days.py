"""The day of a web page: ten pages of our own for each way in which pages give it, or only seem to."""

from datetime import date
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.records import Document

TEXT = (
    "<p>The council will vote on the dam, said Tom Reyes, who chairs its committee on water and roads.</p>"
    "<p>He said that it would be the last vote of its kind in the valley before the winter of this year.</p>"
)
HEADLINE = "<h1>Dam vote</h1>"
CANONICAL = '<link rel="canonical" href="https://courier.example{}">'
PUBLISHED = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{}</script>'
NEWS = '{"@type": "NewsArticle", "headline": "Dam vote", "datePublished": "2022-04-26"}'


def day(folder: Path, *, head: str = "", body: str = f"<article>{HEADLINE}{TEXT}</article>") -> str:
    """Return the day of a page, "" if it has none."""
    (folder / "a.html").write_text(
        f"<html><head><title>Dam vote | Courier</title>{head}</head><body>{body}</body></html>",
        encoding="utf-8",
    )
    (document,) = readers.read_here(folder / "a.html")
    assert isinstance(document, Document)
    return document.published.isoformat() if isinstance(document.published, date) else ""


@pytest.mark.parametrize(
    ("value", "address", "expected"),
    [
        # nine in the evening in New York is tomorrow in UTC
        ("2022-04-27T01:00:00Z", "/2022/04/26/dam", "2022-04-26"),
        ("2022-04-27T01:00:00+00:00", "/2022/04/26/dam", "2022-04-26"),
        ("2022-04-27T03:59:59.000Z", "/2022/4/26/dam", "2022-04-26"),
        ("2022-05-01T02:00:00Z", "/2022/04/30/dam", "2022-04-30"),
        ("2023-01-01T00:10:00Z", "/2022/12/31/dam", "2022-12-31"),
        ("1651025400", "/2022/04/26/dam", "2022-04-26"),
        # and the morning in Sydney was yesterday
        ("2022-04-25T22:00:00Z", "/2022/apr/26/dam", "2022-04-26"),
        ("2022-04-26 23:00:00", "/news/2022/04/27/dam", "2022-04-27"),
        # farther away it is another day: of an older story, or of an event
        ("2022-04-28T01:00:00Z", "/2022/04/26/dam", "2022-04-28"),
        ("2022-04-26", "/2019/01/02/dam", "2022-04-26"),
        ("2022-04-27T01:00:00Z", "/2022/04/dam", "2022-04-27"),
    ],
)
def test_the_day_in_the_address_is_right_within_a_day(
    value: str, address: str, expected: str, tmp_path: Path
) -> None:
    assert day(tmp_path, head=PUBLISHED.format(value) + CANONICAL.format(address)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2022-04-27T01:00:00Z", "2022-04-26T21:00:00-04:00", "2022-04-26"),
        ("2022-04-27T01:00:00+00:00", "2022-04-26T18:00:00-07:00", "2022-04-26"),
        ("2022-04-27T01:00:00.000Z", "2022-04-26T20:00:00-05:00", "2022-04-26"),
        ("2022-04-27T01:00Z", "2022-04-26T21:00-04:00", "2022-04-26"),
        ("2022-04-25T23:30:00Z", "2022-04-26T09:30:00+10:00", "2022-04-26"),
        ("2022-04-25T18:40:00Z", "2022-04-26T00:10:00+05:30", "2022-04-26"),
        ("2022-04-25T22:30:00Z", "2022-04-26T00:30:00+02:00", "2022-04-26"),
        # the publisher's own zone is right as it is
        ("2022-04-26T23:30:00-05:00", "2022-04-27T04:30:00Z", "2022-04-26"),
        # another time, as of a change, is no proof
        ("2022-04-27T01:00:00Z", "2022-04-26T18:00:00-04:00", "2022-04-27"),
        ("2022-04-27T01:00:00Z", "2022-04-26", "2022-04-27"),
    ],
)
def test_the_same_moment_in_the_publishers_zone_gives_the_day(
    first: str, second: str, expected: str, tmp_path: Path
) -> None:
    head = PUBLISHED.format(first) + f'<meta itemprop="datePublished" content="{second}">'
    assert day(tmp_path, head=head) == expected


@pytest.mark.parametrize(
    "script",
    [
        f"<![CDATA[{NEWS}]]>",
        f"//<![CDATA[\n{NEWS}\n//]]>",
        f"/*<![CDATA[*/{NEWS}/*]]>*/",
        f"/* <![CDATA[ */\n{NEWS}\n/* ]]> */",
        f"// <![CDATA[\n{NEWS}\n// ]]>",
        f"\n  <![CDATA[\n{NEWS}\n]]>\n",
        f"<!--\n{NEWS}\n-->",
        f"<!-- {NEWS} //-->",
        # broken: a comma too many, a line break in a string, a quotation mark
        NEWS.replace("}", ",}"),
        NEWS.replace("Dam vote", "Dam\nvote"),
        NEWS.replace("Dam vote", 'The "dam" vote'),
        "[" + NEWS.replace("}", "") + "}, ]",
    ],
)
def test_a_hidden_or_broken_script_still_gives_its_day(script: str, tmp_path: Path) -> None:
    assert day(tmp_path, head=LINKED.format(script)) == "2022-04-26"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Thing", "comment": [{"@type": "Comment", "datePublished": "2022-04-29"}]}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2021-01-01"}]}',
        '{"@type": "NewsArticle", "isBasedOn": {"@type": "NewsArticle", "datePublished": "2019-01-01"}}',
        '{"@type": "NewsArticle", "dateModified": "2022-04-29"}',
        '{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}',
    ],
)
def test_a_script_about_something_else_gives_no_day(script: str, tmp_path: Path) -> None:
    assert day(tmp_path, head=LINKED.format(script)) == ""


@pytest.mark.parametrize(
    "meta",
    [
        'property="article:publicationdate"',
        'property="article:publicationDate"',
        'property="article:published_date"',
        'property="og:article:published_time"',
        'name="article.published"',
        'name="article:post_date"',
        'name="article_date_original"',
        'name="OriginalPublicationDate"',
        'name="bt:pubDate"',
        'name="dc:date"',
        'name="DC.Date.Issued"',
        'name="publish-date"',
        'name="Publish_Date"',
        'name="publishtime"',
        'name="mediator_published_time"',
        'itemprop="datePublished"',
    ],
)
def test_a_meta_tag_may_be_spelled_in_many_ways(meta: str, tmp_path: Path) -> None:
    assert day(tmp_path, head=f'<meta {meta} content="2022-04-26T10:00:00">') == "2022-04-26"


@pytest.mark.parametrize(
    "name",
    [
        "article:modified_time",
        "article:modified",
        "og:updated_time",
        "dateModified",
        "last-modified",
        "lastmod",
        "DC.date.modified",
        "revised",
        "expires",
        "article:expiration_time",
        "cme_last_updated",
    ],
)
def test_a_meta_tag_of_a_change_is_no_day_of_publication(name: str, tmp_path: Path) -> None:
    assert day(tmp_path, head=f'<meta property="{name}" content="2022-04-28"><meta name="{name}">') == ""


TIME = '<time datetime="2022-04-26T10:00:00">26 April</time>'


@pytest.mark.parametrize(
    "body",
    [
        f"{HEADLINE}{TIME}{TEXT}",
        f"{TIME}{HEADLINE}{TEXT}",
        f"<div>{HEADLINE}<p>By Ana Bell</p>{TIME}</div>{TEXT}",
        f"<div><div>{HEADLINE}</div><div><span>{TIME}</span></div></div><div>{TEXT}</div>",
        f"<section>{HEADLINE}<p class=meta>{TIME}</p></section>{TEXT}",
        f"<div><div class=title>{HEADLINE}</div><ul><li>Ana Bell</li><li>{TIME}</li></ul>{TEXT}</div>",
        # not in dispute: a teaser's day, a comment's day, the day of a change, the day of saving
        f"{HEADLINE}{TIME}{TEXT}<div class=related><time datetime=2022-04-20></time></div>",
        f"{HEADLINE}{TIME}{TEXT}<div id=comments><time datetime=2022-04-29></time></div>",
        f"{HEADLINE}{TIME}<time itemprop=dateModified datetime=2022-04-28></time>{TEXT}",
        f"<div><time datetime=2024-01-01>Monday</time></div><div>{HEADLINE}{TIME}</div>{TEXT}",
        f"<h1>Courier</h1><div>{HEADLINE}{TIME}</div>{TEXT}",
        f"<table class=widget><tr><td>{HEADLINE}{TIME}{TEXT}</td></tr></table>",
        f"<div class=has-sidebar><div>{HEADLINE}{TIME}</div>{TEXT}</div>",
        # in words only
        f"{HEADLINE}<span class=date>April 26, 2022</span>{TEXT}",
        f"{HEADLINE}<p>Published: 26 April 2022</p>{TEXT}",
        f"{HEADLINE}<div class=byline-time>posted on April 26, 2022, at 11:29 a.m.</div>{TEXT}",
        f"{HEADLINE}<p class=pubdate>Published 26 April 2022 | Updated 28 April 2022</p>{TEXT}",
        f"{HEADLINE}<p class=dates>Tuesday, April 26, 2022</p>{TEXT}",
    ],
)
def test_the_day_may_be_beside_the_headline(body: str, tmp_path: Path) -> None:
    assert day(tmp_path, body=body) == "2022-04-26"


LATER = '<time datetime="2022-04-28">28 April</time>'


@pytest.mark.parametrize(
    "body",
    [
        f'{HEADLINE}<time itemprop="dateModified" datetime="2022-04-28">28 April</time>{TEXT}',
        f'<article>{HEADLINE}<time itemprop="dateModified" datetime="2022-04-28"></time>{TEXT}</article>',
        f'<article>{HEADLINE}<time class="updated" datetime="2022-04-28"></time>{TEXT}</article>',
        f'<article>{HEADLINE}<time class="last-modified" datetime="2022-04-28"></time>{TEXT}</article>',
        f"<article>{HEADLINE}<p>Last updated: {LATER}</p>{TEXT}</article>",
        f"<article>{HEADLINE}<p><b>Updated on</b> {LATER}</p>{TEXT}</article>",
        f"<article>{HEADLINE}<p class='updated'>{LATER}</p>{TEXT}</article>",
        f'<article>{HEADLINE}<time datetime="2022-04-28">Updated 28 April 2022</time>{TEXT}</article>',
        f"<main>{HEADLINE}{TEXT}<p>This article was modified on {LATER}</p></main>",
        f"{HEADLINE}<p class=date>Updated April 28, 2022</p>{TEXT}",
        f"{HEADLINE}<span class=modified-date>April 28, 2022</span>{TEXT}",
        f"{HEADLINE}<p>Last reviewed {LATER}</p>{TEXT}",
        # only mentioned, in a table, of a teaser, in the newspaper's head
        f"{HEADLINE}<p>April 28, 2022</p>{TEXT}",
        f"{HEADLINE}<table><tr><td><span class=date>1998-02-28</span></td></tr></table>{TEXT}",
        f"{HEADLINE}{TEXT}<div class=teaser>{LATER}</div>",
        f"<article><h3>A</h3>{LATER}</article><article><h3>B</h3></article><div>{HEADLINE}{TEXT}</div>",
        f"<main><article><h3>A</h3>{LATER}</article><article>{HEADLINE}{TEXT}</article></main>",
        f"<div class=date>April 28, 2022</div><div>{HEADLINE}</div>{TEXT}",
        f"{HEADLINE}{TEXT}<p>The dam burst on {LATER}</p>",
        f"{HEADLINE}{TIME}{LATER}{TEXT}",
    ],
)
def test_a_day_of_a_change_or_of_something_else_is_not_taken(body: str, tmp_path: Path) -> None:
    assert day(tmp_path, body=body) == ""


def test_the_address_a_page_was_saved_from_gives_the_day(tmp_path: Path) -> None:
    from dashboard.readers import html_page

    page = (
        f"<html><head>{PUBLISHED.format('2022-04-27T01:00:00Z')}</head><body>{HEADLINE}{TEXT}</body></html>"
    )
    (document,) = html_page.read_page(page.encode(), url="https://courier.example/2022/04/26/dam")
    assert isinstance(document, Document)
    assert document.published == date(2022, 4, 26)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/2022/04/26/dam", "2022-04-26"),
        ("/news/2022-04-26/dam", "2022-04-26"),
        ("/news/2022-04-26-dam-vote", "2022-04-26"),
        ("/20220426/dam", "2022-04-26"),
        ("/a/20220426/006270.htm", "2022-04-26"),
        ("/news/20220426.html", "2022-04-26"),
        ("/20221326/dam", ""),
        ("/48220426/dam", ""),
        ("/202204261/dam", ""),
        ("/dam?day=/2022-04-26/", ""),
        ("/2022-04/dam", ""),
        ("/dam-2022-04-26", ""),
    ],
)
def test_the_day_may_be_in_the_address_only(address: str, expected: str, tmp_path: Path) -> None:
    assert day(tmp_path, head=CANONICAL.format(address)) == expected
