"""Moodle's things to put on a picture: a question for each, with its place."""

from __future__ import annotations

import io
from base64 import b64encode

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tni.formats.banks.format_registry import read, write
from tni.formats.banks.question_renderer import askable
from tni.formats.banks.read_context import BankReadResult
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import Area, AreaShape, Matching, PointBody
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.question_kinds import QuestionKind


def png(width: int, height: int) -> str:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return b64encode(out.getvalue()).decode()


def quiz(kind: str, inside: str, picture: str = "", grade: int = 4) -> BankReadResult:
    file = f'<file name="fond.png" path="/" encoding="base64">{picture or png(600, 400)}</file>'
    return read(
        f'<quiz><question type="{kind}"><name><text>n</text></name>'
        f'<questiontext format="html"><text>&lt;p&gt;Placez.&lt;/p&gt;</text></questiontext>'
        f"<defaultgrade>{grade}</defaultgrade>{file}{inside}</question></quiz>".encode()
    )


def drag(number: int, text: str = "", picture: str = "") -> str:
    file = f'<file name="p.png" path="/" encoding="base64">{picture}</file>' if picture else ""
    return f"<drag><no>{number}</no><text>{text}</text><draggroup>1</draggroup>{file}</drag>"


def drop(number: int, choice: int, left: float, top: float) -> str:
    return (
        f"<drop><text></text><no>{number}</no><choice>{choice}</choice><xleft>{left}</xleft><ytop>{top}</ytop></drop>"
    )


def area(number: int, choice: int, shape: str, coords: str) -> str:
    return f"<drop><no>{number}</no><shape>{shape}</shape><coords>{coords}</coords><choice>{choice}</choice></drop>"


def point(item: BankQuestion) -> PointBody:
    assert isinstance(item.body, PointBody)
    return item.body


def test_several_markers_are_a_question_each() -> None:
    inside = drag(1, "Nord") + drag(2, "Sud") + drag(3, "Leurre")
    inside += (
        area(1, 2, "circle", "30,40;5") + area(2, 1, "poly", "0,0;10,0;10,10") + area(3, 2, "rectangle", "1,2;3,4")
    )
    found = quiz("ddmarker", inside)
    north, south = found.bank.items
    assert [item.stem.text for item in (north, south)] == ["<p>Placez.</p><p>Nord</p>", "<p>Placez.</p><p>Sud</p>"]
    assert point(north).areas == (Area(AreaShape.POLY, (0, 0, 10, 0, 10, 10), True, "Nord"),)
    assert [one.coords for one in point(south).areas] == [(30, 40, 5), (1, 2, 4, 6)]
    assert (north.points, found.numbers) == (2.0, (1, 1))
    assert [file.name for file in north.files] == ["fond.png"]
    assert {(loss.kind, loss.what) for loss in found.losses} == {
        (LossKind.KIND, "ddmarker"),
        (LossKind.ANSWERS, "Leurre"),
    }


def test_words_are_put_where_moodle_draws_them() -> None:
    found = quiz("ddimageortext", drag(1, "Loire") + drag(2, "Seine") + drop(1, 2, 300, 40) + drop(2, 1, 100, 200))
    loire, seine = found.bank.items
    assert [one.label for item in (loire, seine) for one in point(item).areas] == ["Loire", "Seine"]
    (place,) = point(loire).areas
    x, y, radius = place.coords
    assert place.shape is AreaShape.CIRCLE
    assert 100 < x < 200
    assert 200 < y < 230
    assert radius >= 20
    assert {loss.kind for loss in found.losses} == {LossKind.KIND}
    live = askable(loire)
    assert live is not None
    assert (live.question.kind, live.losses, live.question.key is not None) == (QuestionKind.POINT, (), True)


def test_small_pictures_of_the_same_name_are_told_apart() -> None:
    inside = drag(1, "un", png(40, 20)) + drag(2, "deux", png(60, 80)) + drop(1, 1, 10, 10) + drop(2, 2, 200, 100)
    found = quiz("ddimageortext", inside)
    first, second = found.bank.items
    assert [file.name for file in first.files] == ["fond.png", "drag1/p.png"]
    assert [file.name for file in second.files] == ["fond.png", "drag2/p.png"]
    assert 'src="@@PLUGINFILE@@/drag2/p.png" alt="deux"' in second.stem.text
    assert point(second).areas[0].coords == (230, 140, 30)
    assert [one.label for item in (first, second) for one in point(item).areas] == ["un", "deux"]
    made = write(found.bank, BankFormat.MOODLE)
    assert made.losses == ()
    again = read(made.data)
    assert (again.losses, [item.body for item in again.bank.items]) == ((), [first.body, second.body])


def test_what_belongs_nowhere_is_lost_and_rows_left_empty_are_not() -> None:
    found = quiz("ddimageortext", drag(1, "un") + drag(2, "leurre") + drop(1, 1, 10, 10) + drop(2, 0, 0, 0))
    assert len(found.bank.items) == 1
    assert {(loss.kind, loss.what) for loss in found.losses} == {
        (LossKind.KIND, "ddimageortext"),
        (LossKind.ANSWERS, "leurre"),
    }


def test_without_any_place_there_is_no_question() -> None:
    for kind in ("ddimageortext", "ddmarker"):
        for inside in ("", drag(1, "un"), drag(1, "un") + drag(2, "deux"), drop(1, 1, 1, 1)):
            found = quiz(kind, inside)
            assert found.bank.items == ()
            assert (LossKind.KIND, kind) in {(loss.kind, loss.what) for loss in found.losses}


def test_pairs_that_are_dragged_are_pairs() -> None:
    found = read(
        b'<quiz><question type="ddmatch"><questiontext><text>Q</text></questiontext>'
        b'<subquestion format="html"><text>un</text><answer format="html"><text>&lt;b&gt;1&lt;/b&gt;</text></answer>'
        b'</subquestion><subquestion format="html"><text></text><answer format="html"><text>2</text></answer>'
        b"</subquestion></question></quiz>"
    )
    (item,) = found.bank.items
    assert isinstance(item.body, Matching)
    assert [(pair.left.text, pair.right and pair.right.text) for pair in item.body.pairs] == [
        ("un", "<b>1</b>"),
        ("", "2"),
    ]


spots = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), min_size=2, max_size=8, unique=True)


@given(spots)
def test_places_of_words_never_overlap(corners: list[tuple[int, int]]) -> None:
    inside = "".join(drag(n, "mot") + drop(n, n, *corner) for n, corner in enumerate(corners, 1))
    circles = [one.coords for item in quiz("ddimageortext", inside).bank.items for one in point(item).areas]
    assert len(circles) == len(corners)
    for at, (x, y, radius) in enumerate(circles):
        for other_x, other_y, other in circles[:at]:
            assert radius + other <= max(2.0, ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 + 1e-6)
