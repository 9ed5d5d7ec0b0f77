"""A made collection as uneven as the news: an open world of names, one person in a tenth of all documents."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

import made

from dashboard.records import DateMention, Document, Extraction, Label, Mention, Place, Quote, Role, Span

QUOTES = made.QUOTES  # a document
HERO = "Maren Okafor"  # is named in a tenth of all documents
OFTEN = 0.1
NEW = 0.15  # share of the other names that no document had before
WORDS, SENTENCES = 20_000, 20_000
PLACES, SOURCES = 6_000, 200
COUNTRIES = "AT BE CZ DE DK ES FR GB GR HR HU IT LT LV NL NO PL PT RO SE SI SK UA US ZA".split()
WITHOUT_POINT = 40  # every so-manieth place is not found
SAYINGS = ("said", "denied", "declined", "not said", "mentioned")
OF_SAYINGS = (90, 3, 1, 1, 5)
OF_KINDS = (60, 30, 10)
ROLES = ("mayor of {}", "minister", "spokeswoman", "head of the {} Committee", "lawyer")


class World:
    """Who and what there is to write about; people and bodies are added all the time."""

    def __init__(self) -> None:
        self.chance = chance = random.Random(1876)
        words = [made.word(chance) for _ in range(WORDS)]
        weights = [*accumulate(1 / (rank + 5) for rank in range(WORDS))]  # Zipf's law
        self.words = words
        self.fillers = [
            " ".join(chance.choices(words, cum_weights=weights, k=14)).capitalize() + "."
            for _ in range(SENTENCES)
        ]
        self.first = [made.word(chance).title() for _ in range(2_000)]
        self.last = [made.word(chance).title() for _ in range(20_000)]
        self.known: list[tuple[str, Label]] = []
        self.places = [self._place(number) for number in range(PLACES)]

    def name(self) -> tuple[str, Label]:
        """Return somebody: new, or known already, the earliest most often."""
        if self.known and self.chance.random() > NEW:
            return self.known[made.uneven(self.chance, len(self.known))]
        last = self.last[made.uneven(self.chance, len(self.last))]
        first = self.chance.choice(self.first)
        drawn = self.chance.random()
        found: tuple[str, Label] = (f"{first} {last}", "PERSON")
        if drawn > 0.9:
            found = (f"University of {first} {last}", "ORG")
        elif drawn > 0.8:
            found = (f"{first} {last} Committee", "ORG")
        self.known.append(found)
        return found

    def _place(self, number: int) -> Place:
        chance = self.chance
        name = f"{made.word(chance).title()}{number}"
        if number % WITHOUT_POINT == WITHOUT_POINT - 1:
            return Place(0, 0, name, name, None, None, "", "", None, 0.5, "not in the gazetteer")
        country = COUNTRIES[made.uneven(chance, len(COUNTRIES))]
        point = round(chance.uniform(-55, 68), 4), round(chance.uniform(-179, 179), 4)
        kind = "demonym" if number % 50 == 7 else "city"
        return Place(
            0, 0, name, name, *point, country, kind, number + 1, 0.9, "made",
            region=f"{country} {chance.randrange(12)}",
        )  # fmt: skip


def articles(number: int) -> Iterator[tuple[Document, Extraction]]:
    """Yield invented articles, the first of them the same whatever the number."""
    world = World()
    for at in range(number):
        yield _Article(world, at).written()


class _Article:
    """One article of four quotes, about eight names, three dates and four places."""

    def __init__(self, world: World, at: int) -> None:
        self.world, self.at = world, at
        self.day = made.FIRST_DAY + timedelta(days=int(made.DAYS * world.chance.random() ** 0.7))
        self.text = ""
        self.names: list[Mention] = []
        self.quotes: list[Quote] = []
        self.dates: list[DateMention] = []
        self.places: list[Place] = []
        self.roles: list[Role] = []
        self.sentences: list[Span] = []

    def written(self) -> tuple[Document, Extraction]:
        chance = self.world.chance
        speakers = [self.world.name() for _ in range(3)]
        speakers.append((HERO, "PERSON") if chance.random() < OFTEN else self.world.name())
        for number, speaker in enumerate(chance.sample(speakers, QUOTES)):
            self._says(number, speaker)
        document = Document(
            id=f"made-{self.at}",
            text=self.text,
            title=chance.choice(self.world.fillers)[:60],
            published=None if chance.random() < 0.02 else self.day,
            published_from="field",
            source=f"Source {made.uneven(chance, SOURCES) + 1}",
            path=f"made/{self.at}",
            language="en",
            sha256=f"{self.at:064x}",
        )
        return document, Extraction(
            document.id,
            tuple(self.names),
            tuple(self.quotes),
            tuple(self.dates),
            tuple(self.places),
            tuple(self.sentences),
            roles=tuple(self.roles),
        )

    def _says(self, number: int, who: tuple[str, Label]) -> None:
        chance, fillers = self.world.chance, self.world.fillers
        begin = len(self.text)
        self._put("“")
        said = self._put(chance.choice(fillers)[:-1])
        self._put(",” ")
        speaker = self._named(who, number)
        self._put(" ")
        cue = Span(*self._put("said"))
        self._put(" in ")
        place = self.world.places[made.uneven(chance, PLACES)]
        where = self._put(place.name or "")
        self.places.append(replace(place, start=where[0], end=where[1]))
        self.names.append(Mention(*where, "GPE", place.name))
        if number < 3:
            self._put(" on ")
            self._dated(number)
        self._put(" beside ")
        self._named(self.world.name(), -1)
        self._put(". ")
        self.sentences.append(Span(begin, len(self.text), self.text[begin:]))
        self._put(chance.choice(fillers) + "\n")
        kind = chance.choices(("direct", "indirect", "mixed"), OF_KINDS)[0]
        saying = chance.choices(SAYINGS, OF_SAYINGS)[0]
        by = None if chance.random() < 0.1 else speaker
        self.quotes.append(Quote(*said, kind, by, cue, None, 0.9, "made", saying))  # type: ignore[arg-type]

    def _named(self, who: tuple[str, Label], number: int) -> Mention:
        """Write a name; now and then only its last word, or with what somebody is."""
        name, label = who
        if number == 0 and label == "PERSON" and self.world.chance.random() < 0.3:
            role = self.world.chance.choice(ROLES).format(self.world.chance.choice(self.world.last[:200]))
            self.roles.append(Role(*self._put(role), name))
            self._put(" ")
        is_short = label == "PERSON" and number > 0 and self.world.chance.random() < 0.2
        found = Mention(*self._put(name.split()[-1] if is_short else name), label, name)
        self.names.append(found)
        return found

    def _dated(self, number: int) -> None:
        chance = self.world.chance
        day = self.day - timedelta(days=int(2_000 * chance.random() ** 4))
        if number == 0:
            first, last, value = day, day, day.isoformat()
        elif number == 1:
            first, value = day.replace(day=1), f"{day:%Y-%m}"
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        else:
            first, last, value = date(day.year, 1, 1), date(day.year, 12, 31), f"{day:%Y}"
        is_guess = chance.random() < 0.05
        self.dates.append(
            DateMention(*self._put(value), "DATE", value, first, last, "", 0.5 if is_guess else 0.9, "made")
        )

    def _put(self, words: str) -> tuple[int, int, str]:
        start = len(self.text)
        self.text += words
        return start, len(self.text), words
