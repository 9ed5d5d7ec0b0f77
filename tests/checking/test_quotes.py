"""A draft's quotation is green only if it is the source's words, whole or marked as cut, by that speaker."""

import pytest

from dashboard.checking import draft
from dashboard.checking.findings import Finding
from dashboard.records import Kind
from dashboard.store.collection import Collection
from tests.checking.made import KALNINA, NOT_A_CRISIS, OZOLS, REBUILD, TRAM, Said, article


def checked(
    sources: Collection, said: str | tuple[str, ...], by: str | None, kind: Kind = "direct"
) -> Finding:
    """Return what is said of one quotation, by somebody as a name, or as a word in small letters."""
    pieces = (said,) if isinstance(said, str) else said
    lead = f"{by} said: “" if kind == "direct" else f"{by} spoke of “"
    text = lead + "” and “".join(pieces) + "”."
    words = Said(said, by, kind) if kind == "direct" else Said(f"“{pieces[0]}”", by, kind)
    people = [by] if by and by[0].isupper() else []
    found = draft.check(sources, *article("draft", text, [words], people=people))
    return next(found.of("quote"))


SAME = [
    REBUILD,
    "We will rebuild the bridge, and we will not close the harbour.",
    "The work takes two years",
    "we will rebuild the bridge and we will not close the harbour",
    "“We will rebuild the bridge — and we will not close the harbour”",
    "We\u00a0will rebuild the bridge, and we will not close the har\u00adbour",
    "We will rebuild the bridge … The work takes two years",
    "We will rebuild the bridge, and we will not close the harbour. […] two years",
    "We will rebuild the bridge, and we [in Riga] will not close the harbour.",
    "[W]e will rebuild the bridge, and we will not close the harbour.",
    "We will rebuild the bridge [in Riga], and we will not close the harbour. ...",
    "[The council] will rebuild the bridge, and we will not close the harbour [sic].",
    "Nobody was told that the harbour is closed.",
    ("Nobody was told", "that the harbour is closed."),
]


@pytest.mark.parametrize("said", SAME, ids=str)
def test_the_same_words_are_green(sources: Collection, said: str | tuple[str, ...]) -> None:
    found = checked(sources, said, KALNINA)
    assert (found.colour, found.says) == ("green", f"Word for word, by {KALNINA}.")
    assert found.source and found.source.address.startswith("quotes?quote=")


def test_a_marked_cut_is_named(sources: Collection) -> None:
    found = checked(sources, "We will rebuild the bridge … The work takes two years", KALNINA)
    assert found.notes == ("It is shortened, and marked so.",)


ALTERED = [
    # said, by whom, what is said of it
    (
        "We will rebuild the harbour, and we will not close the bridge.",
        KALNINA,
        "The words are in another order",
    ),
    ("We will repair the bridge, and we will not close the harbour.", KALNINA, "1 word differs from"),
    ("We will rebuild the bridge, and we will close the harbour.", KALNINA, "1 word of the source left out"),
    ("We will rebuild the new bridge, and we will not close the harbour.", KALNINA, "1 word more than"),
    ("The work takes three years", KALNINA, "1 word differs"),
    ("Some work takes two years", KALNINA, "1 word differs"),
    ("We will rebuild the bridge", KALNINA, "It ends earlier than"),
    ("We will not close the harbour", KALNINA, "It begins later than"),
    ("We will … close the harbour.", KALNINA, "What is left out turns the meaning"),
    ("We will rebuild the bridge [and] close the harbour.", KALNINA, "What is left out turns the meaning"),
    ("Nobody was told", KALNINA, "It ends earlier"),
    (REBUILD, OZOLS, f"The words are right. In the source {KALNINA} says it, not {OZOLS}."),
    (REBUILD, "Somebody Else", f"The words are right. In the source {KALNINA} says it"),
    (REBUILD, "she", "The words are right. Nobody is named here as the speaker, only “she”."),
    (REBUILD, None, "The words are right. Nobody is named here as the speaker."),
    ("It is open", OZOLS, "The words are right. The source does not name who says it: “a spokesman”."),
    (NOT_A_CRISIS, "Berg", "The words are right. “Berg” may be several in the"),
    ("The us asks who will pay", "Ana Berg", "1 word differs"),
    ("The US asks WHO will pay", "Ana Berg", "1 word differs"),
    ("The school in Cesis opens again after the summer.", OZOLS, "These words are in the source without"),
    (
        "She would resign in June if the harbour stays closed",
        KALNINA,
        "The source has these words as a paraphrase",
    ),
    (f"{TRAM}. {NOT_A_CRISIS}", OZOLS, "The source does not give all of it to one speaker"),
    ("It is open. The work takes two years", KALNINA, ""),
]


