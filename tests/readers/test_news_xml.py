"""The XML of agencies and archives: NewsML-G2, NITF, ALTO, TEI, and what is none of these."""

from pathlib import Path

import pytest

from dashboard.readers import xml_file
from dashboard.records import Document
from tests.readers import reading

CASES = Path(__file__).parents[1] / "cases" / "readers"
NITF = (
    "<nitf><head>{head}</head><body><body.head>{top}</body.head>"
    "<body.content>{text}</body.content></body></nitf>"
)
WORDS = "<p>The dam holds.</p>"
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><itemMeta>{item}</itemMeta>'
    "<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
)
PLAIN = "<inlineData>The dam holds.</inlineData>"
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Dam</title></titleStmt>'
    "<publicationStmt><date when='2019-01-01'/></publicationStmt>{source}</fileDesc>{profile}</teiHeader>"
    "<text><body>{text}</body></text></TEI>"
)
ALTO = "<alto><Layout><Page>{}</Page></Layout></alto>"


def read(tmp_path: Path, content: str | bytes, name: str = "any.xml") -> tuple[list[Document], list[str]]:
    return reading.read(tmp_path, content, name)


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ("<nitf>", "nitf"),
        ("<nitf/>", "nitf"),
        ('\ufeff<?xml version="1.0"?>\n<nitf a="b">'.lstrip("\ufeff"), "nitf"),
        ("<!-- <rss> --><?pi <rss> ?><tei:TEI xmlns:tei='x'>", "TEI"),
        ('<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', "nitf"),
        ("<!DOCTYPE nitf [<!ENTITY a '<rss>]>'>]><nitf>", "nitf"),
        ("words <nitf>", ""),
        ("<", ""),
        ("", ""),
        ("<!-- never closed <nitf>", ""),
        ("<nitf", ""),
    ],
)
def test_a_file_is_told_by_its_root(head: str, root: str) -> None:
    assert xml_file.root_of(head) == root


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        ('<pubdata date.publication="20220426T230000-0500"/>', "", "2022-04-26"),
        ('<docdata><date.release norm="20220426"/><date.issue norm="20220425"/></docdata>', "", "2022-04-26"),
        ('<docdata><date.issue norm="2022-04-26"/></docdata>', "", "2022-04-26"),
        ("", '<dateline><story.date norm="20220426T100000Z">April 26</story.date></dateline>', "2022-04-26"),
        ("", "", None),
    ],
)
def test_the_day_of_an_nitf_article(tmp_path: Path, head: str, top: str, day: str | None) -> None:
    [document], _ = read(tmp_path, NITF.format(head=head, top=top, text=WORDS))
    assert (document.published and document.published.isoformat()) == day


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By ANA BELL", "ANA BELL"),
        ("By Ana Bell, <byttl>Staff Reporter</byttl>", "Ana Bell"),
        ("<person>Ana Bell</person> and <person>Tom Reyes</person>", "Ana Bell, Tom Reyes"),
        ("<byttl>Sports Wire</byttl>", "Sports Wire"),
        ("Byron Bell", "Byron Bell"),
        ("", ""),
    ],
)
def test_the_author_of_an_nitf_article(tmp_path: Path, byline: str, author: str) -> None:
    [document], _ = read(tmp_path, NITF.format(head="", top=f"<byline>{byline}</byline>", text=WORDS))
    assert document.author == author


