"""Words of a document never become markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.ui import escape

MARKUP = [
    "![a](http://host/x.png)",
    "<img src=http://host/x.png>",
    "**bold** _thin_ `code` ~~gone~~",
    "# heading",
    "- item",
    "1. item",
    "> said",
    "| a | b |\n|---|---|",
    ":red[loud] :material/home: $x^2$",
    "[a]: http://host\n\n[a]",
    "&lt;b&gt; &#33;[a](http://host)",
    "a\n\n![b](http://host/c.png)",
    "http://host/x.png",
    "back\\\\slash \\![a](b)",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markdown_shows_markup_as_words(text: str) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(escape.markdown(text))
    inside = shown.removeprefix("<p>").removesuffix("</p>\n")
    assert "<" not in inside


@pytest.mark.slow
@given(st.text())
def test_markdown_never_makes_an_element(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).parse(escape.markdown(text))
    inline = [child.type for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert set(inline) <= {"text", "text_special"}


@pytest.mark.parametrize(
    "text, shown",
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("A & B", "A &amp; B"),
        ("two\nlines", "two lines"),
        ("a\0b", "ab"),
    ],
)
def test_plotly_reads_no_tag_and_no_entity(text: str, shown: str) -> None:
    assert escape.plotly(text) == shown


@pytest.mark.parametrize(
    "text, length, cut",
    [("short", 10, "short"), ("one two three", 9, "one two…"), ("onlyoneword", 4, "only…"), ("", 5, "")],
)
def test_a_long_text_is_cut_at_a_word(text: str, length: int, cut: str) -> None:
    assert escape.shorten(text, length) == cut
