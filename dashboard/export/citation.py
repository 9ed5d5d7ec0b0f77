"""A quote's article as a footnote, a reference or an entry of a bibliography, and the quote as a block.

Styles are templates of our own; the tests compare them with those of the Citation Style Language.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import quote as percent

from dashboard.export import safe_text
from dashboard.export.cited import Cited
from dashboard.export.rows import identity
from dashboard.text import spoken
from dashboard.text.day_words import MONTHS

ENDS = 5  # words of a long quote by which a browser finds it
# What means something to LaTeX, and how it stands for itself.
LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$:@])")


def footnote(cited: Cited) -> str:
    """Return a footnote in Chicago's style that says who is quoted in which article."""
    return f"{cited.speaker}, quoted in {chicago(cited)}" if cited.speaker else f"Quoted in {chicago(cited)}"


def in_text(cited: Cited, kind: str) -> str:
    """Return the quote's words with who said it, where and when, to be pasted into a text.

    >>> in_text(Cited("a", "A bridge", quote="It stays", speaker="Jo Prent", source="The Post"), "direct")
    '“It stays” (Jo Prent, “A bridge,” The Post, n.d.)'
    """
    where = ", ".join(part for part in (cited.speaker, chicago(cited).removesuffix(".")) if part)
    return f"{spoken.in_marks(cited.quote, kind)} ({where})"


def chicago(cited: Cited) -> str:
    """Return a note on the article in Chicago's style (notes and bibliography, full note).

    >>> from datetime import date
    >>> chicago(Cited("a", "A bridge", source="The Daily Post", published=date(2022, 5, 4)))
    '“A bridge,” The Daily Post, May 4, 2022.'
    >>> chicago(Cited("a", "He defends “old values.”", published=date(2022, 5, 4)))
    '“He defends ‘old values,’” May 4, 2022.'
    """
    on = cited.published
    following = [cited.source, f"{MONTHS[on.month - 1]} {on.day}, {on.year}" if on else "n.d.", cited.url]
    rest = ", ".join(part for part in following if part)
    title = _before_comma(cited.title)
    names = _listed([f"{one.given} {one.family}".strip() for one in cited.authors], many=3)
    parts = [f"{names}," if names else "", f"“{_inner(title)}”", _ended(rest)]
    return " ".join(part for part in parts if part)


def apa(cited: Cited) -> str:
    """Return a reference to the article in the style of the APA (7th edition).

    >>> from datetime import date
    >>> apa(Cited("a", "A bridge", source="The Daily Post", published=date(2022, 5, 4)))
    'A bridge. (2022, May 4). The Daily Post.'
    """
    names = [f"{one.family}, {_initials(one.given)}" if one.given else one.family for one in cited.authors]
    on = cited.published
    when = f"({on.year}, {MONTHS[on.month - 1]} {on.day})." if on else "(n.d.)."
    title = _ended(cited.title)
    by = _ended(_listed(names, many=21, last="&", is_serial=True)) if names else ""
    first = f"{by} {when} {title}" if by else f"{title} {when}"
    return " ".join(part for part in (first, _ended(cited.source) if cited.source else "", cited.url) if part)


def bibtex(cited: Cited, *notes: str) -> str:
    """Return the article as an entry of BibTeX, with the quote and where it stands in its note."""
    on = cited.published
    fields = {
        "author": " and ".join(
            _latex(f"{one.family}, {one.given}") if one.given else f"{{{_latex(one.family)}}}"
            for one in cited.authors
        ),
        "title": f"{{{_latex(cited.title)}}}",
        "journal": _latex(cited.source),
        "year": str(on.year) if on else "",
        "month": str(on.month) if on else "",
        "day": str(on.day) if on else "",
        "date": on.isoformat() if on else "",
        "url": cited.url.replace("%", r"\%").replace("#", r"\#"),
        "note": _latex("\n".join(notes or [one for one in (cited.note,) if one])),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{key(cited)},\n{lines}}}\n"


