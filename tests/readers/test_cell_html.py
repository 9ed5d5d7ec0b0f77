"""HTML in a cell: paragraphs and characters come out, and what only looks like a tag stays."""

import pytest

from dashboard.readers import cell_html
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<br>Two.<br/>Three.</p>", "One.\nTwo.\nThree."),
        ("One.<br><br>Two.", "One.\n\nTwo."),
        ("<div>One.</div>\n<div>Two\n   lines.</div>", "One.\n\nTwo lines."),
        ('He said <a href="https://wire.example/“no”">no</a>.', "He said no."),
        ("<P CLASS=lead>One.</P>", "One."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<h2>Rain</h2>It rained.", "Rain\n\nIt rained."),
        ("<p>One.</p><script>var a = '<p>';</script><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.</p><!-- <p>not</p> --><p>Two.</p>", "One.\n\nTwo."),
        ("<figure><img src='a.jpg'><figcaption>The dam.</figcaption></figure><p>One.</p>", "One."),
        ("<p>One.</p><aside><p>Read also: Two.</p></aside>", "One."),
        ("<aside>All there is.</aside>", "All there is."),
        ("First.\n\nSecond <b>bold</b>\nline.", "First.\n\nSecond bold\nline."),
        ("AT&amp;T&#8217;s &ldquo;plan&rdquo; &#x2014; x", "AT&T’s “plan” — x"),
        ("&lt;p&gt;One &amp;amp; two.&lt;/p&gt;", "One & two."),
        ("<nitf><title>Rain</title><body.content><block><p>One.</p></block></body.content>", "One."),
        # what only looks like HTML
        ("if a < b and c > d", "if a < b and c > d"),
        ("<GOOG.O> fell; write to <ana@a.example>", "<GOOG.O> fell; write to <ana@a.example>"),
        ("<3 for R&D and Q&A; ?a=1&copy=2", "<3 for R&D and Q&A; ?a=1&copy=2"),
        ("a <b and c> d", "a <b and c> d"),
        ("He wrote &lt;p&gt; in it", "He wrote <p> in it"),
        ("One.\n\nTwo.\r\nThree.", "One.\n\nTwo.\r\nThree."),
        ("<p>Shares of <GOOG.O> fell if a < b.</p>", "Shares of <GOOG.O> fell if a < b."),
        ("<p>One.</p><!-- never closed", "One.\n\n<!-- never closed"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_cell_is_read(cell: str, text: str) -> None:
    assert cell_html.text(cell) == text


def test_a_tag_that_was_cut_off_is_no_text() -> None:
    assert cell_html.text('<p>One.</p><p>Two <a href="https://wi', is_cut=True) == "One.\n\nTwo"


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<p>",
        "<p ",
        "</p>a",
        "<!--",
        "<!-- -->",
        "<p =",
        "<script>",
        "&lt;",
        "\n  ",
        "<body.content>",
        "<aside>",
    ],
)
def test_reading_time_grows_with_the_cell(unit: str) -> None:
    assert_linear(lambda cell: cell_html.text(f"<p>{cell}"), lambda size: unit * (size // len(unit)), 50_000)
