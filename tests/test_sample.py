"""The sample collection can be read, is marked as written for this project, and its gold fits its texts."""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from dashboard import readers, resources
from dashboard.records import DateType, Document, Kind, Label, Problem

SAMPLE = resources.data("sample")
CASES = sorted((Path(__file__).parent / "cases" / "articles").glob("*.json"))
NOTE = "written for Dateline"
SEED = "kremlin-meeting"
# 2024-03-05, 2024-W10, 2024-Q1, XXXX-WXX-5, 2024-03-05TMO, T04:00, 188, P2D, PT10M, PXW, PRESENT_REF
TIMEX3 = re.compile(
    r"(?:\d{2,4}|XXXX)(?:-(?:\d\d(?:-\d\d)?|XX-XX|W(?:\d\d|XX)(?:-[1-7WE]+)?|[QH]\d|SP|SU|FA|WI))?"
    r"(?:T(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d)?))?"
    r"|T(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d)?)"
    r"|PT?[\dX]+(?:\.\d+)?(?:[DWMQYHS]|DE|CE|SU|WE)"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
)


@cache
def found() -> tuple[Document | Problem, ...]:
    return tuple(readers.read(SAMPLE))


def documents() -> list[Document]:
    return [one for one in found() if isinstance(one, Document)]


def written() -> list[Document]:
    """Return the articles without the seed."""
    return [one for one in documents() if not one.path.endswith(f"{SEED}.txt")]


