"""A small collection whose every word from a document tries to become markup, made without any model."""

from datetime import date, timedelta
from pathlib import Path

from dashboard.records import DateMention, Document, Extraction, Mention, Place, Quote, Span
from dashboard.store.collection import Collection

CALLS_HOME = "![x](http://evil.example/x.png)"
RUNS_CODE = "<img src=http://evil.example/y.png onerror=hacked()><script>hacked()</script>"
HOSTILE = f"{CALLS_HOME} {RUNS_CODE} :material/home: $x^2$ [link](http://evil.example)"

NOVAK = "Jana Novak"
OSEI = "Kwame Osei"
EVIL = f"Eve {CALLS_HOME}"
RIGA, ACCRA = "Riga", "Accra"
WHERE = {RIGA: (56.946, 24.106, "LV", 456172), ACCRA: (5.556, -0.197, "GH", 2306104)}
EMOJI = "🧨🎉👩‍👩‍👧 "  # beyond the 16-bit plane: a browser counts each of these as two or more


def make(path: Path) -> None:
    """Write the collection: Novak speaks in Riga in May, Osei in Accra in June, Eve everywhere."""
    with Collection.create(path) as collection:
        for number in range(12):
            person, place = (NOVAK, RIGA) if number % 3 else (OSEI, ACCRA)
            day = date(2022, 5 if place == RIGA else 6, 1 + number)
            collection.add(*article(number, person, place, day))
        collection.add(*article(98, EVIL, RIGA, date(2022, 5, 30), title=HOSTILE, source=HOSTILE))


def article(
    number: int, person: str, place: str, day: date, *, title: str = "", source: str = "The Daily Post"
) -> tuple[Document, Extraction]:
    """Return an article with one quote, an emoji before it all, and what is to be found in it."""
    said = f"Decision {number} stands {RUNS_CODE if person == EVIL else ''}".strip()
    parts = [EMOJI, "On ", "Monday", ", “", said, ",” ", "said", " ", person, " in ", place, ". ", HOSTILE]
    text = "".join(parts)
    at = {part: text.index(part, len(EMOJI)) for part in parts if len(part) > 2 and part != EMOJI}
    monday = day - timedelta(days=day.weekday())
    speaker = Mention(at[person], at[person] + len(person), person, "PERSON", person)
    lat, lon, country, geonameid = WHERE[place]
    document = Document(
        id=f"article-{number}",
        text=text,
        title=title or f"Decision {number} announced",
        published=day,
        published_from="field",
        source=source,
        author=HOSTILE if person == EVIL else "A. Writer",
        path=f"made/{number}.txt",
        sha256=f"{number:064d}",
    )
    found = Extraction(
        document_id=document.id,
        entities=(speaker, Mention(at[place], at[place] + len(place), place, "GPE", place)),
        quotes=(
            Quote(
                at[said], at[said] + len(said), said, "direct", speaker, span(at, "said"), None, 0.9, HOSTILE
            ),
        ),
        dates=(
            DateMention(at["Monday"], at["Monday"] + 6, "Monday", "DATE", monday.isoformat(), monday, monday),
        ),
        places=(
            Place(at[place], at[place] + len(place), place, place, lat, lon, country, "city", geonameid, 0.9),
        ),
        sentences=(Span(0, len(text), text),),
    )
    return document, found


def span(at: dict[str, int], word: str) -> Span:
    return Span(at[word], at[word] + len(word), word)
