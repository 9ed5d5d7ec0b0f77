"""Corrections as plain text, one line of JSON each, for a file that people keep, compare and send."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from dashboard.errors import DatelineError
from dashboard.identity.acts import FORMS
from dashboard.records import Act, Decision, TextQuoteSelector
from dashboard.text import guards

LONGEST_BY = 12  # characters of the initials of whoever decides


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
        line |= {"by": one.by} if one.by else {}
        if one.words:
            line |= {"exact": one.words.exact, "prefix": one.words.prefix, "suffix": one.words.suffix}
        yield json.dumps(line, ensure_ascii=False)


def from_lines(lines: Iterable[str]) -> list[Decision]:
    """Return a file's decisions in order, numbered from 1; a single bad line makes the whole file invalid."""
    given = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return [
        replace(_from_line(place, line), id=number) for number, (place, line) in enumerate(given, start=1)
    ]


def _from_line(place: int, line: str) -> Decision:
    try:
        read = json.loads(line)
        act, target, value = read["act"], read["target"], read.get("value", "")
        when, undone = read.get("when", ""), read.get("undone", False)
        by, exact = read.get("by", ""), read.get("exact", "")
        prefix, suffix = read.get("prefix", ""), read.get("suffix", "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unfit(place, "no JSON with act and target", line.strip()) from error
    if not isinstance(act, str) or act not in FORMS:
        raise _unfit(place, "no act that is known", act, cure=f"Known: {', '.join(FORMS)}.")
    form = FORMS[cast(Act, act)]
    if not isinstance(target, str) or not any(one.fullmatch(target) for one in form.targets):
        raise _unfit(place, f"no target for {act!r}", target)
    if not isinstance(value, str) or not form.fits(value, target):
        raise _unfit(place, f"no value for {act!r}", value)
    if not isinstance(undone, bool):
        raise _unfit(place, "no true or false as undone", undone)
    if not isinstance(when, str):
        raise _unfit(place, "no time as when", when)
    if not isinstance(by, str) or len(by) > LONGEST_BY or by != "".join(by.split()):
        raise _unfit(place, "no initials as by", by, cure=f"Write up to {LONGEST_BY} characters, no spaces.")
    for part in (exact, prefix, suffix):
        if not isinstance(part, str):
            raise _unfit(place, "no words as exact, prefix or suffix", part)
    # JSON can contain half a character; a collection can't.
    when, target, value, by = map(guards.clean, (when, target, value, by))
    exact, prefix, suffix = map(guards.clean, (exact, prefix, suffix))
    words = TextQuoteSelector(exact, prefix, suffix) if exact else None
    return Decision(0, when, cast(Act, act), target, value, undone, by, words)


def _unfit(place: int, what: str, value: object, *, cure: str = "") -> DatelineError:
    cure = cure or "Write it as `dateline decisions COLLECTION export` does."
    return DatelineError(f"Line {place} has {what}: {repr(value)[:120]}. {cure} Nothing was imported.")
