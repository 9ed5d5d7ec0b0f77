"""News in other languages is told by its text; English stays English, whatever stands in it."""

from pathlib import Path

import pytest

from dashboard import resources
from dashboard.text import language
from tests.growth import assert_linear

CASES = sorted((Path(__file__).parents[1] / "cases" / "languages").glob("*.txt"))
ENGLISH = (
    "The town council of Halden decided on Tuesday to repair the old bridge over the river. Work will begin "
    "in spring and take two years, the mayor said. “We will not close the bridge,” she said, “but there will "
    "be days when only one lane is open.” The cost is not yet known. "
)
FRENCH = (CASES[0].parent / "fr.txt").read_text(encoding="utf-8")
NOT_TOLD = {
    "names": "Smith, John; Brown, Alice; Jones, Peter; Kalnina, Ilze; Ozols, Janis; Berzina, Anna; " * 6,
    "Spanish names": "Juan de la Cruz, María de los Ángeles Pérez, Ana del Río, Luis y Gil; " * 9,
    "Dutch names": "Ludwig van Beethoven, Jan van den Berg, Piet van der Meer, Otto von Bismarck; " * 6,
    "Arabic names": "Osama bin Ali, Khalid ibn Walid, Abu al Hassan, Salah ad Din; " * 6,
    "Vietnamese names": "Nguyen Van Thieu, Le Duc Tho, Pham Van Dong, Vo Thi Sau; " * 6,
    "results": "Real Madrid 2 Barcelona 1; Bayern 3 Dortmund 0; Milan 1 Inter 1; Porto 4 Benfica 2; " * 6,
    "titles": "La Dolce Vita. Le Monde. Die Zeit. El País. La Repubblica. Der Spiegel. Il Postino. " * 6,
    "prices": "AAPL 181.20 MSFT 402.11 NOK 3.44 SAP 166.9 BMW 101.2 " * 9,
    "one word": "Yesterday. " * 99,
    "nothing": "",
    "digits": "1 2 3 4 5 6 7 8 9 " * 99,
    "short": "Le maire a dit que ce n'est pas fini.",
    "signs": "§§ €€ ** -- 。。 、、 " * 99,
}
STAY = {
    "capitals": ENGLISH.upper(),
    "a French quote": f"{ENGLISH}“{FRENCH[:330]}” {ENGLISH}{ENGLISH}",
    "a Russian quote": ENGLISH + (CASES[0].parent / "ru.txt").read_text(encoding="utf-8")[:180] + ENGLISH,
    "a Chinese quote": ENGLISH + (CASES[0].parent / "zh.txt").read_text(encoding="utf-8")[:40] + ENGLISH,
    "a bad scan": ENGLISH.replace("rn", "m").replace("e", "c").replace("l", "1") + ENGLISH,
    "accents": ENGLISH.replace("Halden", "Łódź").replace("mayor", "mayor Žofia Šťastná"),
    "words wrapped": ENGLISH.replace(" ", "\n"),
    "Spanish names": ENGLISH + "Juan de la Cruz, María de los Ángeles Pérez, Ana del Río, José y Gil. " * 2,
    "no articles": "He said no. She said yes. They were asked why and what it was about, but not how. " * 3,
}  # fmt: skip


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_news_in_another_language_is_told(path: Path) -> None:
    assert language.told(path.read_text(encoding="utf-8")) == path.stem


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_is_told_in_capitals_too(path: Path) -> None:
    assert language.told(path.read_text(encoding="utf-8").upper()) == path.stem


@pytest.mark.parametrize("text", STAY.values(), ids=STAY)
def test_english_stays_english(text: str) -> None:
    assert language.told(text) == "en"


def test_the_filler_of_templates_is_not_english() -> None:
    filler = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. "
    rest = (
        "Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo. "
    )
    assert language.told(filler * 9) == language.told(filler + rest) == "la"


@pytest.mark.parametrize("text", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_is_no_text_of_a_language_is_not_told(text: str) -> None:
    assert language.told(text) == ""


@pytest.mark.parametrize("path", sorted(resources.data("sample").glob("*.txt")), ids=lambda path: path.stem)
def test_the_sample_is_english(path: Path) -> None:
    assert language.told(path.read_text(encoding="utf-8")) == "en"


@pytest.mark.parametrize("french, told", [(0, "en"), (1, "en"), (2, "fr"), (3, "fr")])
def test_a_mixed_document_goes_by_the_greater_part(french: int, told: str) -> None:
    parts = [ENGLISH * 2] * (3 - french) + [FRENCH] * french
    assert language.told("\n\n".join(parts)) == told


def test_a_script_whose_language_is_not_known_is_still_not_english() -> None:
    text = "Ҡала советы шишәмбе көнө йылға аша иҫке күперҙе төҙөкләндерергә ҡарар итте. Эштәр башлана. " * 2
    assert language.told(text) == language.OTHER
    assert language.other(language.OTHER) == "unknown language"


@pytest.mark.alone
def test_long_texts_take_no_longer_for_each_word() -> None:
    assert_linear(language.told, lambda size: "де la 的 the " * size, 20_000)
