"""Every page draws itself: empty, filled, filtered, with nonsense in the address; and shows what is asked."""

import json
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import HeadingBase

from dashboard import resources
from dashboard.preprocess import Undone
from dashboard.store.collection import Collection
from dashboard.ui.views import upload_jobs
from dashboard.ui.views.upload_jobs import Job
from tests.browser import hostile
from tests.browser.hostile import ACCRA, EVIL, HOSTILE, NOVAK, RIGA
from tests.pages.conftest import Open, drawn, tables
from tests.store import made

pytestmark = pytest.mark.slow

WORDS = sorted(path.stem for path in resources.pages().glob("*.py"))
UNESCAPED = re.compile(r"(?<!\\)(!\[|<)")
LISTS = ("quotes", "people", "timeline", "map", "documents")
QUERIES: list[dict[str, Any]] = [
    {},
    {"person": [NOVAK]},
    {"person": [EVIL], "place": [RIGA]},
    {"place": [ACCRA], "kind": ["direct"], "axis": "mentioned", "when": ["2022-05-01", "2022-06-30"]},
    {"source": [HOSTILE]},
    {"q": "decision stands"},
    {"q": "\" OR 1=1 -- NEAR( * \0 ('"},
    {"kind": ["indirect"]},
    {"saying": ["denied", "not said", "sung"]},
    {"when": ["2022-05-05"]},
    {
        "person": ["Nobody"],
        "when": ["yesterday", "9999-99-99"],
        "axis": "sideways",
        "kind": ["loud"],
        "doc": "-1",
    },
    {"doc": "article-98", "at": "7"},
    {"doc": "article-98", "at": "٣"},
    {"doc": HOSTILE, "at": "-9999999999999999999"},
    {"by": "published"},
    {"by": "never", "side": "left", "figurative": "maybe", "level": "galaxy"},
    {"level": "country", "figurative": "true"},
    {"level": "region", "place": [RIGA]},
]


def texts(page: Any) -> str:
    """Return all words of a page that are drawn as text or Markdown."""
    kinds = ("title", "header", "subheader", "caption", "markdown", "text")
    return "\n".join(element.value for kind in kinds for element in getattr(page, kind))


@pytest.mark.parametrize("word", WORDS)
def test_a_page_draws_itself_on_an_empty_collection(open_page: Open, empty: Path, word: str) -> None:
    page = open_page(empty, word)
    assert not page.exception
    assert len(page.title) == 1


# Each page with a third of the addresses and each address on a third of the pages; `make slow` has the rest.
DRAWN = [
    pytest.param(
        word,
        query,
        id=f"{word}-{'-'.join(query) or 'all'}",
        marks=() if (page + address) % 3 == 0 else pytest.mark.tier2,
    )
    for page, word in enumerate(WORDS)
    for address, query in enumerate(QUERIES)
]


@pytest.mark.slow
@pytest.mark.parametrize("word, query", DRAWN)
def test_a_page_draws_itself_whatever_the_address_says(
    open_page: Open, filled: Path, word: str, query: dict[str, Any]
) -> None:
    page = open_page(filled, word, **query)
    assert not page.exception
    assert len(page.title) == 1


@pytest.mark.parametrize("word", ["overview", *LISTS])
def test_a_page_says_what_it_counts(open_page: Open, filled: Path, word: str) -> None:
    assert "13 quotes in 13 documents" in texts(open_page(filled, word))


@pytest.mark.slow
@pytest.mark.parametrize("word", ["overview", *LISTS])
def test_a_filter_holds_on_every_page(open_page: Open, filled: Path, word: str) -> None:
    shown = texts(open_page(filled, word, person=[NOVAK]))
    assert "8 quotes in 8 documents" in shown
    assert NOVAK in shown


@pytest.mark.slow
@pytest.mark.parametrize("word", LISTS)
def test_an_empty_view_says_how_to_widen(open_page: Open, filled: Path, word: str) -> None:
    page = open_page(filled, word, person=[NOVAK], q="nothing like this")
    assert not page.exception
    assert "To see more" in texts(page)
    labels = [button.label for button in page.main.button]
    ways = [label for label in labels if label.startswith("Without the words “nothing like this”")]
    assert len(ways) == 1
    assert labels[-1] == "Clear filters"
    key = next(button.key for button in page.main.button if button.label == ways[0])
    assert key is not None
    page.button(key=key).click().run()
    assert f"8 quotes in 8 documents are by {NOVAK}" in texts(page) or word == "quotes"
    assert "To see more" not in texts(page)


