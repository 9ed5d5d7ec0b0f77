"""Why a place was chosen, in words for the reader of the map."""

from dashboard.extract.places.features import SAYS
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group
from dashboard.extract.places.resolve import Choice

# Why a name that several places have can mean only this one.
SETTLED = {
    "holder": SAYS["holder"],
    "bordering": "the country, named with its capital or a country that it borders on",
}


def because(group: Group, choice: Choice) -> str:
    """Return the reason with the runner-up."""
    note = f"{group.meant.note}; " if group.meant.note else ""
    if group.container and choice.gains.get("container", 0) >= 0 and choice.runner_up is None:
        held = f"'{group.container.text}' is written {group.container.where} it"
        return f"{note}{held}; the only place of that name"
    if group.settled_by and choice.runner_up is None:
        return note + SETTLED[group.settled_by]
    if choice.runner_up is None:
        return note + (SAYS["listed"] if choice.entry.listed else "the only place of that name")
    reason = max(choice.gains, key=lambda name: choice.gains[name])
    container, where = (group.container.text, group.container.where) if group.container else ("", "")
    words = SAYS[reason].format(container=container, where=where)
    return f"{note}{words}; next best {label(choice.runner_up)}"


def label(entry: Entry | None) -> str:
    """Return a place in a few words.

    >>> label(Entry("Paris", "city", 33.66, -95.56, "US", "US.TX"))
    'Paris (US-TX, city)'
    """
    if entry is None:
        return ""
    where = entry.admin.replace(".", "-") if entry.admin and not entry.admin[3:].isdigit() else entry.country
    return f"{entry.name} ({', '.join(part for part in (where, entry.kind) if part)})"