@pytest.mark.parametrize(
    ("top", "text", "read_as"),
    [
        ("", WORDS * 2, "The dam holds.\n\nThe dam holds."),
        ("", "<p>The <em>dam</em>\n   holds.</p>", "The dam holds."),
        (
            "",
            "<p>Caf&eacute; &ldquo;Orle&rdquo; &mdash; &unknown; open.</p>",
            "Café “Orle” — &unknown; open.",
        ),
        ("", "<media><media-caption>A dam.</media-caption></media>" + WORDS, "The dam holds."),
        ("", "<hl2>Water</hl2><p>It rose.</p>", "Water\n\nIt rose."),
        ("", "<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("", "The dam holds.", "The dam holds."),
        ("<dateline>KYIV, April 26</dateline>", WORDS, "KYIV, April 26 — The dam holds."),
        ("<dateline>KYIV</dateline>", "<p>KYIV (AW) – It rose.</p>", "KYIV (AW) – It rose."),
    ],
)
def test_the_text_of_an_nitf_article(tmp_path: Path, top: str, text: str, read_as: str) -> None:
    [document], _ = read(tmp_path, NITF.format(head="", top=top, text=text))
    assert document.text == read_as


@pytest.mark.parametrize(
    ("item", "about", "day"),
    [
        (
            "<firstCreated>2022-04-26T23:00:00-05:00</firstCreated><versionCreated>2022-05-01</versionCreated>",
            "",
            26,
        ),
        ("<versionCreated>2022-05-01</versionCreated>", "<contentCreated>2022-04-26</contentCreated>", 26),
        ("<versionCreated>2022-04-26</versionCreated>", "<contentModified>2022-05-01</contentModified>", 26),
        ("<firstCreated>2022-04-26</firstCreated><embargoed>2022-04-28T12:00:00Z</embargoed>", "", 28),
        ("<firstCreated>2022-04-26</firstCreated><embargoed>2022-04-20T12:00:00Z</embargoed>", "", 26),
    ],
)
def test_the_day_of_a_news_item_is_its_first_and_never_before_its_embargo(
    tmp_path: Path, item: str, about: str, day: int
) -> None:
    [document], _ = read(tmp_path, NEWSML.format(item=item, about=about, content=PLAIN))
    assert document.published is not None
    assert (document.published.month, document.published.day) == (4, day)


@pytest.mark.parametrize(
    ("item", "about", "field", "value"),
    [
        ('<provider qcode="nprov:WIRE"/>', "", "source", "WIRE"),
        ('<provider qcode="nprov:W"><name>Valley Wire</name></provider>', "", "source", "Valley Wire"),
        ('<provider uri="https://w.example"/>', "<infoSource><name>AW</name></infoSource>", "source", "AW"),
        ("<title>slug</title>", "<headline> The  dam </headline>", "title", "The dam"),
        ("<title>slug</title>", "", "title", "slug"),
        ("", "<by>By Ana Bell</by>", "author", "Ana Bell"),
        ("", "<creator><name>Ana Bell</name></creator>", "author", "Ana Bell"),
        (
            "",
            '<subject><name xml:lang="de">Wasser</name><name xml:lang="en-GB">water</name></subject>',
            "section",
            "water",
        ),
        ("", '<subject type="cpnat:person"><name>Tom</name></subject>', "section", ""),
        ("", '<language tag="fr-FR"/>', "language", "fr"),
        ("", "", "id", "urn:1"),
    ],
)
def test_the_fields_of_a_news_item(tmp_path: Path, item: str, about: str, field: str, value: str) -> None:
    [document], _ = read(tmp_path, NEWSML.format(item=item, about=about, content=PLAIN))
    assert getattr(document, field) == value


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<inlineXML>{NITF.format(head='', top='', text=WORDS)}</inlineXML>", "The dam holds."),
        (
            f"<inlineXML><html><head><title>x</title></head><body>{WORDS}</body></html></inlineXML>",
            "The dam holds.",
        ),
        (f"<inlineXML><story>{WORDS}</story></inlineXML>", "The dam holds."),
        (
            '<inlineData contenttype="text/html">&lt;p&gt;The dam holds.&lt;/p&gt;</inlineData>',
            "The dam holds.",
        ),
        (f"<inlineXML></inlineXML>{PLAIN}", "The dam holds."),
        (f"{PLAIN}<inlineXML>{NITF.format(head='', top='', text=WORDS)}</inlineXML>", "The dam holds."),
    ],
)
def test_the_text_of_a_news_item_in_each_form(tmp_path: Path, content: str, text: str) -> None:
    [document], problems = read(tmp_path, NEWSML.format(item="", about="", content=content))
    assert document.text == text
    assert problems == []


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            NEWSML.format(item='<itemClass qcode="ninat:picture"/>', about="", content=""),
            "This item (picture) holds no",
        ),
        (
            NEWSML.format(item="", about="", content='<remoteContent href="a.jpg"/>'),
            "holds no text: newsItem urn:1",
        ),
        (
            NEWSML.format(item="", about="", content='<inlineData encoding="base64">QQ==</inlineData>'),
            "holds no text",
        ),
        (NEWSML.format(item='<pubStatus qcode="stat:canceled"/>', about="", content=PLAIN), "was withdrawn"),
        ("<packageItem guid='p'><groupSet/></packageItem>", "holds no text: packageItem p"),
        ("<knowledgeItem/>", "holds no text: knowledgeItem"),
        ("<newsMessage><itemSet/></newsMessage>", "holds no item"),
        (NITF.format(head="", top="", text=""), "This NITF file holds no text"),
        ("<nitf/>", "This NITF file holds no text"),
        (ALTO.format(""), "holds no words"),
        (TEI.format(source="", profile="", text=""), "This TEI file holds no text"),
        ("<mets/>", "a table of contents of scanned pages (METS)"),
        ("<opml/>", "a list of feeds (OPML)"),
        ("<?xml version='1.0'?><unknown/>", "XML of a kind that no reader knows (<unknown>)"),
        ("", "This file is empty"),
        ("words", "This is not XML that can be read"),
        ("<!-- -->", "This is not XML that can be read"),
    ],
)
def test_what_holds_no_text_says_so(tmp_path: Path, content: str, what: str) -> None:
    documents, problems = read(tmp_path, content)
    assert documents == []
    assert what in problems[-1]


