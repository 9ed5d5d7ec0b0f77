"""Nexis Uni and Nexis+ (Word, RTF, PDF and text made from them): an article ends with "End of Document"."""

import re
from collections.abc import Iterator, Sequence

from dashboard.errors import ReadError
from dashboard.readers.databases import labels, story
from dashboard.readers.databases.blocks import Block
from dashboard.records import Document, Problem

END_WORDS = (
    "End of Document|Fin du document|Ende des Dokuments|Ende des Dokumentes|Fin del documento"
    "|Fine del documento|Einde van (?:het )?document"
)
ENDS = re.compile(rf"(?:{END_WORDS})\Z", re.IGNORECASE)
ENDED = re.compile(rf"^[ \t]*(?:{END_WORDS})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
BODY = re.compile(r"(?:Body|Corps|Textkörper)\Z")
# What follows the text: "Graphic", "Classification", each alone in its line
AFTER = re.compile(r"(?:Classification|Klassifizierung|Graphic|Graphique|Grafik)\Z")
# These are headings within articles too: what follows them is short.
NOTES = re.compile(r"(?:Notes|Correction)\Z")
ENDS_SENTENCE = (".", "!", "?", "”", '"', ":")
LONGEST_HEADING = 30  # characters
LONGEST_NOTES = 1_000  # characters
LOADED = re.compile(r"(?:Load[- ]Date|Date[- ]chargement)\s?:", re.IGNORECASE)
# "Documents (161)" on the cover page
COVER = re.compile(r"(?:Documents|Dokumente|Documentos|Documenti|Documenten) \((\d{1,6})\)\Z")
JOB = re.compile(
    r"^[^\w\n]{0,20}(?:Job Number|Numéro de t[âa]che|Jobnummer|Client/Matter|User Name|Date and Time)\s?:",
    re.M,
)
HEADED = re.compile(r"^(?:Body|Corps)[ \t]*\r?$", re.MULTILINE)
LENGTH = re.compile(r"^[^\w\n]{0,20}(?:Length|Longueur|Länge):\s*[\d.,]+ \w+", re.MULTILINE)
NO_TITLE = re.compile(r"no headline(?: in original)?\Z", re.IGNORECASE)
RUNNING = re.compile(r"Page \d{1,5} (?:of|sur|von|de) \d{1,5}\Z", re.IGNORECASE)


def is_it(text: str) -> bool:
    """Say whether the beginning of a text shows that it is from Nexis Uni."""
    is_headed = bool(LENGTH.search(text)) and bool(HEADED.search(text))
    is_covered = bool(JOB.search(text)) and any(COVER.match(line.strip()) for line in text.splitlines()[:60])
    return is_covered or is_headed or (bool(ENDED.search(text)) and bool(LENGTH.search(text)))


def articles(blocks: Sequence[Block]) -> Iterator[Document | Problem]:
    """Yield the articles; raise ReadError if no "Body" shows where one begins."""
    lines = list(_lines(blocks))
    inside: list[Block] = []
    number = 0
    declared = next((int(hit[1]) for one in lines[:60] if (hit := COVER.match(one.text))), 0)
    for line in lines:
        if not ENDS.match(line.text):
            inside.append(line)
            continue
        if inside:
            number += 1
            yield from _article(inside, number)
        inside = []
    if any(BODY.match(line.text) for line in inside):
        number += 1
        yield Problem(f"#{number}", *story.CUT_SHORT)
        yield from _article(inside, number)
    if not number:
        what, cure = story.no_articles("Nexis")
        raise ReadError(what, cure=cure)
    if problem := story.missing([], 0, declared=declared, read=number):
        yield problem


def _lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, paragraphs of the text in one piece and all other lines by themselves."""
    is_text = False
    for block in blocks:
        pieces = block.text.split("\n")
        if is_text and not any(ENDS.match(one) or _is_after(one) or BODY.match(one) for one in pieces):
            yield block
            continue
        for piece in pieces:
            is_text = bool(BODY.match(piece)) or (is_text and not ENDS.match(piece))
            yield Block(piece)


def _article(lines: Sequence[Block], number: int) -> Iterator[Document | Problem]:
    bodies = [at for at, line in enumerate(lines) if BODY.match(line.text)]
    lengths = sum(bool(LENGTH.match(line.text)) for line in lines)
    if lengths > 1 and len(bodies) > 1:
        what = f"{lengths} articles stand here without a mark between them; they can't be told apart."
        yield Problem(f"#{number}", what, story.no_articles("Nexis")[1])
        return
    body = bodies[0] if bodies else _last_label(lines)
    values = _header(lines[: body + 1])
    yield from story.document(values, _text(lines[body + 1 :], values), number=number)


def _last_label(lines: Sequence[Block]) -> int:
    """Return the place of the last label of the header, for an article without "Body"; -1 for none."""
    last = -1
    for at, line in enumerate(lines[:20]):
        if labels.find(line.text, "nexis"):
            last = at
    return last


def _header(lines: Sequence[Block]) -> dict[str, str]:
    """Return title, source and day, which stand above the labels; on the cover page there are more titles."""
    values: dict[str, str] = {}
    for line in lines:
        if (one := labels.find(line.text, "nexis")) and one[0].gives and one[1]:
            values[one[0].gives] = one[1]
    has_cover = any(COVER.match(line.text) or JOB.match(line.text) for line in lines)
    plain = [line.text for line in lines if not labels.find(line.text, "nexis")]
    plain = [text for text in plain if not any(sign.match(text) for sign in (story.RIGHTS, RUNNING, BODY))]
    day = next((at for at in range(len(plain) - 1, 0, -1) if story.is_day(plain[at])), None)
    if day is not None:
        above = plain[max(0, day - 2) : day] if has_cover else plain[:day]
        values["published"], values["source"] = plain[day], above[-1]
        values["title"] = "; ".join(one.strip(" ;") for one in above[:-1])
    elif plain and not has_cover:
        values["title"], values["source"] = plain[0], plain[1] if len(plain) > 1 else ""
    if NO_TITLE.match(values.get("title", "")):
        values["title"] = ""
    return values


def _text(lines: Sequence[Block], values: dict[str, str]) -> Iterator[str]:
    """Yield the highlight and the paragraphs up to what follows them, and note the language."""
    end = next((at for at, line in enumerate(lines) if _is_after(line.text)), len(lines))
    following = 0
    for at in reversed(range(end)):
        following += len(lines[at].text)
        if following > LONGEST_NOTES:
            break
        end = at if NOTES.match(lines[at].text) else end
    for line in lines[end:]:
        if (one := labels.find(line.text, "nexis")) and one[0].gives in ("language", "url") and one[1]:
            values.setdefault(one[0].gives, one[1])
    while end and story.RIGHTS.match(lines[end - 1].text) and len(lines[end - 1].text) < story.LONGEST_RIGHTS:
        end -= 1
    if highlight := values.get("text", ""):
        yield highlight
    yield from _without_heads([line.text for line in lines[:end]], values.get("title", ""))


def _without_heads(texts: Sequence[str], title: str) -> Iterator[str]:
    """Yield the paragraphs without what stands at the top of a PDF's pages; one cut by it is put together."""
    kept = ""
    is_cut = False
    for text in texts:
        if RUNNING.match(text) or (kept and _is_running(text, title)):
            is_cut = bool(kept)
        elif is_cut and text[:1].islower() and kept[-1:] not in ENDS_SENTENCE:
            kept, is_cut = f"{kept} {text}", False
        else:
            if kept:
                yield kept
            kept, is_cut = text, False
    if kept:
        yield kept


def _is_running(text: str, title: str) -> bool:
    """Say whether a line is the title, which a PDF repeats on each page, cut off with dots if it is long."""
    start = text.rstrip(".")
    is_cut = len(text) - len(start) > 2
    return text == title or (is_cut and len(start) > LONGEST_HEADING and title.startswith(start))


def _is_after(text: str) -> bool:
    # Some PDFs print "Classif ication".
    is_heading = len(text) < LONGEST_HEADING and AFTER.match(text.replace(" ", ""))
    return bool(is_heading or LOADED.match(text))
