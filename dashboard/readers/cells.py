"""What a cell or a JSON value says: its words, its author, its outlet; "nan" and "N/A" say nothing."""

import ast
import re
import warnings
from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboard.errors import ReadError
from dashboard.readers import cell_html

EMPTY = frozenset(
    {
        "nan", "nat", "none", "null", "nil", "n/a", "n.a.", "na", "<na>", "#n/a", "#na", "#ref!", "#value!",
        "undefined", "-", "--", "–", "—", "[]", "{}", "\\n", "0000-00-00", "0000-00-00 00:00:00",
        "[removed]", "only available in paid plans",
    }
)  # fmt: skip
LONGEST_EMPTY = 40
DEEPEST = 20  # a list of authors, a source in a list: three levels are usual
# What stands for a thing with several fields: {"name": "The Valley Courier"}, {"rendered": "<p>…"}
WORD_OF = (
    "name", "main", "rendered", "original", "title", "value", "text", "#text", "content", "plain", "html",
    "$date", "$numberLong", "$numberInt", "$oid", "by", "literal", "username", "person",
)  # fmt: skip
NAME_PARTS = (("first_name", "last_name"), ("firstname", "lastname"), ("firstName", "lastName"))
# Of a text in several forms, ninjs's `bodies`: the one with its paragraphs marked first
FORMS = ("html", "nitf", "plain")
ROLES = ("main", "text", "summary", "lead", "ingress", "abstract")
LONGEST_WRITTEN = 5_000  # a list or object of Python's as pandas writes it into a cell
# "… [+3200 chars]", "[3200 chars]", "[…]": a service's mark that it cut the text off
STUB = re.compile(
    r"\s*(?:(?:…|\.\.\.)?\s*\[(?:\+\s?)?\d{1,9}\s?char(?:acter)?s?\]|\[(?:…|\.\.\.|&hellip;)\])\s*\Z"
)
LONGEST_STUB = 60
BY = re.compile(r"by:?\s+(?=\S+\s+\S)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?:)?//[^\s/]+|www\.[^\s/]+\.[a-z]{2,}", re.IGNORECASE)

# The code of ISO 639-1 for what columns call a language
LANGUAGES = {
    name: code
    for code, names in {
        "ar": "arabic ara", "bg": "bulgarian bul", "cs": "czech ces cze", "da": "danish dan",
        "de": "german deu ger deutsch", "el": "greek ell gre", "en": "english eng",
        "es": "spanish spa español",
        "et": "estonian est", "fa": "persian fas per farsi", "fi": "finnish fin",
        "fr": "french fra fre français", "he": "hebrew heb", "hi": "hindi hin", "hr": "croatian hrv",
        "hu": "hungarian hun", "id": "indonesian ind", "it": "italian ita italiano", "ja": "japanese jpn",
        "ko": "korean kor", "lt": "lithuanian lit", "lv": "latvian lav", "nb": "nob bokmål",
        "nl": "dutch nld dut nederlands", "no": "norwegian nor", "pl": "polish pol",
        "pt": "portuguese por português", "ro": "romanian ron rum", "ru": "russian rus",
        "sk": "slovak slk slo", "sl": "slovenian slv",
        "sr": "serbian srp", "sv": "swedish swe", "th": "thai tha",
        "tr": "turkish tur", "uk": "ukrainian ukr", "ur": "urdu urd", "vi": "vietnamese vie",
        "zh": "chinese zho chi",
    }.items()
    for name in names.split()
}  # fmt: skip
CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]{2,10})?\Z")


def words(value: object, *, between: str = ", ") -> str:
    """Return a value as text: HTML read as HTML, nothing for "nan"; raise ReadError if nested too deep."""
    found = _words(value, between=between)
    if not found or is_empty(found):
        return ""
    return cell_html.text(found) if "<" in found or "&" in found else found


def article(value: object) -> tuple[str, bool]:
    """Return the text of an article, and whether a service cut it off; its mark for that is taken away."""
    found = _words(value, between="\n\n")
    if not found or is_empty(found):
        return "", False
    text, mark = without_stub(found)
    if mark is None:
        return cell_html.text(found), False
    return cell_html.text(text, is_cut=True).rstrip() + mark, True


def is_empty(value: str) -> bool:
    """Say whether a cell only says that it holds nothing.

    >>> is_empty(" N/A "), is_empty("NaN"), is_empty(""), is_empty("Nadia")
    (True, True, True, False)
    """
    return not value or (len(value) <= LONGEST_EMPTY and value.strip().lower() in EMPTY) or value.isspace()


