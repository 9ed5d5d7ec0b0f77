"""No command harms a collection, wherever among its words the collection's path stands."""

import argparse
import json
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.store.collection import Collection
from tests.conftest import Answer
from tests.store.made import article

Run = Callable[..., Answer]
GOLD = {"id": "a", "text": "Monday in Riga", "dates": []}
# What else stands among a command's words, so that it is understood.
WORDS = {
    "paths": "folder",
    "collection": "own.sqlite",
    "collections": "own.sqlite",
    "question": "what did Kalnina say?",
    "draft": "gold.jsonl",
    "--collection": "own.sqlite",
    "files": "gold.jsonl",
    "inputs": "folder",
    "--out": "new",
    "shards": "folder",
    "table": "documents",
    "documents": "bridge",
    "file": "list.jsonl",
    "number": "1",
    "gold": "gold.jsonl",
    "system": "gold.jsonl",
}
CHANGES_ITS_COLLECTION = {"add", "refresh", "remove", "decisions import", "decisions undo"}
PATHLESS = {"completion"}  # writes to standard output, and reads nothing
BUILDS = {"demo"}  # its collection is the sample, made elsewhere; a minute's work


def parsers(
    made: argparse.ArgumentParser, words: tuple[str, ...] = (), above: tuple[argparse.Action, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[argparse.Action]]]:
    """Yield each command's words and what it takes, read from the parser itself."""
    own = [
        one for one in made._actions if not isinstance(one, argparse._HelpAction | argparse._VersionAction)
    ]
    for one in own:
        if isinstance(one, argparse._SubParsersAction):
            before = (*above, *(other for other in own if other is not one))
            for name, inner in one.choices.items():
                yield from parsers(inner, (*words, name), before)
            return
    yield words, [*above, *own]


COMMANDS = dict(parsers(cli.parser()))


def takes_path(action: argparse.Action) -> bool:
    is_said_freely = not action.option_strings and not action.choices
    return action.type is Path or action.dest == "out" or is_said_freely


PLACES = [
    (words, action.option_strings[0] if action.option_strings else action.dest)
    for words, actions in COMMANDS.items()
    for action in actions
    if takes_path(action) and words[0] not in BUILDS
]
WAYS: dict[str, Callable[[Path], str]] = {
    "relative": lambda path: path.name,
    "absolute": lambda path: str(path),
    "dot": lambda path: f"./folder/../{path.name}",
    "symlink": lambda path: link(path, "symlink"),
    "hard link": lambda path: link(path, "hardlink"),
    "log": lambda path: f"{path.name}-wal",
    "index": lambda path: f"{path.name}-shm",
    "journal": lambda path: f"{path.name}-journal",
}


def link(path: Path, kind: str) -> str:
    other = path.with_name(f"{kind}-of-it")
    if kind == "symlink":
        other.symlink_to(path)
    else:
        other.hardlink_to(path)
    return other.name


def typed(words: tuple[str, ...], place: str, path: str, own: str) -> list[str]:
    """Return a command as typed, with `path` in one place; it is forced wherever it can be."""
    plain: list[str] = list(words[:1])
    options: list[str] = []
    for action in COMMANDS[words]:
        name = action.option_strings[0] if action.option_strings else action.dest
        word = path if name == place else own if name.endswith("collection") else WORDS.get(name)
        if (words, name) == (("decisions", "export"), "file") and name != place:
            word = "new.jsonl"
        if name == "--force":
            options.append(name)
        elif name == "--port":
            options += ["--port", "1"]
        elif action.option_strings and (name in (place, "--collection") or action.required):
            options += [name, str(word)]
        elif not action.option_strings:
            assert word is not None, f"WORDS has nothing for {name} of {' '.join(words)}"
            plain.append(word)
            plain += words[1:] if name == "collection" else ()
    return [*plain, *options]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the collection that is not to be harmed, and another one."""
    made_in = tmp_path_factory.mktemp("original")
    (made_in / "folder").mkdir()
    (made_in / "folder" / "notes.xyz").touch()
    (made_in / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    line = {"act": "hide", "target": "PERSON:Nobody Atall"}
    (made_in / "list.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    for name in ("news.sqlite", "own.sqlite"):
        with Collection.create(made_in / name) as made:
            made.add(*article("bridge", "“Rain,” said Ilze Kalnina", names={"Ilze Kalnina": "PERSON"}))
            made.add(*article("port", "Nothing happened in Riga."))
            made.decide("hide", "PERSON:Ilze Kalnina")
    return made_in


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path


def documents(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {str(key) for (key,) in connection.execute("SELECT key FROM documents")}


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no port be had."""

    def bind(*_: object) -> None:
        raise OSError("taken")

    monkeypatch.setattr(socket.socket, "bind", bind)
    yield


def test_every_command_is_tried() -> None:
    assert {words[0] for words, _ in PLACES} == {words[0] for words in COMMANDS} - BUILDS - PATHLESS


# Each place with two of its ways at each change, with all eight by `make slow`.
TRIED = [
    pytest.param(
        *(words, place, way, own),
        id=f"{' '.join(words)} {place}-{way}-{own}",
        marks=() if (number + at) % len(WAYS) == 0 else pytest.mark.tier2,
    )
    for number, (words, place) in enumerate(PLACES)
    for own in ("news.sqlite", "own.sqlite")
    for at, way in enumerate(WAYS)
]


@pytest.mark.slow
@pytest.mark.parametrize("words, place, way, own", TRIED)
def test_a_collection_in_any_place_is_unharmed(
    words: tuple[str, ...], place: str, way: str, own: str, run_cli: Run, folder: Path, no_server: None
) -> None:
    news = folder / "news.sqlite"
    path = WAYS[way](news)
    # A reader and a writer are at work: the log holds rows that the file doesn't have yet.
    with closing(sqlite3.connect(news)) as writer:
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("UPDATE documents SET title = 'The port' WHERE key = 'port'")
        writer.commit()
        assert (folder / "news.sqlite-wal").stat().st_size
        if way == "hard link" and place.endswith("collection"):
            writer.close()  # a log goes by the name: SQLite itself can't tell that there is another one
        kept = [one for one in folder.iterdir() if one.is_file() and not one.name.endswith("-shm")]
        before = {one: one.read_bytes() for one in kept}
        answer = run_cli(*typed(words, place, path, own))
        after = {one: one.read_bytes() for one in kept if one.exists()}
    assert "Traceback" not in answer.err
    assert "usage" not in answer.err or place == "number"
    changed = {one.name for one in kept if after.get(one) != before[one]}
    if " ".join(words) in CHANGES_ITS_COLLECTION:
        # Its own collection is what it is to change; by whichever name.
        mine = path if place.endswith("collection") else own
        changed -= {"own.sqlite"} if mine == "own.sqlite" else {"news.sqlite", "news.sqlite-wal"}
        changed -= {Path(mine).name}
    assert changed == set()
    gone = {"bridge"} if words == ("remove",) else set()
    for name in ("news.sqlite", "own.sqlite"):
        assert documents(folder / name) | gone == {"bridge", "port"}
    assert {one.name for one in folder.iterdir() if one.name.startswith(".dateline")} == set()
