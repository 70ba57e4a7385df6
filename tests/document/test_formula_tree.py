"""Trees of formulas: the places of their parts, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.formula_tree import FormulaError, FormulaFault, NodeKind, Row, all_nodes, parsed_formula

SIGNS = st.text(st.sampled_from(["{", "}", "\\", "^", "_", "&", "a", "1", "[", "]", " ", "□", "$"]), max_size=30)
PIECES = st.lists(
    st.sampled_from([
        "\\frac", "{", "}", "x", "2", "^", "_", "\\sqrt", "[", "]", "\\left(", "\\right)", "\\begin{cases}", "&",
        "\\\\", "\\end{cases}", "\\text{si }", "\\alpha ", "'", " ", "□",
        "\\textcolor{red}", "\\color{red}", "\\substack{", "\\limits", "\\cline{1-2}",
    ]),
    max_size=25,
).map("".join)  # fmt: skip


def read(latex: str) -> Row | FormulaError:
    try:
        return parsed_formula(latex)
    except FormulaError as error:
        return error


@given(st.one_of(SIGNS, PIECES))
def test_any_text_is_read_or_refused_with_a_place_in_it(latex: str) -> None:
    found = read(latex)
    if isinstance(found, FormulaError):
        assert 0 <= found.at <= len(latex)
        return
    for node in all_nodes(found):
        assert 0 <= node.start < node.end <= len(latex)
        for part in node.parts:
            assert node.start <= part.start <= part.end <= node.end


@given(PIECES)
def test_parts_of_a_row_follow_one_another_and_leave_out_only_spaces(latex: str) -> None:
    try:
        row = parsed_formula(latex)
    except FormulaError:
        return
    at = 0
    for node in row.nodes:
        assert not latex[at : node.start].strip()
        at = node.end
    assert not latex[at:].strip()


def test_parts_are_found_by_their_kinds() -> None:
    nodes = parsed_formula(r"\frac12+x_1^{2}\left(\text{si }a\right]\begin{cases}x&1\\y\end{cases}").nodes
    assert [node.kind for node in nodes] == [
        NodeKind.COMMAND,
        NodeKind.SIGN,
        NodeKind.SCRIPTS,
        NodeKind.FENCE,
        NodeKind.BLOCK,
    ]
    assert nodes[3].name == "( ]"
    assert nodes[4].columns == (2, 1)


def test_a_colour_has_its_part_and_lines_below_a_sign_are_a_table() -> None:
    part, sign, lines = parsed_formula(r"\color{red}{x}\color{blue}\substack{a\\b}").nodes
    assert (part.name, [row.nodes[0].name for row in part.parts]) == ("textcolor", ["red", "x"])
    assert (sign.kind, sign.name) == (NodeKind.SIGN, "\\color")
    assert (lines.kind, lines.columns) == (NodeKind.BLOCK, (1, 1))


@pytest.mark.parametrize("command", ["\\limits", "\\nolimits"])
def test_where_bounds_stand_changes_what_they_belong_to_in_nothing(command: str) -> None:
    (scripts,) = parsed_formula(rf"\sum{command}_{{k=1}}^{{n}}").nodes
    assert scripts.base is not None
    assert scripts.base.name == "\\sum"


@pytest.mark.parametrize(
    ("latex", "fault", "at"),
    [
        (r"x+\frac{1", FormulaFault.BRACES, 7),
        ("ab}", FormulaFault.BRACES, 2),
        (r"1+\frac{1}", FormulaFault.PARTS, 2),
        (r"1+\left( x", FormulaFault.SIDES, 2),
        (r"1+x \right)", FormulaFault.SIDES, 4),
        (r"1+\begin{cases} x", FormulaFault.BLOCKS, 2),
        (r"\begin{cases} x \end{matrix}", FormulaFault.BLOCKS, 16),
        (r"x\end{cases}", FormulaFault.BLOCKS, 1),
        ("x_1^2_3", FormulaFault.TWICE, 5),
        ("x & y", FormulaFault.COLUMN, 2),
        ("100 %", FormulaFault.SIGN, 4),
        (r"\sqrt[3", FormulaFault.BRACES, 5),
        ("x\\", FormulaFault.PARTS, 1),
        (r"\textcolor{red}", FormulaFault.PARTS, 0),
        (r"1+\substack x", FormulaFault.PARTS, 2),
        (r"\substack{a & b}", FormulaFault.COLUMN, 12),
        (r"\substack{a \\ b", FormulaFault.BRACES, 9),
    ],
)
def test_a_mistake_is_told_with_its_place(latex: str, fault: FormulaFault, at: int) -> None:
    with pytest.raises(FormulaError) as raised:
        parsed_formula(latex)
    assert (raised.value.fault, raised.value.at) == (fault, at)


@pytest.mark.parametrize(
    "latex", ["{" * 1_000, r"\sqrt" * 1_000, r"\left(" * 1_000, "x^{" * 1_000, r"\frac\frac" * 500]
)
def test_deep_formulas_are_refused_and_never_end_the_program(latex: str) -> None:
    with pytest.raises(FormulaError) as raised:
        parsed_formula(latex)
    assert raised.value.fault is FormulaFault.DEEP
