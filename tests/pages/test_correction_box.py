"""A correction says what it will join, and asks before it makes a name that nobody has."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import quotes
from tests.browser.hostile import NOVAK, OSEI
from tests.pages.conftest import Open
from tests.store import made

pytestmark = pytest.mark.slow


def draw(name: str, other: str, act: str) -> None:
    """Draw what stands under the box in which another name was written (AppTest can't write one there)."""
    from dashboard.records import Seen, TextQuoteSelector
    from dashboard.ui.views import correction_box

    if act == "rename":
        correction_box.offer_rename(Seen("name", TextQuoteSelector(name), name, "PERSON"), other, key="box")
    elif act == "merge":
        correction_box.offer_merge(Seen("name", TextQuoteSelector(name), name, "PERSON"), other, key="box")
    else:
        correction_box.offer_speaker(
            Seen("quote", TextQuoteSelector("Decision 1 stands"), name), other, key="box"
        )


# What is written beside Jana Novak, what the box says, and which buttons can be pressed.
MERGED = [
    (OSEI, [f"Joins 8 quotes in 8 documents into “{OSEI}”."], ["Merge the two"]),
    ("kwame  OSEI", [f"Joins 8 quotes in 8 documents into “{OSEI}”."], ["Merge the two"]),
    (
        "Kwame Ossei",
        ["Nobody here is called “Kwame Ossei” yet."],
        [f"Take “{OSEI}”", "Make the new name “Kwame Ossei”"],
    ),
    ("Zzz", ["Nobody here is called “Zzz” yet."], ["Make the new name “Zzz”"]),
    (NOVAK.upper(), [], []),
    ("", [], []),
]


@pytest.mark.parametrize(("written", "says", "labels"), MERGED)
def test_a_merge_says_what_it_joins(
    filled: Path, monkeypatch: pytest.MonkeyPatch, written: str, says: list[str], labels: list[str]
) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    box = AppTest.from_function(draw, kwargs={"name": NOVAK, "other": written, "act": "merge"}).run()
    assert not box.exception
    assert [one.value.replace("\\", "") for one in box.caption] == says
    assert [one.label.replace("\\", "") for one in box.button if not one.disabled] == labels


def test_a_rename_says_whom_it_joins(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    for right, says, label in (
        (
            OSEI,
            [f"“{OSEI}” is here already. Joins 8 quotes in 8 documents into “{OSEI}”."],
            "Rename and join the two",
        ),
        ("Jana Nováková", [], "Rename"),
    ):
        box = AppTest.from_function(draw, kwargs={"name": NOVAK, "other": right, "act": "rename"}).run()
        assert [one.value.replace("\\", "") for one in box.caption] == says
        assert [one.label for one in box.button if not one.disabled] == [label]


def test_a_quote_goes_to_the_one_who_is_there_or_asks(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    for written, label in (
        ("KWAME\u00a0OSEI", "Give it to this speaker"),
        ("Zzz", "Make the new name “Zzz”"),
    ):
        box = AppTest.from_function(draw, kwargs={"name": "", "other": written, "act": "respeak"}).run()
        assert [one.label for one in box.button if not one.disabled] == [label]


# At which word of “answer” the reader is opened, the button that is pressed, and what is said then.
STALE = [
    ("The tram", "Hide: this is no quote", "This quote is no longer there: its document was changed"),
    ("Riga", "Hide this mention", "This place is no longer there: its document was changed"),
    ("2022-04-27", "Hide this mention", "This date is no longer there: its document was changed"),
    ("Putin", "Hide: this is no name", "“Vladimir Putin” is called “V. Putin” now"),
]


@pytest.mark.parametrize(("word", "label", "says"), STALE)
def test_a_page_that_is_out_of_date_corrects_nothing_and_says_why(
    open_page: Open, tmp_path: Path, word: str, label: str, says: str
) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    document, _ = made.articles()[1]
    page = open_page(path, "document", doc="answer", at=str(document.text.index(word)))
    with Collection.open(path, readonly=False) as collection:
        collection.decide("rename", "Vladimir Putin", "V. Putin")
        collection.add(*made.article("answer", "“The bus line goes” said Guterres in Paris on 2022-04-28."))
        before = len(collection.decisions())
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception
    assert [one.value for one in page.text if one.value.startswith(f"Not corrected: {says}")]
    with Collection.open(path) as collection:
        assert len(collection.decisions()) == before


def test_an_undo_that_another_tab_did_already_says_so(tmp_path: Path) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    with Collection.open(path, readonly=False) as collection:
        drawn = collection.decide("hide", "Vladimir Putin")
        collection.undo(drawn.id)

    def press(path: str) -> None:
        import streamlit as st

        from dashboard.records import Decision
        from dashboard.store.collection import Collection
        from dashboard.ui.views import correction_list

        with Collection.open(path) as collection:
            made = collection.decisions()[0]
        correction_list.undo(Decision(made.id, made.when, made.act, made.target, made.value))
        st.text(st.session_state["_message"])

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_COLLECTION", str(path))
        page = AppTest.from_function(press, kwargs={"path": str(path)}).run()
    assert not page.exception
    assert "Not undone: This correction was taken back already" in page.text[0].value


def test_a_quote_is_checked_starred_and_noted_on_its_card_and_taken_back(
    open_page: Open, tmp_path: Path
) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    with Collection.open(path) as collection:
        frame = quotes.find(collection, Filters(people=("John Kennedy",)))
    address = str(frame["address"].iloc[0]).rpartition("=")[2]
    page = open_page(path, "quotes", quote=address)
    button = {one.label: one for one in page.button}
    button["Mark as checked"].click().run()
    page.text_area[0].set_value("Ask *him*").run()
    next(one for one in page.button if one.label == "Keep this note").click().run()
    labels = [one.label for one in page.button]
    assert "Checked" in labels and "Star" in labels and "Mark as checked" not in labels
    assert "Note: Ask *him*" in [one.value for one in page.text]
    next(one for one in page.button if one.label == "Checked").click().run()
    assert "Mark as checked" in [one.label for one in page.button]
    with Collection.open(path) as collection:
        assert [(one.act, one.undone) for one in collection.decisions()] == [("check", True), ("note", False)]


def draw_date(value: str) -> None:
    """Draw the box of a date (AppTest opens no reader at a mark)."""
    from dashboard.records import Seen, TextQuoteSelector
    from dashboard.ui.views import correction_box

    correction_box.for_date(Seen("date", TextQuoteSelector("2022-05-03"), value), key="box")


# What is typed for a date, what the box says, whether it can be taken.
TYPED = [
    ("3 May 2022 to June 2022", "Means 3 May 2022 to 30 June 2022.", True),
    ("soon *", "“soon *” can't be read as days. Write a day, a month, a year or a range", False),
]


@pytest.mark.parametrize(("typed", "says", "is_taken"), TYPED)
def test_a_date_says_what_was_understood_before_it_is_taken(
    filled: Path, monkeypatch: pytest.MonkeyPatch, typed: str, says: str, is_taken: bool
) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    box = AppTest.from_function(draw_date, kwargs={"value": "2022-05-03"}).run()
    box.text_input[0].set_value(typed).run()
    assert not box.exception
    assert next(one.value for one in box.text).startswith(says)
    assert next(one.disabled for one in box.button if one.label == "Date it so") is not is_taken


def test_a_quote_is_denied_and_said_by_a_nurse_on_its_card(open_page: Open, tmp_path: Path) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    with Collection.open(path) as collection:
        frame = quotes.find(collection, Filters(people=("John Kennedy",)))
    page = open_page(path, "quotes", quote=str(frame["address"].iloc[0]).rpartition("=")[2])
    next(one for one in page.selectbox if one.label == "Said or denied").set_value("denied").run()
    next(one for one in page.button if one.label == "It is denied").click().run()
    unnamed = "Somebody unnamed, as the text calls them"
    next(one for one in page.text_input if one.label == unnamed).set_value("a nurse").run()
    next(one for one in page.button if one.label == "Said by somebody unnamed").click().run()
    assert not page.exception
    assert any("by hand, was: said, John Kennedy" in one.value for one in page.text)
    with Collection.open(path) as collection:
        row = quotes.find(collection, Filters(sayings=("denied",))).iloc[0]
        assert (row["speaker_text"], isinstance(row["speaker"], str)) == ("a nurse", False)


def draw_quote() -> None:
    import streamlit as st

    from dashboard.records import Seen, TextQuoteSelector
    from dashboard.ui.views import correction_box

    quote = Seen("quote", TextQuoteSelector("Decision 1 stands"), "Jana Novak")
    correction_box.for_quote(quote, key="box", saying=st.session_state.get("now", "said"), kind="direct")


def test_what_became_of_a_quote_begins_where_it_is_now(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    page = AppTest.from_function(draw_quote).run()

    def box() -> tuple[str, bool]:
        chosen = next(one for one in page.selectbox if one.label == "Said or denied")
        return str(chosen.value), not next(one for one in page.button if "_saying_" in str(one.key)).disabled

    assert not page.exception
    assert box() == ("said", False)
    next(one for one in page.selectbox if one.label == "Said or denied").select("denied").run()
    assert box() == ("denied", True)
    page.session_state["now"] = "denied"  # corrected
    page.run()
    assert box() == ("denied", False)
    page.session_state["now"] = "said"  # undone
    page.run()
    assert box() == ("said", False)


def draw_decided(picked: str, value: str) -> None:
    """Draw a button that gives the name in the filter and in the list's picked row another one."""
    import streamlit as st

    from dashboard.store.questions import drawn
    from dashboard.ui import state
    from dashboard.ui.views import correction_box

    st.button(
        "Do it", on_click=correction_box.decide, args=("rename", state.ask(drawn.of_name, picked), value)
    )
    st.text(str(st.session_state.get("person")))


@pytest.mark.parametrize(
    ("value", "called"), [("Jana Nováková", "Jana Nováková"), ("ORG:Novak Works", "Novak Works")]
)
def test_filter_and_picked_row_follow_a_name(
    tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch, value: str, called: str
) -> None:
    own = Path(shutil.copy(filled, tmp_path / "own.sqlite"))
    monkeypatch.setenv("DATELINE_COLLECTION", str(own))
    box = AppTest.from_function(draw_decided, kwargs={"picked": NOVAK, "value": value})
    box.session_state["person"] = [NOVAK]
    box.query_params["people-row"] = NOVAK
    box.run().button[0].click().run()
    assert not box.exception
    assert box.text[0].value == str([called])
    assert box.query_params["people-row"] in (called, [called])
