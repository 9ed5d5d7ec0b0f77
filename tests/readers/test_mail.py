"""Mails, mailboxes and pages in a single file: what is the article in them, and what is lost."""

import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import mail_text, mail_words, mbox
from dashboard.records import Document
from tests.growth import assert_linear
from tests.readers import reading

HEAD = "From: Ana Bell <ana@courier.example>\nSubject: Dam vote\nDate: Tue, 26 Apr 2022 23:30:00 -0500\n"
TEXT = "The dam holds, said Tom Reyes, who chairs the committee on water.\n"
PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}"
STUB = "Content-Type: text/plain\n\nThis mail needs HTML.\n"
SHOWN = "The dam holds.\nIt will hold, said Tom Reyes, as long as the river stays."
PAGE = (
    "Content-Type: text/html; charset=utf-8\n\n<style>p {}</style><p>"
    + SHOWN.replace("\n", "</p><p>")
    + "</p>\n"
)
ATTACHED = 'Content-Type: application/pdf; name="{}"\nContent-Disposition: attachment\n\nJVBERg==\n'
PICTURE = 'Content-Type: image/png; name="a.png"\nContent-Disposition: attachment\n\nJVBERg==\n'


def parts(kind: str, *inside: str) -> str:
    """Return a mail's header for several parts, and the parts."""
    divided = "".join(f"--b\n{part}" for part in inside)
    return f"Content-Type: multipart/{kind}; boundary=b\n\n{divided}--b--\n"


def read(tmp_path: Path, content: str | bytes, name: str = "any.eml") -> tuple[list[Document], list[str]]:
    return reading.read(tmp_path, content, name)


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        (f"\n{TEXT}", TEXT),
        (parts("alternative", PLAIN, PAGE), TEXT),
        (parts("alternative", STUB, PAGE), SHOWN),
        (PAGE, SHOWN),
        (parts("mixed", PLAIN, PLAIN), f"{TEXT}\n{TEXT}"),
        (parts("mixed", PLAIN, PICTURE), TEXT),
        (f"\n{TEXT}-- \nAna Bell\nThe Courier\n", TEXT),
        (f"\n{TEXT}-- \nAna Bell\n> but this is quoted\n", f"{TEXT}-- \nAna Bell\n> but this is quoted\n"),
        ("\nYes.\n\n> The dam holds.\n", "Yes.\n\n> The dam holds.\n"),
        ("Content-Transfer-Encoding: base64\n\nVGhlIGRhbSBob2xkcy4=\n", "The dam holds."),
        ("Content-Type: text/plain; charset=nonsense\n\nThe café holds.\n", "The café holds.\n"),
        ("Content-Type: text/plain; format=flowed\n\nThe dam \nholds.\n", "The dam holds.\n"),
    ],
)
def test_the_text_of_a_mail_is_what_its_sender_wrote(tmp_path: Path, rest: str, text: str) -> None:
    [document], problems = read(tmp_path, HEAD + rest)
    assert document.text.strip() == text.strip()
    assert problems == []


def test_text_declared_as_latin_1_has_its_curly_quotes(tmp_path: Path) -> None:
    content = f"{HEAD}Content-Type: text/plain; charset=iso-8859-1\n\n“The café holds.”\n"
    [document], _ = read(tmp_path, content.encode("cp1252"))
    assert document.text == "“The café holds.”\n"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Tue, 26 Apr 2022 23:30:00 -0500", "2022-04-26"),
        ("Wed, 27 Apr 2022 00:30:00 +0200", "2022-04-27"),
        ("26 Apr 22 10:00 GMT", "2022-04-26"),
        ("soon", None),
        ("", None),
        ("Tue, 99 Apr 2022 10:00:00 GMT", None),
    ],
)
def test_the_day_is_that_of_the_mails_own_zone(tmp_path: Path, date: str, day: str | None) -> None:
    received = "Received: from a by b; Mon, 01 Jan 2024 10:00:00 GMT\n"
    [document], problems = read(tmp_path, f"{received}From: a@b.example\nDate: {date}\n\nWords.\n")
    assert (document.published and document.published.isoformat()) == day
    assert len(problems) == (day is None and bool(date))


