"""Place a name that is in no gazetteer: at the place it is said to be in, never by guessing."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dashboard.extract.places.confidence import contained
from dashboard.extract.places.containers import container_after, container_before
from dashboard.extract.places.context import place_after
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group
from dashboard.extract.places.lists import region_of
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.resolve import Choice
from dashboard.records import Place

UNKNOWN = "in no gazetteer, and no place around it to hold it"
HYPHENATED = re.compile(r"[\w’'-]+")
LONGEST = 4  # words of a place's name inside an unknown name: "Cottonport Fire Station"

Meant = Mapping[int, tuple[Group, Choice]]


class Holders:
    """What the other names in a text were found to mean, by place and by name."""

    def __init__(self, text: str, found: Sequence[Toponym], meant: Meant) -> None:
        self.text, self.found, self.meant = text, found, meant
        self.by_entry: dict[Entry, Choice] = {}
        self.by_name: dict[str, Choice] = {}
        for group, choice in meant.values():
            self.by_entry.setdefault(choice.entry, choice)
            self.by_name.setdefault(group.name, choice)

    def contained(self, at: int) -> Place:
        """Return the place of a mention whose name was not found."""
        one = self.found[at]
        holder = self.holder_of(at)
        if holder is None:
            return Place(one.start, one.end, one.text, one.name, because=UNKNOWN)
        choice, how = holder
        entry = choice.entry
        return Place(
            one.start, one.end, one.text, one.name, entry.lat, entry.lon, entry.country,
            "facility" if one.label == "FAC" else "part",
            None, contained(choice), f"in no gazetteer; placed at {entry.name}, {how}",
            region=region_of(entry),
        )  # fmt: skip

    def holder_of(self, at: int) -> tuple[Choice, str] | None:
        """Return the place that contains an unknown one, and the evidence for it."""
        one = self.found[at]
        later = place_after(self.text, one, self.found[at + 1 : at + 4])
        for next_one in range(at + 1, min(at + 4, len(self.found))):
            if self.found[next_one] is later and next_one in self.meant:
                return self.meant[next_one][1], "which is written after it"
        for container in (container_after(self.text, one), container_before(self.text, one)):
            known = container and (
                self.by_name.get(container.text)
                or next((self.by_entry[e] for e in container.entries if e in self.by_entry), None)
            )
            if container and known:
                return known, f"which is written {container.where} it"
        return self.within_name(one.name)

    def within_name(self, name: str) -> tuple[Choice, str] | None:
        """Return the place whose name is part of the unknown name: "Cottonport Fire Station"."""
        for part in parts(name):
            choice = self.by_name.get(part)
            if choice and len(part) > 3 and choice.entry.kind != "country":
                return choice, "whose name it bears"
        return None


def parts(name: str) -> Iterator[str]:
    """Yield the runs of words in a name, longest first, without the complete name."""
    words = [word.span() for word in HYPHENATED.finditer(name)][:12]
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        for at in range(len(words) - size + 1):
            yield name[words[at][0] : words[at + size - 1][1]]
