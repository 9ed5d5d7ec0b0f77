"""Names join across documents only where it is sure whom they mean, and in whatever order they come."""

import itertools
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity.across import Name, best, join
from dashboard.identity.compare import is_bare, key, last_word
from dashboard.identity.decisions import rulings
from dashboard.records import Decision


def who(names: str, *, label: str = "PERSON", **options: Any) -> dict[str, str | None]:
    """Return the shown name of each of the names, which stand with commas between."""
    found = join([Name(label, name) for name in names.split(", ")], **options)
    return {name.name: known.name for name, known in found.items()}


JOINED = [
    ("Putin, Vladimir Putin", {"Putin": "Vladimir Putin"}),
    ("Guterres, Antonio Guterres, António Guterres", {"Guterres": "António Guterres"}),
    ("Antonio Guterres, António Guterres", {"Antonio Guterres": "António Guterres"}),
    ("VLADIMIR PUTIN, Vladimir Putin", {"VLADIMIR PUTIN": "Vladimir Putin"}),
    ("Ban Ki Moon, Ban Ki-moon", {"Ban Ki Moon": "Ban Ki-moon"}),
    ("Ki-moon, Ban Ki-moon", {"Ki-moon": "Ban Ki-moon"}),
    ("van der Bellen, Alexander van der Bellen", {"van der Bellen": "Alexander van der Bellen"}),
    ("O’Brien, Pat O'Brien", {"O’Brien": "Pat O'Brien"}),
    ("Kennedy, Robert Kennedy Jr.", {"Kennedy": "Robert Kennedy Jr."}),
    ("John Kennedy, John F. Kennedy", {"John F. Kennedy": "John Kennedy"}),
    ("Trump, Donald Trump, Donald J. Trump", {"Trump": "Donald Trump", "Donald J. Trump": "Donald Trump"}),
    (
        "Zelensky, Volodymyr Zelensky, Volodymyr Zelenskyy, Volodymyr Zelenskiy",
        {"Volodymyr Zelenskyy": "Volodymyr Zelensky", "Volodymyr Zelenskiy": "Volodymyr Zelensky"},
    ),
    ("Zelenskyy, Volodymyr Zelensky", {"Zelenskyy": "Volodymyr Zelensky"}),
    ("Aleksei Orlov, Alexey Orlov", {"Aleksei Orlov": "Alexey Orlov"}),
]
APART = [
    "Kennedy, John Kennedy, Robert Kennedy",  # two candidates: neither
    "Bush, George Bush, George Bush Jr.",
    "Putina, Vladimir Putin",
    "Vladimir, Vladimir Putin",  # a first name alone says too little over documents
    "John Kennedy, John F. Kennedy, John N. Kennedy",  # two initials: two people
    "Robert Kennedy, Robert Kennedy Jr.",  # father and son
    "Volodymyr Zelensky, Vladimir Zelensky",  # two first names, be they one man's
    "J. Roe, Jane Roe",  # an initial may be anybody's
    "Jan Kowalski, Jana Kowalski",
    "Moon, Ban Ki-moon",  # half a word is no surname
    "Secretary-General, Antonio Guterres",
    "Mary Robinson, Robinson Crusoe",
]


@pytest.mark.parametrize("names, expected", JOINED)
def test_a_name_joins_the_one_it_can_only_mean(names: str, expected: dict[str, str]) -> None:
    found = who(names)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("names", APART)
def test_a_name_that_may_mean_another_stays_its_own(names: str) -> None:
    found = who(names)
    assert found == {name: name for name in found}


def test_only_people_have_surnames() -> None:
    assert who("Ford, Harrison Ford", label="ORG")["Ford"] == "Ford"


def test_labels_keep_names_apart() -> None:
    found = join([Name("PERSON", "Ford"), Name("ORG", "Ford"), Name("PERSON", "Harrison Ford")])
    assert found[Name("PERSON", "Ford")].key == "harrison ford"
    assert found[Name("ORG", "Ford")].key == "ford"


LONG = {"UN": {"United Nations"}}
TWO = {"PA": {"Press Association", "Palestinian Authority"}}


def test_an_acronym_joins_the_long_form_that_a_document_gave() -> None:
    assert who("UN, United Nations", label="ORG", long_forms=LONG)["UN"] == "United Nations"


def test_an_acronym_of_two_long_forms_joins_neither() -> None:
    found = who("PA, Press Association, Palestinian Authority", label="ORG", long_forms=TWO)
    assert found["PA"] == "PA"


