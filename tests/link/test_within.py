"""Who is who inside one document."""

from typing import cast

import pytest

from dashboard.link import within
from dashboard.records import Extraction, Label, Mention, Quote, Reference
from dashboard.text.article import lay_out


def mentions(text: str, *names: tuple[str, str]) -> tuple[Mention, ...]:
    """Find names in text order, each behind the one before."""
    found, at = [], 0
    for name, label in names:
        start = text.index(name, at)
        found.append(Mention(start, start + len(name), name, cast(Label, label)))
        at = start + len(name)
    return tuple(found)


def names(text: str, *given: tuple[str, str]) -> list[str | None]:
    joined = within.join(lay_out(text), Extraction("d", entities=mentions(text, *given)))
    return [m.name for m in joined.entities]


P, O = "PERSON", "ORG"  # noqa: E741
CANONICAL = [
    ("Vladimir Putin spoke. Putin left.", [("Vladimir Putin", P), ("Putin", P)], ["Vladimir Putin"] * 2),
    ("Putin spoke. Vladimir Putin left.", [("Putin", P), ("Vladimir Putin", P)], ["Vladimir Putin"] * 2),
    (
        "Recep Tayyip Erdogan spoke. Recep Erdogan left. Erdogan slept.",
        [("Recep Tayyip Erdogan", P), ("Recep Erdogan", P), ("Erdogan", P)],
        ["Recep Tayyip Erdogan"] * 3,
    ),
    (
        "Ana Ruiz met Luis Ruiz. Ruiz left.",
        [("Ana Ruiz", P), ("Luis Ruiz", P), ("Ruiz", P)],
        ["Ana Ruiz", "Luis Ruiz", "Ruiz"],
    ),
    (
        "Ana Ruiz met Luis Ruiz. Ana left.",
        [("Ana Ruiz", P), ("Luis Ruiz", P), ("Ana", P)],
        ["Ana Ruiz", "Luis Ruiz", "Ana Ruiz"],
    ),
    (
        "Yusuf al-Mahdawi spoke. Mr Mahdawi left.",
        [("Yusuf al-Mahdawi", P), ("Mahdawi", P)],
        ["Yusuf al-Mahdawi"] * 2,
    ),
    ("José Núñez spoke. Nunez left.", [("José Núñez", P), ("Nunez", P)], ["José Núñez"] * 2),
    (
        "John F. Kerry spoke. John Kerry left.",
        [("John F. Kerry", P), ("John Kerry", P)],
        ["John F. Kerry"] * 2,
    ),
    (
        "Martin Luther King Jr. spoke. King left.",
        [("Martin Luther King Jr.", P), ("King", P)],
        ["Martin Luther King Jr."] * 2,
    ),
    ("The UN and the United Nations.", [("UN", O), ("United Nations", O)], ["United Nations"] * 2),
    (
        "The International Committee of the Red Cross (ICRC); the ICRC.",
        [("International Committee of the Red Cross", O), ("ICRC", O), ("ICRC", O)],
        ["International Committee of the Red Cross"] * 3,
    ),
    (
        "The CIA met Central Bank and City Bureau.",
        [("CIA", O), ("Central Bank", O), ("City Bureau", O)],
        ["CIA", "Central Bank", "City Bureau"],
    ),
    (
        "CB: the City Bureau and the Central Bank.",
        [("CB", O), ("City Bureau", O), ("Central Bank", O)],
        ["CB", "City Bureau", "Central Bank"],
    ),
]


@pytest.mark.parametrize(("text", "given", "expected"), CANONICAL)
def test_names_join(text: str, given: list[tuple[str, str]], expected: list[str]) -> None:
    assert names(text, *given) == expected


def speaker(
    text: str, phrase: str, given: list[tuple[str, str]], references: list[tuple[str, str, float]]
) -> str | None:
    """Return the name given to a quote whose speaker is written as `phrase` (its last occurrence)."""
    start = text.rindex(phrase)
    end = len(text)
    speaker = Mention(start, start + len(phrase), phrase, "")
    quote = Quote(end - 1, end, text[-1], "indirect", speaker=speaker)
    pointed = tuple(
        Reference(text.rindex(a), text.rindex(a) + len(a), text.index(b), text.index(b) + len(b), p)
        for a, b, p in references
    )
    extraction = Extraction("d", entities=mentions(text, *given), quotes=(quote,), references=pointed)
    joined = within.join(lay_out(text), extraction).quotes[0].speaker
    assert joined is not None
    return joined.name


