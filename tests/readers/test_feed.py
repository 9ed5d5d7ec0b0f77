"""Feeds: what of an item is its article, when it was published, and what is missing."""

from pathlib import Path

import pytest

from dashboard.readers import feed
from dashboard.records import Document
from tests.readers import reading

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>{}</feed>'
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title>{}</channel></rss>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title></channel>{}</rdf:RDF>'
)
ITEM = "<item><title>Dam</title><description>The dam holds.</description>{}</item>"
ENTRY = "<entry><title>Dam</title><summary>The dam holds.</summary>{}</entry>"


def read(tmp_path: Path, content: str | bytes, name: str = "any.xml") -> tuple[list[Document], list[str]]:
    return reading.read(tmp_path, content, name)


@pytest.mark.parametrize(
    ("inside", "text", "extent"),
    [
        ("<description>The dam holds.</description>", "The dam holds.", "summary"),
        (
            "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>",
            "One.\nTwo.",
            "summary",
        ),
        ("<description><![CDATA[<p>Caf&eacute; &amp; bar</p>]]></description>", "Café & bar", "summary"),
        (
            "<description>A.</description><content:encoded>&lt;p&gt;The whole.&lt;/p&gt;</content:encoded>",
            "The whole.",
            "whole",
        ),
        ("<content:encoded>The whole begins […]</content:encoded>", "The whole begins […]", "cut"),
        ("<content:encoded>&lt;script&gt;x()&lt;/script&gt;Words.</content:encoded>", "Words.", "whole"),
        (
            "<content:encoded>&lt;img src='https://spy.example/1.gif'/&gt;Words.</content:encoded>",
            "Words.",
            "whole",
        ),
        (
            "<content:encoded>Words.&lt;p&gt;The post A appeared on The Courier.&lt;/p&gt;</content:encoded>",
            "Words.",
            "whole",
        ),
        (
            "<description>The river rose in June. Read more</description>",
            "The river rose in June.",
            "summary",
        ),
    ],
)
def test_the_text_of_an_item_and_how_much_of_the_article_it_is(
    tmp_path: Path, inside: str, text: str, extent: str
) -> None:
    [document], _ = read(tmp_path, RSS.format(f"<item>{inside}</item>"))
    assert (document.text, document.extent) == (text, extent)


@pytest.mark.parametrize(
    ("form", "item", "inside", "day"),
    [
        (RSS, ITEM, "<pubDate>Tue, 26 Apr 2022 23:30:00 -0500</pubDate>", "2022-04-26"),
        (RSS, ITEM, "<dc:date>2022-04-26T23:30:00-05:00</dc:date>", "2022-04-26"),
        (RDF, ITEM, "<dc:date>2022-04-26</dc:date>", "2022-04-26"),
        (ATOM, ENTRY, "<published>2022-04-26T10:00:00Z</published>", "2022-04-26"),
        (
            ATOM,
            ENTRY,
            "<updated>2022-05-01T10:00:00Z</updated><published>2022-04-26T10:00:00Z</published>",
            "2022-04-26",
        ),
        (ATOM, ENTRY, "<updated>2022-05-01T10:00:00Z</updated>", None),
        (
            ATOM,
            ENTRY,
            '<link href="https://c.example/2022/04/26/dam"/><updated>2022-05-01</updated>',
            "2022-04-26",
        ),
        (
            RSS,
            ITEM,
            "<link>https://c.example/2022/04/25/dam</link><pubDate>Tue, 26 Apr 2022 02:00:00 GMT</pubDate>",
            "2022-04-25",
        ),
        (
            RSS,
            ITEM,
            "<link>https://c.example/2022/04/20/dam</link><pubDate>Tue, 26 Apr 2022 02:00:00 GMT</pubDate>",
            "2022-04-26",
        ),
        (RSS, ITEM, "<pubDate>soon</pubDate>", None),
        (RSS, ITEM, "", None),
    ],
)
def test_the_day_of_an_item_is_that_of_its_publication(
    tmp_path: Path, form: str, item: str, inside: str, day: str | None
) -> None:
    [document], problems = read(tmp_path, form.format(item.format(inside)))
    assert (document.published and document.published.isoformat()) == day
    assert bool(problems) == (
        "soon" in inside or ("updated>2022-05-01" in inside and "published" not in inside)
    )


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ("<link>https://c.example/1</link><guid>g1</guid>", "id", "g1"),
        ("<link>https://c.example/1</link><guid>g1</guid>", "url", "https://c.example/1"),
        ("<guid isPermaLink='false'>urn:c:1</guid>", "url", ""),
        ("<link>javascript:alert(1)</link>", "url", ""),
        ("<author>ana@c.example (Ana Bell)</author>", "author", "Ana Bell"),
        ("<author>Ana Bell &lt;ana@c.example&gt;</author>", "author", "Ana Bell"),
        ("<author>ana@c.example</author>", "author", "ana@c.example"),
        (
            "<dc:creator>Ana Bell</dc:creator><dc:creator>Tom Reyes</dc:creator>",
            "author",
            "Ana Bell, Tom Reyes",
        ),
        ("<dc:creator>Ana Bell</dc:creator>", "author", "Ana Bell"),
        ("<category>World</category>", "section", "World"),
        ("<category>World</category><category>Dams</category>", "section", ""),
        ('<source url="https://w.example/feed">The Wire</source>', "source", "The Wire"),
        ("", "source", "The Courier"),
    ],
)
def test_the_fields_of_an_item(tmp_path: Path, inside: str, field: str, value: str) -> None:
    [document], _ = read(tmp_path, RSS.format(ITEM.format(inside)))
    assert getattr(document, field) == value


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<rss/>", "This feed holds no item"),
        (RSS.format(""), "This feed holds no item"),
        (RSS.format("<item><title>Dam</title></item>"), "hold no text, only titles and links"),
        ("<rss", "This feed"),
    ],
)
def test_a_feed_without_text_says_so(tmp_path: Path, content: str, what: str) -> None:
    documents, problems = read(tmp_path, content, "any.rss")
    assert documents == []
    assert what in problems[-1]