def test_two_people_made_one_by_hand_are_one_candidate() -> None:
    names = "Zelensky, Volodymyr Zelensky, Vladimir Zelensky"
    assert who(names)["Zelensky"] == "Zelensky"
    merged = Decision(1, "", "merge", "PERSON:Vladimir Zelensky", "PERSON:Volodymyr Zelensky")
    found = who(names, rulings=rulings([merged]))
    assert set(found.values()) == {"Volodymyr Zelensky"}


CORRECTED = [
    ("Trump, Donald Trump, Donald J. Trump, Ivana Roe", "merge", "Trump", "Donald Trump"),
    ("Donald Trump, Donald J. Trump, The Donald", "merge", "The Donald", "Donald Trump"),
    ("Donald Trump, Donald J. Trump, The Donald", "merge", "Donald Trump", "The Donald"),
    ("Donald Trump, Donald J. Trump", "rename", "Donald Trump", "Mr Trump"),
    ("Volodymyr Zelensky, Volodymyr Zelenskyy", "rename", "Volodymyr Zelensky", "Wolodymyr Selenskyj"),
    ("Antonio Guterres, António Guterres, Guterres", "rename", "António Guterres", "A. Guterres"),
    ("John Kennedy, John F. Kennedy, Jack Kennedy", "merge", "Jack Kennedy", "John Kennedy"),
]


@pytest.mark.parametrize("names, act, about, new", CORRECTED)
def test_who_was_one_person_stays_one_when_corrected(names: str, act: Any, about: str, new: str) -> None:
    decided = rulings([Decision(1, "", act, f"PERSON:{about}", f"PERSON:{new}")])
    after = who(names, rulings=decided)
    together = {
        one: [other for other, shown in who(names).items() if shown == who(names)[one]] for one in after
    }
    for one, others in together.items():
        assert {after[other] for other in others} == {after[one]}
    assert after[about] == after.get(new, new)


def test_what_was_decided_about_one_form_holds_for_a_form_that_comes_later() -> None:
    decided = rulings([Decision(1, "", "rename", "PERSON:Donald J. Trump", "PERSON:The Donald")])
    assert set(who("Donald J. Trump, Donald Trump", rulings=decided).values()) == {"The Donald"}


def test_what_was_decided_about_two_forms_holds_for_each() -> None:
    decided = rulings(
        [
            Decision(1, "", "rename", "PERSON:Donald J. Trump", "PERSON:The Donald"),
            Decision(2, "", "rename", "PERSON:Donald Trump", "PERSON:The Don"),
        ]
    )
    found = who("Donald J. Trump, Donald Trump", rulings=decided)
    assert found == {"Donald J. Trump": "The Donald", "Donald Trump": "The Don"}


def test_a_hidden_person_is_no_candidate() -> None:
    hidden = Decision(1, "", "hide", "PERSON:Robert Kennedy")
    assert (
        who("Kennedy, John Kennedy, Robert Kennedy", rulings=rulings([hidden]))["Kennedy"] == "John Kennedy"
    )


# Names, what is split from what, and whom each then stands for.
SPLIT = [
    ("Putin, Vladimir Putin", "Putin|Vladimir Putin", {"Putin": "Putin", "Vladimir Putin": "Vladimir Putin"}),
    ("Putin, PUTIN, Vladimir Putin", "Putin|Vladimir Putin", {"PUTIN": "Putin"}),
    # A full name leaves those that are like it; the surname then fits two people and means neither.
    (
        "Orlov, Aleksei Orlov, Alexey Orlov",
        "Aleksei Orlov|Alexey Orlov",
        {"Orlov": "Orlov", "Aleksei Orlov": "Aleksei Orlov", "Alexey Orlov": "Alexey Orlov"},
    ),
    (
        "Aleksei Orlov, Alexey Orlov, Alexei Orlov",
        "Aleksei Orlov|Alexey Orlov",
        {"Aleksei Orlov": "Aleksei Orlov", "Alexei Orlov": "Alexei Orlov", "Alexey Orlov": "Alexei Orlov"},
    ),
    ("John Kennedy, John F. Kennedy", "John F. Kennedy|John Kennedy", {"John F. Kennedy": "John F. Kennedy"}),
    # The same but for accents or case: this one spelling goes.
    (
        "Antonio Guterres, António Guterres, Guterres",
        "Antonio Guterres|António Guterres",
        {"Antonio Guterres": "Antonio Guterres", "António Guterres": "António Guterres",
         "Guterres": "Guterres"},
    ),
    ("Putin, Vladimir Putin", "Putin|", {"Putin": "Putin"}),
    ("Putin, Vladimir Putin", "Putin|Putin", {"Putin": "Vladimir Putin"}),
    ("Putin, Vladimir Putin", "PUTIN|Vladimir Putin", {"Putin": "Putin"}),
]  # fmt: skip


