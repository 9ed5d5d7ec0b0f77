"""Corrections by hand: what a list of decisions means. Nothing else is kept; undo marks one as undone.

A decision's target is plain text that outlives a new extraction:

    PERSON:Vladimir Putin                     a name, with its label
    PLACE:524901:Moscow                       a place by its GeoNames number, or its position
    quote 120-186 5d41402a news/talks.txt     a row: what, where, a hash of its text, the document's key
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from dashboard.errors import DatelineError
from dashboard.link.compare import key
from dashboard.records import Decision, Label

ACTS = ("hide", "rename", "merge", "respeak")
LABELS = get_args(Label)
NAME = re.compile(rf"({'|'.join(LABELS)}):(.+)", re.DOTALL)
PLACE = re.compile(r"PLACE:([^:]*):(.*)", re.DOTALL)
ROW = re.compile(r"(quote|mention|place|date) (\d+)-(\d+) ([0-9a-f]{8}) (.*)", re.DOTALL)

Entity = tuple[str, str]  # label and key of a name


@dataclass(frozen=True)
class Rulings:
    """What the standing decisions say about names; a pure function of their list."""

    became: Mapping[Entity, Entity] = field(default_factory=dict)
    shown: Mapping[Entity, str] = field(default_factory=dict)
    hidden: frozenset[Entity] = frozenset()

    def resolve(self, entity: Entity) -> Entity:
        """Return whom an entity stands for after all renaming and merging."""
        return self.became.get(entity, entity)


@dataclass(frozen=True)
class Row:
    """One row of a document as a decision names it."""

    kind: str
    start: int
    end: int
    digest: str
    document: str


def name_target(label: str, name: str) -> str:
    """Return the target for a name.

    >>> name_target("PERSON", "Ban Ki-moon")
    'PERSON:Ban Ki-moon'
    """
    return f"{label}:{name}"


def row_target(kind: str, start: int, end: int, text: str, *, document: str) -> str:
    """Return the target for a quote, mention, place or date of a document."""
    return f"{kind} {start}-{end} {digest(text)} {document}"


def digest(text: str) -> str:
    """Return a short hash: a decision doesn't hold for other words that come to stand in the same place."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def entity_of(target: str) -> Entity | None:
    """Return label and key of a name as target, None where the target is something else."""
    match = NAME.fullmatch(target)
    return (match[1], key(match[2])) if match else None


def row_of(target: str) -> Row | None:
    """Return the row that a target names, None where it is no row."""
    match = ROW.fullmatch(target)
    return Row(match[1], int(match[2]), int(match[3]), match[4], match[5]) if match else None


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Return what decisions say about names, the later ones over the earlier.

    To rename is to merge into the new name: so a name that is there already is joined, and a decision
    about either name reaches both.
    """
    became: dict[Entity, Entity] = {}
    shown: dict[Entity, str] = {}
    hidden: set[Entity] = set()
    for decision in standing(decisions):
        target = entity_of(decision.target)
        if target is None:
            continue
        target = became.get(target, target)
        if decision.act == "hide":
            hidden.add(target)
        elif decision.act in {"rename", "merge"} and (value := NAME.fullmatch(decision.value)):
            wanted = (value[1], key(value[2]))
            wanted = became.get(wanted, wanted)
            if decision.act == "rename" or wanted not in shown:
                shown[wanted] = value[2]
            if target != wanted:
                became = {one: wanted if to == target else to for one, to in became.items()} | {
                    target: wanted
                }
    return Rulings(became, shown, frozenset(became.get(one, one) for one in hidden))


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that hold, in the order they were made."""
    return sorted((one for one in decisions if not one.undone), key=lambda one: one.id)


def to_lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield each decision as a line of JSON, for a file that people keep, compare and send."""
    for one in sorted(decisions, key=lambda one: one.id):
        line = {
            "when": one.when,
            "act": one.act,
            "target": one.target,
            "value": one.value,
            "undone": one.undone,
        }
        yield json.dumps(line, ensure_ascii=False)


def from_lines(lines: Iterable[str]) -> Iterator[Decision]:
    """Yield the decisions of a file in its order, numbered from 1."""
    for number, line in enumerate((line for line in lines if line.strip()), start=1):
        yield _from_line(number, line)


def _from_line(number: int, line: str) -> Decision:
    try:
        read = json.loads(line)
        act, target, value = read["act"], read["target"], read.get("value", "")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatelineError(
            f"Decision {number} is not a line of JSON with act and target: {line.strip()[:80]!r}. "
            "Write it as `dateline decisions export` does."
        ) from error
    if act not in ACTS or not isinstance(target, str) or not isinstance(value, str):
        raise DatelineError(
            f"Decision {number} has no act of {', '.join(ACTS)}: {line.strip()[:80]!r}. Mend it."
        )
    return Decision(number, str(read.get("when", "")), act, target, value, bool(read.get("undone", False)))
