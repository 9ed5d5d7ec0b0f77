"""A question read by plain rules: who, about what, where and when; nothing is guessed (semantic parsing)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from dashboard.filters import KINDS, Filters
from dashboard.question import names, parts, periods, relative, seasons, spans, tokens
from dashboard.question.names import Known, Meant
from dashboard.question.parts import Part
from dashboard.question.tokens import Token
from dashboard.text import day_words
from dashboard.text.folding import fold
from dashboard.text.wanted import EITHER

Page = Literal["", "quotes", "people", "map", "timeline", "events", "compare"]
PAGES: dict[str, Page] = {
    "who": "people", "where": "map", "when": "timeline", "happened": "events", "compare": "compare",
    "critics": "people",
}  # fmt: skip
SAYING = {"say", "denied", "declined", "said by", "earliest", "unnamed", *KINDS}
NOT_SOUGHT = "What is said about {} is shown, whether or not it was “{}”."
COUNTED_FROM = "“{}” is counted from the newest article, of {}."
EARLIEST = "The newest come first. In the table, “Published” turns the order."
EVERYTHING = Filters()
TIMES = ("in", "from", "since", "after", "until", "before", "between", "during", "to")


@dataclass(frozen=True)
class Choice:
    """One meaning of unclear words, and how often it occurs: "24 quotes"."""

    part: Part
    count: int = 0
    counted: str = ""


@dataclass(frozen=True)
class Unclear:
    """Words that may mean several things, or (`is_unknown`) nothing here: the choices are the nearest.

    `is_speaker` says that they stand where somebody speaks, `literal` what unknown words ask for as they
    stand, which nothing here fits; `taken` is by far the likeliest meaning, which is asked for already and is
    not among the choices.
    """

    words: str
    choices: tuple[Choice, ...]
    is_unknown: bool = False
    is_speaker: bool = False
    taken: Part | None = None
    literal: Part | None = None


@dataclass(frozen=True)
class Understood:
    """What is asked for, what may be meant by the rest, whom nobody is called, and what is only searched for.

    `page` is the page that answers: of quotes, people, the map, the timeline, events or two compared; ""
    leaves it open. `notes` say what was taken otherwise than its words alone say.
    """

    filters: Filters = EVERYTHING
    unclear: tuple[Unclear, ...] = ()
    unknown: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    page: Page = ""
    notes: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Say whether a page answers: anything is asked for, or who, where or when it is at all."""
        return bool(self.filters) or self.page not in ("", "quotes")


def read(question: str, known: Known) -> Understood:
    """Return what a question asks for, by the names and months of a collection.

    >>> read("who spoke about the bridge", Known()).filters.about
    ('bridge',)
    """
    cut = tokens.cut(question)
    roles = {tokens.role_at(cut, at)[0] for at in range(len(cut))}
    is_said = bool(roles & SAYING)
    reading = _Reading(known, role="by" if is_said else "", page="quotes" if is_said else "")
    at = 0
    while at < len(cut):
        at += reading.take(cut[at:], *tokens.role_at(cut, at))
    reading.end_run()
    return reading.understood()


