"""Why a place was chosen, in words for the reader of the map."""

from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group
from dashboard.extract.places.resolve import Choice

WORDS = {
    "population": "the best known of that name",
    "country": "the country rather than a smaller place",
    "region": "the state rather than a smaller place",
    "county": "a county",
    "facility": "a building",
    "listed": "on the list of well-known places",
    "continent": "the continent",
    "other name": "its own name, not only another one",
    "county without its class": "its own name, not a county's",
    "container": "'{container}' is written {where} it",
    "holder": "written after a place that lies in it",
    "same country": "other places named here are in the same country",
    "same region": "other places named here are in the same region",
    "near": "near other places named here",
    "home": "where the outlet is at home",
    "natural": "a natural feature, as the text has it",
    "named as its capital": "the capital rather than the state of that name",
    "acts": "a capital that acts stands for its government",
    "overshadowed": "the state rather than a town of that name",
    "alike": "the same kind of place as the names listed beside it",
    "built": "a building, as the text has it",
}


def because(group: Group, choice: Choice) -> str:
    """Return the reason with the runner-up."""
    note = f"{group.meant.note}; " if group.meant.note else ""
    if group.container and choice.gains.get("container", 0) >= 0 and choice.runner_up is None:
        held = f"'{group.container.text}' is written {group.container.where} it"
        return f"{note}{held}; the only place of that name"
    if choice.runner_up is None:
        return note + (WORDS["listed"] if choice.entry.listed else "the only place of that name")
    reason = max(choice.gains, key=lambda name: choice.gains[name])
    container, where = (group.container.text, group.container.where) if group.container else ("", "")
    words = WORDS[reason].format(container=container, where=where)
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
