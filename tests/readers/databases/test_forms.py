"""The same stories come out of every form in which a database hands them out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import databases
from dashboard.readers.databases import blocks, web_page
from dashboard.records import Document, Problem
from dashboard.text import layout
from tests.readers.databases import made
from tests.readers.databases.made import Story

COUNT = 161


def of_text(text: str) -> list[Document | Problem]:
    split = databases.splitter(text)
    assert split is not None
    return list(split(blocks.of_text(text)))


def of_paragraphs(paragraphs: Sequence[str]) -> list[Document | Problem]:
    found = databases.articles(paragraphs)
    assert found is not None
    return list(found)


def as_lines(paragraphs: Iterable[str]) -> str:
    """Return paragraphs as a text file in which each is a line."""
    return "\n".join(paragraphs)


FORMS: dict[str, Callable[[list[Story]], list[Document | Problem]]] = {
    "nexis text": lambda told: of_text(made.nexis_text(told)),
    "nexis text without its cover page": lambda told: of_text(made.nexis_text(told, cover=False)),
    "nexis rtf": lambda told: of_paragraphs(made.nexis_paragraphs(told)),
    "nexis page": lambda told: list(web_page.articles(made.nexis_page(told))),
    "nexis uni": lambda told: of_paragraphs(made.uni_paragraphs(told)),
    "nexis uni without its cover page": lambda told: of_paragraphs(made.uni_paragraphs(told, cover=False)),
    "nexis uni as text": lambda told: of_text(as_lines(made.uni_paragraphs(told))),
    "factiva rtf": lambda told: of_paragraphs(made.factiva_paragraphs(told)),
    "factiva codes": lambda told: of_text(made.factiva_codes(told)),
    "proquest rtf": lambda told: of_paragraphs(made.proquest_paragraphs(told)),
    "proquest rtf as text": lambda told: of_text(as_lines(made.proquest_paragraphs(told))),
    "proquest text": lambda told: of_text(made.proquest_text(told)),
}
# What these forms have in the place of no title, and what they don't have
UNTITLED = {"factiva": "Untitled", "proquest": "Untitled"}


def unwrapped(text: str) -> str:
    found = layout.unwrapped(text)
    return found.text if found else text


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_stories(form: str) -> None:
    told = made.stories(COUNT)
    found = FORMS[form](told)
    assert [item for item in found if isinstance(item, Problem)] == []
    none = next((title for name, title in UNTITLED.items() if form.startswith(name)), "")
    wanted = [replace(story, title=story.title or none) for story in told]
    assert [
        Story(
            number=int(item.path[1:]),
            title=item.title,
            published=item.published,
            source=item.source,
            author=item.author,
            section=item.section,
            page=item.page,
            paragraphs=tuple(filter(None, unwrapped(item.text).split("\n"))),
        )
        for item in found
        if isinstance(item, Document) and item.published
    ] == wanted


@pytest.mark.parametrize("form", FORMS)
def test_a_bundle_of_one_is_one_article(form: str) -> None:
    (item,) = FORMS[form](made.stories(1))
    assert isinstance(item, Document)
    assert item.language == ("en" if form != "nothing" else "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_bundle_is_read_in_every_encoding(line_end: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "bundle.txt"
    told = made.stories(12)
    path.write_bytes(made.nexis_text(told).replace("\r\n", line_end).encode(encoding))
    found = [item for item in readers.read_here(path) if isinstance(item, Document)]
    assert [item.published for item in found] == [story.published for story in told]
    assert "“We do not send people" in found[6].text


def test_a_pdf_has_every_letter_of_its_stories() -> None:
    path = Path(__file__).parents[2] / "cases" / "readers" / "nexis-uni.pdf"
    found = [item for item in readers.read_here(path) if isinstance(item, Document)]
    for item, story in zip(found, made.stories(3), strict=True):
        assert "".join(item.text.split()) == "".join("".join(story.paragraphs).split())
