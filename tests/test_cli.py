"""Every command, as a person types it: what it prints, what it leaves behind, its exit status."""

import csv
import io
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard import __main__
from dashboard.identity import decision_lines
from dashboard.records import Decision
from dashboard.store.collection import Collection
from dashboard.store.questions import asking
from tests.conftest import TEXT, Answer

pytestmark = pytest.mark.slow

Run = Callable[..., Answer]
LINE = {"id": "bridge", "text": TEXT, "published": "2022-05-04"}


def jsonl(*rows: Any) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def read_back(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.out, newline="")))


@pytest.fixture
def news(run_cli: Run, tmp_path: Path) -> Path:
    """A collection with one article."""
    (tmp_path / "bridge.jsonl").write_bytes(jsonl(LINE | {"title": "A bridge", "source": "The Daily Post"}))
    assert run_cli("add", "bridge.jsonl").status == 0
    return tmp_path / "dateline.sqlite"


def test_the_version_is_told(run_cli: Run) -> None:
    assert run_cli("--version").out == f"dateline {dashboard.__version__}\n"


def test_help_lists_every_command(run_cli: Run) -> None:
    said = run_cli("--help").out
    assert (
        "{add,refresh,open,demo,extract,ask,export,report,check,imports,remove,decisions,score,map,merge,"
        "completion}" in said
    )


WRONG = [
    ((), "usage"),
    (("fly",), "invalid choice"),
    (("add", "nowhere.txt"), "There is no nowhere.txt. Check the path."),
    (("add", "here.txt", "--published", "tomorrow"), "'tomorrow' is no day; write it as 2022-04-26"),
    (("add", "here.txt", "--collection", "no/folder.sqlite"), "Make the folder first"),
    (("export", "none.sqlite", "quotes"), "There is no collection none.sqlite"),
    (("export", "none.sqlite", "cooks"), "invalid choice"),
    (("remove", "none.sqlite", "a"), "There is no collection none.sqlite"),
    (("decisions", "made.sqlite", "undo", "x"), "'x' is no number"),
    (("decisions", "made.sqlite", "undo", "7"), "There is no decision 7"),
    (("remove", "made.sqlite", "ghost"), "There is no document 'ghost'"),
    (("remove", "made.sqlite"), "Say what is to be removed"),
    (("remove", "made.sqlite", "--import", "7"), "There is no import 7 in made.sqlite"),
    (("remove", "made.sqlite", "--import", "x"), "'x' is no number of a correction or import"),
    (("imports", "none.sqlite"), "There is no collection none.sqlite"),
    (("extract", "none.jsonl"), "dateline: none.jsonl: No such file or directory. Check the path.\n"),
]
FAILED = [
    (("open", "--port", "99999"), "Port 99999 can't be used"),
    (("decisions", "made.sqlite", "import", "here.txt"), "Line 1 has no JSON"),
    (("score", "here.txt", "here.txt"), "No form of gold is '.txt'"),
]


@pytest.mark.parametrize(
    "words, why, status",
    [(*one, 2) for one in WRONG] + [(*one, 1) for one in FAILED],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_mistake_is_told_and_has_status_2_a_failure_1(
    words: tuple[str, ...], why: str, status: int, run_cli: Run, tmp_path: Path
) -> None:
    (tmp_path / "here.txt").write_text(TEXT, encoding="utf-8")
    Collection.create(tmp_path / "made.sqlite").close()
    answer = run_cli(*words)
    assert answer.status == status
    assert why in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "dateline.sqlite").exists() or words[0] == "open"


