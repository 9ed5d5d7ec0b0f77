"""A newer version reads a collection again: the outcome is that of adding it anew, nothing else changes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard import preprocess, refreshing
from dashboard.errors import Stopped
from dashboard.extract import article
from dashboard.extract.dates import find_dates
from dashboard.extract.model import kept, reading
from dashboard.extract.model.tagged import Tagged
from dashboard.extract.quotes import find_quotes
from dashboard.filters import Filters
from dashboard.records import Quote
from dashboard.refreshing import Refreshed, refresh
from dashboard.store import rereading
from dashboard.store.collection import Collection
from dashboard.store.questions import quotes
from dashboard.store.questions.tables import TABLES
from dashboard.store.schema import versions
from tests.conftest import Answer
from tests.store.state import check, state
from tests.tiers import first

pytestmark = pytest.mark.slow

Run = Callable[..., Answer]
OLD, NEW = "0.0.9 model 1.1.0", "0.2.0 model 1.1.0"
CASES = Path(__file__).parent / "cases"
ARTICLES = sorted((CASES / "articles").glob("*.txt"))[:6]
FRENCH = CASES / "languages" / "fr.txt"
REFRESH = """
import pathlib, sys
from dashboard import refreshing
from dashboard.store.collection import Collection
from dashboard.store.schema import versions
versions.current = lambda: sys.argv[2]
refreshing.MOST_HELD = 1
with Collection.open(sys.argv[1], readonly=False) as collection:
    refreshing.refresh(collection, progress=lambda done, total: print(done, total, flush=True), workers=1)
"""


def old_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process be an older version, whose rules find direct quotes only, and no speakers."""

    def only_direct(*given: Any) -> tuple[Quote, ...]:
        return tuple(replace(one, speaker=None) for one in find_quotes(*given) if one.kind == "direct")

    monkeypatch.setattr(article, "find_quotes", only_direct)
    monkeypatch.setattr(versions, "current", lambda: OLD)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that an older version made; not to be changed."""
    path = tmp_path_factory.mktemp("older") / "news.sqlite"
    with pytest.MonkeyPatch.context() as monkeypatch, Collection.create(path) as collection:
        old_rules(monkeypatch)
        preprocess.add([*ARTICLES[:4], FRENCH], collection, workers=1)
        preprocess.add(ARTICLES[3:], collection, workers=1)
    return path


@pytest.fixture
def news(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, opened by a newer version."""
    path = tmp_path / "news.sqlite"
    path.write_bytes(older.read_bytes())
    monkeypatch.setattr(versions, "current", lambda: NEW)
    return path


def never(*_: object) -> Tagged:
    raise AssertionError("the network was asked")


def exported(collection: Collection) -> dict[str, list[tuple[object, ...]]]:
    """Return the five exports without the numbers of rows."""
    tables = {name: find(collection, Filters()) for name, find in TABLES.items()}
    return {
        name: sorted(
            rows.drop(columns=["quote_id", "date_id"], errors="ignore").itertuples(index=False, name=None),
            key=repr,
        )
        for name, rows in tables.items()
    }


def anew(folder: Path) -> Collection:
    """Return a collection that this version made of the same files."""
    made = Collection.create(folder / "anew.sqlite")
    preprocess.add([*ARTICLES[:4], FRENCH], made, workers=1)
    preprocess.add(ARTICLES[3:], made, workers=1)
    return made


def imports(collection: Collection) -> list[tuple[Any, ...]]:
    return collection.rows("SELECT * FROM imports ORDER BY id")


