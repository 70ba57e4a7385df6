"""Solids: laws of their meshes, cuts and nets, and the item's gestures."""

from __future__ import annotations

from math import dist, pi
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins import solids
from plugins.solids.solid_item import Solids, plane_of, view_of
from plugins.solids.solid_shapes import ROUND, SOLIDS, SPHERE, area_of, mesh_of, volume_of
from plugins.solids.space import Mesh, area, cut, dot, edges, normal, unfolded, unit, volume
from tests.support.items import plugin
from tni.api.items import HandleDrag, ItemContext, State
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Solids()
LENGTHS = st.floats(0.5, 20.0).map(lambda value: round(value, 1))


@st.composite
def states(draw: st.DrawFn) -> State:
    return {
        **ITEM.new(CTX), "solid": draw(st.sampled_from(SOLIDS)), "a": draw(LENGTHS), "b": draw(LENGTHS),
        "c": draw(LENGTHS), "sides": draw(st.integers(3, 10)), "tilt": draw(st.floats(0, 90)),
        "spin": draw(st.floats(-180, 180)), "at": draw(st.floats(-0.97, 0.97)),
    }  # fmt: skip


def euler(mesh: Mesh) -> int:
    return len(mesh.points) - len(edges(mesh.faces)) + len(mesh.faces)


@given(states())
def test_solids_are_closed_and_look_outwards(state: State) -> None:
    mesh = mesh_of(state)
    assert euler(mesh) == 2
    assert all(len(faces) == 2 for faces in edges(mesh.faces).values())
    middle = (0.0, 0.0, max(point[2] for point in mesh.points) / 2)
    for face in mesh.faces:
        way = normal(mesh, face)
        assert dot(way, mesh.points[face[0]]) > dot(way, middle)


@given(states())
def test_written_volumes_and_areas_are_those_of_the_mesh(state: State) -> None:
    mesh = mesh_of(state)
    slack = 0.03 if state["solid"] in ROUND else 1e-9  # a polygon stands for the circle
    assert volume(mesh) == pytest.approx(volume_of(state), rel=slack)
    assert area(mesh) == pytest.approx(area_of(state), rel=slack)


@given(states())
def test_a_volume_is_the_sum_of_its_slices(state: State) -> None:
    """The areas of sections at all heights, by Simpson's rule, exact for these solids but the sphere's mesh."""
    assume(state["solid"] != SPHERE)
    mesh = mesh_of(state)
    high, count = max(point[2] for point in mesh.points), 6

    def slice_area(height: float) -> float:
        part, section = cut(mesh, (0.0, 0.0, 1.0), min(max(height, 1e-6 * high), (1 - 1e-6) * high))
        assert part is not None
        flat = Mesh(section, (tuple(range(len(section))),))
        return area(flat)

    areas = [slice_area(high * k / count) for k in range(count + 1)]
    total = high / count / 3 * (areas[0] + areas[-1] + 4 * sum(areas[1:-1:2]) + 2 * sum(areas[2:-1:2]))
    assert total == pytest.approx(volume(mesh), rel=1e-4)


@given(states())
def test_a_cut_leaves_two_solids_that_make_up_the_whole(state: State) -> None:
    mesh = mesh_of(state)
    way, offset = plane_of(state)
    heights = [dot(point, way) - offset for point in mesh.points]
    assume(min(abs(height) for height in heights) > 1e-6)
    below, section = cut(mesh, way, offset)
    above, other = cut(mesh, (-way[0], -way[1], -way[2]), -offset)
    assert below is not None
    assert above is not None
    assert (euler(below), euler(above), len(section)) == (2, 2, len(other))
    assert volume(below) + volume(above) == pytest.approx(volume(mesh))
    assert max(abs(dot(point, way) - offset) for point in section) < 1e-9


@given(states(), st.floats(0, 1))
def test_faces_keep_their_form_while_they_are_unfolded(state: State, share: float) -> None:
    assume(state["solid"] != SPHERE)
    mesh = mesh_of(state)
    for face, moved in zip(mesh.faces, unfolded(mesh, share), strict=True):
        for k in range(len(face)):
            before = dist(mesh.points[face[k - 1]], mesh.points[face[k]])
            assert dist(moved[k - 1], moved[k]) == pytest.approx(before, abs=1e-6)


