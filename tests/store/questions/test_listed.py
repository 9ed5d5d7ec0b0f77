"""A watch list: its names are found and joined, its own columns are filters, facets and columns."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import DatelineError
from dashboard.filters import Filters
from dashboard.identity import watching
from dashboard.identity.watching import Forms, Watched
from dashboard.records import Decision
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, evidence, facets, listed, people, quotes
from dashboard.store.writing.joined_lists import Joined
from dashboard.ui.views import rules_box
from tests.store import made
from tests.store.state import check, state

TABLE = """name;aliases;kind;party;desk;from
Ana Silva;Ms Silva;person;Red;World;2020
Foreign Ministry;the Palace;organisation;Blue;;
Bo Lind;;person;Red;;
"""
TEXT = "“We go” said Ana Silva. “No” said Bo Lind. The aide spoke to the Palace, and the Palaces shone."


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        for key in ("one", "two"):
            names = {"Ana Silva": "PERSON", "Bo Lind": "PERSON"}
            collection.add(*made.article(key, f"{TEXT} {key}", names=names))
        yield collection


def load(collection: Collection, table: str) -> Joined:
    change = rules_box.changed(watching.from_csv(table), collection.decisions())
    added = [Decision(0, "2026", "watch", one.target, one.value) for one in (*change.new, *change.other)]
    return collection.join_lists(Joined(tuple(added), change.gone))


def test_a_list_is_found_joined_and_filtered_by_and_leaves_no_trace(news: Collection, tmp_path: Path) -> None:
    before = state(news)
    done = load(news, TABLE)
    check(news)
    rows = news.rows(
        "SELECT text, name FROM mentions JOIN names ON names.id = name_id WHERE label = 'ORG' ORDER BY 1"
    )
    assert rows == [("the Palace", "Foreign Ministry")] * 2
    assert set(quotes.find(news, Filters(people=("party: Red",)))["speaker"]) == {"Ana Silva", "Bo Lind"}
    assert set(quotes.find(news, Filters(people=("Desk: world",)))["speaker"]) == {"Ana Silva"}
    assert asking.meant(news, "person", "PARTY: red") == "party: Red"
    assert dict(facets.find(news, Filters()).listed)["party"].values == (("party: Red", 4),)
    assert set(evidence.find(news, Filters())["list_party"]) == {"Red"}
    assert people.find(news, Filters())[["name", "list_desk"]].values.tolist() == [
        ["Ana Silva", "World"], ["Bo Lind", ""]
    ]  # fmt: skip
    with Collection.create(tmp_path / "later.sqlite") as later:
        later.take_over(news.decisions())
        for key in ("two", "one"):
            names = {"Ana Silva": "PERSON", "Bo Lind": "PERSON"}
            later.add(*made.article(key, f"{TEXT} {key}", names=names))
        assert state(later) == state(news)
    news.turn_lists(done, back=True)
    check(news)
    assert state(news) == before
    assert listed.columns(news) == []


def test_an_edited_list_updates_what_it_said(news: Collection) -> None:
    load(news, TABLE)
    edited = TABLE.replace("Bo Lind;;person;Red", "Bo Lind;;person;Green").replace(
        "Foreign Ministry;the Palace;organisation;Blue;;\n", ""
    )
    change = rules_box.changed(watching.from_csv(edited), news.decisions())
    assert [len(change.new), len(change.other), change.same, len(change.gone)] == [0, 1, 1, 1]
    load(news, edited)
    check(news)
    assert sorted(listed.groups(news)) == ["desk: World", "party: Green", "party: Red"]
    assert news.rows(
        "SELECT count(*) FROM mentions JOIN names ON names.id = name_id WHERE label = 'ORG'"
    ) == [(0,)]


BAD = [
    # a table, what is said of it
    ("", "The first line has no column “name”: it is empty"),
    ("who,party\nA,B\n", "The first line has no column “name”: who, party"),
    ("name,kind\nA,ship\n", "Line 2 has a kind that is not known: 'ship'"),
    ("name,party\n,Red\n", "Line 2 has no name"),
    ("name\nA\nA\n", "Line 3 has 'A' a second time"),
    (f"name,party\nA,{'x' * 201}\n", "Line 2 has a cell of 201 characters"),
]


@pytest.mark.parametrize(("table", "why"), BAD)
def test_a_table_that_is_no_list_says_why(table: str, why: str) -> None:
    with pytest.raises(DatelineError) as told:
        watching.from_csv(table)
    assert str(told.value).startswith(why)


@pytest.mark.parametrize(
    "value", ["", "x", "[]", "3", '{"also": "x"}', '{"also": [1]}', '{"party": 2}', "[" * 99_999]
)
def test_what_is_no_value_of_a_list_is_none(value: str) -> None:
    assert watching.read(value) is None


def test_a_fuller_name_of_the_document_stays(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        text = "“Go” said Ron Johnson. Mr Johnson left."
        collection.add(*made.article("one", text, names={"Ron Johnson": "PERSON"}))
        watched = watching.Watched("PERSON", "Boris Johnson", ("Mr Johnson",))
        collection.decide("watch", watched.target, watched.value)
        names = collection.rows(
            "SELECT text, name FROM mentions JOIN names ON names.id = name_id ORDER BY start_char"
        )
        assert names == [("Ron Johnson", "Ron Johnson"), ("Mr Johnson", "Boris Johnson")]
        assert json.loads(watched.value) == {"also": ["Mr Johnson"]}
        check(collection)


@pytest.mark.parametrize("until, role", [("2022-05", "mayor"), ("1990", "")])
def test_a_role_is_shown_for_quotes_of_its_time_alone(tmp_path: Path, until: str, role: str) -> None:
    with Collection.create(tmp_path / "one.sqlite") as collection:
        names = {"Ana Silva": "PERSON"}
        collection.add(
            *made.article("one", "“We go” said Ana Silva.", published=date(2022, 5, 4), names=names)
        )
        load(collection, f"name,role,to,party\nAna Silva,mayor,{until},Red\n")
        (row,) = evidence.find(collection, Filters()).to_dict("records")
        assert (row["list_role"], row["list_party"]) == (role, "Red")


@pytest.mark.parametrize("many", [0, watching.FEW + 1])
def test_forms_are_whole_words_however_many_are_looked_for(many: int) -> None:
    others = [Watched("ORG", f"Other{number} House") for number in range(many)]
    watched = [Watched("PERSON", "Paul"), Watched("ORG", "Paul Bank"), Watched("ORG", "the Palace")]
    text = "Paul, Jean-Paul, Paul's, x'y-Paul, Pauline and a--Paul of Paul Bank in the Palace, the Palaces."
    found = [(start, text[start:end]) for start, end, _ in Forms((*watched, *others)).find(text)]
    assert found == [
        (0, "Paul"),
        (text.index("--Paul") + 2, "Paul"),
        (text.index("Paul Bank"), "Paul Bank"),
        (text.index("the Palace"), "the Palace"),
    ]
