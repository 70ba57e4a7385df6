"""Panel of the clicker kit and of the receivers: what it shows of their states, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.program.gallery import Board
from tests.support.widgets import click, named
from tni.core.ids import ClickerId
from tni.core.known_devices import TunableReceiver
from tni.services.receivers.clicker_kit import KitNote, KitNoteKind, KitState, KitTask
from tni.services.receivers.receiver_setup import ReceiversState
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.classes.clicker_kit_panel import ClickerKitPanel

NUMBERS = tuple((ClickerId(f"iclicker:0{number}"), number) for number in (1, 2, 3))


@pytest.fixture
def panel(qapp) -> Iterator[ClickerKitPanel]:
    board = Board(QSize(1280, 720), "light")
    made = ClickerKitPanel(board.kit)
    made.setParent(board)
    made.resize(board.size())
    board.show()
    made.show()
    yield made
    board.close()
    board.deleteLater()


def asked(panel: ClickerKitPanel) -> list[object]:
    """What the panel asks for from now on."""
    found: list[object] = []
    panel.numbering_wanted.connect(lambda: found.append("number"))
    panel.skip_wanted.connect(lambda: found.append("skip"))
    panel.test_wanted.connect(lambda: found.append("test"))
    panel.replace_wanted.connect(lambda number: found.append(("replace", number)))
    panel.remove_wanted.connect(lambda number: found.append(("remove", number)))
    panel.stop_wanted.connect(lambda: found.append("stop"))
    return found


def are_shown(panel: QWidget, *labels: str) -> list[bool]:
    return [named(panel, TextButton, label).isVisibleTo(panel) for label in labels]


def test_numbering_asks_for_one_clicker_after_the_other(panel: ClickerKitPanel) -> None:
    found = asked(panel)
    click(panel, "Numéroter")
    panel.show_state(KitState((), KitTask.NUMBERING, 1))
    assert "n° 1" in panel.prompt.text()
    panel.show_state(KitState(NUMBERS[:1], KitTask.NUMBERING, 2, note=KitNote(KitNoteKind.NUMBERED_BEFORE, 1)))
    assert "déjà la n° 1" in panel.message.text()
    click(panel, "Sauter ce numéro")
    click(panel, "Arrêter")
    assert found == ["number", "skip", "stop"]
    panel.show_state(KitState(NUMBERS[:2], note=KitNote(KitNoteKind.ASSIGNED, 2)))
    assert panel.prompt.text() == "2 télécommandes numérotées"
    assert panel.message.text() == "N° 2 : reçu."


def test_chosen_clicker_is_replaced_or_removed(panel: ClickerKitPanel) -> None:
    found = asked(panel)
    panel.show_state(KitState(NUMBERS))
    assert not named(panel, TextButton, "Remplacer").isEnabled()
    panel.numbers.setCurrentRow(1)
    click(panel, "Remplacer")
    click(panel, "Retirer")
    assert found == [("replace", 2), ("remove", 2)]
    panel.show_state(KitState(NUMBERS, KitTask.REPLACING, 2))
    assert not named(panel, TextButton, "Remplacer").isEnabled()
    assert are_shown(panel, "Sauter ce numéro", "Tester les télécommandes") == [False, False]


def test_whole_class_tries_its_clickers_before_the_first_question(panel: ClickerKitPanel) -> None:
    found = asked(panel)
    panel.show_state(KitState(NUMBERS))
    click(panel, "Tester les télécommandes")
    panel.show_state(KitState(NUMBERS, KitTask.TESTING))
    assert panel.prompt.text() == "0 / 3 captées"
    received = (NUMBERS[1][0], ClickerId("line:9"), NUMBERS[0][0])
    panel.show_state(KitState(NUMBERS, KitTask.TESTING, received=received))
    assert panel.prompt.text() == "2 / 3 captées"
    assert panel.message.text().splitlines() == ["Pas encore captées : 3", "Sans numéro : 9"]
    assert are_shown(panel, "Numéroter") == [False]
    click(panel, "Arrêter")
    assert found == ["test", "stop"]
    panel.show_state(KitState(NUMBERS))
    assert panel.message.text() == ""


def test_leaving_the_panel_stops_everything(panel: ClickerKitPanel) -> None:
    found, searches, remotes = asked(panel), [], []
    panel.receiver_row.search_wanted.connect(searches.append)
    panel.receiver_row.remote_wanted.connect(remotes.append)
    panel.show_state(KitState(NUMBERS, KitTask.TESTING))
    panel.receiver_row.show_receivers(ReceiversState(1, supports_remote=True, asks_remote=True, searching=True))
    panel.hide()
    assert (found, searches, remotes) == (["stop"], [False], [False])


def test_frequency_and_remote_are_offered_by_receivers_that_have_them(panel: ClickerKitPanel) -> None:
    row, tuned, wanted = panel.receiver_row, [], []
    row.tuned.connect(lambda *what: tuned.append(what))
    row.remote_wanted.connect(wanted.append)
    assert are_shown(row, "Fréquence", "Ma télécommande") == [False, False]
    base = TunableReceiver("1881:0150:", "i>clicker", ("AA", "AB", "BC"), "AB")
    row.show_receivers(ReceiversState(1, (base,), True))
    assert row.message.text() == "i>clicker : fréquence AB"
    click(row, "Fréquence")
    grid = row.findChild(ChoiceGrid)
    assert grid.value == "AB"
    click(grid, "BC")
    assert tuned == [("1881:0150:", "BC")]
    click(row, "Ma télécommande")
    row.show_receivers(ReceiversState(1, (base,), True, asks_remote=True))
    click(row, "Annuler")
    assert wanted == [True, False]
    row.show_receivers(ReceiversState(1, (base,), True, ClickerId("iclicker:82E9701B")))
    assert "82E9701B" in row.message.text()
