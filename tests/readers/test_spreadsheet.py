"""Each sheet with a column of text is a table of articles."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import sheet_rows, spreadsheet
from dashboard.records import Account, Document, Problem
from tests.readers import by_hand

HEADER = ["Headline", "Text", "Date"]
ROW = ["Dam vote", "They voted.", "2022-04-26"]


def read(path: Path) -> tuple[list[Document], list[Problem]]:
    items = list(readers.read_here(path))
    return [one for one in items if isinstance(one, Document)], [
        one for one in items if isinstance(one, Problem)
    ]


def book(folder: Path, **sheets: list[list[str]]) -> Path:
    return by_hand.xlsx(folder / "a.xlsx", **{name: by_hand.table(rows) for name, rows in sheets.items()})


def test_a_row_is_an_article(tmp_path: Path) -> None:
    (document,), problems = read(book(tmp_path, A=[HEADER, ROW]))
    assert (document.title, document.text, document.published) == (
        "Dam vote",
        "They voted.",
        date(2022, 4, 26),
    )
    assert (document.id, problems) == ("a.xlsx#1", [])


@pytest.mark.parametrize("above", [1, 5, 20])
def test_the_header_may_stand_below_titles(tmp_path: Path, above: int) -> None:
    rows = [["Clippings of May"]] * above + [HEADER, ROW]
    documents, _ = read(book(tmp_path, A=rows))
    assert [one.text for one in documents] == ["They voted."]


def test_sheets_are_numbered_through(tmp_path: Path) -> None:
    rows = [HEADER, ROW, ROW]
    documents, _ = read(book(tmp_path, A=rows, B=rows))
    assert [one.id for one in documents] == ["a.xlsx#1", "a.xlsx#2", "a.xlsx#3", "a.xlsx#4"]


def test_a_sheet_without_text_is_named(tmp_path: Path) -> None:
    path = by_hand.xlsx(
        tmp_path / "a.xlsx", A=by_hand.table([HEADER, ROW]), Sums=by_hand.table([["Year", "Sum"]])
    )
    documents, (problem,) = read(path)
    assert len(documents) == 1 and "'Sums' has no column that holds the text" in problem.what


def test_an_empty_sheet_is_no_problem(tmp_path: Path) -> None:
    _, problems = read(by_hand.xlsx(tmp_path / "a.xlsx", A=by_hand.table([HEADER, ROW]), Sheet2=""))
    assert problems == []


def test_a_file_without_text_names_its_columns(tmp_path: Path) -> None:
    documents, (problem,) = read(book(tmp_path, A=[["Year", "Sum"], ["2022", "3"]]))
    assert documents == [] and problem.what == "No column holds the text; found: Year, Sum."


def test_a_header_alone_says_that_there_are_no_rows(tmp_path: Path) -> None:
    documents, (problem,) = read(book(tmp_path, A=[HEADER]))
    assert documents == [] and "no rows below its header" in problem.what


def test_empty_rows_are_no_articles(tmp_path: Path) -> None:
    documents, problems = read(book(tmp_path, A=[HEADER, ROW, [], [], ROW]))
    assert (len(documents), problems) == (2, [])


def test_of_two_columns_of_one_name_the_first_that_is_filled_counts(tmp_path: Path) -> None:
    path = by_hand.xlsx(
        tmp_path / "a.xlsx", A=by_hand.table([["Text", "Text"], ["One.", "Two."], ["", "Three."]])
    )
    documents, _ = read(path)
    assert [one.text for one in documents] == ["One.", "Three."]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (datetime(2022, 4, 26), "2022-04-26"),
        (datetime(2022, 4, 26, 10, 5), "2022-04-26T10:05:00"),
        (date(2022, 4, 26), "2022-04-26"),
        (time(10, 5), "10:05:00"),
        (timedelta(hours=1), "1:00:00"),
        (7.0, "7"),
        (7.5, "7.5"),
        (44677.0, "44677"),
        (True, ""),
        (None, ""),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_is_written_as_text(cell: object, wanted: str) -> None:
    assert sheet_rows.written(cell) == wanted


def test_a_sheet_that_reaches_too_far_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    far = by_hand.table([HEADER, ROW]) + f'<row r="1048576">{by_hand.cell("XFD1048576", "x")}</row>'
    documents, (problem,) = read(by_hand.xlsx(tmp_path / "a.xlsx", A=far))
    assert documents == [] and "row 1,048,576, column 16,384" in problem.what


def test_a_cell_repeated_a_billion_times_is_refused(tmp_path: Path) -> None:
    sheet = (
        "<office:spreadsheet><table:table><table:table-row table:number-rows-repeated='1000000'>"
        "<table:table-cell table:number-columns-repeated='1000' office:value-type='string'><text:p>x</text:p>"
        "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
    )
    documents, (problem,) = read(by_hand.odt(tmp_path / "a.ods", sheet, mimetype=by_hand.ODS))
    assert documents == [] and "too large" in problem.what


def test_empty_cells_repeated_to_the_end_of_a_sheet_are_no_problem() -> None:
    extent = spreadsheet.Extent()
    for tag, attrib in (
        ("table", {}),
        ("table-row", {}),
        ("table-cell", {"value-type": "string"}),
        ("/table-cell", {}),
        ("table-cell", {"number-columns-repeated": "16383"}),
        ("/table-cell", {}),
        ("/table-row", {}),
        ("table-row", {"number-rows-repeated": "1048575"}),
        ("table-cell", {"number-columns-repeated": "16384"}),
        ("/table-cell", {}),
        ("/table-row", {}),
    ):
        if tag.startswith("/"):
            extent.end(tag[1:])
        else:
            extent.start(tag, attrib)


LONG = "The council voted on Tuesday to rebuild the dam above the town." + " It will not wait." * 20


def account(path: Path, **mapping: str) -> tuple[list[Document], Account]:
    items = list(spreadsheet.read(path, mapping=mapping))
    (found,) = [one for one in items if isinstance(one, Account)]
    return [one for one in items if isinstance(one, Document)], found


def test_days_of_all_sheets_are_settled_together_and_columns_are_told(tmp_path: Path) -> None:
    first = [["Headline", "Text", "Date", "Score"], ["Dam", "They voted.", "04/05/2022", "3"]]
    documents, found = account(book(tmp_path, A=first, B=[HEADER, ["B", "They met.", "04/26/2022"]]))
    assert [str(one.published) for one in documents] == ["2022-04-05", "2022-04-26"]
    assert (("text", "Text") in found.used, found.left) == (True, ("Score",))
    assert found.notes == ("Days in 'Date' are read with the month first ('04/26/2022' shows it).",)


def test_the_only_column_of_long_text_in_a_sheet_is_the_text(tmp_path: Path) -> None:
    rows = [["Clippings"], ["Nr", "Wortlaut"], ["1", LONG], ["2", LONG]]
    documents, found = account(book(tmp_path, A=rows))
    assert [one.text for one in documents] == [LONG, LONG]
    assert ("text", "Wortlaut") in found.used


def test_a_person_says_which_of_two_long_texts_is_the_article(tmp_path: Path) -> None:
    path = book(tmp_path, A=[["Wortlaut", "Fassung"], ["x " + LONG, LONG]])
    _, (problem,) = read(path)
    assert problem.what == "No column is called text, and 2 hold long text: 'Wortlaut', 'Fassung'."
    documents, _ = account(path, text="Fassung")
    assert [one.text for one in documents] == [LONG]
    assert next(iter(spreadsheet.records(path))) == {"Wortlaut": "x " + LONG, "Fassung": LONG}


def test_of_two_columns_of_one_name_in_a_sheet_neither_is_lost(tmp_path: Path) -> None:
    path = book(tmp_path, A=[["Text", "Text"], ["They voted.", "They met."], ["", "They left."]])
    documents, (problem,) = read(path)
    assert [one.text for one in documents] == ["They voted.", "They left."]
    assert problem.what.startswith("Two columns are called 'Text'")
