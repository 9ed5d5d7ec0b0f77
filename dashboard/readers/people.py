"""Whether what stands where an author does is a person's whole name."""

import re

NOT_A_PERSON = frozenset(
    "account adm admin administrator anonymous author client computer default desktop editor guest home"
    " laptop microsoft nobody office owner pc root staff test unknown user username windows"
    " workstation".split()
)
PARTICLES = frozenset("al ap bin da dal de del della den der di dos du el ibn la le ter van von y zu".split())
NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?\Z")


def is_person(name: str) -> bool:
    """Say whether a text is a whole name: two to six words with capitals, none of a program or an office.

    >>> is_person("Ana de la Cruz"), is_person("Microsoft Office User"), is_person("Ana")
    (True, False, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 6 or NOT_A_PERSON & {word.lower() for word in words}:
        return False
    return (
        all(NAME.match(word) and (word[0].isupper() or word.lower() in PARTICLES) for word in words)
        and not name.isupper()
    )