@pytest.mark.parametrize("said, by, says", ALTERED)
def test_what_differs_is_amber_and_says_how(
    sources: Collection, said: str, by: str | None, says: str
) -> None:
    found = checked(sources, said, by)
    assert (found.colour, found.says.startswith(says)) == ("amber", True), found


ABSENT = [
    "We will all move to the moon before the summer begins",
    "The ferry costs nothing",
    "No comment",
    "Yes",
    "The will of the people is that we are and that it is",
]


@pytest.mark.parametrize("said", ABSENT)
def test_what_nobody_said_is_red(sources: Collection, said: str) -> None:
    found = checked(sources, said, KALNINA)
    assert (found.colour, found.source) == ("red", None), found


FRAGMENTS = [
    ("rebuild the bridge", KALNINA, "green"),
    ("close the harbour", KALNINA, "amber"),  # not
    ("a crisis of the banks", "Ivo Berg", "amber"),  # not
    ("not a crisis", "Ivo Berg", "green"),
    ("rebuild the bridge, and they will not close the harbour", KALNINA, "amber"),
    ("rebuild the harbour", KALNINA, "red"),  # one of two words
]


@pytest.mark.parametrize("said, by, colour", FRAGMENTS)
def test_a_fragment_is_green_unless_a_negation_before_it_is_lost(
    sources: Collection, said: str, by: str, colour: str
) -> None:
    assert checked(sources, said, by, "mixed").colour == colour


PARAPHRASES = [
    # the draft, its clause, by whom, how, the colour
    ("she would resign in June if the harbour stays closed", KALNINA, "said", "green"),
    ("she will resign in June if the harbour stays closed", KALNINA, "said", "green"),
    ("they would rebuild the bridge, and they would not close the harbour", KALNINA, "said", "green"),
    ("she would not resign in June if the harbour stays closed", KALNINA, "said", "grey"),
    ("she would resign in June if the harbour stays closed", OZOLS, "said", "amber"),
    ("he had sold the ferry to a friend", OZOLS, "denied", "green"),
    ("he had sold the ferry to a friend", OZOLS, "said", "amber"),
    ("taxes on ships are too high", OZOLS, "said", "grey"),
]  # fmt: skip


@pytest.mark.parametrize("clause, by, how, colour", PARAPHRASES)
def test_a_paraphrase_is_green_only_with_the_words_of_its_speaker(
    sources: Collection, clause: str, by: str, how: str, colour: str
) -> None:
    saying = Said(clause, by, "indirect", "denied" if how == "denied" else "said")
    found = draft.check(sources, *article("draft", f"{by} {how} that {clause}.", [saying], people=[by]))
    assert next(found.of("paraphrase")).colour == colour


def test_words_in_marks_that_nobody_is_found_to_say_are_looked_up_too(sources: Collection) -> None:
    found = draft.check(sources, *article("draft", f"On a wall: “{REBUILD}.”"))
    said = next(found.of("quote"))
    assert (said.colour, said.says) == ("amber", "The words are right. Nobody is named here as the speaker.")


def test_a_quotation_that_is_too_long_to_compare_says_so(sources: Collection) -> None:
    found = checked(sources, f"{TRAM} " * 200, OZOLS)
    assert (found.colour, found.says.partition(";")[0]) == ("red", "Not word for word in the collection")


def test_quotations_beyond_the_first_are_not_said_to_be_right(
    sources: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "MOST_QUOTES", 1)
    text = f"{OZOLS} said: “{TRAM}.” {KALNINA} said: “{REBUILD}.”"
    given = article("draft", text, [Said(TRAM, OZOLS), Said(REBUILD, KALNINA)], people=[OZOLS, KALNINA])
    assert [one.colour for one in draft.check(sources, *given).of("quote")] == ["green", "amber"]


def test_differences_are_told_word_by_word(sources: Collection) -> None:
    found = checked(sources, "The tram line costs far too much for a city of this size", OZOLS)
    assert [(one.of, one.text) for one in found.parts] == [
        ("same", "The tram line costs"),
        ("draft", "far"),
        ("same", "too much for a"),
        ("draft", "city"),
        ("source", "town"),
        ("same", "of this size"),
    ]
    assert found.differing == 2


def test_nothing_of_a_draft_is_kept(sources: Collection) -> None:
    before = sources.version, sources.path.read_bytes()
    checked(sources, REBUILD, KALNINA)
    assert (sources.version, sources.path.read_bytes()) == before
