"""Which column of a file is used for which field: as a person says, by its name, or by what it holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from dashboard.readers import cells, column_names, day_order, day_parts, long_text, published
from dashboard.readers.column_names import plain, told
from dashboard.readers.nested import Record, opened
from dashboard.records import Account
from dashboard.text import guards

BY_NAME: Mapping[str, str] = MappingProxyType({})  # no person said which column is which
# https://wire.example/dam: with a path
ADDRESS = re.compile(r"https?://[^/\s]+/[^/\s]")
MOST_COLUMNS = 500  # of which the Account has the names


def _nothing() -> Iterator[Record]:
    """Return no records: the file can't be read again."""
    return iter(())


class Columns:
    """The columns of one file and the fields they are used for.

    `mapping` has the column for a field, {"text": "Body"}; "" says that none is to be used. A column that
    the file doesn't have leaves its field to be told by name. `again` gives the file's records once more:
    the order of its days (04/05/2022) is settled by all of them, and only if there is such a day.
    """

    def __init__(
        self, mapping: Mapping[str, str] = BY_NAME, *, again: Callable[[], Iterator[Record]] = _nothing
    ) -> None:
        self._mapping = mapping
        self._again = again
        self._used: dict[tuple[str, str], None] = {}
        self._names: dict[str, None] = {}
        self._planned: tuple[str, ...] = ()
        self._plan: dict[str, list[str]] = {}
        self._lead = ""  # the column of the text's first paragraph
        self._parts: tuple[str, ...] = ()  # the columns of year, month and day
        self._prose: list[str] | None = None  # unknown columns of long text; None before they are looked for
        self._days: dict[str, day_order.Evidence] | None = None
        self._said: list[str] = []
        self.unclear = 0  # days so far that can be read in two ways
        self._unclear_day = ""

    def has_text(self, record: Record) -> bool:
        """Say whether one of the columns is the text, or a summary of it."""
        return bool({"text", "summary"} & self._plan_for(tuple(opened(record))).keys())

    def values(self, record: Record) -> dict[str, str]:
        """Return the values of a record's fields, its day as 2022-04-26 if it has one reading.

        `extent` is "cut" or "summary" where the text isn't whole. Of several columns for a field the first
        that holds something is taken. Raise ReadError if a value is nested too deep.
        """
        record = opened(record)
        plan = self._plan_for(tuple(record))
        values = self._text(record, plan)
        for field, columns in plan.items():
            if field in ("text", "summary", "published"):
                continue
            for column in columns:
                if value := _value(field, record[column]):
                    values[field] = value
                    self._use(field, column)
                    break
        letters = record.get("print_section")
        if values.get("page", "").isdecimal() and isinstance(letters, str) and len(letters) < 3:
            values["page"] = letters + values["page"]  # A12, as the New York Times has it in two fields
        if not values.get("url") and (column := _address(record, plan)):
            values["url"] = str(record[column])
            self._use("url", column)
        self._read_day(record, plan.get("published", []), values)
        return values

    def account(self) -> Account:
        """Return which columns gave values, which were left, and what was decided for the whole file."""
        used = tuple((field, shown(column)) for field, column in self._used)
        taken = {column for _, column in self._used}
        taken.update(self._parts if ("published", *self._parts[:1]) in self._used else ())
        left = tuple(shown(name) for name in self._names if name and name not in taken)
        return Account(used=used, left=left, notes=(*self._said, *self._notes()))

    def note(self, sentence: str) -> None:
        """Add a sentence on what was decided for the whole file to its Account."""
        self._said.append(sentence)

    def note_twice(self) -> None:
        """Say which fields stand twice in a record of JSON, where the second is called "text (2)"."""
        for name in self._names:
            if (first := column_names.AGAIN.sub("", name)) != name and first in self._names:
                self.note(
                    f"{shown(first)!r} stands twice in a record; the first that holds something is used."
                )
                return

    def long_texts(self) -> list[str]:
        """Return the columns of long text among those whose names say nothing."""
        if self._prose is None:
            self._prose = long_text.columns(self._again())
        return self._prose

    def _text(self, record: Record, plan: Mapping[str, list[str]]) -> dict[str, str]:
        """Return the text and its extent; a text that was cut off, or one word, only if there is no other."""
        found: dict[str, tuple[str, bool, str]] = {}
        for column in plan.get("text", []):
            text, is_cut = cells.article(record[column])
            if text.strip():
                is_weak = is_cut or len(text.split(None, 1)) < 2
                found.setdefault("weak" if is_weak else "good", (text, is_cut, column))
                if not is_weak:
                    break
        if found:
            text, is_cut, column = found.get("good") or found["weak"]
            self._use("text", column)
            return {"text": self._led(record, text), **({"extent": "cut"} if is_cut else {})}
        for column in plan.get("summary", []):
            text, _ = cells.article(record[column])
            if text.strip():
                self._use("summary", column)
                return {"text": text, "extent": "summary"}
        return {}

    def _led(self, record: Record, text: str) -> str:
        """Return a text with its first paragraph, if that is in a column of its own."""
        lead = cells.words(record.get(self._lead), between="\n\n") if self._lead else ""
        if not lead.strip() or text.lstrip().startswith(lead.strip()):
            return text
        self._use("text", self._lead)
        return f"{lead}\n\n{text}"

    def _read_day(self, record: Record, columns: list[str], values: dict[str, str]) -> None:
        first, made = "", day_parts.day(record, self._parts)
        for column in columns:
            value = cells.words(record[column])
            if not value.strip() or (column in self._parts and not published.day_of(value)):
                continue
            if (first or made) and column_names.is_weak(column):
                break
            day = published.day_of(value)
            if day is None and (published.readings(value) or published.serial(value)):
                day = published.day_of(value, orders=self._evidence(column).orders())
                # The day in the address decides between two readings.
                linked = None if day else published.from_url(values.get("url", ""))
                day = linked if linked in published.readings(value).values() else day
                if day is None and published.readings(value):
                    self.unclear += 1
                    self._unclear_day = self._unclear_day or value
            if day:
                values["published"] = day.isoformat()
                self._use("published", column)
                return
            if not first:
                first = value
                self._use("published", column)
        if made:
            self._use("published", self._parts[0])
        if made or first:
            values["published"] = made or first

    def _evidence(self, column: str) -> day_order.Evidence:
        """Return what all values of a column prove of the order of its days."""
        if self._days is None:
            self._days = {}
            for record in map(opened, self._again()):
                for name in record:
                    # A day in a list or object counts for nothing.
                    is_day = name in self._days or self._is_day(name)
                    if is_day and isinstance(value := record[name], str | int | float):
                        self._days.setdefault(name, day_order.Evidence()).add(cells.words(value))
        return self._days.setdefault(column, day_order.Evidence())

    def _is_day(self, name: str) -> bool:
        if given := self._mapping.get("published"):
            return plain(name) == plain(given)
        found = told(name) or column_names.CODES.get(plain(name))
        return bool(found and found[0] == "published")

    def _use(self, field: str, column: str) -> None:
        if len(self._used) < MOST_COLUMNS:
            self._used[field, column] = None

    def _notes(self) -> Iterator[str]:
        """Yield what was decided for the whole file, in sentences."""
        used = dict(self._used.keys())
        if self._prose and used.get("text") == self._prose[0]:
            name = shown(self._prose[0])
            yield f"{name!r}, the only column that holds long text, was taken for the text."
        if ("published", *self._parts[:1]) in self._used:
            yield f"Days are put together from the columns {', '.join(map(shown, self._parts))}."
        for column, days in (self._days or {}).items():
            orders = days.orders()
            if len(orders) == 1 and ("published", column) in self._used:
                (order,) = orders
                proof = f" ({shown(days.proof)!r} shows it)" if days.proof else ""
                yield f"Days in {shown(column)!r} are read {day_order.WORDS[order]}{proof}."
        if self.unclear:
            yield (
                f"{_counted(self.unclear, 'day')} can be read in two ways,"
                f" such as {shown(self._unclear_day)!r}, and nothing in the file decides: left unknown."
            )
        for field, column in self._mapping.items():
            if column and (field, named(column, tuple(self._names))) not in self._used:
                yield f"No value was found for the field {shown(field)!r} in a column {shown(column)!r}."

    def _plan_for(self, names: tuple[str, ...]) -> dict[str, list[str]]:
        """Return the columns to be tried for each field, in their order."""
        if names != self._planned or not self._plan:
            for name in names[: MOST_COLUMNS - len(self._names)]:
                self._names[name] = None
            self._planned, self._plan = names, self._planned_for(names)
        return self._plan

    def _planned_for(self, names: tuple[str, ...]) -> dict[str, list[str]]:
        given = {field: named(column, names) for field, column in self._mapping.items()}
        taken = {column for column in given.values() if column}
        by_name = _by_name([name for name in names if name not in taken])
        plan: dict[str, list[str]] = {}
        for field in column_names.FIELDS:
            column = given.get(field)
            plan[field] = by_name.get(field, []) if column is None else [column] if column else []
        self._lead = _lead(names, plan["text"])
        parts = day_parts.find(names)
        self._parts = parts if given.get("published") is None or given["published"] in parts else ()
        if given.get("text") is not None:
            plan["summary"] = []
        elif len(prose := self.long_texts()) == 1 and prose[0] in names and prose[0] not in taken:
            plan["text"] = [prose[0], *plan["text"]]
        return {field: columns for field, columns in plan.items() if columns}


