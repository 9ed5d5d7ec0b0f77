"""The state of a collection is a function of its documents, what was read in them, and the decisions.

Whatever the order in which texts came, changed and were read again, and decisions were made, taken over from
others, taken back and put in force again: a new collection with the last texts and the same list is the same.
"""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters import KINDS, SAYINGS
from dashboard.identity.decisions import row_target
from dashboard.records import Act, Decision, TextQuoteSelector
from dashboard.store.collection import Collection
from dashboard.store.questions import unfit
from dashboard.text import selector
from tests.store import made
from tests.store.state import check, state

DAY = "2022-05-0{}T00:00:00+00:00"
NAMES = {"Vladimir Putin": "PERSON", "Ana Silva": "PERSON", "Silva": "PERSON", "UN": "ORG"}
TEXTS = [
    "“We want peace” said Vladimir Putin in Paris.\nThe UN met on 2022-05-03. “No” said Silva.",
    "An hour ago.\n“We want peace” said Vladimir Putin in Paris.\n"
    "The UN met on 2022-05-03.\n“No” said Ana Silva.",
    "“We need bread” said Ana Silva in Riga.\n“No” said Silva. The UN and the UN again.",
]
KEYS = ("one", "two")
PEOPLE = (
    "PERSON:Vladimir Putin",
    "PERSON:Ana Silva",
    "PERSON:Silva",
    "ORG:UN",
    "PERSON:Some Body",
    "ORG:Peace",
)
RIGA, PIER = "56.946,24.10589 LV city 456172 Riga", "1,2 - facility - The pier"
ACTS = "hide rename merge split watch respeak call saying kind redate name place add add add".split()
# Of the row that an act is about; else it is a quote.
KIND = {"redate": "date", "name": "mention", "place": "place"}
WATCHED = ('{"also": ["peace", "bread"], "party": "Red"}', '{"also": ["Silva"]}', "{}")
WORDS = {
    "quote": ("We want peace", "We need bread", "No"),
    "mention": ("Vladimir Putin", "Silva", "Ana Silva", "UN"),
    "place": ("Paris", "Riga"),
    "date": ("2022-05-03",),
    "none": ("peace", "met", "said", "need"),
}


def spans(kind: str) -> list[tuple[str, int, int]]:
    """Return words of the texts that are rows of a kind, or of none, as text, start and end."""
    return [(text, at, at + len(one)) for text in TEXTS for one in WORDS[kind] if (at := text.find(one)) >= 0]


@st.composite
def decision(draw: st.DrawFn) -> Decision:
    """Draw a decision, most of them of words that are there, with a value that fits."""
    names, when = st.sampled_from(PEOPLE), DAY.format(draw(st.integers(1, 9)))
    act = cast(Act, draw(st.sampled_from(ACTS)))
    if act in ("rename", "merge", "split", "watch"):
        value = draw(st.sampled_from(WATCHED) if act == "watch" else names)
        return Decision(0, when, act, draw(names), value)
    any_kind = st.sampled_from(["quote", "mention", "place", "date"])
    kind = draw(any_kind) if act in ("add", "hide") else KIND.get(act, "quote")
    text, start, end = draw(st.sampled_from(spans(draw(st.sampled_from([kind, kind, "none"])))))
    values = {
        "mention": names, "quote": st.just("") | names, "date": st.sampled_from(["", "2022-05"]),
        "place": st.sampled_from([RIGA, PIER]),
    }  # fmt: skip
    of_act = {"respeak": values["quote"], "call": st.just("a nurse"), "saying": st.sampled_from(SAYINGS),
              "kind": st.sampled_from(KINDS), "hide": st.just("")}  # fmt: skip
    target = row_target(kind, start, end, text[start:end], document=draw(st.sampled_from(KEYS)))
    found = selector.select(text, start, end)
    words = TextQuoteSelector(found.exact, found.prefix, found.suffix)
    return Decision(0, when, act, target, draw(of_act.get(act, values[kind])), words=words)


Step = tuple[str, object]
puts = st.tuples(st.just("put"), st.tuples(st.sampled_from(KEYS), st.sampled_from(range(len(TEXTS)))))
steps = st.lists(
    puts
    | st.tuples(st.just("decide"), st.lists(decision(), min_size=1, max_size=4))
    | st.tuples(st.sampled_from(["undo", "redo"]), st.integers(0, 9))
    | st.just(("again", None)),
    min_size=4,
    max_size=10,
)


def document(key: str, text: int) -> made.Pair:
    return made.article(key, TEXTS[text], names=NAMES)


def take(collection: Collection, step: Step, texts: dict[str, int]) -> None:
    """Do one step; `texts` are those that the documents have then."""
    what, given_ = step
    if what == "put":
        key, text = cast(tuple[str, int], given_)
        texts[key] = text
        collection.add(*document(key, text))
    elif what == "decide":
        collection.take_over(cast(list[Decision], given_))
    elif what == "again":
        collection.connection.execute("UPDATE documents SET version = 'older'")
        for key, text in texts.items():
            collection.add(*document(key, text))
    else:
        wanted = [one for one in collection.decisions() if one.undone == (what == "redo")]
        if wanted:
            one = wanted[cast(int, given_) % len(wanted)]
            (collection.redo if what == "redo" else collection.undo)(one)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=steps)
def test_the_same_texts_and_decisions_are_the_same_collection(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Step]
) -> None:
    folder, texts = tmp_path_factory.mktemp("pure"), dict[str, int]()
    begun: list[Step] = [("put", (KEYS[0], 0)), ("put", (KEYS[1], 2))]
    with Collection.create(folder / "one.sqlite") as one:
        for step in [*begun, *drawn]:
            take(one, step, texts)
            check(one)
        compare_with_new(one, texts, folder)
        for made_ in one.decisions():
            if not made_.undone:
                one.undo(made_)
        check(one)
        with Collection.create(folder / "bare.sqlite") as bare:
            for key, text in texts.items():
                bare.add(*document(key, text))
            assert state(one) == state(bare), "undo leaves something"


def compare_with_new(one: Collection, texts: dict[str, int], folder: Path) -> None:
    """Assert that new collections with the same texts and list are the same, whichever comes first."""
    for is_first in (True, False):
        with Collection.create(folder / f"{is_first}.sqlite") as other:
            if is_first:
                other.take_over(one.decisions())
            for key in sorted(texts, reverse=is_first):
                other.add(*document(key, texts[key]))
            if not is_first:
                other.take_over(one.decisions())
            check(other)
            assert state(other) == state(one)
            assert unfit.find(other) == unfit.find(one)
            assert [replace(made_, id=0) for made_ in other.decisions()] == [
                replace(made_, id=0) for made_ in one.decisions()
            ]
