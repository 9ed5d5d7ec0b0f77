"""Web pages that hold only a part of their article: behind a paywall, or cut short."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import page_cut
from dashboard.records import Account, Document

SHOWN = (
    "<p>The dam holds, said Tom Reyes, who chairs the committee on water of the valley's council.</p>"
    "<p>He said that he had seen it himself on the day before, together with two engineers.</p>"
    "<p>The river rose by a metre over night and stood at the second mark on Tuesday morning.</p>"
)
REST = (
    "<p>What the council did not say is that the engineers had warned of the gates a year ago.</p>"
    "<p>“We wrote to them twice,” said Lee Roe, who led the first inspection of the lower wall.</p>"
)
BARRIER = (
    "<p>Subscribe now for 1 dollar a month, and read all that our reporters write in the valley.</p>"
    "<p>Already a subscriber? Log in here, and go on with your article where you left it today.</p>"
)
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {}}}</script>'
PARTS = (
    'false, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".closed"}'
)


def page(inside: str, head: str = "", below: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Dam vote</title>{head}</head><body><article><h1>Dam vote</h1>"
        f"{inside}</article>{below}</body></html>"
    )


def read(tmp_path: Path, content: str) -> tuple[Document, str]:
    path = tmp_path / "any.html"
    path.write_text(content, encoding="utf-8")
    told: list[Account] = []
    [document] = readers.read(path, account=told.append)
    assert isinstance(document, Document)
    return document, " ".join(told[-1].notes)


@pytest.mark.parametrize(
    "rest",
    [
        f'<div style="display:none">{REST}</div>',
        f'<div class="paywall" style="display: none !important">{REST}</div>',
        f'<section class="article-premium" hidden>{REST}</section>',
        f'<div class="subscriber-only" aria-hidden="true">{REST}</div>',
        REST.replace("<p>", '<p style="visibility:hidden">'),
        f'<div style="display:none">{REST}</div><div class="paywall">{BARRIER}</div>',
    ],
)
def test_text_that_a_paywall_hides_is_told(tmp_path: Path, rest: str) -> None:
    document, note = read(tmp_path, page(SHOWN + rest))
    assert "engineers had warned" not in document.text
    assert (document.extent, note) == ("cut", page_cut.HIDDEN)


@pytest.mark.parametrize(
    "content",
    [
        page(SHOWN),
        # the barrier of a page that is open to all, dialogs, captions, boxes with other articles
        page(SHOWN + f'<div class="paywall" style="display:none">{BARRIER}</div>'),
        page(SHOWN + f'<div class="cookie-consent" style="display:none">{REST}</div>'),
        page(SHOWN + f'<div class="related-stories" style="display:none">{REST}</div>'),
        page(SHOWN + '<p style="display:none">A short caption of the picture of the dam.</p>'),
        page(SHOWN, below=f'<div style="display:none">{REST}</div>'),
        page(f'<div class="paywall">{SHOWN}{REST}</div>'),
        page(SHOWN, LINKED.format("true")),
        page(SHOWN, LINKED.format('"True"')),
        # the part for subscribers is there, or as many words as the whole has
        page(SHOWN + f'<div class="closed">{REST}</div>', LINKED.format(PARTS)),
        page(SHOWN + REST, LINKED.format('false, "wordCount": 80')),
    ],
)
def test_a_page_that_shows_its_whole_article_is_whole(tmp_path: Path, content: str) -> None:
    document, note = read(tmp_path, content)
    assert (document.extent, note) == ("whole", "")


@pytest.mark.parametrize(
    "value", ["false", '"False"', '"http://schema.org/False"', 'false, "wordCount": 900']
)
def test_a_page_for_subscribers_is_marked_as_cut(tmp_path: Path, value: str) -> None:
    document, note = read(tmp_path, page(SHOWN, LINKED.format(value)))
    assert (document.extent, note) == ("cut", page_cut.CLOSED)
    assert "second mark" in document.text


@pytest.mark.parametrize("at", ["second ma", "<p>The river rose by a metre over", "</p><p>He"])
def test_a_page_that_is_cut_short_is_told(tmp_path: Path, at: str) -> None:
    whole = page(SHOWN)
    document, note = read(tmp_path, whole[: whole.index(at) + len(at)])
    assert (document.extent, note) == ("cut", page_cut.SHORT)


@pytest.mark.parametrize(
    ("content", "is_cut"),
    [
        # HTML lets the end tags of these be left out
        (f"<!doctype html><title>Dam vote</title>{SHOWN}", False),
        (f"<html><body>{SHOWN}<p>So it is.", False),
        (f"<html><body><div>{SHOWN}</div>\n", False),
        (f"<html><body><div>{SHOWN}</div></body>\n<!-- 0.2 s -->", False),
        ("The dam <b>holds", False),  # a piece of a page
        (f"<html><body><div>{SHOWN}", True),
        (f"<html><body>{SHOWN}<p>So it", True),
        (f"<html><body>{SHOWN}<a href='https://cour", True),
    ],
)
def test_the_end_of_a_page_shows_whether_it_is_cut_short(content: str, is_cut: bool) -> None:
    assert page_cut.ends_early(content) == is_cut
