"""TimeML: the text of <TEXT> with its TIMEX3 expressions, and the day of publication from <DCT>."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from dashboard.errors import ReadError

Row = dict[str, Any]
CREATION = "CREATION_TIME"
DAY = len("2022-04-26")


def read(path: Path) -> Iterator[Row]:
    """Yield the file's only document."""
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        raise ReadError(
            f"{path}:{error.lineno} is not XML: {expat.errors.messages[error.code]}.", cure="Check the file."
        ) from error
    except ReadError as error:
        raise ReadError(f"{path}:{parser.CurrentLineNumber} {error.what}", cure=error.cure) from error
    yield reading.row(path.stem)


def _refuse(*_: Any) -> int:
    # An entity can name a file on this machine, or grow to gigabytes when it is expanded.
    raise ReadError("declares an entity.", cure="Take the DOCTYPE out.")


class _Reading:
    """What has been read so far; positions count characters in <TEXT>, or in the whole file without one."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.begin, self.finish = 0, -1  # of <TEXT>
        self.published = ""
        self.opened: list[tuple[int, dict[str, str]]] = []
        self.found: list[tuple[int, int, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "TEXT":
            self.begin = self.length
        elif name == "TIMEX3":
            if not attributes.get("type") or "value" not in attributes:
                raise ReadError("A TIMEX3 has no type or value.", cure="Give both.")
            self.opened.append((self.length, attributes))
            if attributes.get("functionInDocument") == CREATION and not self.published:
                self.published = attributes["value"][:DAY]

    def end(self, name: str) -> None:
        if name == "TEXT":
            self.finish = self.length
        elif name == "TIMEX3":
            start, attributes = self.opened.pop()
            # One that covers no words stands for a time that the text doesn't mention.
            if self.length > start:
                self.found.append((start, self.length, attributes))

    def characters(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def row(self, name: str) -> Row:
        begin, finish = self.begin, self.finish if self.finish >= 0 else self.length
        text = "".join(self.parts)[begin:finish]
        dates = [
            {
                "start": start - begin,
                "end": end - begin,
                "text": text[start - begin : end - begin],
                "type": attributes["type"],
                "value": attributes["value"],
            }
            for start, end, attributes in self.found
            if begin <= start and end <= finish
        ]
        row = {"id": name, "text": text, "dates": sorted(dates, key=lambda one: (one["start"], one["end"]))}
        return row | ({"published": self.published} if self.published else {})
