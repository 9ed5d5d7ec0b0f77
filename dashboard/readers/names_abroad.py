"""What columns are called in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Latvian tables."""

import unicodedata

# A row for each field, a line for each language. A name that is also an English word for something else is
# no row here; with its accents or without them it is the same name.
ABROAD = {
    "text": (
        "volltext artikeltext fließtext fliesstext langtext inhalt artikelinhalt"
        " texte texteintégral texteintegral textecomplet contenu corpsdutexte"
        " texto textocompleto contenido cuerpo cuerpodelanoticia"
        " testo testocompleto testointegrale contenuto"
        " textointegral conteúdo"
        " tekst volledigetekst artikeltekst inhoud"
        " pełnytekst treść trescartykułu treśćartykułu"
        " teksts pilnsteksts rakstateksts saturs"
    ),
    "title": (
        "titel überschrift ueberschrift schlagzeile artikeltitel"
        " titre titredelarticle"
        " título titular titulodelanoticia"
        " titolo titoloarticolo"
        " manchete"
        " kop"
        " tytuł tytułartykułu nagłówek"
        " virsraksts nosaukums"
    ),
    "published": (
        "datum erscheinungsdatum erscheinungstag veröffentlichungsdatum veröffentlicht veröffentlichtam"
        " datedepublication datedeparution dateparution publiéle"
        " fecha fechadepublicación fechapublicación publicadoel"
        " datadipubblicazione datapubblicazione pubblicatoil"
        " datadepublicação datapublicação publicadoem"
        " publicatiedatum datumvanpublicatie gepubliceerd gepubliceerdop"
        " datapublikacji datawydania opublikowano"
        " datums publicēšanasdatums publicēts"
    ),
    "source": (
        "quelle zeitung medienname publikation"
        " nomdujournal nomdelasource"
        " fuente medio periódico diario"
        " fonte testata giornale quotidiano"
        " jornal veículo"
        " bron krant"
        " źródło gazeta"
        " avots laikraksts izdevums"
    ),
    "author": (
        "autor autoren autorin verfasser verfasserin"
        " auteur auteurs"
        " autores autora"
        " autore autori autrice"
        " schrijver"
        " autorzy"
        " autors"
    ),
    "section": (
        "ressort rubrik rubrique sección secciones sezione secção seção editoria rubriek sectie dział sadaļa"
        " rubrika"
    ),
    "page": "seite seiten página pagina strona lappuse lpp",
    "language": "sprache langue idioma lingua língua taal język valoda",
    "url": "lien enlace liens adresseweb saite",
    "summary": (
        "zusammenfassung vorspann résumé chapô resumen entradilla riassunto sommario occhiello resumo"
        " samenvatting streszczenie kopsavilkums"
    ),
}
# English tables use these for something else; beside a name from above they are these fields.
BESIDE = {"data": "published", "medium": "source"}


def names(field: str) -> tuple[str, ...]:
    """Return the names of columns for a field, each also without its accents."""
    written = ABROAD.get(field, "").split()
    return tuple(dict.fromkeys(form for name in written for form in (name, bare(name))))


def bare(name: str) -> str:
    """Return a name without accents.

    >>> bare("título"), bare("źródło")
    ('titulo', 'zrodlo')
    """
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ß", "ss"))
    return "".join(one for one in plain if not unicodedata.combining(one))
