"""The body of a mail in plain text: without its signature, its soft line ends and the head of a forward."""

import re

from dashboard.readers import mail_words

# "-- " and the sender's card below it; a mailing list's footer below a line of underscores
SIGNATURE = re.compile(r"(?m)^(?:-- ?|_{30,})[ \t]*\r?$")
MOST_CARDS = 3  # a sender's, a list's
LONGEST_SIGNATURE = 15  # lines; what is longer is no card
# Fwd: The dam · FW: Re: The dam · WG: (German) · TR: (French) · RV: (Spanish) · I: (Italian) · PD: (Polish)
PASSED_ON = re.compile(r"\s*(?:fwd?|wg|rv|tr|i|enc|doorst|pd|vs|vb)\s*:\s*", re.IGNORECASE)
# What may stand between a forward's head and all above it
RULE = re.compile(r"[ \t>]*[_=-]{10,}[ \t]*\Z")
MOST_OWN = 30  # lines of the sender's own before what is forwarded
MOST_FIELDS = 12  # lines of a forward's head
QUOTE = re.compile(r">*")


def without_signature(text: str) -> str:
    """Return a mail's text without the card at its end, if what stands there is one."""
    for found in list(SIGNATURE.finditer(text))[: -1 - MOST_CARDS : -1]:
        rest = text[found.end() :]
        lines = rest.strip().splitlines()
        if len(lines) > LONGEST_SIGNATURE or any(line.startswith(">") for line in lines):
            break
        if text[: found.start()].strip():
            text = text[: found.start()].rstrip() + "\n"
    return text


def forwarded(text: str) -> tuple[dict[str, str], str]:
    """Return the sender, day and subject of a mail that only forwards another, and that one's text.

    Where the sender added words of his own, the text stays as it is.
    """
    lines = text.splitlines(keepends=True)
    at = _first(lines, 0)
    at = _first(lines, at + 1) if at < len(lines) and RULE.match(lines[at].rstrip("\r\n")) else at
    if at == len(lines):
        return {}, text
    is_announced = _announces(lines[at].rstrip("\r\n"))
    begin = at + 1 if is_announced else at
    head: dict[str, str] = {}
    for number in range(begin, min(begin + MOST_FIELDS, len(lines))):
        line = lines[number].rstrip("\r\n")
        name, value = mail_words.field(line)
        if name:
            head.setdefault(name, value)
        elif line.strip("> \t\xa0"):
            # A recipient's address that goes on in the next line.
            if not head or not line.startswith((" ", "\t")):
                break
        elif head:
            rest = lines[number:]
            is_whole = is_announced or head.keys() >= mail_words.NEEDED
            is_all = is_whole and "".join(rest).strip("> \r\n\t")
            return (head, _unquoted(rest)) if is_all else ({}, text)
    return {}, text


def _first(lines: list[str], begin: int) -> int:
    return next((at for at in range(begin, len(lines)) if lines[at].strip("> \t\r\n\xa0")), len(lines))


def _announces(line: str) -> bool:
    return mail_words.FORWARDED.match(line) is not None or mail_words.ORIGINAL.match(line) is not None


def has_forward(text: str) -> bool:
    """Say whether a line near a mail's beginning announces another mail that it forwards."""
    return any(map(mail_words.FORWARDED.match, text.splitlines()[:MOST_OWN]))


def bare_subject(subject: str) -> tuple[str, bool]:
    """Return a subject without the marks of forwarding before it, and whether it had one.

    >>> bare_subject("Fwd: FW: The dam holds"), bare_subject("Re: The dam")
    (('The dam holds', True), ('Re: The dam', False))
    """
    bare = subject
    while found := PASSED_ON.match(bare):
        bare = bare[found.end() :]
    return bare, bare != subject


def _unquoted(lines: list[str]) -> str:
    """Return lines without the quote mark that all of them have."""
    if all(line.startswith(">") for line in lines if line.strip()):
        lines = [re.sub(r"^> ?", "", line) for line in lines]
    return "".join(lines).lstrip("\r\n")


def unflowed(text: str, *, glued: bool = False) -> str:
    """Return a text of format=flowed (RFC 3676) with its soft line ends gone; `glued` drops their space.

    >>> unflowed("The river \\nrose.\\nIt fell.\\n")
    'The river rose.\\nIt fell.\\n'
    """
    pieces: list[str] = []
    before: int | None = None  # the quote marks of a line that goes on
    for line in text.splitlines():
        mark = QUOTE.match(line)
        depth = mark.end() if mark else 0
        words = line[depth:].removeprefix(" ")
        if before is not None and before != depth:
            pieces.append("\n")
            before = None
        if before is None:
            pieces.append("> " * depth)
        goes_on = words.endswith(" ") and words != "-- "
        pieces.append(words[:-1] if goes_on and glued else words)
        before = depth if goes_on else None
        if not goes_on:
            pieces.append("\n")
    return "".join(pieces)
