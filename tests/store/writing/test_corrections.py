"""Corrections by hand: applied at once, kept through all that is read later, taken back without a trace."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import CollectionError, UsageError
from dashboard.export import EXPORTS
from dashboard.filters import Filters
from dashboard.identity.acts import FORMS
from dashboard.identity.decision_lines import from_lines, to_lines
from dashboard.identity.decisions import row_target
from dashboard.records import Decision, Mention
from dashboard.store.collection import Collection
from dashboard.store.questions import counts, documents, people, places, quotes, timeline
from tests.store import made
from tests.store.state import check, state

pytestmark = pytest.mark.slow

ANY = Filters()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Collection]:
    with Collection.open(made.collection(tmp_path / "made.sqlite"), readonly=False) as collection:
        yield collection


def quote_of(collection: Collection, words: str) -> str:
    rows = quotes.find(collection, ANY)
    return str(rows[rows["quote"].str.contains(words)].iloc[0]["quote_id"])


def speaker_of(collection: Collection, words: str) -> str | None:
    rows = quotes.find(collection, ANY)
    speaker = rows[rows["quote"].str.contains(words)].iloc[0]["speaker"]
    return speaker if isinstance(speaker, str) else None


def first_of(rows: dict[str, object]) -> str:
    return next(iter(rows))


def words_of(collection: Collection, document: str, kind: str, words: str) -> str:
    """Return words of a document as a decision names a row of them."""
    (text,) = collection.rows(
        "SELECT text FROM document_texts JOIN documents ON id = document_id WHERE key = ?", (document,)
    )[0]
    at = text.index(words)
    return row_target(kind, at, at + len(words), words, document=document)


MOSCOW = "55.75222,37.61556 RU city 524901 Moscow | Moscow"
PIER = "56.95,24.1 - facility - The pier"


def by_hand(collection: Collection) -> list[tuple[str, str, str]]:
    """Return what is added, named and placed by hand."""

    def words(document: str, kind: str, words: str) -> str:
        return words_of(collection, document, kind, words)

    shown = documents.one(collection, "talks")
    assert shown is not None
    found = next(iter(shown.places))
    return [
        ("add", words("talks", "mention", "peace"), "ORG:Peace Movement"),
        ("add", words("bodies", "mention", "UN"), "ORG:Universal Nonsense"),
        ("add", words("talks", "mention", "Vladimir Putin"), "ORG:Putin Ltd"),
        ("add", words("talks", "quote", "peace"), "PERSON:Somebody New"),
        ("add", words("talks", "quote", "peace"), ""),
        ("add", words("talks", "date", "peace"), "2022-05"),
        ("add", words("talks", "place", "peace"), PIER),
        ("add", words("talks", "place", "peace"), MOSCOW),
        ("place", f"place:{found}", MOSCOW),
        ("place", f"place:{found}", PIER),
        ("name", words("talks", "mention", "Vladimir Putin"), "PERSON:Putin, the other"),
        ("watch", "ORG:Peace Movement", '{"also": ["peace"], "desk": "World"}'),
        ("watch", "PERSON:Vladimir Putin", '{"also": ["Putin", "UN"]}'),
        ("watch", "ORG:peace", "{}"),
    ]


def every_kind(collection: Collection) -> list[tuple[str, str, str]]:
    """Return one correction of each kind as the dashboard gives it."""
    shown = documents.one(collection, "talks")
    assert shown is not None

    def mention(document: str, written: str) -> str:
        view = documents.one(collection, document)
        assert view is not None
        return next(f"mention:{row}" for row, one in view.mentions.items() if one.text == written)

    return [
        ("hide", "Vladimir Putin", ""),
        ("hide", "Paris (FR)", ""),
        ("hide", "Ford", ""),
        ("hide", f"mention:{first_of(dict(shown.mentions))}", ""),
        ("hide", f"place:{first_of(dict(shown.places))}", ""),
        ("hide", f"date:{next(iter(shown.dates))}", ""),
        ("hide", str(next(iter(shown.quotes))), ""),
        ("hide", f"quote:{next(iter(shown.quotes))}", ""),
        ("rename", "António Guterres", "Antonio Guterres"),
        ("rename", "Vladimir Putin", "Wladimir Putin"),
        ("rename", "United Nations", "Ford"),
        ("rename", "Ford", "PERSON:Ford"),
        ("rename", "John Kennedy", "Robert Kennedy"),
        ("merge", "Kennedy", "John Kennedy"),
        ("merge", "United Nations", "Vladimir Putin"),
        ("respeak", quote_of(collection, "peace"), "Vladimir Putin"),
        ("respeak", quote_of(collection, "peace"), "Somebody New"),
        ("respeak", quote_of(collection, "count"), ""),
        ("respeak", quote_of(collection, "tram"), "Ford"),
        ("saying", quote_of(collection, "peace"), "denied"),
        ("kind", f"quote:{quote_of(collection, 'tram')}", "indirect"),
        ("call", quote_of(collection, "tram"), "a nurse"),
        ("call", quote_of(collection, "tram"), ""),
        ("redate", f"date:{next(iter(shown.dates))}", "4 May 2022 to 7 May 2022"),
        ("redate", f"date:{next(iter(shown.dates))}", ""),
        *by_hand(collection),
        ("split", "Putin", "Vladimir Putin"),
        ("split", "PERSON:Guterres", ""),
        ("split", "Antonio Guterres", "António Guterres"),
        ("split", mention("answer", "Guterres"), ""),
        ("split", mention("answer", "Putin"), ""),
        ("split", mention("talks", "Vladimir Putin"), ""),
        ("split", mention("talks", "Antonio Guterres"), ""),
        ("split", mention("bodies", "UN"), ""),
        ("split", mention("bodies", "United Nations"), ""),
        ("split", mention("kennedys", "Kennedy"), ""),
    ]


KINDS = range(49)


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_changes_something_and_undo_takes_it_back(filled: Collection, kind: int) -> None:
    before = state(filled)
    act, target, value = every_kind(filled)[kind]
    decision = filled.decide(act, target, value)
    check(filled)
    assert state(filled) != before
    filled.undo(decision.id)
    check(filled)
    assert state(filled) == before
    assert [one.undone for one in filled.decisions()] == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_survives_another_reading(filled: Collection, kind: int) -> None:
    filled.decide(*every_kind(filled)[kind])
    corrected = state(filled)
    filled.connection.execute("UPDATE documents SET version = 'older'")
    for pair in reversed(made.articles()):
        assert filled.add(*pair) == "reread"
        check(filled)
    assert state(filled) == corrected


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_holds_for_what_is_added_later(filled: Collection, tmp_path: Path, kind: int) -> None:
    filled.decide(*every_kind(filled)[kind])
    with Collection.create(tmp_path / "later.sqlite") as later:
        assert later.take_over(filled.decisions()) == 1
        for pair in reversed(made.articles()):
            later.add(*pair)
            check(later)
        assert state(later) == state(filled)


def test_all_corrections_together_go_through_plain_text(filled: Collection, tmp_path: Path) -> None:
    for act, target, value in every_kind(filled):
        try:
            filled.decide(act, target, value)
        except CollectionError:
            continue  # what an earlier one hid or renamed is no longer there under this name
        check(filled)
    filled.undo(3)
    lines = list(to_lines(filled.decisions()))
    with Collection.open(made.collection(tmp_path / "other.sqlite"), readonly=False) as other:
        assert other.take_over(from_lines(lines)) == len(lines)
        check(other)
        assert state(other) == state(filled)
        assert other.take_over(from_lines(lines)) == 0


def test_a_hidden_name_is_nobody(filled: Collection) -> None:
    filled.decide("hide", "Vladimir Putin")
    assert "Vladimir Putin" not in people.find(filled, ANY)["name"].tolist()
    assert "Vladimir Putin" not in counts.frequent(filled, "person")
    assert speaker_of(filled, "We will talk") is None
    assert quotes.count(filled, Filters(people=("Vladimir Putin",))) == 0
    assert quotes.count(filled, ANY) == 8


def test_a_hidden_mention_is_the_only_one(filled: Collection) -> None:
    shown = documents.one(filled, "bodies")
    assert shown is not None
    filled.decide("hide", f"mention:{first_of(dict(shown.mentions))}")
    again = documents.one(filled, "bodies")
    assert again is not None
    assert len(again.mentions) == len(shown.mentions) - 1


def test_a_hidden_place_leaves_map_and_reader(filled: Collection) -> None:
    filled.decide("hide", "Riga")
    assert places.find(filled, ANY)["place"].tolist() == ["Paris (FR)", "Paris (US)"]
    shown = documents.one(filled, "answer")
    assert shown is not None
    assert shown.places == {}


def test_a_hidden_date_is_off_the_timeline(filled: Collection) -> None:
    row = timeline.find(filled, ANY).iloc[0]
    filled.decide("hide", f"date:{row['date_id']}")
    assert row["date_id"] not in timeline.find(filled, ANY)["date_id"].tolist()
    around = Filters(first=row["first"], last=row["last"], axis="mentioned")
    assert quotes.count(filled, around) == 0


def test_a_row_says_what_of_it_was_corrected(filled: Collection) -> None:
    def said(words: str) -> tuple[str, str]:
        rows = quotes.find(filled, ANY)
        found = rows[rows["quote"].str.contains(words)].iloc[0]
        return found["corrected"], found["because"]

    before = said("tram line")[1]
    assert set(quotes.find(filled, ANY)["corrected"]) == set(people.find(filled, ANY)["corrected"]) == {""}
    renamed = filled.decide("rename", str(speaker_of(filled, "tram line")), "Anton Guterres")
    assert said("tram line") == ("name", f"name corrected by hand; before that: {before}")
    listed = people.find(filled, ANY).set_index("name")["corrected"]
    assert listed["Anton Guterres"] == "name" and list(listed).count("name") == 1
    spoken = filled.decide("respeak", quote_of(filled, "tram line"), "Vladimir Putin")
    assert said("tram line") == ("speaker", f"speaker corrected by hand; before that: {before}")
    key = str(quotes.find(filled, ANY).set_index("corrected")["document_id"]["speaker"])
    reader = documents.one(filled, key)
    assert reader and [one.because[:25] for one in reader.quotes.values() if "tram line" in one.text] == [
        "speaker corrected by hand"
    ]
    filled.undo(spoken.id)
    filled.undo(renamed.id)
    assert said("tram line") == ("", before)


def test_a_renamed_person_is_found_by_the_new_name(filled: Collection) -> None:
    filled.decide("rename", "António Guterres", "Guterres, António")
    assert quotes.count(filled, Filters(people=("Guterres, António",))) == 2
    assert quotes.count(filled, Filters(people=("António Guterres",))) == 0


def test_two_merged_names_are_one_person(filled: Collection) -> None:
    filled.decide("merge", "Robert Kennedy", "John Kennedy")
    row = people.find(filled, Filters(people=("John Kennedy",))).iloc[0]
    # The bare "Kennedy" can now mean only this one.
    assert (row["quotes"], row["mentions"], row["documents"]) == (2, 5, 1)
    assert "Robert Kennedy" in row["variants"]


def test_a_quote_gets_another_speaker(filled: Collection) -> None:
    filled.decide("respeak", quote_of(filled, "peace"), "Ban Ki-moon")
    assert speaker_of(filled, "peace") == "Ban Ki-moon"
    shown = documents.one(filled, "talks")
    assert shown is not None
    assert "Ban Ki-moon" in {quote.speaker.name for quote in shown.quotes.values() if quote.speaker}
    filled.decide("respeak", quote_of(filled, "peace"), "")
    assert speaker_of(filled, "peace") is None


def test_a_correction_of_a_row_falls_with_its_words(filled: Collection) -> None:
    filled.decide("hide", quote_of(filled, "peace"))
    document, found = made.articles()[0]
    text = document.text.replace("peace", "bread")
    other = tuple(replace(one, text=text[one.start : one.end]) for one in found.quotes)
    filled.add(replace(document, text=text), replace(found, quotes=other))
    assert quotes.count(filled, Filters(text="bread")) == 1
    filled.add(document, found)
    assert quotes.count(filled, Filters(text="peace")) == 0


def test_a_person_of_a_renamed_name_is_the_same(filled: Collection) -> None:
    filled.decide("rename", "Vladimir Putin", "Vova")
    filled.add(*made.article("later", "Vladimir Putin came.", names={"Vladimir Putin": "PERSON"}))
    assert people.find(filled, Filters(people=("Vova",))).iloc[0]["documents"] == 3


def names_of(collection: Collection) -> dict[tuple[str, str], str]:
    """Return whom each mention of people and organisations stands for, by document and words."""
    return {
        (key, one.text): one.name or ""
        for key in ("talks", "answer", "bodies", "undated")
        if (view := documents.one(collection, key))
        for one in view.mentions.values()
    }


# What is split from what; then document and words of those that stand for somebody else from now on.
PARTED = [
    (("Putin", "Vladimir Putin"), {("answer", "Putin"): "Putin"}),
    # "answer" has Guterres in full elsewhere: there the surname stays his.
    (("Guterres", ""), {("undated", "Guterres"): "Guterres"}),
    (
        ("Antonio Guterres", "António Guterres"),
        {("talks", "Antonio Guterres"): "Antonio Guterres", ("undated", "Guterres"): "Guterres"},
    ),
    (("UN", "United Nations"), {("undated", "UN"): "UN"}),
    (("answer", "Putin"), {("answer", "Putin"): "Putin (answer)"}),
    (
        ("talks", "Vladimir Putin"),
        {("talks", "Vladimir Putin"): "Vladimir Putin (talks)", ("answer", "Putin"): "Putin"},
    ),
    (
        ("answer", "Guterres"),
        {("answer", "Guterres"): "Guterres (answer)", ("talks", "Antonio Guterres"): "Antonio Guterres",
         ("undated", "Guterres"): "Antonio Guterres"},
    ),
    # Where no document ties the acronym to a long form any more, it stands for itself elsewhere, too.
    (("bodies", "UN"), {("bodies", "UN"): "UN (bodies)", ("undated", "UN"): "UN"}),
    (
        ("bodies", "United Nations"),
        {("bodies", "United Nations"): "United Nations (bodies)", ("bodies", "UN"): "United Nations (bodies)",
         ("undated", "UN"): "UN"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("split, parted", PARTED)
def test_a_split_parts_this_and_nothing_else(
    filled: Collection, split: tuple[str, str], parted: dict[tuple[str, str], str]
) -> None:
    before = names_of(filled)
    view = documents.one(filled, split[0])
    if view is not None:
        row = next(row for row, one in view.mentions.items() if one.text == split[1])
        filled.decide("split", f"mention:{row}")
    else:
        filled.decide("split", *split)
    check(filled)
    assert names_of(filled) == before | parted


def test_a_split_acts_on_people_quotes_and_filters(filled: Collection) -> None:
    filled.decide("split", "Putin", "Vladimir Putin")
    rows = people.find(filled, ANY).set_index("name")
    assert rows.loc["Putin", ["quotes", "mentions", "documents"]].tolist() == [1, 1, 1]
    assert rows.loc["Vladimir Putin", ["quotes", "mentions", "documents"]].tolist() == [1, 1, 1]
    assert rows.loc["Vladimir Putin", "variants"] == ""
    assert speaker_of(filled, "No") == "Putin"
    assert quotes.count(filled, Filters(people=("Putin",))) == 1
    assert timeline.count(filled, Filters(people=("Putin",))) == 1
    assert places.find(filled, Filters(people=("Putin",)))["place"].tolist() == ["Riga"]
    assert "Putin" in counts.frequent(filled, "person")


def test_a_split_in_one_document_takes_roles_and_quotes_along(filled: Collection) -> None:
    view = documents.one(filled, "undated")
    assert view is not None
    row = next(row for row, one in view.mentions.items() if one.text == "Guterres")
    filled.decide("split", f"mention:{row}")
    there = people.find(filled, ANY).set_index("name").loc["Guterres (undated)"]
    assert (there["quotes"], there["roles"]) == (1, "envoy")
    filled.decide("merge", "Guterres (undated)", "Ban Ki-moon")
    check(filled)
    assert speaker_of(filled, "Nobody knows") == "Ban Ki-moon"
    assert names_of(filled)["answer", "Guterres"] == "António Guterres"


def test_a_quote_given_by_hand_stays_where_it_was_put(filled: Collection) -> None:
    filled.decide("respeak", quote_of(filled, "count"), "Vladimir Putin")
    view = documents.one(filled, "talks")
    assert view is not None
    row = next(row for row, one in view.mentions.items() if one.text == "Vladimir Putin")
    filled.decide("split", f"mention:{row}")
    check(filled)
    assert speaker_of(filled, "count") == "Vladimir Putin"
    assert speaker_of(filled, "We will talk") == "Vladimir Putin (talks)"


def test_one_of_two_people_of_the_very_same_name_goes(tmp_path: Path) -> None:
    pair = {"Ana Ruiz": "PERSON", "Ana Ruiz=Anita": "PERSON"}
    with Collection.create(tmp_path / "two.sqlite") as collection:
        collection.add(*made.article("mayor", "“Yes” said Anita. Ana Ruiz is mayor.", names=pair))
        collection.add(*made.article("keeper", "“No” said Anita. Ana Ruiz keeps the goal.", names=pair))
        collection.add(*made.article("bare", "“Perhaps” said Ruiz.", names={"Ruiz": "PERSON"}))
        view = documents.one(collection, "keeper")
        assert view is not None
        row = next(row for row, one in view.mentions.items() if one.text == "Ana Ruiz")
        collection.decide("split", f"mention:{row}")
        check(collection)
        rows = people.find(collection, ANY).set_index("name")
        assert rows.loc["Ana Ruiz (keeper)", ["quotes", "mentions"]].tolist() == [1, 2]
        assert rows.loc["Ana Ruiz", ["quotes", "mentions"]].tolist() == [2, 3]
        collection.remove("mayor")
        check(collection)
        # Nobody is called Ana Ruiz any more but the keeper, whom the bare surname does not mean.
        assert speaker_of(collection, "Perhaps") == "Ruiz"


def test_he_goes_with_the_name_before_him(tmp_path: Path) -> None:
    text = "Ana Ruiz sat. “A” said she. Anita stood. “B” said she."
    document, found = made.article("talk", text, names={"Ana Ruiz": "PERSON", "Ana Ruiz=Anita": "PERSON"})
    said = (
        replace(quote, speaker=Mention(at, at + 3, "she", "PERSON", "Ana Ruiz"))
        for quote in found.quotes
        if (at := text.index("she", quote.end))
    )
    with Collection.create(tmp_path / "she.sqlite") as collection:
        collection.add(document, replace(found, quotes=tuple(said)))
        view = documents.one(collection, "talk")
        assert view is not None
        row = next(row for row, one in view.mentions.items() if one.text == "Anita")
        collection.decide("split", f"mention:{row}")
        check(collection)
        assert quotes.find(collection, ANY)["speaker"].tolist() == ["Ana Ruiz", "Anita (talk)"]


def test_an_organisation_of_a_name_that_was_split_off_says_so(filled: Collection) -> None:
    filled.add(*made.article("band", "“La” said band.", names={"Antonio Guterres=band": "ORG"}))
    filled.decide("split", "PERSON:Antonio Guterres", "PERSON:António Guterres")
    check(filled)
    names = people.find(filled, ANY)["name"]
    assert {"António Guterres", "Antonio Guterres"} < set(names)
    assert "Antonio Guterres (organisation)" in set(names)


WRONG = [
    ("sing", "Ford", "", "no correction 'sing'"),
    ("hide", "Nobody", "", "Nothing in this collection is called 'Nobody'"),
    ("hide", "mention:9-9-9", "", "Nothing"),
    ("hide", "quote:999999999999999999", "", "Nothing"),
    ("rename", "Ford", "  ", "is empty"),
    ("rename", "Riga", "Rīga", None),
    ("rename", "Paris (US)", "Paris", "Only a name"),
    ("respeak", "Ford", "Riga", "Only a quote"),
    ("merge", "Ford", "", "is empty"),
    ("hide", "'; DROP TABLE quotes; --", "", "Nothing"),
    ("split", "Nobody", "", "No document calls anyone 'Nobody'"),
    ("split", "Vladimir Putin", "", "is not joined"),
    ("split", "Putin", "Ford", "is not joined with Ford"),
    ("split", "quote:1", "", "Only a name"),
    ("split", "1", "", "Only a name"),
    ("split", "ORG:Putin", "", "No document calls"),
]


@pytest.mark.parametrize("act, target, value, says", WRONG)
def test_a_correction_that_makes_no_sense_says_why(
    filled: Collection, act: str, target: str, value: str, says: str | None
) -> None:
    if says is None:
        filled.decide(act, target, value)
        return
    before = (state(filled), filled.version)
    with pytest.raises(CollectionError, match=says):
        filled.decide(act, target, value)
    assert (state(filled), filled.version) == before
    assert filled.decisions() == []


def test_undoing_what_was_never_decided_says_so(filled: Collection) -> None:
    with pytest.raises(UsageError, match="no decision 7"):
        filled.undo(7)


def test_a_name_of_two_kinds_says_which(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "fords.sqlite") as collection:
        collection.add(*made.article("cars", "Ford sold cars. “No” said Ford.", names={"Ford": "ORG"}))
        assert people.find(collection, ANY)["name"].tolist() == ["Ford"]
        collection.add(
            *made.article("man", "“Yes” said Ford.", published=date(2022, 1, 1), names={"Ford": "PERSON"})
        )
        assert people.find(collection, ANY)["name"].tolist() == ["Ford (organisation)", "Ford"]
        collection.decide("hide", "Ford")
        check(collection)
        assert people.find(collection, ANY)["name"].tolist() == ["Ford (organisation)"]
        collection.remove("man")
        assert people.find(collection, ANY)["name"].tolist() == ["Ford"]


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(KINDS), min_size=2, max_size=6), undone=st.sets(st.integers(1, 6)))
def test_corrections_mean_the_same_whenever_they_are_made(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[int], undone: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("mixed")
    with Collection.open(made.collection(folder / "one.sqlite"), readonly=False) as one:
        offered = every_kind(one)
        for kind in chosen:
            # What an earlier one hid or renamed is no longer there under this name.
            with suppress(CollectionError):
                one.decide(*offered[kind])
        for number in undone & {decision.id for decision in one.decisions()}:
            one.undo(number)
        check(one)
        with Collection.create(folder / "other.sqlite") as other:
            other.take_over(one.decisions())
            for pair in reversed(made.articles()):
                other.add(*pair)
            check(other)
            assert state(other) == state(one)


@pytest.mark.slow
def test_a_speaker_who_was_given_and_replaced_leaves_no_name(tmp_path: Path) -> None:
    with Collection.open(made.collection(tmp_path / "one.sqlite"), readonly=False) as one:
        for speaker in ("Somebody New", "Vladimir Putin"):
            one.decide("respeak", quote_of(one, "want peace"), speaker)
        with Collection.create(tmp_path / "other.sqlite") as other:
            other.take_over(one.decisions())
            for pair in made.articles():
                other.add(*pair)
            assert state(other) == state(one)


def exports(collection: Collection) -> dict[str, bytes]:
    """Return the five tables as they are downloaded."""
    found = {}
    for module in (quotes, people, timeline, places, documents):
        stream = BytesIO()
        EXPORTS["csv"].write([module.find(collection, ANY)], stream, "")
        found[module.__name__] = stream.getvalue()
    return found


# Names that are there, in other spellings and not at all; more of the same name than of any other.
NAMES = [
    *("PERSON:Vladimir Putin", "PERSON:Putin", "PERSON:Antonio Guterres", "PERSON:António Guterres"),
    *(
        "PERSON:Guterres",
        "PERSON:Kennedy",
        "PERSON:John Kennedy",
        "PERSON:Robert Kennedy",
        "ORG:UN",
        "ORG:un",
    ),
    *("ORG:United Nations", "ORG:Ford", "PERSON:Harrison Ford", "PERSON:Nobody There", "PERSON:V. Putin"),
    *("GPE:Riga", "PERSON:-", "PERSON:Guterres (undated)", "PERSON:PUTIN", "PERSON:Zoë", "PLACE:456172:Riga"),
]


VALUES = ["", "denied", "mixed", "a nurse", "2022-05", "2022-05-04/2022-05-07"]


def rows_of(collection: Collection) -> list[str]:
    """Return all rows of the articles as corrections name them."""
    asked = (
        "SELECT start_char, end_char, {} FROM {} JOIN documents ON documents.id = document_id ORDER BY 1, 2"
    )
    tables = [("quote", "quote", "quotes"), ("mention", "text", "mentions"), ("date", "text", "dates"),
              ("place", "text", "place_mentions")]  # fmt: skip
    return [
        row_target(kind, start, end, text, document=document)
        for kind, words, table in tables
        for start, end, text, document in collection.rows(asked.format(f"{words}, documents.key", table))
    ]


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_a_list_means_the_same_at_once_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("batch")
    with Collection.open(made.collection(folder / "batch.sqlite"), readonly=False) as batch:
        targets = st.sampled_from(NAMES) | st.sampled_from(rows_of(batch))
        acts = st.sampled_from(list(FORMS))
        offered = drawn.draw(
            st.lists(st.tuples(acts, targets, st.sampled_from([*NAMES, *VALUES]), st.booleans()))
        )
        listed = [Decision(0, f"{at}", *one) for at, one in enumerate(offered)]
        batch.take_over(listed)
        check(batch)
        with (
            Collection.open(made.collection(folder / "each.sqlite"), readonly=False) as each,
            Collection.create(folder / "fresh.sqlite") as fresh,
        ):
            for one in listed:
                each.take_over([one])
            fresh.take_over(listed)
            for pair in reversed(made.articles()):
                fresh.add(*pair)
            assert state(batch) == state(each) == state(fresh)
            assert exports(batch) == exports(each)
            assert batch.decisions() == each.decisions() == fresh.decisions()
            for number in drawn.draw(st.sets(st.sampled_from([one.id for one in batch.decisions()] or [0]))):
                if number:
                    batch.undo(number)
                    fresh.undo(number)
            check(batch)
            assert state(batch) == state(fresh)


def test_several_are_undone_together_or_none_of_them(filled: Collection) -> None:
    names = [filled.decide("star", "Vladimir Putin"), filled.decide("rename", "Vladimir Putin", "V. Putin")]
    with pytest.raises(UsageError, match="There is no decision 99"):
        filled.undo(names[0].id, 99, names[1].id)
    assert [one.undone for one in filled.decisions()] == [False, False]
    filled.undo(*names)
    assert [one.undone for one in filled.decisions()] == [True, True]


def test_a_correction_made_again_for_other_words_leaves_no_half_of_itself(filled: Collection) -> None:
    old = filled.decide("hide", "Vladimir Putin")
    with pytest.raises((CollectionError, UsageError)):
        filled.decide_again(old, "nobody of this name")
    assert [(one.target, one.undone) for one in filled.decisions()] == [(old.target, False)]
    anew = filled.decide_again(old, "Ford", by="IK")
    assert [(one.target, one.undone, one.by) for one in filled.decisions()] == [
        (old.target, True, ""),
        (anew.target, False, "IK"),
    ]
