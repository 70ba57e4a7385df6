"""Generator of the outline maps: neighbours fit together after their borders are simplified."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FOLDER = Path(__file__).parents[2] / "packaging" / "outlines"
MODULES = ("topology", "shapes", "projections", "map_file")
unit = st.floats(-1, 1, allow_nan=False)
within_a_test = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    monkeypatch.syspath_prepend(str(FOLDER))
    found = SimpleNamespace(**{name: __import__(name) for name in MODULES})
    yield found
    for name in MODULES:
        sys.modules.pop(name)


def wavy(amount: list[float]) -> tuple[tuple[float, float], ...]:
    """Return a border from (1, 0) to (1, 1) that bends."""
    inner = tuple((1 + 0.2 * by, (k + 1) / (len(amount) + 1)) for k, by in enumerate(amount))
    return ((1.0, 0.0), *inner, (1.0, 1.0))


@within_a_test
@given(st.lists(unit, max_size=30), st.floats(0, 0.05))
def test_neighbours_fit_together_after_their_border_is_simplified(
    made: SimpleNamespace, bends: list[float], least: float
) -> None:
    border = wavy(bends)
    areas = {"west": [((0.0, 0.0), *border, (0.0, 1.0))], "east": [((2.0, 1.0), *border[::-1], (2.0, 0.0))]}
    topology = made.topology.Topology(areas, lambda _: False)
    become = topology.simplified(lambda line: made.topology.thinned(line, least))
    (west,), (east,) = (topology.rings([name], become) for name in areas)
    (both,) = topology.rings(areas, become)
    area = made.topology.ring_area
    assert area(west) + area(east) == pytest.approx(area(both)) == pytest.approx(2.0)
    assert [piece.sides for piece in topology.pieces.values()].count(frozenset(areas)) == 1


def test_an_enclave_is_a_hole_that_is_joined_to_the_outside(made: SimpleNamespace) -> None:
    outside, inside = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)), ((3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0))
    (ring,) = made.shapes.joined([outside, inside[::-1]])
    assert made.topology.ring_area(ring) == pytest.approx(81 - 9)
    assert made.shapes.is_within((1.0, 1.0), ring)
    assert not made.shapes.is_within((4.5, 4.5), ring)


@within_a_test
@given(st.lists(st.tuples(unit, unit), min_size=2, max_size=20))
def test_what_is_clipped_lies_within_the_frame(made: SimpleNamespace, line: list[tuple[float, float]]) -> None:
    frame = -0.5, -0.4, 0.6, 0.7
    ring = made.shapes.clipped_ring(tuple(line), frame) if len(line) > 2 else ()
    for points in (*made.shapes.clipped_lines(tuple(line), frame), ring):
        for x, y in points:
            assert -0.5 - 1e-9 <= x <= 0.6 + 1e-9
            assert -0.4 - 1e-9 <= y <= 0.7 + 1e-9


@within_a_test
@given(st.lists(st.tuples(unit, unit), min_size=3, max_size=20), st.floats(0, 1))
def test_a_thinned_line_keeps_its_ends_and_invents_nothing(
    made: SimpleNamespace, line: list[tuple[float, float]], least: float
) -> None:
    found = made.topology.thinned(tuple(line), least)
    assert (found[0], found[-1]) == (line[0], line[-1])
    assert set(found) <= set(line)
    assert made.topology.thinned(tuple(line), 0.0) == tuple(line)


def test_lines_that_meet_are_chained(made: SimpleNamespace) -> None:
    a, b, c, d = (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)
    (one,) = made.map_file.chained([(b, a), (c, d), (b, c)])
    assert one in ((a, b, c, d), (d, c, b, a))


def test_projections_keep_areas_or_angles(made: SimpleNamespace) -> None:
    for project in (made.projections.equal_earth, made.projections.azimuthal_equal_area(10, 52)):
        for x, y in ((0.0, 0.0), (20.0, 60.0), (-15.0, 40.0)):
            ring = [project(x, y), project(x + 0.1, y), project(x + 0.1, y + 0.1), project(x, y + 0.1)]
            plain = made.projections.plain(x, y + 0.05)
            true = [plain(*place) for place in ((x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1))]
            assert made.topology.ring_area(ring) == pytest.approx(made.topology.ring_area(true), rel=1e-3)
    x, y = made.projections.conformal_conic(3, 46.5, 44, 49)(3, 46.5)
    assert (x, y) == pytest.approx((0, 0))


def test_the_files_are_those_that_the_sources_make(tmp_path: Path) -> None:
    """Sources are not in the project: the folder that packaging/outlines names is given by TNI_NATURAL_EARTH."""
    if not (source := os.environ.get("TNI_NATURAL_EARTH")):
        pytest.skip("needs TNI_NATURAL_EARTH")
    subprocess.run([sys.executable, FOLDER, source, tmp_path], check=True, capture_output=True, timeout=200)
    kept = FOLDER.parents[1] / "plugins" / "outlines"
    for file in kept.glob("*.map"):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()
