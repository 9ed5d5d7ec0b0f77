"""Which column is which: in the words of services and libraries, by what it holds, or as a person says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import ReadError
from dashboard.readers import cells, column_names, csv_table, fields
from dashboard.records import Account, Document, Problem

TEXT = "The council voted on Tuesday to rebuild the dam."
LONG = f"{TEXT} The mayor said that the work would begin before winter. " * 3
# What services, spreadsheets and libraries call their fields, as their documentation has it.
SERVICES = {
    "news-please": "maintext text, title title, date_publish published, authors author, source_domain source,"
    " language language, url url, description summary",
    "Guardian": "fields.bodyText text, fields.body text, webTitle title, fields.headline title,"
    " webPublicationDate published, fields.byline author, webUrl url, sectionName section, id id,"
    " fields.publication source, fields.newspaperPageNumber page, fields.trailText summary,"
    " fields.lang language",
    "NYT": "lead_paragraph summary, abstract summary, snippet summary, headline.main title, "
    " pub_date published, byline.original author, web_url url, section_name section,"
    " print_page page, source source, _id id",
    "NewsAPI": "content text, title title, publishedAt published, source.name source, author author, url url,"
    " description summary",
    "GDELT": "title title, seendate published, domain source, language language, url url",
    "trafilatura": "text text, title title, date published, source-hostname source, hostname source,"
    " author author, excerpt summary, categories section",
    "ninjs": "body_text text, body_xhtml text, bodies text, headline title, headlines title,"
    " versioncreated published, firstCreated published, byline author, by author, uri id,"
    " copyrightHolder source, descriptions summary, description_text summary",
    "Media Cloud": "publish_date published, media_name source, media_url source, stories_id id, title title",
    "EventRegistry": "body text, title title,"
    " dateTimePub published, source.title source, lang language, uri id",
    "Webhose": "text text, title title, published published,"
    " thread.site source, thread.section_title section,"
    " uuid id, language language",
    "Common Crawl": "plain_text text, published_date published, sitename source, requested_url url,"
    " responded_url url",
    "ProQuest": "Full text text, Title title, Publication date published, Publication title source,"
    " Author(s) author, Document URL url, Pages page, ProQuest document ID id, pubtitle source",
    "Nexis": "Headline title, Publication source, Date published, Byline author, "
    " Section section, Hlead summary",
    "press desks": "hed title, dek summary, reporter author, Journalist author, published_time published,"
    " created_at published, article_title title, Media outlet source, newspaper name source, story_url url,"
    " Article text text, Date (UTC) published, Published Date published, dc:title title, _source.body text",
}
NOT_OURS = [
    "date_download", "date_modify", "crawl_date", "warc_date", "indexed_date", "modified", "word_count",
    "urlToImage", "image_url", "apiUrl", "score", "sentiment", "country", "type", "comments", "keywords",
    "filename", "", "thread.title.id", "socialimage",
]  # fmt: skip


def read(record: Mapping[str, object], **mapping: str) -> Document:
    columns = fields.Columns(mapping)
    (document,) = [one for one in fields.read(record, number=1, columns=columns) if isinstance(one, Document)]
    return document


def table(path: Path, content: str, **mapping: str) -> tuple[list[Document], list[str], Account]:
    path.write_text(content, encoding="utf-8")
    items = list(csv_table.read(path, mapping=mapping))
    (account,) = [item for item in items if isinstance(item, Account)]
    problems = [item.what for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Document)], problems, account


@pytest.mark.parametrize(
    ("service", "column", "field"),
    [
        (service, *column.strip().rsplit(" ", 1))
        for service, columns in SERVICES.items()
        for column in columns.split(",")
    ],
)
def test_each_name_is_told(service: str, column: str, field: str) -> None:
    told = column_names.told(column)
    assert told is not None, service
    assert told[0] == field


@pytest.mark.parametrize("column", NOT_OURS)
def test_what_is_not_of_the_article_is_left(column: str) -> None:
    assert column_names.told(column) is None


@pytest.mark.parametrize(
    "word", ["nan", "NaN", "None", "NONE", "N/A", "n/a", "null", "NULL", "-", "NaT", "#N/A", " nan "]
)
@pytest.mark.parametrize("field", ["title", "author", "source", "published", "url", "section", "page"])
def test_what_only_says_nothing_is_nothing(word: str, field: str) -> None:
    document = read({"text": TEXT, field: word})
    assert getattr(document, field) in ("", None)


@pytest.mark.parametrize("word", ["Nan Goldin", "Null and void", "None of them came.", "NATO", "A - B"])
def test_what_says_something_stays(word: str) -> None:
    assert read({"text": TEXT, "title": word}).title == word


@pytest.mark.parametrize("word", ["nan", "None", "[Removed]", "ONLY AVAILABLE IN PAID PLANS", "<p> </p>"])
def test_a_text_that_says_nothing_is_none(word: str) -> None:
    (problem,) = fields.read({"text": word}, number=1, columns=fields.Columns())
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("text", "kept", "extent"),
    [
        ("Talks go on in the capi… [+3200 chars]", "Talks go on in the capi…", "cut"),
        ("Talks go on... [+3200 chars]", "Talks go on…", "cut"),
        ("Talks go on … [3200 chars]", "Talks go on…", "cut"),
        ("Talks go on [+ 17 characters]", "Talks go on", "cut"),
        ("Talks go on […]", "Talks go on…", "cut"),
        ("Talks go on [&hellip;]", "Talks go on…", "cut"),
        ("<p>Talks go on</p><p>in [+3200 chars]", "Talks go on\n\nin", "cut"),
        ('Talks go on in <a href="https://wi… [+99 chars]', "Talks go on in…", "cut"),
        ("Talks go on…", "Talks go on…", "whole"),
        ("He typed [+20 chars] and left.", "He typed [+20 chars] and left.", "whole"),
    ],
)
def test_a_text_that_a_service_cut_off_says_so(text: str, kept: str, extent: str) -> None:
    document = read({"content": text})
    assert (document.text, document.extent) == (kept, extent)


def test_a_whole_text_is_taken_before_one_that_was_cut_off() -> None:
    document = read({"content": "The counc… [+99 chars]", "full_text": TEXT})
    assert (document.text, document.extent) == (TEXT, "whole")


@pytest.mark.parametrize("column", ["description", "Abstract", "lead_paragraph", "trailText", "snippet"])
def test_a_record_with_a_description_only_is_a_summary(column: str) -> None:
    document = read({"title": "Dam vote", column: TEXT, "content": None})
    assert (document.text, document.extent) == (TEXT, "summary")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("https://www.courier.example/news/", "courier.example"),
        ("http://courier.example", "courier.example"),
        ("www.courier.example", "courier.example"),
        ("//courier.example/a", "courier.example"),
        ("https://user@www.courier.example:8080/a", "courier.example"),
        ("The Valley Courier", "The Valley Courier"),
        ("courier.example", "courier.example"),
        ("www.courier.example and others", "www.courier.example and others"),
        ("http://[", "http://["),
        ("{'id': None, 'name': 'Valley Wire'}", "Valley Wire"),
    ],
)
def test_a_source_that_is_an_address_is_its_outlet(source: str, shown: str) -> None:
    assert read({"text": TEXT, "source": source}).source == shown


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("By Ana Bell", "Ana Bell"),
        ("BY ANA BELL and TOM REYES", "ANA BELL and TOM REYES"),
        ("by: Ana Bell", "Ana Bell"),
        ("By Ana", "By Ana"),
        ("Byron Low", "Byron Low"),
        ("['Ana Bell', 'Tom Reyes']", "Ana Bell, Tom Reyes"),
        ('["Ana Bell"]', "Ana Bell"),
        ("[]", ""),
        ([{"by": "By Ana Bell"}], "Ana Bell"),
        (
            {"original": None, "person": [{"firstname": "Ana", "middlename": None, "lastname": "Bell"}]},
            "Ana Bell",
        ),
        ([{"first_name": "Ana", "last_name": "Bell"}], "Ana Bell"),
        ("[" * 3000, ""),
    ],
)
def test_authors_are_named(author: object, shown: str) -> None:
    assert read({"text": TEXT, "author": author}).author == shown


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en"),
        ("English", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("deu", "de"),
        ("zh-Hant", "zh"),
        ("Klingon", ""),
    ],
)
def test_languages_become_codes(language: str, code: str) -> None:
    assert read({"text": TEXT, "lang": language}).language == code


def test_a_first_paragraph_in_a_column_of_its_own_comes_first() -> None:
    assert read({"HD": "Dam", "LP": "First.", "TD": "Then more."}).text == "First.\n\nThen more."
    assert read({"AN": "1", "snippet": "First.", "body": "Then more."}).text == "First.\n\nThen more."
    assert read({"LP": "First it was.", "TD": "First it was. Then more."}).text == "First it was. Then more."


def test_two_letters_are_codes_only_beside_a_text_in_codes() -> None:
    assert read({"text": TEXT, "SN": "x", "SE": "y", "LA": "en"}).source == ""


def test_the_only_column_of_long_text_is_the_text_and_the_account_says_so(tmp_path: Path) -> None:
    documents, _, account = table(tmp_path / "a.csv", f"Nr,Wortlaut\n1,{LONG}\n2,{LONG}\n")
    assert [document.text for document in documents] == [LONG, LONG]
    assert ("text", "Wortlaut") in account.used
    assert account.notes == ("'Wortlaut', the only column that holds long text, was taken for the text.",)


def test_a_column_of_labels_is_not_the_text_though_it_is_called_so(tmp_path: Path) -> None:
    documents, _, account = table(tmp_path / "a.csv", f"Content,Artikel\nNews,{LONG}\nSports news,{LONG}\n")
    assert [document.text for document in documents] == [LONG, LONG]
    assert account.left == ("Content",)


def test_a_short_text_beside_a_long_remark_stays_the_text(tmp_path: Path) -> None:
    documents, *_ = table(tmp_path / "a.csv", f"text,remarks\n{TEXT},{LONG}\nRain.,{LONG}\n")
    assert [document.text for document in documents] == [TEXT, "Rain."]


def test_a_first_row_that_is_an_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"1,{LONG}\n2,{LONG}\n")
    with pytest.raises(ReadError, match="The first row of this table holds no names of columns"):
        list(csv_table.read(tmp_path / "a.csv"))


def test_the_page_of_a_paper_with_sections_has_both() -> None:
    assert read({"text": TEXT, "print_section": "A", "print_page": "12"}).page == "A12"
    assert read({"text": TEXT, "print_section": "A", "page": "iv"}).page == "iv"


@pytest.mark.parametrize(
    "cell", ["Rain.", "x" * 900, "https://a.example/ " * 40, '{"a": ' + "1 " * 50 + "}", "nan"]
)
def test_what_is_not_long_prose_is_not_taken_for_the_text(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'Nr,Wortlaut\n1,"{cell.replace(chr(34), chr(34) * 2)}"\n')
    with pytest.raises(ReadError, match="No column holds the text"):
        list(csv_table.read(tmp_path / "a.csv"))


def test_of_two_columns_of_one_name_neither_is_lost(tmp_path: Path) -> None:
    documents, problems, account = table(
        tmp_path / "a.csv", "text,text,n\nOne two.,Three four.,1\n,Five six.,2\n"
    )
    assert [document.text for document in documents] == ["One two.", "Five six."]
    assert problems == ["Two columns are called 'text'; where both hold something, the first is used."]
    assert account.left == ("n",)


@pytest.mark.parametrize(
    ("mapping", "text", "title"),
    [
        ({}, TEXT, "Dam"),
        ({"text": "Note"}, "A note.", "Dam"),
        ({"title": "note"}, TEXT, "A note."),
        ({"title": ""}, TEXT, ""),
        ({"title": "nowhere"}, TEXT, "Dam"),
    ],
)
def test_a_person_says_which_column_is_which(mapping: dict[str, str], text: str, title: str) -> None:
    document = read({"body": TEXT, "title": "Dam", "Note": "A note."}, **mapping)
    assert (document.text, document.title) == (text, title)


def test_a_column_that_a_person_names_and_that_is_not_there_is_noted(tmp_path: Path) -> None:
    *_, account = table(tmp_path / "a.csv", f"text\n{TEXT}\n", title="nowhere")
    assert account.notes == ("No value was found for the field 'title' in a column 'nowhere'.",)


def test_a_day_that_a_person_names_is_settled_by_its_column(tmp_path: Path) -> None:
    content = "text,seen\nOne two.,04/05/2022\nThree four.,04/26/2022\n"
    documents, _, account = table(tmp_path / "a.csv", content, published="Seen")
    assert [str(document.published) for document in documents] == ["2022-04-05", "2022-04-26"]
    assert account.notes == ("Days in 'seen' are read with the month first ('04/26/2022' shows it).",)


def test_many_days_of_two_readings_are_told_ten_times_and_counted(tmp_path: Path) -> None:
    documents, problems, account = table(tmp_path / "a.csv", "text,date\n" + "One two.,04/05/2022\n" * 40)
    assert (len(documents), len(problems)) == (40, 10)
    assert account.notes == (
        "40 days can be read in two ways, such as '04/05/2022',"
        " and nothing in the file decides: left unknown.",
    )


@pytest.mark.parametrize(
    ("record", "day"),
    [
        ({"date": "04/05/2022", "url": "https://a.example/2022/04/05/dam"}, "2022-04-05"),
        ({"date": "04/05/2022", "url": "https://a.example/2022/04/09/dam"}, None),
        ({"published": "soon", "date": "2022-04-26"}, "2022-04-26"),
        # when a record was made is no day of publication if one is written and can't be read
        ({"date": "April 2022", "created_at": "2023-01-05"}, None),
        ({"date": "n/a", "created_at": "2022-04-26"}, "2022-04-26"),
        ({"date": 1650931200000.0}, "2022-04-26"),
        ({"date": 1650931200.5}, "2022-04-26"),
        ({"date": {"$date": {"$numberLong": "1650931200000"}}}, "2022-04-26"),
        ({"date": ["2022-04-26T10:00:00Z"]}, "2022-04-26"),
        ({"date": float("nan")}, None),
    ],
)
def test_the_day_of_a_record(record: dict[str, Any], day: str | None) -> None:
    published = read({"text": TEXT} | record).published
    assert (published.isoformat() if published else None) == day


def test_an_address_that_stands_for_the_outlet_or_the_id_is_the_url() -> None:
    linked = read({"text": TEXT, "source": "https://a.example/dam", "source-hostname": "Wire"})
    assert (linked.url, linked.source) == ("https://a.example/dam", "Wire")
    assert read({"text": TEXT, "uri": "https://a.example/dam"}).url == "https://a.example/dam"
    assert read({"text": TEXT, "source": "https://a.example/news/"}).url == ""


def test_a_list_written_into_a_cell_is_read_and_code_is_not_run() -> None:
    assert cells.written_out("['a', __import__('os').getcwd()]") == "['a', __import__('os').getcwd()]"
    assert cells.written_out(r"['C:\dam']") == r"C:\dam"
    for code in ("[" + "-" * 4_000 + "1]", "[" + "(" * 300 + "]", "[1 is 1]", "[1+1]", "{'a': b}"):
        assert cells.written_out(code) == code
    assert cells.written_out("[" * 40 + "]" * 40) == "[" * 40 + "]" * 40


@pytest.mark.parametrize(
    "above", ["Search: dam\n", "Search: dam\n\nExported 2022-05-01\n\n", '"Dam, and more"\n', ",,\n", "\n\n"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_titles_above_the_header_are_no_header(above: str, delimiter: str, tmp_path: Path) -> None:
    rows = [["Headline", "Text"], ["Dam", "One two."], ["B", "Three four."]]
    content = above + "".join(f"{delimiter.join(row)}\n" for row in rows)
    documents, problems, account = table(tmp_path / "a.csv", content)
    assert ([document.text for document in documents], problems) == (["One two.", "Three four."], [])
    (note,) = account.notes
    assert note.startswith(f"{above.count(chr(10))} line")
    assert note.endswith("taken for titles.")
    assert csv_table.count(tmp_path / "a.csv") == 2
    assert [*csv_table.records(tmp_path / "a.csv")][1] == {"Headline": "B", "Text": "Three four."}


def test_a_column_of_its_own_is_no_title(tmp_path: Path) -> None:
    documents, *_ = table(tmp_path / "a.csv", 'text\nOne.\n"title,text"\nTwo.\n')
    assert [document.text for document in documents] == ["One.", "title,text", "Two."]


@pytest.mark.parametrize(
    ("record", "day"),
    [
        ({"year": 2022, "month": 5, "day": 4}, "2022-05-04"),
        ({"Year": "2022", "Month": "05", "Day": "04"}, "2022-05-04"),
        ({"Year": "2022.0", "Month": "5.0", "Day": "4.0"}, "2022-05-04"),
        ({"Day": 4, "Month": "May", "Year": 2022}, "2022-05-04"),
        ({"pub_year": 2022, "pub_month": "sept", "pub_day": 14}, "2022-09-14"),
        ({"Publication Year": 2022, "Publication Month": 5, "Publication Day": 4}, "2022-05-04"),
        ({"year_published": 2022, "month_published": 5, "day_published": 4}, "2022-05-04"),
        ({"date.year": 2022, "date.month": 5, "date.day": 4}, "2022-05-04"),
        ({"YYYY": 2022, "MM": 5, "DD": 4}, "2022-05-04"),
        # A written day goes before it, the day on which a record was made does not.
        ({"published": "3 May 2022", "year": 2021, "month": 5, "day": 4}, "2022-05-03"),
        ({"date": "04/05/2022", "year": 2022, "month": 5, "day": 4}, "2022-05-04"),
        ({"created_at": "2023-01-01", "year": 2022, "month": 5, "day": 4}, "2022-05-04"),
        ({"published": "", "year": 2022, "month": 5, "day": 4}, "2022-05-04"),
        ({"year": 2022, "month": 5, "pub_day": 4}, None),
        ({"year": 2022, "month": 5, "day": ""}, None),
        ({"year": 2022, "month": 2, "day": 30}, None),
        ({"year": 2022, "month": "", "day": "2022-05-04"}, "2022-05-04"),
        ({"day": "2022-05-04"}, "2022-05-04"),
    ],
)
def test_a_day_is_put_together_from_its_year_month_and_day(record: dict[str, Any], day: str | None) -> None:
    found = read({"text": TEXT, **record}).published
    assert (found and found.isoformat()) == day


def test_the_account_says_which_columns_a_day_is_put_together_from() -> None:
    columns = fields.Columns()
    columns.values({"Text": TEXT, "Year": 2022, "Month": 5, "Day": 4, "Weekday": "Wednesday"})
    account = columns.account()
    assert ("published", "Year") in account.used
    assert account.left == ("Weekday",)
    assert account.notes == ("Days are put together from the columns Year, Month, Day.",)


@pytest.mark.parametrize(("column", "day"), [("Year", "2022-05-04"), ("Printed", "2022-06-01"), ("", None)])
def test_a_person_may_say_that_a_day_is_elsewhere_or_nowhere(column: str, day: str | None) -> None:
    record = {"text": TEXT, "Year": 2022, "Month": 5, "Day": 4, "Printed": "1 June 2022"}
    found = read(record, published=column).published
    assert (found and found.isoformat()) == day
