"""What can't be read as it should be is told with its measure; what stands behind it is read."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import table_lines
from dashboard.records import Document, Problem

pytestmark = pytest.mark.slow

SENTENCE = "He said no on Monday and that was all there is."
PAGE = "<html><head><title>Dam vote</title></head><body><article>{}</article></body></html>"


def read(path: Path, content: str | bytes) -> tuple[list[str], list[str]]:
    """Return the texts in a file, and what its problems say."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    items = list(readers.read_here(path))
    texts = [item.text for item in items if isinstance(item, Document)]
    return texts, [item.what for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("element", ["font", "b", "span", "div", "blockquote", "section", "ul><li"])
@pytest.mark.parametrize("paragraphs", [100, 400, 3000, 20_000])
def test_a_page_nested_deeply_keeps_its_text(element: str, paragraphs: int, tmp_path: Path) -> None:
    body = "".join(f"<p><{element}>{number}. {SENTENCE}</p>" for number in range(paragraphs))
    (text,), _ = read(tmp_path / "a.html", PAGE.format(body))
    assert text.count(SENTENCE) == paragraphs
    assert f"{paragraphs - 1}. {SENTENCE}" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<p>" + f"<span>{SENTENCE}</span> " * 50_000,
        "<p>" + f"{SENTENCE} " * 300_000,
        "<p>" + SENTENCE + "<script>var a = 'b';" + "c" * 12_000_000 + f"</script><p>{SENTENCE}",
        "<p>" + SENTENCE + "<!-- " + "c" * 12_000_000 + f" --><p>{SENTENCE}",
        f"<p>{SENTENCE}<img src='data:image/png;base64,{'A' * 12_000_000}'><p>{SENTENCE}",
        "<p " + " ".join(f"a{n}=b" for n in range(40_000)) + f">{SENTENCE}<p>{SENTENCE}",
        "<div>" * 100_000 + SENTENCE * 2,
        f"<p>{SENTENCE}</p>" * 100_000,
    ],
    ids=["spans", "long", "script", "comment", "image", "attributes", "divs", "paragraphs"],
)
def test_a_page_that_is_too_much_for_the_parser_keeps_its_text(body: str, tmp_path: Path) -> None:
    (text,), _ = read(tmp_path / "a.html", PAGE.format(body))
    assert text.count(SENTENCE) == body.count(SENTENCE)


def test_a_page_taken_whole_says_so_and_has_its_title_and_day(tmp_path: Path) -> None:
    page = PAGE.format(f"<p>{SENTENCE}" + "<div>" * 3000 + SENTENCE)
    page = page.replace("</title>", "</title><meta name=date content=2022-04-26>")
    (tmp_path / "a.html").write_text(page)
    problem, document = readers.read_here(tmp_path / "a.html")
    assert isinstance(problem, Problem)
    assert isinstance(document, Document)
    assert f"all its text was taken ({2 * len(SENTENCE) + 1} characters)" in problem.what
    assert (document.title, str(document.published)) == ("Dam vote", "2022-04-26")


@pytest.mark.parametrize(
    ("rows", "texts", "lost"),
    [
        ('A,"Rain\nB,"Snow"\nC,"Hail, too"\n', ["Snow", "Hail, too"], 1),
        ('A,"Rain\nB,Snow\nC,Hail\n', ["Snow", "Hail"], 1),
        ('A,"Rain\nand wind\nB,Snow\n', ["Snow"], 1),
        # the mark that opens the second one closes the first: nothing is lost, and the mixture is told
        ('A,Rain\nB,"Snow\nC,"Hail\nD,Fog\n', ["Rain", "Snow\nC,Hail", "Fog"], 1),
        # none of the lines below is a row: it is all one text
        ('A,"Rain\nand wind', ["Rain\nand wind"], 1),
        ('A,"Rain', ["Rain"], 1),
        # well written
        ('A,"Rain\nB,Snow"\nC,Hail\n', ["Rain\nB,Snow", "Hail"], 0),
        ('A,"He said ""no"",\nand left."\n', ['He said "no",\nand left.'], 0),
        ("A,\0\nB,Snow\n", ["\0", "Snow"], 0),
        ("A," + "x" * 51_000_000 + "\nB,Snow\n", ["Snow"], 1),
        ("," * 3_000_000 + "\nB,Snow\n", ["Snow"], 1),
        ('A,"' + ("x" * 500_000 + "\n") * 103 + "B,Snow\n", ["Snow"], 4),
    ],
)
def test_rows_behind_a_broken_one_are_read(rows: str, texts: list[str], lost: int, tmp_path: Path) -> None:
    found, problems = read(tmp_path / "a.csv", f"title,text\n{rows}")
    assert (found, len(problems)) == (texts, lost)


