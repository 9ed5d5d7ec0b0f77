"""Documents whose names are written with what is not seen, and corrections that spell them so as well.

An older Dateline kept such names as they stood: `tests/cases/collections/spelt-otherwise.sqlite.gz` is what
make() made with the code of commit d96ab46 (form 3).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.identity.decisions import row_target
from dashboard.records import Act, Decision, Mention
from dashboard.store.collection import Collection
from tests.store import made
from tests.store.made import Pair

NBSP, THIN, SOFT, NOTHING, HYPHEN, MODIFIER = "\u00a0", "\u2009", "\u00ad", "\u200b", "\u2011", "\u02bc"
# In each article the same people and places are spelt otherwise.
SPELT = {
    "plain": ("Jane Kruger", "Conor O’Neill", "Łukasz Søren", "Ban Ki-moon", "New York", "Port Vale"),
    "spaces": (
        *(f"Jane{NBSP}Kruger", f"Conor{THIN}O’Neill", f"Łukasz{NBSP}{NBSP}Søren", f"Ban{NBSP}Ki-moon"),
        *(f"New{NBSP}York", f"Port{NBSP}Vale"),
    ),
    "unseen": (
        *(f"Jane Kru{SOFT}ger", f"Conor{NOTHING} O’Neill", f"Łukasz Sø{NOTHING}ren", f"Ban Ki{HYPHEN}moon"),
        *(f"New Yo{SOFT}rk", f"Port{THIN}Vale"),
    ),
    "marks": (
        *("JANE KRUGER", f"Conor O{MODIFIER}Neill", "Lukasz Soren", f"Ban  Ki{HYPHEN}moon"),
        *(f"New{THIN}York", "Port  Vale"),
    ),
}
UNION = f"Ca{SOFT}fé{NBSP}Union"
LOST = f"Lost{NBSP}Town"


def make(path: Path) -> None:
    """Write the articles into a new collection and correct it."""
    pairs = articles()
    with Collection.create(path) as collection:
        for document, found in pairs:
            collection.add(document, found)
        made_by_hand = corrections(dict(zip(SPELT, pairs, strict=True)))
        collection.take_over(made_by_hand)


def articles() -> list[Pair]:
    """Return the articles and what is in them."""
    return [_article(key, *names) for key, names in SPELT.items()]


def corrections(pairs: dict[str, Pair]) -> list[Decision]:
    """Return corrections of each kind, in spellings of their day."""
    quote = pairs["marks"][1].quotes[0]
    mention = next(one for one in pairs["spaces"][1].entities if one.text == SPELT["spaces"][0])
    said: list[tuple[Act, str, str]] = [
        ("rename", f"PERSON:Conor{THIN}O’Neill", f"PERSON:Conor{NBSP}Patrick O’Neill"),
        ("hide", f"ORG:{UNION}", ""),
        ("merge", f"PERSON:Ban{NBSP}Ki-moon", f"PERSON:Łukasz{NBSP}Søren"),
        (
            "respeak",
            row_target("quote", quote.start, quote.end, quote.text, document="marks"),
            f"PERSON:Conor{THIN}O’Neill",
        ),
        ("hide", f"PLACE:5:Port{NBSP}Vale", ""),
        (
            "split",
            row_target("mention", mention.start, mention.end, mention.text, document="spaces"),
            f"PERSON:{mention.text}",
        ),
    ]
    return [
        Decision(0, f"2026-01-0{day}T00:00:00+00:00", act, target, value, undone=act == "merge")
        for day, (act, target, value) in enumerate(said, 1)
    ]


def _article(key: str, *names: str) -> Pair:
    first, second, third, fourth, york, vale = names
    again = f"Jane{NBSP}Kruger" if key == "plain" else first
    text = (
        f"“The bridge stands” said {first} in {york}.\n{second} of the {UNION} listened on 2022-05-03.\n"
        f"“No” claimed envoy {third}.\n{fourth} and {again} went to {vale}, not to {LOST}.\n"
        f"“Ne{SOFT}ver” said {fourth}.\n"
    )
    document, found = made.article(
        key,
        text,
        published=date(2022, 5, 4),
        source=f"The{NBSP}Post" if key == "spaces" else "The Post",
        names=dict.fromkeys((*names[:4], again), "PERSON") | {UNION: "ORG"},
        places={
            york: (york, 40.71427, -74.00597, "US", "metonym" if key == "marks" else "city", 5128581),
            vale: (vale, 53.0, -2.0, "GB", "city", 5),
            LOST: (LOST if key != "plain" else "Lost Town", None, None, "", "", None),
        },
    )
    listener = next(Mention(one.start, one.end, one.text, "PERSON", second) for one in found.entities)
    return document, replace(found, quotes=tuple(replace(one, addressee=listener) for one in found.quotes))
