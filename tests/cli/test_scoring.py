"""`dateline score`: what it prints, what it says of documents and tables that can't be compared."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer

Run = Callable[..., Answer]
CASES = Path(__file__).parent.parent / "cases" / "gold"
MONDAY = {"start": 0, "end": 6, "text": "Monday", "type": "DATE", "value": "2022-05-02"}
RIGA = {"start": 10, "end": 14, "text": "Riga", "label": "GPE", "name": "Riga"}
GOLD = {"id": "a", "text": "Monday in Riga", "dates": [MONDAY], "entities": [RIGA]}


@pytest.fixture
def score(run_cli: Run, tmp_path: Path) -> Callable[..., Answer]:
    """Score rows against rows, with options."""

    def run(gold: list[Any], system: list[Any], *options: str) -> Answer:
        for name, rows in (("gold", gold), ("system", system)):
            lines = "".join(json.dumps(row) + "\n" for row in rows)
            (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        return run_cli("score", "gold.jsonl", "system.jsonl", *options)

    return run


def figures(answer: Answer) -> Any:
    return json.loads(answer.out)


def test_a_table_is_printed(score: Callable[..., Answer]) -> None:
    answer = score([GOLD], [GOLD])
    lines = {line[:40].strip(): line[40:].split() for line in answer.out.splitlines()}
    assert (answer.status, answer.err) == (0, "")
    assert lines[""] == ["precision", "recall", "F1", "gold"]
    assert lines["dates value"] == lines["names GPE"] == ["1.000", "1.000", "1.000", "1"]


def test_json_holds_documents_notes_and_measures(score: Callable[..., Answer]) -> None:
    found = figures(score([GOLD], [GOLD], "--format", "json"))
    assert found["documents"] == {"gold": 1, "system": 1, "scored": 1}
    expected = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1, "system": 1, "right": 1}
    assert found["measures"]["dates strict"] == expected


def test_only_the_tables_asked_for(score: Callable[..., Answer]) -> None:
    found = figures(score([GOLD], [GOLD], "--table", "dates", "--format", "json"))
    assert {name.split()[0] for name in found["measures"]} == {"dates"}


def test_texts_go_into_a_pipe_and_the_output_comes_from_one(
    score: Callable[..., Answer], run_cli: Run, tmp_path: Path
) -> None:
    score([GOLD], [GOLD])
    texts = run_cli("score", "gold.jsonl", "--texts", "-")
    assert [json.loads(line) for line in texts.out.splitlines()] == [{"id": "a", "text": "Monday in Riga"}]
    given = (json.dumps(GOLD) + "\n").encode()
    scored = run_cli("score", "gold.jsonl", "-", "--format", "json", given=given)
    assert figures(scored)["documents"] == {"gold": 1, "system": 1, "scored": 1}
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("words", [("gold.jsonl", "system.jsonl", "--texts", "-"), ("-", "-")])
def test_a_stream_is_one_thing_at_a_time(
    score: Callable[..., Answer], run_cli: Run, words: tuple[str, ...]
) -> None:
    score([GOLD], [GOLD])
    answer = run_cli("score", *words)
    assert (answer.status, answer.out) == (2, "")
    assert "Name a file" in answer.err


NOTES = [
    # gold, system, what is said
    ([GOLD], [GOLD | {"id": "b"}], "1 document of GOLD not in the output; counted as empty: a"),
    ([GOLD], [GOLD, GOLD | {"id": "b"}], "1 document of the output not in GOLD; left out: b"),
    ([GOLD], [{"id": "a", "error": "no text"}], "1 document failed in the output; counted as empty: a"),
    ([GOLD], [{"id": "a", "dates": [MONDAY]}], "The output has no names; left out."),
    ([GOLD], [GOLD | {"dates": [MONDAY | {"text": "Friday"}]}], "1 document with offsets that don't fit"),
]


@pytest.mark.parametrize("gold, system, says", NOTES, ids=[says for _, _, says in NOTES])
def test_what_cannot_be_compared_is_said(
    gold: list[Any], system: list[Any], says: str, score: Callable[..., Answer]
) -> None:
    answer = score(gold, system)
    assert answer.status == 0
    assert says in answer.err


def test_a_missing_document_costs_recall(score: Callable[..., Answer]) -> None:
    found = figures(score([GOLD, GOLD | {"id": "b"}], [GOLD], "--format", "json"))
    assert found["measures"]["dates strict"]["recall"] == 0.5


def test_a_file_of_extract_answers_to_the_name_of_gold(score: Callable[..., Answer]) -> None:
    found = figures(score([GOLD], [GOLD | {"id": "mon/a.txt"}], "--format", "json"))
    assert found["documents"]["scored"] == 1


def test_texts_of_gold_can_be_written_and_run(run_cli: Run, tmp_path: Path) -> None:
    assert run_cli("score", str(CASES), "--texts", "texts.jsonl").status == 0
    (tmp_path / "out.jsonl").write_bytes(run_cli("extract", "texts.jsonl").bytes)
    answer = run_cli("score", str(CASES), "out.jsonl", "--format", "json")
    found = figures(answer)
    assert found["documents"] == {"gold": 4, "system": 4, "scored": 4}
    assert found["measures"]["quotes all e2e"]["gold"] == 2
    assert found["notes"] == [
        "Labels of GOLD that Dateline has no counterpart for; left out: SHIP (1), Ship (1)"
    ]


def test_two_annotators_can_be_compared(run_cli: Run) -> None:
    answer = run_cli("score", str(CASES / "port.ann"), str(CASES / "port.ann"), "--format", "json")
    measures = figures(answer)["measures"]
    assert {"quotes all e2e", "names PERSON", "dates value", "places end to end"} <= measures.keys()
    assert {one.get("f1", one.get("share")) for one in measures.values()} == {1.0}


def test_nothing_to_score_is_said(run_cli: Run) -> None:
    answer = run_cli("score", str(CASES))
    assert (answer.status, "Name an output behind GOLD" in answer.err) == (2, True)