@given(states())
def test_a_net_is_flat_and_of_one_piece(state: State) -> None:
    assume(state["solid"] != SPHERE)
    mesh = mesh_of(state)
    faces = unfolded(mesh, 1.0)
    assert max(abs(point[2]) for face in faces for point in face) < 1e-6
    corners = [tuple(tuple(round(value, 4) + 0.0 for value in point) for point in face) for face in faces]
    hinges = sum(parent is not None for parent in mesh.tree)
    sides = sum(map(len, faces)) - hinges
    points = sum(map(len, faces)) - 2 * hinges  # each hinge joins two pairs of corners
    assert points - sides + len(faces) == 1
    for number, parent in enumerate(mesh.tree):
        if parent is not None:
            shared = [one for one in mesh.faces[number] if one in mesh.faces[parent]]
            at, on = mesh.faces[number].index(shared[0]), mesh.faces[parent].index(shared[0])
            assert corners[number][at] == pytest.approx(corners[parent][on], abs=2e-4)


def test_the_net_of_a_cube_has_six_squares_side_by_side() -> None:
    state: dict[str, Any] = {**ITEM.new(CTX), "solid": "cube", "a": 1.0}
    middles = {
        tuple(round(sum(point[axis] for point in face) / 4) for axis in (0, 1))
        for face in unfolded(mesh_of(state), 1.0)
    }
    assert middles == {(0, 0), (0, -1), (0, 1), (1, 0), (-1, 0), (0, -2)}


@given(states(), st.floats(-90, 90), st.floats(0, 360), st.floats(-3, 3))
def test_the_plane_stays_under_the_finger(state: State, pitch: float, yaw: float, move: float) -> None:
    state = {**state, "pitch": pitch, "yaw": yaw, "cut": "shown", "at": 0.0}
    way, _ = plane_of(state)
    x, y = view_of(state).way(unit(way))
    assume(x * x + y * y > 4.0)
    plane = ITEM.handles(state, ITEM.size(state), CTX)[0]
    to = plane.at[0] + move * x / (x * x + y * y) ** 0.5, plane.at[1] + move * y / (x * x + y * y) ** 0.5
    after = ITEM.drag(state, HandleDrag("plane", plane.at, to), CTX)
    assume(abs(after["at"]) < 1)
    assert dist(ITEM.handles(after, ITEM.size(after), CTX)[0].at, to) < 0.05


def test_a_finger_anywhere_turns_it() -> None:
    state = ITEM.new(CTX)
    (turn,) = ITEM.handles(state, ITEM.size(state), CTX)
    assert turn.distance_mm((3.0, 120.0)) == 0
    once = ITEM.drag(state, HandleDrag("turn", (10, 10), (20, 14)), CTX)
    twice = ITEM.drag(once, HandleDrag("turn", (10, 10), (30, 18), before=(20, 14)), CTX)
    assert [(one["yaw"], one["pitch"]) for one in (once, twice)] == [(13.0, 28.0), (358.0, 34.0)]


@pytest.mark.parametrize(
    ("solid", "volume_line", "area_line"),
    [
        ("cube", "V = 5 × 5 × 5 = 125 cm³", "Aire = 150 cm²"),
        ("cuboid", "V = 5 × 3 × 4 = 60 cm³", "Aire = 94 cm²"),
        ("cone", "V = π × 5² × 4 ÷ 3 ≈ 104,72 cm³", "Aire ≈ 179,12 cm²"),
        ("sphere", "V = 4 ÷ 3 × π × 5³ ≈ 523,6 cm³", "Aire ≈ 314,16 cm²"),
    ],
)
def test_volume_and_area_are_written_when_asked(solid: str, volume_line: str, area_line: str) -> None:
    state = {**ITEM.new(CTX), "solid": solid, "volume": True, "area": True}
    assert ITEM.text(state, CTX).endswith(f"{volume_line}, {area_line}")
    assert ITEM.size(state).height_mm > ITEM.size({**state, "area": False}).height_mm
    assert pi * 25 * 4 / 3 == pytest.approx(104.72, abs=0.01)


def test_sections_are_named() -> None:
    hexagon = {**ITEM.new(CTX), "solid": "cube", "cut": "shown", "spin": 45.0, "tilt": 54.7356}
    assert ITEM.text(hexagon, CTX) == "Cube, section : hexagone"
    assert ITEM.text({**hexagon, "at": 0.6}, CTX) == "Cube, section : triangle"
    assert ITEM.text({**hexagon, "at": 1.0}, CTX) == "Cube, pas de section"


def test_it_keeps_the_contract() -> None:
    _, faults = item_faults(plugin("solids", solids.item), 400)
    assert faults == ()