@pytest.mark.parametrize(
    ("sender", "author", "source"),
    [
        ("Ana Bell <ana@courier.example>", "Ana Bell", "courier.example"),
        ('"Bell, Ana" <ana@gmail.com>', "Bell, Ana", ""),
        ("ana@courier.example", "ana@courier.example", "courier.example"),
        ("=?utf-8?b?w4FuYQ==?= <ana@courier.example>", "Ána", "courier.example"),
        ("=?nonsense?q?Ana?= <ana@courier.example>", "Ana", "courier.example"),
        ("Ána <ana@courier.example>", "Ána", "courier.example"),
        ("<>", "", ""),
    ],
)
def test_the_sender_is_the_author(tmp_path: Path, sender: str, author: str, source: str) -> None:
    [document], _ = read(tmp_path, f"From: {sender}\nSubject: S\n\nWords.\n")
    assert (document.author, document.source) == (author, source)


def test_a_mailing_list_is_the_source(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, f'{HEAD}List-Id: "Dam news" <dam.wire.example>\n\n{TEXT}')
    assert document.source == "Dam news"


FORWARDS = [
    "---------- Forwarded message ---------\nFrom: Tom Reyes <tom@dam.example>\n"
    "Date: Mon, Apr 25, 2022 at 10:00 AM\nSubject: The dam\nTo: a@b.example\n\nIt holds.\n",
    "-----Original Message-----\nFrom: Tom Reyes [tom@dam.example]\nSent: Monday, April 25, 2022 10:00 AM\n"
    "To: Ana\nSubject: The dam\n\nIt holds.\n",
    "\nBegin forwarded message:\n\n> From: Tom Reyes <tom@dam.example>\n> Subject: The dam\n"
    "> Date: April 25, 2022 at 10:00:00 AM\n> \n> It holds.\n",
    # Outlook without a line above, and programs in other languages
    "________________________________\nFrom: Tom Reyes <tom@dam.example>\n"
    "Sent: Monday, April 25, 2022 10:00 AM\nTo: Ana Bell\nSubject: The dam\n\nIt holds.\n",
    "-----Ursprüngliche Nachricht-----\nVon: Tom Reyes [mailto:tom@dam.example]\n"
    "Gesendet: Montag, 25. April 2022 10:00\nAn: Ana Bell\nBetreff: WG: The dam\n\nIt holds.\n",
    "\n*Von:* Tom Reyes <tom@dam.example>\n*Gesendet:* Montag, 25. April 2022 10:00\n*An:* Ana\n"
    "*Betreff:* The dam\n\nIt holds.\n",
    "-------- Weitergeleitete Nachricht --------\nBetreff: \tThe dam\n"
    "Datum: \tMon, 25 Apr 2022 10:00:00 +0200\n"
    "Von: \tTom Reyes <tom@dam.example>\nAn: \ta@b.example\n\n\nIt holds.\n",
    "De\u00a0: Tom Reyes <tom@dam.example>\nEnvoyé\u00a0: lundi 25 avril 2022 10:00\nÀ\u00a0: Ana Bell\n"
    "Objet\u00a0: The dam\n\nIt holds.\n",
    "---------- Message transféré ---------\nDe : Tom Reyes <tom@dam.example>\n"
    "Date : lun. 25 avr. 2022 à 10:00\nObjet : The dam\nÀ : a@b.example\n\nIt holds.\n",
    "De: Tom Reyes <tom@dam.example>\nEnviado: lunes, 25 de abril de 2022 10:00\nPara: Ana Bell\n"
    "Asunto: The dam\n\nIt holds.\n",
    "Da: Tom Reyes <tom@dam.example>\nInviato: lunedì 25 aprile 2022 10:00\nA: Ana Bell\n"
    "Oggetto: The dam\n\nIt holds.\n",
    "Van: Tom Reyes <tom@dam.example>\nVerzonden: maandag 25 april 2022 10:00\nAan: Ana Bell\n"
    "Onderwerp: The dam\n\nIt holds.\n",
    "De: Tom Reyes <tom@dam.example>\nEnviada em: segunda-feira, 25 de abril de 2022 10:00\nPara: Ana Bell\n"
    "Assunto: The dam\n\nIt holds.\n",
    "Anfang der weitergeleiteten Nachricht:\n\n> Von: Tom Reyes <tom@dam.example>\n> Betreff: The dam\n"
    "> Datum: 25. April 2022 um 10:00:00 MESZ\n> \n> It holds.\n",
]


