"""`dateline check`: the exit status tells the worst finding, errors have others, and JSON has all of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from tests.checking import made
from tests.checking.made import KALNINA, OZOLS, TRAM
from tests.conftest import Answer

pytestmark = pytest.mark.slow  # the drafts are read by the network

Run = Callable[..., Answer]
RIGHT = f"“{TRAM},” {OZOLS} said on Tuesday.\n"
CHANGED = f"“{TRAM.replace('much', 'little')},” {OZOLS} said on Tuesday.\n"
INVENTED = f"“We will all move to the moon before summer,” {OZOLS} said on Tuesday.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.sqlite"
    with Collection.create(path) as opened:
        opened.add_all(made.SOURCES)
    return path


NONE = "There is no quotation in this draft."
STANDS = "quotations stands word for word in your collection"
ENDS = [
    ("Rain fell in Cesis all day.\n", 0, NONE),
    (RIGHT, 0, "The quotation stands word for word in your collection."),
    (RIGHT + CHANGED, 3, f"One of two {STANDS}; one differs by one word."),
    (RIGHT + INVENTED, 4, f"One of two {STANDS}; one is not there at all."),
    ("It opened on Monday, 3 May 2022.\n", 3, f"{NONE} One weekday is to be looked at."),
]


@pytest.mark.parametrize("draft, status, says", ENDS, ids=["none", "green", "amber", "red", "weekday"])
def test_the_exit_status_is_that_of_the_worst_finding(
    news: Path, run_cli: Run, draft: str, status: int, says: str
) -> None:
    before = news.read_bytes()
    answer = run_cli("check", str(news), "-", given=draft.encode())
    assert (answer.status, answer.err) == (status, "")
    assert answer.out.splitlines()[0] == says
    assert news.read_bytes() == before


def test_a_difference_is_shown_word_by_word_with_its_source(news: Path, run_cli: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(CHANGED, encoding="utf-8")
    answer = run_cli("check", "news.sqlite", "draft.txt")
    assert "    1 word differs from the source.\n" in answer.out
    assert "    The tram line costs too [-little-] {+much+} for a town of this size\n" in answer.out
    assert "    “Tram”, The Post, 2022-05-04: quotes?quote=" in answer.out


def test_json_has_every_finding_with_its_place_in_the_draft(news: Path, run_cli: Run) -> None:
    draft = f"It rained. {RIGHT}"
    answer = run_cli("check", str(news), "-", "--format", "json", given=draft.encode())
    told = json.loads(answer.out)
    assert (answer.status, told["worst"], sorted(told)) == (0, "green", ["findings", "language", "worst"])
    assert all(draft[one["start"] : one["end"]] == one["text"] for one in told["findings"])
    quote = next(one for one in told["findings"] if one["subject"] == "quote")
    assert (quote["colour"], quote["speaker"], quote["source"]["document"]) == ("green", OZOLS, "Tram")
    assert quote["source"]["address"].startswith("quotes?quote=")


FAULTS = [
    (("check", "news.sqlite", "missing.txt"), b"", 2, "missing.txt"),
    (("check", "missing.sqlite", "-"), b"Rain.", 2, "missing.sqlite"),
    (("check", "news.sqlite", "-"), b"\xff\xfe\x00", 1, "not UTF-8. Convert it"),
    (("check", "news.sqlite", "two.jsonl"), b"", 2, "two.jsonl has 2 articles. Give a file with one draft."),
    (("check", "news.sqlite", "-", "--published", "soon"), b"", 2, "no day; write it as 2022-04-26"),
]


@pytest.mark.parametrize("words, given, status, says", FAULTS, ids=[one[3] for one in FAULTS])
def test_an_error_has_another_exit_status_and_says_the_cure(
    news: Path, run_cli: Run, tmp_path: Path, words: tuple[str, ...], given: bytes, status: int, says: str
) -> None:
    line = json.dumps({"text": "Rain fell in Cesis all day."})
    (tmp_path / "two.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    answer = run_cli(*words, given=given)
    assert (answer.status, answer.out) == (status, "")
    assert says in answer.err


def test_a_draft_cannot_send_commands_to_the_terminal(news: Path, run_cli: Run) -> None:
    answer = run_cli("check", str(news), "-", given=f"“\x1b[2J We go to the moon,” {KALNINA} said.".encode())
    assert "\x1b" not in answer.out
