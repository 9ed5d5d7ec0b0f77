"""Invented stories, written as each news database would hand them out."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

PAPERS = ("The Harbour Post (Riga)", "Morning Tide", "Sea and Shore, Online", "DAILY QUAY (London)")
PEOPLE = ("Ana Berg", "Jonas Vik and Per Lund", "", "Ilze Ozola in Riga")
SECTIONS = ("NEWS", "Foreign Desk", "", "SPORT")
SAYINGS = (
    "“We do not send people down there at night,” the harbour master said, “and whoever wants the quay back"
    " on Wednesday may bring a lamp and come along with us.”",
    "Copyright, the lawyers said, is a matter for another day, and nobody on the quay asked which one.",
    "On January 8, 2010, the first ship had come in; the second, a trawler, waited until noon.",
    "SUBJECT to change, the notice read, and under it, in chalk, that nothing ever did.",
    "Note: the ferry does not run on Sundays, and the bus that replaces it does not run on any day at all.",
    "By noon the fog was gone, and so were most of those who had come to see the mayor step off the boat.",
    "Document after document went round the table before anyone said a word about the missing seven crates.",
)
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Story:
    """A story as it must come out again."""

    number: int
    title: str
    published: date
    source: str
    author: str
    section: str
    page: str
    paragraphs: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day as American papers write it."""
        return f"{MONTHS[self.published.month - 1]} {self.published.day}, {self.published.year}"

    @property
    def british_day(self) -> str:
        return f"{self.published.day} {MONTHS[self.published.month - 1]} {self.published.year}"

    @property
    def name(self) -> str:
        """A number as Factiva gives one."""
        return f"HARP0000{self.published:%Y%m%d}ei4q{self.number:05d}"


def stories(count: int) -> list[Story]:
    """Return so many stories; the seventh of each ten has no headline."""
    return [
        Story(
            number=number,
            title=""
            if number % 10 == 7
            else f"Harbour stays shut for the {number}th day; Council wants more time",
            published=date(2021, 12, 20) + timedelta(days=number),
            source=PAPERS[number % len(PAPERS)],
            author=PEOPLE[number % len(PEOPLE)],
            section=SECTIONS[number % len(SECTIONS)],
            page=f"A{number % 40}" if SECTIONS[number % len(SECTIONS)] else "",
            paragraphs=tuple(SAYINGS[(number + place) % len(SAYINGS)] for place in range(1 + number % 5)),
        )
        for number in range(1, count + 1)
    ]


def _section(story: Story) -> str:
    return f"{story.section}; Pg. {story.page}" if story.section else ""


def _labels(story: Story) -> list[tuple[str, str]]:
    labels = [("Byline", f"By {story.author}" if story.author else ""), ("Section", _section(story))]
    return [(name, value) for name, value in [*labels, ("Length", "1,120 words")] if value]


def nexis_text(told: Sequence[Story], *, cover: bool = True) -> str:
    """Return Nexis's text file: lines of 78 characters, what is in the middle indented."""
    lines = ["", "Download Request: Selected Items: 1-" + str(len(told)), "Send To:", "HARBOUR LIBRARY", ""]
    lines = [*lines, "Time Of Request: Friday, March 20, 2018  16:51:31", "", ""] if cover else []
    for story in told:
        middle = [
            f"{story.number} of {len(told)} DOCUMENTS",
            "",
            "",
            story.source,
            "",
            f"{story.day} Tuesday",
        ]
        edition = ["Late Edition - Final"] if story.number % 3 == 0 else []
        lines += [line and line.center(78).rstrip() for line in [*middle, *edition, ""]]
        for text in (story.title, *(f"{name.upper()}: {value}" for name, value in _labels(story))):
            lines += [*textwrap.wrap(text, 78), ""] if text else []
        for paragraph in story.paragraphs:
            lines += [*textwrap.wrap(paragraph, 78), ""]
        lines += [
            "SUBJECT: PORTS (90%); STORMS (78%)",
            "",
            f"LOAD-DATE: {story.day}",
            "",
            "LANGUAGE: ENGLISH",
            "",
        ]
        lines += ["GRAPHIC: PHOTO: The quay.", "", "PUBLICATION-TYPE: Newspaper", "", ""]
        lines += [
            "Copyright 2022 Harbour Press".center(78).rstrip(),
            "All Rights Reserved".center(78).rstrip(),
            "",
        ]
    return "\r\n".join(lines)


