"""Answers that take long are sought once for all threads, and anew after each change."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from dashboard.identity import decisions
from dashboard.store import lasting
from dashboard.store.collection import Collection
from dashboard.store.lasting import MOST
from tests.store import made


def in_threads(many: int, does: Callable[[], object]) -> None:
    threads = [threading.Thread(target=does) for _ in range(many)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "c.sqlite") as made_here:
        yield made_here


def test_who_asks_while_an_answer_is_sought_waits_for_it(collection: Collection) -> None:
    asked: list[int] = []
    found: list[int] = []
    begun, may_end = threading.Event(), threading.Event()

    def answer() -> int:
        asked.append(1)
        begun.set()
        may_end.wait(10)
        return 7

    def ask() -> None:
        found.append(collection.lasting.get("what", answer))

    first, *later = [threading.Thread(target=ask) for _ in range(4)]
    first.start()
    begun.wait(10)
    for one in later:
        one.start()
    may_end.set()
    for one in (first, *later):
        one.join()
    assert (found, len(asked)) == ([7] * 4, 1)


def test_a_failure_is_told_to_who_asked_and_not_kept(collection: Collection) -> None:
    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        collection.lasting.get("what", fails)
    assert collection.lasting.get("what", lambda: 3) == 3


def test_the_answer_that_was_not_asked_for_the_longest_goes(collection: Collection) -> None:
    sought: list[int] = []
    for what in (*range(MOST), 0, MOST, 0, 1):
        collection.lasting.get(what, lambda what=what: sought.append(what))  # type: ignore[misc]
    assert sought == [*range(MOST + 1), 1]


def test_answers_take_no_more_memory_than_they_may(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lasting, "MOST_BYTES", 1_000)
    sought: list[int] = []

    def ask(what: int, answer: object) -> None:
        def seek() -> object:
            sought.append(what)
            return answer

        collection.lasting.get(what, seek)

    held = np.zeros(10_000, dtype=np.int8)
    held.setflags(write=False)
    for what in (1, 2, 1, 3, 1, 2):
        ask(what, np.zeros(400, dtype=np.int8))
    assert sought == [1, 2, 3, 2], "the second was not asked for the longest"
    ask(4, held[:5_000])
    ask(1, None)
    assert sought[4:] == [4], "what is held anyway takes no memory of its own"
    ask(5, np.zeros(2_000, dtype=np.int8))
    ask(5, np.zeros(2_000, dtype=np.int8))
    assert sought[5:] == [5, 5], "too large an answer is kept by nobody"


def test_threads_of_a_collection_share_an_answer_until_it_changes(tmp_path: Path) -> None:
    sought: list[int] = []
    with Collection.create(tmp_path / "c.sqlite") as writing, Collection.open(tmp_path / "c.sqlite") as read:
        in_threads(3, lambda: read.lasting.get("what", lambda: sought.append(1)))
        assert len(sought) == 1
        writing.add(*made.article("one", "The bridge is open."))
        in_threads(3, lambda: read.lasting.get("what", lambda: sought.append(1)))
        assert len(sought) == 2


def test_what_is_not_committed_is_not_kept(collection: Collection) -> None:
    sought: list[int] = []
    collection.connection.execute("BEGIN")
    for _ in range(2):
        collection.lasting.get("what", lambda: sought.append(1))
    collection.connection.execute("ROLLBACK")
    assert len(sought) == 2


def test_an_answer_outlives_what_was_only_marked(tmp_path: Path) -> None:
    sought: list[int] = []
    with Collection.create(tmp_path / "c.sqlite") as writing, Collection.open(tmp_path / "c.sqlite") as read:
        writing.add(*made.article("one", "“We build” said Ilze Kalnina.", names={"Ilze Kalnina": "PERSON"}))
        target = decisions.row_target("sentence", 0, 2, "“W", document="one")

        def times() -> int:
            read.lasting.get("what", lambda: sought.append(1))
            return len(sought)

        assert times() == 1
        mark = writing.decide("dismiss", target, "unquoted")
        assert times() == 1
        writing.undo(mark)
        assert times() == 1
        writing.decide_together([("star", "Ilze Kalnina", ""), ("hide", "Ilze Kalnina", "")])
        assert times() == 2, "one of the two changes what was read"
        writing.add(*made.article("two", "The bridge is open."))
        writing.decide("star", "Ilze Kalnina")
        assert times() == 3, "the change before is not passed over"
