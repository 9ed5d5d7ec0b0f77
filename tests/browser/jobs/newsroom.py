"""Three hundred invented articles of real length in which every answer is known, and copies of a few."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.records import Mention
from tests.store import made

ARTICLES = 300
FIRST = date(2026, 1, 5)
SOURCES = ("The Harbour Post", "Northern Echo", "Valley Wire", "The Morning Ledger", "City Desk")
TOPICS = ("bridge", "harbour", "school", "tram", "budget", "hospital")
# Name, latitude, longitude, country, kind, number in GeoNames.
PLACES: dict[str, made.Where] = {
    "Riga": made.RIGA,
    "Oslo": ("Oslo", 59.91273, 10.74609, "NO", "city", 3143244),
    "Accra": ("Accra", 5.55602, -0.1969, "GH", "city", 2306104),
    "Lisbon": ("Lisbon", 38.71667, -9.13333, "PT", "city", 2267057),
    "Nairobi": ("Nairobi", -1.28333, 36.81667, "KE", "city", 184745),
    "Quito": ("Quito", -0.22985, -78.52495, "EC", "city", 3652462),
}
FULL = (
    "Ilze Kalnina", "Kwame Osei", "Anna Berga", "Tomas Lindqvist", "Marta Oliveira", "Peter Achieng",
    "Lucia Paredes", "Jonas Weber",
)  # fmt: skip
# Said again and again, by two sources out of three without its end.
SLOGAN = "The budget must stay as it is, and nobody in this town will touch it before the summer is over"
SHORTENED = SLOGAN.partition(",")[0]
OF_SLOGAN = ("Marta Oliveira", "budget")
LATECOMER = "Jonas Weber"  # speaks only from the tenth week on
WEEKS = 20
INDIRECT = 5  # in every fifth article the second quote is indirect
ENVOY = "Ilze Kalnina"  # is called so by each article in which she isn't the first to speak
NURSE, OF_NURSE = "a nurse", 10  # speaks in every tenth article, without a name
COPIED = 60  # every sixtieth article is wired to another source, which gives it a title of its own
LAST = 2  # the third to speak says when it opens
VERBS = (
    "will be finished",
    "is too dear",
    "comes too late",
    "must stay",
    "needs more hands",
    "belongs to all",
)
WORDS = (
    "council quay morning street people paper plan money work rain winter summer evening station window "
    "market office table letter house garden river night corner road crowd children teachers builders "
    "drivers voices"
).split()


@dataclass(frozen=True, slots=True)
class Said:
    """One quote as it was invented."""

    article: str
    published: date
    source: str
    place: str
    topic: str
    speaker: str | None
    words: str
    opens: date | None = None  # the day on which it opens there, as they say


def articles() -> Iterator[tuple[made.Pair, list[Said]]]:
    """Yield each article with the quotes in it, a copy behind its original; the same each time."""
    chance = random.Random(1876)
    for number in range(ARTICLES):
        written = _article(chance, number)
        yield written
        if number % COPIED == 1:
            yield _wired(*written)


def _wired(pair: made.Pair, said: list[Said]) -> tuple[made.Pair, list[Said]]:
    """Return the same text as another source has it."""
    document, found = pair
    key, source = f"{document.id}-wired", next(one for one in SOURCES if one != document.source)
    title = f"From the wire: {document.title}"
    copy = replace(document, id=key, title=title, source=source, path=f"made/{key}")
    return (copy, replace(found, document_id=key)), [replace(one, article=key, source=source) for one in said]


def _article(chance: random.Random, number: int) -> tuple[made.Pair, list[Said]]:
    day = FIRST + timedelta(days=7 * (number % WEEKS) + chance.randrange(5))
    late = (day - FIRST).days >= 70
    source, topic = chance.choice(SOURCES), chance.choice(TOPICS)
    place = chance.choice(list(PLACES))
    speakers = chance.sample([one for one in FULL if late or one != LATECOMER], 3)
    ahead = day + timedelta(days=chance.randrange(3, 40))
    key = f"story-{number:03}"
    said = []
    paragraphs = [f"A hearing on the {topic} begins in {place} on {ahead.isoformat()}."]
    for at, speaker in enumerate(speakers):
        others = " ".join(chance.choices(WORDS, k=9))  # or all would be one utterance, hardly changed
        opens = ahead + timedelta(days=chance.randrange(30, 60)) if at == LAST else None
        verb = f"opens in {place} on {opens}" if opens else chance.choice(VERBS)
        words = f"The {topic} {verb}, says plan {number}-{at} of {others}"
        if (speaker, topic) == OF_SLOGAN and not opens:
            words = SLOGAN if number % 3 == 0 else SHORTENED
        said.append(Said(key, day, source, place, topic, speaker, words, opens))
        last = speaker.rpartition(" ")[2]
        paragraphs += [_filler(chance), f"“{words}” said {speaker if at == 0 else last} in {place}."]
        if at:
            paragraphs.insert(1, f"{'Envoy ' if speaker == ENVOY else ''}{speaker} was there.")
    paragraphs.append(_filler(chance))
    if number % OF_NURSE == 0:
        said.append(Said(key, day, source, place, topic, None, f"We heard nothing of plan {number}"))
        paragraphs.append(f"“{said[-1].words}” said {NURSE}.")
    names = {f"{name}={form}": "PERSON" for name in speakers for form in (name, name.rpartition(" ")[2])}
    document, found = made.article(
        key, "\n".join(paragraphs), published=day, source=source, title=f"The {topic} of {place}, {number}",
        names=names, places=PLACES,
    )  # fmt: skip
    events = dict(zip(found.dates, ("hearing begins", f"{topic} opens"), strict=True))
    dates = tuple(replace(one, event=event) for one, event in events.items())
    quotes = tuple(
        replace(one, kind="indirect") if at == 1 and number % INDIRECT == 0 else one
        for at, one in enumerate(found.quotes)
    )
    nurse = document.text.rfind(NURSE)
    quotes = tuple(
        one if one.speaker else replace(one, speaker=Mention(nurse, nurse + len(NURSE), NURSE, "", None))
        for one in quotes
    )
    return (document, replace(found, dates=dates, quotes=quotes)), said


def _filler(chance: random.Random) -> str:
    """Return some hundred words in which nobody speaks."""
    sentences = []
    for _ in range(10):
        words = chance.choices(WORDS, k=13)
        sentences.append(f"{words[0].capitalize()} {' '.join(words[1:])}.")
    return " ".join(sentences)
