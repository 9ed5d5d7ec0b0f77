"""Tables whose columns have German, French, Spanish, Italian, Portuguese, Dutch, Polish or Latvian names."""

from pathlib import Path

import pytest

from dashboard.readers import column_names, names_abroad
from tests.readers import reading

TEXT = "The dam holds, said Tom Reyes, who chairs the committee on water. It will hold for years, he said."
HEADERS = [
    "Titel;Datum;Medium;Autor;Volltext;Seite",
    "Überschrift;Erscheinungsdatum;Quelle;Verfasser;Inhalt;Seite",
    "Titre;Date de publication;Source;Auteur;Texte;Page",
    "titre;date de parution;nom du journal;auteurs;contenu;page",
    "Título;Fecha;Fuente;Autor;Texto;Página",
    "Titular;Fecha de publicación;Periódico;Autora;Texto completo;Pagina",
    "Titolo;Data;Testata;Autore;Testo;Pagina",
    "Titulo;Data;Jornal;Autor;Conteudo;Pagina",
    "Manchete;Data de publicação;Veículo;Autores;Texto;Página",
    "Kop;Datum;Krant;Auteur;Tekst;Pagina",
    "Tytuł;Data;Gazeta;Autor;Treść;Strona",
    "Tytul;Data publikacji;Źródło;Autorzy;Tekst;Strona",
    "Virsraksts;Datums;Avots;Autors;Teksts;Lappuse",
]


@pytest.mark.parametrize("header", HEADERS)
def test_columns_of_other_languages_are_used_for_their_fields(tmp_path: Path, header: str) -> None:
    row = f"Dam vote;2022-05-04;The Valley Courier;Ana Bell;{TEXT};A4"
    [document], problems = reading.read(tmp_path, f"{header}\n{row}\n", "clippings.csv")
    assert problems == []
    assert (document.title, str(document.published)) == ("Dam vote", "2022-05-04")
    assert (document.source, document.author, document.page) == ("The Valley Courier", "Ana Bell", "A4")
    assert document.text == TEXT


def test_english_names_go_first_and_weak_days_last(tmp_path: Path) -> None:
    content = f"text;inhalt;created;datum\n{TEXT};something else;2020-01-01;2022-05-04\n"
    [document], _ = reading.read(tmp_path, content, "both.csv")
    assert (document.text, str(document.published)) == (TEXT, "2022-05-04")


def test_a_column_called_data_or_medium_is_a_day_or_a_source_only_beside_names_abroad(tmp_path: Path) -> None:
    [document], problems = reading.read(tmp_path, f"title;data;medium;text\nDam;x7;print;{TEXT}\n", "en.csv")
    assert (problems, document.published, document.source) == ([], None, "")


def test_no_name_abroad_has_two_meanings() -> None:
    seen: dict[str, str] = {}
    for field in names_abroad.ABROAD:
        for name in names_abroad.names(field):
            assert seen.setdefault(name, field) == field
            assert column_names.plain(name) == name
