"""A file that is one article: its Document from its paragraphs, its heading and the file's properties.

A file's days ("created", "modified") are never the day of publication: that comes from a labelled line
("Published: 26 April 2022") at the beginning, from the dateline, or stays unknown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.errors import ReadError
from dashboard.readers import databases, fields, front_matter, head_lines, published, txt
from dashboard.readers.people import is_person
from dashboard.records import Document, Problem

LONGEST_TITLE = 300
# Published on 26 April 2022, 10:05 BST
SAID = re.compile(r"(?:first |originally )?(?:published|posted)(?: on| at)?:? ([^\n]{6,50})\Z", re.IGNORECASE)
MOST_LABELLED = 12  # lines before the article
MOST_ABOVE = 4  # paragraphs that may stand above them: a running head, a headline, a standfirst
# What programs write when nobody gave a title or an author.
NO_TITLE = re.compile(
    r"(?:untitled|document|dokument|word document|presentation|powerpoint presentation|about:blank|title|"
    r"microsoft word|print(?:ing)?|new page|blank)(?: ?\(?\d{0,4}\)?)?\Z|microsoft \w+ - |https?://|file:",
    re.IGNORECASE,
)
FILE_NAME = re.compile(
    r"\S*\.(?:docx?|odt|rtf|pdf|txt|indd|qxd|qxp|pub|p65|html?|pages|wpd|tex|dvi|ps)\Z", re.IGNORECASE
)


def read(
    paragraphs: Sequence[str], *, heading: str = "", title: str = "", author: str = "", url: str = ""
) -> Iterator[Document | Problem]:
    """Yield the Document, preceded by a Problem for a labelled day that can't be read; of a bundle, all.

    `heading` is the paragraph that the file marks as its headline; `title` and `author` are properties of
    the file. Raise ReadError if there is no text.
    """
    if (bundle := databases.articles(paragraphs)) is not None:
        yield from bundle
        return
    values, rest = labelled(paragraphs)
    if not any(rest):
        raise ReadError("This file has no text.", cure="Check that it was saved completely.")
    day, problem = fields.read_day(fields.published_value(values))
    if problem:
        yield problem
    text = "\n\n".join(rest)
    named, said, _ = head_lines.find(line for one in rest[:MOST_LABELLED] for line in one.split("\n"))
    document = fields.headed(values, text=text, day=day or said)
    yield replace(
        document,
        title=document.title or _headline(rest, heading, title),
        author=document.author or named or plausible_author(author),
        url=document.url or url,
    )


def labelled(paragraphs: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return the values of "Published: …" lines at the beginning or below the headline, and the rest."""
    for first in range(MOST_ABOVE):
        values: dict[str, str] = {}
        at = first
        for paragraph in paragraphs[first : first + MOST_LABELLED]:
            name, value = _field(paragraph)
            if not name:
                break
            values.setdefault(name, value)
            at += 1
        if values.keys() - fields.REMARKS:
            return values, [*paragraphs[:first], *paragraphs[at:]]
    return {}, list(paragraphs)


def _field(paragraph: str) -> tuple[str, str]:
    """Return the name and value of "Published: …" or "Published on 26 April 2022", else ("", "")."""
    found = front_matter.LINE.match(paragraph)
    if found and "\n" not in paragraph and (name := fields.header(found[1], found[2] or "")):
        return name, (found[2] or "").strip()
    said = SAID.match(paragraph)
    if said and published.day_of(said[1]):
        return "published", said[1]
    return "", ""


def plausible_title(title: str) -> str:
    """Return a property's title if it is one, else "": programs write "Document1", "notes.docx"."""
    title = " ".join(title.split())
    if not any(map(str.isalpha, title)) or NO_TITLE.match(title) or FILE_NAME.match(title):
        return ""
    return title if len(title) <= LONGEST_TITLE else ""


def plausible_author(author: str) -> str:
    """Return a property's author if it is a person's whole name, else "": "admin", "Microsoft Office User".

    >>> plausible_author("Ana de la Cruz; Ben Ode"), plausible_author("Microsoft Office User")
    ('Ana de la Cruz, Ben Ode', '')
    """
    people = [" ".join(person.split()) for person in re.split(r"[;,]| and ", author[:500])]
    return ", ".join(people) if people and all(map(is_person, people)) else ""


def _headline(paragraphs: Sequence[str], heading: str, title: str) -> str:
    """Return the heading, else a property that the text has, else its first line, else the property."""
    paragraphs = head_lines.without_notice(paragraphs)
    if heading and len(heading) <= LONGEST_TITLE and not head_lines.is_no_headline(heading):
        return " ".join(heading.split())
    title = plausible_title(title)
    beginning = " ".join(" ".join(paragraphs[:5])[:3_000].split()).casefold()
    if title and title.casefold() in beginning:
        return title
    return " ".join(txt.first_line("\n\n".join(paragraphs[:2])).split()) or title


def properties(values: Mapping[str, str]) -> dict[str, str]:
    """Return the two properties that matter, "title" and "author", as options of `read`."""
    return {name: values.get(name, "") for name in ("title", "author")}
