"""The forms in which a table can be taken along; the dashboard and the command line write the same bytes."""

from dataclasses import replace
from typing import BinaryIO

from dashboard.errors import UsageError
from dashboard.export import (
    bibliography,
    calendar_file,
    csv_table,
    follow_the_money,
    geojson,
    graphs,
    html_table,
    json_lines,
    kml,
    parquet,
    quoted,
    timelinejs,
    training,
    web_annotation,
    workbook,
)
from dashboard.export.form import Blocks, Export, begins_with

QUOTED = {"quotes": "quotes", "documents": "documents"}
ON_MAP = {"places": "places", "place_mentions": "place_mentions", "events": "events"}
NETWORKS = {
    "people": "network",
    "network": "network",
    "places": "people_places",
    "people_places": "people_places",
}
TEXTS = {"documents": "marked"}

EXPORTS: dict[str, Export] = {
    "csv": Export(
        "CSV", "Excel, LibreOffice, R, pandas", "csv", "text/csv", csv_table.write,
        is_earlier=csv_table.is_earlier,
    ),
    "xlsx": Export(
        "Excel workbook", "Excel, LibreOffice, Google Sheets", "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook.write, is_earlier=workbook.is_earlier, is_text=False,
    ),
    "jsonl": Export(
        "JSON lines", "programs of any kind", "jsonl", "application/x-ndjson", json_lines.write,
        is_earlier=json_lines.is_earlier,
    ),
    "parquet": Export(
        "Parquet", "pandas, R (arrow), DuckDB, Spark", "parquet", "application/vnd.apache.parquet",
        parquet.write, is_earlier=parquet.is_earlier, is_text=False,
    ),
    "html": Export(
        "Web page", "any browser, without a network", "html", "text/html", html_table.write,
        is_earlier=begins_with(html_table.MARK),
    ),
    "geojson": Export(
        "GeoJSON", "QGIS, ArcGIS, Leaflet, Datawrapper", "geojson", "application/geo+json", geojson.write,
        ON_MAP, begins_with(geojson.MARK),
    ),
    "kml": Export(
        "KML", "Google Earth, QGIS", "kml", "application/vnd.google-earth.kml+xml", kml.write,
        ON_MAP, begins_with(kml.MARK),
    ),
    "timelinejs": Export(
        "TimelineJS", "TimelineJS of the Knight Lab", "json", "application/json", timelinejs.write,
        {"quotes": "quotes", "timeline": "timeline", "events": "events"}, begins_with(timelinejs.MARK),
    ),
    "ics": Export(
        "iCalendar", "Google Calendar, Outlook, Apple Calendar", "ics", "text/calendar",
        calendar_file.write, {"timeline": "timeline", "events": "events"}, begins_with(calendar_file.MARK),
    ),
    "webannotation": Export(
        "Web Annotation", "Recogito, Hypothesis and what else reads W3C annotations", "jsonld",
        "application/ld+json", web_annotation.write, {"quotes": "quotes"},
        begins_with(web_annotation.MARK),
    ),
    "bibtex": Export(
        "BibTeX", "LaTeX, JabRef, Zotero", "bib", "application/x-bibtex", bibliography.write_bibtex, QUOTED,
        begins_with(bibliography.MARK_BIBTEX),
    ),
    "csl": Export(
        "CSL-JSON", "Zotero, Pandoc, citeproc", "json", "application/vnd.citationstyles.csl+json",
        bibliography.write_csl, QUOTED, begins_with(bibliography.MARK_CSL),
    ),
    "markdown": Export(
        "Markdown", "editors, GitHub, Obsidian, newsroom systems", "md", "text/markdown",
        quoted.write_markdown, {"quotes": "quotes"}, begins_with(quoted.MARK),
    ),
    "graphml": Export(
        "GraphML network", "Gephi, Cytoscape, yEd, networkx", "graphml", "application/xml",
        graphs.write_graphml, NETWORKS, begins_with(graphs.MARK_GRAPHML),
    ),
    "gexf": Export(
        "GEXF network", "Gephi, with time; networkx", "gexf", "application/xml", graphs.write_gexf,
        NETWORKS, begins_with(graphs.MARK_GEXF),
    ),
    "ftm": Export(
        "FollowTheMoney", "OpenAleph, Aleph", "ftm.json", "application/x-ndjson", follow_the_money.write,
        {"quotes": "quotes", "people": "people", "documents": "documents"},
        begins_with(follow_the_money.MARK),
    ),
    "conll": Export(
        "CoNLL columns", "trainers of name recognition, INCEpTION", "conll", "text/plain",
        training.write_conll, TEXTS,
    ),
    "spacy": Export(
        "spaCy documents", "`spacy train`, Prodigy", "spacy", "application/octet-stream",
        training.write_spacy, TEXTS, is_text=False,
    ),
}  # fmt: skip


def question(form: str, table: str) -> str:
    """Return whose rows are written for a table in a form; UsageError, with those that fit, if none are."""
    export = EXPORTS[form]
    if not export.fits(table):
        others = ", ".join(name for name, one in EXPORTS.items() if one.fits(table))
        tables = " or ".join(export.tables or ())
        raise UsageError(
            f"{table} can't be written as {form}, which takes {tables}. For {table} there are: {others}."
        )
    return export.question(table)


def chosen(form: str, *, is_plain: bool = False) -> Export:
    """Return a form; plain CSV is without byte order mark and apostrophes."""
    export = EXPORTS[form]
    return replace(export, write=csv_table.write_plain) if is_plain else export


def write(form: str, blocks: Blocks, stream: BinaryIO, *, table: str = "") -> None:
    """Write rows in a form."""
    EXPORTS[form].write(blocks, stream, table)