def written_out(value: str) -> str:
    """Return the words of a list or object that was written into a cell: "['Ana Bell', 'Tom Reyes']".

    >>> written_out("{'id': None, 'name': 'Valley Wire'}"), written_out("[sic]")
    ('Valley Wire', '[sic]')
    """
    bare = value.strip()
    if bare[:1] + bare[-1:] not in ("[]", "{}") or len(bare) > LONGEST_WRITTEN:
        return value
    if bare.count("[") + bare.count("{") > DEEPEST:
        return value
    try:
        with warnings.catch_warnings(action="ignore"):  # of odd escapes in a stranger's text
            return words(ast.literal_eval(bare.replace(": null", ": None")))
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError, ReadError):
        return value


def without_stub(text: str) -> tuple[str, str | None]:
    """Return a text without a service's mark that it was cut off, and what stays of that: "…", "" or None.

    >>> without_stub("Talks go on in the capi… [+3200 chars]"), without_stub("They end.")
    (('Talks go on in the capi', '…'), ('They end.', None))
    """
    found = STUB.search(text, max(0, len(text) - LONGEST_STUB))
    if not found:
        return text, None
    is_open = text[found.start() :].lstrip().startswith(("…", "...", "[…", "[...", "[&"))
    return text[: found.start()], "…" if is_open else ""


def outlet(source: str) -> str:
    """Return an outlet's name; of an address its host.

    >>> outlet("https://www.courier.example/news/"), outlet("The Valley Courier")
    ('courier.example', 'The Valley Courier')
    """
    source = source.strip()
    if " " in source or not ADDRESS.match(source):
        return source
    return host(source) or source


def host(address: str) -> str:
    """Return the host of an address without "www.", or "" if it has none."""
    try:
        found = urlsplit(address if "//" in address[:10] else f"//{address}").hostname or ""
    except ValueError:  # "http://[": no such host
        return ""
    return found.removeprefix("www.")


def byline(author: str) -> str:
    """Return an author without the "By" of a byline; a number is nobody's name.

    >>> byline("By Ana Bell"), byline("By Ana"), byline("Byron Low"), byline("7")
    ('Ana Bell', 'By Ana', 'Byron Low', '')
    """
    if not any(map(str.isalpha, author)):
        return ""
    return BY.sub("", author.lstrip(), count=1) if BY.match(author.lstrip()) else author


def language(name: str) -> str:
    """Return the code of ISO 639-1 for a language's name or code, or "" if we know none.

    >>> language("English"), language("en-GB"), language("deu"), language("Klingon")
    ('en', 'en', 'de', '')
    """
    name = name.strip().lower()
    found = CODE.match(name)
    return LANGUAGES.get(name, "") or (found[1] if found else "")


def _words(value: object, *, between: str = ", ", depth: int = 0) -> str:
    """Return a JSON value as text: authors or paragraphs in a list, a source as {"name": …}."""
    if isinstance(value, str):
        return value
    if depth > DEEPEST:
        raise ReadError(
            f"A field of this record is nested more than {DEEPEST} deep.",
            cure="Write its text as one string.",
        )
    if isinstance(value, list):
        if best := _best(value):
            return best
        parts = (_words(item, depth=depth + 1) for item in value)
        return between.join(part for part in parts if part and not is_empty(part))
    if isinstance(value, Mapping):
        return _of_object(value, depth)
    return "" if value is None or isinstance(value, bool) or value != value else str(value)


def _of_object(value: Mapping[str, object], depth: int) -> str:
    for first, last in NAME_PARTS:
        if isinstance(value.get(first), str) and isinstance(value.get(last), str):
            return f"{value[first]} {value[last]}".strip()
    return next((found for name in WORD_OF if (found := _words(value.get(name), depth=depth + 1))), "")


def _best(values: list[object]) -> str:
    """Return the best form of a text that is given in several: [{"role": "main", "value": …}, …], else ""."""
    forms = [one for one in values if isinstance(one, dict) and isinstance(one.get("value"), str)]
    if not forms or len(forms) != len(values) or not any("role" in one for one in forms):
        return ""

    def rank(form: dict[str, object]) -> tuple[int, int]:
        kind = f"{form.get('contentType') or form.get('contenttype') or 'plain'}".lower()
        role = f"{form.get('role')}".lower()
        return (
            next((number for number, name in enumerate(FORMS) if name in kind), len(FORMS)),
            ROLES.index(role) if role in ROLES else len(ROLES),
        )

    return str(min(forms, key=rank)["value"])
