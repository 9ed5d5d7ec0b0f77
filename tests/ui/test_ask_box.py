"""What is done in the ask box changes the filters: a question, a suggestion, a chip taken off or turned."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from dashboard.filters import Filters
from dashboard.question.parts import Part
from dashboard.question.reading import Choice, Unclear
from dashboard.store.collection import Collection
from dashboard.ui import ask_box, filter_panel, state
from tests.store import made

PUTIN, GUTERRES = "Vladimir Putin", "Antonio Guterres"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.collection(tmp_path_factory.mktemp("box") / "made.sqlite")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, collection: Path) -> dict[str, Any]:
    """What the session holds; questions are asked without Streamlit's cache."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", kept)

    def ask(question: Callable[..., Any], *values: Any, **options: Any) -> Any:
        with Collection.open(collection) as opened:
            return question(opened, *values, **options)

    monkeypatch.setattr(state, "ask", ask)
    return kept


# What is asked for, what is done in the box, what is then asked for, and where it leads
ACTS: list[tuple[Filters, dict[str, Any], Filters, str]] = [
    (Filters(), {"ask": "what did Putin say about peace"}, Filters((PUTIN,), about=("peace",)), "quotes"),
    (
        Filters(text="old", once=True, sure=75),
        {"ask": "who spoke in Riga"},
        Filters(places=("Riga",), once=True, sure=75),
        "people",
    ),
    (Filters(), {"ask": "Vladimir Putin"}, Filters((PUTIN,)), ""),
    (Filters(("B",)), {"take": PUTIN, "typed": "put"}, Filters(("B", PUTIN)), ""),
    (Filters(), {"take": "Nobody", "typed": "put"}, Filters(), ""),
    (Filters((PUTIN,)), {"role": "by", "value": PUTIN, "turn": "about"}, Filters(about=(PUTIN,)), ""),
    (Filters((PUTIN,), text="x"), {"role": "by", "value": PUTIN}, Filters(text="x"), ""),
    (Filters(), {"of": "P", "role": "by", "value": PUTIN}, Filters((PUTIN,)), ""),
    (Filters((PUTIN,)), {"role": "by", "value": PUTIN, "turn": "<b>"}, Filters(), ""),
    (Filters((PUTIN,)), {"role": "evil", "value": PUTIN}, Filters((PUTIN,)), ""),
    (Filters((PUTIN,)), {"clear": True}, Filters(), ""),
    (Filters((PUTIN,)), {"ask": "what is it"}, Filters((PUTIN,)), ""),
]


@pytest.mark.parametrize("before, act, after, leads_to", ACTS)
def test_what_is_done_in_the_box_changes_the_filters(
    held: dict[str, Any], before: Filters, act: dict[str, Any], after: Filters, leads_to: str
) -> None:
    filter_panel.ask_for(before)
    held[ask_box.KEY] = SimpleNamespace(act=act)
    ask_box.follow("Overview")
    assert filter_panel.from_widgets() == after
    assert held[ask_box.LEADS_TO] == leads_to


def test_from_a_page_without_filters_an_answer_leads_to_the_quotes(held: dict[str, Any]) -> None:
    held[ask_box.KEY] = SimpleNamespace(act={"ask": "Vladimir Putin"})
    ask_box.follow("Imports")
    assert held[ask_box.LEADS_TO] == "quotes"


def test_what_is_unclear_waits_until_it_is_chosen_or_left(held: dict[str, Any]) -> None:
    held[ask_box.KEY] = SimpleNamespace(act={"ask": "what did Kennedy say about Xqzzy"})
    ask_box.follow("Quotes")
    shown = [ask_box.shown_unclear(one) for one in held[ask_box.UNCLEAR]]
    assert [one["says"] for one in shown] == ["“Kennedy” may mean:", "“Xqzzy” occurs nowhere here."]
    assert filter_panel.from_widgets() == Filters(about=("Xqzzy",))  # which finds nothing, not everything
    assert {(one["label"], one["says"]) for one in shown[0]["choices"]} == {
        ("said by", "John Kennedy"), ("said by", "Robert Kennedy"),
    }  # fmt: skip
    held[ask_box.KEY] = SimpleNamespace(act={"dismiss": "Xqzzy"})
    ask_box.follow("Quotes")
    assert [one.words for one in held[ask_box.UNCLEAR]] == ["Kennedy"]


def test_another_choice_takes_the_place_of_the_likeliest(held: dict[str, Any]) -> None:
    likely, other = Part("by", "Robert Kennedy"), Part("by", "John Kennedy")
    filter_panel.ask_for(Filters(people=(likely.value,), about=("Riga",)))
    held[ask_box.UNCLEAR] = [Unclear("Kennedy", (Choice(other),), taken=likely)]
    shown = ask_box.shown_unclear(held[ask_box.UNCLEAR][0])
    assert shown["says"] == "“Kennedy” is taken as Robert Kennedy. It may also mean:"
    held[ask_box.KEY] = SimpleNamespace(act={"of": "Kennedy", "role": "by", "value": other.value})
    ask_box.follow("Quotes")
    assert filter_panel.from_widgets() == Filters(people=(other.value,), about=("Riga",))
    assert held[ask_box.UNCLEAR] == []


def test_what_was_typed_before_a_question_was_taken_is_no_longer_there(held: dict[str, Any]) -> None:
    held[ask_box.KEY] = SimpleNamespace(typed={"text": "put", "turns": 0})
    assert ask_box.typed_now() == "put"
    ask_box.empty_box()
    assert ask_box.typed_now() == ""
