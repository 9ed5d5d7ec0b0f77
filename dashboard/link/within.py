"""Who is who inside one document: "Putin" is Vladimir Putin, "the ICRC" its long form, "he" the man meant.

Wrong joins are worse than missed ones: a surname or title that two people share is given to neither.
"""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.link import canonical, roles, turns, writer
from dashboard.link.returning import Returning
from dashboard.link.scene import Scene
from dashboard.link.short_titles import ShortTitles
from dashboard.link.speaking import Speakers
from dashboard.records import Extraction, Mention, Place, Quote
from dashboard.text.article import Article
from dashboard.text.folding import tidy
from dashboard.text.intervals import Intervals


def join(article: Article, extraction: Extraction) -> Extraction:
    """Return the extraction with canonical names for its entities and speakers, and with people's roles."""
    text = article.text
    found = extraction.entities
    people = canonical.people(found, text)
    organisations = canonical.organisations(text, found)
    places = {(p.start, p.end): p for p in extraction.places}
    entities = tuple(replace(m, name=tidy(_name(m, people, organisations, places))) for m in found)
    entities = ShortTitles(text, Intervals(entities, of=lambda one: (one.start, one.end))).people(entities)
    given = roles.find(text, entities)
    scene = Scene(article)
    naming = Speakers(text, entities, given, extraction.quotes, extraction.references, scene)
    quotes = tuple(_complete(quote, naming) for quote in extraction.quotes)
    lines = Intervals(article.datelines, of=lambda line: (line.start, line.end))
    in_text = [
        one for one in entities if not lines.overlapping(one.start, one.end)
    ]  # no agency of a dateline
    quotes = Returning(scene, in_text, given).fill(turns.fill(text, quotes, scene))
    return replace(extraction, entities=entities, quotes=writer.fill(article, quotes), roles=given)


def _complete(quote: Quote, naming: Speakers) -> Quote:
    quote = naming.name(quote)
    if quote.addressee is None:
        return quote
    return replace(quote, addressee=naming.addressee(quote.addressee, quote.speaker))


def _name(
    mention: Mention,
    people: Mapping[int, str],
    organisations: Mapping[str, str],
    places: Mapping[tuple[int, int], Place],
) -> str:
    if mention.label == "PERSON":
        return people[mention.start]
    if mention.label == "ORG":
        return organisations.get(mention.text, mention.text)
    place = places.get((mention.start, mention.end))
    if place is not None and place.lat is not None and mention.label in {"GPE", "LOC", "FAC"}:
        return place.name
    return mention.text
