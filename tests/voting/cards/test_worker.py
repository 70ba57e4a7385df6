"""What a camera may do in a lesson: be pulled out, be covered, stop, give very large pictures or upright ones."""

from __future__ import annotations

import io
import sys

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.card_scenes import Held, Looks, Scene, card_picture
from tests.support.filmed_source import EVERY_S, FilmedSource, News, Over, Picture, Step, written_news
from tni.cameras import video_source
from tni.cameras.frame_health import PATIENCE_S, FrameHealth
from tni.cameras.video_source import CameraError, VideoSource
from tni.core.camera import CameraFault
from tni.quiz.card_codes import CardSet
from tni.voting.cards.worker import INTERVAL_S, PREVIEW_PX, CardReaderWorker

NOISE = np.random.default_rng(1)


def said(pictures: list[Step], monkeypatch: pytest.MonkeyPatch) -> News:
    """All that the process says of a film."""
    monkeypatch.setattr("tni.voting.cards.worker.RETRY_S", 0.0)
    film, out = FilmedSource(pictures), io.BytesIO()
    with pytest.raises(Over):
        CardReaderWorker("0", CardSet.TNI, out, film.opened, film.now).run()
    assert film.closed == 1 + sum(isinstance(one, CameraFault) for one in pictures)
    return written_news(out)


def states(heard: News) -> list[str]:
    return [head.get("fault", "sees") for head, _ in heard if head["say"] in ("sees", "failed")]


def grey(level: float, shape: tuple[int, int] = (60, 80)) -> Picture:
    return np.clip(NOISE.normal(level, 3.0, shape), 0, 255).astype(np.uint8)


def test_a_covered_camera_is_said_and_goes_on_when_it_sees_again(monkeypatch: pytest.MonkeyPatch) -> None:
    film: list[Step] = [grey(120), *(grey(4) for _ in range(60)), *(grey(120) for _ in range(5))]
    heard = said(film, monkeypatch)
    assert states(heard) == ["sees", "dark", "sees"]
    assert {"say": "trying"} in [head for head, _ in heard]  # or it would be taken for dead


def test_a_camera_that_stops_is_said_and_its_last_picture_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene(CardSet.TNI, 5, Looks(side_px=44.0, tilt_deg=10.0, noise=2.0, fingers=False), cards=4)
    stopped = scene.picture(0)
    heard = said([*[stopped] * 60, *(scene.picture(n) for n in range(1, 6))], monkeypatch)
    assert states(heard) == ["sees", "frozen", "sees"]
    before = [head["say"] for head, _ in heard[: [head.get("fault") for head, _ in heard].index("frozen")]]
    assert "answer" not in before  # the same picture three times is one picture
    assert {head["card"][0] for head, _ in heard if head["say"] == "answer"} == set(scene.answers)


def test_a_dark_start_and_a_repeated_picture_are_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    one = grey(120)
    film: list[Step] = [*(grey(2) for _ in range(10)), *[one] * 10, *(grey(120) for _ in range(5))]
    assert states(said(film, monkeypatch)) == ["sees"]


def test_a_camera_that_is_pulled_out_and_plugged_in_again_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    film: list[Step] = [grey(120), *[CameraFault.ABSENT] * 3, grey(120), CameraFault.BUSY, grey(120)]
    assert states(said(film, monkeypatch)) == ["sees", "absent", "sees", "busy", "sees"]


@pytest.mark.parametrize(("width", "height"), [(3840, 2160), (1080, 1920), (2160, 3840), (320, 240)])
def test_pictures_of_any_size_are_read_and_shown_small(
    width: int, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = np.pad(card_picture(CardSet.TNI, 9, 8), 8, constant_values=235.0)
    film: list[Step] = []
    for _ in range(12):
        picture = grey(120, (height, width))
        picture[40 : 40 + len(card), 60 : 60 + len(card)] = card.astype(np.uint8)
        film.append(picture)
    heard = said(film, monkeypatch)
    assert heard[0][0] == {"say": "sees", "width": width, "height": height}
    assert [head["card"][:2] for head, _ in heard if head["say"] == "answer"] == [[9, "A"]]
    shown = [(head["width"], head["height"], len(data)) for head, data in heard if head["say"] == "preview"]
    assert shown
    for small_width, small_height, size in shown:
        assert max(small_width, small_height) <= PREVIEW_PX
        assert small_width / small_height == pytest.approx(width / height, rel=0.01)
        assert size == small_width * small_height


def test_pictures_that_take_long_leave_time_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    film = FilmedSource([grey(120) for _ in range(40)])
    reader = CardReaderWorker("0", CardSet.TNI, io.BytesIO(), film.opened, film.now)
    looks: list[float] = []

    def look(_picture: Picture, now_s: float) -> None:
        looks.append(now_s)
        film.now_s += 0.4

    monkeypatch.setattr(reader, "search", look)
    with pytest.raises(Over):
        reader.run()
    assert len(looks) > 2
    assert min(np.diff(looks)) >= 3 * 0.4 > INTERVAL_S


def test_a_driver_that_waits_long_for_each_picture_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty tries of ten seconds would be taken for a process that hangs."""
    tries: list[int] = []

    class Stuck:
        def __init__(self, *_: object) -> None: ...

        def isOpened(self) -> bool:
            return True

        def set(self, *_: object) -> None: ...

        def grab(self) -> bool:
            tries.append(1)
            return False

    times = iter((0.0, 10.0, 20.0))
    monkeypatch.setattr(cv2, "VideoCapture", Stuck)
    monkeypatch.setattr(video_source.time, "monotonic", lambda: next(times))
    with pytest.raises(CameraError) as silent:
        VideoSource(sys.executable).skip()
    assert silent.value.fault is CameraFault.SILENT
    assert len(tries) == 1


@given(st.lists(st.sampled_from(["new", "same", "dark"]), min_size=1, max_size=80))
def test_a_fault_of_pictures_is_told_only_when_it_has_lasted(kinds: list[str]) -> None:
    health, at_s, good_s = FrameHealth(0.0), 0.0, 0.0
    last = np.full((16, 16), 100, np.uint8)
    for n, kind in enumerate(kinds):
        at_s += EVERY_S
        if kind != "same":
            last = np.full((16, 16), (100 if kind == "new" else 0) + n % 20, np.uint8)
        is_usable = health.check(last, at_s)
        good_s = at_s if is_usable else good_s
        assert not (is_usable and health.fault(at_s))
        assert health.fault(at_s) is None or at_s - good_s >= PATIENCE_S - 1e-9


def test_a_card_in_a_dim_room_is_no_black_picture() -> None:
    scene = Scene(CardSet.TNI, 1, Looks(side_px=44.0), cards=0)
    scene.held = [Held(3, "A", 500.0, 400.0)]
    scene.cards = {3: card_picture(CardSet.TNI, 3)}
    assert FrameHealth(0.0).check((scene.picture(0) // 4), 0.1)
