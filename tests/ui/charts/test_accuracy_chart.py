"""Charts of accuracy: who has a point, who has none, and what the points say."""

from dashboard.ui import colours
from dashboard.ui.charts import accuracy_chart, accuracy_points
from dashboard.ui.charts.accuracy_chart import Curve
from dashboard.ui.charts.accuracy_points import Line

PLAIN = Line("Direct quotes", 91.3, 93.2, 89.5, 430, None, None, "", None)
FULL = Line("Mixed <i>quotes</i>", 84.4, 82.3, 86.6, 307, 90.0, 50.7, "A <b>tool</b>", 80.0)


def test_others_have_points_only_where_they_are_known() -> None:
    assert [(one.who, one.at) for one in accuracy_points.points(PLAIN)] == [("Dateline", 91.3)]
    assert [(one.who, one.at) for one in accuracy_points.points(FULL)] == [
        ("Best other tool", 50.7), ("Human annotators", 90.0), ("Dateline", 84.4),
    ]  # fmt: skip


def test_alone_it_needs_no_legend() -> None:
    assert 'class="key"' not in accuracy_points.drawn([PLAIN], colours.LIGHT, alt="Points")
    assert 'class="key"' in accuracy_points.drawn([PLAIN, FULL], colours.LIGHT, alt="Points")


def test_names_are_no_markup() -> None:
    drawn = accuracy_points.drawn([FULL], colours.DARK, alt='Points: "all"')
    assert "<b>" not in drawn and "<i>" not in drawn and 'aria-label="Points: &quot;all&quot;"' in drawn
    assert 'title="Best other tool (A &lt;b&gt;tool&lt;/b&gt;): 50.7"' in drawn


def test_a_curve_says_how_many_of_how_sure_are_right() -> None:
    drawn = accuracy_chart.reliability(
        [Curve("Quotes", ((0.72, 0.7, 40), (0.95, 0.9, 160)), 0.04, 200)], colours.LIGHT
    )
    _, curve = drawn.data
    assert (list(curve.x), list(curve.y)) == ([72.0, 95.0], [70.0, 90.0])
    assert curve.hovertext[0] == "Quotes that are 72% sure: 70% right, of 40"
    assert curve.marker.size[1] > curve.marker.size[0]
