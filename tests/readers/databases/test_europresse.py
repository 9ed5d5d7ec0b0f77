"""Europresse in its forms of ten years: which element is what."""

from pathlib import Path

import pytest

from dashboard.readers.databases import europresse
from dashboard.records import Document, Problem

NAME = '<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Port, no. 43018</span></div>'
TITLE = '<div class="titreArticle"><p class="sm-margin titreArticleVisu rdp__articletitle">Phoques</p></div>'
DAY = '<div><span class="DocHeader">lundi 10 octobre 2022 1024 mots, p. 7</span></div>'
BODY = '<div class="DocText clearfix"><div class="docOcurrContainer"><p>Un.</p><p>Deux.</p></div></div>'
TEXT = f"<section>{BODY}</section>"
NUMBER = '<footer><div class="publiC-lblNodoc">news·20221010·PM·17</div></footer>'


def read(page: str, tmp_path: Path) -> list[Document | Problem]:
    path = tmp_path / "page.html"
    path.write_text(f'<html><meta charset="utf-8"><body>{page}</body></html>', encoding="utf-8")
    return list(europresse.read(path))


FORMS = [
    (NAME + DAY, "<p class='sm-margin-bottomNews'>Jeanne Roc</p>" + TITLE, TEXT),
    (NAME + DAY, TITLE + '<div class="docAuthors">Jeanne Roc</div>', TEXT),
    (NAME + DAY, TITLE + "<div>Jeanne Roc</div>", TEXT),
    (NAME + DAY + '<span class="DocPublicationName">2</span>', TITLE + "<div>Jeanne Roc</div>", TEXT),
    (NAME + DAY, TITLE + "<div>Jeanne Roc</div>", TEXT.replace("section", "div")),
    (NAME + DAY, TITLE.replace("titreArticleVisu rdp__articletitle", "x") + "<div>Jeanne Roc</div>", TEXT),
    (NAME + DAY.replace("1024 mots", "- 10:05 UTC +02:00 1024 mots"), TITLE + "<div>Jeanne Roc</div>", TEXT),
    (NAME.replace("<span", "<span class='x'></span><span"), DAY + TITLE + "<div>Jeanne Roc</div>", TEXT),
    (
        NAME + '<span class="DocTitreSousSection">Monde</span><span>10 octobre 2022, p. 7</span>',
        TITLE + "<div>Jeanne Roc</div>",
        TEXT,
    ),
    (
        NAME + DAY.replace("lundi 10 octobre 2022", "Monday, October 10, 2022"),
        TITLE + "<div>Jeanne Roc</div>",
        TEXT,
    ),
]


@pytest.mark.parametrize("form", range(len(FORMS)))
def test_each_form_gives_the_same_article_twice(form: int, tmp_path: Path) -> None:
    above, title, text = FORMS[form]
    article = f"<article><header>{above}{title}</header>{text}{NUMBER}</article>"
    for item in (found := read(article * 2, tmp_path)):
        assert isinstance(item, Document)
        fields = (item.id, item.title, str(item.published), item.source, item.author, item.page, item.text)
        assert fields == (
            "news·20221010·PM·17",
            "Phoques",
            "2022-10-10",
            "Le Port",
            "Jeanne Roc",
            "7",
            "Un.\n\nDeux.",
        )
    assert len(found) == 2


def test_two_articles_in_one_cell_are_a_problem(tmp_path: Path) -> None:
    (problem,) = read(f"<table><tr><td>{NAME}{TITLE}Un.{NAME}{TITLE}Deux.</td></tr></table>", tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what.startswith("2 articles stand here")


def test_an_article_without_text_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read(f"<article><header>{NAME}{DAY}{TITLE}</header></article>", tmp_path)
    assert isinstance(problem, Problem)
    assert problem.what == "This article has no text: 'Phoques'."
