"""JSON of any usual shape: where the articles are, what is said of a broken file, and files of any size."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from dashboard import readers
from dashboard.readers import json_file, json_records, json_values, kinds
from dashboard.records import Account, Document, Problem

ONE = {"title": "Dam", "text": "The council voted."}
TWO = {"title": "Bridge", "text": "The bridge opens."}
TEXTS = ["The council voted.", "The bridge opens."]
LISTED = {"title": "Dam", "url": "https://a.example/dam", "publish_date": "2022-04-26", "media_name": "Wire"}
SHAPES: dict[str, Any] = {
    "list": [ONE, TWO],
    "articles": {"status": "ok", "totalResults": 2, "articles": [ONE, TWO]},
    "results": {"results": [ONE, TWO], "nextPage": "2"},
    "response.results": {"response": {"status": "ok", "results": [ONE, TWO]}},
    "response.docs": {"response": {"numFound": 2, "docs": [ONE, TWO], "meta": {"hits": 2}}},
    "docs": {"docs": [ONE, TWO]},
    "data": {"data": [ONE, TWO], "pagination": {"limit": 2}},
    "data.items": {"data": {"items": [{"meta": {"score": 1}, "item": ONE}, {"item": TWO}]}},
    "hits.hits": {"hits": {"total": 2, "hits": [{"_id": "1", "_source": ONE}, {"_id": "2", "_source": TWO}]}},
    "articles.results": {"articles": {"results": [ONE, TWO], "page": 1}},
    "pages of results": [{"articles": [ONE]}, {"articles": [TWO]}],
    "by day": {"2022-04-26": [ONE], "2022-04-27": [TWO]},
    "by id": {"a": ONE, "b": TWO},
    "by outlet": {"wire": {"articles": [ONE]}, "courier": {"articles": [TWO]}},
    "any name": {"meine_artikel": [ONE, TWO]},
    "lists in a list": [[ONE], [TWO]],
    "page of content": {"content": [ONE, TWO], "pageable": {"sort": {"sorted": False}}},
    "columns of pandas": {"title": {"0": "Dam", "1": "Bridge"}, "text": {"0": TEXTS[0], "1": TEXTS[1]}},
    "split of pandas": {
        "columns": ["title", "text"],
        "index": [0, 1],
        "data": [["Dam", TEXTS[0]], ["B", TEXTS[1]]],
    },
    "table of pandas": {"schema": {"fields": [{"name": "text", "type": "string"}]}, "data": [ONE, TWO]},
    "JSON feed": {
        "title": "Wire",
        "description": "News",
        "items": [{"content_html": f"<p>{t}</p>"} for t in TEXTS],
    },
    "graph": {"@graph": [{"@type": "NewsArticle", "headline": "Dam", "articleBody": text} for text in TEXTS]},
    "WordPress": [
        {"title": {"rendered": "Dam"}, "content": {"rendered": f"<p>{text}</p>\n"}} for text in TEXTS
    ],
    "Solr": {"response": {"docs": [{"title": ["Dam"], "content": [text]} for text in TEXTS]}},
}
ALONE: dict[str, Any] = {
    "an article": ONE,
    "with authors and pictures": ONE
    | {"authors": [{"name": "Ana Bell"}], "images": [{"url": "a", "title": "b"}]},
    "with comments": ONE | {"comments": [{"title": "No", "text": "Never.", "url": "https://a.example"}]},
    "with what is related": ONE | {"related": [TWO, TWO]},
    "in a wrapper": {"article": ONE},
    "in two": {"status": "ok", "response": {"content": ONE}},
    "in blocks": {
        "title": "Dam",
        "body": [{"type": "p", "text": TEXTS[0]}, {"type": "image", "url": "a.jpg"}],
    },
    "in a list of paragraphs": {"title": "Dam", "content": [TEXTS[0]]},
    "schema.org": {
        "@type": "NewsArticle",
        "articleBody": TEXTS[0],
        "publisher": {"name": "Wire", "url": "https://a"},
    },
    "a summary": {
        "title": "Dam",
        "description": TEXTS[0],
        "keywords": [{"name": "dam", "value": "1", "rank": 1}],
    },
}


def read(path: Path, content: Any) -> tuple[list[str], list[str]]:
    """Return the texts in a file, and what its problems say."""
    written = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    items = list(readers.read_here(path))
    problems = [item.what for item in items if isinstance(item, Problem)]
    return [item.text for item in items if isinstance(item, Document)], problems


@pytest.mark.parametrize("shape", SHAPES)
def test_the_articles_are_found_in_each_shape(shape: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", SHAPES[shape]) == (TEXTS, [])
    assert json_file.count(tmp_path / "a.json") == 2


def test_a_post_of_wordpress_has_its_author_by_name_and_no_numbers(tmp_path: Path) -> None:
    post = {
        "id": 12,
        "date": "2022-04-26T10:00:00",
        "link": "https://courier.example/dam",
        "title": {"rendered": "Dam &#8220;holds&#8221;"},
        "content": {"rendered": f"<p>{TEXTS[0]}</p>", "protected": False},
        "excerpt": {"rendered": "<p>Short.</p>"},
        "author": 7,
        "categories": [3, 5],
    }
    people = {"author": [{"id": 7, "name": "Ana Bell", "url": "https://courier.example/ana"}]}
    path = tmp_path / "posts.json"
    path.write_text(json.dumps([post, post | {"_embedded": people}]), encoding="utf-8")
    first, second = (item for item in readers.read_here(path) if isinstance(item, Document))
    assert (first.author, first.section, first.title, first.text) == ("", "", "Dam “holds”", TEXTS[0])
    assert (second.author, second.section, str(second.published)) == ("Ana Bell", "", "2022-04-26")
    assert second.url == "https://courier.example/dam"


@pytest.mark.parametrize("shape", ALONE)
def test_one_object_is_one_article_with_all_that_is_inside(shape: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", ALONE[shape]) == (TEXTS[:1], [])


@pytest.mark.parametrize("shape", [*SHAPES, *ALONE])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_large_file_gives_what_a_small_one_gives(
    shape: str, indent: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = json.dumps((SHAPES | ALONE)[shape], indent=indent)
    expected = read(tmp_path / "a.json", content)
    for piece in (1, 7, 64):
        monkeypatch.setattr(json_values, "PIECE", piece)
        assert read(tmp_path / "a.json", content) == expected


@pytest.mark.parametrize(
    "shape",
    [
        "list",
        "articles",
        "response.docs",
        "articles.results",
        "by day",
        "by id",
        "any name",
        "an article",
        "in a wrapper",
    ],
)
def test_an_object_that_is_too_large_to_be_held_is_read_piece_by_piece(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read(tmp_path / "a.json", (SHAPES | ALONE)[shape])
    monkeypatch.setattr(json_values, "PIECE", 4)
    monkeypatch.setattr(json_records, "SMALL", 10)
    assert read(tmp_path / "a.json", (SHAPES | ALONE)[shape]) == expected


@pytest.mark.parametrize(
    ("content", "texts", "problem"),
    [
        (
            '[{"text": "One."}, {"text": "Tw',
            ["One."],
            "This file is cut short after article 1, the last that was read.",
        ),
        ('[{"text": "One."}, {"text": "Two."}', ["One.", "Two."], "This file is cut short after article 2,"),
        (
            '[{"text": "One."}; {"text": "Two."}]',
            ["One."],
            "This file is not JSON (a ',' is missing before ';') after article 1",
        ),
        (
            '[{"text": "One."}, {"text": "Two" "author": "Ana Bell", "page": 1}]',
            ["One."],
            "This file is not JSON (Expecting",
        ),
        (
            '{"status": "ok", "articles": [{"text": "One."}, {"text": "Tw',
            ["One."],
            "This file is cut short after article 1",
        ),
        ('[{"text": "One."}, {"text": ' + "1" * 5_000 + "}]", ["One."], "its numbers are too long"),
        ('[{"text": "One."},' + "[" * 90_000, ["One."], "nested too deeply"),
        ('{"text": "One."', [], "This file is cut short; not one article in it is whole."),
        ('[{"text": "On', [], "This file is cut short; not one article in it is whole."),
        ('{"a":' * 90_000, [], "nested too deeply"),
        ("The council voted.", [], "This file is not JSON: Expecting value."),
        ("", [], "This file is empty."),
        (" \n", [], "This file is empty."),
        ("[]", [], "This file holds no article."),
        ('["One.", "Two."]', [], "This file holds no article."),
        ("{}", [], "No column holds the text; found: none."),
        ('{"error": "no key", "status": 401}', [], "No column holds the text; found: error, status."),
        ("[1, 2", [], "This file is cut short; not one"),
        ("<html><p>Not found</p></html>", [], "This is a web page or XML under the name of a JSON file."),
        (b"\x89PNG\r\n\x1a\n\0\0", [], "no"),
    ],
)
def test_what_is_broken_is_told_and_what_came_before_is_kept(
    content: str | bytes, texts: list[str], problem: str, tmp_path: Path
) -> None:
    found, problems = read(tmp_path / "a.json", content)
    assert found == texts
    assert problem in problems[-1]


GOOD = [{"title": f"Dam {n}", "text": f"Story {n}.", "day": f"2022-04-0{n}"} for n in (1, 2, 3, 4)]
# What can befall a record, none of which is its neighbours' fault.
BROKEN = {
    "a quotation mark inside the text": '{"title": "Dam", "text": "the "new" dam", "day": ""}',
    "no quotation mark at the end": '{"title": "Dam, "text": "the dam", "day": ""}',
    "a comma too few": '{"title": "Dam" "text": "the dam"}',
    "a comma too many": '{"title": "Dam", "text": "the dam",}',
    "no quotation marks": "{title: 'Dam', text: 'the dam'}",
    "no brace at the end": '{"title": "Dam", "text": "the dam"',
    "no value": '{"title": "Dam", "text": }',
    "objects inside": '{"title": Dam, "by": [{"name": "Ana"}, {"name": "Bo"}], "text": "", "at": {"x": 1}}',
    "comments inside": '{"title": Dam, "comments": [{"n": 1, "text": "No."}, {"n": 2, "text": "Yes."}]}',
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("form", ["[%s]", '{"status": "ok", "articles": [%s], "page": 1}'])
@pytest.mark.parametrize("piece", [7, 1 << 20])
def test_behind_a_broken_record_the_others_are_read(
    fault: str, form: str, piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_values, "PIECE", piece)
    one, two, three, four = map(json.dumps, GOOD)
    content = form % ",\n".join((one, BROKEN[fault], two, three, BROKEN[fault], four))
    texts, problems = read(tmp_path / "a.json", content)
    assert texts == [record["text"] for record in GOOD]
    assert [problem[:25] for problem in problems] == ["This record is not JSON ("] * 2


def test_a_broken_record_keeps_its_place_among_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One."}, {"text": }, {"text": "Three."}]')
    first, problem, last = readers.read_here(path)
    assert (first.path, problem.path, last.path) == (f"{path}#1", f"{path}#2", f"{path}#3")
    assert json_file.count(path) == 2


def test_the_first_record_may_be_the_broken_one(tmp_path: Path) -> None:
    content = '[{"by": [{"name": "Ana"}, {"name": "Bo"}], "text": }, {"text": "Two."}, {"text": "Three."}]'
    texts, (problem,) = read(tmp_path / "a.json", content)
    assert texts == ["Two.", "Three."]
    assert problem.startswith("This record is not JSON (Expecting value)")


def test_a_comma_missing_between_two_records_takes_nothing_away(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", '[{"text": "One."} {"text": "Two."}]') == (["One.", "Two."], [])


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_field_that_stands_twice_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text('{"title": "Dam", "text": "One.", "text": "Two.", "page": 1, "page": 1}')
    accounts: list[Account] = []
    (found,) = readers.read(path, account=accounts.append)
    assert isinstance(found, Document)
    assert (found.text, found.page) == ("One.", "1")
    assert accounts[-1].left == ("text (2)",)
    assert accounts[-1].notes == ("'text' stands twice in a record; the first that holds something is used.",)


def test_of_a_field_that_stands_twice_the_first_that_holds_something_is_used(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", '[{"text": "", "text": "Two."}]') == (["Two."], [])


@pytest.mark.parametrize(
    ("record", "texts"),
    [
        ({"title": ["Dam", "Bridge"], "text": TEXTS, "page": 1}, TEXTS),
        ({"url": ["https://a.example/1", "https://a.example/2"], "content": TEXTS, "tags": ["a"]}, TEXTS),
        ({"title": "Dam", "authors": ["Ana", "Bo"], "text": TEXTS}, ["\n\n".join(TEXTS)]),
        ({"title": ["Dam"], "text": TEXTS}, ["\n\n".join(TEXTS)]),
        ({"headlines": [{"value": "D"}, {"value": "E"}], "text": TEXTS}, ["\n\n".join(TEXTS)]),
    ],
)
@pytest.mark.parametrize("form", ["%s", "[%s]", '{"data": %s}', "%s\n%s"])
def test_lists_for_columns_are_a_table_and_a_list_of_paragraphs_is_a_text(
    record: dict[str, Any], texts: list[str], form: str, tmp_path: Path
) -> None:
    content = form.replace("%s", json.dumps(record))
    assert read(tmp_path / "a.json", content) == (texts * form.count("%s"), [])


@pytest.mark.parametrize(
    "content",
    [
        [LISTED, LISTED],
        {"articles": [LISTED]},
        [{"url": "https://a.example", "title": "Dam", "seendate": "20220426T100000Z", "domain": "a.example"}],
        "\n".join(json.dumps(LISTED) for _ in range(3)),
    ],
)
def test_a_list_of_addresses_holds_no_text(content: Any, tmp_path: Path) -> None:
    texts, (problem,) = read(tmp_path / "a.json", content)
    assert texts == []
    assert problem.startswith("This list holds no text, only where articles are; found: ")


def test_a_record_without_text_among_others_is_a_problem(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", {"articles": [ONE, LISTED, TWO]}) == (
        TEXTS,
        ["This record has no text."],
    )


@pytest.mark.parametrize("kind", ["picture", "graphic", "video", "audio"])
def test_a_picture_of_an_agency_is_no_article(kind: str, tmp_path: Path) -> None:
    record = {
        "uri": "https://a.example/1",
        "type": kind,
        "versioncreated": "2022-04-26",
        "description_text": "A dam.",
    }
    texts, (problem,) = read(tmp_path / "a.json", [record, ONE])
    assert texts == TEXTS[:1]
    assert problem == f"This record is of the type {kind!r}: it has a caption, no article."


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.json", "[]", "JSON"),
        ("a.json", '[{"text": "One."}]', "JSON"),
        ("a.json", '{"text": "One."}', "JSON"),
        ("a.json", '{"text": "One."}\n{"text": "Two."}\n', "JSON lines"),
        ("a.json", '{\n"text": "One."\n}\n{\n"text": "Two."\n}\n', "JSON"),
        ("a.json", '\ufeff{"text": "One."}\r\n\r\n{"text": "Two."}\r\n', "JSON lines"),
        ("a.jsonl", '[{"text": "One."},\n{"text": "Two."}]', "JSON"),
        ("a.jsonl", '{\n "text": "One."\n}', "JSON"),
        ("a.jsonl", '{"text": "One."}', "JSON lines"),
        ("a.jsonl", '{"text": "One', "JSON lines"),
        ("a.ndjson", "", "JSON lines"),
        ("a.txt", '[{"text": "One."}]', "JSON"),
        ("a.txt", '{"text": "One."}\n{"text": "Two."}\n', "JSON lines"),
        ("a", '{"articles": [', "JSON"),
        ("a.csv", '[{"text": "One."}]', "JSON"),
        ("a.txt", "[Rain] fell in {Marlow}.", "plain text"),
        ("a.txt", '{"He said it"} and left.', "plain text"),
        ("a.md", '{"title": "Hugo"}\n\nText.', "Markdown"),
        ("a.txt", "[", "plain text"),
    ],
)
def test_json_and_its_lines_are_told_by_what_they_hold(
    name: str, content: str, kind: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    found = kinds.of(tmp_path / name, name)
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_json_in_other_encodings_is_read(encoding: str, tmp_path: Path) -> None:
    texts, _ = read(tmp_path / "a.json", json.dumps([ONE, TWO]).encode(encoding))
    assert texts == TEXTS


def test_a_value_over_a_border_of_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(13)
    records = [{"text": 'é “x” \\ " \n' * chance.randint(1, 30) + "end", "n": 123456} for _ in range(50)]
    for ascii_only in (True, False):
        monkeypatch.setattr(json_values, "PIECE", 11)
        texts, problems = read(tmp_path / "a.json", json.dumps({"items": records}, ensure_ascii=ascii_only))
        assert texts == [record["text"] for record in records]
        assert problems == []


def test_a_line_may_hold_a_page_of_results(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"status": "ok", "articles": [one]}) + "\n" for one in (ONE, TWO))
    assert read(tmp_path / "a.jsonl", lines) == (TEXTS, [])


def test_days_are_settled_by_all_records_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([ONE | {"date": "04/05/2022"}, TWO | {"date": "04/26/2022"}]))
    days = [str(item.published) for item in readers.read_here(path) if isinstance(item, Document)]
    assert days == ["2022-04-05", "2022-04-26"]


@pytest.mark.parametrize(
    "content", [b"TY  - NEWS\r\nTI  - Dam\r\nER  - \r\n", b"\xef\xbb\xbf1.\nTY  - JOUR\nER  -\n"]
)
@pytest.mark.parametrize("name", ["a.ris", "a.txt"])
def test_a_list_of_references_holds_no_text(name: str, content: bytes, tmp_path: Path) -> None:
    texts, (problem,) = read(tmp_path / name, content)
    assert texts == []
    assert problem.startswith("This list of references (RIS) holds no text; it only names ")