def nexis_paragraphs(told: Sequence[Story]) -> list[str]:
    """Return the paragraphs of Nexis's RTF file."""
    found = []
    for story in told:
        edition = "\nLate Edition - Final" if story.number % 3 == 0 else ""
        found += [f"{story.number} of {len(told)} DOCUMENTS", story.source, f"{story.day} Tuesday{edition}"]
        found += [story.title] if story.title else []
        found += [f"{name.upper()}: {value}" for name, value in _labels(story)]
        found += [*story.paragraphs, f"LOAD-DATE: {story.day}", "LANGUAGE: ENGLISH"]
        found += ["Copyright 2022 Harbour Press\nAll Rights Reserved"]
    return found


def nexis_page(told: Sequence[Story]) -> str:
    """Return Nexis's web page."""
    style = (
        "<STYLE><!--\n.c0 { text-align: center; }\n.c3 { text-align: center; margin-left: 13%; }\n--></STYLE>"
    )
    page = [f'<HTML><HEAD>{style}<META TOPIC="null" DOCUMENTS="{len(told)}" /></HEAD><BODY>']

    def put(text: str, kind: str = "c5") -> None:
        page.append(f'<BR><DIV CLASS="{kind}"><P CLASS="c6"><SPAN>{text}</SPAN></P>\n</DIV>')

    for at, story in enumerate(told):
        page.append(f'<A NAME="DOC_ID_0_{at}"></A><!-- Hide XML section from browser\n<DOC NUMBER={at}> -->')
        put(f"{story.number} of {len(told)} DOCUMENTS", "c0")
        put(escape(story.source), "c3")
        month, _, rest = story.day.partition(" ")
        put(f'{month}</SPAN><SPAN CLASS="c2"> {rest} Tuesday', "c3")
        if story.title:
            put(escape(story.title).replace("; ", ";<BR>"))
        for name, value in _labels(story):
            put(f"{name.upper()}: </SPAN><SPAN>{escape(value)}")
        body = "".join(f"<P CLASS='c9'><SPAN>{escape(one)}&nbsp;</SPAN></P>\n" for one in story.paragraphs)
        page.append(f'<BR><DIV CLASS="c5">{body}</DIV>')
        put(f"LOAD-DATE: </SPAN><SPAN>{story.day}")
        put("LANGUAGE: </SPAN><SPAN>ENGLISH")
        put("Copyright 2022 Harbour Press<BR>All Rights Reserved", "c3")
        page.append('<!-- Hide XML section from browser\n</DOC> -->\n<DIV CLASS="c10"/>')
    return "\n".join([*page, "</BODY></HTML>"])


def uni_paragraphs(told: Sequence[Story], *, cover: bool = True) -> list[str]:
    """Return the paragraphs of Nexis Uni's Word file."""
    found = []
    if cover:
        found = ["Date and Time: Friday, 5. July 2019 09:31:00 CEST", "Job Number: 00000001"]
        found += [f"Documents ({len(told)})"]
        for story in told:
            found += [f"{story.number}. {story.title}", "Client/Matter: -None-", "Search Terms: harbour"]
    for story in told:
        found += [
            story.title or "No Headline In Original",
            story.source,
            f"{story.day} Tuesday 9:20 AM GMT",
            "",
        ]
        found += ["\nCopyright 2022 Harbour Press All Rights Reserved", "\n"]
        found += [f"{name}:\xa0{value}" for name, value in _labels(story)]
        found += ["Body", "", *story.paragraphs, "", "Graphic", "", "The quay on Monday."]
        found += ["Classification", "", "Language:\xa0ENGLISH", "\nSubject:\xa0PORTS (90%)"]
        found += [f"\nLoad-Date:\xa0{story.day}", "", "\nEnd of Document"]
    return found