UNKNOWN = [
    ("person", "Nobody At All", "This collection lists nobody as “Nobody At All”", []),
    ("person", "Novak", "lists nobody as “Novak”", [NOVAK]),
    ("person", "Jana Nowak", "lists nobody as “Jana Nowak”", [NOVAK]),
    ("place", "Rigga", "No place on the map of this collection is listed as “Rigga”", [RIGA]),
    ("source", "Daily Post", "No document in this collection is from “Daily Post”", ["The Daily Post"]),
    ("person", HOSTILE[:100], "lists nobody as", []),
]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["overview", *LISTS])
@pytest.mark.parametrize(("key", "name", "says", "nearest"), UNKNOWN, ids=lambda value: str(value)[:12])
def test_an_unknown_name_is_said_and_shows_nothing(
    open_page: Open, filled: Path, word: str, key: str, name: str, says: str, nearest: list[str]
) -> None:
    page = open_page(filled, word, **{key: [name]})
    assert not page.exception
    assert "0 quotes in 0 documents" in texts(page)
    assert says in texts(page)
    assert all(frame.empty for frame in tables(page))
    offered = [button.label for button in page.main.button if (button.key or "").startswith("nearest")]
    assert offered == nearest
    if nearest:
        page.button(key="nearest_0_0").click().run()
        assert "Did you mean" not in texts(page)
        assert "0 quotes" not in texts(page)