def test_an_open_quotation_mark_holds_no_more_lines_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_lines, "MOST_LINES", 1_000)
    texts, problems = read(tmp_path / "a.csv", 'title,text\nA,"Rain\n' + "x\n" * 1_200 + "B,Snow\n")
    assert texts == ["Snow"]
    assert problems[0] == "This row can't be read: it has more than 1,000 lines."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "of"),
    [(0, 5_000), (1, 20_000), pytest.param(70_000, 100_000, marks=pytest.mark.tier2)],
)
def test_an_open_quotation_mark_loses_one_row_of_many(row: int, of: int, tmp_path: Path) -> None:
    rows = [f"{number},Rain fell.\n" for number in range(of)]
    rows[row] = f'{row},"Rain fell.\n'
    texts, problems = read(tmp_path / "a.csv", "title,text\n" + "".join(rows))
    assert len(texts) == of - 1
    assert problems == [
        "A quotation mark opened in this row is never closed: "
        "its line is left out, the rows after it are read."
    ]


def test_a_table_without_lines_is_refused_before_it_is_read(tmp_path: Path) -> None:
    texts, problems = read(tmp_path / "a.csv", b"a" * 5_000_000)
    assert texts == []
    assert problems == ["The first line of this table has more than 100,000 characters."]


@pytest.mark.parametrize("depth", [30, 900, 100_000])
@pytest.mark.parametrize("field", ["text", "author"])
def test_a_record_nested_deeply_is_a_problem_and_the_next_is_read(
    field: str, depth: int, tmp_path: Path
) -> None:
    first = "" if field == "text" else '"text": "Rain.", '
    deep = f'{{{first}"{field}": {"[" * depth}"Snow."{"]" * depth}}}\n'
    texts, problems = read(tmp_path / "a.jsonl", deep + '{"text": "Hail."}\n')
    assert texts == ["Hail."]
    assert len(problems) == 1
    assert "nested" in problems[0]


@pytest.mark.parametrize("depth", [30, 900])
@pytest.mark.parametrize("field", ["text", "author", "date"])
def test_so_is_one_in_a_list_and_it_does_not_disturb_the_days_of_others(
    field: str, depth: int, tmp_path: Path
) -> None:
    first = "" if field == "text" else '"text": "Rain fell.", '
    deep = f'{{{first}"{field}": {"[" * depth}"04/26/2022"{"]" * depth}}}'
    rest = '{"text": "Hail.", "date": "04/05/2022"}, {"text": "Fog.", "date": "04/26/2022"}'
    texts, problems = read(tmp_path / "a.json", f"[{deep}, {rest}]")
    assert texts == ["Hail.", "Fog."]
    assert len(problems) == 1
    assert "nested" in problems[0]


def test_a_field_that_is_not_ours_may_be_as_deep_as_it_likes(tmp_path: Path) -> None:
    deep = f'{{"text": "Rain.", "layout": {"[" * 200}1{"]" * 200}}}\n'
    assert read(tmp_path / "a.jsonl", deep) == (["Rain."], [])


def test_front_matter_nested_deeply_is_read(tmp_path: Path) -> None:
    content = f"---\ntitle: {'[' * 1900}Rain{']' * 1900}\n---\nIt rained."
    (tmp_path / "a.md").write_text(content)
    (document,) = readers.read_here(tmp_path / "a.md")
    assert isinstance(document, Document)
    assert (document.title, document.text) == ("Rain", "It rained.")


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b"caf\xc3\xa9 " * 9 + b"\xff", "1 place in this file is"),
        (b"caf\xc3\xa9 " * 9 + b"\xff x \xfe \xef\xbf\xbd", "2 places in this file are"),
        (b"\xff\xfea\0\0\xd8b\0", "1 place in this file is"),
    ],
)
def test_bytes_that_are_no_text_are_counted(content: bytes, places: str, tmp_path: Path) -> None:
    (_,), (problem,) = read(tmp_path / "a.txt", content)
    assert problem.startswith(places)
