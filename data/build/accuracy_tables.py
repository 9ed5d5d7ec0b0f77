"""The tables of data/accuracy.md and README.md, from data/accuracy.json and data/peers.json.

A table stands between `<!-- table NAME -->` and `<!-- end -->`; NAME is a board of peers.json, "reliability",
"wrong" (a list of what we get wrong) or "readme". `make accuracy` writes them anew, and a test compares.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (ROOT / "data" / "accuracy.md", ROOT / "README.md")
TABLE = re.compile(r"(?<=<!-- table )(?P<name>\w+) -->\n.*?(?=<!-- end -->)", re.DOTALL)
Row = dict[str, Any]


def write() -> None:
    """Write the tables of all documents anew."""
    for path in DOCUMENTS:
        path.write_text(rendered(path.read_text(encoding="utf-8")), encoding="utf-8")


def rendered(text: str) -> str:
    """Return a document with its tables as the measured figures have them."""
    return TABLE.sub(lambda found: f"{found['name']} -->\n{_table(found['name'])}\n", text)


def _table(name: str) -> str:
    if name == "wrong":
        return "\n".join(f"- {line}" for line in _read("peers.json")["wrong"])
    own: dict[str, Callable[[], list[list[str]]]] = {"reliability": _reliability, "readme": _readme}
    lines = own[name]() if name in own else _board(_boards()[name])
    heading, *rows = lines
    rule = ["---"] * len(heading)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heading, rule, *rows))


def _read(name: str) -> Row:
    return dict(json.loads((ROOT / "data" / name).read_text(encoding="utf-8")))


def _boards() -> dict[str, Row]:
    return {board["id"]: board for board in _read("peers.json")["boards"]}


def _board(board: Row) -> list[list[str]]:
    """Return the rows of a comparison: ours with precision and recall, annotators, the best other tool."""
    figures = _read("accuracy.json")["figures"]
    lines = [["", "Dateline", "precision", "recall", "gold", "human annotators", "best other tool"]]
    for row in board["rows"]:
        corpus, measure = row["ours"]
        ours = figures.get(corpus, {}).get(measure)
        if ours is not None:
            sides = [percent(ours.get("p")), percent(ours.get("r")), f"{ours['gold']:,}"]
            human = f"{row['human']:.1f}" if row["human"] is not None else ""
            lines.append([row["name"], percent(ours["f1"]), *sides, human, _best(row["peers"])])
    return _without_empty(lines)


def _best(peers: dict[str, float]) -> str:
    name = max(peers, key=lambda one: peers[one], default="")
    return f"{peers[name]:.1f} ({name})" if name else ""


def _without_empty(lines: list[list[str]]) -> list[list[str]]:
    if len(lines) == 1:
        return [["not measured yet"]]
    kept = [at for at in range(len(lines[0])) if at == 0 or any(line[at] for line in lines[1:])]
    return [[line[at] for at in kept] for line in lines]


def _reliability() -> list[list[str]]:
    lines = [["", "rows", "expected calibration error"]]
    for corpus, tables in _read("accuracy.json")["reliability"].items():
        for name, table in tables.items():
            lines.append([f"{name} ({corpus})", f"{table['count']:,}", f"{table['ece']:.3f}"])
    return lines


README = (  # board, its row, what README calls it
    ("quotes", "Direct quotes", "direct quotes with the right speaker (PolNeAR dev)"),
    ("quotes", "Mixed quotes", "mixed quotes with the right speaker"),
    ("quotes", "Indirect quotes", "indirect quotes with the right speaker"),
    ("speakers", "“He” or “she” with the right name", "“he” or “she” with the right name"),
    ("named", "With the right name, of those found", "the right name, where a reader can name the speaker"),
    ("names", "GMB: people, organisations, places", "names of people, organisations and places (GMB dev)"),
    ("swapped", "GMB: people, organisations, places", "the same, every name one never seen in training"),
    ("dates", "Right value", "dates, right value (TimeBank)"),
    ("places", "LGL: found and within 161 km", "places, found and within 161 km (LGL)"),
    ("places", "GeoVirus: found and within 161 km", "places, found and within 161 km (GeoVirus)"),
)


def _readme() -> list[list[str]]:
    figures, boards = _read("accuracy.json")["figures"], _boards()
    lines = [["", "Dateline", "human annotators", "best other tool"]]
    for board, name, called in README:
        row = next(row for row in boards[board]["rows"] if row["name"] == name)
        corpus, measure = row["ours"]
        if measure in figures.get(corpus, {}):
            human = f"{row['human']:.1f}" if row["human"] is not None else ""
            lines.append([called, percent(figures[corpus][measure]["f1"]), human, _best(row["peers"])])
    return lines


def percent(value: float | None) -> str:
    """Write a share in percent, with one place."""
    return "" if value is None else f"{100 * value:.1f}"


if __name__ == "__main__":
    write()