def factiva_paragraphs(told: Sequence[Story]) -> list[str]:
    """Return the paragraphs of Factiva's RTF file in the form for reading."""
    found = []
    for story in told:
        found += [story.section] if story.section else []
        found += [story.title or "Untitled"]
        found += [f"By {story.author}"] if story.author else []
        found += [
            "1,295 words",
            story.british_day,
            *(["15:32"] if story.number % 2 else []),
            story.source,
            "HARP",
        ]
        found += [story.page] if story.page else []
        found += ["English", "(c) 2022 Harbour Press. All Rights Reserved.", ""]
        found += [*story.paragraphs, f"Document {story.name}", ""]
    return [*found, "Search Summary", "Results Found", str(len(told))]


def factiva_codes(told: Sequence[Story]) -> str:
    """Return Factiva's text with its codes, each in a line of its own."""
    lines = []
    for story in told:
        fields = [
            ("SE", story.section), ("HD", story.title or "Untitled"),
            ("BY", f"By {story.author}" if story.author else ""),
            ("WC", "1,295 words"), ("PD", story.british_day), ("SN", story.source), ("SC", "HARP"),
            ("PG", story.page), ("LA", "English"), ("CY", "(c) 2022 Harbour Press"),
            ("LP", "\n\n".join(story.paragraphs[:1])), ("TD", "\n\n".join(story.paragraphs[1:])),
            ("NS", "gcat : Political/General News"), ("AN", f"Document {story.name}"),
        ]  # fmt: skip
        lines += [f"{code}\n{value}\n" for code, value in fields if value]
    return "\n".join(lines)


def proquest_text(told: Sequence[Story]) -> str:
    """Return ProQuest's text file."""
    rule = "_" * 60
    blocks = []
    for story in told:
        address = f"https://www.proquest.com/docview/{310000 + story.number}/se-2"
        blocks += [rule, f"Document {story.number} of {len(told)}", story.title or "Untitled", address]
        blocks += [f"Author: {story.author}"] if story.author else []
        blocks += ["Abstract: None available.", "Full text: " + "\n".join(story.paragraphs), "Subject: Ports"]
        blocks += [f"Title: {story.title or 'Untitled'}", f"Publication title: {story.source}; Riga"]
        blocks += [f"Pages: {story.page}"] if story.page else []
        blocks += [f"Publication date: {story.day}"]
        blocks += [f"Section: {story.section}"] if story.section else []
        blocks += ["Language of publication: English", f"ProQuest document ID: {310000 + story.number}"]
        blocks += [f"Document URL: {address}", "Last updated: 2024-09-22", "Database: Baltic Newsstream"]
    return "\n\n".join([*blocks, rule, "Contact us at: http://www.proquest.com/go/contactsupport"])


def proquest_paragraphs(told: Sequence[Story]) -> list[str]:
    """Return the paragraphs of ProQuest's newer form: RTF, Word, PDF and print."""
    found = []
    for story in told:
        address = f"https://www.proquest.com/docview/{310000 + story.number}/se-2"
        written = f"{story.author} . " if story.author else ""
        found += [
            story.title or "Untitled",
            f"{written}{story.source} ; Riga. {story.british_day}: {story.page}.",
        ]
        found += ["ProQuest document link"]
        found += ["ABSTRACT (ENGLISH)", "What happened at the quay, in short."] if story.number % 2 else []
        found += ["FULL TEXT", *story.paragraphs, "DETAILS", "Subject:\tPorts; Storms", "Location:\tRiga"]
        found += [f"Author:\t{story.author}"] if story.author else []
        found += [f"Title:\t{story.title or 'Untitled'}", f"Publication title:\t{story.source}; Riga"]
        found += [f"Pages:\t{story.page}"] if story.page else []
        found += [f"Publication year:\t{story.published.year}", f"Publication date:\t{story.day}"]
        found += [f"Section:\t{story.section}"] if story.section else []
        found += ["Language of publication:\tEnglish", f"ProQuest document ID:\t{310000 + story.number}"]
        found += [f"Document URL:\t{address}", "Last updated:\t2024-09-22", "Database:\tBaltic Newsstream"]
        found += ["LINKS", "Check for full text in other resources"] if story.number % 3 else []
    return [*found, "Database copyright © 2024 ProQuest LLC. All rights reserved.", "Terms and Conditions"]
