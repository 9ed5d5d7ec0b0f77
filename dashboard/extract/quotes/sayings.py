"""Tell what was said from what was denied, declined, thought, shown, done or only mentioned (factuality)."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dashboard.extract.quotes import cues
from dashboard.records import Kind, Mention, Saying, Span
from dashboard.text import lexicon

STATES: dict[str, Saying] = {"denied": "denied", "declined": "declined", "not said": "not said"}
HYPHENATED = re.compile(r"[\w-]+")
# "None of the officials | could say", "Nobody | said".
NOBODY = re.compile(r"(?:none|nobody|no one|neither|no \w+)\b", re.IGNORECASE)
# "is adamant | that it rained", "insists: | it rained": what follows is a reported clause whatever the verb.
CLAUSE = re.compile(r"(?:\b(?:that|whether|if|how|why)|[:,])\s*[“\"‘']?\s*$", re.IGNORECASE)
CLAUSE_REACH = 12  # characters before a content that are searched for it
# "are called “Garinagu”", "a film titled “…”": a name in marks.
NAMED = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|[’']s) (?:\w+ ){0,2}?(?:called|known|dubbed|named|nicknamed)"
    r"|titled|entitled)\b",
    re.IGNORECASE,
)
# "media reports", "press reports": what journalists say, of whom none is named.
PRESS = re.compile(r"\b(?:media|press|news|newspaper)\b", re.IGNORECASE)
BETWEEN_MARKS = re.compile(r"[“\"„«‘']([^”\"“»’]+)")
LOOSE = frozenset("a an and at by for from in of on the to with".split())
SENSES: tuple[Saying, ...] = ("said", "thought", "shown")  # of the words of a cue, the first of these decides
# What is said there takes a clause: "concluded that …" but not "concluded the sessions to promote …".
ACTING = frozenset("dismiss dismisses dismissed conclude concludes concluded concluding".split())
# Who is accused is spoken of: nothing is reported but the charge.
ACCUSING = frozenset("accuse accuses accused accusing".split())
POINTING = frozenset("this that these those".split())  # "This | revealed | that …": a fact
VERBAL = frozenset("VB VBD VBZ VBP MD TO".split())
# A speaker's phrase up to where its head noun ends: "An investigation | conducted by the bank".
HEAD_END = re.compile(
    r",|\s(?:of|in|at|for|from|on|by|with|to|into|about|under|between|who|which|that|conducted|published|released|"
    r"cited|authored|carried|seen|obtained)\b"
)
DETERMINED = re.compile(
    r"(?:the|an?|this|that|these|those|its|his|her|their|several|many|some)\s", re.IGNORECASE
)


def of(
    text: str,
    cue: Span | None,
    content: tuple[int, int],
    *,
    kind: Kind,
    tags: Mapping[int, str],
    speaker: Mention | None = None,
) -> Saying:
    """Return the status of a content: the words after "denied" are a quote, but nobody vouches for them."""
    state = cues.state(text, cue) if cue else ""
    if state in STATES:
        return STATES[state]
    if cue is None or kind == "direct":
        return "mentioned" if cue and NAMED.search(cue.text) else "said"
    if speaker and NOBODY.match(speaker.text):
        return "not said"
    if _is_accusing(cue):
        return "done"
    if _is_mention(cue, content, kind, tags):
        return "mentioned"
    if kind == "mixed" and not _is_name(text[slice(*content)]):
        return "said"  # words in marks were spoken, whatever the reporter calls that
    if speaker and (is_document(speaker.text) or speaker.text.lower() in POINTING):
        return "shown"
    return _by_verb(text, cue, content)


def is_document(phrase: str) -> bool:
    """Say whether a speaker's phrase means a text or data rather than somebody.

    >>> is_document("An investigation conducted by the bank"), is_document("the mayor"), is_document("Bill")
    (True, False, False)
    """
    head = HEAD_END.split(phrase, maxsplit=1)[0]
    word = head.rpartition(" ")[2]
    if PRESS.search(head):
        return False
    is_noun = word.islower() or DETERMINED.match(phrase) is not None
    return is_noun and word.lower().removesuffix("’s").removesuffix("'s") in documents()


def _is_accusing(cue: Span) -> bool:
    """Say whether a cue is of nothing but accusing: "accused", not "accused him and said"."""
    said = [word for word in HYPHENATED.findall(cue.text.lower()) if word in cues.saying()]
    return bool(said) and all(word in ACCUSING for word in said)


def _is_name(words: str) -> bool:
    """Say whether there is nothing but names between marks: approved the “National Health Committee”."""
    inside = [word for piece in BETWEEN_MARKS.findall(words) for word in piece.split()]
    return bool(inside) and all(word[0].isupper() or word.lower() in LOOSE for word in inside)


def _by_verb(text: str, cue: Span, content: tuple[int, int]) -> Saying:
    words = HYPHENATED.findall(cue.text.lower())
    is_clause = bool(CLAUSE.search(text[max(0, content[0] - CLAUSE_REACH) : content[0]]))
    said = [word for word in words if word in cues.saying()]
    if any(word not in ACTING for word in said) or (said and is_clause) or not words:
        return "said"
    found = {sense for word in words if (sense := verb_senses().get(word))}
    for sense in SENSES:
        if sense in found:
            return sense
    return "said" if is_clause or any(word in claiming() for word in words) else "done"


def _is_mention(cue: Span, content: tuple[int, int], kind: Kind, tags: Mapping[int, str]) -> bool:
    """Say whether a content names a thing, without a verb: "presented | an agreement of twelve pages".

    Two sorts of verbs make it a claim all the same: "put | the number at 700" and "said | nonsense"; and a
    headline's colon: "Ruiz: | No money for the ferry".
    """
    is_claim = cue.text == ":" or any(word in claiming() for word in HYPHENATED.findall(cue.text.lower()))
    if kind != "indirect" or is_claim:
        return False
    found = [tags[at] for at in range(*content) if tags.get(at)]
    first = next((tag for tag in found if tag.isalpha() and tag != "other"), "")
    return bool(found) and not first.startswith("VB") and not any(tag in VERBAL for tag in found)


@lru_cache(maxsize=1)
def claiming() -> frozenset[str]:
    """Return the words whose content is a claim without its own verb, in all forms, in lower case."""
    return lexicon.words("claims")


@lru_cache(maxsize=1)
def documents() -> frozenset[str]:
    """Return the nouns for texts and data, in lower case."""
    return frozenset(row["word"] for row in lexicon.rows("sayings") if row["sense"] == "document")


@lru_cache(maxsize=1)
def verb_senses() -> dict[str, Saying]:
    """Return what each other word makes of a content, in lower case: said, thought or shown."""
    of_verbs: dict[str, Saying] = {"said": "said", "thought": "thought", "shown": "shown"}
    return {
        row["word"]: of_verbs[row["sense"]] for row in lexicon.rows("sayings") if row["sense"] in of_verbs
    }
