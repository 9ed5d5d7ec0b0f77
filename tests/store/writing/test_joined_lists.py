"""Another person's decisions taken over in one change, and that change taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.identity import decision_lines, differing
from dashboard.store.collection import Collection
from dashboard.store.writing import joined_lists
from dashboard.store.writing.joined_lists import Joined
from tests.store import made
from tests.store.state import check, state


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "mine.sqlite"), readonly=False) as collection:
        yield collection


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "theirs.sqlite"), readonly=False) as collection:
        yield collection


def decide_apart(mine: Collection, theirs: Collection) -> None:
    mine.decide("rename", "Vladimir Putin", "Wladimir Putin", by="IK")
    mine.decide("hide", "Ford")
    theirs.decide("rename", "Vladimir Putin", "V. Putin", by="JO")
    theirs.decide("saying", "quote:1", "denied", by="JO")


@pytest.mark.parametrize("is_taken", [False, True])
def test_their_list_is_taken_over_at_once_and_given_back_to_the_letter(
    mine: Collection, theirs: Collection, is_taken: bool
) -> None:
    decide_apart(mine, theirs)
    before = state(mine)
    found = differing.compare(mine.decisions(), theirs.decisions())
    assert (len(found.new), len(found.clashes)) == (1, 1)
    done = mine.join_lists(joined_lists.decided(found, [is_taken]))
    check(mine)
    shown = {name for (name,) in mine.rows("SELECT name FROM entities")}
    assert ("V. Putin" in shown, "Wladimir Putin" in shown) == (is_taken, not is_taken)
    assert mine.rows("SELECT count(*) FROM quotes WHERE saying = 'denied'") == [(1,)]
    assert differing.compare(mine.decisions(), theirs.decisions()).clashes == ()
    after = state(mine)
    for _ in range(2):
        mine.turn_lists(done, back=True)
        check(mine)
        assert state(mine) == before
        mine.turn_lists(done, back=False)
        check(mine)
        assert state(mine) == after


def test_a_decision_that_they_took_back_is_taken_back(mine: Collection) -> None:
    own = mine.decide("hide", "Ford")
    (clash,) = differing.compare([own], [replace(own, undone=True)]).clashes
    before = state(mine)
    done = mine.join_lists(Joined((), (clash.ours,)))
    assert [one.undone for one in mine.decisions()] == [True]
    with pytest.raises(UsageError, match="taken back already"):
        mine.join_lists(Joined((), (clash.ours,)))
    mine.turn_lists(done, back=True)
    assert state(mine) == before


def test_what_was_undone_is_done_again_at_its_place(mine: Collection) -> None:
    first = mine.decide("rename", "Vladimir Putin", "Wladimir Putin")
    mine.decide("rename", "Wladimir Putin", "W. Putin")
    before = state(mine)
    mine.undo(first)
    mine.redo(replace(first, undone=True))
    check(mine)
    assert state(mine) == before
    with pytest.raises(UsageError, match="in force again"):
        mine.redo(first)


def test_a_decision_says_who_made_it_and_of_which_words_also_in_a_file(mine: Collection) -> None:
    one = mine.decide("saying", "quote:1", "denied", by="IK")
    assert one.words is not None
    assert one.by == "IK"
    assert mine.decisions() == [one]
    assert decision_lines.from_lines(decision_lines.to_lines([one])) == [one]
    (line,) = decision_lines.to_lines([one])
    assert f'"by": "IK", "exact": "{one.words.exact}"' in line
