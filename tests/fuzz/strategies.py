"""What strangers may hand in, as bytes: texts, pages, tables, lines, archives, addresses, corrections."""

import io
import json
import sqlite3
import struct
import warnings
import zipfile
from contextlib import closing
from urllib.parse import quote_plus

from hypothesis import strategies as st

from dashboard import filters
from dashboard.store import schema
from dashboard.store.schema import forged
from tests.store import made

# What rules look for, so that they meet what is odd beside it.
NEWS = [
    "RIGA, May 3 — ", "KYIV (AP) ", "Mayor Ilze Kalnina ", "Kalnina ", "Dr. John O’Neill-Smith ",
    "the minister ", "The United Nations (UN) ", "UN ", "Smith’s ", "said ", "said: ", "told Reuters ",
    "according to ", "denied that ", "did not say whether ", "added. ", "he ", "she said, ",
    "Paris, Texas, ", "in Riga ", "Georgia ", "St. Petersburg ", "on Tuesday ", "on May 3, 2022, ",
    "3/4/2022 ", "last month ", "two weeks ago ", "the 1990s ", "from May to June ", "at 5 p.m. ",
    "every Monday ", "Q: ", "A: ", "“We will rebuild,” ", '"No." ', "‘Yes’ ", "«Non» ", "„Nein“ ", "that ",
    "- ", "* ", "# Talks\n", "Title: Talks\nDate: 2022-04-26\n\n", "---\ntitle: x\n---\n",
    "http://example.org/2022/04/26/a ",
]  # fmt: skip
# What breaks programs that read text.
ODD = [
    "\0", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029", "\r", "\r\n", "\n\n", "\n", "\t", " ", "\xa0",
    "\xad", "\u200b", "\u200d", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffe", "\uffff", "\ufdd0",
    "\ud800", "\udfff", "\ud83d", "😀", "👩‍🚀", "🇺🇦", "e\u0301\u0301\u0301", "İ", "ß", "ﬃ", "ſ", "Ǆ",
    "שלום ", "مرحبا ", "\u0e33", "한", "𝕊aid ", "２０２２", "“", "”", '"', "'", "’", "‘", "«", "»", "„", "``",
    "''", "—", "–", "-", "…", "...", ".", "!?", "(", ")", "[", "]", "<b>", "&lt;", "![a](http://h/x)",
    "$x$", ":red[x]", "'; --", "%00", "\\u0000", "=1+1", "@x", "NaN", "None",
]  # fmt: skip
PIECES = st.sampled_from(NEWS) | st.sampled_from(ODD) | st.text(max_size=6)
REPEATED = st.builds(lambda piece, times: piece * times, PIECES, st.integers(2, 60))
TEXTS = st.lists(PIECES | PIECES | REPEATED, max_size=25).map("".join)
SHORT = st.lists(PIECES, max_size=4).map("".join)
ENCODINGS = st.sampled_from(
    "utf-8 utf-8 utf-8 utf-8-sig utf-16 utf-16-le utf-32 cp1252 cp1251 latin-1".split()
)


