"""Measure how well one output agrees with another: quotes, names, dates and places in the contract's form.

Quotes: contents are matched one to one by the overlap of their words (F1 of at least 0.5, best first);
"exact" counts those with the same words, ignoring a leading "that"; "e2e" those whose speaker is also right:
the spans overlap, or neither names one; "speaker, of matched" is their share among the matched contents.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from dashboard.text import lexicon

Row = Mapping[str, Any]
WORD_CHARACTERS = re.compile(r"\w+")
LEAST_OVERLAP = 0.5
NEAR_KM = 161.0  # 100 miles, the field's usual limit
EARTH_KM = 6371.0088  # mean radius


@dataclass
class Tally:
    """Counts of gold rows, system rows and matching rows."""

    gold: int = 0
    system: int = 0
    right: int = 0
    is_share: bool = False  # right answers among those asked for: there is no separate precision and recall

    def add(self, *, gold: int, system: int, right: int) -> None:
        """Count one document."""
        self.gold += gold
        self.system += system
        self.right += right

    @property
    def precision(self) -> float:
        """The share of the system's rows that are right, 0 to 1."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold rows that were found, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.gold + self.system) if self.gold + self.system else 0.0


def score(gold: Iterable[Row], system: Iterable[Row]) -> dict[str, Tally]:
    """Return a tally for each measure over documents with the same id."""
    outputs = {row["id"]: row for row in system}
    tallies: dict[str, Tally] = {}

    def count(name: str, *, gold: int, system: int, right: int, is_share: bool = False) -> None:
        tallies.setdefault(name, Tally(is_share=is_share)).add(gold=gold, system=system, right=right)

    for expected in gold:
        found = reviewed(expected, outputs.get(expected["id"], {}))
        if "quotes" in expected:
            _score_quotes(expected["quotes"], found.get("quotes", []), count)
        if "entities" in expected:
            _score_names(expected["entities"], found.get("entities", []), count)
        if "dates" in expected:
            _score_dates(expected["dates"], found.get("dates", []), count)
        if "places" in expected:
            _score_places(expected["places"], found.get("places", []), count)
    return tallies


def reviewed(expected: Row, found: Row) -> Row:
    """Return what was found where the gold says that somebody looked; all of it where gold is of whole texts.

    Gold of single rows has "reviewed": {"quotes": [[120, 186], …]}, the stretches that were looked at.
    """
    if "reviewed" not in expected:
        return found

    def looked_at(row: Row, spans: Sequence[Sequence[int]]) -> bool:
        return any(start < row["end"] and row["start"] < end for start, end in spans)

    looked = expected["reviewed"].items()
    return {name: [row for row in found.get(name, []) if looked_at(row, spans)] for name, spans in looked}


Count = Callable[..., None]


def _score_quotes(gold: Sequence[Row], system: Sequence[Row], count: Count) -> None:
    pairs = match(gold, system)
    right = [(i, j) for i, j in pairs if same_speaker(gold[i], system[j])]
    exact = [(i, j) for i, j in pairs if same_words(gold[i], system[j])]
    for name, belongs in GROUPS.items():
        # A pair counts towards its gold row's group, an unmatched system row towards the group it claims.
        wanted = {i for i, row in enumerate(gold) if belongs(row)}
        matched = {j: i for i, j in pairs}
        given = [
            j for j, row in enumerate(system) if (matched[j] in wanted if j in matched else belongs(row))
        ]
        sizes = {"gold": len(wanted), "system": len(given)}
        matches = sum(i in wanted for i, _ in pairs)
        spoken = sum(i in wanted for i, _ in right)
        count(f"quotes {name} content", **sizes, right=matches)
        count(f"quotes {name} exact content", **sizes, right=sum(i in wanted for i, _ in exact))
        count(f"quotes {name} e2e", **sizes, right=spoken)
        count(f"quotes {name} speaker, of matched", gold=matches, system=matches, right=spoken, is_share=True)
    _score_pronouns(gold, system, count)


