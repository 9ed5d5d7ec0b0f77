"""The command `report`: its forms, where it begins, and what came since the last one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from dashboard import compiling
from dashboard.cli import grammar
from dashboard.export.report import REPORTS
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.ui import report_box
from tests.conftest import Answer
from tests.store import made

Run = Callable[..., Answer]
LAST = ("--since", "last-report", "--out", "report.html")
WRONG = [
    (
        ("--since", "last-report", "--from", "2022-05-01"),
        "Both --since and --from say where the report begins",
    ),
    (("--since", "2022-05-01", "--after", "3"), "Both --since and --after say where the report begins"),
    (("--since", "yesterday"), "'yesterday' is no beginning. Write a day as 2022-04-26, or last-week"),
    (("--name", "monday"), "--name is for --since last-report"),
    (("--person", "Zzz"), "Nobody in this collection is called “Zzz”"),
    (("--quotes", "0"), "'0' is no number above 0"),
]
BEGINNINGS = [
    ("2022-05-03", date(2022, 5, 3)),
    ("last-week", date(2022, 5, 2)),
    ("last-month", date(2022, 4, 1)),
]


def add(path: Path, *keys: str) -> None:
    """Bring articles into a collection, in which each has one quote, by one import."""
    with Collection.open_or_create(path) as news:
        number = news.begin_import()
        for key in keys:
            text = f"“The bridge of {key} stays,” said Ilze Kalnina.\nShe spoke in Riga."
            names = {"Ilze Kalnina": "PERSON", "Riga": "GPE"}
            article = made.article(
                key, text, published=date(2022, 5, 4), names=names, places={"Riga": made.RIGA}
            )
            news.add(*article, import_id=number)
        news.note_import(number, counts={"added": len(keys)}, seconds=1.0)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    add(tmp_path / "news.sqlite", "one", "two")
    return tmp_path / "news.sqlite"


def page(path: Path) -> str:
    found = lxml.html.fromstring(path.read_text(encoding="utf-8")).find(".//main")
    return " ".join("".join(found.itertext()).split())


def test_the_command_line_offers_the_forms_there_are() -> None:
    assert tuple(REPORTS) == grammar.REPORT_FORMS


@pytest.mark.parametrize("words, says", WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_makes_no_sense_is_refused_with_the_cure(
    words: tuple[str, ...], says: str, run_cli: Run, news: Path
) -> None:
    answer = run_cli("report", str(news), *words)
    assert (answer.status, answer.bytes) == (2, b"")
    assert says in answer.err


@pytest.mark.parametrize("since, first", BEGINNINGS)
def test_a_beginning_is_a_day(since: str, first: date) -> None:
    assert compiling.beginning(since, date(2022, 5, 9)) == first


@pytest.mark.slow
@pytest.mark.parametrize("form", REPORTS)
def test_the_screen_and_the_command_write_the_same_bytes(form: str, run_cli: Run, news: Path) -> None:
    answer = run_cli("report", str(news), "--person", "Ilze Kalnina", "--out", f"report.{form}")
    assert answer.status == 0, answer.err
    with Collection.open(news) as collection:
        screen = report_box.write(collection, Filters(people=("Ilze Kalnina",)), form=form)
    assert Path(f"report.{form}").read_bytes() == screen


@pytest.mark.slow
def test_a_report_says_what_was_asked_what_was_found_and_what_it_rests_on(run_cli: Run, news: Path) -> None:
    add(news, "three")
    read = run_cli("report", str(news), "--text", "bridge", "--since", "2022-05-01")
    said = " ".join("".join(lxml.html.fromstring(read.bytes).find(".//main").itertext()).split())
    for part in (
        "3 documents published since 1 May 2022, with the words “bridge”; 3 quotes in 3 documents.",
        "Ilze Kalnina is quoted 3 times.",
        "Riga is the place that is named most: 3 mentions in 3 documents.",
        "“The bridge of two stays,”",
        "All 3 quotes, newest first",
        "State of the collection: import 2 of ",
        "Check a quote in its article before you print it.",
    ):
        assert part in said


@pytest.mark.slow
def test_a_report_since_the_last_one_has_what_was_added_since(run_cli: Run, news: Path) -> None:
    written = Path("report.html")
    assert run_cli("report", str(news), *LAST).status == 0
    assert "2 documents; 2 quotes" in page(written) and "This is the first report" in page(written)
    assert run_cli("report", str(news), *LAST).status == 0
    assert "0 documents that came after import 1" in page(written)
    assert "Nothing fits this question." in page(written)
    add(news, "three")
    assert run_cli("report", str(news), *LAST).status == 0
    assert "1 document that came after import 1; 1 quote" in page(written)
    assert "bridge of three" in page(written) and "bridge of two" not in page(written)


@pytest.mark.slow
def test_reports_of_other_questions_or_names_remember_for_themselves(run_cli: Run, news: Path) -> None:
    run_cli("report", str(news), *LAST)
    for other in (("--place", "Riga"), ("--name", "monday")):
        run_cli("report", str(news), *other, *LAST)
        assert "This is the first report" in page(Path("report.html"))


@pytest.mark.slow
def test_a_report_that_could_not_be_written_is_not_remembered(run_cli: Run, news: Path) -> None:
    Path("kept.html").write_text("something else", encoding="utf-8")
    answer = run_cli("report", str(news), "--since", "last-report", "--out", "kept.html")
    assert answer.status == 1 and "holds something else" in answer.err
    run_cli("report", str(news), *LAST)
    assert "This is the first report" in page(Path("report.html"))


@pytest.mark.slow
def test_what_an_import_still_brings_is_in_the_next_report(run_cli: Run, news: Path) -> None:
    with Collection.open(news, readonly=False) as collection:
        running = collection.begin_import()
        run_cli("report", str(news), *LAST)
        collection.add(*made.article("late", "“It is late,” said Ban."), import_id=running)
    run_cli("report", str(news), *LAST)
    assert "1 document that came after import 1" in page(Path("report.html"))


def test_other_forms_are_not_thrown_at_a_terminal(
    run_cli: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    answer = run_cli("report", str(news), "--format", "docx")
    assert answer.status == 2 and "docx can't be shown on a terminal" in answer.err