def as_bytes(text: str, encoding: str = "utf-8") -> bytes:
    """Return a text as bytes; half characters stay where the encoding can carry them."""
    half = "surrogatepass" if encoding.startswith("utf") and encoding != "utf-8-sig" else "replace"
    return text.encode(encoding, half)


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Draw bytes, now and then cut, or with some of them overwritten."""
    content = bytearray(draw(whole))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=4))
    if draw(st.integers(0, 9)) == 9:
        del content[draw(st.integers(0, len(content))) :]
    return bytes(content)


TAGS = "html head body p div span article main table tr td ul li a b em font script style h1 time br".split()
ATTRIBUTES = [
    "", ' class="article-body"', ' itemprop="datePublished"', ' datetime="2022-04-26"', " pubdate",
    ' id=x"y', ' href="javascript:x"', " onload=x", " a=b" * 50, " =", ' lang="\ud800"',
]  # fmt: skip
HEADS = [
    '<meta charset="utf-8">', '<meta charset="koi8-r">', '<meta charset="nonsense">',
    "<meta charset=utf-16>", '<?xml version="1.0" encoding="latin-1"?>', "<!DOCTYPE html>",
    '<meta property="article:published_time" content="2022-04-26">',
    '<meta name="date" content="26/04/2022">', '<meta name="author" content="\0">', "<title>Talks</title>",
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-04-26"}</script>',
    '<script type="application/ld+json">[[[[</script>', "<base href=x>", "<frameset>", "<noscript>",
    "<template>",
]  # fmt: skip
BITS = [
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#xD800;",
    "&#0;",
    "&nbsp;",
    "&bogus;",
    "&#x110000;",
    "<",
    ">",
    "</",
    "<!",
]


@st.composite
def _element(draw: st.DrawFn) -> str:
    tag = draw(st.sampled_from(TAGS))
    inside = "".join(draw(st.lists(TEXTS | st.sampled_from(BITS) | st.sampled_from(HEADS), max_size=3)))
    closing = (
        f"</{tag}>" if draw(st.integers(0, 3)) else draw(st.sampled_from(["", f"</{tag}", "</p></div>"]))
    )
    opening = f"<{tag}{draw(st.sampled_from(ATTRIBUTES))}>"
    return opening * draw(st.sampled_from([1, 1, 1, 2, 40])) + inside + closing


PAGES = damaged(
    st.builds(
        lambda heads, body, encoding: as_bytes("".join([*heads, *body]), encoding),
        st.lists(st.sampled_from(HEADS), max_size=5),
        st.lists(_element(), max_size=8),
        ENCODINGS,
    )
)
COLUMNS = st.sampled_from("text text title published date source author url id Body x".split()) | SHORT
CELLS = SHORT | TEXTS | st.sampled_from(["2022-04-26", "04/05/2022", '"', '""', '"x\n', "a;b", "a,b", "a\tb"])


@st.composite
def _table(draw: st.DrawFn) -> bytes:
    delimiter = draw(st.sampled_from(",,;\t|"))
    rows = [
        draw(st.lists(COLUMNS, min_size=1, max_size=4)),
        *draw(st.lists(st.lists(CELLS, max_size=5), max_size=5)),
    ]
    quoted = draw(st.booleans())
    lines = [
        delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if quoted else cell for cell in row)
        for row in rows
    ]
    start = draw(st.sampled_from(["", "", "sep=;\n", "\ufeff", "\n"]))
    ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return as_bytes(start + ending.join(lines), draw(ENCODINGS))


TABLES = damaged(_table())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELLS | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(COLUMNS, inner, max_size=3),
    max_leaves=8,
)
LINES = [
    "", "[]", "null", "{", '{"text": "a", "text": "b"}', '{"text": ' + "[" * 3000,
    '{"text": "a", "x": ' + "9" * 5000 + "}", '{"text": "\\ud800", "id": NaN}', '{"text": "a"}}',
    '{"text": ["a", ["b"]], "source": {"name": {"name": 1}}}', "\0", '{"text": "x", "id": {}}',
    '{"text": "x", "published": 20220426}', '{"text": "x", "a": ' + '{"a":' * 500 + "1" + "}" * 501,
]  # fmt: skip


def _line(value: object) -> str:
    # Numbers of more digits than Python prints are written as they come in a stranger's file.
    try:
        return json.dumps(value)
    except ValueError:
        return '{"text": 1' + "0" * 5000 + "}"


@st.composite
def _lines(draw: st.DrawFn) -> bytes:
    records = st.dictionaries(COLUMNS, CELLS | JSON, min_size=1, max_size=4).map(_line)
    lines = draw(st.lists(records | records | st.sampled_from(LINES) | JSON.map(_line), max_size=5))
    return as_bytes(draw(st.sampled_from(["\n", "\r\n"])).join(lines), draw(ENCODINGS))


JSON_LINES = damaged(_lines())
FILES = {
    ".txt": TEXTS.map(as_bytes),
    ".md": TEXTS.map(as_bytes),
    ".html": PAGES,
    ".csv": TABLES,
    ".jsonl": JSON_LINES,
}
NAMES = st.sampled_from([
    "a.txt", "../a.txt", "/etc/a.txt", "C:\\a.csv", "a/b/c.html", "a.zip", "b.exe", "A.TXT", "a\0.txt",
    ".txt", "\x1b[2Ja.txt", "__MACOSX/._a.txt", "é.jsonl", "a" * 300 + ".md", "a.txt/", "x\n.csv", "con.txt",
    "a.txt.",
])  # fmt: skip


@st.composite
def _archive(draw: st.DrawFn) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for _ in range(draw(st.integers(0, 3))):
            name = draw(NAMES)
            ending = draw(st.sampled_from(sorted(FILES)))
            entry = zipfile.ZipInfo(name)
            entry.compress_type = draw(
                st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
            )
            entry.external_attr = draw(st.sampled_from([0, 0o120777 << 16, 0o644 << 16]))
            entry.comment = draw(st.sampled_from([b"", b"PK\x05\x06"]))
            inner = file_of(draw, ending) if not name.endswith(".zip") else b"PK\x03\x04"
            with warnings.catch_warnings(action="ignore"):  # two entries of one name
                archive.writestr(entry, inner)
        archive.comment = draw(st.sampled_from([b"", b"PK\x05\x06" + b"\0" * 18]))
    content = bytearray(file.getvalue())
    # The directory's entries: a flag for a password, and sizes that lie.
    if (at := content.find(b"PK\x01\x02")) >= 0 and draw(st.integers(0, 3)) == 3:
        field, form = draw(st.sampled_from([(8, "<H"), (10, "<H"), (20, "<I"), (24, "<I"), (42, "<I")]))
        struct.pack_into(form, content, at + field, draw(st.sampled_from([0, 1, 8, 99, 0xFFFF])))
    return bytes(content)


def file_of(draw: st.DrawFn, ending: str) -> bytes:
    """Draw the content of a file."""
    return bytes(draw(FILES[ending]))


ARCHIVES = damaged(_archive())
KNOWN = [
    "Vladimir Putin",
    "António Guterres",
    "Riga",
    "Paris (FR)",
    "The Post",
    "Ford",
    "Envoy",
    "talks",
    "direct",
    "said",
]
VALUES = (
    st.sampled_from(KNOWN)
    | SHORT
    | st.sampled_from(
        [
            "2022-04-26",
            "0001-01-01",
            "9999-12-31",
            "mentioned",
            "-1",
            "9" * 40,
            "quote:1",
            "mention:1-0-9",
            "month",
            '"a',
            "a" * 600,
        ]
    )
)
KEYS = st.sampled_from("person place source kind saying when axis q doc at quote focus x".split()) | SHORT
ADDRESSES = st.lists(st.tuples(KEYS, VALUES), max_size=8).map(
    lambda pairs: "&".join(f"{_in_address(key)}={_in_address(value)}" for key, value in pairs).encode()
)


def _in_address(text: str) -> str:
    return quote_plus(text.encode("utf-8", "surrogatepass"))


FOUND = [one for _, found in made.articles() for one in found.entities]
ODD_NAMES = [
    "PERSON:antonio guterres", "PERSON:Smith", "PERSON:-", "PERSON:Guterres (answer)", "PLACE::x",
    "PLACE:456172:Riga", "PLACE:2988507:Paris", "PERSON:\0", "PERSON: ", "MISC:!",
]  # fmt: skip
PEOPLE = sorted({*ODD_NAMES, *(f"{one.label}:{name}" for one in FOUND for name in (one.text, one.name))})
ACTS = (
    "hide rename merge split respeak saying kind call redate add name place watch check star note dismiss"
).split()


@st.composite
def _decision(draw: st.DrawFn) -> str:
    """Draw a line of a list of corrections; most are such as `decisions import` takes."""
    act = draw(st.sampled_from(ACTS))
    names = st.sampled_from([name for name in PEOPLE if not name.startswith("PLACE")]) | SHORT.map(
        "PERSON:x{}".format
    )
    rows = [row for row in ROWS if act != "split" or row.startswith("mention")]
    marked = names | st.sampled_from(ROWS)
    dated = st.sampled_from([row for row in ROWS if row.startswith("date")])
    targets = {"check": st.sampled_from(ROWS), "redate": dated, "star": marked, "note": marked}
    targets["dismiss"] = marked
    targets |= {"hide": names | st.sampled_from([*PEOPLE, *ROWS]), "split": names | st.sampled_from(rows)}
    quoted = st.sampled_from([row for row in ROWS if row.startswith("quote")])
    nothing = st.just("")
    words = SHORT.map("n{}".format)
    values = {
        "rename": names,
        "merge": names,
        "check": nothing,
        "star": nothing,
        "call": words,
        "note": words,
    }
    values |= {"saying": st.sampled_from(filters.SAYINGS), "kind": st.sampled_from(filters.KINDS)}
    values["dismiss"] = names
    values["redate"] = st.sampled_from(["", "2022", "2022-05-04/2022-05-07"])
    placed = "55.75222,37.61556 RU city 524901 Moscow"
    for given, kind in (("name", "mention"), ("place", "place")):
        targets[given] = st.sampled_from([row for row in ROWS if row.startswith(kind)])
    values |= {"name": names, "place": st.just(placed)}
    if act == "add":
        kind = draw(st.sampled_from(["mention", "quote", "date", "place"]))
        targets["add"] = st.sampled_from(ROWS).map(lambda row: f"{kind} {row.partition(' ')[2]}")
        fitting = {"mention": names, "quote": names, "date": values["redate"], "place": values["place"]}
        values["add"] = fitting[kind]
    also = st.lists(st.sampled_from(["Putin", "the", "peace", "UN", "Guterres said"]), max_size=3)
    values["watch"] = also.map(lambda forms: json.dumps({"also": forms, "party": "Blue"}))
    line: dict[str, object] = {
        "when": f"2022-05-0{draw(st.integers(1, 9))}T00:00:00+00:00",
        "act": act,
        "target": draw(quoted if act in {"respeak", "saying", "kind", "call"} else targets.get(act, names)),
        "value": draw(values.get(act, st.just("") | names)),
        "undone": draw(st.sampled_from([False, False, False, True])),
    }
    if draw(st.integers(0, 19)) == 19:
        line[draw(st.sampled_from(sorted(line)))] = draw(st.none() | st.integers() | SHORT | st.just([]))
    return json.dumps(line)


def _rows() -> list[str]:
    """Return every row of the made articles as corrections name it, and some that aren't there."""
    from dashboard.identity.decisions import row_target

    found = [
        row_target(kind, one.start, one.end, one.text, document=document.id)
        for document, extraction in made.articles()
        for kind, rows in (
            ("quote", extraction.quotes),
            ("mention", extraction.entities),
            ("place", extraction.places),
            ("date", extraction.dates),
        )
        for one in rows
    ]
    return [
        *found,
        "quote 0-5 00000000 talks",
        "mention 9-1 00000000 ",
        f"date {'9' * 30}-{'9' * 31} 00000000 talks",
    ]


