"""A question in plain words is read by rules: who, about what, where and when; nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.question import parts, reading, tokens
from dashboard.question.names import Known, Named
from dashboard.question.parts import Sort
from dashboard.question.periods import Month


def named(name: str, sort: Sort, count: int, counted: str = "quotes") -> Named:
    return Named(name, sort, count, counted, tokens.words_of(name))


KNOWN = Known(
    names=(
        named("Ilze Kalnina", "person", 24),
        named("Vladimir Ozols", "person", 9),
        named("Anna Ozols", "person", 3),
        named("Juris Ozols", "person", 2, "mentions"),
        named("Maris Liepa", "person", 8),
        named("Zane Liepa", "person", 3),
        named("Riga City Council", "person", 2),
        named("Theresa May", "person", 5),
        named("Ban Ki-moon", "person", 7),
        named("Jānis Bērziņš", "person", 1),
        named("Riga", "place", 30, "mentions"),
        named("Riga", "name", 31, "mentions"),
        named("Energy Agency", "name", 4, "mentions"),
        named("Baltic", "name", 3, "mentions"),
        named("Agency", "name", 3, "mentions"),
        named("The Echo", "source", 12, "documents"),
    ),
    months=(Month(2026, 5, 1), Month(2026, 4, 5), Month(2026, 3, 9), Month(2025, 4, 2)),
    most_quoted=named("Ilze Kalnina", "person", 24),
    newest=date(2026, 5, 13),
)
KALNINA, RIGA = ("Ilze Kalnina",), ("Riga",)
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)

# A question, and all that is asked for by it; the oddest last.
QUESTIONS = [
    (
        "what did Kalnina say about the bridge in March",
        Filters(KALNINA, about=("bridge",), first=FIRST, last=LAST),
    ),
    ("What did Ilze Kalnina say about Riga?", Filters(KALNINA, about=RIGA)),
    ("what did kalnina say", Filters(KALNINA)),
    ("Kalnina on the new bridge", Filters(KALNINA, about=("new bridge",))),
    ("Kalnina, Riga, May 2026", Filters(KALNINA, RIGA, first=date(2026, 5, 1), last=date(2026, 5, 31))),
    ("Ilze Kalnina bridge", Filters(KALNINA, text="bridge")),
    ("bridge Kalnina Ilze", Filters(KALNINA, text="bridge")),
    ("quotes by Kalnina from The Echo", Filters(KALNINA, sources=("The Echo",))),
    ("according to Kalnina", Filters(KALNINA)),
    ("who spoke about the tram line", Filters(about=("tram line",))),
    ("what does The Echo say about Kalnina", Filters(sources=("The Echo",), about=KALNINA)),
    ("everything said about Riga and the bridge", Filters(about=("Riga", "bridge"))),
    ("said about trams or buses", Filters(about=("trams OR buses",))),
    ("said about Ilze Kalnina OR trams -bus", Filters(about=('"Ilze Kalnina" OR trams -bus',))),
    ("Kalnina denied", Filters(KALNINA, sayings=("denied",))),
    ("Kalnina and Vladimir Ozols", Filters(("Ilze Kalnina", "Vladimir Ozols"))),
    ("where is Kalnina mentioned", Filters(mentioned=KALNINA)),
    ("articles mentioning Kalnina", Filters(mentioned=KALNINA)),
    ("in or about Riga", Filters(places=RIGA)),
    ("what happened in Riga in March", Filters(places=RIGA, axis="mentioned", first=FIRST, last=LAST)),
    ("Kalnina since March", Filters(KALNINA, first=date(2026, 3, 1))),
    ("Kalnina after March", Filters(KALNINA, first=date(2026, 4, 1))),
    ("Kalnina until 3 May", Filters(KALNINA, last=date(2026, 5, 3))),
    ("Kalnina before May", Filters(KALNINA, last=date(2026, 4, 30))),
    ("Kalnina from March to May", Filters(KALNINA, first=date(2026, 3, 1), last=date(2026, 5, 31))),
    ("between 3 March and May 4, 2026", Filters(first=date(2026, 3, 3), last=date(2026, 5, 4))),
    ("Kalnina January to March 2016", Filters(KALNINA, first=date(2016, 1, 1), last=date(2016, 3, 31))),
    ("from January–March 2016", Filters(first=date(2016, 1, 1), last=date(2016, 3, 31))),
    ("Nov - Feb 2016", Filters(first=date(2015, 11, 1), last=date(2016, 2, 29))),
    ("what happened 3-5 May", Filters(axis="mentioned", first=date(2026, 5, 3), last=date(2026, 5, 5))),
    ("between March and May", Filters(first=date(2026, 3, 1), last=date(2026, 5, 31))),
    ("2000 to 3000 trams", Filters(text="2000 3000 trams")),
    ("Kalnina on 2026-03-14", Filters(KALNINA, first=date(2026, 3, 14), last=date(2026, 3, 14))),
    ("Kalnina in 2025", Filters(KALNINA, first=date(2025, 1, 1), last=date(2025, 12, 31))),
    ("what did May say in May", Filters(("Theresa May",), first=date(2026, 5, 1), last=date(2026, 5, 31))),
    ("what did Ban Ki-moon’s envoy say", Filters(("Ban Ki-moon",))),
    ("what did ban ki moon say", Filters(("Ban Ki-moon",))),
    ("what did Berzins say", Filters(("Jānis Bērziņš",))),
    ("“the old bridge” -tram", Filters(text='"the old bridge" -tram')),
    ("Kalnina about energy", Filters(KALNINA, about=("energy",))),
    ("said about Baltic investment", Filters(about=("Baltic investment",))),
    ("said about the Baltic", Filters(about=("Baltic",))),
    ("said about agency OR trams", Filters(about=("agency OR trams",))),
    ("Kalnina on 14.3.2026", Filters(KALNINA, first=date(2026, 3, 14), last=date(2026, 3, 14))),
    ("between 01.03.2026 and 31.03.2026", Filters(first=FIRST, last=LAST)),
    ("01.03.2026-31.03.2026", Filters(first=FIRST, last=LAST)),
    ("Kalnina 3/31/2026", Filters(KALNINA, first=LAST, last=LAST)),
    ("Kalnina march 14 2026", Filters(KALNINA, first=date(2026, 3, 14), last=date(2026, 3, 14))),
    ("trams march 2026", Filters(text="trams", first=FIRST, last=LAST)),
    ("Kalnina in early March", Filters(KALNINA, first=FIRST, last=date(2026, 3, 10))),
    ("Kalnina mid-March", Filters(KALNINA, first=date(2026, 3, 11), last=date(2026, 3, 20))),
    ("Kalnina in late 2026", Filters(KALNINA, first=date(2026, 9, 1), last=date(2026, 12, 31))),
    ("early 1998", Filters(first=date(1998, 1, 1), last=date(1998, 4, 30))),
    ("what happened in the spring of 2026", Filters(axis="mentioned", first=FIRST, last=date(2026, 5, 31))),
    ("Kalnina winter 2025", Filters(KALNINA, first=date(2025, 12, 1), last=date(2026, 2, 28))),
    ("early trams in late trains", Filters(text="early trams late trains")),
    ("direct quotes by Kalnina", Filters(KALNINA, kinds=("direct",))),
    ("indirect speech in Riga", Filters(places=RIGA, kinds=("indirect",))),
    ("unnamed sources on Kalnina", Filters(about=KALNINA, unnamed=True)),
    ("anonymous officials", Filters(unnamed=True)),
    ("Kalnina against Ban Ki-moon", Filters(KALNINA, about=("Ban Ki-moon",))),
    ("said about tram liepa", Filters(about=("tram liepa",))),
    ("what did Mayor Ilze Kalnina say", Filters(KALNINA)),
    ("senator kalnina on trams", Filters(KALNINA, about=("trams",))),
    ("what is Kalnina’s view on trams", Filters(KALNINA, about=("trams",))),
    ("did Kalnina change her mind about Riga", Filters(KALNINA, about=RIGA)),
    ("said about the mayor of Riga", Filters(about=("mayor", "Riga"))),
    ("quotes of Kalnina", Filters(KALNINA)),
    ("latest statements of Kalnina", Filters(KALNINA)),
    ("how many times was Kalnina quoted", Filters(KALNINA)),
    ("number of quotes by Kalnina about Riga", Filters(KALNINA, about=RIGA)),
    ("who said most about the bridge", Filters(about=("bridge",))),
    ("what did the most quoted person say about Riga", Filters(KALNINA, about=RIGA)),
    ("how often was Riga named", Filters(places=RIGA)),
    ("who criticized Kalnina", Filters(about=KALNINA)),
    ("did Kalnina praise Ban Ki-moon", Filters(("Ilze Kalnina", "Ban Ki-moon"), text="praise")),
    ("Kalnina slammed Ban Ki-moon", Filters(KALNINA, about=("Ban Ki-moon",))),
    ("critics of Kalnina", Filters(about=KALNINA)),
    ("Kalnina vs. Ban Ki-moon", Filters(("Ilze Kalnina", "Ban Ki-moon"))),
    ("loud march", Filters(text="loud march")),
    ("what is it", Filters()),
    ("", Filters()),
]


@pytest.mark.parametrize("question, expected", QUESTIONS)
def test_a_question_is_read_by_the_names_and_months_of_the_collection(
    question: str, expected: Filters
) -> None:
    assert reading.read(question, KNOWN).filters == expected


# A question, its unclear words, and what they may mean.
UNCLEAR = [
    ("what did Liepa say", "Liepa", [("by", "Maris Liepa"), ("by", "Zane Liepa")]),
    (
        "said about Liepa",
        "Liepa",
        [
            ("about", "Maris Liepa"),
            ("about", "Zane Liepa"),
            ("about", '"Liepa"'),
        ],
    ),
    ("liepa", "liepa", [("by", "Maris Liepa"), ("by", "Zane Liepa"), ("words", '"liepa"')]),
    ("berzins", "berzins", [("by", "Jānis Bērziņš"), ("words", '"berzins"')]),
    (
        "Kalnina in April",
        "April",
        [("published", "2026-04-01..2026-04-30"), ("published", "2025-04-01..2025-04-30")],
    ),
]


@pytest.mark.parametrize("question, words, choices", UNCLEAR)
def test_what_is_unclear_is_offered_and_not_guessed(
    question: str, words: str, choices: list[tuple[str, str]]
) -> None:
    found = reading.read(question, KNOWN)
    (unclear,) = found.unclear
    assert (unclear.words, unclear.taken) == (words, None)
    assert [(one.part.role, one.part.value) for one in unclear.choices] == choices


# A question with a name of several, the one who is taken, and the others.
LIKELY = [
    ("what did Ozols say", Filters(("Vladimir Ozols",)), [("by", "Anna Ozols")]),
    (
        "ozols on the tram line",
        Filters(("Vladimir Ozols",), about=("tram line",)),
        [("by", "Anna Ozols"), ("by", "Juris Ozols"), ("words", '"ozols"')],
    ),
    (
        "said about Ozols",
        Filters(about=("Vladimir Ozols",)),
        [("about", "Anna Ozols"), ("about", "Juris Ozols"), ("about", '"Ozols"')],
    ),
    ("kalnina", Filters(KALNINA), [("words", '"kalnina"')]),
]


@pytest.mark.parametrize("question, expected, others", LIKELY)
def test_who_has_by_far_the_most_quotes_is_taken_and_the_others_are_offered(
    question: str, expected: Filters, others: list[tuple[str, str]]
) -> None:
    found = reading.read(question, KNOWN)
    assert found.filters == expected
    (unclear,) = found.unclear
    assert unclear.taken in [*parts.of(expected)]
    assert [(one.part.role, one.part.value) for one in unclear.choices] == others


# Whom nobody is called; words that are only searched for; the page that answers.
LEFT = [
    ("what did Xyzzy say", ("Xyzzy",), (), "quotes"),
    ("what did Ilze Xyzzy say", ("Ilze Xyzzy",), (), "quotes"),
    ("demolished the bridge", (), ("demolished bridge",), ""),
    ("who is quoted most", (), (), "people"),
    ("most quoted people", (), (), "people"),
    ("top 10 speakers", (), (), "people"),
    ("Which places are named most often?", (), (), "map"),
    ("who criticised the bridge", (), (), "people"),
    ("compare Kalnina and Ban Ki-moon", (), (), "compare"),
    ("did Kalnina compare the bridge", (), ("bridge",), "quotes"),
    ("in December", (), ("December",), ""),
    ("who spoke", (), (), "people"),
    ("where did Kalnina speak", (), (), "map"),
    ("when did Kalnina speak", (), (), "timeline"),
    ("what happened in Riga", (), (), "events"),
    ("events in Riga in March", (), (), "events"),
    ("Kalnina", (), (), ""),
]


@pytest.mark.parametrize("question, unknown, searched, page", LEFT)
def test_what_is_not_understood_is_said(
    question: str, unknown: tuple[str, ...], searched: tuple[str, ...], page: str
) -> None:
    found = reading.read(question, KNOWN)
    assert (found.unknown, found.searched, found.page) == (unknown, searched, page)


# What is counted from the newest article, Wednesday 13 May 2026.
COUNTED = [
    ("today", date(2026, 5, 13), date(2026, 5, 13)),
    ("yesterday", date(2026, 5, 12), date(2026, 5, 12)),
    ("this week", date(2026, 5, 11), date(2026, 5, 17)),
    ("last week", date(2026, 5, 4), date(2026, 5, 10)),
    ("the past week", date(2026, 5, 7), date(2026, 5, 13)),
    ("in the last 30 days", date(2026, 4, 14), date(2026, 5, 13)),
    ("this month", date(2026, 5, 1), date(2026, 5, 31)),
    ("last month", date(2026, 4, 1), date(2026, 4, 30)),
    ("past 3 months", date(2026, 2, 14), date(2026, 5, 13)),
    ("last year", date(2025, 1, 1), date(2025, 12, 31)),
    ("past 2 years", date(2024, 5, 14), date(2026, 5, 13)),
]


@pytest.mark.parametrize("words, first, last", COUNTED)
def test_a_time_is_counted_from_the_newest_article_and_that_is_said(
    words: str, first: date, last: date
) -> None:
    found = reading.read(f"what did Kalnina say {words}", KNOWN)
    assert found.filters == Filters(KALNINA, first=first, last=last)
    assert "13 May 2026" in " ".join(found.notes)
    assert reading.read(f"what did Kalnina say {words}", Known(KNOWN.names)).notes == ()


def test_a_day_with_slashes_that_may_be_two_is_asked_about() -> None:
    (unclear,) = reading.read("Kalnina on 3/5/2026", KNOWN).unclear
    days = [one.part.value for one in unclear.choices]
    assert days == ["2026-05-03..2026-05-03", "2026-03-05..2026-03-05"]


def test_a_verb_that_is_not_looked_for_is_said() -> None:
    assert "criticised" in reading.read("who criticised Kalnina", KNOWN).notes[0]
    assert "order" in reading.read("first quote by Kalnina", KNOWN).notes[0]


WORDS = st.sampled_from([*tokens.table(), "Kalnina", "Riga", "March", "3", "2026", "OR", "-x", '"a b"', "…"])


@pytest.mark.slow
@given(st.lists(WORDS | st.text(max_size=6), max_size=12).map(" ".join))
def test_no_question_is_an_error(question: str) -> None:
    found = reading.read(question, KNOWN)
    assert Filters.from_query(found.filters.to_query()) == found.filters
    for one in parts.of(found.filters):
        assert parts.says(one)
        assert one not in parts.of(parts.off(found.filters, one))


ASKED = Filters(
    ("A",), ("B",), ("C",), ("direct",), ("denied",), date(2026, 3, 1), None, text="w", once=True, sure=75,
    unnamed=True, about=("D",), mentioned=("E",),
)  # fmt: skip


def test_filters_are_put_together_again_from_their_parts() -> None:
    found = Filters()
    for one in parts.of(ASKED):
        found = parts.put(found, one)
    assert found == ASKED


def test_nothing_is_left_when_all_parts_are_taken_off() -> None:
    found = ASKED
    for one in parts.of(ASKED):
        found = parts.off(found, one)
    assert found == Filters()


TURNS: list[tuple[str, str, tuple[Sort, ...], tuple[str, ...]]] = [
    ("by", "A", ("person",), ("mentioned", "about")),
    ("about", "Riga", ("name", "place"), ("mentioned", "place")),
    ("place", "Riga", ("place",), ("about",)),
    ("about", "bridge", ("words",), ("words",)),
    ("published", "2026-03-01..", (), ("happened",)),
    ("source", "C", (), ()),
]


@pytest.mark.parametrize("role, value, sorts, expected", TURNS)
def test_a_part_can_be_turned_into_what_its_words_can_mean(
    role: parts.Role, value: str, sorts: tuple[Sort, ...], expected: tuple[str, ...]
) -> None:
    part = parts.Part(role, value)
    assert parts.meanings(part, sorts) == expected
    for other in parts.meanings(part, sorts):
        turned = parts.turned(parts.put(Filters(), part), part, other)
        assert parts.of(turned) == (parts.Part(other, value),)