def test_a_collection_becomes_what_adding_it_anew_makes(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with anew(tmp_path) as fresh, Collection.open(news, readonly=False) as collection:
        before = exported(collection), imports(collection)
        monkeypatch.setattr(reading, "read", never)
        done = refresh(collection, workers=1)
        assert (done.read, done.changed, done.recalled, done.not_english) == (7, 6, 6, 1)
        assert (done.forgotten, done.unusable, done.problems) == (0, 0, ())
        assert exported(collection) == exported(fresh) != before[0]
        assert imports(collection) == before[1]
        assert state(collection) == state(fresh)
        check(collection)
        for name in ("names", "dates", "places"):
            assert done.differences[name] == rereading.Difference()
        more = len(exported(fresh)["quotes"]) - len(before[0]["quotes"])
        found = done.differences["quotes"]
        assert (found.more, found.fewer) == (more, 0) and more > 10 and found.otherwise > 0
        assert refresh(collection, workers=1).read == 0


def test_with_workers_it_is_the_same(news: Path, tmp_path: Path) -> None:
    # The workers have the rules of today, and are asked only for what they find.
    with anew(tmp_path) as fresh, Collection.open(news, readonly=False) as collection:
        monkey = pytest.MonkeyPatch()
        monkey.setattr("dashboard.batch.HANDFUL", 1)
        done = refresh(collection, workers=2)
        monkey.undo()
        assert (done.read, done.recalled) == (7, 6)
        assert exported(collection) == exported(fresh)


def test_corrections_by_hand_are_kept_and_applied_to_what_is_found_now(news: Path) -> None:
    with Collection.open(news, readonly=False) as collection:
        said = quotes.find(collection, Filters())
        first, second = said["quote_id"].tolist()[:2]
        asked = "SELECT name FROM entities WHERE label = 'PERSON' ORDER BY mentions DESC, name LIMIT 3"
        people = [str(name) for (name,) in collection.rows(asked)]
        collection.decide("respeak", f"quote:{first}", people[0])
        collection.decide("hide", f"quote:{second}")
        collection.decide("rename", people[1], "Somebody Else")
        collection.decide("merge", people[2], people[0])
        words = said.set_index("quote_id")["quote"]
        decided = collection.decisions()
        refresh(collection, workers=1)
        assert collection.decisions() == decided
        now_said = quotes.find(collection, Filters())
        assert words[second] not in now_said["quote"].tolist()
        assert now_said.set_index("quote").loc[words[first], "speaker"] == people[0]
        names = {name for (name,) in collection.rows("SELECT name FROM entities")}
        assert "Somebody Else" in names and people[2] not in names
        check(collection)


def test_a_correction_made_while_it_runs_holds(news: Path) -> None:
    with Collection.open(news, readonly=False) as collection, Collection.open(news, readonly=False) as screen:
        asked = (
            "SELECT entities.name FROM mentions JOIN names ON names.id = name_id "
            "JOIN entities ON entities.id = entity_id WHERE document_id = 1 AND entities.label = 'PERSON'"
        )
        ((person,), *_) = collection.rows(asked)
        gone = collection.rows("SELECT key FROM documents ORDER BY id DESC LIMIT 1")[0][0]

        def meanwhile(done: int, total: int) -> None:
            if done == 2:
                screen.decide("rename", person, "Somebody Else")
                screen.remove(gone)

        monkey = pytest.MonkeyPatch()
        monkey.setattr(refreshing, "MOST_HELD", 1)
        done = refresh(collection, progress=meanwhile, workers=1)
        monkey.undo()
        assert done.read == 6
        assert ("Somebody Else",) in collection.rows("SELECT name FROM entities")
        assert collection.path_of(gone) is None
        check(collection)


def test_what_is_killed_goes_on_where_it_was(news: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-c", REFRESH, str(news), NEW]
    counted: list[int] = []
    for _ in range(12):
        running = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert running.stdout is not None
        for line in running.stdout:
            done, total = map(int, line.split())
            if done == 2 and total > 2:
                os.kill(running.pid, signal.SIGKILL)
                break
        running.wait()
        running.stdout.close()
        with Collection.open(news, readonly=False) as collection:
            check(collection)
            counted.append(rereading.count(collection))
        if running.returncode == 0:
            break
    assert counted[0] <= 5 and counted == sorted(counted, reverse=True) and counted[-1] == 0
    assert len(counted) > 2
    with anew(tmp_path) as fresh, Collection.open(news) as collection:
        assert exported(collection) == exported(fresh)


def test_who_stops_it_keeps_what_was_done(news: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Stopped("enough")

    with Collection.open(news, readonly=False) as collection:
        monkey = pytest.MonkeyPatch()
        monkey.setattr(refreshing, "MOST_HELD", 2)
        with pytest.raises(Stopped):
            refresh(collection, progress=stop, workers=1)
        monkey.undo()
        left = rereading.count(collection)
        assert 0 < left < 7
        assert refresh(collection, workers=1).read == left


@pytest.mark.parametrize("harm", first(2, ["damaged", "of another network", "of another text", "none"]))
def test_answers_that_are_of_no_use_make_no_difference(news: Path, tmp_path: Path, harm: str) -> None:
    with Collection.open(news, readonly=False) as collection:
        asked = "SELECT key, packed FROM answers JOIN documents ON documents.id = document_id ORDER BY key"
        whole = collection.rows(asked)
        if harm == "none":
            rereading.drop_answers(collection)
        for number, (key, packed) in enumerate(whole):
            bad = {
                "damaged": packed[:60] + bytes([packed[60] ^ 1]) + packed[61:],
                "of another text": whole[number - 1][1],
                "of another network": bytes(kept.MODEL) + packed[kept.MODEL :],
                "none": b"",
            }[harm]
            collection.connection.execute(
                "UPDATE answers SET packed = ? WHERE document_id = (SELECT id FROM documents WHERE key = ?)",
                (bad, key),
            )
        done = refresh(collection, workers=1)
        assert (done.recalled, done.forgotten + done.unusable) == (0, 6)
        assert done.forgotten == (6 if harm == "none" else 0)
        assert collection.rows(asked) == whole
        with anew(tmp_path) as fresh:
            assert exported(collection) == exported(fresh)


def test_without_answers_the_network_reads_and_the_file_is_smaller(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = reading.read

    def read(text: str, tell: Callable[[float], None]) -> Tagged:
        asked.append(text)
        return real(text, tell)

    monkeypatch.setattr(reading, "read", read)
    with Collection.open(news, readonly=False) as collection:
        done = refresh(collection, answers=False, workers=1)
        assert len(asked) == done.forgotten == 6
        assert collection.rows("SELECT count(*) FROM answers") == [(0,)]


def test_what_is_added_again_is_read_from_answers_too(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", never)
    with Collection.open(news, readonly=False) as collection:
        assert preprocess.add(ARTICLES, collection, workers=1).reread == 6


def test_a_document_that_fails_stays_as_it_was_and_the_rest_goes_on(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, **given: Any) -> Any:
        if "Qwxyz" in text:
            raise RuntimeError("no such rule")
        return find_dates(text, **given)

    monkeypatch.setattr(article, "find_dates", fail)
    with Collection.open(news, readonly=False) as collection:
        collection.connection.execute("UPDATE document_texts SET text = replace(text, 'the', 'Qwxyz') "
                                      "WHERE document_id = 1")  # fmt: skip
        before = collection.rows("SELECT * FROM documents WHERE id = 1")
        done = refresh(collection, workers=1)
        assert done.read == 6
        assert [one.what for one in done.problems] == [
            "Finding names and quotes failed (RuntimeError: no such rule)."
        ]
        assert collection.rows("SELECT * FROM documents WHERE id = 1") == before
        monkeypatch.undo()
        monkeypatch.setattr(versions, "current", lambda: NEW)
        assert refresh(collection, workers=1).read == 1


def test_the_command_says_what_changed(news: Path, run_cli: Run) -> None:
    told = json.loads(run_cli("refresh", "news.sqlite", "--format", "json").out)
    assert told.pop("seconds") >= 0
    assert told["read"] == 7 and told["changed"] == 6 and told["unchanged"] == 1 and told["recalled"] == 6
    assert told["quotes"]["more"] > 10 and told["quotes"]["fewer"] == 0
    assert run_cli("refresh", "news.sqlite").out == (
        "Every document of news.sqlite was read by this version; nothing is to be done. "
        "With --all they are read again.\n"
    )
    said = run_cli("refresh", "news.sqlite", "--all").out.splitlines()
    assert said[0].startswith("Read 7 documents again, 6 of them from kept answers, in ")
    assert said[1:] == [
        "  7 say the same as before and were not touched, 0 changed",
        "  1 not English: nothing was looked for",
    ]
    said = run_cli("refresh", "news.sqlite", "--all", "--no-answers").out.splitlines()
    assert "  6 had no kept answers; the network read them" in said


def test_the_command_wants_a_collection(run_cli: Run) -> None:
    answer = run_cli("refresh", "none.sqlite")
    assert answer.status == 2 and "There is no collection none.sqlite" in answer.err


def test_words_say_everything_that_may_happen() -> None:
    from dashboard.cli import refreshing as said
    from dashboard.records import Problem

    problems = tuple(Problem(f"{number}.txt", "It failed.", "Report it.") for number in range(22))
    done = Refreshed(
        read=1_200,
        changed=3,
        differences={"quotes": rereading.Difference(12, 1, 2), "dates": rereading.Difference()},
        recalled=1_100,
        unusable=1,
        forgotten=99,
        problems=problems,
        seconds=85.25,
    )
    lines = list(said._said(done, Path("news.sqlite")))
    assert lines[:6] == [
        "Read 1,200 documents again, 1,100 of them from kept answers, in 85.2 s: news.sqlite",
        "  1,197 say the same as before and were not touched, 3 changed",
        "  quotes: 12 more, 1 fewer, 2 read otherwise",
        "  99 had no kept answers; the network read them",
        "  1 had answers of another network or text, or damaged ones; these were thrown away, "
        "and the network read them",
        "  22 documents could not be read and stayed as before:",
    ]
    assert lines[6:8] == ["  0.txt: It failed. Report it.", "  1.txt: It failed. Report it."]
    assert lines[-1] == "  and 2 more"
