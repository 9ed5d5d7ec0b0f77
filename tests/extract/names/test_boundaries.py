"""Where a name begins and ends, and what is none at all."""

import pytest

from tests.extract.names.test_names import Found, named


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        # the form of a company is part of its name
        ("He runs Halden, Inc. of Oslo.", [("Halden", "ORG"), ("Inc. of", "ORG")], ["Halden, Inc."]),
        ("shares of Halden Corp. rose", [("Halden Corp", "ORG")], ["Halden Corp."]),
        ("VARGA GASES PVT. LTD., a firm", [("VARGA GASES", "ORG")], ["VARGA GASES PVT. LTD."]),
        ("the independent Varga Network", [("independent Varga Network", "ORG")], ["Varga Network"]),
        ("the joint U.N.-Afghan body", [("U.N", "ORG")], ["U.N."]),
        # a name that breaks off
        ("the Department of Defense said", [("Department of", "ORG")], ["Department of Defense"]),
        ("a Ministry of its own", [("Ministry of", "ORG")], ["Ministry"]),
        # two bodies with a stroke; a stroke within one
        ("at Halden / Varga, he", [("Halden / Varga", "ORG")], ["Halden", "Varga"]),
        ("at Halden A/S, he", [("Halden A/S", "ORG")], ["Halden A/S"]),
        # a house that is called by its owner, and one that owns something
        ("lunch at Macy's for two", [("Macy", "ORG")], ["Macy's"]),
        ("He sold Macy's shares", [("Macy", "ORG")], ["Macy"]),
        # a town and its state or country
        ("to Reno Nevada by bus", [("Reno Nevada", "GPE")], ["Reno", "Nevada"]),
        ("to reno nevada by bus", [("reno nevada", "GPE")], ["reno", "nevada"]),
        ("in San Rafael Ca today", [("San Rafael Ca", "GPE")], ["San Rafael", "Ca"]),
        ("from Baja California today", [("Baja California", "GPE")], ["Baja California"]),
        ("in southern Afghanistan today", [("southern Afghanistan", "LOC")], ["southern Afghanistan"]),
        ("in Papua New Guinea today", [("Papua New Guinea", "GPE")], ["Papua New Guinea"]),
        # the mark is a letter of the word
        ("the Shi'ite bloc", [("Shi", "NORP")], ["Shi'ite"]),
        # no names
        ("if Z follows X", [("Z", "PERSON"), ("X", "ORG")], []),
        ("the dovish Labor Party", [("dovish", "ORG"), ("Labor Party", "ORG")], ["Labor Party"]),
        ("Lt. Ruiz", [("Lt", "ORG"), ("Ruiz", "PERSON")], ["Ruiz"]),
        # two people in a list without commas, one in pieces
        ("Ana Ruiz Ole Berg", [("Ana Ruiz", "PERSON"), ("Ole Berg", "PERSON")], ["Ana Ruiz", "Ole Berg"]),
        ("Ana Ana Ruiz wrote", [("Ana", "PERSON"), ("Ana Ruiz", "PERSON")], ["Ana", "Ana Ruiz"]),
        ("a Polish-style cure", [], ["Polish"]),
        ("a Sri Lankan town", [("Sri", "NORP"), ("Lankan", "NORP")], ["Sri Lankan"]),
        ("after World War II", [("World War", "EVENT"), ("II", "EVENT")], ["World War II"]),
    ],
)
def test_edges(text: str, found: Found, wanted: list[str]) -> None:
    assert [name for name, _ in named(text, found)] == wanted


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        # the last word tells a body
        ("at El Paso Energy", [("El Paso Energy", "GPE")], [("El Paso Energy", "ORG")]),
        ("the Washington Post", [("Washington Post", "GPE")], [("Washington Post", "ORG")]),
        ("won the Varga Prize", [("Varga Prize", "ORG")], [("Varga Prize", "MISC")]),
        # fame tells one, and where it was passed by
        ("Xinhua said", [("Xinhua", "GPE")], [("Xinhua", "ORG")]),
        ("the Hezbollah-led bloc", [], [("Hezbollah", "ORG")]),
        # storms are no people, unless somebody bears the name
        (
            "Hurricane Rita came. Rita went.",
            [("Rita", "PERSON"), ("Rita", "PERSON")],
            [("Hurricane Rita", "EVENT"), ("Rita", "EVENT")],
        ),
        (
            "Hurricane Rita came. Rita Ruiz fled, Rita said.",
            [("Rita Ruiz", "PERSON"), ("Rita", "PERSON")],
            [("Rita Ruiz", "PERSON"), ("Rita", "PERSON")],
        ),
    ],
)
def test_labels(text: str, found: Found, wanted: list[tuple[str, str]]) -> None:
    assert named(text, found) == wanted
