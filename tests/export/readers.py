"""Each form opened by a program that is not ours: the words that it finds in each row."""

import io
import json
import re
import warnings
from collections.abc import Callable
from typing import Any

import bibtexparser.entrypoint
import fastkml
import geojson
import icalendar
import lxml.etree
import lxml.html
import networkx
import openpyxl
import pandas as pd
import rdflib
from citeproc.source.json import CiteProcJSON
from fastkml.containers import Document
from markdown_it import MarkdownIt

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
# Web Annotation's own context, for the terms that are used here; the whole of it is on the network.
ANNOTATION = {
    "oa": "http://www.w3.org/ns/oa#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "value": "rdf:value", "purpose": "oa:motivatedBy", "exact": "oa:exact", "prefix": "oa:prefix",
    "suffix": "oa:suffix", "start": "oa:start", "end": "oa:end",
}  # fmt: skip


def csv(content: bytes) -> list[str]:
    return column(pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False), "quote")


def jsonl(content: bytes) -> list[str]:
    rows = pd.read_json(io.BytesIO(content), lines=True, dtype=False)
    return column(rows, "quote") if content else []


def parquet(content: bytes) -> list[str]:
    return column(pd.read_parquet(io.BytesIO(content)), "quote")


def column(rows: pd.DataFrame, name: str) -> list[str]:
    return [str(one) for one in rows[name]]


def xlsx(content: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["quotes"]
    assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    names = [cell.value for cell in sheet[1]]
    return [str(row[names.index("quote")].value) for row in sheet.iter_rows(min_row=2)]


def html(content: bytes) -> list[str]:
    page = lxml.html.document_fromstring(content.decode("utf-8"))
    assert page.xpath("//script | //b | //*[@onclick]") == []
    at = [one.text for one in page.xpath("//th")].index("quote")
    return [str(row.xpath("td")[at].text_content()) for row in page.xpath("//tbody/tr")]


def geo_json(content: bytes) -> list[str]:
    read = geojson.loads(content.decode("utf-8"))
    assert read.is_valid, read.errors()
    return [one["properties"]["place"] for one in read["features"]]


def kml(content: bytes) -> list[str]:
    (document,) = fastkml.KML.from_string(content.decode("utf-8").partition("?>")[2]).features
    assert isinstance(document, Document)
    return [str(one.name) for one in document.features]


def timelinejs(content: bytes) -> list[str]:
    events = json.loads(content)["events"]
    assert all(int(one["start_date"]["year"]) > 0 for one in events)
    pages = [lxml.html.document_fromstring(one["text"]["text"]) for one in events]
    assert [one for one in pages if one.xpath("//script | //b")] == []
    return [str(page.xpath("//p")[0].text_content()) for page in pages]


def ics(content: bytes) -> list[str]:
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    return [str(one["DESCRIPTION"]) for one in calendar.walk("VEVENT")]


def web_annotation(content: bytes) -> list[str]:
    items = json.loads(content)
    found = {}
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own parts
        graph.parse(data=json.dumps([{**one, "@context": ANNOTATION} for one in items]), format="json-ld")
    for annotation in graph.subjects(rdflib.RDF.type, OA.Annotation):
        selectors = list(graph.objects(graph.value(annotation, OA.hasTarget), OA.hasSelector))
        exact = next(str(one) for words in selectors if (one := graph.value(words, OA.exact)) is not None)
        ends = [(graph.value(one, OA.start), graph.value(one, OA.end)) for one in selectors]
        assert [int(str(end)) - int(str(start)) for start, end in ends if end] == [len(exact)]
        found[str(annotation)] = exact
    return [found[one["id"]] for one in items]


LATEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\$": "$", r"\&": "&",
    r"\%": "%", r"\#": "#", r"\_": "_", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
}  # fmt: skip
COMMAND = re.compile("|".join(re.escape(one) for one in sorted(LATEX, key=len, reverse=True)))


def bibtex(content: bytes) -> list[str]:
    library = bibtexparser.entrypoint.parse_string(content.decode("utf-8"))
    assert not library.failed_blocks
    titles = [one["title"] for one in library.entries]
    return [
        COMMAND.sub(lambda match: LATEX[match[0]], one.removeprefix("{").removesuffix("}")) for one in titles
    ]


def csl(content: bytes) -> list[str]:
    items = json.loads(content)
    assert len(CiteProcJSON(items)) == len(items)
    return [one["title"] for one in items]


def graph(read: Callable[[io.BytesIO], Any]) -> Callable[[bytes], list[str]]:
    def labels(content: bytes) -> list[str]:
        read_graph = read(io.BytesIO(content))
        names = networkx.get_node_attributes(read_graph, "label")
        edges = [sorted((names[one], names[other])) for one, other in read_graph.edges()]
        return sorted(" / ".join(edge) for edge in edges)

    return labels


def ftm(content: bytes) -> list[str]:
    return [
        entity["properties"]["description"][0]
        for entity in (json.loads(line) for line in content.decode("utf-8").split("\n") if line)
        if entity["schema"] == "Note"
    ]


def markdown(content: bytes) -> list[str]:
    """Return the words of each block; its last paragraph is the note on where they are from."""
    page = lxml.html.fromstring(f"<div>{MarkdownIt().render(content.decode('utf-8'))}</div>")
    blocks = [[part.text_content() for part in block.findall("p")] for block in page.findall("blockquote")]
    return [" ".join(" ".join(parts[:-1]).split()) for parts in blocks]
