"""The benchmark keeps its books: a record comes back, documents agree with it, what became worse is told."""

import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

REPOSITORY = Path(__file__).parent.parent
sys.path.append(str(REPOSITORY / "data" / "build" / "bench"))

import compare  # noqa: E402  (found in data/build/bench)
import curves  # noqa: E402
import form  # noqa: E402
import record  # noqa: E402
import tables  # noqa: E402
import yardstick  # noqa: E402
from form import Curve, Figure  # noqa: E402
from record import Measured  # noqa: E402

RECORD = record.read(record.PATH.read_text(encoding="utf-8"))
CURVE = Curve("growth", "t", "What grows & how", "documents", "ms", "column")


def part(*figures: Figure, day: str = "2026-11-29", yardstick: str = "python") -> Measured:
    """Return a part as measured on a made machine."""
    machine: dict[str, str | float] = {
        "processor": "One",
        "flags": "",
        "cores": 2,
        "system": "Linux",
        "load": 0.1,
    }
    stick: dict[str, str | float] = {"name": yardstick, "what": "Count", "ms": 50.0, "bare MB": 4.0}
    return Measured(day, machine, {"dateline": "0.1.0", "python": "3.11.7"}, 1.0, stick, (CURVE,), figures)


def ratios(*figures: tuple[str, float]) -> dict[str, Measured]:
    return {"p": part(*(Figure("t", row, "c", 9.0, "ms", ratio=ratio) for row, ratio in figures))}


