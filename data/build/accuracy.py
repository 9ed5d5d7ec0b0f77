"""Measure everything on the development corpora: `accuracy.py --corpora DIR` writes data/accuracy.json.

Run by `make accuracy`, which then writes the tables of data/accuracy.md and README.md from it. Fails if a
figure is below its floor in tests/floors.json; `--raise-floors` moves floors up to what was measured, and
never down. `--only` measures some corpora anew and keeps the other figures, if the model is the same.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import accuracy_tables  # noqa: E402  (found beside this script)
import gold_forms  # noqa: E402
import named_speakers  # noqa: E402
import pronoun_kinds  # noqa: E402
import reliability  # noqa: E402
import swapped  # noqa: E402

import pages  # noqa: E402
from dashboard import contract, resources, score  # noqa: E402
from dashboard.preprocess import extract_document  # noqa: E402
from dashboard.records import DateMention, Document, Place  # noqa: E402

Row = dict[str, Any]
Figures = dict[str, dict[str, float]]
ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "tests" / "floors.json"
RESULTS = ROOT / "data" / "accuracy.json"
LEAST_GOLD = 20  # rows for a floor
SLACK = 0.0005  # a single flipped row must not fail the gate


def main() -> None:
    """Measure, write, compare with the floors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[], choices=CORPORA, metavar="CORPUS")
    parser.add_argument("--raise-floors", action="store_true")
    options = parser.parse_args()
    results = _begun(options.only)
    for name in options.only or CORPORA:
        if name in OTHERS:
            results["figures"][name] = OTHERS[name](options.corpora)
            print_table(name, results["figures"][name], {})
            _write(results)
        else:
            gold = list(_gold(options.corpora, name))
            system = [_system(row) for row in gold]
            results["figures"][name] = figures(gold, system)
            results["reliability"][name] = _reliability(name, gold, system)
            print_table(name, results["figures"][name], results["reliability"][name])
            _write(results)
    failed = list(below_floors(results["figures"]))
    if options.raise_floors:
        raise_floors(results["figures"])
        _write(results)
    accuracy_tables.write()
    for line in failed:
        print(line, file=sys.stderr)
    raise SystemExit(1 if failed else 0)


OTHERS: dict[str, Callable[[Path], Figures]] = {  # what is measured in a way of its own
    named_speakers.BOARD: named_speakers.figures,
    pronoun_kinds.BOARD: lambda _: pronoun_kinds.figures(),
    pages.CORPUS: pages.beside_others,
}
CORPORA = (
    "polnear-dev",
    "gmb-dev",
    "ewt-dev",
    "gum-dev",
    "worldwide-dev",
    "timebank",
    "eventstoryline-dev",
    "lgl",
    "geovirus",
    *(f"{name}{swapped.SWAPPED}" for name in swapped.CORPORA),
    *OTHERS,
)


def _begun(only: list[str]) -> Row:
    """Return the figures that stay: those of this model, where only some corpora are measured."""
    model = hashlib.sha256(resources.data("model", "dateline_reader", "reader.onnx").read_bytes()).hexdigest()
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if only and RESULTS.is_file() else {}
    if known.get("model") == model:
        return dict(known)
    return {"model": model, "figures": {}, "reliability": {}}


def _write(results: Row) -> None:
    for part in ("figures", "reliability"):
        found = results[part]
        results[part] = {name: found[name] for name in CORPORA if found.get(name)}
    results["floors"] = json.loads(FLOORS.read_text(encoding="utf-8"))
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _reliability(name: str, gold: list[Row], system: list[Row]) -> dict[str, Row]:
    """Return how far confidence can be trusted, on the half of PolNeAR that calibrate.py doesn't fit on."""
    step = slice(1, None, 2) if name.startswith("polnear") else slice(None)
    return reliability.tables(gold[step], system[step])


def _gold(folder: Path, name: str) -> Iterator[Row]:
    """Yield a corpus's documents: articles before pieces, where it has both."""
    if name.endswith(swapped.SWAPPED):
        return swapped.rows_of(folder / f"{name.removesuffix(swapped.SWAPPED)}.spacy")
    found = [folder / f"{name}{suffix}" for suffix in (".jsonl.gz", ".spacy")]
    return gold_forms.read(next(path for path in found if path.is_file()))


def measure(gold: list[Row]) -> Figures:
    """Return the figures of a corpus."""
    return figures(gold, [_system(row) for row in gold])


def figures(gold: list[Row], system: list[Row]) -> Figures:
    """Return precision, recall, F1 and the number of gold rows for each measure that gold has rows for.

    A share ("speaker, of matched") has no precision and recall: "f1" is right / "gold".
    """
    tallies = score.score(gold, system)
    return {name: _figures(tally) for name, tally in tallies.items() if tally.gold}


def _figures(tally: score.Tally) -> dict[str, float]:
    if tally.is_share:
        return {"f1": round(tally.f1, 4), "gold": tally.gold}
    values = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
    return {name: round(value, 4) for name, value in values.items()} | {"gold": tally.gold}


def _system(row: Row) -> Row:
    published = row.get("published")
    document = Document(row["id"], row["text"], published=as_day(published), source=row.get("source", ""))
    extraction = extract_document(document)
    found = contract.row(extraction)
    sure: dict[str, Sequence[DateMention | Place]] = {"dates": extraction.dates, "places": extraction.places}
    for table, records in sure.items():
        for one, record in zip(found[table], records, strict=True):
            one["confidence"] = record.confidence
    if "unjudged" in row:
        found["dates"] = gold_forms.by_day(gold_forms.judged(row, found["dates"]))
    if "unknown" in row:
        found["entities"] = [
            entity
            for entity in found["entities"]
            if not any(a < entity["end"] and entity["start"] < b for a, b in row["unknown"])
        ]
    return found


def print_table(name: str, result: Figures, reliable: dict[str, Row]) -> None:
    """Print a corpus's figures, and how far its confidences are off."""
    print(name)
    for measure_name, row in result.items():
        sides = f"P {row['p']:.3f}  R {row['r']:.3f}  F1" if "p" in row else f"{'share':>19}"
        print(f"  {measure_name:42} {sides} {row['f1']:.3f} ({row['gold']})")
    for kind, table in reliable.items():
        print(f"  {kind:42} {'calibration error':>19} {table['ece']:.3f} ({table['count']})")


def below_floors(results: dict[str, Figures]) -> Iterator[str]:
    """Yield a line for each figure below its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    for key, floor in floors.items():
        corpus, measure_name = key.split(": ")
        found = results.get(corpus, {}).get(measure_name)
        if found is not None and found["f1"] < floor - SLACK:
            yield f"{key}: F1 {found['f1']:.4f} is below its floor of {floor}"


def raise_floors(results: dict[str, Figures]) -> None:
    """Write floors at what was measured, rounded down to a tenth of a point, where that is higher."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    for corpus, result in results.items():
        for name, row in result.items():
            key = f"{corpus}: {name}"
            # How many pronouns get a name is no merit, and of a handful of rows each weighs too much.
            if name.endswith(" named") or row["gold"] < LEAST_GOLD or not row["f1"]:
                continue
            floors[key] = max(floors.get(key, 0.0), int(row["f1"] * 1000) / 1000)
    FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")


def as_day(value: str | None) -> Any:
    """Return a date from its first ten characters, or None."""
    from datetime import date

    return date.fromisoformat(value[:10]) if value else None


if __name__ == "__main__":
    main()