@pytest.mark.parametrize("names, split, expected", SPLIT)
def test_a_split_name_is_joined_by_no_road(names: str, split: str, expected: dict[str, str]) -> None:
    name, _, other = split.partition("|")
    made = Decision(1, "", "split", f"PERSON:{name}", other and f"PERSON:{other}")
    found = who(names, rulings=rulings([made]))
    assert {name: found[name] for name in expected} == expected


def test_a_split_acronym_leaves_its_long_form() -> None:
    made = Decision(1, "", "split", "ORG:UN", "ORG:United Nations")
    found = who("UN, United Nations", label="ORG", long_forms=LONG, rulings=rulings([made]))
    assert found == {"UN": "UN", "United Nations": "United Nations"}


def test_a_split_name_joins_again_by_hand() -> None:
    made = [
        Decision(1, "", "split", "PERSON:Kennedy", "PERSON:John Kennedy"),
        Decision(2, "", "merge", "PERSON:Kennedy", "PERSON:Robert Kennedy"),
    ]
    found = who("Kennedy, John Kennedy", rulings=rulings(made))
    assert found == {"Kennedy": "Robert Kennedy", "John Kennedy": "John Kennedy"}


def test_nobody_is_meant_under_a_name_that_is_absent() -> None:
    assert who("Putin, Vladimir Putin", absent=[Name("PERSON", "Vladimir Putin")])["Putin"] == "Putin"


@pytest.mark.slow
@given(st.permutations([Name("PERSON", name) for names, _ in JOINED for name in names.split(", ")]))
def test_the_order_of_names_does_not_matter(names: list[Name]) -> None:
    assert join(names) == join(sorted(names, key=lambda name: name.name))


WORDS = ["Ann", "Lee", "Kim", "van", "Ki-moon", "Jr.", "Ö", "McX", ".", "-", "\t", "ß", "Ⅳ"]


def test_joining_by_last_word_gives_the_same_as_joining_all() -> None:
    chance = random.Random(7)
    names = {Name("PERSON", " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))) for _ in range(300)}
    whole = join(names)
    for _, block in itertools.groupby(sorted(names, key=word), key=word):
        for name, known in join(block).items():
            assert whole[name] == known


def word(name: Name) -> str:
    return last_word(name.name)


@pytest.mark.slow
@given(st.text())
def test_any_text_is_a_name(name: str) -> None:
    assert isinstance(key(name), str)
    assert isinstance(is_bare(name), bool)
    assert isinstance(last_word(name), str)
    assert best([name]) == name


@pytest.mark.slow
@given(st.text(), st.text())
def test_the_same_key_means_the_same_block(one: str, other: str) -> None:
    if key(one) == key(other):
        assert last_word(one) == last_word(other)


# Of names that are the same but for their capitals: the one to show, its label.
CAPITALS = [
    (["HIllary Clinton", "Hillary Clinton"], "PERSON", "Hillary Clinton"),
    (["TRump", "Trump"], "PERSON", "Trump"),
    (["Jean-Luc MÉLENCHON", "Jean-Luc Mélenchon"], "PERSON", "Jean-Luc Mélenchon"),
    (["Xi JINPING", "Xi Jinping"], "PERSON", "Xi Jinping"),
    (["ŁUkasz Nowak", "Łukasz Nowak"], "PERSON", "Łukasz Nowak"),
    (["КОфи Аннан", "Кофи Аннан"], "PERSON", "Кофи Аннан"),
    (["LeBron James", "Lebron James"], "PERSON", "LeBron James"),
    (["John MCCAIN", "John Mccain", "John McCain"], "PERSON", "John McCain"),
    (["William III", "William Iii"], "PERSON", "William III"),
    (["J.P. MORGAN", "J.P. Morgan"], "PERSON", "J.P. Morgan"),
    (["HILLARY CLINTON", "HIllary CLinton"], "PERSON", "HILLARY CLINTON"),
    (["UN Women", "Un Women"], "ORG", "UN Women"),
    (["NATO Council", "Nato Council"], "ORG", "NATO Council"),
    (["UNesco Office", "Unesco Office"], "ORG", "Unesco Office"),
]


@pytest.mark.parametrize(("names", "label", "shown"), CAPITALS)
def test_a_slip_of_the_shift_key_names_nobody(names: list[str], label: str, shown: str) -> None:
    assert best(names, label=label) == best(names[::-1], label=label) == shown
