"""What is told as a finding, in which words, and when nothing is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, findings, quotes
from tests.store import made

MAY = date(2022, 5, 2)
SAYS = "“The {word} stays” said {name} in {place}."


def article(at: int, name: str, place: str, day: date | None, *, source: str = "The Post") -> made.Pair:
    """Return an article in which somebody speaks somewhere; Putin is only named."""
    text = f"Note {at} is about a tram.\n" + SAYS.format(word=f"tram {at}", name=name, place=place)
    names = {name: "PERSON", "Putin": "PERSON", "Ban Ki-moon": "PERSON"}
    return made.article(
        f"note-{at}", f"{text}\nVladimir Putin and Ban Ki-moon were not there.", published=day, source=source,
        names=names | {"Vladimir Putin": "PERSON"},
    )  # fmt: skip


def eight() -> list[made.Pair]:
    """Return eight articles: Novak speaks in six, five of them in May, on one Monday in four."""
    whom = ["Novak"] * 6 + ["Osei", "Ito"]
    when = [MAY, MAY, MAY, MAY, MAY + timedelta(9), date(2022, 6, 7), MAY + timedelta(16), None]
    sources = ["The Echo"] * 4 + ["The Post"] * 2 + ["The Mail", ""]
    where = ["Riga"] * 5 + ["Paris"] * 3
    return [
        article(at, *row[:3], source=row[3])
        for at, row in enumerate(zip(whom, where, when, sources, strict=True))
    ]


def told(path: Path, articles: Sequence[made.Pair], filters: Filters = Filters()) -> dict[str, str]:  # noqa: B008
    """Return the sentences of all findings by their words."""
    with Collection.create(path / "made.sqlite") as collection:
        for document, found in articles:
            collection.add(document, found)
        return {one.word: one.sentence for one in findings.find(collection, filters)}


def test_findings_are_sentences_with_a_number(tmp_path: Path) -> None:
    assert told(tmp_path, eight()) == {
        "most_quoted": "Novak is quoted most, 6 times, 5 of them in May 2022.",
        "most_named_place": "Riga is the place that is named most: 5 mentions in 5 documents.",
        "busiest": "The busiest week is that of 2 May 2022: 4 of 8 documents.",
        "largest_source": "The Echo carries most: 4 of 8 documents.",
    }


def test_the_view_that_a_finding_leads_to_has_its_number(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "made.sqlite") as collection:
        for document, found in eight():
            collection.add(document, found)
        for one in findings.find(collection, Filters()):
            assert one.filters is not None
            many = (quotes if one.page == "quotes" else documents).count(collection, one.filters)
            assert many == one.count, one.sentence


UNDER = [
    (Filters(people=("Novak",)), "most_quoted", "Novak is quoted 6 times, 5 of them in May 2022."),
    (
        Filters(places=("Riga",)),
        "most_quoted",
        "Novak is quoted 5 times.",
    ),  # all in May: no month of which that is most
    (Filters(places=("Riga",)), "most_named_place", ""),
    (Filters(sources=("The Echo",)), "largest_source", ""),
    (Filters(first=MAY, last=MAY), "busiest", ""),
    (Filters(people=("Osei",)), "most_quoted", ""),
]


@pytest.mark.parametrize(("filters", "word", "says"), UNDER)
def test_findings_are_about_what_fits(tmp_path: Path, filters: Filters, word: str, says: str) -> None:
    assert told(tmp_path, eight(), filters).get(word, "") == says


def test_nothing_is_found_in_two_cases(tmp_path: Path) -> None:
    assert told(tmp_path, eight()[:2]) == {}


def test_who_shares_the_first_place_is_not_called_the_first(tmp_path: Path) -> None:
    articles = [*eight()[:3], *(article(at, "Osei", "Paris", MAY) for at in range(10, 13))]
    found = told(tmp_path, articles)
    assert "most_quoted" not in found
    assert "most_named_place" not in found


def test_who_is_only_talked_about_is_found_unless_the_filters_are_on_quotes(tmp_path: Path) -> None:
    articles = [
        made.article(
            f"note-{at}", f"Note {at}: “Yes” said Ito. Osei, Novak{' and Lund' * (at > 0)} listened.",
            published=MAY, names=dict.fromkeys(["Ito", "Osei", "Novak", "Lund"], "PERSON"),
        )
        for at in range(4)
    ]  # fmt: skip
    assert told(tmp_path, articles)["never_quoted"] == (
        "3 of 4 people named here are only talked about, never quoted."
    )
    (tmp_path / "other").mkdir()
    assert "never_quoted" not in told(tmp_path / "other", articles, Filters(kinds=("direct",)))


def test_the_next_date_is_ahead_of_the_newest_article_and_leads_to_its_sentence(tmp_path: Path) -> None:
    one = made.article("old", "It was so on 2022-04-01. They meet on 2022-05-20.", published=MAY)
    two = made.article("new", "All was said by 2022-05-03. They meet on 2022-05-20.", published=MAY)
    with Collection.create(tmp_path / "made.sqlite") as collection:
        for document, found in (one, two):
            collection.add(document, found)
        ahead = next(one for one in findings.find(collection, Filters()) if one.word == "coming")
    assert ahead.sentence == (
        "The next date ahead is 3 May 2022, in 1 document (the newest article is of 2 May 2022)."
    )
    assert ahead.query == (("doc", "new"), ("at", str(two[0].text.index("2022-05-03"))))


def test_copies_are_said_to_be_counted_until_they_count_once(tmp_path: Path) -> None:
    document, extraction = made.article("first", " ".join(f"word{at}" for at in range(60)), published=MAY)
    articles = [(replace(document, id=f"copy-{at}"), extraction) for at in range(4)]
    assert told(tmp_path, articles)["copies"] == (
        "3 of 4 documents have the text of another and are counted here; without them it is 1 document."
    )
    (tmp_path / "once").mkdir()
    assert "copies" not in told(tmp_path / "once", articles, Filters(once=True))
