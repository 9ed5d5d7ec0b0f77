"""What is said first about a person, a place or a source: lines of names, each with a link and a figure."""

from datetime import date

import pandas as pd

from dashboard.filters import Filters
from dashboard.question import names
from dashboard.store.questions import joins, namesakes, people, places, roles, together
from dashboard.store.writing.places_named import FIGURATIVE
from dashboard.text import day_words
from dashboard.ui import escape, state
from dashboard.ui.counting import counted, number
from dashboard.ui.linked_text import Words
from dashboard.ui.views.profile import Named, listed

MOST = 8  # names of a line
MOST_ROLES = 5
LONGEST = 80  # characters of a role


def who(name: str, filters: Filters) -> list[list[Words]]:
    """Return a person's roles with their dates, spellings, namesakes, company and places."""
    lines = [of_roles(state.ask(roles.find, name, filters)), of_spellings(name)]
    lines.append(of_namesakes(state.ask(namesakes.of, name)))
    lines.append(company(state.ask(together.find, filters, naming=name)))
    lines.append(of_places(state.ask(people.places, name, filters)))
    return [line for line in lines if line]


def where(within: Filters, place: str) -> list[list[Words]]:
    """Return who and what is named in the same documents as a place."""
    lines = [
        company(state.ask(together.find, within)),
        of_places(state.ask(places.find, within), besides=place),
    ]
    return [line for line in lines if line]


def of_roles(rows: pd.DataFrame) -> list[Words]:
    """Return the roles that the texts give, each with when."""
    if rows.empty:
        return []
    told = [in_words(row) for row in rows.head(MOST_ROLES).to_dict("records")]
    more = f"; {len(rows) - MOST_ROLES:,} more" if len(rows) > MOST_ROLES else ""
    return [Words("Called: ", is_head=True), Words("; ".join(told) + more)]


def in_words(row: dict[str, object]) -> str:
    """Return a role with how often and when it is given."""
    often = number(int(str(row["mentions"])), "time")
    when = period(row["first_published"], row["last_published"])
    return f"{escape.shorten(str(row['role']), LONGEST)} ({often}{', ' + when if when else ''})"


def period(first: object, last: object) -> str:
    """Return two days in words, one if they are the same.

    >>> period(date(2022, 4, 26), date(2022, 6, 1)), period(date(2022, 4, 26), date(2022, 4, 26))
    ('26 April to 1 June 2022', '26 April 2022')
    """
    if not isinstance(first, date) or not isinstance(last, date):
        return ""
    ends = [day_words.day(one) for one in (first, last)]
    if first == last:
        return ends[0]
    return " to ".join(
        [ends[0].removesuffix(f" {last.year}") if first.year == last.year else ends[0], ends[1]]
    )


def of_spellings(name: str) -> list[Words]:
    """Return how a name is written otherwise."""
    rows = state.ask(joins.of_person, name)
    by_form = rows.groupby("variant", sort=False)["mentions"].sum().items() if len(rows) else ()
    others = [f"{variant} ({many:,})" for variant, many in by_form if " ".join(variant.split()) != name]
    if not others:
        return []
    more = f" and {len(others) - MOST:,} more" if len(others) > MOST else ""
    return [Words("Also written: ", is_head=True), Words(", ".join(others[:MOST]) + more)]


def of_namesakes(found: list[names.Named]) -> list[Words]:
    """Return who else has the surname: with the surname alone it may be the same person."""
    named: list[Named] = [
        (one.name, "person", one.name, counted(one.count, one.counted)) for one in found[:MOST]
    ]
    is_alone = bool(found) and len(found[0].words) == 1
    perhaps = ", perhaps the same person where it stands alone" if is_alone else ""
    return line(f"Of the same surname{perhaps}: ", named)


def company(rows: pd.DataFrame) -> list[Words]:
    """Return who is named in the same documents."""
    named: list[Named] = [(str(name), "person", str(name), f"{many:,}") for name, many in rows.to_numpy()]
    return line("In the same documents, with how many: ", named)


def of_places(rows: pd.DataFrame, *, besides: str = "") -> list[Words]:
    """Return which places are named in the same documents."""
    real = rows[~rows["kind"].isin(FIGURATIVE) & (rows["place"] != besides)].head(MOST)
    figures = zip(real["place"], real["mentions"], strict=True)
    return line(
        "Places in these documents, with their mentions: ",
        [(place, "place", place, f"{many:,}") for place, many in figures],
    )


def line(head: str, named: list[Named]) -> list[Words]:
    """Return a line of linked names, or nothing if there is none."""
    found = listed(named)
    return [Words(head, is_head=True), *found] if found else []