GROUPS: dict[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "speech": lambda row: is_speech(row),
    "quoted": lambda row: row["kind"] in {"direct", "mixed"},
    "direct": lambda row: row["kind"] == "direct",
    "mixed": lambda row: row["kind"] == "mixed",
    "indirect": lambda row: row["kind"] == "indirect",
}


def is_speech(row: Row) -> bool:
    """Say whether a quote is speech: direct, or with a word of data/lexicon/cues.tsv in its cue."""
    if row["kind"] == "direct":
        return True
    cue = row.get("cue") or {"text": row.get("cue_text", "")}
    return any(word.strip(",.:") in _saying() for word in cue["text"].lower().split())


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return lexicon.words("cues")


def match(gold: Sequence[Row], system: Sequence[Row]) -> list[tuple[int, int]]:
    """Return pairs (gold row, system row) whose words overlap, best first, each row once."""
    words = [[_words(row) for row in rows] for rows in (gold, system)]
    scored = []
    for i, expected in enumerate(words[0]):
        for j, found in enumerate(words[1]):
            both = len(expected & found)
            if both and 2 * both / (len(expected) + len(found)) >= LEAST_OVERLAP:
                scored.append((-2 * both / (len(expected) + len(found)), i, j))
    pairs, used_gold, used_system = [], set(), set()
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_system:
            used_gold.add(i)
            used_system.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def _words(row: Row) -> set[int]:
    """Return where the words of a row begin; if it has pieces, only in these."""
    pieces = row.get("pieces") or [(row["start"], row["end"])]
    found = {word.start() + row["start"] for word in WORD_CHARACTERS.finditer(row["text"])}
    return {at for at in found if any(start <= at < end for start, end in pieces)}


def same_words(gold: Row, system: Row) -> bool:
    """Say whether two contents have the same words, ignoring an introductory "that".

    If one side doesn't say what interrupts its quote (the contract's form), the other's doesn't count.
    """
    whole = not (gold.get("pieces") and system.get("pieces"))
    return _said(gold, whole=whole) == _said(system, whole=whole)


def _said(row: Row, *, whole: bool) -> set[int]:
    words = _words({**row, "pieces": None} if whole else row)
    first = min(words, default=row["start"])
    that = WORD_CHARACTERS.match(row["text"], first - row["start"])
    return words - {first} if that and that[0].lower() == "that" and len(words) > 1 else words


def same_speaker(gold: Row, system: Row) -> bool:
    """Say whether two quotes have the same speaker: overlapping spans, or none on either side."""
    found = system.get("speaker")
    expected = gold.get("speakers") or ([gold["speaker"]] if gold.get("speaker") else [])
    if not expected or not found:
        return not expected and not found
    return any(found["start"] < one["end"] and one["start"] < found["end"] for one in expected)


def _score_pronouns(gold: Sequence[Row], system: Sequence[Row], count: Count) -> None:
    """Count the names given to "he" and "she", if gold has `names`, the proper names of the chain.

    This covers all gold quotes, found or not, whose speaker is "he" or "she" and whose chain contains a
    proper name. A pronoun is named if a quote whose speaker overlaps it has a name; the name is right if it
    shares a word with one in the chain. "Of found" leaves out pronouns that aren't a speaker in the output.
    """
    speakers = [row["speaker"] for row in system if row.get("speaker")]
    for row in gold:
        asked = row.get("names")
        if not asked:
            continue
        (pronoun,) = row["speakers"]
        found = [s for s in speakers if s["start"] < pronoun["end"] and pronoun["start"] < s["end"]]
        names = [s["name"] for s in found if s.get("name")]
        right = share_a_word(names[:1], asked)
        shares = {"he or she named": bool(names), "he or she right name": right}
        for name, is_so in shares.items():
            count(f"quotes {name}", gold=1, system=1, right=int(is_so), is_share=True)
        if found:
            count("quotes he or she right name, of found", gold=1, system=1, right=int(right), is_share=True)


