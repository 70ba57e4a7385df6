"""Python's garbage is looked for where widgets may be taken away."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.running_program import wait_for
from tni.ui.event_loop import garbage_collector
from tni.ui.event_loop.garbage_collector import GarbageCollector


@pytest.fixture
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


class Ring:
    """Itself its only owner, with a widget."""

    def __init__(self, gone_on: list[int]) -> None:
        self.widget, self.me = QWidget(), self
        weakref.finalize(self, lambda: gone_on.append(threading.get_ident()))


@pytest.mark.usefixtures("as_before", "qapp")
def test_a_widget_that_nobody_owns_goes_on_the_main_thread_alone() -> None:
    looked = GarbageCollector(lambda: False)
    looked.begin()
    gone_on: list[int] = []
    Ring(gone_on)

    def work() -> None:
        kept = [[n] for n in range(50_000)]  # Python by itself would look for garbage here
        assert len(kept) == 50_000

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert gone_on == []
    kept = [[n] for n in range(2 * gc.get_threshold()[0])]
    wait_for(lambda: bool(gone_on), "the garbage")
    assert gone_on == [threading.get_ident()]
    assert kept


@pytest.mark.usefixtures("as_before", "qapp")
def test_a_pen_that_is_down_is_not_held_up_unless_it_stays_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = GarbageCollector(lambda: True)
    looked.begin()
    gone_on: list[int] = []
    Ring(gone_on)
    kept = [[n] for n in range(2 * gc.get_threshold()[0])]
    looked.collect_if_due()
    assert gone_on == []
    monkeypatch.setattr(garbage_collector, "MAX_NEW_OBJECTS", 10)
    looked.collect_if_due()
    assert gone_on == [threading.get_ident()]
    assert kept
    QApplication.processEvents()
