"""A question over the whole page: everything on it, nothing over anything else, and large enough for the last row."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tests.program.teaching_gallery import state
from tni.core.ids import QuestionId
from tni.core.picture import EncodedPicture
from tni.document.page_format import Paper
from tni.quiz.bank.rendered_question import DrawnFormula, RenderedQuestion
from tni.quiz.question import Question, QuestionKind, true_false
from tni.quiz.round import RoundPhase
from tni.services.voting.vote_state import QuestionState
from tni.ui.vote.question_board import QuestionBoard
from tni.ui.vote.sheet_content import sheet_content
from tni.ui.vote.sheet_layout import LEAST_SHARE, SheetFitter, SheetLayout

LONG = (
    "Dans le cycle de l’eau, que devient la plus grande partie de l’eau de pluie qui tombe sur un sol argileux déjà "
    "saturé, en hiver, lorsque la végétation est au repos et que la nappe phréatique affleure ?"
)
ANSWERS = (
    "Elle s’infiltre lentement jusqu’à la nappe phréatique",
    "Elle ruisselle vers les cours d’eau",
    "Elle s’évapore dans la journée",
    "Elle est absorbée par les racines des arbres et des plantes vivaces, puis rendue à l’air par les feuilles",
    "Elle gèle et reste sur place jusqu’au printemps",
    "Elle est retenue par l’humus",
    "Elle rejoint directement la mer par des canaux souterrains",
    "Aucune de ces réponses",
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30"/></svg>'
SIZES = [(1280, 590), (1920, 960), (3840, 1980), (1024, 640), (640, 300)]


def picture(width: int, height: int) -> EncodedPicture:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#008080").save(data, "PNG")
    return EncodedPicture(data.getvalue(), "image/png", width, height)


def choice(count: int, text: str = "Laquelle ?", options: tuple[str, ...] = ()) -> Question:
    return Question(id=QuestionId("q"), choice_count=count, text=text, options=options, key="B")


PICTURES = RenderedQuestion(
    'Voici la figure. Quel est son symétrique par rapport à la droite ?<br><img src="a">',
    ('<img src="b">', '<img src="b">', '<img src="b">', "Aucun des trois"),
    drawn={"a": picture(900, 700), "b": picture(300, 260)},
)
FORMULAS = RenderedQuestion(
    'Que vaut <img src="f"> ?',
    ('<img src="f">', "deux", '<img src="f"> plus un', "rien"),
    drawn={"f": DrawnFormula(SVG, 3.0, 1.4, 0.4)},
)
VIEWS = {
    "short": (choice(4, "Quel fleuve traverse Paris ?", ("La Loire", "La Seine", "Le Rhône", "La Garonne")), None),
    "long, eight answers": (choice(8, LONG, ANSWERS), None),
    "letters alone": (choice(5, LONG), None),
    "true or false": (true_false(QuestionId("q"), key=True, text=LONG), None),
    "pictures": (choice(4), PICTURES),
    "formulas": (choice(4), FORMULAS),
    "order": (
        Question(id=QuestionId("q"), kind=QuestionKind.ORDER, choice_count=4, text=LONG, options=ANSWERS[:4]), None
    ),
    "match": (
        Question(
            id=QuestionId("q"), kind=QuestionKind.MATCH, choice_count=4, text="Associer.", options=ANSWERS[:4],
            targets=("un", "deux", "trois", "quatre"),
        ),
        None,
    ),
    "scale": (Question(id=QuestionId("q"), kind=QuestionKind.SCALE, choice_count=5, text=LONG), None),
}  # fmt: skip


def view_of(name: str, phase: RoundPhase = RoundPhase.OPEN) -> QuestionState:
    question, written = VIEWS[name]
    counts = dict.fromkeys(question.choices, 3) if phase is RoundPhase.REVEALED else None
    return QuestionState(state(phase, question=question, counts=counts), written=written)


@pytest.fixture
def look(qtbot: QtBot) -> Board:
    made = Board(QSize(1280, 720), "light")
    qtbot.addWidget(made)
    return made


def fitted(look: Board, name: str, width: int, height: int) -> SheetLayout:
    area = QRectF(20, 20, width - 40, height - 40)
    return SheetFitter(sheet_content(view_of(name)), look.look.font, QColor("black"), area, height).fit()


def text_box(layout: SheetLayout, place: int) -> QRectF:
    text = layout.answers[place].text
    assert text is not None
    return QRectF(text.at, QSizeF(text.document.idealWidth(), text.document.size().height()))


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_of_it_is_in_sight_apart_and_large(look: Board, name: str, width: int, height: int) -> None:
    layout = fitted(look, name, width, height)
    area = QRectF(19, 19, width - 38, height - 38)
    assert layout.sheets == 1
    assert layout.font_px >= height / LEAST_SHARE
    assert layout.count_px >= height / LEAST_SHARE
    stem = QRectF(layout.stem.at, layout.stem.document.size())
    boxes = [stem, *(answer.box for answer in (*layout.answers, *layout.targets))]
    for at, box in enumerate(boxes):
        assert area.contains(box.adjusted(1, 1, -1, -1)), (at, box, area)
        assert not any(box.adjusted(1, 1, -1, -1).intersects(other) for other in boxes[:at])
    for place, answer in enumerate(layout.answers):
        if answer.text is None:
            continue
        words = text_box(layout, place).adjusted(1, 1, -1, -1)
        assert answer.box.adjusted(-1, -1, 1, 1).contains(words)
        assert not words.intersects(answer.letter)
        assert not words.intersects(answer.bar)


def test_a_short_question_is_larger_than_a_long_one(look: Board) -> None:
    short, long = (fitted(look, name, 1280, 590).font_px for name in ("short", "long, eight answers"))
    assert short > 1.5 * long


@pytest.mark.parametrize("name", ["short", "long, eight answers", "letters alone", "true or false", "scale"])
def test_each_bar_has_room_for_its_count_and_tick(look: Board, name: str) -> None:
    layout = fitted(look, name, 1280, 590)
    assert all(answer.bar.width() > 8 * layout.count_px for answer in layout.answers)


ENDLESS = "Un mot après l’autre, jusqu’au bout. " * 400


def endless(look: Board, question: Question, height: int = 590) -> SheetLayout:
    """Layout of a question that is longer than any page."""
    view = QuestionState(state(RoundPhase.OPEN, question=question))
    area = QRectF(20, 20, 1240, height - 40)
    return SheetFitter(sheet_content(view), look.look.font, QColor("black"), area, height).fit()


@pytest.mark.parametrize(
    "question",
    [
        choice(4, ENDLESS, ANSWERS[:4]),
        choice(5, ENDLESS),
        choice(8, ENDLESS, ANSWERS),
        Question(id=QuestionId("q"), kind=QuestionKind.CLOUD, choice_count=0, text=ENDLESS),
        Question(id=QuestionId("q"), kind=QuestionKind.ORDER, choice_count=4, text=ENDLESS, options=ANSWERS[:4]),
    ],
    ids=["answers", "letters", "eight answers", "free words", "order"],
)
def test_a_question_longer_than_any_page_is_on_several_sheets_with_all_its_answers(
    look: Board, question: Question
) -> None:
    layout = endless(look, question)
    assert layout.font_px >= 590 / LEAST_SHARE
    assert not layout.cuts_answers
    assert layout.parts[0].top == layout.stem.at.y()
    for part, after in zip(layout.parts, layout.parts[1:], strict=False):
        assert abs(part.bottom - after.top) < 1, "no line is left out or shown twice"
        assert part.bottom - part.top <= layout.window.height()
    assert layout.parts[-1].bottom >= layout.stem.at.y() + layout.stem.document.size().height() - 1
    boxes = [answer.box for answer in layout.answers]
    assert not any(layout.window.intersects(box) for box in (*boxes, layout.result))
    assert all(QRectF(19, 19, 1242, 552).contains(box) for box in boxes)


def test_answers_that_fill_a_page_themselves_are_cut_between_two(look: Board) -> None:
    layout = endless(look, choice(8, ENDLESS, tuple(f"{n} {LONG} {LONG} {LONG} {LONG}" for n in range(8))))
    assert layout.cuts_answers
    assert layout.font_px >= 590 / LEAST_SHARE
    cuts = [part.bottom for part in layout.parts]
    assert not any(answer.box.top() + 1 < at < answer.box.bottom() - 1 for at in cuts for answer in layout.answers)


def test_words_of_the_teacher_are_words(look: Board) -> None:
    question = choice(2, "3 < 4 & <b>5</b> ?", ("<i>oui</i>", "non"))
    view = QuestionState(state(RoundPhase.OPEN, question=question))
    layout = SheetFitter(sheet_content(view), look.look.font, QColor("black"), QRectF(0, 0, 900, 500), 500).fit()
    assert layout.stem.document.toPlainText() == "3 < 4 & <b>5</b> ?"
    first = layout.answers[0].text
    assert first is not None
    assert first.document.toPlainText() == "<i>oui</i>"


@pytest.mark.parametrize("paper", [Paper.SOFT, Paper.BLACK])
def test_the_answers_are_told_apart_by_colour_in_the_question_and_in_the_result(look: Board, paper: Paper) -> None:
    board = QuestionBoard(look.kit, look)
    board.resize(1280, 590)
    colours = []
    for phase in (RoundPhase.OPEN, RoundPhase.REVEALED):
        board.show_question(view_of("short", phase), paper)
        layout, image = board.layout_now, board.grab().toImage()
        assert layout is not None
        found = [image.pixelColor((one.letter.topLeft() + one.letter.center()).toPoint() / 2) for one in layout.answers]
        assert len({colour.name() for colour in found}) == 4
        colours.append(found)
        at = layout.answers[0].bar.topLeft().toPoint() + layout.answers[0].bar.center().toPoint()
        shown = image.pixelColor(at.x() // 2, round(layout.answers[0].bar.center().y()))
        assert (shown == found[0]) is (phase is RoundPhase.REVEALED), "the bar of A is as its letter"
    assert colours[0] == colours[1]
