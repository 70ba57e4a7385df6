"""Real handwriting is read whole, at its size and speed; any text gives strokes or our own error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.format_errors import UnipenError, UnipenIncludeError
from tni.formats.unipen import parse_unipen, read_unipen

SMALL = """.COORD X Y T P
.X_POINTS_PER_INCH 254
.Y_POINTS_PER_INCH 254
.POINTS_PER_SECOND 100
.PEN_DOWN
0 0 0 1
10 20 10 2
.PEN_UP
5 5 20 0
.PEN_DOWN
30 0 30 3
"""


def test_units_time_and_pen_up() -> None:
    first, second = parse_unipen(SMALL)
    assert [(p.x_mm, p.y_mm, p.t_s) for p in first] == [pytest.approx((0, 0, 0)), pytest.approx((1, -2, 0.01))]
    assert [p.pressure for p in first] == [1, 2]
    assert [(p.x_mm, p.y_mm) for p in second] == [pytest.approx((3, 0))]
    assert second[0].t_s == pytest.approx(0.03)


def test_points_per_millimetre_are_read_too() -> None:
    millimetres = SMALL.replace("X_POINTS_PER_INCH 254", "X_POINTS_PER_MM 10")
    millimetres = millimetres.replace("Y_POINTS_PER_INCH 254", "Y_POINTS_PER_MM 20")
    for one, other in zip(parse_unipen(SMALL), parse_unipen(millimetres), strict=True):
        assert [(p.x_mm, p.y_mm / 2) for p in one] == [pytest.approx((p.x_mm, p.y_mm)) for p in other]


HEAD, STROKES = SMALL.split(".PEN_DOWN", 1)


def write_files(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="latin-1")
    return folder / "main"


@pytest.mark.parametrize("name", ["head", "below/head", "below\\head"])
def test_a_file_beside_it_or_below_is_included(tmp_path: Path, name: str) -> None:
    inner = ".INCLUDE units\n" if name != "head" else HEAD
    main = write_files(tmp_path, main=f".INCLUDE {name}\n.PEN_DOWN{STROKES}", head=HEAD, below__units=HEAD)
    write_files(tmp_path, below__head=inner)
    assert read_unipen(main) == parse_unipen(SMALL)
    assert read_unipen(main) != parse_unipen(f".COORD X Y T P\n.PEN_DOWN{STROKES}")


@pytest.mark.parametrize(
    "name", ["", "missing", "main", "loop", "../outside", "/etc/hostname", "below", "many", "outwards", "a\0b"]
)
def test_no_other_file_is_included(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").write_text(HEAD)
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "outwards").symlink_to(tmp_path / "outside")
    main = write_files(
        folder,
        main=f"\n.INCLUDE {name}\n.PEN_DOWN{STROKES}",
        loop=".INCLUDE back\n",
        back=".INCLUDE loop\n",
        below__head=HEAD,
        many=".INCLUDE empty\n" * 100,
        empty="",
    )
    with pytest.raises(UnipenIncludeError) as caught:
        read_unipen(main)
    assert caught.value.line == 2


def test_a_text_without_a_file_includes_nothing() -> None:
    with pytest.raises(UnipenIncludeError):
        parse_unipen(f".INCLUDE head\n.PEN_DOWN{STROKES}")


def test_every_recorded_writer_is_readable(corpus: Path) -> None:
    files = sorted((corpus / "ink" / "unipen" / "atu1").glob("*.dat"))
    assert files
    for path in files:
        strokes = read_unipen(path)
        points = [p for s in strokes for p in s]
        width = max(p.x_mm for p in points) - min(p.x_mm for p in points)
        assert len(points) > 50, path.name
        assert 5 < width < 400, path.name
        assert 0.5 < points[-1].t_s < 600, path.name


@pytest.mark.parametrize("text", ["", ".PEN_DOWN\n", ".PEN_DOWN\n1 a", ".COORD T\n", ".POINTS_PER_SECOND 0"])
def test_what_is_no_handwriting_is_refused(text: str) -> None:
    with pytest.raises(UnipenError):
        parse_unipen(text)


_WORD = st.sampled_from(
    [".PEN_DOWN", ".PEN_UP", ".COORD", "X", "Y", "T", ".POINTS_PER_SECOND", "1", "-3.5", "nan", "é"]
)


@given(st.lists(st.lists(_WORD, max_size=5).map(" ".join), max_size=30).map("\n".join) | st.text(max_size=200))
def test_any_text_is_strokes_or_our_error(text: str) -> None:
    try:
        strokes = parse_unipen(text)
    except UnipenError:
        return
    assert all(len(stroke) > 0 for stroke in strokes)


def test_a_run_is_cut_where_the_pen_does_not_press() -> None:
    rows = "0 0 0\n1 1 9\n2 2 9\n3 3 0\n9 9 0\n5 5 7\n"
    lifted = parse_unipen(f".COORD X Y P\n.PEN_DOWN\n{rows}.PEN_UP\n")
    assert [[point.pressure for point in stroke] for stroke in lifted] == [[9.0, 9.0], [7.0]]
    (whole,) = parse_unipen(".COORD X Y P\n.PEN_DOWN\n0 0 0\n1 1 0\n.PEN_UP\n")
    assert len(whole) == 2
