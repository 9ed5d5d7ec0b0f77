"""A content is said, denied, declined, not said, or no speech: named, thought, shown by a text, done."""

import pytest

from dashboard.extract.quotes import sayings
from dashboard.preprocess import extract_document
from dashboard.records import Document, Mention, Span

VERBS = {"leaks": "VBZ", "is": "VBZ", "comment": "VB", "may": "MD", "see": "VB"}

# The cue, the content, and what became of it; the words of VERBS are verbs, all others nouns.
SAID = [
    ("said", "the dam leaks", "said"),
    ("denied", "the dam leaks", "denied"),
    ("denied", "a report", "denied"),
    ("declined", "to comment", "declined"),
    ("did not say", "why", "not said"),
    ("presented", "a plan of ten pages", "mentioned"),
    ("approved", "the last payment", "mentioned"),
    ("mentioned", "that rain may come", "said"),
    ("put", "the number at 700", "said"),
    ("called", "the plan a joke", "said"),
    ("warned of", "a flood", "said"),
    ("said", "nonsense", "said"),
    ("according to", "No rain today", "said"),
]


def tags_of(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    at = 0
    for word in text.split(" "):
        found[at] = VERBS.get(word, "NN")
        at += len(word) + 1
    return found


@pytest.mark.parametrize(("cue", "content", "expected"), SAID)
def test_what_was_said_is_told_from_what_was_not(cue: str, content: str, expected: str) -> None:
    text = f"Ruiz {cue} {content}"
    start = text.index(content, 5 + len(cue))
    where = Span(5, 5 + len(cue), cue)
    found = sayings.of(text, where, (start, len(text)), kind="indirect", tags=tags_of(text))
    assert found == expected


def test_words_between_marks_are_said() -> None:
    text = "Ruiz presented “a plan”"
    cue = Span(5, 14, "presented")
    assert sayings.of(text, cue, (16, 22), kind="direct", tags=tags_of(text)) == "said"


def test_without_tags_nothing_is_only_mentioned() -> None:
    text = "Ruiz presented a plan"
    assert sayings.of(text, Span(5, 14, "presented"), (15, 21), kind="indirect", tags={}) == "done"


# Who, the cue, what is between it and the content, the content, and what became of it.
TOLD = [
    # thoughts, wishes and plans
    ("Ruiz", "hopes", " ", "the dam is safe", "thought"),
    ("Ruiz", "believes", " that ", "the dam leaks", "thought"),
    ("Ruiz", "wants", " ", "to see the dam", "thought"),
    ("the company", "expects", " ", "the dam leaks", "thought"),
    ("she", "thought", " ", "it is over", "thought"),
    ("the city", "is planning", " ", "to see the dam", "thought"),
    ("Ruiz", "is concerned about", " ", "what may come", "thought"),
    ("the council", "will seek", " ", "to see the dam", "thought"),
    ("Ruiz", "realised", " ", "the dam leaks", "thought"),
    ("they", "are confident", " ", "it is safe", "thought"),
    # what texts and data show, and what somebody finds out
    ("a study", "found", " that ", "the dam leaks", "shown"),
    ("The bill", "says", " ", "the dam is ours", "shown"),
    ("the amendments", "according to", " ", "the dam is ours", "shown"),
    ("official data", "indicated", " ", "the dam leaks", "shown"),
    ("An investigation conducted by the bank", "found", " ", "the dam leaks", "shown"),
    ("the ministry’s report", "concluded", " that ", "the dam leaks", "shown"),
    ("Evidence at trial", "showed", " ", "the dam leaks", "shown"),
    ("engineers", "discovered", " that ", "the dam leaks", "shown"),
    # acts
    ("the court", "dismissed", " ", "a plea to see the dam", "done"),
    ("the assembly", "passed a bill", " ", "to see the dam", "done"),
    ("the president", "ordered", " ", "an army to see the dam", "done"),
    ("Ruiz", "signed", " ", "an act to see the dam", "done"),
    ("police", "are working to identify", " ", "what may leak", "done"),
    ("Ruiz", "pleaded guilty in", " ", "what is over", "done"),
    # who is accused is spoken of, whatever the charge
    ("Ruiz", "accused", " ", "a man who leaks", "done"),
    ("three MPs", "accuse", " ", "what is a sham of being over", "done"),
    ("prosecutors", "are accusing", " that ", "the dam leaks", "done"),
    ("Ruiz", "accused him and said", " ", "the dam leaks", "said"),
    # a fact or a text tells it, nobody says it
    ("This", "revealed", " that ", "the dam leaks", "shown"),
    ("the decision", "According to", ", ", "the dam is ours", "shown"),
    ("the company’s financial statements", "according to", " ", "the dam leaks", "shown"),
    # a thing without a verb of its own, whatever is done to it inside
    ("Ruiz", "criticised", " ", "the plan made in haste", "mentioned"),
    ("Ruiz", "stressed", " ", "its commitment to advancing peace", "mentioned"),
    ("the cabinet", "approved", " ", "a body named “National Health Board”", "mentioned"),
    # speech all the same
    ("Ruiz", "is adamant", " that ", "the dam leaks", "said"),
    ("Ruiz", "agreed", " that ", "the dam leaks", "said"),
    ("Ruiz", "dismissed", " that ", "the dam leaks", "said"),
    ("Ruiz", "underlined", " ", "the dam is safe", "said"),
    ("Ruiz", "says he hopes", " ", "the dam is safe", "said"),
    ("media reports", "according to", " ", "the dam leaks", "said"),
    ("the report’s author", "says", " ", "the dam leaks", "said"),
    ("Bill", "said", " ", "the dam leaks", "said"),
    ("a statement", "said", " ", "the dam leaks", "said"),
    ("Ruiz", ":", " ", "the dam leaks", "said"),
    # nobody says it
    ("None of the officials", "could say", " ", "why it leaks", "not said"),
    ("Nobody", "said", " ", "the dam leaks", "not said"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "cue", "between", "content", "expected"), TOLD)
def test_speech_is_told_from_what_is_none(
    who: str, cue: str, between: str, content: str, expected: str
) -> None:
    text = f"{who} {cue}{between}{content}"
    at, start = len(who) + 1, len(text) - len(content)
    speaker, where = Mention(0, len(who), who, ""), Span(at, at + len(cue), cue)
    tags = {start + one: tag for one, tag in tags_of(content).items()}
    found = sayings.of(text, where, (start, len(text)), kind="indirect", tags=tags, speaker=speaker)
    assert found == expected


@pytest.mark.parametrize("cue", ["are called", "is also known as", "a film titled", "was once dubbed"])
def test_a_name_between_marks_is_only_mentioned(cue: str) -> None:
    text = f"They {cue} “Garinagu”"
    content = (len(text) - 9, len(text) - 1)
    assert sayings.of(text, Span(5, 5 + len(cue), cue), content, kind="direct", tags={}) == "mentioned"


def test_a_wish_with_words_between_marks_was_spoken() -> None:
    text = "Ruiz hopes it is “over”"
    assert sayings.of(text, Span(5, 10, "hopes"), (11, 22), kind="mixed", tags=tags_of(text)) == "said"


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("I must admit that the hill was too steep for me.", "mentioned"),
        ("“The hill was too steep for me,” I said.", "said"),
        ("Ana Ruiz said: “I must admit that the hill was too steep.”", "said"),
    ],
)
def test_a_writers_own_words_report_nobodys(text: str, saying: str) -> None:
    found = {quote.saying for quote in extract_document(Document("d", text)).quotes}
    assert found <= {saying}
