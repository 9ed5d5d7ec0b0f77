"""Rows of each table, with whatever a text may contain in every column of text."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.export import column_types

AWKWARD = [
    "plain words",
    "Ilze Kalniņa, Übergrößenträger, Škoda",
    "🧨 and 👩‍👩‍👧 and 🇺🇦",
    'say "no", now',
    "“curly” ‘single’ «guillemets»",
    "two\nlines\n\nand more",
    "=1+1",
    "+1",
    "-1 degree",
    "@SUM(A1)",
    "=HYPERLINK(\"http://x.example\",\"y\")",
    "<b>bold</b> & <script>alert(1)</script> &amp; ]]> -->",
    "a;b,c\td|e",
    r"\ {open $x_1$ 100 % #1 ~ ^ \n",
    "close} \\textbf{",
    "北京 עברית العربية",
    "[link](http://x.example) *star* _under_ `code`",
    "' apostrophe",
    "O'Brien-Smith",
]  # fmt: skip
FIRST = date(2019, 12, 28)
BEFORE, BEHIND = "What came before. ", " What came after."


def frame(table: str, count: int = len(AWKWARD)) -> pd.DataFrame:
    """Return rows with the columns of data/columns.tsv; a few cells of each column are unknown."""
    columns = column_types.described()[table]
    rows = [[_cell(column, number) for column in columns] for number in range(count)]
    made = pd.DataFrame(rows, columns=[column.name for column in columns], dtype=object)
    return made.astype({column.name: "Int64" for column in columns if column.type == "integer"})


def _cell(column: column_types.Column, number: int) -> Any:
    text = AWKWARD[number % len(AWKWARD)]
    own = {
        "start": 100 + len(BEFORE), "end": 100 + len(BEFORE) + len(text), "context_start": 100,
        "context": f"{BEFORE}{text}{BEHIND}", "kind": "direct", "url": f"https://news.example/{number}?a=1&b=2",
        "document_id": f"{text} {number}", "lat": -89.5 + number % 179, "lon": -179.5 + number % 359,
        "name": f"{text} {number}", "other": f"{text} {number + 1}", "place": f"{text} {number}",
        "label": "PERSON", "published_from": "field", "confidence": 0.5,
    }  # fmt: skip
    if column.name in own:
        return own[column.name]
    if column.type == "text":
        return text
    if column.type == "day":
        return None if number % 7 == 3 else FIRST + timedelta(days=number % 3000)
    return None if column.name == "km" and number % 2 else number