def gold(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def text_of(path: Path) -> str:
    # Bytes, because read_text() would turn \r\n into \n and move every offset.
    return path.with_suffix(".txt").read_bytes().decode("utf-8")


def rows(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every row of a case, the speakers and cues within too."""
    for name in ("entities", "quotes", "dates", "places"):
        for row in case[name]:
            yield row
            yield from (row[part] for part in ("speaker", "cue") if row.get(part))


def test_every_file_of_the_sample_can_be_read() -> None:
    assert [one for one in found() if isinstance(one, Problem)] == []


def test_there_are_about_sixty_articles() -> None:
    assert 60 <= len(written()) <= 70


def test_they_span_about_four_months() -> None:
    days = sorted(one.published for one in written() if one.published)
    assert len(days) == len(written())
    assert timedelta(days=110) <= days[-1] - days[0] <= timedelta(days=140)


def test_they_come_from_six_outlets_in_all_formats() -> None:
    assert len({one.source for one in written()}) == 6
    suffixes = {path.suffix for path in SAMPLE.rglob("*") if path.name != "README.md"} - {""}
    assert suffixes == {".txt", ".md", ".html", ".csv", ".jsonl", ".zip"}


@pytest.mark.parametrize("field", ["title", "source", "author", "url"])
def test_every_article_has_its(field: str) -> None:
    assert [one.id for one in written() if not getattr(one, field)] == []


def test_articles_have_the_length_of_articles() -> None:
    assert [one.id for one in written() if not 240 <= len(one.text.split()) <= 620] == []


def test_ids_are_unique() -> None:
    ids = [one.id for one in documents()]
    assert len(ids) == len(set(ids))


def test_the_seed_is_given_unchanged() -> None:
    seed = next(one for one in documents() if one.path.endswith(f"{SEED}.txt"))
    assert seed.published == date(2022, 4, 26)
    assert seed.source == ""
    assert (SAMPLE / f"{SEED}.txt").read_bytes().endswith(b"\n\n" + seed.text.encode("utf-8"))


def notes() -> Iterator[tuple[str, bool]]:
    """Yield each article's place and whether it says that it was written for this project."""
    for path in sorted(SAMPLE.rglob("*.*")):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                yield from ((row["id"], row["note"] == NOTE) for row in csv.DictReader(file))
        elif path.suffix == ".jsonl":
            lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            yield from ((row["id"], row["note"] == NOTE) for row in lines)
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from (
                    (name, f"\nNote: {NOTE}\n" in _text(archive, name)) for name in archive.namelist()
                )
        elif path.name != "README.md" and path.stem != SEED:
            head = path.read_text(encoding="utf-8")[:1000]
            yield (
                path.name,
                bool(re.search(rf"(?im)^\s*<meta name=.note. content=.{NOTE}|^note: {NOTE}$", head)),
            )


def _text(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8")


def test_every_article_says_that_it_was_written_for_this_project() -> None:
    marked = dict(notes())
    assert len(marked) == len(written())
    assert [name for name, is_marked in marked.items() if not is_marked] == []


def test_the_readme_counts_the_articles() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert f"{len(written()) + 1} articles" in readme


def test_a_dozen_and_the_seed_have_gold() -> None:
    assert len(CASES) >= 13
    assert SEED in {path.stem for path in CASES}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
class TestGold:
    def test_its_text_is_an_article_of_the_sample(self, path: Path) -> None:
        published = {one.text: one.published for one in documents()}
        assert str(published[text_of(path)]) == gold(path)["published"]
        assert gold(path)["id"] == path.stem

    def test_offsets_fit_the_text(self, path: Path) -> None:
        text = text_of(path)
        wrong = [row for row in rows(gold(path)) if text[row["start"] : row["end"]] != row["text"]]
        assert wrong == []

    def test_spans_have_no_edge_of_space(self, path: Path) -> None:
        assert [
            row for row in rows(gold(path)) if row["text"] != row["text"].strip() or not row["text"]
        ] == []

    @pytest.mark.parametrize("kind", ["entities", "quotes", "dates", "places"])
    def test_rows_are_sorted(self, path: Path, kind: str) -> None:
        spans = [(row["start"], row["end"]) for row in gold(path)[kind]]
        assert spans == sorted(set(spans))

    @pytest.mark.parametrize("kind", ["entities", "dates", "places"])
    def test_rows_do_not_overlap(self, path: Path, kind: str) -> None:
        wrong = [(a, b) for a, b in pairwise(gold(path)[kind]) if a["end"] > b["start"]]
        assert wrong == []

    def test_labels_and_kinds_are_known(self, path: Path) -> None:
        case = gold(path)
        assert {row["label"] for row in case["entities"]} <= set(get_args(Label))
        assert {row["kind"] for row in case["quotes"]} <= set(get_args(Kind))
        assert {row["type"] for row in case["dates"]} <= set(get_args(DateType))

    def test_values_are_timex3(self, path: Path) -> None:
        assert [row for row in gold(path)["dates"] if not TIMEX3.fullmatch(row["value"])] == []

    def test_durations_are_periods_and_dates_are_not(self, path: Path) -> None:
        kinds = {"DURATION": {True}, "DATE": {False}, "TIME": {False}, "SET": {True, False}}
        wrong = [
            row
            for row in gold(path)["dates"]
            if bool(re.match(r"P[T\dX]", row["value"])) not in kinds[row["type"]]
        ]
        assert wrong == []

    def test_names_leave_out_articles_and_titles(self, path: Path) -> None:
        wrong = re.compile(r"(?:the|a|an|mr\.?|mrs\.?|ms\.?|dr\.?|president|mayor|colonel)\s", re.IGNORECASE)
        assert [row for row in gold(path)["entities"] if wrong.match(row["text"])] == []

    def test_every_speaker_with_a_name_is_in_the_text(self, path: Path) -> None:
        case = gold(path)
        names = {row["name"] for row in case["entities"]}
        speakers = {row["speaker"]["name"] for row in case["quotes"] if row["speaker"]} - {None}
        assert speakers <= names

    def test_every_place_is_an_entity(self, path: Path) -> None:
        case = gold(path)
        toponyms = {"GPE", "LOC", "FAC"}
        spans = [(row["start"], row["end"]) for row in case["entities"] if row["label"] in toponyms]
        assert [(row["start"], row["end"]) for row in case["places"]] == spans

    def test_places_are_on_earth(self, path: Path) -> None:
        for row in gold(path)["places"]:
            assert re.fullmatch(r"[A-Z]{2}|", row["country"])
            assert -90 <= row["lat"] <= 90
            assert -180 <= row["lon"] <= 180
