"""Which places go with a date: `<place>` in a sentence, `[date]`, and `{other date}`."""

import re

import pytest

from dashboard.text import happening
from dashboard.text.happening import Dated, Site

WIDE = {"Ukraine": "UA", "Moldova": "MD", "Norway": "NO", "Chile": "CL"}
COUNTRIES = {"Odesa": "UA", "Bergen": "NO", "Volos": "GR", "Athens": "GR"} | WIDE
MARKED = re.compile(r"<(?P<place>[^>]+)>|\[(?P<date>[^\]]+)\]|\{(?P<other>[^}]+)\}")

# What the sentence says, what its date dates, at which of its places that is.
SENTENCES = [
    ("A bridge in <Riga> opened on [Monday].", "bridge opened", ["Riga"]),
    ("On [Monday] a bridge opened near <Riga>.", "bridge opened", ["Riga"]),
    ("Missiles struck <Odesa> on [Friday].", "missiles struck", ["Odesa"]),
    ("The envoy travelled to <Oslo> on [4 May].", "envoy travelled", ["Oslo"]),
    ("The envoy left for <Oslo> [yesterday].", "envoy left", ["Oslo"]),
    ("[Friday]’s flood in <Porto> closed two schools.", "flood", ["Porto"]),
    ("A fire broke out in the village of <Elva> [on Sunday].", "fire broke out", ["Elva"]),
    ("He was in the tourist town <Mirano> on [Friday].", "he was", ["Mirano"]),
    ("Shells fell in the rebel-held <Luhansk> region on [Friday].", "shells fell", ["Luhansk"]),
    ("Ferries sank off <Chile>’s coast on [5 June].", "ferries sank", ["Chile"]),
    ("Dockers struck in <Athens> and <Volos> on [Monday].", "dockers struck", ["Athens", "Volos"]),
    ("It rained in <Athens>, <Volos> and <Bergen> on [Monday].", "it rained", ["Athens", "Volos", "Bergen"]),
    ("A mast fell in <Bergen>, <Norway>, on [Monday].", "mast fell", ["Bergen"]),
    ("A rally was held in <Lyon> on [Monday] and in <Metz> on {Tuesday}.", "rally was held", ["Lyon"]),
    ("A rally was held in <Lyon> on {Monday} and in <Metz> on [Tuesday].", "rally was held", ["Metz"]),
    ("They wed at <Colmar> on [Monday], where he sits for marching on {1 May}.", "they wed", ["Colmar"]),
    # The day on which somebody speaks is not the day of what is spoken of.
    ("The mayor said on [Monday] that a bridge in <Riga> would close.", "mayor said", []),
    ("A bridge in <Riga> will close for good, the mayor said [Monday].", "mayor said", []),
    ("The mayor told reporters in <Riga> on [Monday].", "mayor told reporters", ["Riga"]),
    # Another clause, other speech.
    ("Rain fell on [Monday] after a dam burst in <Elva>.", "rain fell", []),
    ("“We march in <Elva>,” he wrote; the vote is on [Monday].", "vote is", []),
    # A place that nothing happens in.
    ("<Moldova> signed on [Monday].", "Moldova signed", []),
    ("Talks with <Moldova> end on [Monday].", "talks end", []),
    ("They met on [Monday] in <Moldova>’s interest.", "they met", []),
    ("The <Riga>-based firm closed on [Monday].", "firm closed", []),
    ("Aid to <Ukraine> was cut on [Monday].", "aid was cut", []),
    ("In {March} <Ukraine> voted, and on [Monday] it rained.", "it rained", []),
    ("The mayor of <Riga> resigned on [Monday].", "mayor resigned", []),
    # A day on which nothing happens.
    ("They have lived in <Phoenix> since [June].", "have lived", []),
    ("A ship is due in <Porto> by [Monday].", "ship is due", []),
    ("Racism is alive in <Norway> [today].", "racism is alive", []),
    ("A bridge opened in <Norway> [today].", "bridge opened", ["Norway"]),
]  # fmt: skip


def read(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a sentence without its marks, and what was marked: place, date or other."""
    text, found, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        kind = str(match.lastgroup)
        found.append((kind, len(text), len(text) + len(match[kind])))
        text += match[kind]
        at = match.end()
    return text + marked[at:], found


@pytest.mark.parametrize("marked, event, expected", SENTENCES, ids=[row[0] for row in SENTENCES])
def test_a_date_goes_with_the_places_where_its_event_is(marked: str, event: str, expected: list[str]) -> None:
    text, found = read(marked)
    places = [
        Site(start, end, COUNTRIES.get(text[start:end], ""), text[start:end] in WIDE)
        for kind, start, end in found
        if kind == "place"
    ]
    dates = [(start, end) for kind, start, end in found if kind != "place"]
    date = next(Dated(start, end, event) for kind, start, end in found if kind == "date")
    there = happening.sites(text, (0, len(text)), date, dates, places)
    assert [text[one.start : one.end] for one in there] == expected


@pytest.mark.parametrize(
    "event, expected",
    [("court ruled", True), ("election debate", True), ("", False), ("According", False),
     ("firm based", False), ("was no comment", False), ("they didn’t vote", False)],
)  # fmt: skip
def test_what_is_only_referred_to_or_does_not_happen_is_no_event(event: str, expected: bool) -> None:
    assert happening.is_event(event) is expected


def test_a_long_list_of_places_takes_no_longer_than_its_length() -> None:
    text = "Rain fell in " + ", ".join(f"Aa{at}" for at in range(2_000)) + " on Monday."
    places = [Site(one.start(), one.end()) for one in re.finditer(r"Aa\d+", text)]
    date = Dated(text.index("Monday"), len(text) - 1, "rain fell")
    found = happening.sites(text, (0, len(text)), date, [(date.start, date.end)], places)
    assert len(found) <= len(places)
