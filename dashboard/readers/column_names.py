"""Which field a column's name means, in any newsroom's, service's or library's words.

Names are compared without case, spaces and marks ("Published_At", "published at"); of several columns for one
field the first in these lists that holds something wins.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from dashboard.readers import names_abroad

# news-please, trafilatura, Guardian, NYT, ninjs, NewsAPI, EventRegistry, Webhose, Common Crawl, spreadsheets
TEXT = (
    "text", "fulltext", "articletext", "articlebody", "maintext", "bodyxhtml", "bodyhtml", "body", "bodies",
    "bodytext", "contenthtml", "contentencoded", "content", "contenttext", "plaintext", "articlecontent",
    "newscontent", "newstext", "storytext", "storybody", "posttext", "postcontent", "textcontent", "textbody",
    "contentbody", "cleantext", "cleanedtext", "textclean", "textcleaned", "cleanedcontent", "fullcontent",
    "fullarticle", "fullbody", "completetext", "bodyplain", "textofarticle", "documenttext", "transcript",
    "rawtext", "textraw", "paragraphs", "article", "story",
)  # fmt: skip
SUMMARY = (
    "summary", "leadparagraph", "lead", "description", "descriptions", "descriptiontext", "shortdescription",
    "abstract", "snippet", "excerpt", "standfirst", "trailtext", "dek", "teaser", "openingtext", "hlead",
    "summarytext",
)  # fmt: skip
TITLE = (
    "title", "headline", "headlines", "heading", "webtitle", "hed", "head", "titlepage", "titlerss",
    "headlinemain", "articleheadline", "name",
)  # fmt: skip
PUBLISHED = (
    "published", "publishedat", "publishedon", "datepublished", "publisheddate", "publicationdate",
    "publishdate", "dateofprint", "printdate", "dateofissue", "articledate", "newsdate",
    "publishtime", "publishedtime", "pubdate", "datepublish", "publicationdatetime",
    "publisheddatetime", "datetimepub", "dateofpublication", "webpublicationdate", "firstpublicationdate",
    "firstpublished", "firstpublishdate", "publishdatetime", "pubtime", "datepub", "publishedutc",
    "publishedunix", "date", "datetime", "dateutc", "dategmt", "dateissued", "issued", "issuedate",
    "releasedate", "datereleased", "displaydate", "newspapereditiondate", "posted", "postedat", "postedon",
    "seendate", "firstcreated", "versioncreated", "contentcreated", "created", "createdat", "createdon",
    "createddate", "creationdate", "datecreated", "createdutc", "timestamp", "day",
)  # fmt: skip
SOURCE = (
    "sourcename", "sourcehostname", "sitename", "source", "sources", "outlet", "publisher", "publication",
    "newspaper", "paper", "papername",
    "medianame", "mediaoutlet", "publicationtitle", "publicationname", "pubtitle",
    "publishername", "outletname", "newspapername", "newspapertitle", "newssource", "namesource", "site",
    "website", "websitename", "journal", "journaltitle", "provider", "providername",
    "station", "newsagency", "infosource", "infosources", "feedtitle", "origin", "threadsite", "sourcedomain",
    "domain", "hostname", "host", "cleanurl", "domainurl", "sourceid", "sourceurl", "mediaurl",
    "copyrightholder",
)  # fmt: skip
AUTHOR = (
    "author", "authors", "byline", "bylines", "creator", "writer", "writers", "by", "authorname",
    "authornames", "articleauthor", "reporter", "reporters", "journalist", "journalists", "correspondent",
    "dccreator", "writtenby",
)  # fmt: skip
URL = (
    "url", "link", "href", "weburl", "permalink", "articleurl", "articlelink", "pageurl", "documenturl",
    "canonicalurl", "storyurl", "newsurl", "linkspermalink", "requestedurl", "respondedurl", "urlused",
)  # fmt: skip
SECTION = (
    "section", "sectionname", "sectiontitle", "threadsectiontitle", "articlesection", "newsdesk", "desk",
    "sectionid", "category", "categories", "categoryname", "rubric",
)  # fmt: skip
PAGE = ("page", "pages", "pagenumber", "pageno", "newspaperpagenumber", "printpage", "startpage")
LANGUAGE = (
    "language", "lang", "languagecode", "inlanguage", "articlelanguage", "textlanguage", "languageiso",
)  # fmt: skip
ID = (
    "id", "documentid", "docid", "articleid", "uuid", "guid", "storyid", "storiesid", "newsid", "itemid",
    "postid", "recordid", "accessionnumber", "accessionno", "proquestdocumentid", "storeid", "identifier",
    "uri",
)  # fmt: skip
# The fields of a document; each is also the first of its names but for the outlet.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": TEXT, "title": TITLE, "published": PUBLISHED, "source": SOURCE, "author": AUTHOR, "url": URL,
    "section": SECTION, "page": PAGE, "language": LANGUAGE, "id": ID, "summary": SUMMARY,
}  # fmt: skip
KNOWN = {
    name: (field, rank) for field, names in FIELDS.items() for rank, name in reversed([*enumerate(names)])
}
# Those of other languages go behind all English ones, but for the day before those that are weak.
ABROAD = {
    name: (field, PUBLISHED.index("seendate") - 1 if field == "published" else rank)
    for field, ours in FIELDS.items()
    for rank, name in enumerate(names_abroad.names(field), start=len(ours))
    if name not in KNOWN
}
KNOWN |= ABROAD
# Factiva's codes; two letters mean this only beside TD or LP.
CODES = {
    "td": ("text", 0), "hd": ("title", 0), "pd": ("published", 0), "sn": ("source", 0), "by": ("author", 0),
    "au": ("author", 1), "se": ("section", 0), "pg": ("page", 0), "la": ("language", 0), "an": ("id", 0),
    "lp": ("summary", 0),
}  # fmt: skip
# A text's first paragraph in a column of its own: Factiva's LP before TD, Dow Jones's snippet before body.
LEADS = {"td": "lp", "body": "snippet"}
# What may stand before a name: "article_title", "dc:title", "fields.headline", {"_source": {"title": …}}
BEFORE = ("article", "news", "story", "document", "doc", "item", "post", "web", "og", "dc", "dcterms", "dct")
WRAPPERS = frozenset(
    "fields attributes article document doc metadata meta item record news post story data content"
    " embedded".split()
)
ELASTIC = "_source"
# {"source": {"name": …}}, "headline.main", "content.rendered", "authors.0.name"
INNER = frozenset("name main rendered original title value text content oid numberlong 0".split())
PARTS = re.compile(r"__|[./:\[\]]+|(?<=[a-z])>")
AGAIN = re.compile(r" \(\d+\)\Z")  # the second column of one name, "text (2)"
LONGEST_NAME = 200
# A record's day of making is of use where no day of publication is written, not where one can't be read.
WEAK_RANK = PUBLISHED.index("seendate")


def codes(names: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return the meanings that names have only beside others: Factiva's codes, "Data" beside "Titolo"."""
    here = set(map(plain, names))
    found = CODES if {"td", "lp"} & here else {}
    if here & ABROAD.keys():
        found = {**{name: (field, 0) for name, field in names_abroad.BESIDE.items()}, **found}
    return found


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """Return a column's name in the form for comparison: "Published_At" and "published at" are equal."""
    return "".join(filter(str.isalnum, name[:LONGEST_NAME].lower()))


