"""The records that are passed between the rooms.

`start` and `end` are Python string indices into the document's text as given, end exclusive;
`text` is what is there, `name` the canonical name. All records are frozen: change = `replace()`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Label = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MISC"]
Kind = Literal["direct", "indirect", "mixed"]
Saying = Literal["said", "denied", "declined", "not said", "mentioned", "thought", "shown", "done"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Act = Literal[
    "hide", "rename", "merge", "split", "respeak", "saying", "kind", "call", "redate",
    "add", "name", "place", "watch", "check", "star", "note", "dismiss", "review",
]  # fmt: skip
SeenKind = Literal["quote", "mention", "place", "date", "name", "document"]
Extent = Literal["whole", "summary", "cut"]
PublishedFrom = Literal["field", "metadata", "dateline", "given", "unknown"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    `section` and `page` are the newspaper's own words ("World", "A12"). `extent` says how much of the
    article the text is. `language` is a code of ISO 639 ("fr"), "" where it was not told.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    published_from: PublishedFrom = "unknown"
    source: str = ""
    author: str = ""
    url: str = ""
    path: str = ""
    sha256: str = ""
    section: str = ""
    page: str = ""
    extent: Extent = "whole"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Remembered(Document):
    """A document that was read before, with what the network answered then, packed."""

    answers: bytes = b""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the text with its Penn Treebank tag ("" if the model gives none)."""

    start: int
    end: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; as a speaker also a pronoun or a description, whose `label` is then ""."""

    start: int
    end: int
    text: str
    label: Label | Literal[""]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What someone said: the content without its marks, who said it, and the cue.

    `saying` tells what was said, denied, declined or not said from what is no speech: what was only
    mentioned (“presented a plan”), thought (also wished or planned), shown by a document, or done.
    `pieces` are the parts of an interrupted quotation without the reporter's words between; () for one.
    """

    start: int
    end: int
    text: str
    kind: Kind
    speaker: Mention | None = None
    cue: Span | None = None
    addressee: Mention | None = None
    confidence: float = 0.0
    because: str = ""
    saying: Saying = "said"
    pieces: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time as TIMEX3; `first` and `last` are the days it covers, if they are known.

    `event` is what it dates, a verb with its subject and object as written, or "" if none is known.
    """

    start: int
    end: int
    text: str
    type: DateType
    value: str
    first: date | None = None
    last: date | None = None
    mod: str = ""
    confidence: float = 0.0
    because: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a place; `lat` and `lon` are WGS84 degrees, None if it is unresolved.

    `region` is the first-order division that it is in ("Texas"), or "" if there is none.
    """

    start: int
    end: int
    text: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    kind: str = ""
    geonameid: int | None = None
    confidence: float = 0.0
    because: str = ""
    runner_up: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or description and the mention it stands for, with the model's probability."""

    start: int
    end: int
    to_start: int
    to_end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Role:
    """A title or role that the text gives a person: "mayor of Riga"; `name` is the person's."""

    start: int
    end: int
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document, each tuple sorted by `start`.

    `language` is the document's, "" if it can't be told; in one that is not English nothing is looked for.
    `answers` are the network's, packed: with them the same text is read again without it.
    """

    document_id: str
    entities: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    sentences: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    roles: tuple[Role, ...] = ()
    language: str = ""
    answers: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, the reason, and what to do."""

    path: str
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a reader made of one file, for the report of an import.

    `kind` is the kind of file in words ("Nexis, plain text"). `used` has pairs of a field and the column,
    header or element it was taken from, ("title", "Headline"); `left` has the names of those that were left.
    `notes` are sentences on what was decided for the whole file ("Days are read with the month first …").
    """

    path: str = ""
    kind: str = ""
    used: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Item = Document | Problem | Account  # what a reader yields


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file with named columns, long cells cut, before anything is added.

    `names` are the columns, each of `rows` has a cell for each; `used` has pairs of a field and the column
    that would be used for it.
    """

    path: str
    kind: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    used: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What an import made of one file, or of several that are alike: the reader's account, and figures.

    `documents` were read; of the unchanged, `elsewhere` are here from another file. `copies` have the text of
    another document, `summaries` and `cut` less than the article. The `by_…` say from where days are.
    """

    account: Account
    files: int = 1
    documents: int = 0
    added: int = 0
    replaced: int = 0
    reread: int = 0
    unchanged: int = 0
    elsewhere: int = 0
    copies: int = 0
    problems: int = 0
    summaries: int = 0
    cut: int = 0
    not_english: int = 0
    by_field: int = 0
    by_metadata: int = 0
    by_dateline: int = 0
    by_given: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """Words of a document (W3C Web Annotation), those before and after, and where they were, as a hint."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    document: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction by hand; the list is only ever appended to, and undo marks one as undone.

    `by` are the initials of whoever made it. `words` are those of its row, by which it is found again.
    """

    id: int
    when: str
    act: Act
    target: str
    value: str = ""
    undone: bool = False
    by: str = ""
    words: TextQuoteSelector | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page showed when it drew a correction: which words, and what it said about them.

    For a name `at` has only the name, for a document its title. `shown` is a quote's speaker, the person or
    place a name stood for, a date's value or a document's hash.
    """

    kind: SeenKind
    at: TextQuoteSelector
    shown: str = ""
    label: str = ""
