"""Gold of other forms becomes rows of the contract: tests/cases/gold holds a small file of each."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard import gold
from dashboard.errors import ReadError

CASES = Path(__file__).parent.parent / "cases" / "gold"
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return list(gold.read(CASES / name))


def said(row: Row, table: str, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(one.get(field) for field in fields) for one in row[table]]


ALL = [(row, table) for row in gold.read(CASES) for table in ("entities", "quotes", "dates", "places")]


@pytest.mark.parametrize("row, table", ALL, ids=[f"{row['id']}-{table}" for row, table in ALL])
def test_offsets_cut_out_what_they_say(row: Row, table: str) -> None:
    spans = list(row.get(table, []))
    spans += [one for quote in row.get(table, []) for one in quote.get("speakers", [])]
    assert [one for one in spans if row["text"][one["start"] : one["end"]] != one["text"]] == []


def test_a_folder_holds_all_its_documents() -> None:
    assert [row["id"] for row in rows("")] == ["names-1", "names-2", "port", "strike"]


def test_brat_attributions_are_quotes_with_pieces_under_one_cue() -> None:
    (row,) = rows("port.ann")
    assert said(row, "quotes", "text", "kind") == [
        ("“We will sail on Monday,” Captain Eva Lund said in Riga. “The ice is gone.”", "direct"),
        ("that fees would fall", "indirect"),
    ]
    assert [len(quote["pieces"]) for quote in row["quotes"]] == [2, 1]
    assert [quote["cue"]["text"] for quote in row["quotes"]] == ["said", "said"]
    speakers = [[one["text"] for one in quote["speakers"]] for quote in row["quotes"]]
    assert speakers == [["Captain Eva Lund"], ["The harbour board"]]


def test_brat_names_dates_and_places_are_called_as_ours() -> None:
    (row,) = rows("port.ann")
    assert said(row, "entities", "text", "label") == [("Eva Lund", "PERSON"), ("Riga", "LOC")]
    assert said(row, "dates", "text", "type", "value") == [("Monday", "DATE", "2022-05-02")]
    assert said(row, "places", "text", "geonameid") == [("Riga", 456172)]


def test_a_label_without_counterpart_is_counted() -> None:
    assert rows("port.ann")[0]["left_out"] == {"Ship": 1}


def test_timeml_gives_text_dates_and_day_of_publication() -> None:
    (row,) = rows("strike.tml")
    assert row["published"] == "2022-04-26"
    assert row["text"].startswith("\nDockers & drivers")
    assert said(row, "dates", "text", "type", "value") == [
        ("Monday", "DATE", "2022-04-25"),
        ("two days", "DURATION", "P2D"),
    ]


def test_columns_give_text_and_names_in_any_scheme() -> None:
    first, second = rows("names.conll")
    assert first["text"] == "Eva Lund met ICRC staff .\nRiga is cold"
    assert said(first, "entities", "text", "label") == [
        ("Eva Lund", "PERSON"),
        ("ICRC", "ORG"),
        ("Riga", "LOC"),
    ]
    assert said(second, "entities", "text", "label") == [("Ana Ruiz", "PERSON"), ("Leo", "PERSON")]
    assert second["left_out"] == {"SHIP": 1}


BOMB = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><TimeML><TEXT>&b;</TEXT></TimeML>'
FILE = '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/hostname">]><TimeML><TEXT>&a;</TEXT></TimeML>'
ROW = {"id": "a", "quotes": [{"start": 0, "end": 3, "text": "Yes", "kind": "direct"}]}
WRONG = [
    # file, content, what is said
    ("a.tml", BOMB, "a.tml:1 declares an entity"),
    ("a.tml", FILE, "a.tml:1 declares an entity"),
    ("a.tml", "<TimeML>\n<TEXT>x</TEX>", "a.tml:2 is not XML"),
    ("a.tml", "<TimeML>\n<TIMEX3>x</TIMEX3></TimeML>", "a.tml:2 A TIMEX3 has no type or value"),
    ("a.conll", "Eva B-PER\nLund", "a.conll:2 has one column"),
    ("a.bio", "Eva PERSON", "a.bio:1: 'PERSON' is no label"),
    ("a.ann", "T1\tPerson 0 3\tEva", "has no a.txt beside it"),
    ("a.jsonl", "{}", "Line 1 of a.jsonl has no id"),
    ("a.jsonl", "\n{", "Line 2 of a.jsonl is not JSON"),
    ("a.jsonl", '{"id": 1}\n{"id": "1"}', "Two documents of a.jsonl have the id '1'"),
    ("a.jsonl", json.dumps(ROW).replace('"kind"', '"sort"'), "a row of quotes has no kind"),
    ("a.jsonl", json.dumps(ROW).replace('"end": 3', '"end": "3"'), "a row without start and end"),
    ("a.jsonl", json.dumps(ROW).replace('"end": 3', '"end": -3'), "a row without start and end"),
    ("a.jsonl", '{"id": 1, "dates": {}}', "dates is no list"),
    ("a.xlsx", "", "No form of gold is '.xlsx'"),
]


@pytest.mark.parametrize("name, content, says", WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_said_with_its_line(
    name: str, content: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError) as error:
        list(gold.read(Path(name)))
    assert says in str(error.value)


SPANS = [("T1 Person 0 3\tEva", "is no span"), ("T1\tPerson 0 99\tEva", "the text has only 9 characters")]


@pytest.mark.parametrize("line, says", SPANS)
def test_a_wrong_span_of_brat_is_said_with_its_line(line: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eva said.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"T2\tPerson 0 3\tEva\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=f"a.ann:2.*{says}"):
        list(gold.read(tmp_path))


def test_line_ends_of_windows_move_no_offset(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Rain\r\nEva left.\r\n")
    (tmp_path / "a.ann").write_bytes(b"T1\tPerson 6 9\tEva\r\n")
    (row,) = gold.read(tmp_path)
    assert row["entities"][0]["text"] == "Eva"


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="has no annotated file"):
        list(gold.read(tmp_path))


POLNEAR = """T1\tContent 9 21\t“It is dry,”
T2\tCue 26 30\tsaid
T3\tSource 22 25\tEva
T4\tAttribution 26 30\tsaid
E1\tAttribution:T4 Source:T3 Cue:T2 Content:T1
T5\tContent 31 38\tin Riga
T6\tSource 0 8\tThe paper
T7\tAttribution 31 38\tin Riga
E2\tAttribution:T7 Content:T5 Source:T6
"""


def test_polnears_events_join_what_their_trigger_is_no_part_of(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "A paper: “It is dry,” Eva said in Riga"
    (tmp_path / "text" / "post_rain.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions" / "post_rain_4b22.ann").write_text(POLNEAR, encoding="utf-8")
    (row,) = gold.read(tmp_path / "attributions")
    assert (row["id"], row["text"], row["left_out"]) == ("post_rain_4b22", text, {})
    assert [
        (one["text"], one["cue"] and one["cue"]["text"], len(one["speakers"])) for one in row["quotes"]
    ] == [
        ("“It is dry,”", "said", 1),
        ("in Riga", None, 1),
    ]
    assert [one["speaker"]["start"] for one in row["quotes"]] == [22, 0]
