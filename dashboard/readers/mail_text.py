"""The body of a mail in plain text: without its signature, its soft line ends and the head of a forward."""

import re

# "-- " and the sender's card below it; a mailing list's footer below a line of underscores
SIGNATURE = re.compile(r"(?m)^(?:-- ?|_{30,})[ \t]*\r?$")
MOST_CARDS = 3  # a sender's, a list's
LONGEST_SIGNATURE = 15  # lines; what is longer is no card
# ---------- Forwarded message --------- · -----Original Message----- · Begin forwarded message:
FORWARD = re.compile(
    r"(?i)[ \t>]*(?:-{2,}[ \t]*(?:forwarded|original) message[ \t]*-{2,}|begin forwarded message:)[ \t]*\Z"
)
# Fwd: The dam · FW: Re: The dam · WG: (German) · TR: (French) · RV: (Spanish)
PASSED_ON = re.compile(r"\s*(?:fwd?|wg|rv|tr|doorst)\s*:\s*", re.IGNORECASE)
FIELD = re.compile(r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Reply-To):[*]?[ \t]*(.*?)[ \t]*\Z")
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
    at = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if at == len(lines) or not FORWARD.match(lines[at].rstrip("\r\n")):
        return {}, text
    head: dict[str, str] = {}
    for number in range(at + 1, min(at + 1 + MOST_FIELDS, len(lines))):
        line = lines[number].rstrip("\r\n")
        if found := FIELD.match(line):
            name = found[1].lower()
            head.setdefault("date" if name == "sent" else name, found[2])
        elif line.strip("> \t"):
            # A recipient's address that goes on in the next line.
            if not head or not line.startswith((" ", "\t")):
                return {}, text
        elif head:
            rest = lines[number:]
            return ({}, text) if not "".join(rest).strip("> \r\n\t") else (head, _unquoted(rest))
    return {}, text


def has_forward(text: str) -> bool:
    """Say whether a line near a mail's beginning announces another mail that it forwards."""
    return any(
        FORWARD.match(line) and "original" not in line.lower() for line in text.splitlines()[:MOST_OWN]
    )


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
