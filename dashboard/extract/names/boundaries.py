"""Find where a name begins and ends by its spelling: "Halden | , Inc.", "Reno | Nevada", "Orm / Varga"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.names.mentions import Mentions
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept, lies_in
from dashboard.records import Mention
from dashboard.text import lexicon
from dashboard.text.article import Article

PLACES = frozenset({"GPE", "LOC"})
# "Google, Inc.", "Halden Corp.": the legal form belongs to the name, with its full stop
COMPANY = re.compile(r"(?:,? (?:Inc|Corp|Co|Ltd|LLC|LLP|PLC|Plc|plc|GmbH|Pvt|PVT|LTD|INC|CORP)\b\.?)+")
SHORTENED = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Pvt|LTD|PVT|INC|CORP|Bros)$")
# "the independent | Varga Network": not "al-" or "de", which are short
LEAD = re.compile(r"[a-z]{4,} (?=[A-Z])")
INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
# "Department of | Defense", "Armed Forces of | Colombia"
OPEN = re.compile(r" (?:of|for|and|&)(?: the)?$")
REST = re.compile(r" (?:of |the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?")
# "Orm / Varga" are two organisations, "A/S" and "9/11" are not
SLASH = re.compile(r"[^/]{2,}[^/\s](?P<stroke>\s?/\s?)[^/\s][^/]{2,}")
# "at Macy's for", "Lloyd's said": nothing follows that the company could own
OWN_NAME = re.compile(
    r"['’]s(?=[.,;:!?)”\"\n]|$|\s(?:is|was|are|has|had|said|says|and|or|at|in|on|for|to|from|with|by|who|will)\b)"
)
# "Shi | 'ite": the mark is a letter of the word
MARK_WITHIN = re.compile(r"['’]\w{2,}\b")


def mended(article: Article, mentions: Mentions) -> Mentions:
    """Return the names with their edges where the spelling requires; what isn't a name is left out."""
    done: list[Mention] = []
    for mention in mentions:
        if done and mention.start < done[-1].end:
            continue
        if not _is_name(mention):
            continue
        done += _parted(article.text, _whole(article.text, mention))
    return done


def _is_name(mention: Mention) -> bool:
    """Say whether it can be a name: no single letter, organisation in small letters or title alone."""
    if len(mention.text) == 1:
        return False
    if mention.label == "ORG" and mention.text.islower():
        return False
    return mention.text.rstrip(".").lower() not in _short_titles()


@lru_cache(maxsize=1)
def _short_titles() -> frozenset[str]:
    """Return the titles that are abbreviated and never a name: "Lt", "Gov"."""
    return frozenset(title for title in lexicon.words("titles", "title") if len(title) <= 3)


def _whole(text: str, mention: Mention) -> Mention:
    start, end = mention.start, mention.end
    if INITIALS.fullmatch(text, start, end) and text[end : end + 1] == ".":
        end += 1
    if mention.label == "ORG":
        if lead := LEAD.match(text, start, end):
            start = lead.end()
        if broken_off := OPEN.search(mention.text):
            rest = REST.match(text, end)
            end = rest.end() if rest else mention.start + broken_off.start()
        if company := COMPANY.match(text, end):
            end = company.end()
        elif SHORTENED.search(text[start:end]) and text[end : end + 1] == ".":
            end += 1
    if mention.label in {"ORG", "FAC", "LOC"} and (own := OWN_NAME.match(text, end)):
        end = own.end()
    if mention.label == "NORP" and (mark := MARK_WITHIN.match(text, end)):
        end = mark.end()
    return replace(mention, start=start, end=end, text=text[start:end])


def _parted(text: str, mention: Mention) -> Iterator[Mention]:
    """Yield a name's parts: two organisations separated by a slash, a town and its state or country."""
    cut: tuple[int, int] | None = None
    if mention.label == "ORG" and (slash := SLASH.fullmatch(mention.text)):
        cut = slash.span("stroke")
    elif mention.label in PLACES and " " in mention.text:
        cut = _before_state(mention.text)
    if cut is None:
        yield mention
        return
    for begin, stop in ((mention.start, mention.start + cut[0]), (mention.start + cut[1], mention.end)):
        yield replace(mention, start=begin, end=stop, text=text[begin:stop])


def _before_state(name: str) -> tuple[int, int] | None:
    """Return the space between a town and its state or country: "Miramar | California"."""
    if kept().find(name) or shipped().find(name):
        return None
    space = name.rindex(" ")
    town, last = name[:space].rstrip(","), name[space + 1 :]
    if town[:1].isupper() != last[:1].isupper():
        return None  # "southern Afghanistan"
    holders = [entry for entry in kept().find(last) if entry.kind in ("country", "region")]
    holders = holders or kept().postal.get(last.upper().rstrip("."), [])
    inner = [*shipped().find(town), *kept().find(town)] if holders else []
    lies = any(lies_in(entry, holder) for holder in holders for entry in inner)
    return (len(town), space + 1) if lies else None
