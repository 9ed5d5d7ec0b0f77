"""The few things that many tests need: an article, a collection, the sample, the command line."""

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dashboard import cli, resources
from dashboard.preprocess import add
from dashboard.records import Document
from dashboard.store.collection import Collection

TEXT = (
    "RIGA, May 3 — “We will rebuild the bridge,” Mayor Ilze Kalnina said on Tuesday in Riga. "
    "She added that the work would take two years.\n"
)


PATIENCE = 240  # seconds for the sample on two busy cores
MEASURING = {"assert_linear"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make slow` runs as slow, and what measures growth to run with only its like beside it."""
    for item in items:
        if item.get_closest_marker("tier2"):
            item.add_marker(pytest.mark.slow)
        # A browser beside it takes the processor's cache away, now more, now less.
        if isinstance(item, pytest.Function) and MEASURING & set(item.function.__code__.co_names):
            item.add_marker(pytest.mark.alone)


@pytest.fixture
def document() -> Document:
    """A short article with a direct and an indirect quote, a date and a place."""
    return Document(
        "bridge", TEXT, "A bridge", date(2022, 5, 4), "field", "The Daily Post", path="bridge.txt"
    )


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection, open for writing."""
    with Collection.create(tmp_path / "news.sqlite") as made:
        yield made


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample collection, read once for all tests and workers; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path = folder / "sample.sqlite"
    try:
        (folder / "sample.making").mkdir()
    except FileExistsError:
        wait_for(path)
        return path
    with Collection.create(path.with_suffix(".part")) as made:
        add([resources.data("sample")], made)
    path.with_suffix(".part").rename(path)
    return path


def wait_for(path: Path) -> None:
    """Wait for a file that another worker makes."""
    for _ in range(PATIENCE):
        if path.exists():
            return
        time.sleep(1)
    raise AssertionError(f"{path.name} was not made within {PATIENCE} s: see the worker that makes it")


@dataclass(frozen=True)
class Answer:
    """What a command gave."""

    status: int
    bytes: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.bytes.decode("utf-8-sig")


@pytest.fixture
def run_cli(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Answer]:
    """Run `dateline WORDS` in this process, in a folder of its own; `given` is its standard input."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, given: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capfdbinary.readouterr()
        try:
            status = cli.main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return Answer(status, out, err.decode("utf-8"))

    return run
