"""`dateline ask` answers a question by quotes with footnotes, and says what it understood."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from tests.conftest import Answer
from tests.store import made

TEXT = (
    "Vladimir Ozols built the bridge.\n“He is unfit” said Ilze Kalnina.\n\n“The trams stay” said Anna Ozols."
)
NAMES = {"Vladimir Ozols": "PERSON", "Ilze Kalnina": "PERSON", "Anna Ozols": "PERSON"}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "news.sqlite"
    text = TEXT.replace("Anna Ozols", "Ozols")
    with Collection.create(path) as collection:
        for month in (3, 4):
            names = {**NAMES, "Vladimir Ozols=Ozols": "PERSON"} if month == 3 else NAMES
            written = text if month == 3 else TEXT.replace("said Anna", "claimed Anna")
            collection.add(
                *made.article(
                    f"{month}", written, published=date(2022, month, 1), names=names, title="A bridge"
                )
            )
    return path


@pytest.mark.slow
def test_quotes_are_listed_with_footnotes(run_cli: Callable[..., Answer], news: Path) -> None:
    answer = run_cli("ask", str(news), "what did Kalnina say about Vladimir Ozols in March")
    assert answer.status == 0
    assert answer.out == (
        "“He is unfit” [1]\n  — Ilze Kalnina, 2022-03-01\n\n[1] “A bridge,” The Post, March 1, 2022.\n"
    )
    assert answer.err == (
        "Understood: said by Ilze Kalnina, about Vladimir Ozols, published March 2022\n1 quote\n"
    )


def test_an_answer_comes_in_every_form_of_export(run_cli: Callable[..., Answer], news: Path) -> None:
    answer = run_cli("ask", str(news), "what", "did", "Kalnina", "say", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert {row["speaker"] for row in rows} == {"Ilze Kalnina"} and len(rows) == 2
    drawn = run_cli("ask", str(news), "Ilze Kalnina", "--format", "table")
    assert drawn.out.startswith("quote")


# A question that can't be answered, and what is said.
REFUSED = [
    ("what did Kalmina say", "called “Kalmina”. Did you mean Ilze Kalnina (2 quotes)?"),
    ("what did Xqzzy say", "called “Xqzzy”. `dateline export … people` lists those there are."),
    ("what did Ozols say", "“Ozols” may mean"),
    ("said about brigde", "called “brigde”. Did you mean bridge (2 quotes)?"),
    ("what is it", "Nothing to look for"),
]


@pytest.mark.parametrize("question, says", REFUSED)
def test_a_question_that_is_not_understood_ends_with_the_nearest_names(
    run_cli: Callable[..., Answer], news: Path, question: str, says: str
) -> None:
    answer = run_cli("ask", str(news), question)
    assert (answer.status, answer.bytes) == (2, b"")
    assert says in answer.err
