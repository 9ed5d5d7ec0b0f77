"""Names, quotes, dates and places of one document; a pure function of its text and day of publication."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.extract.dates import find_dates
from dashboard.extract.model import attribution, pipeline
from dashboard.extract.model.attribution import Attribution
from dashboard.extract.names import facilities, find, place_names, relabel
from dashboard.extract.places import find_places
from dashboard.extract.quotes import find_quotes
from dashboard.records import Document, Extraction, Label, Reference, Span
from dashboard.text import guards

LONGEST_PART = 100_000  # characters read at once; longer documents are cut at the ends of paragraphs
READING = 0.9  # of the time of a document goes into what the model says; the rest into the rules

Tell = Callable[[float], None]


@dataclass(slots=True)
class Reading:
    """What the model says of a text, all in characters of the whole."""

    names: list[tuple[int, int, Label]] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)
    said: list[Attribution] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def extract(document: Document, tell: Tell | None = None) -> Extraction:
    """Return what a document says; names are not yet joined inside it (link.within does that).

    `tell` is called with the share that is done, some twenty times a second; what it raises ends the work.
    """
    nlp = pipeline.load()
    # Words seen once must not stay in spaCy's vocabulary for ever: a run of a million documents stays small.
    with nlp.memory_zone():
        reading = _read(guards.clean(document.text), nlp, tell or (lambda share: None))
    return findings(document, reading)


def findings(document: Document, reading: Reading) -> Extraction:
    """Return what the rules make of the model's reading."""
    text = guards.clean(document.text)
    sentences = tuple(Span(s.start, s.end, document.text[s.start : s.end]) for s in reading.sentences)
    known = find.find_names(text, reading.names, sentences)
    named = place_names.whole(text, known)
    entities = facilities.whole(text, relabel.as_people(relabel.as_places(text, named)))
    return Extraction(
        document_id=document.id,
        entities=entities,
        quotes=find_quotes(text, reading.said, sentences, reading.tags),
        dates=find_dates(text, published=document.published, tags=reading.tags, sentences=sentences),
        places=find_places(text, facilities.as_places(entities), source=document.source),
        sentences=sentences,
        references=tuple(reading.references),
    )


def _read(text: str, nlp: Language, tell: Tell) -> Reading:
    """Return the reading of a text, part by part: only one part's words are in memory at a time."""
    reading = Reading()
    for start, end in parts(text):
        doc = nlp.make_doc(text[start:end])
        doc.user_data[pipeline.TELL_KEY] = lambda done, start=start: tell(
            READING * (start + done) / len(text)
        )
        _add(reading, nlp(doc), start)
    return reading


def _add(reading: Reading, doc: Doc, start: int) -> None:
    reading.names += [(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]  # type: ignore[misc]
    reading.tags |= {start + token.idx: token.tag_ for token in doc if token.tag_}
    reading.sentences += [
        Span(start + s.start_char, start + s.end_char, s.text) for s in doc.sents if not s.text.isspace()
    ]
    reading.said += [attribution.from_plain(one, start) for one in doc._.attributions]
    reading.references += [
        Reference(start + int(a), start + int(b), start + int(c), start + int(d), p)
        for a, b, c, d, p in doc._.antecedents
    ]


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
