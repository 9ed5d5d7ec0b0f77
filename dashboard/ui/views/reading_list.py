"""Quotes to be read: each in full with its speaker, where and when, what it names, how sure and why.

The browser gets plain text for one block of elements and builds text nodes, so a document can't add markup.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.export import citation
from dashboard.export.cited import Cited
from dashboard.filters import Filters
from dashboard.store.questions import evidence, surroundings, utterances
from dashboard.store.questions.surroundings import Around, When
from dashboard.store.questions.utterances import Version
from dashboard.text import day_words, spoken
from dashboard.ui import address, component, filter_panel, links, paging, state, sureness, table
from dashboard.ui.views import asked_quote, date_words, picked_quotes, profile_links, said_again
from dashboard.ui.views.quote_card import UNKNOWN, text_of

AT_ONCE = 25
PAGE = "quotes-page"  # its word in the address
KEY = "reading"
LONGEST = 4_000  # characters of a quote; the rest is one click away
MOST_CHIPS = 6
HINT = "Keys: j and k go down and up, Enter opens the article, c copies, x picks."

_component = component.beside(__file__, '<div class="reading"></div>', before=("nodes.js",))


def page(listed: Filters, count: int) -> int:
    """Return the page that the address asks for, one of those there are; under other filters the first."""
    return paging.asked(PAGE, paging.pages(count, AT_ONCE), mark=paging.mark(listed)) or 1


def show(rows: pd.DataFrame, listed: Filters, *, count: int) -> None:
    """Draw the quotes of a page, `count` being how many there are; a chosen one is in the address."""
    numbers = tuple(int(one) for one in rows["quote_id"])
    around = state.ask(surroundings.of, numbers)
    # With the articles' authors and addresses, so that a footnote here is the one in a download.
    cited = state.ask(evidence.numbered, numbers)
    versions = state.ask(utterances.of, numbers, once=listed.once)
    folded = {} if said_again.is_apart() else said_again.folded(numbers, versions)
    # What the address asks for is there.
    shown = [
        (row, int(row["quote_id"]))
        for _, row in cited.iterrows()
        if int(row["quote_id"]) not in folded or table.name_of(row) == asked_quote.given()
    ]
    said_again.offer_switch(len(numbers) - len(shown))
    number = page(listed, count)
    _component(
        key=KEY,
        data={
            "quotes": [entry(row, around[one], versions.get(one, ())) for row, one in shown],
            "listed": len(numbers),
            "chosen": list(picked_quotes.keys()),
            "picked": asked_quote.given(),
            "first": (number - 1) * AT_ONCE + 1,
            "all": count,
            "page": number,
            "pages": paging.pages(count, AT_ONCE),
            "hint": HINT,
        },
        on_choice_change=lambda: follow(listed),
    )
    read(rows)


def entry(row: pd.Series, around: Around, versions: Sequence[Version] = ()) -> dict[str, Any]:
    """Return what the browser draws of one quote, all of it plain text."""
    cited = Cited.of(row.to_dict())
    words = text_of(row, "quote")
    cut = len(words) - LONGEST
    sure = sureness.of_quote(float(row["confidence"]), is_named=bool(text_of(row, "speaker")))
    return {
        "key": table.name_of(row),
        "words": spoken.in_marks(words[:LONGEST] + ("…" if cut > 0 else ""), text_of(row, "kind")),
        "cut": f"{cut:,} more characters are in the article." if cut > 0 else "",
        "speaker": cited.speaker or nobody(row),
        "named": bool(text_of(row, "speaker")),
        "role": around.role,
        "whose": profile_links.of_speaker(row).href,
        "where": where(cited),
        "title": text_of(row, "document"),
        "also": said_again.in_words(cited.published, versions),
        "states": states(row),
        "sure": sureness.in_words(float(row["confidence"])),
        "places": list(around.places[:MOST_CHIPS]),
        "dates": list(dict.fromkeys(dated(one) for one in around.dates))[:MOST_CHIPS],
        "why": f"{text_of(row, 'because') or 'no reason was kept'}; {sure}",
        "text": citation.in_text(cited, text_of(row, "kind")),
        "footnote": citation.footnote(cited),
    }


def where(cited: Cited) -> list[tuple[str, str]]:
    """Return when and where a quote was published, the source with the address of its page."""
    day, source = day_words.day(cited.published), cited.source
    return [(day, "")] * bool(day) + [(source, profile_links.of("source", source).href)] * bool(source)


def nobody(row: pd.Series) -> str:
    """Return what stands in the place of a speaker, with the word that the text has for them."""
    written = text_of(row, "speaker_text")
    return f"{UNKNOWN} (“{written}”)" if written else UNKNOWN


def states(row: pd.Series) -> list[str]:
    """Return what kind of quote it is where that isn't plain from its marks, and what is special about it."""
    kind, saying = text_of(row, "kind"), text_of(row, "saying")
    corrected = "corrected by hand" if text_of(row, "corrected") else ""
    found = ["" if kind == "direct" else kind, "" if saying == "said" else saying, corrected]
    return [one for one in found if one]


def dated(when: When) -> str:
    """Return a date as written, with its meaning where the words alone don't tell it.

    >>> dated(When("last Monday", "2022-05-02", "DATE")), dated(When("2 May 2022", "2022-05-02", "DATE"))
    ('last Monday: 2 May 2022', '2 May 2022')
    """
    means = date_words.in_words(when.value, when.type)
    written = " ".join(when.text.split())
    is_day = when.type in ("DATE", "TIME") and when.value not in date_words.VAGUE
    is_plain = not is_day or means in (written, date_words.UNKNOWN)
    return written if is_plain else f"{written}: {means}"


def follow(listed: Filters) -> None:
    """Write what was chosen into the address, or into the filters."""
    chosen = choice()
    if "quote" in chosen:
        address.put({asked_quote.KEY: str(chosen["quote"])})
    elif "page" in chosen:
        address.put({PAGE: f"{chosen['page']}.{paging.mark(listed)}"})
    elif "pick" in chosen:
        picked_quotes.turn([str(one) for one in chosen["pick"]])
    elif "place" in chosen:
        filter_panel.add_name("place", str(chosen["place"]))


def read(rows: pd.DataFrame) -> None:
    """Go to the reader, at the quote that was opened there, or to the page of a name that was clicked."""
    if "open" in choice():
        for _, row in rows.iterrows():
            for link in (profile_links.of_speaker(row), profile_links.of("source", text_of(row, "source"))):
                if link.href == choice()["open"]:
                    links.open_link(link)
    asked = choice().get("read")
    found = rows[[table.name_at(str(one)) == asked for one in rows["address"]]] if asked else rows[:0]
    if len(found):
        row = found.iloc[0]
        links.go("document", {"doc": text_of(row, "document_id"), "at": str(int(row["start"]))})


def choice() -> dict[str, Any]:
    """Return what was chosen in this very run: {"quote": key}, {"read": key}, {"page": …} or {"place": …}."""
    chosen: Any = getattr(st.session_state.get(KEY), "choice", None)
    return chosen if isinstance(chosen, dict) else {}
