"""Copy of a question, made while the question stands: nothing is encoded, decoded or missing at the first ink."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage

from tests.support.hands import Stylus
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room
from tests.support.vote_widgets import let_it_stand
from tests.ui.vote.test_question_stage import inked, typed, write
from tests.ui.vote.test_question_stage_ink import middle_of_bar, written_at
from tests.ui.vote.test_vote_hand import press
from tni.core.picture import EncodedPicture
from tni.document.items import Image, Stroke
from tni.document.page_format import Paper
from tni.render.raster import image_painters
from tni.render.raster.image_decoder import decode_image
from tni.render.raster.page_image import encode_picture
from tni.ui.chrome.commands import CommandId
from tni.ui.vote import copy_ahead


class Codec:
    """Encodes and decodes as the program does, and remembers in which threads. may_encode: cleared to hold it up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.encoded_in: list[threading.Thread] = []
        self.decoded_in: list[threading.Thread] = []
        self.may_encode = threading.Event()
        self.may_encode.set()
        monkeypatch.setattr(copy_ahead, "encode_picture", self._encode)
        monkeypatch.setattr(image_painters, "decode_image", self._decode)

    def _encode(self, image: QImage) -> EncodedPicture:
        self.encoded_in.append(threading.current_thread())
        self.may_encode.wait(60)
        return encode_picture(image)

    def _decode(self, data: bytes) -> QImage:
        self.decoded_in.append(threading.current_thread())
        return decode_image(data)


@pytest.fixture
def codec(monkeypatch: pytest.MonkeyPatch) -> Codec:
    return Codec(monkeypatch)


def draw(pen: Stylus, start: QPoint) -> None:
    x, y = start.toTuple()
    pen.send(QEvent.Type.TabletPress, (x, y))
    for step in range(1, 10):
        pen.send(QEvent.Type.TabletMove, (x + 10 * step, y))
    pen.send(QEvent.Type.TabletRelease, (x + 90, y), 0.0)


def samples(here: Room) -> int:
    """Number of samples of the only stroke on the page shown."""
    (found,) = (i for i in here.board.editor.document.items(here.board.editor.page.id) if isinstance(i, Stroke))
    return len(found.samples)


def test_the_first_ink_encodes_and_decodes_nothing(here: Room, codec: Codec) -> None:
    board = typed(here)
    here.trigger(CommandId.PEN)
    let_it_stand(here.teaching.vote.stage)
    before = len(codec.encoded_in)
    assert threading.main_thread() not in codec.encoded_in
    draw(Stylus(here.program), QPoint(400, 300))
    assert not board.is_covering
    assert inked(here) == ["Image", "Stroke"], "in the events themselves"
    wait_for(lambda: not here.board.shown.screen.pending(), "the page")
    here.board.shown.thumbnail(here.board.editor.page.id, board.size())
    assert (len(codec.encoded_in), codec.decoded_in) == (before, [])


def test_a_question_that_stands_unchanged_is_encoded_once(here: Room, qtbot, codec: Codec) -> None:
    board = typed(here)
    for notice in here.board.window.notices.shown[:]:
        notice.close()  # else the page grows when the first vote closes it
    press(here, qtbot, 1, "A")
    let_it_stand(here.teaching.vote.stage)
    encoded, picture = len(codec.encoded_in), board.bare_picture()
    press(here, qtbot, 2, "B")
    assert here.teaching.vote.stage.is_ready_for_ink
    assert board.bare_picture() is picture
    assert len(codec.encoded_in) == encoded, "votes that arrive change nothing of it"


def test_a_pen_that_is_quicker_than_the_copy_loses_no_sample(here: Room, codec: Codec) -> None:
    codec.may_encode.clear()
    board, pen = typed(here), Stylus(here.program)
    here.trigger(CommandId.PEN)
    draw(pen, QPoint(400, 300))
    assert board.is_covering
    assert len(here.board.editor.pages) == 1
    codec.may_encode.set()
    wait_for(lambda: not board.is_covering, "the copy")
    assert inked(here) == ["Image", "Stroke"]
    held = samples(here)
    here.trigger(CommandId.UNDO)
    draw(pen, QPoint(400, 300))
    assert samples(here) == held, "as many as without any wait"


