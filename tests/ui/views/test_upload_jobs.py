"""Uploads on the server: side by side, stopped on demand, and nothing of them left behind."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.errors import Stopped
from dashboard.filters import Filters
from dashboard.readers import sandbox
from dashboard.store.collection import Collection
from dashboard.store.questions import documents
from dashboard.ui.views import upload_jobs
from dashboard.ui.views.upload_jobs import Job
from tests.conftest import TEXT
from tests.readers.test_sandbox import CHILD

pytestmark = pytest.mark.slow


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A collection, children that hang on a text "hang", and a folder for what is temporary."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setattr(sandbox, "CODE", CHILD + sandbox.CODE)
    sandbox.close()
    upload_jobs.jobs.clear()
    Collection.create(tmp_path / "news.sqlite").close()
    yield tmp_path / "news.sqlite"
    for job in upload_jobs.jobs():
        job.stop()
        ended(job)
    sandbox.close()


def ended(job: Job, *, within: float = 60) -> Job:
    begun = time.monotonic()
    while job.is_running and time.monotonic() - begun < within:
        time.sleep(0.05)
    assert not job.is_running
    return job


def titles(collection: Path) -> list[str]:
    with Collection.open(collection) as opened:
        return sorted(documents.find(opened, Filters())["document_id"])


def until_read(job: Job) -> None:
    while job.done < 1:
        time.sleep(0.05)


def test_an_upload_that_hangs_holds_no_other_and_can_be_stopped(kept: Path) -> None:
    stuck = upload_jobs.start([("a.txt", TEXT.encode()), ("b.txt", b"hang")], kept, None)
    other = ended(upload_jobs.start([("c.txt", b"Rain fell in Riga.")], kept, None))
    assert other.report is not None and other.report.added == 1
    assert stuck.is_running
    stuck.stop()
    assert isinstance(ended(stuck, within=10).error, Stopped)
    assert "c.txt" in titles(kept)


def test_two_files_of_one_name_are_both_read(kept: Path) -> None:
    job = ended(upload_jobs.start([("a.txt", b"Rain fell."), ("x/a.txt", b"Snow fell.")], kept, None))
    assert job.report is not None
    assert titles(kept) == ["a.txt", "a~2.txt"]


def test_an_upload_leaves_no_folder(kept: Path) -> None:
    ended(upload_jobs.start([("a.txt", b"Rain fell.")], kept, None))
    assert [path for path in Path(tempfile.gettempdir()).iterdir() if "upload" in path.name] == []


def test_an_error_is_kept_for_the_page(kept: Path) -> None:
    job = ended(upload_jobs.start([("a.txt", b"Rain fell.")], kept.with_name("none.sqlite"), None))
    assert job.error is not None
    assert "none.sqlite" in str(job.error)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process can't be asked for without ending it")
def test_what_a_killed_server_left_is_removed_and_nothing_else(kept: Path) -> None:
    temp = Path(tempfile.gettempdir())
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = temp / f"dateline-upload-{gone.pid}-x"
    ours = temp / f"dateline-upload-{os.getpid()}-x"
    another = temp / "dateline-upload-notes"
    for folder in (left, ours, another):
        folder.mkdir()
    link = temp / f"dateline-upload-{gone.pid}-y"
    link.symlink_to(another)
    upload_jobs.remove_left_over()
    assert not left.exists()
    assert ours.exists() and another.exists() and link.is_symlink()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="these are signals of POSIX")
@pytest.mark.parametrize("sent", ["SIGTERM", "SIGINT"])
def test_a_stopped_process_leaves_no_folder_of_an_upload(sent: str, kept: Path) -> None:
    temp = Path(tempfile.gettempdir())
    code = (
        "import signal, sys, time; from pathlib import Path\n"
        "from dashboard.readers import sandbox; from dashboard.ui.views import upload_jobs\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))\n"  # as `dateline open` has it
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # which a shell's background takes away
        f"sandbox.CODE = {CHILD!r} + sandbox.CODE\n"
        "upload_jobs.start([('a.txt', b'hang')], Path(sys.argv[1]), None)\n"
        "while True: time.sleep(0.1)"  # one long sleep, begun just after the signal came, would not be broken
    )
    words = [sys.executable, "-c", code, str(kept)]
    process = subprocess.Popen(words, env=os.environ | {"TMPDIR": str(temp)}, stderr=subprocess.DEVNULL)
    while len(list(temp.iterdir())) < 2:  # the upload's folder and its reader's
        assert process.poll() is None, "it ended before it read anything"
        time.sleep(0.05)
    process.send_signal(getattr(signal, sent))
    process.wait(timeout=30)
    for _ in range(100):
        if not list(temp.iterdir()):
            break
        time.sleep(0.05)
    assert list(temp.iterdir()) == []
