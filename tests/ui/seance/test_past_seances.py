"""The list of past séances: what is deleted can be put back, its lines follow the outbox, a year is a PDF or a zip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tni.cahier.entry import CahierEntry
from tni.cahier.file_links import EntryDocuments
from tni.services.cahier.past_filter import LeftToDo
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.seance.past_seances_sheet import PastSeancesSheet


class Sending:
    """Way to the ENT as the list asks for it."""

    def __init__(self) -> None:
        self.left, self.listeners = LeftToDo.TO_SEND, list[Callable[[], None]]()

    def subscribe(self, listener: Callable[[], None]) -> None:
        self.listeners.append(listener)

    def opens_at(self) -> datetime | None:
        return None

    def documents(self, _entry: CahierEntry, found: Callable[[EntryDocuments], None]) -> None:
        found(EntryDocuments())


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        for subject in ("Maths", "Physique"):
            made.teaching.seance.begin(made.class_id, "5eA", subject)
            made.end_seance()
        yield made


def listed(here: Room) -> PastSeancesSheet:
    here.teaching.seance.show_past()
    sheet = here.teaching.seance.past.sheet
    assert sheet is not None
    wait_for(lambda: sheet.seances.count() == 2, "the list")
    return sheet


def stored(here: Room) -> list[str]:
    return [one.subject for one in here.program.stores.seances.listed()]


def test_a_double_press_deletes_one_seance_and_it_can_be_put_back(here: Room) -> None:
    sheet = listed(here)
    for _press in range(2):
        QTest.mouseClick(sheet.delete, Qt.MouseButton.LeftButton)
    assert sheet.seances.count() == 1
    assert len(stored(here)) == 2
    sheet.undelete.click()
    wait_for(lambda: sheet.seances.count() == 2, "the séance")
    assert not sheet.undelete.isVisible()
    sheet.put_away()
    here.teaching.seances.cahier.close()
    assert len(stored(here)) == 2


def test_what_was_deleted_is_gone_once_the_list_is_closed(here: Room) -> None:
    sheet = listed(here)
    QTest.mouseClick(sheet.delete, Qt.MouseButton.LeftButton)
    sheet.put_away()
    here.teaching.seances.cahier.close()
    assert stored(here) == ["Maths"]


def test_the_list_follows_the_outbox(here: Room) -> None:
    sending = Sending()
    sheets = here.teaching.seance.sheets
    sheets.__dict__.pop("past", None)
    sheets.sending = lambda: sending  # type: ignore[assignment,return-value]
    sheets.left_to_send, sheets.show_outbox = lambda _entry: sending.left, lambda: None
    sheet = listed(here)
    assert sheet.seances.item(0).text().endswith("\nÀ envoyer")
    sending.left = LeftToDo.SENT
    for listener in sending.listeners:
        listener()
    wait_for(lambda: sheet.seances.item(0).text().endswith("\nEnvoyée"), "the new state")


@pytest.mark.parametrize(
    ("answer", "suffix"),
    [("PDF pour le visa et l’archive", ".pdf"), ("Dossier ZIP complet, pour un remplaçant", ".zip")],
)
def test_a_year_is_asked_for_as_a_pdf_or_as_a_zip(here: Room, tmp_path: Path, answer: str, suffix: str) -> None:
    sheet = listed(here)
    sheet.year.click()
    (asked,) = sheet.findChildren(QuestionPanel)
    button(asked, answer).click()
    (dialog,) = sheet.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == suffix.removeprefix(".")
    path = tmp_path / f"année{suffix}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    wait_for(path.exists, "the file")