def test_a_copy_that_cannot_be_encoded_leaves_the_question_and_the_next_contact_tries_again(
    here: Room, codec: Codec, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_image: QImage) -> EncodedPicture:
        raise RuntimeError("Qt cannot write png")

    monkeypatch.setattr(copy_ahead, "encode_picture", refuse)
    board, pen = typed(here), Stylus(here.program)
    here.trigger(CommandId.PEN)
    draw(pen, QPoint(400, 300))
    assert board.is_covering
    monkeypatch.undo()
    draw(pen, QPoint(400, 300))
    wait_for(lambda: not board.is_covering, "the copy")
    assert "Stroke" in inked(here)


def test_after_undo_the_question_stands_again_and_takes_a_second_stroke(here: Room, pointer) -> None:
    board = typed(here)
    here.trigger(CommandId.PEN)
    write(here, pointer)
    write(here, pointer, (0.6, 0.5), (0.8, 0.6))
    assert inked(here) == ["Image", "Stroke", "Stroke"]
    for _ in range(3):
        here.trigger(CommandId.UNDO)
    assert board.is_covering
    write(here, pointer)
    assert inked(here) == ["Image", "Stroke"]
    assert len(here.board.editor.pages) == 2


def test_a_question_that_is_put_away_unwritten_leaves_the_page_as_it_was(here: Room) -> None:
    window = here.board.window
    window.do(lambda s: s.add_text("Sous la question", 100, 60))
    window.do(lambda s: s.select(frozenset()))
    wait_for(lambda: not here.board.shown.screen.pending(), "the text")
    before = window.canvas.grab().toImage()
    typed(here)
    let_it_stand(here.teaching.vote.stage)
    here.teaching.voting.put_away()
    wait_for(lambda: not here.board.shown.screen.pending(), "the page")
    assert window.canvas.grab().toImage() == before
    assert not here.teaching.vote.stage.is_ready_for_ink


def test_the_copy_follows_the_paper(here: Room, pointer) -> None:
    typed(here)
    here.trigger(CommandId.PEN)
    let_it_stand(here.teaching.vote.stage)
    here.board.window.do(lambda s: s.set_paper(Paper.BLACK))
    here.teaching.vote.stage.show_sheet(True)
    write(here, pointer)
    editor = here.board.editor
    image = editor.document.items(editor.page.id)[0]
    assert isinstance(image, Image)
    stored = decode_image(here.board.shown.lesson.port.blob(image.blob))
    assert stored.pixelColor(2, 2).lightness() < 60


class Frames(QObject):
    """Colours of a place of the page, each time that the canvas is painted."""

    def __init__(self, here: Room, at: QPoint) -> None:
        super().__init__()
        self._here, self._at = here, at
        self.colours: list[int] = []

    def eventFilter(self, canvas: QObject, event: QEvent) -> bool:
        front = self._here.board.shown.screen.front
        if event.type() is QEvent.Type.Paint and front is not None:
            self.colours.append(front.pixelColor(self._at).rgb())
        return False


def test_no_frame_misses_the_bars_of_the_result(here: Room, pointer, qtbot) -> None:
    board = typed(here)
    press(here, qtbot, 1, "A")
    here.reveal()
    here.trigger(CommandId.PEN)
    canvas = here.board.window.canvas
    bar = canvas.mapFromGlobal(middle_of_bar(here, board, 0))
    shown = board.whole_picture().pixelColor(bar)
    assert shown.saturation() > 60
    let_it_stand(here.teaching.vote.stage)
    frames = Frames(here, bar)
    canvas.installEventFilter(frames)
    write(here, pointer, (0.7, 0.85), (0.8, 0.9))
    wait_for(lambda: not here.board.shown.screen.pending() and not board.isVisible(), "the page")
    assert written_at(here)
    assert set(frames.colours) == {shown.rgb()}
