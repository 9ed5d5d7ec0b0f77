"""Names, quotes, dates and places of one document; a pure function of its text and day of publication."""

from collections.abc import Iterator

from spacy.language import Language

from dashboard.extract import attribution, facilities, names, pipeline, place_names, towns
from dashboard.extract.dates import find_dates
from dashboard.extract.places import find_places
from dashboard.extract.quotes import find_quotes
from dashboard.records import Document, Extraction, Reference, Span
from dashboard.text import guards

LONGEST_PART = 100_000  # characters read at once; longer documents are cut at the ends of paragraphs


def extract(document: Document) -> Extraction:
    """Return what a document says; names are not yet joined inside it (link.within does that)."""
    nlp = pipeline.load()
    # Words seen once must not stay in spaCy's vocabulary for ever: a run of a million documents stays small.
    with nlp.memory_zone():
        return _extract(document, nlp)


def _extract(document: Document, nlp: Language) -> Extraction:
    text = guards.clean(document.text)
    docs = [(start, nlp(text[start:end])) for start, end in parts(text)]
    tags = {start + token.idx: token.tag_ for start, doc in docs for token in doc if token.tag_}
    sentences = tuple(
        Span(
            start + s.start_char, start + s.end_char, document.text[start + s.start_char : start + s.end_char]
        )
        for start, doc in docs
        for s in doc.sents
        if not s.text.isspace()
    )
    found = [(start + e.start_char, start + e.end_char, e.label_) for start, doc in docs for e in doc.ents]
    known = names.find_names(text, found, sentences)  # type: ignore[arg-type]
    named = place_names.whole(text, known)
    entities = facilities.whole(text, towns.as_people(towns.as_places(text, named)))
    said = [attribution.from_plain(one, start) for start, doc in docs for one in doc._.attributions]
    return Extraction(
        document_id=document.id,
        entities=entities,
        quotes=find_quotes(text, said, sentences, tags),
        dates=find_dates(text, published=document.published, tags=tags, sentences=sentences),
        places=find_places(text, facilities.as_places(entities), source=document.source),
        sentences=sentences,
        references=tuple(
            Reference(start + int(a), start + int(b), start + int(c), start + int(d), p)
            for start, doc in docs
            for a, b, c, d, p in doc._.antecedents
        ),
    )


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that are read at once, cut after a paragraph, else a space, else anywhere."""
    start = 0
    while len(text) - start > LONGEST_PART:
        end = start + LONGEST_PART
        cut = next((at for mark in ("\n", " ") if (at := text.rfind(mark, start + 1, end)) > 0), end - 1) + 1
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)