@pytest.mark.parametrize("path", tables.DOCUMENTS, ids=lambda path: path.name)
def test_the_tables_of_a_document_are_those_of_the_record(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert tables.rendered(text, RECORD) == text, (
        "run `.venv/bin/python data/build/bench --parts`: it measures nothing"
    )


def test_each_table_of_the_record_is_shown() -> None:
    shown = {
        found["name"] for path in tables.DOCUMENTS for found in tables.BLOCK.finditer(path.read_text("utf-8"))
    }
    assert {one.table for each in RECORD.values() for one in each.figures} - shown == set()


def test_the_curves_are_those_of_the_record() -> None:
    drawn = {path.stem: path.read_text(encoding="utf-8") for path in curves.FOLDER.glob("*.svg")}
    assert drawn == curves.drawn(RECORD)


def test_a_record_is_read_as_it_was_written() -> None:
    figures = (
        Figure("t", "a “row”", "c", 1.25, "ms", at=1000, ratio=0.5),
        Figure("t", "b", "c", "12 quotes"),
    )
    parts = {"one": part(*figures), "two": part()}
    assert record.read(record.written(parts)) == parts


@pytest.mark.parametrize(
    "figure, wanted",
    [
        (Figure("t", "r", "c", 100, "ms"), 2.0),
        (Figure("t", "r", "c", 0.1, "s"), 2.0),
        (Figure("t", "r", "c", 50_000, "µs"), 1.0),
        (Figure("t", "r", "c", 2_000, "a second"), 100.0),  # so many while the yardstick's work is done once
        (Figure("t", "r", "c", 8, "MB"), 2.0),
        (Figure("t", "r", "c", 0.004, "GB"), 1.0),
        (Figure("t", "r", "c", 1.7, "times"), 1.7),
        (Figure("t", "r", "c", 7, "ms", ratio=3.0), 3.0),
        (Figure("t", "r", "c", 7), None),
        (Figure("t", "r", "c", "a problem"), None),
    ],
)
def test_a_figure_is_compared_with_the_yardstick_of_its_run(figure: Figure, wanted: float | None) -> None:
    assert form.ratio(figure, seconds=0.05, megabytes=4.0) == (
        wanted if wanted is None else pytest.approx(wanted)
    )


def test_a_size_that_was_not_measured_again_keeps_its_figure_and_its_day() -> None:
    old = part(Figure("t", "r", "1M", 9.0, "ms", at=1e6), Figure("t", "gone", "c", 1.0), day="2026-11-01")
    new = part(Figure("t", "r", "1k", 2.0, "ms", at=1e3))
    found = record.merged(old, new)
    assert [(one.column, one.value, one.day) for one in found.figures] == [
        ("1k", 2.0, ""),
        ("1M", 9.0, "2026-11-01"),
    ]
    again = record.merged(found, replace(new, day="2026-12-01"))
    assert [one.day for one in again.figures] == ["", "2026-11-01"]


def test_a_part_measured_for_the_first_time_is_taken_as_it_is() -> None:
    new = part(Figure("t", "r", "c", 2.0, "ms", at=1e3))
    assert record.merged(None, new) == new


@pytest.mark.parametrize(
    "value, written",
    [
        (0, "0"),
        (3, "3"),
        (2.204, "2.20"),
        (12.34, "12.3"),
        (999.6, "1,000"),
        (261760, "261,760"),
        (0.5373, "0.54"),
    ],
)
def test_numbers_have_about_three_digits(value: float, written: str) -> None:
    assert tables.number(value) == written


def test_small_numbers_keep_two_digits() -> None:
    assert tables.number(0.00039) == "0.00039"


def test_a_table_stands_between_its_marks_and_the_text_around_it_stays() -> None:
    found = part(
        Figure("t", "1,000 documents", "open", 1.25, "ms"), Figure("t", "1,000 documents", "closed", 2, "ms")
    )
    text = tables.rendered("before\n<!-- bench t -->\nstale\n<!-- end -->\nafter", {"p": found})
    lines = text.splitlines()
    assert lines[:2] == ["before", "<!-- bench t -->"] and lines[-2:] == ["<!-- end -->", "after"]
    assert lines[2:5] == [
        "|  | open, ms | closed, ms |",
        "| --- | ---: | ---: |",
        "| 1,000 documents | 1.25 | 2 |",
    ]


def test_a_table_of_one_column_has_its_ratios_beside_it() -> None:
    text = tables.table([Figure("t", "a", "words", 2000, "a second", ratio=1.5)])
    assert text.splitlines()[::2] == ["|  | words a second | of the yardstick |", "| a | 2,000 | 1.50 |"]


def test_a_column_of_several_units_has_them_in_its_cells() -> None:
    text = tables.table([Figure("t", "a", "c", 2.5, "MB"), Figure("t", "b", "c", 3.5, "ms")])
    assert "| a | 2.50 MB |" in text and "| b | 3.50 ms |" in text


def test_a_table_that_was_not_measured_says_so() -> None:
    assert "Not measured yet." in tables.rendered("<!-- bench new -->\n<!-- end -->", {})


def test_a_ratio_worse_by_a_fifth_is_told_the_worst_first() -> None:
    found = list(
        compare.worse(ratios(("a", 1.0), ("b", 1.0), ("c", 1.0)), ratios(("a", 1.2), ("b", 1.19), ("c", 3)))
    )
    assert [line.partition(":")[0] for line in found] == ["t / c / c", "t / a / c"]
    assert "1 → 3 of “python”, 3.00 times as bad" in found[0]


def test_of_a_rate_less_is_worse() -> None:
    before, slow, fast = (
        {"p": part(Figure("t", "r", "words", 1.0, "a second", ratio=ratio))} for ratio in (100.0, 80.0, 130.0)
    )
    assert len(list(compare.worse(before, slow))) == 1
    assert list(compare.worse(before, fast)) == []


def test_what_is_better_large_though_no_rate_says_so() -> None:
    before, now = (
        {"p": part(Figure("t", "r", "two workers", ratio, "times", ratio=ratio, better="more"))}
        for ratio in (1.7, 1.1)
    )
    assert len(list(compare.worse(before, now))) == 1


def test_a_part_with_another_yardstick_is_not_compared_but_named() -> None:
    before, now = ratios(("a", 1.0)), {"p": replace(ratios(("a", 9.0))["p"], yardstick={"name": "sqlite"})}
    assert list(compare.worse(before, now)) == []
    assert list(compare.alone(before, now)) == [
        "p has another yardstick than before; its ratios can't be compared."
    ]
    assert list(compare.alone(before, {})) == ["Only one of the records has p."]


@pytest.mark.parametrize("ratio, status", [(1.0, 0), (1.3, 1)])
def test_the_command_compares_with_a_file(
    ratio: float,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, now = tmp_path / "old.json", tmp_path / "now.json"
    old.write_text(record.written(ratios(("a", 1.0))), encoding="utf-8")
    now.write_text(record.written(ratios(("a", ratio))), encoding="utf-8")
    monkeypatch.setattr(record, "PATH", now)
    assert compare.main(str(old)) == status
    assert f"{status} of 1 ratios are worse by 20% or more" in capsys.readouterr().out


def test_the_command_says_when_there_is_nothing_to_compare_with() -> None:
    with pytest.raises(SystemExit, match="no record 'no-such-commit'"):
        compare.main("no-such-commit")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
def test_what_a_curve_says_can_be_read_on_its_paper(side: int) -> None:
    colours = [curves.INK[side], *(line[side] for line in curves.LINES)]
    assert [one for one in colours if contrast(one, curves.PAPER[side]) < 4.5] == []


def drawing(figures: Iterable[Figure]) -> ElementTree.Element:
    return ElementTree.fromstring(curves.drawn({"p": part(*figures)})["growth"])


def test_a_curve_has_a_line_for_each_column_and_a_dot_for_each_size() -> None:
    figures = [
        Figure("t", f"{at}", name, at / 50, "ms", at=at) for at in (10, 100, 1000) for name in ("a", "<b>")
    ]
    drawn = drawing(figures)
    tags = [re.sub("{.*}", "", one.tag) for one in drawn.iter()]
    assert (tags.count("polyline"), tags.count("circle")) == (2, 6)
    names = [one.text for one in drawn.iter() if one.get("class", "").endswith("name")]
    assert names == ["a", "<b>"]
    heights = [float(one.get("y", "")) for one in drawn.iter() if one.get("class", "").endswith("name")]
    assert abs(heights[0] - heights[1]) >= curves.APART, "names of lines that end together stand apart"


def test_a_larger_value_stands_higher_and_a_larger_size_further_right() -> None:
    drawn = drawing([Figure("t", "r", "a", 5.0, "ms", at=10), Figure("t", "s", "a", 2.5, "ms", at=100)])
    (left, high), (right, low) = [
        (float(one.get("cx", "")), float(one.get("cy", "")))
        for one in drawn.iter()
        if one.tag.endswith("circle")
    ]
    assert left < right and high < low
    assert curves.HEIGHT - curves.BOTTOM - high == pytest.approx(2 * (curves.HEIGHT - curves.BOTTOM - low))


def test_a_curve_of_one_size_is_not_drawn() -> None:
    assert curves.drawn({"p": part(Figure("t", "r", "a", 5.0, "ms", at=10))}) == {}


def test_a_part_has_what_the_frame_asks_of_it() -> None:
    for name in form.PARTS:
        words = (tables.ROOT / "data" / "build" / "bench" / f"{name}.py").read_text(encoding="utf-8")
        stick = re.search(r'^YARDSTICK = "(\w+)"$', words, flags=re.MULTILINE)
        assert stick and stick[1] in yardstick.YARDSTICKS, name
        assert re.search(r"^CURVES\b", words, flags=re.MULTILINE), name
        assert "\ndef measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:" in words, name


def test_a_collection_in_one_file_and_in_several_has_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import parted

    monkeypatch.setattr(parted, "DOCUMENTS", 500)
    one, several = parted._one(tmp_path / "one.sqlite"), parted._attached(tmp_path)
    rows = sorted(one.execute("SELECT * FROM named"))
    assert rows == sorted(several.execute("SELECT * FROM named"))
    assert len(rows) == 500 * parted.NAMED
    for asked in parted.ASKED.values():
        assert [row[-1] for row in one.execute(asked)] == [row[-1] for row in several.execute(asked)]
    one.close()
    several.close()


@pytest.mark.tier2
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what memory is private")
def test_memory_is_told_of_a_worker_and_of_its_fork_and_as_documents_go_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import memory

    monkeypatch.setattr(memory, "EXTRACTED", 16)
    monkeypatch.setattr(memory, "READ", 160)
    found = list(memory.measure(tmp_path, ()))
    own, _, forked = (float(one.value) for one in found if one.table == "worker")
    assert 0 < forked < own / 2
    columns = {one.column for one in found if one.table == "growth"}
    assert columns == {"extracting", "reading a file", "its reader"}
    assert min(float(one.value) for one in found) > 1
