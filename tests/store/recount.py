"""A recount by hand: what fits some filters, by loops over the raw tables, without sums and indexes."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dashboard.filters import Filters
from dashboard.store.collection import Collection


@dataclass
class Article:
    """One document with all that counts in it; people and places by the names they are shown under."""

    key: str
    source: str
    day: int
    words: str
    is_copy: bool = False
    people: dict[str, int] = field(default_factory=Counter)  # mentions
    places: dict[int, int] = field(default_factory=Counter)  # mentions, by the place's row
    quotes: list["Said"] = field(default_factory=list)
    dates: list["When"] = field(default_factory=list)


@dataclass
class Said:
    """One quote, with the days of its own sentences."""

    row: int
    speaker: str | None
    kind: str
    saying: str
    words: str
    sentence: tuple[int, int]
    sure: float = 0.0
    days: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class When:
    """One date."""

    row: int
    start: int
    end: int
    first: int | None
    last: int | None


class Recount:
    """The raw rows of a collection, and what of them fits."""

    def __init__(self, collection: Collection) -> None:
        ask = collection.rows
        texts = dict(ask("SELECT document_id, title || ' ' || text FROM document_texts"))
        self.articles = {
            row: Article(key, source, day, texts[row])
            for row, key, source, day in ask("SELECT id, key, source, day FROM documents")
        }
        for one in self.articles.values():
            same = [other for other in self.articles.values() if other.words == one.words]
            first = min(same, key=lambda other: (not other.day, other.day, other.key))
            # Too short a text is no copy of another.
            one.is_copy = first is not one and len(re.findall(r"\w+", one.words)) > 26
        shown = dict(
            ask(
                "SELECT names.id, entities.name FROM names, entities "
                "WHERE entity_id = entities.id AND hidden = 0"
            )
        )
        self.labels = dict(ask("SELECT name, label FROM entities WHERE hidden = 0"))
        self.places = {
            row: (place, name, country, region, kind)
            for row, place, name, country, region, kind in ask(
                "SELECT id, place, name, country, region, kind FROM places "
                "WHERE hidden = 0 AND lat IS NOT NULL"
            )
        }
        for document, name in ask("SELECT document_id, name_id FROM mentions WHERE hidden = 0"):
            if name in shown:
                self.articles[document].people[shown[name]] += 1
        for document, place in ask("SELECT document_id, place_id FROM place_mentions WHERE hidden = 0"):
            if place in self.places:
                self.articles[document].places[place] += 1
        for document, *row in ask(
            "SELECT document_id, id, start_char, end_char, first_day, last_day FROM dates WHERE hidden = 0"
        ):
            self.articles[document].dates.append(When(*row))
        for document, row, speaker, kind, saying, words, sure, *sentence in ask(
            "SELECT document_id, id, speaker_id, kind, saying, quote, confidence, sentence_start, "
            "sentence_end FROM quotes WHERE hidden = 0"
        ):
            article = self.articles[document]
            span = (sentence[0], sentence[1])
            said = Said(row, shown.get(speaker), kind, saying, words, span, sure)
            said.days = [
                (one.first, one.last)
                for one in article.dates
                if one.first and one.last and one.start < sentence[1] and one.end > sentence[0]
            ]
            article.quotes.append(said)

    def documents(self, asked: Filters, *, naming: str | None = None) -> list[Article]:
        """Return the documents that fit (and name one more person)."""
        return [
            one
            for one in self.articles.values()
            if not (asked.once and one.is_copy)
            and self._named(one, asked)
            and (naming is None or naming in _people(one))
            and (not asked.sources or one.source in asked.sources)
            and _has_words(one.words, asked.text)
            and (not asked.is_of_kind or any(_of_kind(said, asked) for said in one.quotes))
            and (
                _published(one.day, asked)
                if asked.axis == "published"
                else not _has_period(asked) or any(_touches(day.first, day.last, asked) for day in one.dates)
            )
        ]

    def quotes(self, asked: Filters, *, by: tuple[str, ...] | None = None) -> list[tuple[Article, Said]]:
        """Return the quotes that fit; with `by` whoever else is asked for."""
        speakers = by if by is not None else asked.people
        return [
            (article, said)
            for article in self.documents(asked)
            for said in article.quotes
            if (not speakers or said.speaker in speakers)
            and _of_kind(said, replace(asked, people=()))
            and _has_words(said.words, asked.text)
            and (
                asked.axis == "published"
                or not _has_period(asked)
                or any(_touches(*days, asked) for days in said.days)
            )
        ]

    def dates(self, asked: Filters) -> list[tuple[Article, When]]:
        """Return the dates that fit."""
        return [
            (article, one)
            for article in self.documents(asked)
            for one in article.dates
            if asked.axis == "published" or not _has_period(asked) or _touches(one.first, one.last, asked)
        ]

    def people(self, asked: Filters) -> dict[str, tuple[int, int, int]]:
        """Return quotes, mentions and documents of everyone who is listed."""
        everyone = tuple(self.labels)
        said = Counter(one.speaker for _, one in self.quotes(asked, by=everyone))
        documents = self.documents(asked)
        found = {
            name: (
                said[name],
                sum(one.people[name] for one in documents),
                sum(name in _people(one) for one in documents),
            )
            for name in everyone
        }
        return {
            name: row for name, row in found.items() if row[2] and (row[0] or self.labels[name] == "PERSON")
        }

    def placed(self, asked: Filters, *, naming: str | None = None) -> dict[str, tuple[int, int]]:
        """Return mentions and documents of each place, by the name it is shown under."""
        documents = self.documents(asked, naming=naming)
        found = {
            known[0]: (
                sum(one.places[row] for one in documents),
                sum(one.places[row] > 0 for one in documents),
            )
            for row, known in self.places.items()
        }
        return {place: row for place, row in found.items() if row[0]}

    def grouped(self, asked: Filters, level: str) -> dict[tuple[str, ...], tuple[int, int, int]]:
        """Return mentions, documents and places of each country code or region."""
        mentions: Counter[tuple[str, ...]] = Counter()
        documents: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        places: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for one in self.documents(asked):
            for row, many in one.places.items():
                _, _, country, region, kind = self.places[row]
                if kind in ("demonym", "metonym", "embedded"):
                    continue
                group = (country,) if level == "country" else (country, region)
                mentions[group] += many
                documents[group].add(one.key)
                places[group].add(row)
        return {group: (mentions[group], len(documents[group]), len(places[group])) for group in mentions}

    def _named(self, one: Article, asked: Filters) -> bool:
        every = any if asked.match == "any" else all
        people = [name in _people(one) for name in asked.people]
        places = [any(one.places[row] for row in self._called(label)) for label in asked.places]
        return (not people or every(people)) and (not places or every(places))

    def _called(self, label: str) -> list[int]:
        own = [row for row, known in self.places.items() if known[0] == label]
        return own or [row for row, known in self.places.items() if known[1] == label]


def begin(number: int | None, unit: str) -> date | None:
    """Return the first day of the day, week or month of a day's number."""
    if not number:
        return None
    day = date(number // 10_000, number // 100 % 100, number % 100)
    return {"day": day, "week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}[unit]


def _people(one: Article) -> set[str]:
    named = {name for name, mentions in one.people.items() if mentions}
    return named | {said.speaker for said in one.quotes if said.speaker}


def _of_kind(said: Said, asked: Filters) -> bool:
    return (
        (not asked.kinds or said.kind in asked.kinds)
        and (not asked.sayings or said.saying in asked.sayings)
        and (not asked.people or said.speaker in asked.people)
        and said.sure >= asked.sure / 100
        and not (asked.unnamed and said.speaker)
    )


def _has_words(text: str, asked: str) -> bool:
    return not asked or set(_tokens(asked)) <= set(_tokens(text))


def _tokens(text: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return re.findall(r"\w+", plain.lower())


def _has_period(asked: Filters) -> bool:
    return bool(asked.first or asked.last)


def _published(day: int, asked: Filters) -> bool:
    return not _has_period(asked) or (bool(day) and _touches(day, day, asked))


def _touches(first: int | None, last: int | None, asked: Filters) -> bool:
    if first is None:
        return False
    if asked.last and first > int(asked.last.strftime("%Y%m%d")):
        return False
    return not asked.first or (last is not None and last >= int(asked.first.strftime("%Y%m%d")))
