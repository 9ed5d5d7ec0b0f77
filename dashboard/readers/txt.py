"""Plain text: one file is one article; its headline is the first line if a blank line follows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields, front_matter, head_lines
from dashboard.records import Document, Problem
from dashboard.text import dateline, guards

BEGINNING = 4_000  # characters in which a byline may stand
LONGEST_TITLE = 150


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the file's only Document; header lines ("Title: …") are not part of its text."""
    return read_article(path, split=front_matter.split, title=first_line)


def read_article(
    path: Path,
    *,
    split: Callable[[str], tuple[dict[str, str], str]],
    title: Callable[[str], str],
) -> Iterator[Document | Problem]:
    """Yield a text file's Document, preceded by a Problem for each thing guessed or not understood."""
    guards.check_size(path.stat().st_size, what="This file")
    content, found = encoding.decode(path.read_bytes())
    if note := found.problem():
        yield note
    values, text = split(content.lstrip("\ufeff"))
    if not text.strip():
        raise ReadError("This file has no text.", cure="Check that it was saved completely.")
    day, problem = fields.read_day(fields.published_value(values))
    if problem:
        yield problem
    author, said, headline = head_lines.find(text[:BEGINNING].split("\n"))
    document = fields.headed(values, text=text, day=day or said)
    document = replace(document, author=document.author or author)
    yield document if document.title else replace(document, title=_title(text, title) or headline)


def _title(text: str, title: Callable[[str], str]) -> str:
    """Return the headline; above a press release it is not the notice that it is one."""
    found = " ".join(title(text).split())
    for _ in range(head_lines.MOST):
        if not head_lines.is_no_headline(found):
            break
        text = text.lstrip().partition("\n")[2]
        found = " ".join(title(text).split())
    return found


def first_line(text: str) -> str:
    """Return the first line if it is a headline: short, a blank line after it, no full stop or dateline."""
    text = text.lstrip()
    line, _, rest = text[: 2 * LONGEST_TITLE].partition("\n")
    line = line.strip()
    after, _, _ = rest.partition("\n")
    is_apart = bool(rest) and not after.strip() and text[len(line) :].strip() != ""
    has_letter = any(character.isalpha() for character in line)
    if not is_apart or not has_letter or len(line) > LONGEST_TITLE or line.rstrip("”\"')").endswith("."):
        return ""
    found = dateline.at_start(line)
    return "" if found and (found.day or found.agency) else line