@pytest.mark.parametrize("body", FORWARDS, ids=range(len(FORWARDS)))
def test_a_mail_that_only_forwards_is_read_as_what_it_forwards(tmp_path: Path, body: str) -> None:
    [document], _ = read(tmp_path, f"{HEAD}\n{body}")
    assert document.text == "It holds.\n"
    assert document.title == "The dam"
    assert document.author.startswith("Tom Reyes")
    assert str(document.published) == "2022-04-25"


def test_words_before_what_is_forwarded_keep_the_mail_as_it_is(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, f"{HEAD}\nSee below.\n\n{FORWARDS[0]}")
    assert document.title == "Dam vote"
    assert document.text == f"See below.\n\n{FORWARDS[0]}"


@pytest.mark.parametrize(
    ("subject", "body", "author", "day"),
    [
        # of the article forwarded neither is known; the sender wrote it as little as he did it on that day
        ("Fwd: Dam vote", TEXT, "", None),
        ("FW: WG: Dam vote", TEXT, "", None),
        ("Dam vote", f"See below.\n\n{FORWARDS[0]}", "", None),
        (
            "Fwd: Dam vote",
            "---------- Forwarded message ---------\nSubject: Dam vote\n\nIt holds.\n",
            "",
            None,
        ),
        (
            "Fwd: Dam vote",
            "---------- Forwarded message ---------\nFrom: Tom Reyes <tom@dam.example>\n"
            "Subject: Fwd: Dam vote\n\nIt holds.\n",
            "Tom Reyes",
            None,
        ),
        ("Re: Dam vote", TEXT, "Ana Bell", "2022-04-26"),
        ("Forwards win: Dam vote", TEXT, "Ana Bell", "2022-04-26"),
    ],
)
def test_who_forwards_an_article_did_not_write_it(
    tmp_path: Path, subject: str, body: str, author: str, day: str | None
) -> None:
    [document], _ = read(tmp_path, HEAD.replace("Dam vote", subject) + f"\n{body}")
    assert document.title == subject.removeprefix("Fwd: ").removeprefix("FW: WG: ")
    assert document.author == author
    assert document.published == (date.fromisoformat(day) if day else None)


SAVED = (
    "From:\t{}\r\nSent:\tTuesday, April 26, 2022 10:05 AM\r\nTo:\tDesk\r\nSubject:\tDam vote\r\n\r\n"
    "The dam holds, “and will hold”.\r\n"
)


