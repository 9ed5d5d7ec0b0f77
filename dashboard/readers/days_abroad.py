"""A day written in another language, "12 mars 2021" or "3 de abril de 2019", as it would be in English."""

import re
import unicodedata

from dashboard.text import dateline

# The months of German, French, Spanish, Italian, Portuguese, Dutch, Polish, Latvian, Swedish, Danish, Russian
# and Ukrainian as days have them, and their abbreviations; what is as in English is left out.
MONTHS = (
    "janvier janv januar jänner jän enero ene gennaio genn gen janeiro januari stycznia styczeń sty janvāris"
    " janvārī januar января янв січня",
    "février févr fév februar feber febrero febbraio febbr fevereiro fev februari lutego luty lut februāris"
    " februārī февраля фев лютого",
    "mars märz mär mrz marzo março maart mrt marca marzec marts martā марта мар березня",
    "avril avr abril abr aprile abril april kwietnia kwiecień kwi aprīlis aprīlī апреля апр квітня",
    "mai mayo maggio magg mag maio mei maja maj maijs maijā мая травня",
    "juin juni junio giugno giu junho czerwca czerwiec cze jūnijs jūnijā июня июн червня",
    "juillet juil juli julio luglio lug julho lipca lipiec lip jūlijs jūlijā июля июл липня",
    "août agosto ago agosto augustus augusti sierpnia sierpień sie augusts augustā августа авг серпня",
    "septembre septiembre setiembre settembre sett set setembro septembrī septembris września wrzesień wrz"
    " сентября сен вересня",
    "octobre oktober okt octubre ottobre ott outubro out października październik paź oktobris oktobrī"
    " октября окт жовтня",
    "novembre noviembre novembro listopada listopad lis novembris novembrī ноября ноя листопада",
    "décembre déc dezember dez diciembre dic dicembre dezembro grudnia grudzień gru decembris decembrī"
    " desember декабря дек грудня",
)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag "
    "sonnabend sonntag lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi "
    "venerdi domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terca quarta quinta "
    "sexta feira poniedzialek wtorek sroda czwartek piatek sobota niedziela le".split()
)
# "Publié le", "Veröffentlicht am", "Publicado el": what stands before a day and says no more
SAID = re.compile(
    r"(?:publi[ée]e?|paru|mis en ligne|publicad[oa]|pubblicato|ver[öo]ffentlicht|erschienen|gepubliceerd"
    r"|geplaatst|opublikowano|public[ēe]ts|опубликовано)?"
    r"\b ?:? ?(?:(?:le|am|vom|el|il|em|op|dnia|den|om)\b)? ?",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"(?<=\d)(?:er|º|°|\.)(?= ?[^\W\d_])")
DE = re.compile(r"(?<=\w) de(?:l)? (?=\w)")  # "26 de abril de 2022"
# 2022. gada 26. aprīlis
LATVIAN = re.compile(r"(\d{4})\. gada (\d\d?)\. ?([^\W\d_]+)")
LONGEST = 100


def plain(word: str) -> str:
    """Return a word in small letters without accents.

    >>> plain("Février")
    'fevrier'
    """
    whole = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in whole if not unicodedata.combining(letter))


ENGLISH = {
    plain(name): month.capitalize()
    for month, names in zip(dateline.MONTHS, MONTHS, strict=True)
    for name in names.split()
}


def in_english(value: str) -> str:
    """Return a day with its month in English and without its weekday; another text nearly as it is.

    >>> in_english("Publié le jeudi 5 octobre 2013 à 10h"), in_english("1º de abril de 2019")
    ('5 Oct 2013 à 10h', '1 Apr 2019')
    """
    words = LATVIAN.sub(r"\2 \3 \1", " ".join(value[:LONGEST].split()))
    words = SAID.sub("", words, count=1) if (said := SAID.match(words)) and said.end() else words
    words = ORDINAL.sub(" ", WORD.sub(_translated, DE.sub(" ", words)))
    return " ".join(words.split()).lstrip(" ,-–.")


def _translated(found: re.Match[str]) -> str:
    word = plain(found[0])
    return "" if word in WEEKDAYS else ENGLISH.get(word, found[0])
