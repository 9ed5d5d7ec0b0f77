"""The text of a web page: what belongs to the article is kept, what is hidden or leads elsewhere is not."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import page_body
from dashboard.records import Document
from tests.growth import assert_linear

P = (
    "The council voted on Tuesday to close the old dam above the town, said Mayor Anna Brandt.",
    "“We looked at every other way,” she told reporters in the hall, where two hundred people waited.",
    "Engineers of the state had warned in March that the wall could not hold another spring like it.",
    "The work will cost eleven million dollars, of which the state pays half, and ends before winter.",
    "Farmers below the dam fear for their water, and three of them said that they would go to court.",
)
FIRST, SECOND, THIRD, FOURTH, FIFTH = (f"<p>{words}</p>" for words in P)
ALL = FIRST + SECOND + THIRD + FOURTH + FIFTH
H1 = "<h1>Town will close its dam</h1>"
H2 = '<h2><a href="/engineers">What the engineers found</a></h2>'
ITEMS = (
    "It was built in 1931 by the county.",
    "It was mended twice, in 1958 and 1977.",
    "It is 90 feet high.",
)
UL = "<ul>{}</ul>".format("".join(f"<li>{words}</li>" for words in ITEMS))
NAV = '<div class="menu"><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></div>'


def read(folder: Path, body: str, head: str = "") -> Document:
    page = (
        f"<html><head><title>Town will close its dam - Courier</title>{head}</head><body>{body}</body></html>"
    )
    (folder / "a.html").write_text(page, encoding="utf-8")
    (document,) = readers.read_here(folder / "a.html")
    assert isinstance(document, Document)
    return document


def text(folder: Path, body: str) -> str:
    return " ".join(read(folder, body).text.split())


@pytest.mark.parametrize(
    "body",
    [
        H1 + "<br><br>".join(P),
        H1 + "<br>".join(P),
        H1 + P[0] + SECOND + P[2] + FOURTH + P[4],
        H1 + f"<b>TOWN</b> {P[0]}<br><br><i>“No.”</i> " + "<br><br>".join(P[1:]),
        H1 + f'<a href="/t">TOWN</a> {P[0]}{SECOND}<a href="/e">Then</a> {P[2]}{FOURTH}{FIFTH}',
        NAV + H1 + "<br><br>".join(P) + "<footer>© Courier</footer>",
        f"<center><font size=3>{H1}{'<br><br>'.join(P)}</font></center>",
        f"<table><tr><td>{NAV}</td><td>{H1}{'<p>'.join(P)}</td></tr></table>",
        f"<article>{H1}{P[0]}{SECOND}{P[2]}{FOURTH}{P[4]}</article>",
        f'<div class="content">{H1}{P[0]}{SECOND}{P[2]}{FOURTH}{P[4]}</div>',
        H1 + "".join(f"<div>{words}</div>" for words in P),
        H1 + "".join(f"<span>{words}</span><br>" for words in P),
    ],
)
def test_loose_text_is_text(body: str, tmp_path: Path) -> None:
    assert [words for words in P if words not in text(tmp_path, body)] == []


@pytest.mark.parametrize(
    "body",
    [
        H1 + FIRST + SECOND + "{}" + THIRD + FOURTH + FIFTH,
        NAV + H1 + FIRST + SECOND + "{}" + THIRD + FOURTH + FIFTH + "<footer>© Courier</footer>",
        f"<div>{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</div>",
        f"<main>{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</main>",
        f"<article>{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</article>",
        f'<div class="entry-content">{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</div>',
        f'<div id="page">{NAV}<div id="left">{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</div></div>',
        f"<section>{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</section>",
        f"<table><tr><td>{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</td></tr></table>",
        f"<form>{H1}{FIRST}{SECOND}{{}}{THIRD}{FOURTH}{FIFTH}</form>",
    ],
)
@pytest.mark.parametrize(
    ("middle", "words"),
    [
        (H2, ["What the engineers found"]),
        ("<h2>What the engineers found</h2>", ["What the engineers found"]),
        (UL, list(ITEMS)),
        (UL.replace("ul>", "ol>"), list(ITEMS)),
        (H2 + UL, ["What the engineers found", *ITEMS]),
        ("<blockquote>The river was here before us all.</blockquote>", ["The river was here before us all."]),
    ],
)
def test_headings_and_lists_are_kept(body: str, middle: str, words: list[str], tmp_path: Path) -> None:
    found = text(tmp_path, body.format(middle))
    assert [one for one in (*words, *P) if one not in found] == []


SECRET = "Only subscribers of the Courier may read what nobody was ever meant to see on this page."


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p hidden>{SECRET}</p>",
        f'<p hidden="hidden">{SECRET}</p>',
        f'<p style="display:none">{SECRET}</p>',
        f'<div style="color: red; DISPLAY : none !important"><p>{SECRET}</p></div>',
        f'<p style="visibility: hidden">{SECRET}</p>',
        f'<p aria-hidden="true">{SECRET}</p>',
        f"<template><p>{SECRET}</p></template>",
        f"<noscript><p>{SECRET}</p></noscript>",
        f'<span class="sr-only">{SECRET}</span>',
        f'<p class="screen-reader-text">{SECRET}</p>',
        f"<div hidden><div><p>{SECRET}</p></div></div>",
        f'<p>Look here. <span style="display: none">{SECRET}</span> And there, if you want to look.</p>',
    ],
)
@pytest.mark.parametrize(
    "page",
    [H1 + FIRST + "{}" + SECOND + THIRD, "<article>" + H1 + FIRST + "{}" + SECOND + THIRD + "</article>"],
)
def test_hidden_text_is_left_out(page: str, hidden: str, tmp_path: Path) -> None:
    found = text(tmp_path, page.format(hidden))
    assert SECRET not in found
    assert all(words in found for words in P[:3])


@pytest.mark.parametrize(
    "page",
    [
        # saved while a dialog lay over it, or before a script had shown it
        f'<div aria-hidden="true">{H1}{ALL}</div><div><p>We value your privacy, as 840 others.</p></div>',
        f'<div style="display:none" id="root">{H1}{ALL}</div>{NAV}',
        f'<main style="visibility:hidden">{H1}{ALL}</main>',
        f"<noscript><article>{H1}{ALL}</article></noscript>",
        f'<article><p style="visibility: visible">{P[0]}</p>{SECOND}{THIRD}{FOURTH}{FIFTH}</article>',
        f'<article hidden="until-found">{H1}{ALL}</article>',
        f'<article aria-hidden="false">{H1}{ALL}</article>',
        "<article>" + H1 + "".join(f'<p style="display:none">{words}</p>' for words in P) + "</article>",
    ],
)
def test_an_article_that_seems_hidden_as_a_whole_is_kept(page: str, tmp_path: Path) -> None:
    found = text(tmp_path, page)
    assert [words for words in P if words not in found] == []


TEASER = "Flood of 1977 is remembered in pictures by those who saw it"
LINK = f'<a href="/1977">{TEASER}</a>'


@pytest.mark.parametrize(
    "stream",
    [
        f"<p>Read more: {LINK}</p>",
        f"<p><strong>READ MORE</strong> {LINK}</p>",
        f"<p>Read also: {LINK}</p>",
        f"<p><b>Related:</b> {LINK}</p>",
        f"<p>» See also: {LINK}</p>",
        f"<p>Don’t miss: {LINK}</p>",
        f"<p>Watch: {LINK}</p>",
        f"<h3>Related stories</h3><ul><li>{LINK}</li><li><a href='/2'>Dams of the county</a></li></ul>",
        f"<h3>You might also like</h3><div><p>{LINK}</p><p><a href='/2'>Dams of the county</a></p></div>",
        f"<h2>More from Courier</h2><ul><li>{LINK}</li></ul>",
        f"<div class='related-articles'><p>{TEASER} and told us of it at the town hall.</p></div>",
        f"<div class='c-mostRead'><p>{TEASER} and told us of it at the town hall.</p></div>",
        f"<section id='recommended'><p>{TEASER} and told us of it at the town hall.</p></section>",
        f"<div class='photo-gallery'><p>{TEASER}, one picture of many.</p><p>1 of 12 of them.</p></div>",
        f"<div class='slideShow'><p>{TEASER}, one picture of many.</p></div>",
        f"<aside class='newsletter'><p>{TEASER}? Sign up for our letter.</p></aside>",
        f"<ul class='carousel'><li><p>{TEASER}, one picture of many.</p></li></ul>",
    ],
)
def test_teasers_and_galleries_are_not_text(stream: str, tmp_path: Path) -> None:
    for page in (H1 + FIRST + SECOND + THIRD + stream + FOURTH + FIFTH,):
        found = text(tmp_path, page)
        assert TEASER not in found
        assert "Related" not in found
        assert [words for words in P if words not in found] == []


@pytest.mark.parametrize(
    "page",
    [
        f"<article><p>Read more books, she said, and <a href='/x'>fewer letters</a>.</p>{ALL}</article>",
        f"<article><h2>More on the cost</h2>{ALL}</article>",
        f"<article>{FIRST}<h3>Related claims</h3><p>A clerk said otherwise.</p>{SECOND}{THIRD}</article>",
        f"<div class='gallery-page popular'>{H1}{ALL}</div>",
        f"<div class='promo'><div class='related'>{H1}{ALL}</div></div>",
    ],
)
def test_words_that_only_sound_like_teasers_are_kept(page: str, tmp_path: Path) -> None:
    found = text(tmp_path, page)
    wanted = ("Read more books", "More on the cost", "A clerk said otherwise", P[0], P[1], P[2])
    assert [words for words in wanted if words in page and words not in found] == []


def test_a_teaser_before_the_article_is_not_taken_for_it(tmp_path: Path) -> None:
    paragraphs = "<p>It was the year in which the river rose.</p><p>So they say.</p>"
    teasers = f"<article><h3>{LINK}</h3>{paragraphs}</article>"
    found = text(tmp_path, f"<div>{teasers * 3}</div><div id='x'>{H1}{ALL}</div>")
    assert TEASER not in found
    assert P[4] in found


def test_a_long_consent_dialog_is_not_taken_for_a_short_article(tmp_path: Path) -> None:
    consent = "".join(
        f"<p>We and partner {n} store what you read, in order to tell others.</p>" for n in range(40)
    )
    found = text(tmp_path, f"<article>{H1}{ALL}</article><div class='cookie-consent'>{consent}</div>")
    assert "partner" not in found
    assert P[4] in found


def test_a_large_first_letter_is_part_of_its_word(tmp_path: Path) -> None:
    letter = f'<p><span aria-hidden="true">T</span><span class="sr-only">The</span>{P[0][1:]}</p>'
    assert text(tmp_path, f"<article>{letter}{SECOND}{THIRD}</article>").startswith(P[0])


def test_both_parts_of_a_divided_article_are_kept(tmp_path: Path) -> None:
    found = text(
        tmp_path, f"<div id=a>{H1}{FIRST}<div class='more hideOnInit'>{SECOND}{THIRD}{FOURTH}</div></div>"
    )
    assert [words for words in P[:4] if words not in found] == []


def test_a_headline_is_the_title_and_the_first_line(tmp_path: Path) -> None:
    document = read(tmp_path, f"<article>{H1}{ALL}</article>")
    assert document.title == "Town will close its dam"
    assert document.text.startswith(f"{document.title}\n{P[0]}")


def test_a_script_gives_no_text_where_the_page_has_some(tmp_path: Path) -> None:
    linked = f'{{"@type": "NewsArticle", "articleBody": "{SECRET * 9}"}}'
    script = f'<script type="application/ld+json">{linked}</script>'
    document = read(tmp_path, f"<article>{H1}{FIRST}</article>", head=script)
    assert SECRET not in document.text
    assert P[0] in document.text


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Username", ""),
        ("username", ""),
        ("Follow", ""),
        ("No Author", ""),
        ("Staff", ""),
        ("Unknown Author", ""),
        ("admin", ""),
        ("https://www.facebook.com/courier", ""),
        ("news@courier.example", ""),
        ("Guest", ""),
        ("By Ana Bell", "Ana Bell"),
        ("Ana Bell; Follow", "Ana Bell"),
        ("Ana Bell; ANA BELL", "Ana Bell"),
        ("Courier Staff", "Courier Staff"),
        ("Byron Follows", "Byron Follows"),
    ],
)
def test_a_byline_is_a_name(byline: str, author: str, tmp_path: Path) -> None:
    document = read(
        tmp_path, f"<article>{H1}{ALL}</article>", head=f'<meta name="author" content="{byline}">'
    )
    assert document.author == author


def test_behind_a_placeholder_the_byline_on_the_page_is_found(tmp_path: Path) -> None:
    byline = '<span class="byline">By <a href="/ana">Ana Bell</a></span>'
    hidden = '<div class="comment"><span class="author">Username</span></div>'
    assert read(tmp_path, f"{hidden}<article>{H1}{byline}{ALL}</article>").author == "Ana Bell"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        f"<a hidden>x</a>{P[0] * 3}",
        f"<div class='gallery'>x</div>{P[0] * 3}",
        f"<h2>Related</h2><ul><li><a href='/x'>x</a></li></ul>{P[0] * 3}",
        f"<div hidden>{FIRST}</div>",
    ],
    ids=["hidden", "gallery", "related", "all"],
)
def test_clearing_takes_time_in_proportion_to_the_page(piece: str) -> None:
    from lxml import html

    def clear(page: str) -> None:
        page_body.clear(html.fromstring(page))

    # Here 10,000 tags are the most that a page may have.
    assert_linear(clear, lambda size: f"<html><body><div>{FIRST}{piece * size}</div></body></html>", 300)
