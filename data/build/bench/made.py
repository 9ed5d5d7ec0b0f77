"""Collections of any size, made of invented words: what a large collection costs, not what it says."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from dashboard.records import DateMention, Document, Extraction, Mention, Place, Quote, Span
from dashboard.store.collection import Collection
from dashboard.store.writing import document_rows, naming

QUOTES = 4  # a document, as in news of about 250 words
PEOPLE, PLACES, SOURCES, DAYS = 5_000, 1_500, 20, 2_000
FIRST_DAY = date(2019, 1, 1)
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bren stal mor vik ton".split()
BATCH = 500


def collection(path: Path, quotes: int) -> None:
    """Write a collection of about `quotes` quotes, the same for the same number."""
    part = path.with_suffix(".part")
    for leftover in path.parent.glob(f"{part.name}*"):
        leftover.unlink()
    with Collection.create(part) as made:
        made.connection.execute("PRAGMA cache_size = -1000000")
        rest = articles(quotes // QUOTES)
        while some := list(islice(rest, BATCH)):
            made.connection.execute("BEGIN IMMEDIATE")
            for document, found in some:
                document_rows.write(made.connection, document, found, version="made")
            naming.settle(made.connection)
            made.connection.execute("COMMIT")
    part.rename(path)


def articles(number: int) -> Iterator[tuple[Document, Extraction]]:
    """Yield invented articles; who speaks and where is as uneven as in the news."""
    chance = random.Random(1851)
    people = [f"{word(chance).title()} {word(chance).title()}" for _ in range(PEOPLE)]
    names = [f"{word(chance).title()}{at}" for at in range(PLACES)]
    places = [(name, chance.uniform(-55, 68), chance.uniform(-179, 179)) for name in names]
    fillers = [" ".join(word(chance) for _ in range(18)).capitalize() + "." for _ in range(3_000)]
    for at in range(number):
        yield article(chance, at, people, places, fillers)


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3)))


def uneven(chance: random.Random, size: int) -> int:
    """Return a number below `size`, small ones far more often (Zipf's law, nearly)."""
    return int(size ** chance.random()) - 1


def article(
    chance: random.Random,
    at: int,
    people: list[str],
    places: list[tuple[str, float, float]],
    fillers: list[str],
) -> tuple[Document, Extraction]:
    """Return one article of four quotes, eight names, two dates and four places."""
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    text = ""
    names: list[Mention] = []
    quotes: list[Quote] = []
    dates: list[DateMention] = []
    found: list[Place] = []
    sentences: list[Span] = []

    def put(words: str) -> tuple[int, int, str]:
        nonlocal text
        start = len(text)
        text += words
        return start, len(text), words

    for number in range(QUOTES):
        begin = len(text)
        person = people[uneven(chance, PEOPLE)]
        which = uneven(chance, PLACES)
        name, lat, lon = places[which]
        put("“")
        said = put(chance.choice(fillers)[:-1])
        put(",” ")
        speaker = Mention(*put(person), "PERSON", person)
        put(" ")
        cue = Span(*put("said"))
        put(" in ")
        where = put(name)
        if number % 2:
            put(" on ")
            then = day - timedelta(days=chance.randrange(400))
            dates.append(DateMention(*put(then.isoformat()), "DATE", then.isoformat(), then, then))
        put(". ")
        sentences.append(Span(begin, len(text), text[begin:]))
        put(chance.choice(fillers) + " " + chance.choice(fillers) + "\n")
        names += [speaker, Mention(*where, "GPE", name)]
        quotes.append(Quote(*said, "direct", speaker, cue, None, 0.9, "made"))
        found.append(Place(*where, name, lat, lon, "XX", "city", which + 1, 0.9, "made"))
    document = Document(
        id=f"made-{at}",
        text=text,
        title=chance.choice(fillers)[:60],
        published=day,
        published_from="field",
        source=f"Source {uneven(chance, SOURCES) + 1}",
        path=f"made/{at}",
        sha256=f"{at:064x}",
    )
    return document, Extraction(
        document.id, tuple(names), tuple(quotes), tuple(dates), tuple(found), tuple(sentences)
    )
