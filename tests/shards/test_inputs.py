"""At an address there are the same documents as in the folder that was copied there."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fsspec
import pytest

from dashboard.errors import ReadError
from dashboard.readers import folders, sandbox
from dashboard.records import Account, Document, Problem
from dashboard.shards import inputs
from dashboard.shards.inputs import Wishes

TALKS = "Talks went on for a day in Riga, and nobody said a word to the press about it.\n"


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Path]:
    """A folder with folders, clutter, an archive and a file that can't be read."""
    folder = tmp_path / "news"
    for name in ("zoo.txt", "mon/talks.txt", "mon/a/votes.txt", "ann.txt", ".git/x.txt", "README.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}: {TALKS}", encoding="utf-8")
    (folder / "Talks.html").write_text(f"<p>{TALKS}</p>" * 5, encoding="utf-8")
    (folder / "Talks_files").mkdir()
    (folder / "Talks_files" / "frame.html").write_text("<p>frame</p>", encoding="utf-8")
    (folder / "odd.xyz").write_bytes(b"\x00\x01\x02")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("in/more.txt", TALKS)
    yield folder
    sandbox.rest()


def read(where: str) -> tuple[list[Document | Problem], list[Account], list[int]]:
    accounts: list[Account] = []
    reached: list[int] = []
    wishes = Wishes(date(2022, 5, 4), {}, accounts.append, reached.append, lambda: None)
    return list(inputs.read(where, wishes)), accounts, reached


@pytest.mark.slow
def test_an_address_gives_what_its_folder_gives(news: Path, tmp_path: Path) -> None:
    address = f"memory://{tmp_path.name}"
    fsspec.filesystem("memory").put(f"{news}/", f"/{tmp_path.name}/", recursive=True)
    here, accounts, reached = read(str(news))
    there, accounts_there, reached_there = read(address)
    assert [repr(item).replace(str(news), address) for item in here] == list(map(repr, there))
    assert [one.path.replace(str(news), address) for one in accounts] == [one.path for one in accounts_there]
    assert {type(item) for item in here} == {Document, Problem}
    assert reached[-1] == reached_there[-1] == inputs.size(str(news)) == inputs.size(address)


@pytest.mark.slow
def test_one_file_at_an_address_has_its_own_name(news: Path, tmp_path: Path) -> None:
    fsspec.filesystem("memory").put(str(news / "ann.txt"), f"/{tmp_path.name}/ann.txt")
    (document,) = read(f"memory://{tmp_path.name}/ann.txt")[0]
    assert isinstance(document, Document)
    assert (document.id, document.path) == ("ann.txt", f"memory://{tmp_path.name}/ann.txt")


def test_names_have_the_order_of_a_folder(news: Path) -> None:
    names = [path.relative_to(news).as_posix() for path in news.rglob("*") if path.is_file()]
    assert inputs.in_order(names) == [name for name, _ in folders.walk(news)]


def test_an_address_with_nothing_says_so() -> None:
    with pytest.raises(ReadError, match=r"There is nothing at memory://gone"):
        inputs.size("memory://gone")
