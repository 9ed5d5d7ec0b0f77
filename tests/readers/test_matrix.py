"""Each kind of file empty, cut short, encrypted or under a wrong ending is a row, and the rest goes on."""

import random
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import kinds
from dashboard.records import Document, Problem

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[1] / "cases" / "readers"
GOOD = "Title: Dam vote\n\nThe dam holds, said Tom Reyes, who chairs the committee on water.\n"
# Nothing in these shows where they end.
ENDLESS = frozenset({"plain text", "Markdown", "tab-separated values", "mail", "mailbox"})
# Nothing in these says what they are, but for their ending.
NAMELESS = frozenset({"plain text", "Markdown"})
Items = list[Document | Problem]


@cache
def wholes() -> dict[str, tuple[Path, tuple[str, ...]]]:
    """Return for each kind of file a case with its texts: the longest without a Problem, if there is one."""
    found: dict[str, tuple[bool, int, Path]] = {}
    texts: dict[Path, tuple[str, ...]] = {}
    for expected in sorted(CASES.glob("*.json")):
        path = expected.with_suffix("")
        kind = kinds.of(path, path.name) if path.is_file() else None
        if kind is None:
            continue
        items = list(readers.read_here(path))
        texts[path] = tuple(item.text for item in items if isinstance(item, Document))
        is_sound = len(texts[path]) == len(items) > 0
        rank = (is_sound, path.stat().st_size, path)
        found[kind.name] = max(found.get(kind.name, rank), rank)
    return {name: (path, texts[path]) for name, (_, _, path) in found.items()}


def read(folder: Path, contents: dict[str, bytes]) -> dict[str, Items]:
    """Return what comes of files of these names, which lie between two good ones."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    for name in ("0.txt", "zz.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    found: dict[str, Items] = defaultdict(list)
    for item in readers.read(folder):
        found[item.path.removeprefix(f"{folder.as_posix()}/").partition("#")[0]].append(item)
    for name in ("0.txt", "zz.txt"):
        [good] = found.pop(name)
        assert isinstance(good, Document) and good.title == "Dam vote"
    for name in contents:
        assert found[name], f"nothing is said of {name}"
        for item in found[name]:
            assert isinstance(item, Document) or (item.what and item.cure and "failed (" not in item.what), (
                item
            )
    return found


def texts(items: Items) -> list[str]:
    return [item.text for item in items if isinstance(item, Document)]


def names() -> dict[str, str]:
    """Return a name for a file of each kind, with the ending of its case."""
    return {kind: f"{at:02}{path.suffix}" for at, (kind, (path, _)) in enumerate(wholes().items(), start=1)}


def test_every_kind_has_a_case() -> None:
    assert wholes().keys() == kinds.KINDS.keys()


def test_empty_files_are_rows(tmp_path: Path) -> None:
    found = read(tmp_path, dict.fromkeys(names().values(), b""))
    assert not any(map(texts, found.values()))


def test_encrypted_files_are_rows(tmp_path: Path) -> None:
    noise = random.Random(13)
    found = read(tmp_path, {name: b"Salted__" + noise.randbytes(5_000) for name in names().values()})
    assert not any(map(texts, found.values()))


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_files_that_are_cut_short_say_so(tmp_path: Path, share: float) -> None:
    contents = {kind: path.read_bytes() for kind, (path, _) in wholes().items()}
    cut = {names()[kind]: content[: int(len(content) * share)] for kind, content in contents.items()}
    found = read(tmp_path, cut)
    for kind, (_, whole) in wholes().items():
        items = found[names()[kind]]
        is_told = any(isinstance(item, Problem) or item.extent == "cut" for item in items)
        assert is_told or kind in ENDLESS or texts(items) == list(whole), kind


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html", ".json", ".csv", ".eml", ".bin"])
def test_files_under_a_wrong_ending_are_read_by_their_content_or_say_what_is_wrong(
    tmp_path: Path, suffix: str
) -> None:
    contents = {f"{kind}{suffix}": path.read_bytes() for kind, (path, _) in wholes().items()}
    found = read(tmp_path, contents)
    for kind, (_, whole) in wholes().items():
        items = found[f"{kind}{suffix}"]
        assert (
            texts(items) == list(whole)
            or any(isinstance(item, Problem) for item in items)
            or (suffix == ".txt" and kind in NAMELESS | {"comma-separated values"})
        ), kind
