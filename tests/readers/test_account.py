"""What is said of a file that was read: its kind, which columns were used and which were left."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.records import Account, Document, Problem

TABLE = "Body,Headline,Title,Date,Score\nOne.,Talks open,,2022-04-26,3\nTwo.,,Talks end,2022-04-27,4\n"
LINES = '{"Body": "One.", "Day": "2022-04-26", "Score": 3}\n{"Body": "Two.", "By": "Ana Bell"}\n'


def read(path: Path, **mapping: str) -> tuple[list[Document | Problem], dict[str, Account]]:
    accounts: dict[str, Account] = {}
    items = list(readers.read(path, mapping=mapping, account=lambda one: accounts.update({one.path: one})))
    return items, {Path(name).name: account for name, account in accounts.items()}


def made(path: Path, content: str) -> Path:
    path.write_text(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "used", "left"),
    [
        (
            "a.csv",
            TABLE,
            {("text", "Body"), ("title", "Headline"), ("title", "Title"), ("published", "Date")},
            ("Score",),
        ),
        ("a.jsonl", LINES, {("text", "Body"), ("published", "Day")}, ("Score", "By")),
        ("a.txt", "One.", set(), ()),
        ("a.csv", "Was,Wann\nOne.,Two\n", set(), ("Was", "Wann")),
        ("a.jsonl", '{"was": "One."}\n{"wann": "Two."}\n', set(), ("was", "wann")),
    ],
)
def test_the_account_says_which_columns_were_used_and_which_were_left(
    name: str, content: str, used: set[tuple[str, str]], left: tuple[str, ...], tmp_path: Path
) -> None:
    _, accounts = read(made(tmp_path / name, content))
    assert (set(accounts[name].used), accounts[name].left) == (used, left)


def test_each_file_of_an_archive_or_folder_has_an_account_with_its_kind(tmp_path: Path) -> None:
    made(tmp_path / "a.csv", TABLE)
    made(tmp_path / "b.txt", "One.")
    made(tmp_path / "c.csv", "name,score\nA,3\n")
    _, accounts = read(tmp_path)
    assert {name: account.kind for name, account in accounts.items()} == {
        "a.csv": "comma-separated values",
        "b.txt": "plain text",
        "c.csv": "comma-separated values",
    }


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize(
    ("mapping", "title"),
    [
        ({"title": "Score"}, "3"),
        ({"title": "score"}, "3"),
        ({"title": ""}, ""),
        ({"title": "no such column"}, "Talks open"),
        ({"author": "Headline"}, ""),
        ({}, "Talks open"),
    ],
)
def test_a_person_says_which_column_is_which(
    name: str, mapping: dict[str, str], title: str, tmp_path: Path
) -> None:
    content = {
        "a.csv": "Body,Headline,Score\nOne.,Talks open,3\n",
        "a.jsonl": '{"Body": "One.", "Headline": "Talks open", "Score": 3}\n',
    }[name]
    (document,), _ = read(made(tmp_path / name, content), **mapping)
    assert isinstance(document, Document)
    assert (document.text, document.title) == ("One.", title)


def test_a_mapping_holds_for_one_reading_only(tmp_path: Path) -> None:
    path = made(tmp_path / "a.csv", "Body,Summary\nOne.,Two.\n")
    texts = [read(path, text=column)[0][0] for column in ("Summary", "", "Body")]
    assert [item.text if isinstance(item, Document) else item.what for item in texts] == [
        "Two.",
        "No column holds the text; found: Body, Summary.",
        "One.",
    ]
