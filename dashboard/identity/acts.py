"""The table of acts: all that a correction by hand can do (an annotation scheme), one row each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from dashboard.identity import given_days, given_places, watching
from dashboard.records import Act, Kind, Label, Saying

LABELS = get_args(Label)
ROWS = ("quote", "mention", "place", "date")
NAME = re.compile(rf"({'|'.join(LABELS)}):(.+)", re.DOTALL)
PLACE = re.compile(r"PLACE:([^:]*):(.*)", re.DOTALL)


def _rows(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(kinds)}) (\d+)-(\d+) ([0-9a-f]{{8}}) (.*)", re.DOTALL)


ROW = _rows(*ROWS)
LOOKED_AT = _rows(*ROWS, "sentence", "document")  # what can be looked at beside rows
QUOTE = _rows("quote")
MENTION = _rows("mention")
SOMETHING = re.compile(".+", re.DOTALL)
DATE = _rows("date")
PLACED = _rows("place")
ANYTHING = re.compile(".*", re.DOTALL)
NOTHING = re.compile("")
MAYBE_NAME = re.compile(f"(?:{NAME.pattern})?", re.DOTALL)
WORDS = re.compile(r"(?:\S.{0,199})?", re.DOTALL)  # how a text calls somebody; nothing for nobody
DAYS = re.compile(f"(?:{given_days.RANGE.pattern})?", re.ASCII)
LONGEST_NOTE = 5_000  # characters: a paragraph or three, not a document
VERDICT = re.compile(r"(right|wrong|hidden|skipped) (\S{1,12})")
NOTE = re.compile(rf"(?=.*\S).{{1,{LONGEST_NOTE}}}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """What an act is about, what its value can be, and what the history calls it.

    `about` is what it does: it says something of names ("names"), changes a row ("rows"), or only marks what
    it is about ("marks"), which changes nothing that was read. `wanted` says what its value has to be.
    """

    word: str
    about: Literal["names", "rows", "marks"]
    targets: tuple[re.Pattern[str], ...]
    value: re.Pattern[str] = NOTHING
    wanted: str = "It takes no value."
    read: Callable[[str], object] | None = None  # what a value means; None: it means nothing
    of_kind: Mapping[str, Act] = field(default_factory=dict)  # by kind of row: whose values it takes

    def fits(self, value: str, target: str) -> bool:
        """Say whether a value can be given to a target in its lasting form."""
        if self.of_kind:
            act = self.of_kind.get(target.partition(" ")[0])
            return act is not None and FORMS[act].fits(value, target)
        known = self.value.fullmatch(value) is not None
        return known and (not value or self.read is None or self.read(value) is not None)


def _one_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


# Splitting may say from whom, and a quote may be nobody's.
FORMS: Mapping[Act, Form] = {
    "hide": Form("Hidden", "rows", (NAME, PLACE, ROW), ANYTHING),
    "rename": Form("Renamed", "names", (NAME,), NAME),
    "merge": Form("Merged", "names", (NAME,), NAME),
    "split": Form("Kept apart", "names", (NAME, MENTION), MAYBE_NAME),
    "respeak": Form("Given another speaker", "rows", (QUOTE,), MAYBE_NAME),
    "saying": Form("What became of it", "rows", (QUOTE,), _one_of(*get_args(Saying)),
                   f"Write one of: {', '.join(get_args(Saying))}."),
    "kind": Form("Of another kind", "rows", (QUOTE,), _one_of(*get_args(Kind)),
                 f"Write one of: {', '.join(get_args(Kind))}."),
    "call": Form("Said by somebody unnamed", "rows", (QUOTE,), WORDS,
                 "Write the words of the text for them (“a nurse”), at most 200 characters."),
    "redate": Form("Dated anew", "rows", (DATE,), DAYS,
                   "Write a day, a month, a year or a range, such as 2022-05-03, May 2022 or "
                   "3 May 2022 to 7 May 2022; nothing if it isn't known.", given_days.read),
    "name": Form("Named anew", "rows", (MENTION,), NAME, "Write a name with its label, such as ORG:Ford."),
    "place": Form("Placed anew", "rows", (PLACED,), SOMETHING,
                  "Write position and name, such as 56.946,24.106 LV city 456172 Riga.", given_places.read),
    # What was not found: its words, and what would be said of them had they been.
    "add": Form("Added", "rows", (ROW,), ANYTHING, "Write a name, speaker, day or place as it fits.",
                of_kind={"mention": "name", "quote": "respeak", "date": "redate", "place": "place"}),
    "watch": Form("Watched", "names", (NAME,), SOMETHING,
                  'Write its other forms and columns as JSON, such as {"also": ["the Palace"]}.',
                  watching.read),
    "check": Form("Checked", "marks", (ROW,)),
    "star": Form("Starred", "marks", (NAME, ROW)),
    "note": Form("Noted", "marks", (NAME, ROW), NOTE, f"Write 1 to {LONGEST_NOTE} characters."),
    # What a list of doubts asked about and is right: the value is the word of the list.
    "dismiss": Form(
        "Right as it is", "marks", (NAME, PLACE, LOOKED_AT), SOMETHING, "Write the word of the list."
    ),
    # The value is a verdict, and the initials of whoever gives it: "right IK".
    "review": Form("Reviewed", "marks", (ROW,), VERDICT, "Write a verdict with initials, such as right IK."),
}  # fmt: skip
MARKS = tuple(act for act, form in FORMS.items() if form.about == "marks")
