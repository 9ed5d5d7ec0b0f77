"""Articles to be mapped, and the exports of a collection."""

import io
import json
from pathlib import Path

from dashboard.export import EXPORTS
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions.tables import TABLES

FIRST = "Ilze Mara Jonas Petra Oskar Lena Ivo Nora Emil Greta".split()
LAST = "Kalnina Berzins Ozola Novak Horvat Kovacs Nagy Weber Moreau Lindqvist".split()
PLACES = "Riga Vienna Lyon Dallas Nairobi Osaka Leeds Porto Graz Tampere".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def article(number: int) -> dict[str, str]:
    """Return an article with names, quotes, a date and places that other articles have too."""
    first, last = FIRST[number % 10], LAST[number // 10 % 10]
    other = f"{FIRST[number // 7 % 10]} {LAST[number // 3 % 10]}"
    place, day = PLACES[number // 11 % 10], DAYS[number % 5]
    text = (
        f"{place.upper()}, May {number % 28 + 1} — “We will rebuild bridge {number},” Mayor {first} {last} "
        f"said on {day} in {place}. {other} of the city council of {place} called the plan too dear. "
        f"{last} added that the work would take {number + 2} days."
    )
    return {"id": f"{number:04}", "text": text, "published": f"2022-05-{number % 28 + 1:02}"}


def written(folder: Path, count: int) -> Path:
    """Write articles as JSON lines, some in a second file, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [json.dumps(article(number)) + "\n" for number in range(count)]
    cut = count * 2 // 3
    (folder / "first.jsonl").write_text("".join(rows[:cut]), encoding="utf-8")
    (folder / "second.jsonl").write_text("".join(rows[cut:]), encoding="utf-8")
    return folder


def exports(path: Path) -> dict[str, bytes]:
    """Return the bytes of all exports of a collection."""
    found = {}
    with Collection.open(path) as collection:
        for name, asked in TABLES.items():
            stream = io.BytesIO()
            EXPORTS["csv"].write([asked(collection, Filters())], stream, "")
            found[name] = stream.getvalue()
    return found