def test_add_tells_what_it_did(run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.xyz").write_text("?", encoding="utf-8")
    answer = run_cli("add", ".", "--collection", "my.sqlite", "--published", "2022-05-04")
    assert answer.status == 0
    assert answer.out.startswith("Added 1 document, 0 replaced, 0 unchanged, 1 problem, in ")
    assert "b.xyz: " in answer.out
    assert "2/2" in answer.err and "/s]" in answer.err.replace("s/ documents", "/s")
    answer = run_cli("add", "a.txt", "--collection", "my.sqlite", "--published", "2022-05-04")
    assert answer.out.startswith("Added 0 documents, 0 replaced, 1 unchanged, 0 problems, in ")


def test_add_of_nothing_readable_has_status_1(run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "b.xyz").write_text("?", encoding="utf-8")
    assert run_cli("add", "b.xyz").status == 1


def test_export_writes_the_rows_asked_for(run_cli: Run, news: Path) -> None:
    answer = run_cli("export", str(news), "quotes", "--kind", "direct")
    assert answer.bytes.startswith(b"\xef\xbb\xbfquote_id,quote,speaker,")
    assert [row["quote"].strip(",") for row in read_back(answer)] == ["We will rebuild the bridge"]
    assert read_back(run_cli("export", str(news), "quotes", "--from", "2022-05-05")) == []
    found = run_cli("export", str(news), "documents", "--text", "bridge", "--to", "2022-05-04")
    assert [row["document_id"] for row in read_back(found)] == ["bridge"]


def test_export_asks_how_sure_a_quote_is_and_for_speakers_without_a_name(run_cli: Run, news: Path) -> None:
    rows = read_back(run_cli("export", str(news), "quotes"))
    sure = [float(row["confidence"]) for row in rows]
    least = round(max(sure) * 100) - 1
    found = read_back(run_cli("export", str(news), "quotes", "--sure", str(least)))
    assert 0 < len(found) == sum(one >= least / 100 for one in sure)
    assert read_back(run_cli("export", str(news), "quotes", "--unnamed")) == [
        row for row in rows if not row["speaker"]
    ]
    for text in ("0", "100", "very", "7.5", "-1", "٧٥"):
        answer = run_cli("export", str(news), "quotes", f"--sure={text}")
        assert (answer.status, answer.bytes) == (2, b"")
        assert "give a whole number from 1 to 99" in answer.err


UNKNOWN = [
    (
        ["--person", "Ilse Kalnina"],
        "Nobody in this collection is called “Ilse Kalnina”. Did you mean “Ilze Kalnina”?",
    ),
    (["--place", "Rigga"], "No place on the map in this collection is called “Rigga”. Did you mean “Riga”?"),
    (
        ["--source", "Daily Post"],
        "No source in this collection is called “Daily Post”. Did you mean “The Daily Post”?",
    ),
    (
        ["--person", "Zzz"],
        "Nobody in this collection is called “Zzz”. `dateline export … people` lists those there are.",
    ),
]


@pytest.mark.parametrize("asked, says", UNKNOWN)
def test_an_unknown_name_is_an_error_and_no_file(
    run_cli: Run, news: Path, tmp_path: Path, asked: list[str], says: str
) -> None:
    answer = run_cli("export", str(news), "quotes", *asked, "--out", "quotes.csv")
    assert (answer.status, answer.bytes) == (2, b"")
    assert says in answer.err
    assert not (tmp_path / "quotes.csv").exists()
    assert run_cli("export", str(news), "quotes", *asked).bytes == b""


def test_another_spelling_on_the_command_line_is_the_same(run_cli: Run, news: Path) -> None:
    asked = ("--person", "ilze\u00a0kalniņa", "--place", "RIGA", "--source", "the  daily post")
    answer = run_cli("export", str(news), "quotes", *asked)
    assert (answer.status, len(read_back(answer))) == (0, 2)


def test_two_names_are_any_or_all(run_cli: Run, news: Path) -> None:
    two = ("--person", "Ilze Kalnina", "--place", "Riga", "--match", "all")
    assert len(read_back(run_cli("export", str(news), "documents", *two))) == 1


@pytest.mark.parametrize("table", ["quotes", "people", "timeline", "places", "documents"])
def test_every_table_is_exported_in_every_form(table: str, run_cli: Run, news: Path) -> None:
    rows = read_back(run_cli("export", str(news), table))
    written = run_cli("export", str(news), table, "--format", "jsonl").out
    lines = [json.loads(line) for line in written.split("\n") if line]
    assert rows
    assert [list(row) for row in rows] == [list(line) for line in lines]


def test_export_into_a_file_gives_the_same_bytes(run_cli: Run, news: Path, tmp_path: Path) -> None:
    printed = run_cli("export", str(news), "quotes").bytes
    answer = run_cli("export", str(news), "quotes", "--out", "quotes.csv")
    assert (answer.status, answer.bytes) == (0, b"")
    assert (tmp_path / "quotes.csv").read_bytes() == printed


def test_remove_takes_a_document_out(run_cli: Run, news: Path) -> None:
    assert run_cli("remove", str(news), "bridge").out == "Removed bridge.\n"
    assert read_back(run_cli("export", str(news), "documents")) == []
    assert read_back(run_cli("export", str(news), "quotes")) == []


def test_an_import_is_listed_and_undone(run_cli: Run, news: Path) -> None:
    listed = run_cli("imports", str(news)).out
    assert re.fullmatch(
        r"1  20\d\d-\d\d-\d\d \d\d:\d\d  1 added, 0 replaced, 0 unchanged, 0 problems; "
        r"1 document of it here\n",
        listed,
    )
    assert run_cli("remove", str(news), "--import", "1").out == "Undid import 1: 1 document removed.\n"
    assert run_cli("imports", str(news)).out.endswith("0 problems; undone\n")
    (line,) = run_cli("imports", str(news), "--format", "jsonl").out.splitlines()
    assert json.loads(line)["undone"] == "yes"
    assert read_back(run_cli("export", str(news), "documents")) == []


@pytest.mark.parametrize("words", [("bridge",), ("--import", "1")])
def test_what_is_erased_stands_nowhere_in_the_file(run_cli: Run, news: Path, words: tuple[str, ...]) -> None:
    assert b"Kalnina" in news.read_bytes()
    answer = run_cli("remove", str(news), *words, "--erase")
    assert (answer.status, answer.out.splitlines()[-1]) == (0, "No trace of it is left in the file.")
    assert b"kalnina" not in news.read_bytes().lower()


def test_copies_of_an_older_form_are_named_when_something_is_erased(run_cli: Run, news: Path) -> None:
    kept = news.with_name(f"{news.name}.form-4.bak")
    kept.write_bytes(b"older")
    assert run_cli("remove", str(news), "--erase").out == (
        "No trace of it is left in the file. "
        f"Copies of an older form still have it; delete them yourself: {kept}\n"
    )


def test_corrections_that_clash_are_told_and_nothing_is_changed_until_one_says_which(
    run_cli: Run, news: Path, tmp_path: Path
) -> None:
    def standing() -> list[tuple[str, bool]]:
        return [(one.value, one.undone) for one in Collection.decisions_of(news)]

    theirs = Decision(
        1, "2026-01-02T03:04:05+00:00", "rename", "PERSON:Ilze Kalnina", "PERSON:Their Name", by="JO"
    )
    other = Decision(2, "2026-01-02T03:04:06+00:00", "star", "PERSON:Ilze Kalnina", by="JO")
    given = "".join(f"{line}\n" for line in decision_lines.to_lines([theirs, other])).encode()
    with Collection.open(news, readonly=False) as collection:
        collection.decide("rename", "PERSON:Ilze Kalnina", "PERSON:Our Name", by="IK")
    told = run_cli("decisions", str(news), "import", given=given)
    assert told.status == 1
    assert "here rename 'PERSON:Our Name' (IK " in told.out
    assert "there rename 'PERSON:Their Name' (JO 2026-01-02 03:04)" in told.out
    assert "1 correction can't hold" in told.out and "--ours or --theirs" in told.out
    assert standing() == [("PERSON:Our Name", False)]
    assert (
        run_cli("decisions", str(news), "import", "--ours", given=given).out
        == "Imported 2 new corrections.\n"
    )
    assert standing() == [("PERSON:Our Name", False), ("PERSON:Their Name", True), ("", False)]
    assert run_cli("decisions", str(news), "import", given=given).status == 0, "it is decided"


def test_their_corrections_can_be_taken_where_they_clash(run_cli: Run, news: Path) -> None:
    with Collection.open(news, readonly=False) as collection:
        collection.decide("rename", "PERSON:Ilze Kalnina", "PERSON:Our Name", by="IK")
    theirs = Decision(1, "2026-01-02T03:04:05+00:00", "rename", "PERSON:Ilze Kalnina", "PERSON:Their Name")
    given = "".join(f"{line}\n" for line in decision_lines.to_lines([theirs])).encode()
    assert run_cli("decisions", str(news), "import", "--theirs", given=given).status == 0
    with Collection.open(news) as collection:
        assert asking.person(collection, "Their Name") == "Their Name"
        assert asking.person(collection, "Our Name") is None


def test_decisions_go_from_one_collection_into_another(run_cli: Run, news: Path, tmp_path: Path) -> None:
    with Collection.open(news, readonly=False) as collection:
        collection.decide("rename", "PERSON:Ilze Kalnina", "PERSON:Ilze Kalniņa")
    written = run_cli("decisions", str(news), "export")
    assert json.loads(written.out)["act"] == "rename"
    Collection.create(tmp_path / "other.sqlite").close()
    other = ("decisions", "other.sqlite")
    assert run_cli(*other, "import", given=written.bytes).out == "Imported 1 new correction.\n"
    assert run_cli(*other, "import", given=written.bytes).out == "Imported 0 new corrections.\n"
    assert run_cli(*other, "export", "file.jsonl").status == 0
    assert (tmp_path / "file.jsonl").read_bytes() == written.bytes
    assert run_cli(*other, "undo", "1").out == "Undid decision 1.\n"
    assert json.loads(run_cli(*other, "export").out)["undone"] is True


def test_extract_answers_line_by_line_and_goes_on_after_a_bad_one(run_cli: Run) -> None:
    bad = [b"{", b'{"id": "empty"}', b'{"id": "latin", "text": "\xe9"}']
    answer = run_cli("extract", given=jsonl(bad[0], LINE, b"", bad[1], LINE | {"id": "two"}, bad[2]))
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.status == 1
    assert [row["id"] for row in rows] == [None, "bridge", "empty", "two", None]
    assert ["error" in row for row in rows] == [True, False, True, False, True]
    assert rows[1] | {"id": ""} == rows[3] | {"id": ""}


def test_extract_reads_files(run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + jsonl(LINE))
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    answer = run_cli("extract", "a.jsonl", "b.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert (answer.status, [row["id"] for row in rows]) == (0, ["bridge", "b.txt"])
    assert run_cli("extract", "a.jsonl").bytes == run_cli("extract", given=jsonl(LINE)).bytes


ODD = [
    "\r\n\t“Rain\r\nfalls,” said\tIlze Kalnina.\r\n",
    "NUL \0 “Rain \0 falls,” said Ilze Kalnina on Monday.",
    "🧨👩‍👩‍👧 “Rain 🎉 falls,” said Ilze Kalnina in Riga.",
    "\ud800 “Rain \udfff falls,” said Ilze Kalnina in Riga.",
    "\u202e“Rain falls,” said\u200b Ilze Kalnina.\u2028“Snow,” she said.",
    "",
    " \n ",
    "?" * 3_000,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_offsets_point_into_the_text_as_given(text: str, run_cli: Run) -> None:
    answer = run_cli("extract", given=jsonl({"id": "odd", "text": text}))
    (line,) = answer.out.removesuffix("\n").split("\n")
    row = json.loads(line)
    assert (answer.status, list(row)) == (0, ["id", "entities", "quotes", "dates", "places", "roles"])
    found = [one for key in ("entities", "quotes", "dates", "places") for one in row[key]]
    found += [one[key] for one in row["quotes"] for key in ("speaker", "cue") if one[key]]
    assert [one for one in found if text[one["start"] : one["end"]] != one["text"]] == []


def started(*words: str, folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Run a command in a process of its own, from a folder that has nothing to do with Dateline."""
    home = str(Path(dashboard.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": home} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_whoever_reads_the_output_may_stop_early(tmp_path: Path) -> None:
    asked = started("--help", folder=tmp_path)
    assert asked.stdout
    asked.stdout.close()
    assert asked.wait(30) == 0


@pytest.mark.slow
def test_open_serves_the_collection_and_says_where(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = started("open", "new.sqlite", "--port", str(port), folder=tmp_path)
    try:
        assert server.stdout
        assert f"http://127.0.0.1:{port}".encode() in server.stdout.readline()
        assert b"ok" in asked(f"http://127.0.0.1:{port}/_stcore/health")
        second = started("open", "--port", str(port), folder=tmp_path)
        assert b"can't be used" in second.communicate(timeout=60)[0]
        assert second.returncode == 1
    finally:
        server.terminate()
        server.communicate(timeout=30)


def asked(address: str) -> bytes:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.2)


@pytest.mark.slow
def test_extract_gives_the_same_bytes_with_one_process_or_many(run_cli: Run, tmp_path: Path) -> None:
    rows = [LINE | {"id": str(number), "text": TEXT * (1 + number % 3)} for number in range(20)]
    (tmp_path / "rows.jsonl").write_bytes(jsonl(*rows))
    many = started("extract", "rows.jsonl", folder=tmp_path, DATELINE_PROCESSES="2").communicate(timeout=300)[
        0
    ]
    # Line by line there are never enough to start another process.
    one = b"".join(run_cli("extract", given=jsonl(row)).bytes for row in rows)
    assert many == one
    assert len(many.splitlines()) == 20


def test_numbers_are_worked_out_by_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", "--version"])
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    with pytest.raises(SystemExit):
        __main__.main()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "3"  # the user's own wish stands
