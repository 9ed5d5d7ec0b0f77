"""The labels of an article from ProQuest, in the ways in which they come."""

import pytest

from dashboard.readers.databases import blocks, proquest, web_page
from dashboard.records import Document, Problem

RULE = "_" * 60
LABELS = {
    "Author": "Berg, Ana",
    "Full text": "Seals sing.",
    "Subject": "Seals",
    "Title": "Seals",
    "Publication title": "The Post; Riga",
    "Publication date": "Apr 26, 2022",
    "ProQuest document ID": "42",
    "Database": "Baltic Newsstream",
}


def of_labels(**changes: str) -> list[Document | Problem]:
    """Return what is read where some of the labels have other values; without a value they are left out."""
    labels = {**LABELS, **{name.replace("_", " "): value for name, value in changes.items()}}
    text = "\n\n".join(f"{name}: {value}" for name, value in labels.items() if value)
    return list(proquest.articles(blocks.of_text(f"{RULE}\n\nDocument 1 of 1\n\nSeals\n\n{text}\n\n{RULE}")))


def document(items: list[Document | Problem]) -> Document:
    (item,) = (item for item in items if isinstance(item, Document))
    return item


@pytest.mark.parametrize("text", [
    "One.\n\nTwo.",
    "Subject to change, said Ana Berg.\n\nTwo.",
    "Title fights are over.\n\nTwo.",
    "One.\n\nAuthor: unknown, the label said.",
    "One.\n\nFull text: follows, she wrote.",
    "One.\n\nCAPTION: The quay.",
    "One.\n\nShe said: “Volume is all.”",
    "One.\n\nCredit to whom it is due.",
])  # fmt: skip
def test_the_text_ends_where_the_labels_begin(text: str) -> None:
    assert document(of_labels(Full_text=text)).text == text


@pytest.mark.parametrize(("name", "value", "field", "found"), [
    ("Publication title", "The Post (Online); Riga", "source", "The Post (Online)"),
    ("Publication title", "The Post", "source", "The Post"),
    ("Author", "Anonymous", "author", ""),
    ("Author", "Berg, Ana; Lund, Per", "author", "Berg, Ana; Lund, Per"),
    ("Pages", "A.12", "page", "A.12"),
    ("First page", "A12", "page", "A12"),
    ("Section", "opinion/columnists", "section", "opinion/columnists"),
    ("Language of publication", "English", "language", "en"),
    ("Document URL", "https://proxy.example/login?url=https://www.proquest.com/docview/42", "url",
     "https://www.proquest.com/docview/42"),
    ("Document URL", "https://search.proquest.com/docview/42?accountid=1", "url",
     "https://search.proquest.com/docview/42?accountid=1"),
    ("Title", "Seals: a song", "title", "Seals: a song"),
])  # fmt: skip
def test_a_label_gives_its_field(name: str, value: str, field: str, found: str) -> None:
    assert getattr(document(of_labels(**{name.replace(" ", "_"): value})), field) == found


@pytest.mark.parametrize("none", ["Not available.", "None available.", "Full text not available.", ""])
def test_a_summary_alone_says_so(none: str) -> None:
    items = of_labels(Full_text=none, Abstract="Seals sing, in short.")
    found = document(items)
    assert (found.text, found.extent) == ("Seals sing, in short.", "summary")
    assert any(isinstance(item, Problem) and "no full text" in item.what for item in items)


def test_an_article_without_any_text_is_a_problem() -> None:
    (problem,) = of_labels(Full_text="Not available.", Abstract="None available.")
    assert isinstance(problem, Problem)
    assert problem.what == "This article has no text: 'Seals'."


def test_a_day_without_a_day_of_the_month_is_unknown_and_says_so() -> None:
    items = of_labels(Publication_date="Spring 2022")
    assert document(items).published is None
    assert any(isinstance(item, Problem) and "'Spring 2022'" in item.what for item in items)


PARTS = [
    "<p>Seals sing.</p><p>They do.</p>",
    "Seals sing.<br><br>They do.",
    "<div>Seals sing.</div> They do.",
]


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("body", PARTS)
def test_a_page_has_its_text_with_or_without_a_label(body: str, marked: bool) -> None:
    label = "<p><strong>Full text: </strong></p>" if marked else ""
    article = f"""<div style="margin-bottom:20px;border-bottom:2px solid #ccc"><p>Seals</p>
    <p><a href="https://www.proquest.com/docview/42">ProQuest document link</a></p>
    <p><strong>Abstract: </strong></p>None available.{label}
    <text wordcount="4"><html><body>{body}</body></html></text>
    <p><strong>Publication title: </strong>The Post; Riga</p>
    <p><strong>Publication date: </strong>Apr 26, 2022</p>
    <p><strong>ProQuest document ID: </strong>42</p></div>"""
    found = list(web_page.articles(f"<html><body>{article}{article.replace('42', '43')}</body></html>"))
    texts = [" ".join(item.text.split()) for item in found if isinstance(item, Document)]
    assert texts == ["Seals sing. They do."] * 2