def csl(cited: Cited, *notes: str) -> dict[str, Any]:
    """Return the article as CSL-JSON has it, with the quote and where it stands in its note."""
    on = cited.published
    item = {
        "id": key(cited),
        "type": "article-newspaper",
        "source": "Dateline",
        "title": cited.title,
        "author": [
            {"family": one.family, "given": one.given} if one.given else {"literal": one.family}
            for one in cited.authors
        ],
        "container-title": cited.source,
        "issued": {"date-parts": [[on.year, on.month, on.day]]} if on else None,
        "URL": cited.url,
        "note": "\n".join(notes or [one for one in (cited.note,) if one]),
    }
    return {name: value for name, value in item.items() if value}


def link(cited: Cited) -> str:
    """Return the article's address with the quote's words, so that a browser goes to them; "" without one."""
    if not cited.url or "#" in cited.url or not cited.quote:
        return cited.url
    return f"{cited.url}#:~:text={_fragment(cited.quote)}"


def markdown(cited: Cited) -> str:
    """Return the quote as a block of Markdown, with its note below; no word of it is read as Markdown."""
    said = "\n".join(f"> {_marked(line)}".rstrip() for line in cited.quote.splitlines() or [""])
    return f"{said}\n>\n> — {_marked(' '.join(footnote(cited).split()))}\n"


def html(cited: Cited) -> str:
    """Return the quote as a block of HTML with its source; every word of it is escaped."""
    cite = f' cite="{safe_text.markup(cited.url)}"' if cited.url else ""
    below = linked(cited, footnote(cited))
    said = safe_text.markup(cited.quote)
    return f"<blockquote{cite}>\n<p>{said}</p>\n<footer>— {below}</footer>\n</blockquote>\n"


def linked(cited: Cited, note: str) -> str:
    """Return a note as HTML, in which the article's address is a link."""
    written, address = safe_text.markup(note), safe_text.markup(cited.url)
    return written.replace(address, f'<a href="{address}">{address}</a>') if address else written


def key(cited: Cited) -> str:
    """Return a name for the article that LaTeX takes: "kalnina-2022-" and a few letters of its own."""
    first = cited.authors[0].family if cited.authors else cited.source or "article"
    letters = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode("ascii").lower()
    word = re.sub(r"[^a-z0-9]+", "", letters)[:20] or "article"
    year = f"{cited.published.year}" if cited.published else "nd"
    return f"{word}-{year}-{identity(cited.document_id)[:8]}"


def _listed(names: list[str], *, many: int, last: str = "and", is_serial: bool = False) -> str:
    """Return names in a row; of more than `many` the first stands for all.

    >>> _listed(["A. Oz", "B. Ek", "C. Um"], many=3)
    'A. Oz, B. Ek, and C. Um'
    """
    if len(names) > many:
        return f"{names[0]} et al."
    if len(names) < 3 and not (is_serial and len(names) == 2):
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def _initials(given: str) -> str:
    """Return the initials of given names: "Jean-Luc B." is "J.-L. B."."""
    words = [[part[0] for part in word.split("-") if part] for word in given.split()]
    return " ".join("-".join(f"{letter.upper()}." for letter in word) for word in words if word)


def _before_comma(title: str) -> str:
    """Return a title with the comma that follows it, inside the marks that close it."""
    plain = title.rstrip(".,")
    closing = plain[-1:] if plain.endswith(("”", '"')) or (plain.endswith("’") and "‘" in plain) else ""
    plain = plain.removesuffix(closing).rstrip(".,")
    return plain + ("" if plain.endswith(("?", "!")) else ",") + closing


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _inner(title: str) -> str:
    """Return a title inside quotation marks: its own become single."""
    return re.sub(r'"([^"]*)"', r"‘\1’", title).replace("“", "‘").replace("”", "’")


def _latex(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in text)


def _marked(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", text)


def _fragment(words: str) -> str:
    """Return words for an address; of many the first and the last five (text fragments)."""
    listed = words.split()
    if len(listed) <= 2 * ENDS:
        return _percent(" ".join(listed))
    return f"{_percent(' '.join(listed[:ENDS]))},{_percent(' '.join(listed[-ENDS:]))}"


def _percent(words: str) -> str:
    # A hyphen means something there, and `quote` leaves it.
    return percent(words, safe="").replace("-", "%2D")


# The ways in which quotes are cited, by their names on the screen.
STYLES: dict[str, Callable[[Cited], str]] = {
    "Footnotes (Chicago)": footnote,
    "References (APA)": apa,
    "BibTeX": bibtex,
    "Markdown": markdown,
    "HTML": html,
    "Links": link,
}