def known(names: Iterable[str]) -> set[str]:
    """Return the fields that some columns' names mean.

    >>> sorted(known(["Headline", "Body", "Score"]))
    ['text', 'title']
    """
    return {meaning[0] for name in names if (meaning := told(name))}


@lru_cache(maxsize=10_000)
def told(name: str) -> tuple[str, int] | None:
    """Return the field that a column's name means and its rank among the field's names, or None.

    >>> told("Publication date"), told("fields.bodyText"), told("source.name"), told("word_count")
    (('published', 5), ('text', 9), ('source', 0), None)
    """
    name = AGAIN.sub("", name[:LONGEST_NAME])
    if found := KNOWN.get(plain(name)):
        return found
    if name.startswith(f"{ELASTIC}."):
        return told(name.removeprefix(f"{ELASTIC}."))
    parts = [part for part in map(plain, PARTS.split(name)) if part]
    while len(parts) > 1 and parts[0] in WRAPPERS:
        del parts[0]
    found = None
    while parts and not found:
        whole = "".join(parts)
        found = KNOWN.get(whole) or _told_by_rest(whole)
        if len(parts) == 1 or parts[-1] not in INNER:
            break
        del parts[-1]
    return found


def _told_by_rest(name: str) -> tuple[str, int] | None:
    for before in BEFORE:
        if name.startswith(before) and (found := KNOWN.get(name.removeprefix(before))):
            return found[0], found[1] + len(KNOWN)
    return None


def is_weak(name: str) -> bool:
    """Say whether a column's name means the day on which a record was made or seen."""
    meaning = told(name)
    return meaning is not None and meaning[0] == "published" and meaning[1] >= WEAK_RANK