ROWS = _rows()
DECISIONS = st.lists(_decision(), max_size=6).map(lambda lines: "\n".join(lines).encode())


def _columns() -> list[str]:
    """Return every column of a collection, with its table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema.script())
        asked = "SELECT ? || ' SET ' || name FROM pragma_table_info(?)"
        return [row[0] for table in forged.TABLES for row in connection.execute(asked, (table, table))]


# A stranger's file need not keep to the schema's own conditions.
LOOSENED = (
    "PRAGMA writable_schema = ON; "
    "UPDATE sqlite_master SET sql = replace(replace(sql, ' NOT NULL', ''), ' INTEGER,', ' ,')"
)
VALUES_FORGED = st.sampled_from([
    "NULL", "x'00ff80'", "'x'", "''", "-1", "0", "1", "0.5", "9223372036854775807", "-9223372036854775808",
    "1e999", "-1e999", "zeroblob(9)", "CAST(x'eda080' AS TEXT)", "'0000-00-00'", "'2022-02-31'", "20220231",
    "'\U0001f1fa' || char(0)", "'PERSON:x'", "'quote 0-5 00000000 talks'",
])  # fmt: skip
FORGERIES = st.builds("UPDATE OR IGNORE {} = {}".format, st.sampled_from(_columns()), VALUES_FORGED)
SHARES = st.floats(0, 1)
# What is done to a collection's file or its log: bytes written at a share of its length, a cut, or SQL.
DAMAGES = st.lists(
    st.tuples(
        st.sampled_from(["write", "write -wal"]), SHARES, st.binary(min_size=1, max_size=16).map(bytes.hex)
    )
    | st.tuples(st.sampled_from(["cut", "cut -wal"]), SHARES, st.just(""))
    | st.tuples(st.just("sql"), st.just(0), FORGERIES)
    | st.tuples(st.just("sql"), st.just(0), FORGERIES)
    | st.tuples(st.just("sql"), st.just(0), st.just(LOOSENED)),
    min_size=1,
    max_size=4,
).map(lambda damages: json.dumps(damages).encode())

KINDS: dict[str, st.SearchStrategy[bytes]] = {
    **FILES,
    ".zip": ARCHIVES,
    ".url": ADDRESSES,
    ".decisions": DECISIONS,
    ".damage": DAMAGES,
}
