"""The report of an import says what became of each file: counted once, summed up, in plain words."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import reporting
from dashboard.records import Account, Document, FileReport, Problem
from dashboard.reporting import Tally

TABLE = Account(
    "news/more.csv",
    "comma-separated values",
    (("published", "Date"), ("text", "Body"), ("title", "Headline"), ("title", "Kicker")),
    ("Score", "Words"),
    ("Days are read with the month first: 04/26/2022 in row 3.",),
)


def document(number: int, *, path: str = "news/more.csv") -> Document:
    return Document(str(number), "Text.", path=f"{path}#{number}")


def test_each_document_is_counted_with_its_day_its_extent_and_its_language() -> None:
    tally = Tally()
    tally.note(TABLE)
    read = [
        replace(document(1), published=date(2022, 4, 26), published_from="field"),
        replace(document(2), published=date(2022, 4, 26), published_from="dateline", extent="cut"),
        replace(document(3), extent="summary", language="fr"),
        replace(document(4), language="en"),
    ]
    for one, done in zip(read, ("added", "replaced", "unchanged", "unchanged"), strict=True):
        tally.read(one)
        tally.settle(one, done, is_elsewhere=one.id == "4", is_other=one.language == "fr")
    tally.note_copies(["news/more.csv#1"])
    tally.fail(Problem("news/more.csv#5", "No text.", "Fill it in."))
    (report,) = tally.files()
    assert report == FileReport(
        TABLE, documents=4, added=1, replaced=1, unchanged=2, elsewhere=1, copies=1, problems=1,
        summaries=1, cut=1, not_english=1, by_field=1, by_dateline=1, undated=2,
    )  # fmt: skip
    assert [reporting.heading(report), *reporting.details(report)] == [
        "news/more.csv: comma-separated values, 4 articles, 1 of them replaced, 1 of them unchanged, "
        "1 of them here already from another file, 1 of them copies",
        "Used: text from Body, title from Headline or Kicker, day from Date.",
        "Left: Score, Words.",
        "Days: 1 from a field, 1 from the dateline, 2 unknown.",
        "1 only a summary, 1 cut off, 1 not English.",
        "Days are read with the month first: 04/26/2022 in row 3.",
        "1 problem.",
    ]


def test_the_last_account_of_a_file_counts() -> None:
    tally = Tally()
    tally.note(Account(TABLE.path, TABLE.kind))
    tally.note(TABLE)
    assert [one.account for one in tally.files()] == [TABLE]


def test_a_file_that_no_reader_knows_is_in_the_report_too() -> None:
    tally = Tally()
    tally.fail(Problem("a.xyz", "No reader for '.xyz' files.", "Readable: .txt."))
    (report,) = tally.files()
    assert [reporting.heading(report), *reporting.details(report)] == [
        "a.xyz: not read, 0 articles",
        "1 problem.",
    ]


def test_few_files_are_listed_one_by_one() -> None:
    files = [FileReport(Account(f"{number}.txt", "plain text"), documents=1) for number in range(20)]
    assert reporting.summed(files) == files


def test_of_many_files_those_alike_are_one_row_with_the_folder_of_all() -> None:
    texts = [FileReport(Account(f"news/mon/{n}.txt", "plain text"), documents=1, added=1) for n in range(500)]
    table = FileReport(TABLE, documents=97)
    tables = [FileReport(replace(TABLE, path=f"news/{n}/more.csv"), documents=2) for n in range(30)]
    assert reporting.summed([*texts, *tables, table]) == [
        FileReport(Account("news/mon", "plain text"), files=500, documents=500, added=500),
        FileReport(replace(TABLE, path="news"), files=31, documents=157),
    ]


@pytest.mark.slow
def test_ten_thousand_files_none_like_another_are_a_report_that_can_be_read() -> None:
    files = [
        FileReport(Account(f"{n}.csv", "table", left=(f"column {n}",)), documents=2) for n in range(10_000)
    ]
    rows = reporting.summed(files)
    assert len(rows) == 501
    assert rows[-1] == FileReport(Account("", "other files"), files=9_500, documents=19_000)


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["a.txt", "b.txt"], ""),
        (["news/a.txt", "news/b.txt"], "news"),
        (["news/a.txt", "news/mon/b.txt"], "news"),
        (["news/mon/a.txt", "news/monday/b.txt"], "news"),
        (["/x/a.txt", "/y/b.txt"], "/"),
        (["a.txt", "news/b.txt"], ""),
        (["a.zip/x/b.txt", "a.zip/x/c.txt"], "a.zip/x"),
    ],
)
def test_the_row_of_several_files_names_the_folder_that_they_share(paths: list[str], folder: str) -> None:
    files = [FileReport(Account(path, "plain text")) for path in paths for _ in range(11)]
    assert [one.account.path for one in reporting.summed(files)] == [folder]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b", "c"], "a, b or c"),
        ([str(number) for number in range(15)], "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"),
    ],
)
def test_names_are_listed_in_words_and_of_many_the_first(names: list[str], words: str) -> None:
    assert reporting.listed(names, last=" or ") == words