@dataclass
class _Reading:
    """A question while it is read; `role` is what the words before say of the next ones."""

    known: Known
    role: str
    page: Page
    filters: Filters = EVERYTHING
    run: list[str] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    act: str = ""  # "criticised": what the next name had done to it
    bound: str = ""  # "since", "until": what a period bounds; a "span" has both ends

    def take(self, rest: Sequence[Token], role: str, size: int) -> int:
        """Read the next words and return how many they were."""
        if rest[0].is_search:
            self.run.append(rest[0].text)
            return 1
        words = [one.text for one in rest]
        if counted := relative.at(words, self.known.newest):
            self.end_run()
            self.take_counted(" ".join(words[: counted.size]), counted)
            return counted.size
        meant = names.at(rest, self.known, self.role if self.role in names.ROLES else "in")
        if meant and meant.size == 1 and rest[0].is_small and self.run and self.role == "about":
            meant = None  # "gun control" is about that, whoever is called Control
        if meant is None and self.is_title(rest):
            return 1
        if role and (meant is None or meant.size <= size):
            self.turn(role, is_last=len(rest) == size)
            self.act = rest[0].text if role == "act" else self.act
            return size
        is_expected = bool(self.bound) or self.role in TIMES
        span = spans.at(words, self.known.months, is_expected=is_expected, is_between=self.bound == "between")
        if span and (meant is None or span.size > meant.size):
            self.end_run()
            self.bound = "span"
            self.take_period(" ".join(words[: span.size]), span)
            return span.size
        days = seasons.at(words, self.known.months) or periods.at(
            words, self.known.months, is_expected=is_expected
        )
        if days and (meant is None or (days.size >= meant.size and self.role != "by")):
            self.end_run()
            self.take_period(" ".join(words[: days.size]), days)
            return days.size
        if meant:
            self.end_run()
            self.take_name(" ".join(words[: meant.size]), meant)
            return meant.size
        self.run.append(rest[0].text)
        return 1

    def is_title(self, rest: Sequence[Token]) -> bool:
        """Say whether a word is the title of whom the next ones name: "Senator Cruz"."""
        role = self.role if self.role in names.ROLES else "in"
        after = names.at(rest[1:], self.known, role) if fold(rest[0].text) in tokens.titles() else None
        return after is not None and any(one.sort == "person" for one in after.names)

    def turn(self, role: str, *, is_last: bool) -> None:
        """Let the next words be what a word says of them."""
        if role == "stop":
            return
        if role == "or":
            if self.run or self.reopen():
                self.run.append(EITHER)
            return
        self.end_run()
        if role == "mentioned" and is_last:  # "where is Kalnina mentioned"
            people, self.filters = self.filters.people, replace(self.filters, people=())
            self.filters = replace(self.filters, mentioned=(*self.filters.mentioned, *people))
        if role in ("denied", "declined"):
            self.filters = parts.put(self.filters, Part("saying", role))
        if role in KINDS:
            self.filters = parts.put(self.filters, Part("kind", role))
        if role == "unnamed":
            self.filters = replace(self.filters, unnamed=True)
        if role == "earliest":
            self.notes.append(EARLIEST)
        if role in ("say", "denied", "declined", "earliest", "unnamed", *KINDS):
            self.role = "object"
        elif role in ("said by", "act"):
            self.role = "by" if role == "said by" else "about"
        elif role in PAGES:
            self.page = PAGES[role] if self.page in ("", "quotes") or role == "who" else self.page
            self.filters = replace(self.filters, axis="mentioned") if role == "happened" else self.filters
            self.role = {"who": self.role, "critics": "about"}.get(role, "")
        elif role in ("since", "after", "until", "before", "between", "during", "to"):
            self.bound = role
        elif role != "and" and role != "published":
            self.role, self.bound = role, ""

    def reopen(self) -> bool:
        """Take the name that quotes are about back into the words, which go on with OR, if there is one."""
        if self.role != "about" or not self.filters.about:
            return False
        *others, name = self.filters.about
        self.filters = replace(self.filters, about=tuple(others))
        self.run = [f'"{name}"']
        return True

    def take_name(self, words: str, meant: Meant) -> None:
        """Ask for a name, or say what the words may mean."""
        role = self.role if self.role in names.ROLES else "in"
        if self.act:
            self.notes.append(NOT_SOUGHT.format(meant.names[0].name, self.act))
            self.act = ""
        if meant.is_sure:
            self.filters = parts.put(self.filters, names.part(meant.names[0], role))
            return
        choices = [Choice(names.part(one, role), one.count, one.counted) for one in meant.names]
        if role not in ("by", "in", "from", "place"):
            choices.append(Choice(Part("about" if role == "about" else "words", f'"{words}"')))
        taken = choices.pop(0).part if meant.is_likely else None
        self.filters = parts.put(self.filters, taken) if taken else self.filters
        self.unclear.append(Unclear(words, tuple(choices), taken=taken))

    def take_period(self, words: str, days: periods.Found) -> None:
        """Ask for a period, or offer the years in which it may be."""
        if not days.periods:
            self.searched.append(words)
            self.filters = parts.put(self.filters, Part("words", words))
            return
        ways = [self.bounded(*one) for one in days.periods]
        axis: parts.Role = "happened" if self.filters.axis == "mentioned" else "published"
        choices = [Choice(Part(axis, parts.period(*way))) for way in ways]
        if len(choices) == 1:
            self.filters = parts.put(self.filters, choices[0].part)
        else:
            self.unclear.append(Unclear(words, tuple(choices)))
        self.bound = "to" if self.bound in ("between", "") else ""

    def take_counted(self, words: str, days: periods.Found) -> None:
        """Ask for a period that is counted from the newest article, and say so."""
        self.notes.append(COUNTED_FROM.format(words, day_words.day(self.known.newest)))
        self.take_period(words, days)

    def bounded(self, first: date, last: date) -> tuple[date | None, date | None]:
        """Return a period as the word before bounds it: "since March", "before March", "to March"."""
        one_day = timedelta(days=1)
        earlier = self.filters.first
        return {
            "since": (first, self.filters.last),
            "after": (last + one_day if last < date.max else last, self.filters.last),
            "until": (earlier, last),
            "before": (earlier, first - one_day if first > date.min else first),
            "to": (earlier if earlier and earlier <= last else first, last),
        }.get(self.bound, (first, last))

    def end_run(self) -> None:
        """Ask for the words that were no names: whom nobody is called, what it is about, or a search."""
        words, self.run = " ".join(self.run).removesuffix(f" {EITHER}"), []
        if not words:
            return
        if self.role == "by" and '"' not in words and not words.startswith("-"):
            self.unknown.append(words)
        elif self.role == "about":
            self.filters = parts.put(self.filters, Part("about", words))
        else:
            self.searched.append(words)
            self.filters = parts.put(self.filters, Part("words", words))

    def understood(self) -> Understood:
        """Return what was read; where only words are left, that is a search on any page."""
        filters = self.filters
        if filters.axis == "mentioned" and not (filters.first or filters.last):
            filters = replace(filters, axis="published")
        page = self.page
        if page == "compare" and not any(
            len(one) > 1 for one in (filters.people, filters.places, filters.sources)
        ):
            page = "quotes"
        left = (tuple(self.unclear), tuple(self.unknown), tuple(self.searched))
        return Understood(filters, *left, page, tuple(self.notes))
