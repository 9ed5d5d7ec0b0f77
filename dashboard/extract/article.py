"""Names, quotes, dates and places of one document; a pure function of its text and day of publication."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.extract.dates import find_dates
from dashboard.extract.model import attribution, pipeline
from dashboard.extract.model.attribution import Attribution
from dashboard.extract.names import find_names
from dashboard.extract.names.facilities import as_places
from dashboard.extract.places import find_places
from dashboard.extract.quotes import find_quotes
from dashboard.records import Document, Extraction, Label, Reference, Span
from dashboard.text import guards
from dashboard.text.article import Article, lay_out

LONGEST_PART = 100_000  # characters read at once; longer documents are split at paragraph ends
READING = 0.9  # of the time spent on a document goes to the model, the rest to the rules

Tell = Callable[[float], None]


@dataclass(slots=True)
class Tagged:
    """What the network found in a text; all offsets are in characters of the whole text."""

    names: list[tuple[int, int, Label]] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)
    said: list[Attribution] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def extract(document: Document, tell: Tell | None = None) -> tuple[Article, Extraction]:
    """Return a document's layout and what was found in it; link.within then joins the names inside it.

    `tell` is called with the share that is done, about twenty times a second; if it raises, the work ends.
    """
    nlp = pipeline.load()
    # Words seen once must not stay in spaCy's vocabulary for ever: memory stays small in a run of a million.
    with nlp.memory_zone():
        tagged = _read(guards.clean(document.text), nlp, tell or (lambda share: None))
    article = laid_out(document, tagged)
    return article, findings(document, article, tagged)


def laid_out(document: Document, tagged: Tagged) -> Article:
    """Return the document's layout, with the network's sentences and tags."""
    return lay_out(
        guards.clean(document.text),
        published=document.published,
        source=document.source,
        sentences=tagged.sentences,
        tags=tagged.tags,
    )


def findings(document: Document, article: Article, tagged: Tagged) -> Extraction:
    """Return what the rules make of the network's answers."""
    entities = find_names(article, tagged.names)
    return Extraction(
        document_id=document.id,
        entities=entities,
        quotes=find_quotes(article, tagged.said),
        dates=find_dates(
            article.text, published=article.published, tags=article.tags, sentences=article.sentences
        ),
        places=find_places(article.text, as_places(entities), source=article.source),
        sentences=article.sentences,
        references=tuple(tagged.references),
    )


def _read(text: str, nlp: Language, tell: Tell) -> Tagged:
    """Read a text part by part: only one part's words are in memory at a time."""
    tagged = Tagged()
    for start, end in parts(text):
        doc = nlp.make_doc(text[start:end])
        doc.user_data[pipeline.TELL_KEY] = lambda done, start=start: tell(
            READING * (start + done) / len(text)
        )
        _add(tagged, nlp(doc), start)
    return tagged


def tagged(doc: Doc) -> Tagged:
    """Return what the network has written on a spaCy document."""
    found = Tagged()
    _add(found, doc, 0)
    return found


def _add(tagged: Tagged, doc: Doc, start: int) -> None:
    tagged.names += [(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]  # type: ignore[misc]
    tagged.tags |= {start + token.idx: token.tag_ for token in doc if token.tag_}
    tagged.sentences += [
        Span(start + s.start_char, start + s.end_char, s.text) for s in doc.sents if not s.text.isspace()
    ]
    tagged.said += [attribution.from_plain(one, start) for one in doc._.attributions]
    tagged.references += [
        Reference(start + int(a), start + int(b), start + int(c), start + int(d), p)
        for a, b, c, d, p in doc._.antecedents
    ]


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches to be read at once, split after a paragraph, else at a space, else anywhere."""
    start = 0
    while len(text) - start > LONGEST_PART:
        end = start + LONGEST_PART
        cut = next((at for mark in ("\n", " ") if (at := text.rfind(mark, start + 1, end)) > 0), end - 1) + 1
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)