def shown(name: str, most: int = 100) -> str:
    """Return a name for a message: on one line and not long."""
    name = " ".join(guards.clean(name[: 4 * most]).split())
    return name if len(name) <= most else name[: most - 1] + "…"


def _by_name(names: list[str]) -> dict[str, list[str]]:
    """Return the columns for each field, as their names say, best first."""
    codes = column_names.codes(names)
    found: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        meaning = codes.get(plain(name)) or told(name)
        if meaning:
            found.setdefault(meaning[0], []).append((meaning[1], name))
    return {
        field: [name for _, name in sorted(ranked, key=lambda one: one[0])] for field, ranked in found.items()
    }


def _lead(names: tuple[str, ...], texts: list[str]) -> str:
    """Return the column of the text's first paragraph, or "" if the text is in one column."""
    wanted = column_names.LEADS.get(plain(texts[0]), "") if texts else ""
    is_ours = wanted != "snippet" or "an" in map(plain, names)
    return next((name for name in names if plain(name) == wanted), "") if wanted and is_ours else ""


def named(column: str, names: tuple[str, ...]) -> str | None:
    """Return the name in the file that a person means, "" if none is to be used, None if it isn't there."""
    if column in names or not column:
        return column
    return next((name for name in names if shown(name) == column or plain(name) == plain(column)), None)


def _value(field: str, value: object) -> str:
    """Return what a cell says for its field."""
    found = cells.words(value)
    if found[:1] in ("[", "{"):
        found = cells.written_out(found)
    match field:
        case "source":
            return cells.outlet(found)
        case "author":
            return cells.byline(found)
        case "language":
            return cells.language(found)
        case "section":  # WordPress lists its sections by number
            return "" if isinstance(value, list) and not any(map(str.isalpha, found)) else found
        case "page":
            return "" if "//" in found else found
    return found if found.strip() else ""


def _address(record: Record, plan: Mapping[str, list[str]]) -> str:
    """Return the column in which a record's address stands for its id or beside its outlet, or ""."""
    # Alone, an address in place of the outlet is the outlet's own.
    for column in (*plan.get("source", [])[1:], *plan.get("id", [])):
        value = record[column]
        if isinstance(value, str) and ADDRESS.match(value):
            return column
    return ""


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
