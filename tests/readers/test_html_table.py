"""Web pages that are tables of articles, and those that only hold a table."""

from pathlib import Path

import pytest

from dashboard.readers import html_table, previews
from tests.readers import reading

HEAD = "<tr><th>Title</th><th>Date</th><th>Text</th></tr>"
PROSE = "The dam holds, said Tom Reyes, who chairs the committee on water, and it will hold for years."
ROW = f"<tr><td>Dam vote</td><td>2022-05-04</td><td>{PROSE}</td></tr>"
TABLE = f"<table>{HEAD}{ROW}{ROW.replace('Dam', 'Bridge')}</table>"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("a.html", f"<html><body>{TABLE}</body></html>"),
        # under Excel's ending, as many services export
        ("a.xls", f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>{TABLE}</body></html>'),
        ("a.xls", f"<meta charset=utf-8>{TABLE}"),
        # of pandas
        ("a.html", TABLE.replace("<table>", '<table border="1" class="dataframe">').replace("<tr>", "<tr >")),
        # a table in the frame of a page, in parts with the same header, without ends
        ("a.html", f"<html><table><tr><td>{TABLE}</td></tr></table></html>"),
        ("a.html", f"<table>{HEAD}{ROW}</table><table>{HEAD}{ROW.replace('Dam', 'Bridge')}</table>"),
        ("a.html", TABLE.replace("</td>", "").replace("</tr>", "").replace("</th>", "")),
    ],
    ids=range(7),
)
def test_each_row_is_an_article(tmp_path: Path, name: str, page: str) -> None:
    documents, problems = reading.read(tmp_path, page, name)
    assert [one.title for one in documents] == ["Dam vote", "Bridge vote"]
    assert {(str(one.published), one.text) for one in documents} == {("2022-05-04", PROSE)}
    assert problems == []


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><article><h1>Dam vote</h1><p>{PROSE}</p><p>{PROSE} {PROSE}</p>"
        "<table><tr><th>Date</th><th>Text</th></tr><tr><td>May</td><td>Rain.</td></tr></table></article></body></html>",
        f"<html><body><table><tr><td>Home</td><td>News</td></tr><tr><td>{PROSE}</td><td>x</td></tr></table></body></html>",
    ],
)
def test_a_page_that_only_holds_a_table_is_an_article(tmp_path: Path, page: str) -> None:
    [document], _ = reading.read(tmp_path, page, "a.html")
    assert PROSE in document.text and document.id == "a.html"


def test_its_columns_are_shown_before_it_is_added_and_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(f"<html>{TABLE}</html>", encoding="utf-8")
    [preview] = previews.find([path])
    assert preview.names == ("Title", "Date", "Text")
    assert preview.rows[0] == ("Dam vote", "2022-05-04", PROSE)
    documents = list(html_table.read(path, mapping={"text": "Title"}))
    assert getattr(documents[0], "text", "") == "Dam vote"


def test_tables_deep_inside_others_are_not_looked_at(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html>{'<table><tr><td>' * 20_000}{TABLE}", encoding="utf-8")
    assert not html_table.is_it(path.read_text(encoding="utf-8")[: 1 << 16], path)