SPEAKERS = [
    (
        "Ana Ruiz, the mayor's spokeswoman, said so.",
        "Ana Ruiz, the mayor's spokeswoman",
        [("Ana Ruiz", P)],
        [],
        "Ana Ruiz",
    ),
    ("Trump's lawyer said so.", "Trump's lawyer", [("Trump", P)], [], None),
    ("Trump's claim", "Trump's", [("Trump", P)], [], "Trump"),
    ("a spokesman for Donald Trump said", "a spokesman for Donald Trump", [("Donald Trump", P)], [], None),
    (
        "Trump campaign manager Kim Lee said",
        "Trump campaign manager Kim Lee",
        [("Trump", P), ("Kim Lee", P)],
        [],
        "Kim Lee",
    ),
    ("the Trump campaign said", "the Trump campaign", [("Trump", P)], [], None),
    ("the White House said", "the White House", [("White House", O)], [], "White House"),
    (
        "a Justice Department official said",
        "a Justice Department official",
        [("Justice Department", O)],
        [],
        None,
    ),
    (
        "Ukraine's Foreign Ministry said",
        "Ukraine's Foreign Ministry",
        [("Ukraine", "GPE"), ("Foreign Ministry", O)],
        [],
        "Foreign Ministry",
    ),
    ("Ana Ruiz left. She said so.", "She", [("Ana Ruiz", P)], [("She", "Ana Ruiz", 0.9)], "Ana Ruiz"),
    ("Ana Ruiz left. She said so.", "She", [("Ana Ruiz", P)], [("She", "Ana Ruiz", 0.2)], "Ana Ruiz"),
    ("The town voted. She said so.", "She", [], [], None),
    (
        "Iran's minister of intelligence Esmail Khatib said",
        "Iran's minister of intelligence Esmail Khatib",
        [("Esmail Khatib", P)],
        [],
        "Esmail Khatib",
    ),
    (
        "undersecretary for railways Cesar Chavez said",
        "undersecretary for railways Cesar Chavez",
        [("Cesar Chavez", P)],
        [],
        "Cesar Chavez",
    ),
    (
        "the director of public prosecutions Ana Ruiz said",
        "the director of public prosecutions Ana Ruiz",
        [("Ana Ruiz", P)],
        [],
        "Ana Ruiz",
    ),
    (
        "Minister of state for parliamentary affairs Vera Moss said",
        "Minister of state for parliamentary affairs Vera Moss",
        [("Vera Moss", P)],
        [],
        "Vera Moss",
    ),
    ("chief of staff Ana Ruiz said", "chief of staff Ana Ruiz", [("Ana Ruiz", P)], [], "Ana Ruiz"),
    ("Ana Ruiz yesterday said", "Ana Ruiz yesterday", [("Ana Ruiz", P)], [], "Ana Ruiz"),
    ("Ana Ruiz on Monday said", "Ana Ruiz on Monday", [("Ana Ruiz", P)], [], "Ana Ruiz"),
    ("Ana Ruiz to the Post said", "Ana Ruiz to the Post", [("Ana Ruiz", P)], [], "Ana Ruiz"),
    ("the Milenio newspaper said", "the Milenio newspaper", [("Milenio", O)], [], "Milenio"),
    ("Turkey's Sabah news agency said", "Turkey's Sabah news agency", [("Sabah", O)], [], "Sabah"),
    ("a lawyer for victim Ana Ruiz said", "a lawyer for victim Ana Ruiz", [("Ana Ruiz", P)], [], None),
    ("the director of rival Ana Ruiz said", "the director of rival Ana Ruiz", [("Ana Ruiz", P)], [], None),
    (
        "a friend of businessman Ana Ruiz said",
        "a friend of businessman Ana Ruiz",
        [("Ana Ruiz", P)],
        [],
        None,
    ),
    (
        "the head of her campaign against Ana Ruiz said",
        "the head of her campaign against Ana Ruiz",
        [("Ana Ruiz", P)],
        [],
        None,
    ),
    ("The UN agency said", "The UN agency", [("UN", O)], [], None),
    ("The UN said", "The UN", [("UN", O)], [], "UN"),
    ("the Milenio editor said", "the Milenio editor", [("Milenio", O)], [], None),
    ("officials said so.", "officials", [], [], None),
    # a preposition inside a body's name; whose lawyer "his lawyer" is
    (
        "Freedom Under Law’s Judge Ana Ruiz said",
        "Freedom Under Law’s Judge Ana Ruiz",
        [("Freedom Under Law", O), ("Ana Ruiz", P)],
        [],
        "Ana Ruiz",
    ),
    ("a study at the Port of Riga said", "a study at the Port of Riga", [("Port of Riga", O)], [], None),
    (
        "Ruiz’s lawyer, Ben Roe, left. Ruiz was silent. Ruiz’s lawyer said so.",
        "Ruiz’s lawyer",
        [("Ruiz", P), ("Ben Roe", P), ("Ruiz", P), ("Ruiz", P)],
        [],
        "Ben Roe",
    ),
    (
        "Ruiz’s lawyer, Ben Roe, left. Ruiz was silent. Later his lawyer said so.",
        "his lawyer",
        [("Ruiz", P), ("Ben Roe", P), ("Ruiz", P)],
        [],
        "Ben Roe",
    ),
    ("Ruiz was silent. Later his lawyer said so.", "his lawyer", [("Ruiz", P)], [], None),
]


@pytest.mark.parametrize(("text", "phrase", "given", "references", "expected"), SPEAKERS)
def test_speakers_get_names(
    text: str,
    phrase: str,
    given: list[tuple[str, str]],
    references: list[tuple[str, str, float]],
    expected: str | None,
) -> None:
    assert speaker(text, phrase, given, references) == expected


def test_probabilities_of_one_name_add_up_over_pronouns() -> None:
    text = "Ana Ruiz spoke to Lee. She paused. Ruiz nodded. Then she said so."
    entities = mentions(text, ("Ana Ruiz", P), ("Lee", P), ("Ruiz", P))
    last = text.rindex("she")
    first = text.index("She")
    quote = Quote(last + 9, last + 11, "so", "indirect", speaker=Mention(last, last + 3, "she", ""))
    references = (
        Reference(first, first + 3, 0, 3, 0.9),
        Reference(last, last + 3, first, first + 3, 0.3),
        Reference(last, last + 3, entities[2].start, entities[2].end, 0.3),
        Reference(last, last + 3, entities[1].start, entities[1].end, 0.35),
    )
    extraction = Extraction("d", entities=entities, quotes=(quote,), references=references)
    joined = within.join(lay_out(text), extraction).quotes[0].speaker
    assert joined is not None
    assert joined.name == "Ana Ruiz"
