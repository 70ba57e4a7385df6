"""Drawings of formulas: room around signs, lines of tables, colours, bounds."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.formats.school_formulas import SCHOOL_FORMULAS
from tni.document.formula_places import PlacedDrawing
from tni.formats.formula_places import draw_with_places


def placed(latex: str) -> PlacedDrawing:
    found = draw_with_places(latex, 1_000)
    assert found is not None, latex
    return found


def gaps(latex: str, sign: str) -> list[tuple[float, float]]:
    """Return the free room before and behind each such sign, in em."""
    found, out = placed(latex), list[tuple[float, float]]()
    boxes = [(latex[place.start : place.end], place.box) for place in found.places]
    for (_, before), (name, own), (_, behind) in zip(boxes, boxes[1:], boxes[2:], strict=False):
        if name == sign:
            out.append((own[0] - before[0] - before[2], behind[0] - own[0] - own[2]))
    return out


def size(latex: str) -> tuple[float, float]:
    drawing = placed(latex).drawing
    return drawing.width, drawing.height


@pytest.mark.parametrize("latex", SCHOOL_FORMULAS)
def test_formulas_of_school_are_drawn_with_all_their_signs(latex: str) -> None:
    assert placed(latex).unknown == ()


@pytest.mark.parametrize("latex", ["x=-3", "(-3)", "]-3", "2;-3", r"2\times-3", r"a<-3", r"[-3", r"x\in]-3;2["])
def test_the_sign_of_a_number_stands_beside_it(latex: str) -> None:
    ((_, behind),) = gaps(latex, "-")
    assert behind < 0.16


@pytest.mark.parametrize("latex", ["2-3", "(2)-3", "]2]-3", "n!-3", "x^2-3", "[2;3[-4", "|x|-3"])
def test_an_operation_has_room_on_both_sides(latex: str) -> None:
    ((before, behind),) = gaps(latex, "-")
    assert before > 0.2
    assert behind > 0.2


@pytest.mark.parametrize("sign", [r"\times", r"\cup", r"\subset", r"\perp", r"\iff", r"\longmapsto", r"\setminus"])
def test_operations_and_relations_have_room(sign: str) -> None:
    ((before, behind),) = gaps(f"A {sign} B", sign)
    assert before > 0.18
    assert behind > 0.18


def test_the_sign_of_a_factorial_and_the_arrow_of_a_vector_take_no_room() -> None:
    assert gaps("n!k", "!")[0][0] < 0.15
    assert size(r"\vec{u}+\vec{v}")[0] == pytest.approx(size("u+v")[0], abs=0.4)
    assert size(r"\vec{\imath}+1")[0] == pytest.approx(size("i+1")[0], abs=0.4)


def test_a_semicolon_has_room_before_it_as_in_french() -> None:
    assert gaps("a;b", ";")[0][0] > 0.1
    assert gaps(r"a\,;b", ";")[0][0] == pytest.approx(gaps("a;b", ";")[0][0], abs=0.1)


def test_a_comma_between_digits_has_no_room() -> None:
    assert gaps("3,5", ",")[0][1] < 0.15


def test_a_binomial_has_no_line_and_a_fraction_has_one() -> None:
    thin = [b' height="0"' in placed(latex).drawing.svg for latex in (r"\binom{n}{k}", r"\frac{n}{k}")]
    assert thin == [True, False]


@pytest.mark.parametrize(
    ("latex", "count"),
    [
        (r"\begin{array}{r|l} 1 & 2 \\ 3 & 4 \end{array}", 1),
        (r"\begin{array}{rl} 1 & 2 \\ 3 & 4 \end{array}", 0),
        (r"\begin{array}{|c|c|} \hline 1 & 2 \\ \hline 3 & 4 \\ \hline \end{array}", 6),
        (r"\begin{array}{r|l} 1 & 2 \\ \cline{2-2} 3 & 4 \end{array}", 2),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix} \begin{array}{c|c} 1 & 2 \end{array}", 1),
    ],
)
def test_tables_have_their_lines(latex: str, count: int) -> None:
    assert placed(latex).drawing.svg.count(b"<rect") == count


def test_a_line_below_one_column_is_shorter_than_one_below_all() -> None:
    def lengths(line: str) -> list[float]:
        svg = placed(rf"\begin{{array}}{{rl}} 100 & 2 \\ {line} 3 & 4 \end{{array}}").drawing.svg.decode()
        return [float(part.split('"')[1]) for part in svg.split("<rect")[1:] for part in [part[part.index(" width") :]]]

    (whole,), (part,) = lengths(r"\hline"), lengths(r"\cline{2-2}")
    assert part < whole / 2


def test_an_empty_last_cell_keeps_its_line() -> None:
    latex = r"\begin{array}{r|l} 1 & 2 \\ 7 & \end{array}"
    assert "7" in [latex[place.start : place.end] for place in placed(latex).places]


@pytest.mark.parametrize(
    ("latex", "coloured"),
    [
        (r"\textcolor{red}{x}+y", 1),
        (r"\color{red}{x}+y", 1),
        (r"{\color{red} x+y}+z", 3),
        (r"\color{red} x+y", 3),
        (r"\textcolor{#c62828}{x}", 1),
        (r"\textcolor{nonsense}{x}", 0),
        (r"\textcolor{url(x)}{x}", 0),
    ],
)
def test_a_part_has_its_colour_and_the_rest_that_of_the_text(latex: str, coloured: int) -> None:
    svg = placed(latex).drawing.svg
    assert svg.count(b'"#c62828"') == coloured
    assert b"nonsense" not in svg
    assert b"url" not in svg


def test_bounds_stand_where_latex_says() -> None:
    over, beside = size(r"\sum_{k=1}^{n} k"), size(r"\sum\nolimits_{k=1}^{n} k")
    assert over[1] > beside[1]
    assert over[0] < beside[0]
    assert size(r"\int\limits_{0}^{1} x")[1] > size(r"\int_{0}^{1} x")[1]
    latex = r"\lim_{\substack{x > 0 \\ y > 1}} z"
    signs = [place for place in placed(latex).places if latex[place.start : place.end] == ">"]
    assert all(below.box[1] > above.box[1] + above.box[3] for above, below in pairwise(signs))


@pytest.mark.parametrize("invisible", ["\u200b", "\u200d", "\u202e", "\ufeff", "\u2061", "\u00ad"])
def test_signs_without_a_form_are_not_drawn(invisible: str) -> None:
    assert placed(f"x{invisible}+1").drawing == placed("x+1").drawing


@pytest.mark.parametrize("space", ["\u202f", "\u00a0", "\u2009", r"\,"])
def test_thousands_stand_apart(space: str) -> None:
    assert size(f"12{space}345")[0] > size("12345")[0] + 0.1
    assert placed(r"\text{12 345}").drawing.svg.count(b"<path") == len("12345")


def test_room_asked_for_below_a_line_is_not_written() -> None:
    assert (
        placed(r"\begin{pmatrix} 1 \\[4pt] 2 \end{pmatrix}").drawing
        == placed(r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}").drawing
    )


def test_bounds_of_unions_stand_below_and_above() -> None:
    latex = r"\bigcup_{i}^{n} A"
    signs = {latex[place.start : place.end]: place.box for place in placed(latex).places}
    assert signs["i"][1] > signs["n"][1] + signs["n"][3] + 1.0
    assert size(r"\bigcap_{k} A")[1] > size(r"\bigcap\nolimits_{k} A")[1]


def test_bold_letters_are_upright() -> None:
    assert placed(r"\mathbf{A}").drawing.svg != placed(r"\boldsymbol{A}").drawing.svg