@pytest.mark.parametrize("sender", ["Ana Bell", "Ana Bell <ana@courier.example>", "'Ana Bell'"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_mail_that_outlook_saved_as_text_has_author_day_and_title(
    tmp_path: Path, sender: str, codec: str
) -> None:
    [document], _ = read(tmp_path, SAVED.format(sender).encode(codec), "mail.txt")
    assert (document.title, document.author) == ("Dam vote", "Ana Bell")
    assert str(document.published) == "2022-04-26"
    assert document.text.strip() == "The dam holds, “and will hold”."


@pytest.mark.parametrize(
    "head",
    [
        "Von:\tAna Bell\nGesendet:\tDienstag, 26. April 2022 10:05\nAn:\tDesk\n"
        "Betreff:\tDam vote\nAnlagen:\ta.pdf\n",
        "De\u00a0:\tAna Bell\nEnvoyé\u00a0:\tmardi 26 avril 2022 10:05\n"
        "À\u00a0:\tDesk\nObjet\u00a0:\tDam vote\n",
        "De:\tAna Bell <ana@courier.example>\nEnviado el:\tmartes, 26 de abril de 2022 10:05\n"
        "Asunto:\tDam vote\n",
        "Da: Ana Bell\nInviato: martedì 26 aprile 2022 10:05\nA: Desk\nOggetto: Dam vote\n",
        "Od: Ana Bell\nWysłano: wtorek, 26 kwietnia 2022 10:05\nDo: Desk\nTemat: Dam vote\n",
        "No: Ana Bell\nNosūtīts: otrdiena, 2022. gada 26. aprīlis 10:05\nKam: Desk\nTēma: Dam vote\n",
    ],
    ids=["German", "French", "Spanish", "Italian", "Polish", "Latvian"],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_mail_that_outlook_saved_in_another_language_has_them_too(
    tmp_path: Path, head: str, codec: str
) -> None:
    [document], problems = read(
        tmp_path, f"{head}\nThe dam holds, “and will hold”.\n".encode(codec), "mail.txt"
    )
    assert (document.title, document.author, problems) == ("Dam vote", "Ana Bell", [])
    assert str(document.published) == "2022-04-26"
    assert document.text.strip() == "The dam holds, “and will hold”."


@pytest.mark.parametrize(
    "text",
    ["De: Ana Bell\nThe dam holds.\n", "Von: Ana\nBetreff: Dam\n\nIt holds.\n", "No: it is not.\n\nNo.\n"],
)
def test_a_text_that_begins_a_little_like_a_mail_is_a_text(tmp_path: Path, text: str) -> None:
    [document], _ = read(tmp_path, text, "note.txt")
    assert document.text == text


@pytest.mark.slow
@pytest.mark.parametrize("unit", [" x", "From: ", "De : a\n", "Von: a\n\tb\n", ">", "_" * 12 + "\n"])
@pytest.mark.parametrize("read", [mail_text.forwarded, mail_words.saved, mail_words.field])
def test_the_time_for_a_head_grows_with_its_length(read: Callable[[str], object], unit: str) -> None:
    assert_linear(read, lambda size: "Von: " + unit * (size // len(unit)), 50_000)


def test_what_is_attached_is_named_and_never_a_path(tmp_path: Path) -> None:
    content = HEAD + parts(
        "mixed", PLAIN, ATTACHED.format("../../report.pdf"), ATTACHED.format("b.docx"), PICTURE
    )
    _, problems = read(tmp_path, content)
    assert problems == ["What is attached to this mail is not read: report.pdf, b.docx."]


def test_mails_inside_a_mail_are_documents_of_their_own(tmp_path: Path) -> None:
    inside = f"Content-Type: message/rfc822\n\nFrom: Tom <tom@dam.example>\nSubject: Inside\n\n{TEXT}"
    documents, problems = read(tmp_path, HEAD + parts("digest", inside, inside.replace("Inside", "Second")))
    assert [(one.title, one.path[-2:]) for one in documents] == [("Inside", "#1"), ("Second", "#2")]
    assert problems == []


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "This is no mail"),
        ("no mail at all\n\nwords\n", "This is no mail"),
        (bytes(range(256)) * 20, "This is no mail"),
        (HEAD, "This mail has no text"),
        (HEAD + parts("mixed", ATTACHED.format("a.pdf")), "What is attached to this mail is not read: a.pdf"),
        (
            HEAD + "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
            "This mail is encrypted",
        ),
        (HEAD + "Content-Type: application/pkcs7-mime\n\nMIAG\n", "This mail is encrypted"),
        (
            HEAD
            + parts("mixed", PLAIN, 'Content-Type: application/octet-stream; name="smime.p7m"\n\nMIAG\n'),
            "This mail is encrypted",
        ),
        (
            HEAD + "\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
            "This mail is encrypted",
        ),
        (HEAD + "Content-Type: multipart/mixed; boundary=b\n\nno part\n", "This mail is cut short"),
        (
            HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(5000)),
            "apart",
        ),
    ],
)
def test_a_mail_without_text_says_why(tmp_path: Path, content: str | bytes, what: str) -> None:
    documents, problems = read(tmp_path, content)
    assert documents == []
    assert what in problems[0]


def test_a_mail_that_ends_too_early_is_marked_as_cut(tmp_path: Path) -> None:
    [document], problems = read(tmp_path, (HEAD + parts("mixed", PLAIN))[:-20])
    assert document.extent == "cut"
    assert problems == ["This mail is cut short: its last part has no end."]


def test_a_mail_whose_attachment_ends_too_early_is_whole(tmp_path: Path) -> None:
    [document], problems = read(tmp_path, (HEAD + parts("mixed", PLAIN, ATTACHED.format("a.pdf")))[:-12])
    assert document.extent == "whole"
    assert len(problems) == 2


@pytest.mark.parametrize("name", ["Inbox", "any.txt", "any.mbox"])
def test_a_mailbox_is_told_by_how_it_begins(tmp_path: Path, name: str) -> None:
    content = f"From - Tue Apr 26 10:00:00 2022\n{HEAD}\n{TEXT}"
    documents, _ = read(tmp_path, content, name)
    assert [one.path for one in documents] == [f"{tmp_path.as_posix()}/{name}#1"]


def test_a_mail_is_told_without_its_ending_and_a_text_with_a_header_is_none(tmp_path: Path) -> None:
    [document], _ = read(
        tmp_path, f"Message-ID: <1@c.example>\nMIME-Version: 1.0\n{HEAD}\n{TEXT}", "saved.txt"
    )
    assert document.author == "Ana Bell"
    [document], _ = read(
        tmp_path, f"Title: Dam vote\nDate: 2022-04-26\nAuthor: Ana Bell\n\n{TEXT}", "any.txt"
    )
    assert document.title == "Dam vote"


@pytest.mark.parametrize(
    ("line", "mails"),
    [
        ("From time to time it rained.", 1),
        ("From about 10:00 on it rained, as on Tuesday in 2022.", 1),
        ("From ana@courier.example Tue, 26 Apr 2022 10:00:00 +0200", 2),
        (">From time to time it rained.", 1),
        ("From ana@courier.example Tue Apr 26 10:00:00 2022", 2),
        ("From 17@xxx Tue Apr 26 10:00:00 +0000 2022", 2),
    ],
)
def test_mails_are_parted_at_the_lines_between_them(tmp_path: Path, line: str, mails: int) -> None:
    path = tmp_path / "any.mbox"
    path.write_text(f"From - Tue Apr 26 10:00:00 2022\n{HEAD}\n{TEXT}\n{line}\n{HEAD}\n{TEXT}")
    assert mbox.count(path) == mails


@pytest.mark.parametrize(
    ("written", "read_as"), [(">From", "From"), (">>From", ">From"), ("> From", "> From")]
)
def test_what_a_mailbox_escapes_is_undone(tmp_path: Path, written: str, read_as: str) -> None:
    content = f"From - Tue Apr 26 10:00:00 2022\n{HEAD}\nYes.\n{written} the hill.\n"
    [document], _ = read(tmp_path, content, "any.mbox")
    assert document.text == f"Yes.\n{read_as} the hill.\n"


@pytest.mark.slow
def test_a_broken_mail_does_not_stop_a_mailbox(tmp_path: Path) -> None:
    between = "From - Tue Apr 26 10:00:00 2022\n"
    nested = HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(5000))
    content = between + HEAD + "\nOne.\n\n" + between + nested + "\n\n" + between + HEAD + "\nThree.\n"
    documents, problems = read(tmp_path, content, "any.mbox")
    assert [one.text.strip() for one in documents] == ["One.", "Three."]
    assert len(problems) == 1


