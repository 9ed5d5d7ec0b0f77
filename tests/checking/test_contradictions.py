"""What does not fit together is found, what fits is left alone, what was dismissed stays away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.checking.contradictions import finding
from dashboard.checking.contradictions.clash import Clash
from dashboard.filters import Filters
from dashboard.records import Document, Extraction, Label, Mention, Quote, Role, Saying, Span
from dashboard.store.collection import Collection

DAY = date(2022, 5, 4)


@dataclass(frozen=True)
class Said:
    """A sentence with what is found in it: a role and who has it, or a quote, by whom, and whether denied."""

    text: str
    name: str = ""
    role: str = ""
    quote: str = ""
    saying: Saying = "said"


def article(key: str, sentences: Sequence[Said], *, after: int = 0) -> tuple[Document, Extraction]:
    """Return an article about the council and the harbour, published `after` days."""
    lines = [Said("The City Council met Harbour Board members.", "City Council"), *sentences]
    text = "\n".join(one.text for one in lines)
    at, spans, names, roles, quotes = 0, [], [], [], []
    for one in lines:
        spans.append(Span(at, at + len(one.text), one.text))
        start = text.find(one.name, at) if one.name else -1
        label: Label = "ORG" if one.name == "City Council" else "PERSON"
        mention = Mention(start, start + len(one.name), one.name, label, one.name) if start >= 0 else None
        names += [mention] if mention else []
        if one.role:
            first = text.index(one.role, at)
            roles.append(Role(first, first + len(one.role), one.role, one.name))
        if one.quote:
            first = text.index(one.quote, at)
            quotes.append(
                Quote(
                    first,
                    first + len(one.quote),
                    one.quote,
                    "direct",
                    mention,
                    None,
                    None,
                    0.9,
                    "made",
                    one.saying,
                )
            )
        at += len(one.text) + 1
    board = text.index("Harbour Board")
    names.append(Mention(board, board + 13, "Harbour Board", "ORG", "Harbour Board"))
    document = Document(key, text, key.title(), DAY + timedelta(days=after), "field", "The Post", path=key)
    return document, Extraction(
        key,
        entities=tuple(sorted(names, key=lambda one: one.start)),
        quotes=tuple(quotes),
        sentences=tuple(spans),
        roles=tuple(roles),
    )


OFFICES = [
    # role, its holder; another role, its holder
    ("mayor of Riga", "Ilze Kalnina", "mayor of Riga", "Juris Ozols"),
    ("Riga's mayor", "Anna Berzina", "Mayor of Riga", "Karlis Liepa"),
    ("UN Secretary-General", "Oto Lind", "Secretary-General of the UN", "Ban Kalns"),
    ("president of Ghana", "Kwame Osei", "Ghana's president", "Yaw Mensah"),
    ("prime minister of Norway", "Kari Dahl", "Norway's prime minister", "Olav Moe"),
    ("chief executive of Balt Ferries", "Jan Kask", "Balt Ferries chief executive", "Mari Tamm"),
    ("governor of Ohio", "Bob Stone", "Ohio governor", "Jill Reed"),
    ("chairwoman of the Harbour Board", "Lea Kuusk", "Harbour Board chairwoman", "Tiina Saar"),
    ("foreign minister of Kenya", "Amos Oduor", "Kenya's foreign minister", "Ruth Wanjiru"),
    ("head coach of FK Liepaja", "Marek Nowak", "FK Liepaja head coach", "Petr Dvorak"),
]
FIGURES = [
    # two sentences that count the same
    ("The fire in the old mill killed 12 people.", "The fire in the mill has killed 14 people."),
    (
        "The new bridge over the river costs $40 million.",
        "The bridge over the river will cost $46 million, the council says.",
    ),
    (
        "Storm Elsa cut power to 3,000 homes in the valley.",
        "Power was cut to 5,000 homes in the valley by storm Elsa.",
    ),
    (
        "Police arrested 25 protesters outside the parliament.",
        "Outside the parliament, police arrested 31 protesters.",
    ),
    (
        "The factory in Liepaja will lay off 200 workers.",
        "At the factory in Liepaja, 350 workers will be laid off.",
    ),
    (
        "Voters approved the tram tunnel with 52 percent.",
        "The tram tunnel was approved by 57 percent of the voters.",
    ),
    (
        "The ferry carried 480 passengers when it ran aground.",
        "When the ferry ran aground it carried 430 passengers.",
    ),
    (
        "The landslide buried nineteen houses above the village.",
        "Twenty-two houses above the village were buried by the landslide.",
    ),
    (
        "Firefighters from 7 towns fought the forest blaze.",
        "The forest blaze was fought by firefighters from nine towns.",
    ),
    (
        "The museum sold 90,000 tickets for the amber show.",
        "For the amber show the museum sold 70,000 tickets.",
    ),
]
DENIALS = [
    # a claim; what is denied
    ("the harbour company dumped chemicals in the bay", "the company had dumped any chemicals in the bay"),
    ("Ozols paid the inspectors to close the case", "he paid inspectors to close the case"),
    ("soldiers fired at the refugees near the border", "its soldiers had fired at refugees near the border"),
    ("the bank hid losses of its shipping branch", "the bank was hiding losses of the shipping branch"),
    (
        "the minister met lobbyists at the hunting lodge",
        "that the minister ever met lobbyists in a hunting lodge",
    ),
    ("the factory knew of the cracked boiler", "the factory had known about a cracked boiler"),
    ("the team doctor gave banned drugs to swimmers", "the doctor gave swimmers any banned drugs"),
    ("guards beat prisoners during the strike", "guards had beaten prisoners during the hunger strike"),
    ("the mayor plans to sell the city hospital", "there were plans to sell the city hospital"),
    ("the ferry left port with a broken radar", "the ferry had a broken radar when it left port"),
]
SPOKEN = [f"We will not close the {what} before the winter is over" for what in
          "school bridge clinic market library station theatre bakery kennel quarry".split()]  # fmt: skip
WEEKDAYS = [
    "The hearing is on Monday, 3 May 2022.", "It opened on Friday, April 28, 2022.",
    "They met on Sunday (May 4, 2022).",
    "It closes on Tuesday, 30 June 2022.",
    "She was born on Thursday, 1 January 2020.",
    "The vote is on Saturday, May 9.",
    "The trial began on Thursday, 12 April 2022.", "It burned down on Monday the 5th of May 2022.",
    "The strike began on Friday, 6 May 2021.", "He left on Sunday, 2022-05-03.",
]  # fmt: skip


def planted() -> dict[str, list[list[tuple[Document, Extraction]]]]:
    """Return fifty contradictions by kind, each in one article or two of the same story."""
    made: dict[str, list[list[tuple[Document, Extraction]]]] = {
        "office": [], "figure": [], "denial": [], "speaker": [], "weekday": [],
    }  # fmt: skip
    for at, (role, name, other, second) in enumerate(OFFICES):
        made["office"].append([
            article(f"office-{at}-a", [Said(f"They were met by {role} {name}.", name, role)]),
            article(f"office-{at}-b", [Said(f"In came {other} {second}.", second, other)], after=at),
        ])  # fmt: skip
    for at, both in enumerate(FIGURES):
        made["figure"].append([
            article(f"figure-{at}-{side}", [Said(text)], after=side) for side, text in enumerate(both)
        ])  # fmt: skip
    for at, (claim, denied) in enumerate(DENIALS):
        said = Said(f"Ilze Kalnina said that {claim}.", "Ilze Kalnina", quote=claim)
        against = Said(f"Juris Ozols denied {denied}.", "Juris Ozols", quote=denied, saying="denied")
        together = [article(f"denial-{at}", [said, against])]
        apart = [article(f"denial-{at}-a", [said]), article(f"denial-{at}-b", [against], after=2)]
        made["denial"].append(together if at % 2 else apart)
    for at, words in enumerate(SPOKEN):
        made["speaker"].append([
            article(f"speaker-{at}-{side}", [Said(f"“{words}”, {name} said.", name, quote=words)], after=side)
            for side, name in enumerate(("Ilze Kalnina", "Juris Ozols"))
        ])  # fmt: skip
    made["weekday"] = [[article(f"weekday-{at}", [Said(text)])] for at, text in enumerate(WEEKDAYS)]
    return made


def stored(path: Path, articles: Iterable[tuple[Document, Extraction]]) -> Collection:
    """Return a new collection of articles."""
    collection = Collection.create(path)
    collection.add_all(articles)
    return collection


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Clash]:
    """What is found where all fifty are planted in one collection."""
    every = [one for kind in planted().values() for pair in kind for one in pair]
    with stored(tmp_path_factory.mktemp("planted") / "news.sqlite", every) as collection:
        return finding.find(collection, Filters())


def documents(clash: Clash) -> set[str]:
    """Return the documents of both sides."""
    return {one.document_id for one in (clash.one, clash.other) if one is not None}


@pytest.mark.parametrize("kind", finding.KINDS)
def test_of_ten_planted_contradictions_of_a_kind_eight_are_found(found: list[Clash], kind: str) -> None:
    told = [documents(one) for one in found if one.kind == kind]
    pairs = planted()[kind]
    assert len(pairs) == 10
    assert sum({one.id for one, _ in pair} in told for pair in pairs) >= 8


def test_nothing_is_found_that_was_not_planted(found: list[Clash]) -> None:
    made = [{one.id for one, _ in pair} for kind in planted().values() for pair in kind]
    assert [one.says for one in found if documents(one) not in made and one.kind != "office"] == []


LEFT_ALONE = [
    # why, sentences of the first article, of the second, days between
    ("another city", [Said("mayor of Riga Anna Berzina spoke.", "Anna Berzina", "mayor of Riga")],
     [Said("mayor of Cesis Karlis Liepa spoke.", "Karlis Liepa", "mayor of Cesis")], 0),
    ("a former one", [Said("mayor of Riga Anna Berzina spoke.", "Anna Berzina", "mayor of Riga")],
     [Said("former mayor of Riga Karlis Liepa spoke.", "Karlis Liepa", "former mayor of Riga")], 0),
    ("years later", [Said("mayor of Riga Anna Berzina spoke.", "Anna Berzina", "mayor of Riga")],
     [Said("mayor of Riga Karlis Liepa spoke.", "Karlis Liepa", "mayor of Riga")], 900),
    ("one of many", [Said("senator for Ohio Anna Berzina spoke.", "Anna Berzina", "senator for Ohio")],
     [Said("senator for Ohio Karlis Liepa spoke.", "Karlis Liepa", "senator for Ohio")], 0),
    ("another story", [Said("The fire in the old mill killed 12 people.")],
     [Said("The fire in the old mill killed 14 people.")], 30),
    ("a report written while it happened", [Said("10:25 p.m."),
     Said("The fire in the old mill near the harbour killed 12 people."), Said("11:05 p.m."),
     Said("The fire in the old mill near the harbour killed 14 people.")], [], 0),
    ("another thing", [Said("The fire in the old mill killed 12 people.")],
     [Said("The bus crash near the airport killed 14 people.")], 0),
    ("it is said that it changed", [Said("The fire in the old mill killed 12 people.")],
     [Said("The fire in the old mill killed 14 people, up from 12 earlier.")], 0),
    ("another year", [Said("In 2004 a fire in the old mill killed 230 people.")],
     [Said("The fire in the old mill killed 14 people, worse than that of 2004.")], 0),
    ("killed and hurt", [Said("The fire in the old mill near Riga killed 12 people.")],
     [Said("The fire in the old mill near Riga injured 50 people.")], 0),
    ("shares of two groups", [Said("In the survey 86 percent of older voters favoured the tram tunnel.")],
     [Said("The tram tunnel was favoured in the survey by 94 percent of students.")], 0),
    ("shares in two places", [Said("In the new survey the tram party leads by 15 points in Riga.")],
     [Said("In the new survey the tram party leads by 4 points in Cesis.")], 0),
    ("a margin of error", [Said("The margin of sampling error in the tram survey is 6 points.")],
     [Said("In the tram survey the margin of error is 4.2 points.")], 0),
    ("a part of the name", [Said(f"“{SPOKEN[0]}”, Ilze said.", "Ilze", quote=SPOKEN[0])],
     [Said(f"“{SPOKEN[0]}”, Ilze Kalnina said.", "Ilze Kalnina", quote=SPOKEN[0])], 0),
    ("one speaker", [Said(f"“{SPOKEN[0]}”, Ilze Kalnina said.", "Ilze Kalnina", quote=SPOKEN[0])],
     [Said(f"“{SPOKEN[0]}”, Kalnina said.", "Kalnina", quote=SPOKEN[0])], 0),
    ("too short", [Said("“We will win”, Ilze Kalnina said.", "Ilze Kalnina", quote="We will win")],
     [Said("“We will win”, Juris Ozols said.", "Juris Ozols", quote="We will win")], 0),
    ("a weekday that fits", [Said("The hearing is on Tuesday, 3 May 2022.")], [], 0),
]  # fmt: skip


@pytest.mark.parametrize(
    "first, second, after", [row[1:] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE]
)
def test_what_fits_is_left_alone(tmp_path: Path, first: list[Said], second: list[Said], after: int) -> None:
    with stored(tmp_path / "fits.sqlite", [article("a", first), article("b", second, after=after)]) as news:
        assert [one.says for one in finding.find(news, Filters())] == []


@pytest.mark.parametrize("kind", finding.KINDS)
def test_what_was_dismissed_stays_dismissed_until_that_is_undone(tmp_path: Path, kind: str) -> None:
    with stored(tmp_path / "one.sqlite", planted()[kind][1]) as news:
        clash = next(one for one in finding.find(news, Filters()) if one.kind == kind)
        value = kind if clash.other is None else f"{kind} {clash.other.target}"
        made = news.decide("dismiss", clash.one.target, value)
        assert clash not in finding.find(news, Filters())
        news.add(*article("more", [Said("Nothing else happened.")]))
        assert clash not in finding.find(news, Filters())
        news.undo(made)
        assert clash in finding.find(news, Filters())


def test_filters_hold_for_contradictions(tmp_path: Path) -> None:
    with stored(tmp_path / "one.sqlite", planted()["figure"][0]) as news:
        assert finding.find(news, Filters(first=DAY + timedelta(days=1))) == []