def share_a_word(names: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether any word occurs in both lists of names, ignoring case."""
    words = [
        {word.casefold() for name in some for word in WORD_CHARACTERS.findall(name)}
        for some in (names, others)
    ]
    return bool(words[0] & words[1])


PLACES = {"GPE": "LOC", "FAC": "LOC"}
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")


def _score_names(gold: Sequence[Row], system: Sequence[Row], count: Count) -> None:
    """Count exact spans with the right label; in "all" and its groups any kind of place counts as a place."""
    places = {"LOC"}
    coarse = {"all": None, "people, organisations, places": {"PERSON", "ORG"} | places, "places": places}
    for name, labels in coarse.items():
        _count_spans(f"names {name}", _spans(gold, labels, PLACES), _spans(system, labels, PLACES), count)
    for label in LABELS:
        _count_spans(f"names {label}", _spans(gold, {label}, {}), _spans(system, {label}, {}), count)


Spans = Counter[tuple[int, int, str]]


def _spans(rows: Sequence[Row], labels: set[str] | None, coarse: Mapping[str, str]) -> Spans:
    named = ((row["start"], row["end"], coarse.get(row["label"], row["label"])) for row in rows)
    return Counter(one for one in named if labels is None or one[2] in labels)


def _count_spans(name: str, gold: Spans, system: Spans, count: Count) -> None:
    count(name, gold=gold.total(), system=system.total(), right=(gold & system).total())


def _score_dates(gold: Sequence[Row], system: Sequence[Row], count: Count) -> None:
    sizes = {"gold": len(gold), "system": len(system)}
    strict = {(r["start"], r["end"]) for r in gold} & {(r["start"], r["end"]) for r in system}
    pairs = overlapping(gold, system)
    count("dates strict", **sizes, right=len(strict))
    count("dates relaxed", **sizes, right=len(pairs))
    for field in ("type", "value"):
        # Gold that only marks expressions is not used to score their meaning.
        if not gold or any(row.get(field) for row in gold):
            right = sum(gold[i].get(field) == system[j].get(field) for i, j in pairs)
            count(f"dates {field}", **sizes, right=right)


def _score_places(gold: Sequence[Row], system: Sequence[Row], count: Count) -> None:
    pairs = overlapping(gold, system)
    sizes = {"gold": len(gold), "system": len(system)}
    count("places found", **sizes, right=len(pairs))
    placed = {i for i, row in enumerate(gold) if _is_placed(row)}
    near = sum(is_near(gold[i], system[j]) for i, j in pairs if i in placed)
    given = sum(map(_is_placed, system))
    count("places end to end", gold=len(placed), system=given, right=near)


def _is_placed(row: Row) -> bool:
    return row.get("lat") is not None or bool(row.get("geonameid"))


def overlapping(gold: Sequence[Row], system: Sequence[Row]) -> list[tuple[int, int]]:
    """Return pairs of overlapping rows in text order, each row once."""
    pairs: list[tuple[int, int]] = []
    free = sorted(range(len(system)), key=lambda j: (system[j]["start"], system[j]["end"]))
    for i in sorted(range(len(gold)), key=lambda i: (gold[i]["start"], gold[i]["end"])):
        for j in free:
            if system[j]["start"] < gold[i]["end"] and gold[i]["start"] < system[j]["end"]:
                pairs.append((i, j))
                free.remove(j)
                break
    return pairs


def is_near(one: Row, other: Row) -> bool:
    """Say whether two points are within 161 km of each other or have the same geonameid."""
    if one.get("geonameid") and one["geonameid"] == other.get("geonameid"):
        return True
    has_points = one.get("lat") is not None and other.get("lat") is not None
    return has_points and distance_km(one, other) <= NEAR_KM


def distance_km(one: Row, other: Row) -> float:
    """Return the great-circle distance in km between two rows with `lat` and `lon` in degrees."""
    a, b = radians(one["lat"]), radians(other["lat"])
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other["lon"] - one["lon"]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
