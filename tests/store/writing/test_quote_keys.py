"""A quote's key lasts: it follows its words, whatever row, offset or reading they have."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.records import Mention, Quote
from dashboard.store.collection import Collection
from dashboard.store.questions import quotes
from dashboard.store.schema import versions
from dashboard.store.writing import quote_keys
from tests.store import made
from tests.store.state import check

TEXT = "“No,” she said. “We go north,” he said. “No,” she said again."
WORDS = [(1, "No"), (17, "We go north"), (42, "No")]


def keys(text: str, *words: str, document: str = "a") -> list[str]:
    """Return the keys of words where each first stands behind a mark."""
    return quote_keys.of(document, text, [(text.index(f"“{one}") + 1, one) for one in words])


# A changed text, and whether the key of “We go north” is the same in it.
EDITS = [
    ("Later that day she spoke up. " + TEXT, True),
    (TEXT + " “We go north,” they repeated.", True),
    (TEXT.replace("“No,” she said. ", ""), True),
    (TEXT.replace("he said", "said Jo Prent, the mayor"), True),
    ("\n\n" + TEXT.replace(" “", "\n“"), True),
    (TEXT.replace("We go north", "We go south"), False),
    ("“We go north,” they said first. " + TEXT, True),
]


@pytest.mark.parametrize("text, is_same", EDITS)
def test_a_key_lasts_while_its_words_stand(text: str, is_same: bool) -> None:
    words = "We go south" if "south" in text else "We go north"
    assert (keys(text, words) == keys(TEXT, "We go north")) is is_same


def test_the_same_words_twice_have_two_keys_whichever_of_them_is_read() -> None:
    first, _, second = quote_keys.of("a", TEXT, WORDS)
    assert first != second
    assert quote_keys.of("a", TEXT, WORDS[2:]) == [second]
    assert quote_keys.of("a", TEXT, WORDS[::-1]) == [second, *quote_keys.of("a", TEXT, WORDS[1:2]), first]


@pytest.mark.parametrize("before", ["north", "Nobody knows", "knot", "Noël", "no"])
def test_words_inside_other_words_are_not_counted(before: str) -> None:
    assert keys(f"{before}. “No,” she said.", "No") == keys("“No,” she said.", "No")


def test_another_document_with_the_same_words_has_other_keys() -> None:
    assert keys(TEXT, "No") != keys(TEXT, "No", document="b")


@pytest.mark.parametrize(
    "text, start, words",
    [
        ("", 0, ""),
        ("🧨 “Go 🧨,” he said.", 3, "Go 🧨"),
        ("a", 90, "not in the text"),
        ("“\ud800,” he said.", 1, "\ud800"),
        ("“$5,” he said, “$5.”", 16, "$5"),
    ],
)
def test_every_quote_has_a_key(text: str, start: int, words: str) -> None:
    (found,) = quote_keys.of("a", text, [(start, words)])
    assert quote_keys.KEY.fullmatch(found)


@pytest.mark.slow
def test_keys_take_time_as_the_text_does_even_if_all_quotes_begin_alike() -> None:
    def took(many: int) -> float:
        lines = [f"“We will rebuild the bridge of the {at}th of May,” he said.\n" for at in range(many)]
        text, rows, end = "".join(lines), [], 0
        for line in lines:
            rows.append((end + 1, line[1 : line.index(",”")]))
            end += len(line)
        start = time.process_time()
        assert len(set(quote_keys.of("a", text, rows))) == many
        return time.process_time() - start

    took(200)
    assert took(8_000) < 30 * max(took(800), 0.01)


def column(collection: Collection, name: str = "address") -> list[str]:
    return [str(one) for one in quotes.find(collection, Filters())[name]]


def articles(lines: Sequence[str]) -> made.Pair:
    return made.article("talks", "\n".join(lines), published=date(2022, 4, 26))


LINES = ["“We want peace” said nobody.", "“No” said nobody.", "“No” said nobody."]


def test_what_is_read_again_keeps_its_address(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection.add(*articles(LINES))
    before = column(collection)
    assert len(set(before)) == 3
    # Another version finds less of it first, and something else too.
    document, found = articles(LINES)
    speaker = Mention(0, 2, "“W", "PERSON", "We")
    more = Quote(3, 9, document.text[3:9], "indirect", speaker, None, None, 0.3, "")
    monkeypatch.setattr(versions, "current", lambda: "newer")
    assert collection.add(document, replace(found, quotes=(more, *found.quotes[1:]))) == "reread"
    check(collection)
    assert set(column(collection)) - set(before) == {
        f"quotes?quote={quote_keys.of('talks', document.text, [(3, document.text[3:9])])[0]}"
    }
    assert before[1:] == [one for one in column(collection) if one in before]


def test_a_replaced_text_keeps_the_addresses_of_the_words_that_stand(collection: Collection) -> None:
    collection.add(*articles(LINES))
    before = column(collection)
    assert collection.add(*articles(["Riga was quiet.", *LINES[:1], "“Never” said nobody."])) == "replaced"
    assert [one in before for one in column(collection)] == [True, False]


def test_a_quote_is_found_by_its_address_whatever_the_filters_say(collection: Collection) -> None:
    collection.add(*articles(LINES))
    key = column(collection)[1].rpartition("=")[2]
    rows = quotes.at_address(collection, key)
    assert rows["address"].tolist() == [f"quotes?quote={key}"]
    assert list(rows.columns) == quotes.COLUMNS.split()
    assert rows["start"].tolist() == quotes.find(collection, Filters())["start"].tolist()[1:2]
    assert quotes.fits(collection, Filters(kinds=("direct",)), key)
    assert not quotes.fits(collection, Filters(kinds=("indirect",)), key)
    assert not quotes.is_hidden(collection, key)
    collection.decide("hide", str(rows["quote_id"].iloc[0]))
    assert quotes.at_address(collection, key).empty and quotes.is_hidden(collection, key)


@pytest.mark.parametrize("key", ["", "0" * 16, "' OR 1=1 --", "😀"])
def test_an_address_of_nothing_finds_nothing(collection: Collection, key: str) -> None:
    collection.add(*articles(LINES))
    assert quotes.at_address(collection, key).empty
    assert not quotes.is_hidden(collection, key) and not quotes.fits(collection, Filters(), key)


def test_an_address_is_looked_up_in_an_index(collection: Collection) -> None:
    rows = collection.rows("EXPLAIN QUERY PLAN SELECT id FROM quotes WHERE key = 'a' AND hidden = 0")
    assert "quotes_by_key" in str(rows)
