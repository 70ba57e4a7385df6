"""Edits of a formula by the keys of a palette."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.formula_editing import FormulaEdit
from tni.document.formula_tree import FormulaError, parsed_formula

FRACTION, ROOT, POWER = r"\frac{□}{□}", r"\sqrt{□}", "^{□}"
TEMPLATES = st.sampled_from(
    ["x", "2", "+", "=", FRACTION, ROOT, POWER, "_{□}", "\\pi", "\\left( □ \\right)", "\\vec{□}"]
)
STEPS = st.lists(
    st.one_of(
        TEMPLATES.map(lambda template: ("put", template)),
        st.sampled_from([("next", ""), ("back", ""), ("left", ""), ("right", ""), ("erase", ""), ("line", "")]),
    ),
    max_size=25,
)


def marked(edit: FormulaEdit) -> str:
    return f"{edit.text[: edit.start]}<{edit.selected}>{edit.text[edit.end :]}"


def run(edit: FormulaEdit, step: tuple[str, str]) -> FormulaEdit:
    match step[0]:
        case "put":
            return edit.put(step[1])
        case "next":
            return edit.next_place()
        case "back":
            return edit.next_place(forwards=False)
        case "left":
            return edit.moved(forwards=False)
        case "right":
            return edit.moved(forwards=True)
        case "erase":
            return edit.erased()
        case _:
            return edit.new_line()


def test_a_formula_is_composed_by_keys_alone() -> None:
    edit = FormulaEdit("", 0, 0)
    for step in ("x", "=", FRACTION, "1", None, ROOT, "2", None, None, "+", "a", POWER, "2"):
        edit = edit.next_place() if step is None else edit.put(step)
    assert marked(edit) == r"x=\frac{1}{\sqrt{2}}+a^{2<>}"


@given(STEPS)
def test_keys_alone_never_make_a_formula_that_cannot_be_read(steps: list[tuple[str, str]]) -> None:
    edit = FormulaEdit("", 0, 0)
    for step in steps:
        edit = run(edit, step)
        assert 0 <= edit.start <= edit.end <= len(edit.text)
        for line in edit.text.split("\n"):
            parsed_formula(line)


@given(STEPS)
def test_erasing_again_and_again_leaves_nothing(steps: list[tuple[str, str]]) -> None:
    edit = FormulaEdit("", 0, 0)
    for step in steps:
        edit = run(edit, step)
    edit = FormulaEdit(edit.text, len(edit.text), len(edit.text))
    for _ in range(4 * len(edit.text) + 4):
        edit = edit.erased()
    assert edit.text.strip() in ("", "□")


@given(st.text(st.sampled_from("x{}\\frac^_&□ \n"), max_size=20), st.integers(0, 20), st.integers(0, 20), STEPS)
def test_keys_work_on_any_text(text: str, start: int, end: int, steps: list[tuple[str, str]]) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    edit = FormulaEdit(text, start, end)
    for step in steps:
        edit = run(edit, step)
        assert 0 <= edit.start <= edit.end <= len(edit.text)


@given(STEPS)
def test_steps_reach_the_end_and_the_beginning(steps: list[tuple[str, str]]) -> None:
    edit = FormulaEdit("", 0, 0)
    for step in steps:
        edit = run(edit, step)
    for _ in range(len(edit.text) + 1):
        edit = edit.moved(forwards=True)
    assert edit.end == len(edit.text)
    for _ in range(len(edit.text) + 1):
        edit = edit.moved(forwards=False)
    assert edit.start == 0


@pytest.mark.parametrize(
    ("text", "start", "end", "template", "wanted"),
    [
        ("x+1", 0, 3, ROOT, r"\sqrt{x+1}<>"),
        ("x+1", 0, 3, POWER, "{x+1}^{<□>}"),
        ("", 0, 0, POWER, "<□>^{□}"),
        ("2+", 2, 2, POWER, "2+<□>^{□}"),
        ("x", 1, 1, POWER, "x^{<□>}"),
        ("a", 1, 1, "\\pi", "a\\pi <>"),
        ("\\pi", 3, 3, "x", "\\pi x<>"),
        ("{□}", 1, 2, "x", "{x<>}"),
    ],
)
def test_what_is_selected_becomes_a_part(text: str, start: int, end: int, template: str, wanted: str) -> None:
    assert marked(FormulaEdit(text, start, end).put(template)) == wanted


def test_erasing_a_fraction_selects_it_first() -> None:
    edit = FormulaEdit(r"x+\frac{1}{2}", 13, 13).erased()
    assert edit.selected == r"\frac{1}{2}"
    assert marked(edit.erased()) == "x+<>"
    power = FormulaEdit("x^{2}", 5, 5).erased()
    assert power.selected == "^{2}"
    assert marked(FormulaEdit("x^{2}", 4, 4).erased()) == "x^{<□>}"


def test_a_new_line_in_a_table_is_a_row_of_it_and_none_breaks_a_fraction() -> None:
    table = r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"
    assert FormulaEdit(table, 17, 17).new_line().text == r"\begin{pmatrix} 1 & 2  \\ □ & □\\ 3 & 4 \end{pmatrix}"
    assert marked(FormulaEdit(r"\frac{1}{2}+x", 7, 7).new_line()) == "\\frac{1}{2}\n<>+x"


def test_a_bad_line_is_edited_sign_by_sign() -> None:
    edit = FormulaEdit(r"\frac{1", 7, 7)
    with pytest.raises(FormulaError):
        parsed_formula(edit.text)
    assert edit.erased().text == r"\frac{"
    assert edit.moved(forwards=False).start == 6