def line(*words: str) -> str:
    """Return a line of a scanned page."""
    return "<TextLine>" + "<SP/>".join(words) + "</TextLine>"


def word(content: str, part: str = "", whole: str = "") -> str:
    """Return a word of a scanned page."""
    more = f' SUBS_TYPE="{part}" SUBS_CONTENT="{whole}"' if part else ""
    return f'<String CONTENT="{content}"{more}/>'


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((line(word("The"), word("dam")), line(word("holds."))), "The dam holds."),
        (
            (
                line(word("coun", "HypPart1", "council"), "<HYP/>"),
                line(word("cil", "HypPart2", "council"), word("met")),
            ),
            "council met",
        ),
        ((line(word("coun", "HypPart1"), "<HYP/>"), line(word("cil", "HypPart2"))), "council"),
        ((line(word("coun"), '<HYP CONTENT="-"/>'), line(word("cil"), word("met"))), "council met"),
        ((line(word("coun¬")), line(word("cil"), word("met"))), "council met"),
        ((line(word("a"), word("self-")), line(word("styled"))), "a self- styled"),
        ((line(), line(word("dam"))), "dam"),
    ],
)
def test_the_words_of_a_scanned_page(tmp_path: Path, lines: tuple[str, ...], text: str) -> None:
    block = f"<PrintSpace><TextBlock>{''.join(lines)}</TextBlock></PrintSpace>"
    [document], _ = read(tmp_path, ALTO.format(block))
    assert document.text == text


METS = (
    '<mets xmlns:xlink="http://www.w3.org/1999/xlink"><mods><title>The Courier</title>{}</mods>'
    '<file><FLocat xlink:href="file://./alto/p1.xml"/></file></mets>'
)
DAY = "<dateIssued>1914-06-28</dateIssued>"


@pytest.mark.parametrize(
    ("days", "page", "contents", "day"),
    [
        (DAY, "p1.xml", "mets.xml", "1914-06-28"),
        (DAY, "alto/p1.xml", "issue-mets.xml", "1914-06-28"),
        (DAY, "p2.xml", "mets.xml", None),  # a page that the table of contents doesn't name
        (DAY + DAY.replace("28", "29"), "p1.xml", "mets.xml", None),
        ("<dateIssued>1914</dateIssued>", "p1.xml", "mets.xml", None),
        (DAY, "p1.xml", "other.xml", None),
    ],
)
def test_the_day_of_a_scanned_page_stands_beside_it(
    tmp_path: Path, days: str, page: str, contents: str, day: str | None
) -> None:
    (tmp_path / page).parent.mkdir(exist_ok=True)
    (tmp_path / contents).write_text(METS.format(days))
    content = ALTO.format(f"<PrintSpace><TextBlock>{line(word('dam'))}</TextBlock></PrintSpace>")
    stamp = "<Description><processingDateTime>2015-01-02</processingDateTime></Description>"
    [document], _ = read(tmp_path, content.replace("<alto>", f"<alto>{stamp}"), page)
    assert (document.published and document.published.isoformat()) == day
    assert document.source == ("The Courier" if page != "p2.xml" and contents != "other.xml" else "")


def source(inside: str) -> str:
    """Return what a TEI file says of the printed form."""
    return f"<sourceDesc><bibl>{inside}</bibl></sourceDesc>"


