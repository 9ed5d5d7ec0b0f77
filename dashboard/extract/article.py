"""Names, quotes, dates and places of one document; a pure function of its text and day of publication."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.extract.dates import find_dates
from dashboard.extract.model import kept
from dashboard.extract.model.tagged import Tagged
from dashboard.extract.names import find_names, in_headlines
from dashboard.extract.names.facilities import as_places
from dashboard.extract.places import find_places
from dashboard.extract.quotes import find_quotes
from dashboard.records import Document, Extraction
from dashboard.text import guards
from dashboard.text.article import Article, lay_out

READING = 0.9  # of the time spent on a document goes to the model, the rest to the rules

Tell = Callable[[float], None]


def extract(
    document: Document, tell: Tell | None = None, *, answers: bytes = b""
) -> tuple[Article, Extraction]:
    """Return a document's layout and what was found in it; link.within then joins the names inside it.

    `tell` is called with the share that is done, about twenty times a second; if it raises, the work ends.
    `answers` are those of an earlier extraction: if they are this network's about this text, it is not asked.
    """
    text = guards.clean(document.text)
    tagged = kept.recalled(answers, text)
    if tagged is None:
        tagged = _read(text, tell or (lambda share: None))
        answers = kept.packed(tagged, text)
    article = laid_out(document, tagged)
    return article, replace(findings(document, article, tagged), answers=answers)


def _read(text: str, tell: Tell) -> Tagged:
    # Imported here, not above: what needs no network needs no spaCy either.
    from dashboard.extract.model import reading

    return reading.read(text, lambda share: tell(READING * share))


def laid_out(document: Document, tagged: Tagged) -> Article:
    """Return the document's layout, with the network's sentences and tags."""
    return lay_out(
        guards.clean(document.text),
        title=document.title,
        published=document.published,
        source=document.source,
        author=document.author,
        sentences=tagged.sentences,
        tags=tagged.tags,
    )


def findings(document: Document, article: Article, tagged: Tagged) -> Extraction:
    """Return what the rules make of the network's answers."""
    quotes = find_quotes(article, tagged.said)
    entities = in_headlines.without_cues(article, find_names(article, tagged.names), quotes)
    return Extraction(
        document_id=document.id,
        entities=entities,
        quotes=quotes,
        dates=find_dates(
            article.text, published=article.published, tags=article.tags, sentences=article.sentences
        ),
        places=find_places(article.text, as_places(entities), source=article.source),
        sentences=article.sentences,
        references=tuple(tagged.references),
    )
