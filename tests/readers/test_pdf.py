"""A PDF reads like an article, whatever its lines, columns and margins are."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import pdf
from dashboard.records import Document, Problem
from tests.readers import by_hand
from tests.readers.by_hand import Piece

SENTENCES = (
    "The storm had thrown eleven containers off the quay, and three of them were still under water.",
    "Nobody called me, the mayor told reporters on the quay, and nobody called my people at night.",
    "A diver from the town found the first of the missing containers late on Monday evening.",
)


def column(
    left: float, lines: list[str], *, top: float = 780, step: float = 13, size: float = 10
) -> list[Piece]:
    """Return lines below one another."""
    return [(left, top - at * step, size, line) for at, line in enumerate(lines)]


def read(path: Path) -> list[Document | Problem]:
    return list(readers.read_here(path))


def text_of(path: Path) -> str:
    (document,) = [item for item in read(path) if isinstance(item, Document)]
    return document.text


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["A new agree-", "ment was found."], "A new agreement was found."),
        (["It was a well-", "known harbour."], "It was a well-known harbour."),
        (["Her mother-in-", "law came late."], "Her mother-in-law came late."),
        (["The Anglo-", "Irish talks."], "The Anglo-Irish talks."),
        (["He wrote an e-", "mail to her."], "He wrote an e-mail to her."),
        (["Of Ban Ki-", "moon nobody spoke."], "Of Ban Ki-moon nobody spoke."),
        (["The re-", "construction began."], "The reconstruction began."),
        (["From 1990-", "1995 it was shut."], "From 1990-1995 it was shut."),
        (["It is non\u00ad", "sense, he said."], "It is nonsense, he said."),
        (["They met Zorblax-", "Quen at noon."], "They met Zorblax-Quen at noon."),
        (["A pre- and post-", "war house."], "A pre- and postwar house."),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_one_word(
    tmp_path: Path, lines: list[str], joined: str
) -> None:
    path = by_hand.pdf(tmp_path / "a.pdf", [column(50, [*lines])])
    assert text_of(path) == joined


def test_what_the_file_has_elsewhere_decides_whether_a_word_keeps_its_hyphen(tmp_path: Path) -> None:
    lines = ["The dyke-burst came first, and of the dyke-", "burst they spoke for years."]
    assert text_of(by_hand.pdf(tmp_path / "a.pdf", [column(50, lines)])).endswith(
        "of the dyke-burst they spoke for years."
    )


def test_columns_drawn_line_by_line_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"Left line number {at} of this text goes" for at in range(8)]
    right = [f"Right line number {at} of this text goes" for at in range(8)]
    rows = [piece for pair in zip(column(50, left), column(320, right), strict=True) for piece in pair]
    text = text_of(by_hand.pdf(tmp_path / "a.pdf", [rows]))
    assert text.index("Left line number 7") < text.index("Right line number 0")


def test_a_headline_across_columns_comes_before_them(tmp_path: Path) -> None:
    head = [(50.0, 810.0, 20.0, "Harbour opens again after the storm of Sunday")]
    rows = [
        piece
        for pair in zip(
            column(50, ["Left words that go on"] * 8), column(320, ["Right words that go"] * 8), strict=True
        )
        for piece in pair
    ]
    (document,) = read(by_hand.pdf(tmp_path / "a.pdf", [head + rows]))
    assert isinstance(document, Document)
    assert document.title == "Harbour opens again after the storm of Sunday"
    assert document.text.index("Harbour") < document.text.index("Left") < document.text.index("Right")


def test_the_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    rows = [
        piece
        for at, (town, votes) in enumerate(
            (("Town", "Votes"), ("Riga", "17"), ("Udine", "23"), ("Perth", "5"), ("Lipova", "9"))
        )
        for piece in ((50.0, 780.0 - 13 * at, 10.0, town), (200.0, 780.0 - 13 * at, 10.0, votes))
    ]
    assert text_of(by_hand.pdf(tmp_path / "a.pdf", [rows])).split("\n\n")[1:3] == ["Riga\t17", "Udine\t23"]


def test_heads_feet_and_numbers_of_pages_are_no_text(tmp_path: Path) -> None:
    pages = [
        [
            (50.0, 815.0, 8.0, "THE VALLEY COURIER"),
            *column(50, [f"{chr(54 + number)} {sentence}" for sentence in SENTENCES], top=760),
            (280.0, 20.0, 8.0, str(number)),
        ]
        for number in (11, 12, 13)
    ]
    text = text_of(by_hand.pdf(tmp_path / "a.pdf", pages))
    assert "COURIER" not in text and not any(number in text for number in ("11", "12", "13"))
    assert text.count("eleven containers") == 3


def test_a_page_that_is_there_twice_is_no_head(tmp_path: Path) -> None:
    page = column(50, list(SENTENCES))
    assert text_of(by_hand.pdf(tmp_path / "a.pdf", [page, page])).count("diver") == 2


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("4/27/22, 10:05 AM          Harbour opens", "https://courier.example/2022/04/26/harbour 1/1"),
        ("27.04.2022, 10:05", "https://courier.example/2022/04/26/harbour 1/1"),
        ("Harbour opens https://courier.example/2022/04/26/harbour", "27/04/2022, 10:05"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_no_text(tmp_path: Path, head: str, foot: str) -> None:
    pieces = [(50.0, 820.0, 8.0, head), *column(50, list(SENTENCES), top=760), (50.0, 20.0, 8.0, foot)]
    (document,) = read(by_hand.pdf(tmp_path / "a.pdf", [pieces]))
    assert isinstance(document, Document)
    assert "10:05" not in document.text and "https" not in document.text
    assert document.url == "https://courier.example/2022/04/26/harbour"
    assert document.published is not None and document.published.isoformat() == "2022-04-26"


def test_the_day_of_printing_is_not_the_day_of_publication(tmp_path: Path) -> None:
    pieces = [
        (50.0, 820.0, 8.0, "4/27/22, 10:05 AM          Harbour opens"),
        *column(50, list(SENTENCES), top=760),
        (50.0, 20.0, 8.0, "file:///home/ana/harbour.html 1/1"),
    ]
    (document,) = read(by_hand.pdf(tmp_path / "a.pdf", [pieces]))
    assert isinstance(document, Document)
    assert (document.published, document.url) == (None, "")


def test_a_wider_distance_parts_paragraphs(tmp_path: Path) -> None:
    pieces = column(50, [SENTENCES[0]] * 3) + column(50, [SENTENCES[1]] * 3, top=730)
    assert len(pdf.paragraphs(by_hand.pdf(tmp_path / "a.pdf", [pieces]))) == 2


def test_a_line_set_in_begins_a_paragraph(tmp_path: Path) -> None:
    words = "The storm had thrown eleven containers off the quay and into the"
    pieces = [
        *column(50, [words] * 3),
        (62.0, 741.0, 10.0, "It was a Sunday, and nobody was there to see them as"),
    ]
    pieces += column(50, [words] * 2, top=728)
    found = pdf.paragraphs(by_hand.pdf(tmp_path / "a.pdf", [pieces]))
    assert [paragraph[:8] for paragraph in found] == ["The stor", "It was a"]


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [
        column(50, [SENTENCES[0], "They were carried by a ship that"]),
        column(50, ["nobody had seen before.", "x"]),
    ]
    assert "a ship that nobody had seen" in text_of(by_hand.pdf(tmp_path / "a.pdf", pages))


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    pieces = [(50.0, 756.0, 36.0, "T"), (73.0, 780.0, 10.0, "he storm had thrown eleven containers off")]
    pieces += column(
        73, ["the quay, and three of them were still", "under water when the diver came."], top=767
    )
    assert text_of(by_hand.pdf(tmp_path / "a.pdf", [pieces])).startswith("The storm had thrown")


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    pages = [column(50, [SENTENCES[0]]), [], column(50, [SENTENCES[1]]), []]
    problem, document = read(by_hand.pdf(tmp_path / "a.pdf", pages))
    assert isinstance(problem, Problem) and problem.what == "Pages 2 and 4 are without text (pictures only)."
    assert isinstance(document, Document)


def test_a_scanned_pdf_says_that_it_holds_no_text(tmp_path: Path) -> None:
    (problem,) = read(by_hand.pdf(tmp_path / "a.pdf", [[], []]))
    assert isinstance(problem, Problem)
    assert problem.what == "This PDF holds no text (pictures only)." and "OCR" in problem.cure


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Microsoft Word - notes.docx", ""),
        ("about:blank", ""),
        ("untitled", ""),
        ("harbour_final_2.indd", ""),
        ("12345", ""),
        ("Harbour opens again", "Harbour opens again"),
    ],
)
def test_a_title_among_the_properties_counts_if_it_is_one(tmp_path: Path, title: str, wanted: str) -> None:
    path = by_hand.pdf(tmp_path / "a.pdf", [column(50, [SENTENCES[0]])], title=title)
    (document,) = read(path)
    assert isinstance(document, Document) and document.title == wanted


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        ("Ana Kerr", "Ana Kerr"),
        ("Ana de la Cruz; Ben Ode", "Ana de la Cruz, Ben Ode"),
        ("Zo\xeb O'Brian-Smith", "Zo\xeb O'Brian-Smith"),
        ("Microsoft Office User", ""),
        ("admin", ""),
        ("HP Owner", ""),
        ("akerr", ""),
        ("PRESS OFFICE", ""),
        ("user42", ""),
        ("ana@courier.example", ""),
    ],
)
def test_an_author_among_the_properties_counts_if_it_is_a_person(
    tmp_path: Path, author: str, wanted: str
) -> None:
    (document,) = read(by_hand.pdf(tmp_path / "a.pdf", [column(50, [SENTENCES[0]])], author=author))
    assert isinstance(document, Document) and document.author == wanted


def test_a_pdf_whose_end_is_missing_says_so(tmp_path: Path) -> None:
    path = by_hand.pdf(tmp_path / "a.pdf", [column(50, list(SENTENCES))])
    path.write_bytes(path.read_bytes().partition(b"startxref")[0])
    problem, document = read(path)
    assert isinstance(problem, Problem) and "end of this PDF is missing" in problem.what
    assert isinstance(document, Document)


def test_a_pdf_of_very_many_pages_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    problem, document = read(
        by_hand.pdf(tmp_path / "a.pdf", [column(50, [SENTENCES[at]]) for at in range(3)])
    )
    assert isinstance(problem, Problem) and problem.what == "This PDF has 3 pages; the first 2 were read."
    assert isinstance(document, Document) and "diver" not in document.text
