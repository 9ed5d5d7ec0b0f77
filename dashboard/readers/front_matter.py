"""What comes before the article in a text file: "Title: …" lines, or YAML between --- lines."""

import re

from dashboard.readers import fields

# Title: Talks go on · Publié le : 12 mars 2021
LINE = re.compile(r"([^\W\d_](?:[^\W\d]|[ '’-]){0,30}?)[ \xa0]?:(?:[ \xa0\t]+(.*))?\Z")
# - a second author
ITEM = re.compile(r"[ \t]*-[ \t]+(.*)\Z")
FENCE = "---"
MOST_LINES = 60
LONGEST_LINE = 4_000


def split(text: str) -> tuple[dict[str, str], str]:
    """Return the header's values under plain names, and the text after its blank line, as given."""
    values, at = _block(text)
    return values, text[at:]


def split_yaml(text: str) -> tuple[dict[str, str], str]:
    """Return the values between two --- lines and the text after them; a plain header block will do too."""
    lines = _lines(text)
    if not lines or lines[0][0].strip() != FENCE:
        return split(text)
    values: dict[str, str] = {}
    name = ""
    for line, end in lines[1:]:
        if line.strip() in (FENCE, "..."):
            return values, text[_after_blank(text, end) :]
        if found := LINE.match(line.rstrip()):
            name = fields.header(found[1], found[2] or "") or fields.plain(found[1])
            values[name] = _scalar(found[2] or "")
        elif name and (item := ITEM.match(line.rstrip())):
            values[name] = ", ".join(filter(None, (values[name], _scalar(item[1]))))
    return {}, text


def _block(text: str) -> tuple[dict[str, str], int]:
    """Read a block of known header lines ended by a blank line; return ({}, 0) if there is none."""
    values: dict[str, str] = {}
    for line, end in _lines(text):
        if not line.strip():
            return (values, _after_blank(text, end)) if values.keys() - fields.REMARKS else ({}, 0)
        found = LINE.match(line.rstrip())
        name = fields.header(found[1], found[2] or "") if found else ""
        if not found or not name:
            return {}, 0
        values.setdefault(name, (found[2] or "").strip())
    return {}, 0


def _lines(text: str) -> list[tuple[str, int]]:
    """Return the first lines, each with the offset after its line end."""
    lines, at = [], 0
    for line in text[: MOST_LINES * LONGEST_LINE].split("\n", MOST_LINES)[:MOST_LINES]:
        at += len(line) + 1
        lines.append((line, min(at, len(text))))
    return lines


def _after_blank(text: str, at: int) -> int:
    """Return where the first line that isn't blank begins."""
    rest = len(text) - len(text[at:].lstrip())
    return max(at, max(text.rfind("\n", at, rest), text.rfind("\r", at, rest)) + 1)


def _scalar(value: str) -> str:
    """Return a YAML value as plain text, without quotes and list brackets."""
    value = value.strip()
    while value[:1] == "[" and value[-1:] == "]" and len(value) > 1:
        items = value[1:-1].split(",")
        if len(items) > 1:
            return ", ".join(filter(None, map(_scalar, items)))
        value = items[0].strip()  # nested a few thousand deep: no recursion
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
