"""Tables with tabs: Excel's with quotation marks around cells, other tools' with marks that are only text."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import kinds
from dashboard.records import Document, Problem


def read(path: Path, content: str, encoding: str = "utf-8") -> tuple[list[str], list[str]]:
    path.write_bytes(content.encode(encoding))
    items = list(readers.read_here(path))
    problems = [item.what for item in items if isinstance(item, Problem)]
    return [item.text for item in items if isinstance(item, Document)], problems


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ("A\tRain.\nB\tSnow.\n", ["Rain.", "Snow."]),
        ('A\t"Rain,\tand ""wind""."\n', ['Rain,\tand "wind".']),
        ('A\t"Rain\nand wind."\nB\tSnow.\n', ["Rain\nand wind.", "Snow."]),
        # marks that are only text
        ('A\t"No," he said.\nB\tSnow.\n', ['"No," he said.', "Snow."]),
        ('A\t"We go on\nB\tSnow.\n', ['"We go on', "Snow."]),
        ('A\tIt rained 5" today.\nB\tSnow.\n', ['It rained 5" today.', "Snow."]),
        ('"A" and B\tRain.\n', ["Rain."]),
        ('A\t"No," he said, "never."\n', ['"No," he said, "never."']),
        ('A\t"We go on\nB\t"They go on\nC\tSnow.\n', ['"We go on', '"They go on', "Snow."]),
        ('A\t"The last', ['"The last']),
    ],
)
def test_quotation_marks_between_tabs(rows: str, texts: list[str], tmp_path: Path) -> None:
    assert read(tmp_path / "a.tsv", f"title\ttext\n{rows}") == (texts, [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "utf-16-be"])
def test_excels_unicode_text_is_a_table(encoding: str, tmp_path: Path) -> None:
    texts, _ = read(tmp_path / "a.txt", 'Headline\tBody\r\nDam\t"He said ""no""."\r\nB\tSnow.\r\n', encoding)
    assert texts == ['He said "no".', "Snow."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_titles_above_a_table_are_left_out_in_each_encoding(encoding: str, tmp_path: Path) -> None:
    texts, _ = read(tmp_path / "a.tsv", "Café “A”\r\n\r\nTitle\tText\r\nDam\tCafé “B”.\r\n", encoding)
    assert texts == ["Café “B”."]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.tsv", "text\nRain.\n", "tab-separated values"),
        ("a.tab", "", "tab-separated values"),
        ("a.txt", "Title\tText\tDate\nA\tB\tC\n", "tab-separated values"),
        ("a.txt", "Title\tText\n", "plain text"),
        ("a.txt", "Title\tScore\nA\t1\n", "plain text"),
        ("a.txt", "Marlow\tApril 26\n\nThe text.\tNo table.\n", "plain text"),
        ("a.txt", "The title of this text\tand its text, by its author\nRain.\n", "plain text"),
        ("a.txt", "Title: Dam\nDate: 2022-04-26\n\nRain.", "plain text"),
        ("a.csv", "title\ttext\nA\tRain.\n", "comma-separated values"),
    ],
)
def test_a_table_with_tabs_is_told_by_its_first_line(
    name: str, content: str, kind: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    found = kinds.of(tmp_path / name, name)
    assert found is not None
    assert found.name == kind


def test_a_row_with_too_many_cells_is_told(tmp_path: Path) -> None:
    texts, (problem,) = read(tmp_path / "a.tsv", "title\ttext\nA\tRain.\tand wind\nB\tSnow.\n")
    assert texts == ["Snow."]
    assert problem == "This row has 3 cells under 2 columns."


@pytest.mark.parametrize("name", ["a.txt", "a"])
@pytest.mark.parametrize("rows", ["Headline,Body\nDam,Rain fell.\n", '"Title";"Text"\n"Dam";"Rain fell."\n'])
def test_a_table_with_commas_is_one_under_the_ending_of_a_text(name: str, rows: str, tmp_path: Path) -> None:
    assert read(tmp_path / name, rows) == (["Rain fell."], [])


@pytest.mark.parametrize(
    "text", ["Title, text\n\nRain fell.\n", "Text, and more of it, by the author\nRain fell.\n", "Title,text"]
)
def test_a_text_whose_first_line_has_a_comma_is_a_text(text: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", text) == ([text], [])
