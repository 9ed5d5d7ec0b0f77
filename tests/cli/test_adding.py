"""What `dateline add` says of each file, in words and as JSON, and the columns that a person names."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import adding
from tests.conftest import Answer

pytestmark = pytest.mark.slow

Run = Callable[..., Answer]
TABLE = "Body,Headline,Kicker,Date\nRain fell in Riga.,Rain,Weather,2022-04-26\nSnow fell.,Snow,,26 April\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_add_says_what_was_made_of_each_file(run_cli: Run, table: Path) -> None:
    (table / "b.txt").write_text("Hail fell in Riga.", encoding="utf-8")
    said = run_cli("add", "a.csv", "b.txt").out.splitlines()
    assert said[0].startswith("Added 3 documents, 0 replaced, 0 unchanged, 1 problem, in ")
    assert said[1:] == [
        "  a.csv: comma-separated values, 2 articles.",
        "    Used: text from Body, title from Headline, day from Date.",
        "    Left: Kicker.",
        "    Days: 1 from a field, 1 unknown.",
        "    1 problem.",
        "  b.txt: plain text, 1 article. Days: 1 unknown.",
        "  a.csv#2: The date of publication '26 April' is not one clear day; added without it. "
        "Write it as 2022-04-26, or add a row whose day can be read in one way only.",
    ]


def test_the_report_as_json_has_stable_names(run_cli: Run, table: Path) -> None:
    report = json.loads(run_cli("add", "a.csv", "--format", "json", "--collection", "my.sqlite").out)
    assert report.pop("seconds") > 0
    assert report == {
        "collection": "my.sqlite",
        "import": 1,
        "added": 2,
        "replaced": 0,
        "reread": 0,
        "unchanged": 0,
        "copies": 0,
        "became_copies": 0,
        "not_english": 0,
        "problems": 1,
        "files": [
            {
                "path": "a.csv",
                "files": 1,
                "kind": "comma-separated values",
                "documents": 2,
                "added": 2,
                "replaced": 0,
                "reread": 0,
                "unchanged": 0,
                "elsewhere": 0,
                "copies": 0,
                "problems": 1,
                "summaries": 0,
                "cut": 0,
                "not_english": 0,
                "by_field": 1,
                "by_metadata": 0,
                "by_dateline": 0,
                "by_given": 0,
                "undated": 1,
                "columns": {"text": ["Body"], "title": ["Headline"], "published": ["Date"]},
                "left": ["Kicker"],
                "notes": [],
            }
        ],
        "problem_list": [
            {
                "path": "a.csv#2",
                "what": "The date of publication '26 April' is not one clear day; added without it.",
                "cure": "Write it as 2022-04-26, or add a row whose day can be read in one way only.",
            }
        ],
    }


def test_the_same_articles_in_another_file_are_here_already(run_cli: Run, table: Path) -> None:
    run_cli("add", "a.csv")
    (table / "b.csv").write_text(TABLE, encoding="utf-8")
    reports = [
        json.loads(run_cli("add", name, "--format", "json").out)["files"] for name in ("b.csv", "a.csv")
    ]
    assert [(one["unchanged"], one["elsewhere"]) for (one,) in reports] == [(2, 2), (2, 0)]


def test_a_person_says_which_column_is_which(run_cli: Run, table: Path) -> None:
    said = run_cli("add", "a.csv", "--map", "title=Kicker, published=", "--map", "section=headline").out
    assert "Used: text from Body, title from Kicker, section from Headline." in said
    assert "Left: Date." in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("a.csv", "--map", "title=Kikker"),
            "No file has a column 'Kikker' for --map title=…; there are: Body, Headline, Kicker, Date.",
        ),
        (("b.txt", "--map", "title=Kicker"), "--map is for files with columns, and none of these is one."),
        (
            ("a.csv", "--map", "titel=Kicker"),
            "'titel=Kicker' names no field; write text=Body,published=Date.",
        ),
        (("a.csv", "--map", "Kicker"), "'Kicker' names no field"),
        (("a.csv", "--map", "title=Kicker,title=Body"), "'title' is given twice"),
    ],
)
def test_a_wrong_mapping_is_told_before_anything_is_added(
    words: tuple[str, ...], says: str, run_cli: Run, table: Path
) -> None:
    (table / "b.txt").write_text("Hail fell in Riga.", encoding="utf-8")
    answer = run_cli("add", *words)
    assert (answer.status, answer.out) == (2, "")
    assert says in answer.err
    assert not (table / "dateline.sqlite").exists()


def test_readme_has_every_name_of_the_report(run_cli: Run, table: Path) -> None:
    report = json.loads(run_cli("add", "a.csv", "--format", "json").out)
    names = {*report, *report["files"][0], *report["problem_list"][0]}
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize(
    ("typed", "mapping"),
    [
        ("text=Body", {"text": "Body"}),
        ("text=Body,published=Date", {"text": "Body", "published": "Date"}),
        ("text = Body , title = A, B", {"text": "Body", "title": "A, B"}),
        ("text=a=b", {"text": "a=b"}),
        ("title=", {"title": ""}),
    ],
)
def test_a_mapping_is_read_as_it_was_meant(typed: str, mapping: dict[str, str]) -> None:
    assert adding.mapping(typed) == mapping