def test_a_feed_that_ends_too_early_says_how_much_was_read(tmp_path: Path) -> None:
    items = "".join(ITEM.format(f"<guid>{number}</guid>") for number in range(10))
    content = RSS.format(items)
    documents, problems = read(tmp_path, content[: content.index("<guid>6<")])
    assert len(documents) == 7
    assert [one.extent for one in documents[-2:]] == ["summary", "cut"]
    assert "7 of 7 items were found, the last one may miss its end" in problems[0]


def test_a_bare_ampersand_loses_nothing(tmp_path: Path) -> None:
    documents, _ = read(tmp_path, RSS.format(ITEM.replace("holds", "& bridge hold").format("") * 3))
    assert [one.text for one in documents] == ["The dam & bridge hold."] * 3


def test_what_a_feed_declares_is_never_fetched_or_unfolded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    laughs = "".join(f'<!ENTITY b{n + 1} "{f"&b{n};" * 10}">' for n in range(9))
    kind = f'<!DOCTYPE rss [<!ENTITY b0 "ha"><!ENTITY x SYSTEM "{secret.as_uri()}">{laughs}]>'
    documents, problems = read(tmp_path, kind + RSS.format(ITEM.replace("holds", "&x; &b9;").format("")))
    assert not any("secret" in one.text or len(one.text) > 1_000 for one in documents)
    assert documents or problems


def test_a_feed_that_is_the_name_of_a_file_opens_none(tmp_path: Path) -> None:
    (tmp_path / "other.rss").write_text(RSS.format(ITEM.format("")))
    documents, _ = read(tmp_path, (tmp_path / "other.rss").as_posix(), "any.rss")
    assert documents == []


@pytest.mark.parametrize("name", ["any.xml", "any.txt", "feed"])
@pytest.mark.parametrize("content", [RSS.format(ITEM), ATOM.format(ENTRY), RDF.format(ITEM)])
def test_a_feed_is_told_by_how_it_begins(tmp_path: Path, name: str, content: str) -> None:
    assert (
        len(read(tmp_path, f"\ufeff<?xml version='1.0'?>\n<!-- a feed -->{content.format('')}", name)[0]) == 1
    )


def test_items_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "any.rss"
    path.write_text(RSS.format(ITEM.format("") * 5))
    assert feed.count(path) == 5


def test_a_feed_that_would_take_minutes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_BYTES", 100)
    _, [problem] = read(tmp_path, RSS.format(ITEM.format("")))
    assert problem.startswith("This feed has 0.0 MB; a feed may have")
