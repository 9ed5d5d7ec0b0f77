"""Swapped names: from many countries, the same within a document, and train and dev share none."""

import csv
import sys
from pathlib import Path

import pytest

BUILD = Path(__file__).parent.parent.parent / "data" / "build"
sys.path.insert(0, str(BUILD))

import swap  # noqa: E402  (found in data/build)

TABLES = sorted((BUILD / "names").glob("*.tsv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_train_and_dev_share_no_name(path: Path) -> None:
    train, dev = (
        {row["name"].casefold() for row in rows(path) if row["part"] == part} for part in ("train", "dev")
    )
    assert train and dev and not train & dev


@pytest.mark.parametrize("table", ["given", "family"])
def test_people_come_from_many_languages(table: str) -> None:
    found = rows(BUILD / "names" / f"{table}.tsv")
    for part in ("train", "dev"):
        names = [row for row in found if row["part"] == part]
        assert len(names) >= 300 and len({row["language"] for row in names}) >= 25


def test_no_dev_word_is_a_train_word_of_another_table() -> None:
    words = {
        part: {row["name"].casefold() for path in TABLES for row in rows(path) if row["part"] == part}
        for part in ("train", "dev")
    }
    assert not words["train"] & words["dev"]


def test_a_surname_follows_its_full_name() -> None:
    names = swap.swapper("train", 1)
    full = names("Hillary Clinton", "PERSON", "a")
    assert names("Clinton", "PERSON", "a") == full.split()[-1]
    assert names("Hillary", "PERSON", "a") == full.split()[0]
    assert names("Bill Clinton", "PERSON", "a").split()[1] == full.split()[1]


STAY = [("Supreme Court", "ORG"), ("Israeli", "NORP"), ("Foreign Ministry", "ORG"), ("1984", "PERSON")]


@pytest.mark.parametrize("text, label", STAY)
def test_what_is_no_name_stays(text: str, label: str) -> None:
    assert swap.swapper("dev", 1)(text, label, "a") == text


FORMS = [
    ("Lake Victoria", "LOC", "Lake "),
    ("Bank of England", "ORG", "Bank of "),
    ("United States", "GPE", " Federation"),
    ("J. Smith Jr.", "PERSON", " Jr."),
]


@pytest.mark.parametrize("text, label, part", FORMS)
def test_the_form_of_a_name_stays(text: str, label: str, part: str) -> None:
    new = swap.swapper("dev", 1)(text, label, "a")
    assert part in new and new != text


def test_case_is_kept() -> None:
    names = swap.swapper("dev", 1)
    assert names("OBAMA", "PERSON", "a") == names("Obama", "PERSON", "a").upper()


def test_the_same_seed_gives_the_same_names_in_any_order_of_documents() -> None:
    one, other = swap.swapper("train", 7), swap.swapper("train", 7)
    other("Anders Holm", "PERSON", "b")
    assert one("Ana Ruiz", "PERSON", "a") == other("Ana Ruiz", "PERSON", "a")
    assert swap.swapper("train", 8)("Ana Ruiz", "PERSON", "a") != one("Ana Ruiz", "PERSON", "a")


def test_a_rewritten_text_has_its_names_where_it_says() -> None:
    text = "Clinton met Boris Clinton in Riga, and Clinton left."
    found = [(0, 7, "PERSON"), (12, 25, "PERSON"), (29, 33, "GPE"), (39, 46, "PERSON")]
    rows = [{"start": a, "end": b, "text": text[a:b], "label": label} for a, b, label in found]
    new, moved = swap.rewrite(text, rows, swap.swapper("dev", 1), "a")
    assert [new[m["start"] : m["end"]] for m in moved] == [m["text"] for m in moved]
    assert moved[1]["text"].split()[1] == moved[0]["text"] == moved[3]["text"]
    assert "Clinton" not in new and "Riga" not in new
