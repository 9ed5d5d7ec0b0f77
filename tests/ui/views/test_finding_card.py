"""What the card of a finding says."""

from dashboard.records import Place
from dashboard.ui.views import finding_card


def test_a_place_names_the_next_best_once() -> None:
    place = Place(
        0, 5, "Paris", name="Paris", lat=48.853, lon=2.349, country="FR", kind="city", confidence=0.9,
        because="the best known of that name; next best Paris (US-TX, city)", runner_up="Paris (US-TX, city)",
    )  # fmt: skip
    assert finding_card.place_lines(place) == [
        "City or town at 48.853, 2.349 (FR)",
        "Precision: city, some 5 km.",
        "Why: the best known of that name; next best Paris (US-TX, city) (90% sure)",
    ]
