"""Who else has somebody's surname: where it stands alone, it may be the same person."""

from pathlib import Path

from dashboard.store.collection import Collection
from dashboard.store.questions import namesakes
from tests.store import made


def test_the_surname_alone_comes_first_then_who_is_quoted_most(tmp_path: Path) -> None:
    said = {
        "Anna Osei": 2, "Ben Osei": 3, "Osei": 1, "Osei Tutu": 2, "Ilze Kalnina": 1,
    }  # fmt: skip
    with Collection.create(tmp_path / "names.sqlite") as collection:
        for name, times in said.items():
            for at in range(times):
                text = f"“It is decision {at}” said {name}."
                collection.add(*made.article(f"{name} {at}", text, names={name: "PERSON"}))
        shown = [row[0] for row in collection.rows("SELECT name FROM entities WHERE hidden = 0")]
        expected = [name for name in ("Osei", "Ben Osei") if name in shown]
        assert [one.name for one in namesakes.of(collection, "Anna Osei")] == expected
        assert namesakes.of(collection, "Ilze Kalnina") == [] == namesakes.of(collection, "…")