@pytest.mark.parametrize(
    ("printed", "profile", "day"),
    [
        (source('<date when="1914-06-28"/>'), "", "1914-06-28"),
        (source("<date>28 June 1914</date>"), "", "1914-06-28"),
        ("", '<profileDesc><creation><date when="1914-06-28"/></creation></profileDesc>', "1914-06-28"),
        ("", '<profileDesc><creation><date type="download">2024-01-01</date></creation></profileDesc>', None),
        ("", "", None),
    ],
)
def test_the_day_of_a_tei_text_is_that_of_its_print(
    tmp_path: Path, printed: str, profile: str, day: str | None
) -> None:
    [document], _ = read(tmp_path, TEI.format(source=printed, profile=profile, text=WORDS))
    assert (document.published and document.published.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("<head>Dam</head><p>It<note>not</note> holds.</p>", ["Dam\n\nIt holds."]),
        ("<p><choice><sic>Teh</sic><corr>The</corr></choice> dam.</p>", ["The dam."]),
        ("<fw>page 3</fw><p>The dam <pb/>holds.</p>", ["The dam holds."]),
        ("<lg><l>The dam</l><l>holds</l></lg>", ["The dam\n\nholds"]),
        ('<div type="article"><p>One.</p></div><div type="Article"><p>Two.</p></div>', ["One.", "Two."]),
        ('<div type="article"><p>One.</p><div type="article"><p>Two.</p></div></div>', ["One.\n\nTwo."]),
    ],
)
def test_the_text_of_a_tei_file(tmp_path: Path, text: str, read_as: list[str]) -> None:
    documents, _ = read(tmp_path, TEI.format(source="", profile="", text=text))
    assert [one.text for one in documents] == read_as


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ('<title>Dam</title><title level="j">The Courier</title><publisher>House</publisher>', "The Courier"),
        ("<publisher>The Courier</publisher>", "The Courier"),
        ("<publisher>The Courier (news.courier.example)</publisher>", "The Courier"),
        ("<publisher>The Courier (Riga)</publisher>", "The Courier (Riga)"),
        ("", ""),
    ],
)
def test_the_newspaper_of_a_tei_text(tmp_path: Path, inside: str, name: str) -> None:
    [document], _ = read(tmp_path, TEI.format(source=source(inside), profile="", text=WORDS))
    assert document.source == name


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-US", "en"), ("eng", "en"), ("FRE", "fr"), ("grc", "grc"), ("x1", ""), ("", "")],
)
def test_a_language_has_its_shortest_code(tag: str, code: str) -> None:
    assert xml_file.code(tag) == code


def test_a_corpus_gives_each_of_its_texts(tmp_path: Path) -> None:
    one = TEI.format(source="", profile="", text=WORDS)
    documents, _ = read(tmp_path, f"<teiCorpus><teiHeader/>{one}{one}</teiCorpus>")
    assert [document.path[-2:] for document in documents] == ["#1", "#2"]


@pytest.mark.parametrize("case", ["message.xml", "story.xml", "page.xml", "issue.xml", "letter.xml"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_file_that_ends_too_early_says_so(tmp_path: Path, case: str, share: float) -> None:
    content = (CASES / case).read_bytes()
    _, problems = read(tmp_path, content[: int(share * len(content))])
    assert problems[0].startswith(("This file is cut short", "This is not XML", "This is XML"))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "iso-8859-1"])
def test_a_file_is_read_in_the_encoding_that_it_declares(tmp_path: Path, codec: str) -> None:
    words = "Дамба" if codec in ("utf-8", "utf-16", "windows-1251") else "Café"
    content = f'<?xml version="1.0" encoding="{codec}"?>' + NITF.format(
        head="", top="", text=f"<p>{words}</p>"
    )
    [document], problems = read(tmp_path, content.encode(codec))
    assert document.text == words
    assert problems == []


def test_nothing_outside_a_file_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    kind = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    [document], _ = read(tmp_path, kind + NITF.format(head="", top="", text=f"<p>A &x; dam.{include}</p>"))
    assert document.text == "A &x; dam."


@pytest.mark.parametrize(
    "content",
    [
        "<nitf><body><body.content>" + "<p>" * 10_000,
        "<!DOCTYPE nitf [<!ENTITY b0 'ha'>"
        + "".join(f"<!ENTITY b{n + 1} '{f'&b{n};' * 10}'>" for n in range(9))
        + "]>"
        + NITF.format(head="", top="", text="<p a='&b9;'>&b9;</p>"),
    ],
    ids=["deep", "laughs"],
)
def test_a_bomb_is_a_problem(tmp_path: Path, content: str) -> None:
    documents, problems = read(tmp_path, content)
    assert sum(len(one.text) for one in documents) < 1_000
    assert problems


def test_a_page_that_is_called_xml_is_read_as_a_page(tmp_path: Path) -> None:
    page = (CASES / "article.html").read_bytes()
    [document], _ = read(tmp_path, page)
    assert document.title == "Dam vote on Friday"