def test_a_known_name_beside_an_unknown_one_stays(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", person=[NOVAK, "Nobody"])
    assert page.multiselect(key="person").value == [NOVAK, "Nobody"]
    assert f"8 quotes in 8 documents · by {NOVAK} or Nobody" in texts(page)


SEVERAL: list[tuple[str, str, str]] = [
    ("quotes", "any", "4 quotes in 3 documents · by António Guterres or Vladimir Putin"),
    (
        "quotes",
        "all",
        "3 quotes in 2 documents · by António Guterres or Vladimir Putin, "
        "in documents that name António Guterres and Vladimir Putin",
    ),
    (
        "documents",
        "any",
        "3 documents that name António Guterres or Vladimir Putin · 4 quotes in 3 documents",
    ),
    (
        "documents",
        "all",
        "2 documents that name António Guterres and Vladimir Putin · 3 quotes in 2 documents",
    ),
    ("people", "all", "2 people in the 2 documents that name António Guterres and Vladimir Putin"),
    ("map", "any", "2 places in the 3 documents that name António Guterres or Vladimir Putin"),
    ("timeline", "all", "2 dates in documents that name António Guterres and Vladimir Putin"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("word", "match", "says"), SEVERAL)
def test_several_people_mean_the_same_on_every_page(
    open_page: Open, tmp_path: Path, word: str, match: str, says: str
) -> None:
    two = ["António Guterres", "Vladimir Putin"]
    page = open_page(made.collection(tmp_path / "made.sqlite"), word, person=two, match=match)
    assert says in texts(page)
    assert [one.key for one in page.sidebar.button_group if one.key == "match"] == ["match"]


SPELT: list[tuple[str, str, str, str]] = [
    ("person", "jana  NOVAK", NOVAK, "8 quotes in 8 documents"),
    ("person", "Jana\u00a0Nov\u00e1k\u200b", NOVAK, "8 quotes in 8 documents"),
    ("place", "r\u012bga", RIGA, "9 quotes in 9 documents"),
    ("source", "the\u2009daily post", "The Daily Post", "12 quotes in 12 documents"),
]


@pytest.mark.parametrize(("key", "spelt", "name", "says"), SPELT)
def test_an_address_may_spell_a_name_in_any_way(
    open_page: Open, filled: Path, key: str, spelt: str, name: str, says: str
) -> None:
    page = open_page(filled, "quotes", **{key: [spelt]})
    assert page.multiselect(key=key).value == [name]
    assert says in texts(page)
    assert "Did you mean" not in texts(page)


def test_a_period_stays_when_time_gets_another_meaning(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", when=["2022-05-02", "2022-05-30"])
    page.segmented_control(key="axis").set_value("mentioned").run()
    assert page.date_input(key="when").value == (date(2022, 5, 2), date(2022, 5, 30))
    assert "said to happen from 2 May 2022 to 30 May 2022" in texts(page)


def test_a_period_without_anything_shows_nothing(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", when=["1999-01-01", "1999-12-31"])
    assert "0 quotes in 0 documents · published from 1 January 1999 to 31 December 1999" in texts(page)


def test_any_or_all_is_asked_where_two_are_chosen_only(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "quotes", person=[NOVAK], place=[RIGA], match="all")
    assert "match" not in [one.key for one in page.sidebar.button_group]
    assert "8 quotes in 8 documents" in texts(page)


WITHOUT: list[tuple[str, dict[str, Any], str]] = [
    (
        "quotes",
        {"person": ["António Guterres"], "q": "Envoy"},
        "No quotes by António Guterres, with the words “Envoy”. 2 documents that name António Guterres, "
        "with the words “Envoy” are here, without such a quote.",
    ),
    ("timeline", {"place": ["Paris (US)"]}, "1 document that names Paris (US) is here, without such a date."),
    (
        "map",
        {"person": ["Ford"]},
        "No places on the map here. 1 document that names Ford is here, without any.",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("word", "asked", "says"), WITHOUT)
def test_what_is_empty_where_other_pages_are_not_says_why(
    open_page: Open, tmp_path: Path, word: str, asked: dict[str, Any], says: str
) -> None:
    page = open_page(made.collection(tmp_path / "made.sqlite"), word, **asked)
    assert says in texts(page).replace("\\", "")
    assert "under Documents" in page.get("page_link")[0].proto.label


COUNTED: list[tuple[dict[str, Any], str]] = [
    ({}, "6 people and 1 other that is quoted; 7 of 8 quotes are theirs"),
    ({"source": ["The Echo"]}, "2 people and 1 other that is quoted; their quotes and mentions are those"),
    ({"person": ["John Kennedy"]}, "3 people; their quotes"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "says"), COUNTED)
def test_people_says_what_it_counts(
    open_page: Open, tmp_path: Path, asked: dict[str, Any], says: str
) -> None:
    assert says in texts(open_page(made.collection(tmp_path / "made.sqlite"), "people", **asked))


def test_the_map_says_how_many_peoples_it_leaves_out(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "peoples.sqlite"
    where = {
        "Riga": made.RIGA,
        "Latvians": ("Latvia", 57.0, 25.0, "LV", "demonym", 458258),
        "Ghana": ("Ghana", 8.0, -1.0, "GH", "embedded", 2300660),
    }
    with Collection.create(path) as collection:
        collection.add(*made.article("one", "Latvians in Riga at the University of Ghana.", places=where))
    assert "1 of 3 places: the 2 others are peoples, governments or bodies called by a place" in texts(
        open_page(path, "map")
    )
    assert "Precision: city, some 15 km." in texts(open_page(path, "map"))
    assert "1 of 3 places" not in texts(open_page(path, "map", figurative="true"))


def test_clear_takes_every_filter_away(open_page: Open, filled: Path) -> None:
    page = open_page(
        filled, "quotes", person=[NOVAK], q="stands", kind=["direct"], when=["2022-05-02", "2022-05-30"]
    )
    assert "13 quotes" not in texts(page)
    page.button(key="clear").click().run()
    assert "13 quotes in 13 documents" in texts(page)
    assert page.multiselect(key="person").value == []


def test_the_speaker_table_holds_the_filtered_rows(open_page: Open, filled: Path) -> None:
    rows = tables(open_page(filled, "quotes", person=[NOVAK], view="table"))[0]
    assert set(rows["speaker"]) == {NOVAK}
    assert len(rows) == 8


def test_the_map_draws_each_place_once(open_page: Open, filled: Path) -> None:
    given = drawn(open_page(filled, "map"), "places")
    assert sorted(place["name"] for place in given["places"]) == [ACCRA, RIGA]
    assert given["steps"], "the slider has no periods"


@pytest.mark.slow
@pytest.mark.parametrize("level, names", [("country", ["Latvia", "Ghana"]), ("region", [])])
def test_the_map_rolls_up(open_page: Open, filled: Path, level: str, names: list[str]) -> None:
    page = open_page(filled, "map", level=level)
    assert not page.exception
    assert drawn(page, "places")["steps"] == []
    rows = tables(page)[0]
    assert rows["mentions"].sum() == 13
    assert set(names) <= set(rows["name"])
    assert f"Each {level} is drawn at" in texts(page)


def test_every_chart_says_what_it_shows(open_page: Open, filled: Path) -> None:
    for word in ("overview", "timeline", "map"):
        for chart in open_page(filled, word).get("plotly_chart"):
            assert chart.proto.alt


def test_the_reader_shows_the_text_with_its_marks(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "document", doc="article-1")
    said = [json.loads(part.proto.json) for part in page.get("bidi_component") if part.proto.json]
    parts = next(one["parts"] for one in said if "parts" in one)
    marked = {part["text"]: part["kinds"] for part in parts if part.get("kinds")}
    assert marked["Decision 1 stands"] == ["quote"]
    assert marked["said"] == ["cue"]
    assert marked[NOVAK] == ["person"]
    assert marked[RIGA] == ["place"]
    assert marked["Monday"] == ["date"]
    assert "".join(part["text"] for part in parts).endswith(HOSTILE)


def test_a_document_that_is_not_there_is_said_so(open_page: Open, filled: Path) -> None:
    assert "There is no document “none”" in texts(open_page(filled, "document", doc="none"))


@pytest.mark.slow
@pytest.mark.parametrize("word", WORDS)
def test_hostile_words_are_escaped_wherever_markdown_is_read(
    open_page: Open, filled: Path, word: str
) -> None:
    page = open_page(filled, word, doc="article-98", person=[EVIL])
    kinds = ("title", "header", "subheader", "caption", "markdown")
    shown = [element.value for kind in kinds for element in getattr(page, kind)]
    shown = [text for text in shown if not text.startswith("<style>")]
    labels = [element.label for kind in ("button", "expander", "metric") for element in getattr(page, kind)]
    labels += [link.proto.label for link in page.get("page_link")]
    assert [text for text in shown + labels if UNESCAPED.search(text)] == []


@pytest.mark.slow
def test_headings_come_in_order(open_page: Open, filled: Path) -> None:
    for word in WORDS:
        page = open_page(filled, word, doc="article-1")
        headings = cast(Sequence[HeadingBase], page.get("heading"))
        levels = [int(heading.tag[1]) for heading in headings]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), (
            word,
            levels,
        )


PROFILES: list[tuple[str, dict[str, str], list[str]]] = [
    ("person", {"name": NOVAK}, ["8 quotes in 8 documents", "8 mentions"]),
    (
        "person",
        {"name": "jana  novak", "part": "mentions", "mentions-sort": "-left"},
        ["“she” are not"],
    ),
    ("person", {"name": EVIL, "part": "articles"}, ["1 quote in 1 document"]),
    ("person", {"name": NOVAK, "part": "months"}, [NOVAK]),
    ("person", {"name": NOVAK, "part": "names"}, [NOVAK]),
    ("person", {"called": HOSTILE}, ["0 quotes in 0 documents"]),
    ("person", {"called": ""}, ["Nobody was found who says this"]),
    ("person", {"name": "Jana Nowak"}, ["Nobody in this collection is called “Jana Nowak”"]),
    ("person", {"name": HOSTILE * 20}, ["Nobody in this collection is called"]),
    ("place", {"name": RIGA}, ["9 mentions", "city, some 15 km, at 56.95° N, 24.11° E"]),
    ("place", {"name": RIGA, "part": "mentions", "mentions-sort": "right", "mentions-page": "9"}, [RIGA]),
    ("place", {"name": RIGA, "part": "articles"}, [RIGA]),
    ("place", {"name": "Atlantis"}, ["No place on the map of this collection is called “Atlantis”"]),
    ("source", {"name": HOSTILE}, ["1 document", "1 quote"]),
    ("source", {"name": "The Daily Post", "part": "stories"}, ["12 documents"]),
    ("source", {"name": ""}, ["Nothing was chosen"]),
    ("people", {"side": "unnamed"}, ["need not be the same people"]),
    ("people", {"side": "article"}, ["All who speak"]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("word", "asked", "says"), PROFILES)
def test_a_person_a_place_and_a_source_have_pages(
    open_page: Open, filled: Path, word: str, asked: dict[str, str], says: list[str]
) -> None:
    page = open_page(filled, word, **asked)
    assert not page.exception
    assert [one for one in says if one not in texts(page).replace("\\", "")] == []
    kinds = ("title", "header", "subheader", "caption", "markdown")
    shown = [element.value for kind in kinds for element in getattr(page, kind)]
    assert [text for text in shown if not text.startswith("<style>") and UNESCAPED.search(text)] == []


PASTED = "RIGA, May 3 — “We will rebuild the bridge,” Mayor Ilze Kalnina said on Tuesday in Riga."


def test_a_first_visit_marks_a_pasted_text_and_stores_nothing(open_page: Open, empty: Path) -> None:
    page = open_page(empty, "overview")
    assert [one.value for one in page.header] == [
        "Paste one text and see it marked", "Or drop your files", "Or look at the sample"
    ]  # fmt: skip
    page.text_area(key="pasted").set_value(f"{PASTED} {HOSTILE}")
    page.button(key="mark_it").click().run()
    assert not page.exception
    assert "1 quote" in texts(page)
    assert "It is not stored until you add it." in texts(page)
    said = dict(zip(tables(page)[0]["text"], tables(page)[0]["says"], strict=True))
    assert said == {"We will rebuild the bridge": "Ilze Kalnina"}
    with Collection.open(empty, readonly=True) as collection:
        assert collection.rows("SELECT count(*) FROM documents") == [(0,)]


def test_several_collections_are_switched(
    open_page: Open, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = made.collection(tmp_path / "other.sqlite")
    monkeypatch.setenv("DATELINE_COLLECTIONS", json.dumps([str(filled), str(other)]))
    page = open_page(filled, "quotes", person=[NOVAK])
    assert "8 quotes in 8 documents" in texts(page)
    page.selectbox(key="collection").set_value("other").run()
    assert not page.exception
    assert "8 quotes in 5 documents" in texts(page)
    assert page.multiselect(key="person").value == []
    assert "8 quotes in 5 documents" in texts(open_page(filled, "quotes", collection="other"))
    assert "13 quotes in 13 documents" in texts(open_page(filled, "quotes", collection="../../etc/passwd"))


def test_the_list_of_corrections_offers_undo(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "corrected.sqlite"
    hostile.make(path)
    with Collection.open(path, readonly=False) as collection:
        collection.decide("rename", NOVAK, "Jana Nováková")
    rows = tables(open_page(path, "corrections"))[0]
    assert list(rows["act"]) == ["Renamed"]
    assert "8 quotes" in texts(open_page(path, "quotes", person=["Jana Nováková"]))


def test_quotes_that_only_mention_a_thing_are_left_out_at_first(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite"
    with Collection.create(path) as collection:
        document, found = made.articles()[0]
        first, second = found.quotes
        quoted = (replace(first, saying="mentioned"), replace(second, saying="denied"))
        collection.add(document, replace(found, quotes=quoted))
    page = open_page(path, "quotes", view="table")
    assert tables(page)[0]["saying"].tolist() == ["denied"]
    assert "1 is listed. 1 more is less sure or no statement." in texts(page)
    page.button(key="show_all").click().run()
    assert tables(page)[0]["saying"].tolist() == ["denied", "mentioned"]
    assert "1 of the 2 quotes listed is less sure or no statement." in texts(page)
    page.button(key="show_sure").click().run()
    assert tables(page)[0]["saying"].tolist() == ["denied"]


def test_a_join_says_why_and_is_taken_apart(open_page: Open, tmp_path: Path) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    at = made.articles()[1][0].text.index("Putin")
    page = open_page(path, "document", doc="answer", at=str(at))
    assert "“Putin” is Vladimir Putin: the only full name in the collection that ends in “Putin”" in texts(
        page
    )
    next(one for one in page.button if str(one.key).startswith("picked_0_part_everywhere")).click().run()
    assert not page.exception
    assert "Why this name: “Putin” is kept apart by hand" in texts(page)
    assert not [one for one in page.button if str(one.key).startswith("picked_0_part_there")]
    rows = tables(open_page(path, "corrections"))[0]
    assert rows[["act", "target", "value"]].to_numpy().tolist() == [
        ["Kept apart", "Putin", "not Vladimir Putin"]
    ]


def test_a_person_s_spellings_say_why_they_are_theirs(open_page: Open, tmp_path: Path) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    page = open_page(path, "people", person=["Vladimir Putin"])
    rows = next(table for table in tables(page) if "variant" in table)
    assert rows[["variant", "because"]].to_numpy().tolist() == [
        [
            "Putin",
            "“Putin” is Vladimir Putin: the only full name in the collection that ends in “Putin”",
        ],
        ["Vladimir Putin", ""],
    ]


@pytest.mark.parametrize(
    ("said", "axis"),
    [("published", "published"), ("mentioned", "mentioned"), ("Published", "published"),
     ("Said to happen", "mentioned"), ("never", "mentioned")],
)  # fmt: skip
def test_the_address_names_the_axis_of_the_timeline_by_a_short_word(
    open_page: Open, filled: Path, said: str, axis: str
) -> None:
    page = open_page(filled, "timeline", by=said)
    assert not page.exception
    assert page.segmented_control(key="axis").value == axis
    assert drawn(page, "happening")["axis"] == axis


def test_a_row_is_chosen_beside_a_filter(open_page: Open, filled: Path) -> None:
    page = open_page(filled, "document", doc="article-1", at="16", person=[NOVAK])
    assert page.query_params["at"] == "16"
    page.button(key="close_card").click().run()
    assert not page.exception
    assert "at" not in page.query_params
    assert NOVAK in page.query_params["person"]


# What the pages say first.
FINDINGS = [
    ("people", f"**{NOVAK}** is quoted most: 8 of 13 quotes."),
    ("quotes", f"**{NOVAK}** is quoted most: 8 of 13 quotes."),
    ("map", f"**{RIGA}** is the place that is mentioned most: 9 mentions in 9 documents."),
    ("timeline", "The busiest "),
]


@pytest.mark.parametrize(("word", "said"), FINDINGS)
def test_a_page_begins_with_a_finding(open_page: Open, filled: Path, word: str, said: str) -> None:
    assert any(one.value.startswith(said) for one in open_page(filled, word).markdown)


def test_overview_leads_with_findings(open_page: Open, filled: Path) -> None:
    said = drawn(open_page(filled, "overview"), "sentences")["sentences"]
    assert (
        "".join(part["text"] for part in said[0])
        == f"{NOVAK} is quoted most, 8 times, all of them in May 2022."
    )
    leads = {part["text"]: part["href"] for part in said[0] if part["href"]}
    assert leads == {NOVAK: "person?name=Jana+Novak", "8 times": "quotes?person=Jana+Novak"}


def test_where_little_fits_overview_says_why_nothing_is_found(open_page: Open, filled: Path) -> None:
    assert "Too little is here for a finding" in texts(
        open_page(filled, "overview", when=["2022-05-02", "2022-05-03"])
    )


def test_of_one_person_quotes_say_when(open_page: Open, filled: Path) -> None:
    first = open_page(filled, "quotes", person=[NOVAK]).markdown[0].value
    assert re.fullmatch(r"The busiest (day|week) is .*2022\*\*: \d of 8 quotes\.", first)


def of_two_imports(path: Path) -> Path:
    """Write a collection whose second import replaced a text."""
    with Collection.create(path) as collection:
        for text in ("The bridge is open.", "The bridge is closed."):
            number = collection.begin_import()
            collection.add(*made.article("bridge", text), import_id=number)
            collection.note_import(number, counts={"added": 1}, seconds=0.1)
    return path


def ended(page: AppTest) -> Job:
    """Wait for what a click began, and return it."""
    job = upload_jobs.jobs()[-1]
    for _ in range(600):
        if not job.is_running:
            break
        time.sleep(0.05)
    assert not job.is_running
    page.run()
    return job


def test_an_import_is_undone_on_the_page(open_page: Open, tmp_path: Path) -> None:
    path = of_two_imports(tmp_path / "two.sqlite")
    page = open_page(path, "imports", **{"runs-row": "2"})
    assert not page.exception
    page.button(key="undo_import_now_2").click().run()
    assert ended(page).undone == Undone(removed=1, came_back=1, lost=0)
    assert not page.exception
    with Collection.open(path) as collection:
        assert collection.rows("SELECT text FROM document_texts") == [("The bridge is open.",)]
    runs = next(one for one in tables(page) if "undone" in one)
    assert runs["undone"].tolist() == ["yes", ""]
    assert any("Import 2 is undone: 1 document removed" in one.value for one in page.success)
    assert "Import 2 has been undone: 1 document removed" in texts(page)


def test_an_import_of_another_collection_is_not_undone(open_page: Open, tmp_path: Path) -> None:
    path = of_two_imports(tmp_path / "two.sqlite")
    page = open_page(path, "imports", **{"runs-row": "2"})
    with Collection.open(path, readonly=False) as collection:
        collection.connection.execute("UPDATE imports SET moment = '1999-01-01T00:00:00'")
    page.button(key="undo_import_now_2").click().run()
    assert "Another collection took this one's place" in str(ended(page).error)
    assert [one.value for one in page.error] == ["Import 2 is not undone. Details:"]
    with Collection.open(path) as collection:
        assert collection.rows("SELECT text FROM document_texts") == [("The bridge is closed.",)]


def test_an_import_is_not_undone_while_files_are_added(open_page: Open, tmp_path: Path) -> None:
    path = of_two_imports(tmp_path / "two.sqlite")
    running = Job(["more.csv"])
    upload_jobs.jobs().append(running)
    page = open_page(path, "imports")
    assert [one.label for one in page.button if one.label == "Undo it"] == []
    assert "An import can be undone when nothing is being added." in texts(page)
    running.undoes = 2
    assert "Import 2 is being undone" in texts(page.run())
    running.is_running = False


def test_an_import_of_which_nothing_is_left_says_so(open_page: Open, tmp_path: Path) -> None:
    page = open_page(of_two_imports(tmp_path / "two.sqlite"), "imports", **{"runs-row": "1"})
    assert "No document of import 1 is here." in texts(page)


def test_documents_from_before_imports_had_numbers_say_why_they_cannot_be_undone(
    open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "old.sqlite"
    with Collection.create(path) as collection:
        collection.add(*made.article("bridge", "Rain."))
    assert "1 document came before imports had numbers" in texts(open_page(path, "imports"))


def test_an_empty_collection_offers_only_to_add(open_page: Open, empty: Path) -> None:
    page = open_page(empty, "imports")
    assert [one.value for one in page.header] == ["Add documents"]


def test_a_document_without_a_title_is_listed_by_its_id(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "untitled.sqlite"
    with Collection.create(path) as collection:
        document, found = made.article("bridge", "Rain.")
        collection.add(replace(document, title=""), found)
    for word in ("imports", "documents"):
        assert tables(open_page(path, word))[-1]["title"].tolist() == ["bridge"]


def test_a_document_that_is_not_english_says_so(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "french.sqlite"
    with Collection.create(path) as collection:
        for key, code in (("pont", "fr"), ("bridge", "en")):
            document, found = made.article(key, "Rain.")
            collection.add(replace(document, language=code), found)
    page = open_page(path, "document", doc="pont")
    assert "not English\\: French" in texts(page)
    assert "Nothing was found in this document." in texts(page)
    assert "All that was found" not in [one.label for one in page.expander]
    assert "not English" not in texts(open_page(path, "document", doc="bridge"))
    (rows,) = tables(open_page(path, "documents"))
    assert dict(zip(rows["title"], rows["not_english"], strict=True)) == {"Pont": "French", "Bridge": ""}


LONG = "The council of Halden decided to repair the old bridge over the river, the mayor said in May. " * 2


def test_a_document_shows_its_copies_and_its_earlier_texts(open_page: Open, tmp_path: Path) -> None:
    path = of_two_imports(tmp_path / "two.sqlite")
    with Collection.open(path, readonly=False) as collection:
        for key in ("first", "second"):
            collection.add(*made.article(key, LONG, source=f"The {key}"))
    page = open_page(path, "document", doc="bridge")
    assert "The bridge is open." in texts(page)
    assert "1 earlier text" in [one.label for one in page.expander]
    assert "1 earlier text below" in page.caption[0].value
    page = open_page(path, "document", doc="second")
    assert "A copy of an earlier document" in [one.label for one in page.expander]
    assert "a copy of “First”" in page.caption[0].value
    page = open_page(path, "document", doc="first")
    assert "1 copy of it here" in [one.label for one in page.expander]
    assert "1 copy of it here" in page.caption[0].value
    assert not page.exception
    assert "2 documents" in texts(open_page(path, "documents", copies="once"))
    (rows,) = tables(open_page(path, "documents"))
    assert sorted(rows["copy_of"]) == ["", "", "first"]
