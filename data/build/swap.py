"""Names replaced by names from many countries, the same one for the same name throughout a document.

    swap = swapper("train", seed=1)
    swap("Hillary Clinton", "PERSON", "article-7")   # → "Ingebjorg Haugland"
    swap("Clinton", "PERSON", "article-7")           # → "Haugland"

The parts "train" and "dev" of data/build/names/*.tsv share no name, and no dev name occurs in a train corpus.
People: given and family name of one language. Places: towns of the gazetteer; what is a river or a republic
stays one. Organisations: their proper words are replaced, the common ones ("Bank", "of", "Ministry") stay.
A name all of common words ("Supreme Court") and a label that isn't one of these stay as they are.
"""

import csv
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

NAMES = Path(__file__).resolve().parent / "names"
Swap = Callable[[str, str, str], str]
Row = Mapping[str, Any]

PARTICLES = set("al bin da de del der di dos du el ibn la le van von y".split())
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
# Common words of bodies' names, which stay. Lower case.
COMMON = set(
    """academy administration affairs agency air airlines airways alliance army assembly association authority
    bank board brigade broadcasting brothers bureau business cabinet center centre central chamber
    church city club co coalition college commerce commission committee companies company confederation
    conference congress corp corporation council county court defence defense democratic department
    development district economic education electoral energy enterprises exchange federal federation
    finance first force forces foreign forum foundation front fund general global government group guard
    health high holdings home hospital hotel house human inc industries industry institute institution
    intelligence interior international investment journal justice korps labor labour law league
    liberation limited ltd media medical military ministry monetary mosque movement museum national navy
    network news office oil organisation organization organizations parliament partners party peace
    people's people peoples police post power press progress progressive radio rail red republican
    reserve resistance resources restaurant rights savings school sciences security senate service
    services social society stock store studies supreme systems team technologies technology television
    temple times trade treasury trust union united university war water white workers world of the for
    and on in to at against de""".split()
)
FORMS = {  # a word of a place's name → what the new name is built as
    "republic": "{} Republic", "states": "{} Federation", "kingdom": "Kingdom of {}",
    "emirates": "{} Emirates", "islands": "{} Islands", "island": "{} Island", "river": "{} River",
    "lake": "Lake {}", "sea": "{} Sea", "ocean": "{} Ocean", "mount": "Mount {}",
    "mountains": "{} Mountains", "valley": "{} Valley", "peninsula": "{} Peninsula",
    "gulf": "Gulf of {}", "bay": "{} Bay", "county": "{} County", "province": "{} Province",
    "district": "{} District", "beach": "{} Beach", "park": "{} Park", "street": "{} Street",
    "road": "{} Road", "airport": "{} Airport", "bridge": "{} Bridge", "city": "{} City",
    "hotel": "{} Hotel", "prison": "{} Prison", "dam": "{} Dam", "square": "{} Square",
    "building": "{} Building", "us": "{} Federation", "u.s": "{} Federation", "u.s.": "{} Federation",
    "usa": "{} Federation", "uk": "Kingdom of {}", "u.k.": "Kingdom of {}", "netherlands": "{} Islands",
    "philippines": "{} Islands", "middle": "{} Valley", "east": "{} Valley", "west": "{} Coast",
    "strip": "{} Strip", "bank": "{} Bank", "heights": "{} Heights", "north": "North {}",
    "south": "South {}", "coast": "{} Coast",
}  # fmt: skip
BODIES = ("{}", "{}", "{} Group", "{} Corporation", "{} Front", "{} Institute", "{} Alliance", "{} Holdings")
LETTERS = "BDFGHJKLMNPQRSTVWXZ"


def swapper(part: str, seed: int) -> Swap:
    """Return a function of (text, label, key of the document) that gives the new name; documents by turns."""
    lists = _Lists(part)
    current: list[_Document] = []

    def swap(text: str, label: str, key: str) -> str:
        if not current or current[0].key != key:
            current[:] = [_Document(lists, key, seed)]
        return current[0].replace(text, label)

    return swap


