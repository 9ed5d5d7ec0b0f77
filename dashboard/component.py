"""The rules as a spaCy component: who said what, when and where, after the network in one pipeline.

It adds to a document

- `doc.spans["quotes"]`, `["dates"]` and `["places"]`; the label is the kind of quote, the TIMEX3 type or the
  kind of name; `span._.quote`, `span._.date` and `span._.place` are what `dateline extract` writes about it
  (None on other spans), `span._.speaker` is the canonical name of a quote's speaker, None if unknown;
- `doc._.found`: all of it as an `Extraction`, with character offsets into `doc.text`;

and reads `doc._.published`, the day of publication (a date, or "2022-04-26"), and `doc._.source`, the outlet.
With `nlp.pipe(…, as_tuples=True)` both may be in the context: `(text, {"published": "2022-04-26"})`.
"""

from collections.abc import Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dashboard import contract
from dashboard.extract import article
from dashboard.extract.model import reading
from dashboard.link import confidence, within
from dashboard.records import Document, Extraction

NAME = "dateline_rules"
KINDS = {"quotes": "quote", "dates": "date", "places": "place"}
Row = dict[str, Any]

# Plain rows are stored, because spaCy can write them; records are made from them on request.
Doc.set_extension("published", default=None, force=True)
Doc.set_extension("source", default="", force=True)
Doc.set_extension("found_row", default=None, force=True)
Doc.set_extension("found", getter=lambda doc: _records(doc), force=True)
for kind in KINDS.values():
    Span.set_extension(kind, default=None, force=True)
Span.set_extension("speaker", getter=lambda span: _speaker(span), force=True)


def rules(doc: Doc) -> Doc:
    """Add quotes, dates and places to a document that the reader has read.

    Raises ReadError if the day of publication isn't a day.
    """
    given = getattr(doc, "_context", None)
    context: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
    document = Document(
        "",
        doc.text,
        published=contract.published(doc._.published or context.get("published")),
        source=doc._.source or context.get("source") or "",
    )
    tagged = reading.written_on(doc)
    laid_out = article.laid_out(document, tagged)
    found = within.join(laid_out, article.findings(document, laid_out, tagged))
    row = contract.row(confidence.calibrated(found))
    labels = {entity.start_char: entity.label_ for entity in doc.ents}
    for group, kind in KINDS.items():
        doc.spans[group] = [span for one in row[group] if (span := _span(doc, one, kind, labels))]
    doc._.found_row = row
    return doc


@Language.factory(
    NAME,
    requires=["doc.ents", "doc.sents", "token.tag", "doc._.attributions", "doc._.antecedents"],
    assigns=["doc.spans", "doc._.found", "span._.quote", "span._.date", "span._.place", "span._.speaker"],
)
def make_rules(nlp: Language, name: str) -> Any:
    """Return the component, as spaCy wants it."""
    return rules


def _span(doc: Doc, one: Row, kind: str, labels: Mapping[int, str]) -> Span | None:
    told = one.get("kind" if kind == "quote" else "type")
    label = told or labels.get(one["start"], "GPE")
    span = doc.char_span(one["start"], one["end"], label=label, alignment_mode="expand")
    if span is not None:
        span._.set(kind, one)
    return span


def _records(doc: Doc) -> Extraction | None:
    return contract.extraction(doc._.found_row) if doc._.found_row else None


def _speaker(span: Span) -> str | None:
    speaker = (span._.quote or {}).get("speaker")
    return speaker["name"] if speaker else None
