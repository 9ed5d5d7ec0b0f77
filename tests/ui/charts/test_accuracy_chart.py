"""Charts of accuracy: who has a point, who has none, and what the points say."""

from dashboard.ui import colours
from dashboard.ui.charts import accuracy_chart
from dashboard.ui.charts.accuracy_chart import Curve, Line

PLAIN = Line("Direct quotes", 91.3, 93.2, 89.5, 430, None, None, "", None)
FULL = Line("Mixed quotes, in two lines", 84.4, 82.3, 86.6, 307, 90.0, 50.7, "A <b>tool</b>", 80.0)


def test_others_have_points_only_where_they_are_known() -> None:
    drawn = accuracy_chart.compare([PLAIN, FULL], colours.LIGHT)
    points = {trace.name: (list(trace.x), list(trace.y)) for trace in drawn.data}
    assert points == {
        "Best other tool": ([50.7], [1]),
        "Human annotators": ([90.0], [1]),
        "Dateline": ([91.3, 84.4], [0, 1]),
    }
    assert drawn.layout.showlegend


def test_alone_it_needs_no_legend() -> None:
    assert not accuracy_chart.compare([PLAIN], colours.LIGHT).layout.showlegend


def test_names_of_tools_are_no_markup() -> None:
    (best, *_) = accuracy_chart.compare([FULL], colours.DARK).data
    assert "<b>" not in best.hovertext[0]


def test_long_names_take_two_lines_on_a_phone() -> None:
    drawn = accuracy_chart.compare([FULL], colours.LIGHT, is_narrow=True)
    assert "<br>" in drawn.layout.yaxis.ticktext[0]


def test_a_curve_says_how_many_of_how_sure_are_right() -> None:
    drawn = accuracy_chart.reliability(
        [Curve("Quotes", ((0.72, 0.7, 40), (0.95, 0.9, 160)), 0.04, 200)], colours.LIGHT
    )
    _, curve = drawn.data
    assert (list(curve.x), list(curve.y)) == ([72.0, 95.0], [70.0, 90.0])
    assert curve.hovertext[0] == "Quotes that are 72% sure: 70% right, of 40"
    assert curve.marker.size[1] > curve.marker.size[0]