def rewrite(text: str, entities: Sequence[Row], swap: Swap, key: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text with all its names replaced, and the entities where they stand now.

    `entities` have start, end, text and label and don't overlap. The longest names go first, so that
    "Clinton" follows what "Hillary Clinton" became.
    """
    for one in sorted(entities, key=lambda one: (-len(one["text"].split()), one["start"])):
        swap(one["text"], one["label"], key)
    parts, moved, at, grown = [], [], 0, 0
    for one in sorted(entities, key=lambda one: int(one["start"])):
        new = swap(one["text"], one["label"], key)
        parts += [text[at : one["start"]], new]
        start = one["start"] + grown
        moved.append({**one, "start": start, "end": start + len(new), "text": new})
        at, grown = one["end"], grown + len(new) - (one["end"] - one["start"])
    return "".join([*parts, text[at:]]), moved


class _Lists:
    """The names of one part."""

    def __init__(self, part: str) -> None:
        self.given: dict[str, list[str]] = defaultdict(list)
        self.family: dict[str, list[str]] = defaultdict(list)
        for names, table in ((self.given, "given"), (self.family, "family")):
            for row in _table(table, part):
                names[row["language"]].append(row["name"])
        self.languages = sorted(self.given.keys() & self.family.keys())
        self.places = [row["name"] for row in _table("places", part)]
        self.stems = [row["name"] for row in _table("stems", part)]


@lru_cache(maxsize=8)
def _table(name: str, part: str) -> list[dict[str, str]]:
    with (NAMES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    if part not in {row["part"] for row in rows}:
        raise ValueError(f"No part {part!r} in {name}.tsv; there are train and dev.")
    return [row for row in rows if row["part"] == part]


class _Document:
    """What the names of one document have become."""

    def __init__(self, lists: _Lists, key: str, seed: int) -> None:
        self.lists, self.key, self.seed = lists, key, seed
        self.new: dict[tuple[str, str], str] = {}
        self.used: set[str] = set()

    def replace(self, text: str, label: str) -> str:
        known = self.new.get((text.casefold(), label))
        if known is None:
            making = {"PERSON": self._person, "ORG": self._body, "GPE": self._place, "LOC": self._place}.get(
                label
            )
            known = making(text.split()) if making and any(c.isalpha() for c in text) else text
            self.new[text.casefold(), label] = known
        if text.isupper() and len(text) > 4 and label != "ORG":
            return known.upper()
        return known.lower() if text.islower() else known

    def _pick(self, kind: str, word: str, among: Sequence[str]) -> str:
        """Return the new word for a word, the same one each time, and not one that another word became."""
        memory = (word.casefold(), kind)
        if memory not in self.new:
            at = zlib.crc32(f"{self.seed}|{self.key}|{kind}|{word.casefold()}".encode())
            order = [among[(at + step) % len(among)] for step in range(len(among))]
            self.new[memory] = next((one for one in order if one not in self.used), order[0])
            self.used.add(self.new[memory])
        return self.new[memory]

    def _person(self, words: Sequence[str]) -> str:
        *first, last = [w for w in words if w.lower() not in PARTICLES] or [words[-1]]
        ends = []
        while first and last.strip(".,").lower() in SUFFIXES:
            ends.append(last)
            *first, last = [*first]
        # "Hillary" alone, after "Hillary Clinton": the given name that it got there.
        if (
            not first
            and (last.casefold(), "given") in self.new
            and (last.casefold(), "family") not in self.new
        ):
            return self.new[last.casefold(), "given"]
        languages = self.lists.languages
        chosen = self._pick("language", last, languages)
        self.used.discard(chosen)
        family = self._pick("family", last, self.lists.family[chosen])
        return " ".join([*(self._given(word, chosen) for word in first), family, *reversed(ends)])

    def _given(self, word: str, language: str) -> str:
        new = self._pick("given", word, self.lists.given[language])
        return f"{new[0]}." if len(word.strip(".")) == 1 else new

    def _place(self, words: Sequence[str]) -> str:
        form = next((FORMS[w.lower().strip(",")] for w in words if w.lower().strip(",") in FORMS), "{}")
        return form.format(self._pick("place", " ".join(words), self.lists.places))

    def _body(self, words: Sequence[str]) -> str:
        common = [_is_common(word) for word in words]
        if all(common):
            return " ".join(words)
        if len(words) == 1 and words[0].isupper() and 2 < len(words[0]) < 7:
            return self._initials(words[0])
        if not any(common):
            form = BODIES[zlib.crc32(f"{self.seed}{self.key}{' '.join(words)}".encode()) % len(BODIES)]
            return form.format(self._pick("body", " ".join(words), self.lists.stems))
        kinds = (("place", self.lists.places), ("body", self.lists.stems))
        kept = [
            word if is_common else self._pick(kinds[len(word) % 2][0], word, kinds[len(word) % 2][1])
            for word, is_common in zip(words, common, strict=True)
        ]
        return " ".join(kept)

    def _initials(self, word: str) -> str:
        at = zlib.crc32(f"{self.seed}|{self.key}|{word}".encode())
        return "".join(LETTERS[(at >> (4 * n)) % len(LETTERS)] for n in range(len(word)))


def _is_common(word: str) -> bool:
    bare = re.sub(r"['’]s?$", "", word.strip("().,&").lower())
    return not bare or bare in COMMON or word.strip(".,&").lower() in COMMON
