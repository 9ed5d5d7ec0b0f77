"""What mail programs write in other languages: "Von: … Gesendet: … Betreff: …", "Message transféré"."""

import re

from dashboard.readers.days_abroad import plain

# English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Danish, Swedish, Latvian
NAMES = {
    "from": "from von de da van od fra från no",
    "date": "date sent datum gesendet envoyé enviado enviada fecha data inviato verzonden wysłano sendt"
    " skickat dato nosūtīts",
    "subject": "subject betreff objet sujet asunto oggetto assunto onderwerp temat emne ämne tēma",
    "to": "to an à a para aan do til till kam",
    "cc": "cc kopie kopia dw kopi",
    "reply-to": "reply-to",
}
FIELDS = {plain(name): field for field, names in NAMES.items() for name in names.split()}
NEEDED = frozenset({"from", "date", "subject"})
EL = re.compile(r" (?:el|em|am|le|il)\Z")  # Enviado el: · Enviada em:
FIELD = re.compile(r"[ \t>*]*([^\W\d_][\w-]{0,20}(?: [\w-]{1,20}){0,2})[*]?[ \xa0]?:[*]?([^\n]*)")
# ---------- Forwarded message --------- · --- Weitergeleitete Nachricht --- · Begin forwarded message:
FORWARDED = re.compile(
    r"[ \t>]*(?:-{2,}[ \t]*(?:forwarded message|weitergeleitete nachricht|message (?:transféré|réexpédié)"
    r"|mensaje reenviado|messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht"
    r"|wiadomość przekazana|(?:treść )?przekazan\w+ wiadomoś\w+|videresendt (?:meddelelse|melding)"
    r"|vidarebefordrat meddelande|pārsūtītā ziņa)[ \t]*-{2,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:e-?mail|nachricht)"
    r"|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado"
    r"|inizio(?: del)? messaggio inoltrato|início da mensagem (?:encaminhada|reencaminhada)"
    r"|begin doorgestuurd bericht"
    r"|początek przekazywanej wiadomości|vidarebefordrat brev)[ \xa0]?:)[ \t]*\Z",
    re.IGNORECASE,
)
# -----Original Message----- · -----Ursprüngliche Nachricht-----, above an answer too
ORIGINAL = re.compile(
    r"[ \t>]*-{2,}[ \t]*(?:original message|ursprüngliche nachricht|message d[’']origine|message original"
    r"|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oryginalna wiadomość"
    r"|wiadomość oryginalna|oprindelig meddelelse|ursprungligt meddelande|opprinnelig melding)"
    r"[ \t]*-{2,}[ \t]*\Z",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\s*(?:from|sent|date|subject)\b", re.IGNORECASE)
MOST_LINES = 20  # of a saved mail's head


def field(line: str) -> tuple[str, str]:
    """Return the English name and the value of a line in a mail's head; "" for the name of another line.

    >>> field("Envoyé : mardi 26 avril 2022 10:00"), field("> *Betreff:* Der Damm"), field("Nota: bene")
    (('date', 'mardi 26 avril 2022 10:00'), ('subject', 'Der Damm'), ('', ''))
    """
    found = FIELD.match(line)
    name = FIELDS.get(EL.sub("", plain(found[1])), "") if found else ""
    return (name, found[2].strip(" \t\xa0\r")) if found and name else ("", "")


def saved(text: str) -> str:
    """Return a mail that was saved as text in another language with its head in English; else "".

    The head is that of Outlook: a line each for sender, day and subject among others, and a blank line.
    """
    lines = text.lstrip("\ufeff\r\n").splitlines(keepends=True)
    # A mail as it is sent has its names in English, and others that must stay.
    if not lines or ENGLISH.match(lines[0]) or field(lines[0].rstrip("\r\n"))[0] != "from":
        return ""
    head: dict[str, str] = {}
    for number, line in enumerate(lines[:MOST_LINES]):
        name, value = field(line.rstrip("\r\n"))
        if name:
            head.setdefault(name, value)
        elif not line.strip():
            rest = "".join(lines[number:])
            is_mail = head.keys() >= NEEDED
            return "".join(f"{name}: {value}\n" for name, value in head.items()) + rest if is_mail else ""
        elif not line.startswith((" ", "\t")) and not FIELD.match(line.rstrip("\r\n")):
            break
    return ""
