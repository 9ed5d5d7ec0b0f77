"""A stranger's XML: told by its root, parsed without entities and network, and its text by paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import encoding
from dashboard.records import Problem
from dashboard.text import guards

# What may stand before the root: the declaration, remarks, a document type with its own declarations.
BEFORE = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>", re.DOTALL
)
ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
CELLS = frozenset({"td", "th", "cell"})
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_:.-]{1,40})")
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML can't contain
# The long codes of ISO 639-2 and the short ones, for what archives have most
SHORT = dict(
    pair.split(":")
    for pair in (
        "eng:en fre:fr fra:fr ger:de deu:de spa:es ita:it por:pt dut:nl nld:nl swe:sv dan:da nor:no fin:fi"
        " est:et lav:lv lit:lt pol:pl cze:cs ces:cs hun:hu rus:ru ukr:uk gre:el ell:el lat:la"
        " jpn:ja chi:zh zho:zh ara:ar"
    ).split()
)
MOST_BEFORE = 200  # pieces
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BROKEN = "This file is cut short, or no whole XML ({}, line {}); what could be read was read."
# Names such as &eacute; are explained in a document type that is never fetched; those of HTML are known.
ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,30}|#[xX][0-9a-fA-F]{1,30});")
OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
AGAIN = "Save or download it again."


def root_of(head: str) -> str:
    """Return the name of the root element in a file's beginning, without its prefix; "" if it isn't XML.

    >>> root_of('<?xml version="1.0"?><!-- a feed --><rdf:RDF xmlns="…">')
    'RDF'
    """
    at = 0
    for _ in range(MOST_BEFORE):
        if not (before := BEFORE.match(head, at)):
            break
        at = before.end()
    found = ROOT.match(head, at)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's tree, what is wrong with the file, and whether something of it is missing."""

    root: Any
    problems: tuple[Problem, ...] = ()
    is_broken: bool = False


def parse(path: Path) -> Parsed:
    """Return a file's tree, as far as it can be read; raise ReadError if there is none."""
    from lxml import etree

    guards.check_size(path.stat().st_size, what="This file")
    content = path.read_bytes()
    declared = DECLARED.match(content[:200])
    text, found = encoding.decode(content, declared=declared[1].decode("ascii") if declared else "")
    del content
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    if not text.strip():
        raise ReadError("This file is empty.", cure="Check that it was saved completely.")
    text = sound(UNWANTED.sub("", text.removeprefix("\ufeff")))
    try:
        root = etree.fromstring(DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("This is not XML that can be read.", cure=AGAIN) from error
    if root is None:
        raise ReadError("This is not XML that can be read.", cure=AGAIN)
    notes = tuple(filter(None, [found.problem()]))
    fatal = next((one for one in parser.error_log if one.level_name == "FATAL" and _is_grave(one)), None)
    if fatal is None:
        return Parsed(root, notes)
    why = " ".join(str(fatal.message).split())[:120]
    return Parsed(root, (*notes, Problem("", BROKEN.format(why, fatal.line), AGAIN)), is_broken=True)


def sound(text: str) -> str:
    """Return XML with each named character of HTML as a number, and no number that isn't a character.

    >>> sound("caf&eacute; &amp; &#xD800;")
    'caf&#233; &amp; \ufffd'
    """
    return ENTITY.sub(_as_number, text)


def _as_number(found: re.Match[str]) -> str:
    entity = found[1]
    if entity in OWN:
        return found[0]
    if not entity.startswith("#"):
        return "".join(f"&#{ord(one)};" for one in html5.get(f"{entity};", "")) or found[0]
    number = int(entity[2:], 16) if entity[1] in "xX" else int(entity[1:])
    is_character = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return found[0] if is_character and number not in (0xFFFE, 0xFFFF) else "\ufffd"


def _is_grave(error: Any) -> bool:
    # A name that nobody explained: nothing after it is lost.
    return error.type_name not in ("WAR_UNDECLARED_ENTITY", "ERR_UNDECLARED_ENTITY")


def name(element: Any) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """Yield the children of an element that have one of the names."""
    return (child for child in element if name(child) in names)


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """Yield all elements below one that have one of the names, in the order of the file."""
    return (child for child in element.iter() if name(child) in names and child is not element)


def first(element: Any, *path: str) -> Any:
    """Return the first element on a way down by child names, or None."""
    for step in path:
        element = next(children(element, step), None) if element is not None else None
    return element


def line(element: Any) -> str:
    """Return all of an element's text in one line; "" for None."""
    return "" if element is None else " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:
    """Yield the texts in an element; an entity that the file doesn't explain is read as one of HTML."""
    yield element.text or "" if name(element) else unescape(element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def paragraphs(element: Any, *, blocks: frozenset[str], unseen: frozenset[str] = frozenset()) -> str:
    """Return an element's text, a paragraph per block; what is `unseen` is left out."""
    found = "".join(_pieces(element, blocks, unseen)).split("\0")
    return "\n\n".join(filter(None, (" ".join(piece.split()) for piece in found)))


def _pieces(element: Any, blocks: frozenset[str], unseen: frozenset[str]) -> Iterator[str]:
    own = name(element)
    if own in unseen:
        return
    edge = "\0" if own in blocks else " " if own in CELLS else ""
    yield edge
    yield (element.text or "" if own else unescape(element.text or "")).replace("\0", " ")
    for child in element:
        yield from _pieces(child, blocks, unseen)
        yield (child.tail or "").replace("\0", " ")
    yield edge


def language(element: Any) -> str:
    """Return the language that an element is marked with ("en" of "en-US"), or ""."""
    return code(element.get(XML_LANG) or element.get("lang") or "")


def code(tag: str) -> str:
    """Return the language's code in a tag such as "en-US" or "eng", or ""."""
    own = re.split("[-_]", tag.strip().lower())[0]
    own = SHORT.get(own, own)
    return own if own.isalpha() and len(own) in (2, 3) else ""