def test_a_long_card_is_no_signature() -> None:
    text = "Yes.\n-- \n" + "A line.\n" * 40
    assert mail_text.without_signature(text) == text


def test_a_saved_page_never_has_the_day_on_which_it_was_saved() -> None:
    [document] = readers.read_here(Path(__file__).parents[1] / "cases" / "readers" / "saved.mhtml")
    assert isinstance(document, Document)
    assert document.published is None
    assert "advertisement" not in document.text


@pytest.mark.parametrize(
    "content", ["", "junk", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"]
)
def test_a_file_without_a_page_says_so(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content, "any.mhtml") == ([], ["No page was found in this file."])


@pytest.mark.parametrize("name", ["word.htm", "any.txt", "any.mht"])
def test_a_page_saved_by_word_is_told_by_how_it_begins(tmp_path: Path, name: str) -> None:
    case = Path(__file__).parents[1] / "cases" / "readers" / "saved.mhtml"
    content = case.read_bytes()
    [document], _ = read(tmp_path, content[content.index(b"MIME-Version") :], name)
    assert (document.title, document.url) == ("Dam vote", "https://courier.example/dam")


def test_the_page_that_the_file_names_is_taken(tmp_path: Path) -> None:
    case = Path(__file__).parents[1] / "cases" / "readers" / "saved.mhtml"
    edge = b"------MultipartBoundary--x----\n"
    head, page, frame = case.read_bytes().split(edge)
    frame, end, _ = frame.partition(b"------MultipartBoundary--x------")
    turned = edge.join([head, frame, page.rstrip(b"\n") + b"\n" + end + b"\n"])
    [document], problems = read(tmp_path, turned, "any.mht")
    assert (document.url, document.title) == ("https://courier.example/dam", "Dam vote")
    assert problems == []


@pytest.mark.slow
def test_a_large_mailbox_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    one = f"From - Tue Apr 26 10:00:00 2022\n{HEAD}\n{TEXT * 300}\n"

    def peak(mails: int) -> int:
        path = tmp_path / f"{mails}.mbox"
        path.write_text(one * mails)
        tracemalloc.start()
        assert sum(1 for _ in readers.read_here(path)) == mails
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)  # what is loaded once
    assert peak(400) < peak(4) + 1_000_000
