"""What was found about a draft, first in one sentence, then by kind (summary)."""

from dashboard.checking.findings import Colour, Finding, Report, Subject

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SUBJECTS: dict[Subject, str] = {
    "quote": "quotation",
    "paraphrase": "paraphrase",
    "name": "name",
    "role": "role",
    "weekday": "weekday",
    "figure": "figure",
}
COLOURS: dict[Colour, str] = {
    "green": "right",
    "amber": "differs",
    "red": "not in the collection",
    "grey": "not checked",
}


def summary(report: Report) -> str:
    """Say in a sentence how the draft's quotations stand.

    >>> summary(Report())
    'There is no quotation in this draft.'
    """
    quotes = list(report.of("quote"))
    if not quotes:
        return "There is no quotation in this draft."
    by_colour = report.counts("quote")
    stand = by_colour["green"]
    first = (
        f"{_many(stand)} of {number(len(quotes))} quotations stand"
        if len(quotes) > 1
        else "The quotation stands"
    )
    if len(quotes) == 1 and not stand:
        first = "The quotation does not stand"
    elif stand == 1 < len(quotes):
        first = first.replace("quotations stand", "quotations stands")
    parts = [
        f"{first} word for word in your collection",
        *_rest([one for one in quotes if one.colour == "amber"]),
    ]
    if by_colour["red"] and len(quotes) > 1:
        parts.append(
            f"{number(by_colour['red'])} {'is' if by_colour['red'] == 1 else 'are'} not there at all"
        )
    return "; ".join(parts) + "."


def others(report: Report) -> str:
    """Say what is to be looked at besides the quotations, or "" if nothing is.

    >>> others(Report((Finding("weekday", 0, 9, "on Monday", "amber", ""),)))
    'One weekday is to be looked at.'
    """
    counted = [(subject, report.counts(subject)["amber"]) for subject in SUBJECTS if subject != "quote"]
    named = [plural(many, SUBJECTS[subject]) for subject, many in counted if many]
    if not named:
        return ""
    listed = " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
    verb = "is" if sum(many for _, many in counted) == 1 else "are"
    return f"{listed[0].upper()}{listed[1:]} {verb} to be looked at."


def number(many: int) -> str:
    """Return a count as a newspaper writes it.

    >>> number(3), number(1200)
    ('three', '1,200')
    """
    return NUMBERS[many] if many < len(NUMBERS) else f"{many:,}"


def plural(many: int, noun: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "name"), plural(2, "name")
    ('one name', 'two names')
    """
    return f"{number(many)} {noun}{'' if many == 1 else 's'}"


def _many(many: int) -> str:
    return "None" if not many else number(many).capitalize()


def _rest(amber: list[Finding]) -> list[str]:
    """Say what becomes of the quotations that differ: in their words, or in something else."""
    changed = [one for one in amber if one.differing]
    if len(changed) == 1:
        parts = [f"one differs by {plural(changed[0].differing, 'word')}"]
    else:
        parts = [f"{number(len(changed))} differ in their words"] if changed else []
    others = len(amber) - len(changed)
    if others:
        verb = "is" if others == 1 else "are"
        parts.append(
            f"{number(others)} {verb} to be looked at: the words are there, but something else differs"
        )
    return parts
