"""Files of GeoGebra on the window: their figures come onto the page, alive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.support.bank_samples import zipped
from tests.support.constructions import command_element, ggb, point_element
from tests.support.running_program import items, running, wait_for
from tests.ui.main_window.test_dropped_files import drop, notices
from tni.app.build import Application
from tni.constructions.values import Point
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.formats.geogebra.ggb_reader import read_file
from tni.ui.chrome import save_dialog


@pytest.fixture
def home(fresh_home: Path, qapp: QApplication) -> Path:
    return fresh_home


def figures(program: Application) -> list[PluginItem]:
    return [item for item in items(program) if isinstance(item, PluginItem)]


def test_a_dropped_figure_is_on_the_page_with_what_was_not_read_named(home: Path) -> None:
    path = home / "figure.ggb"
    look = '<show object="true" label="true"/></element>'
    parts = [point_element(name, x, 1).replace("</element>", look) for name, x in (("A", 0), ("B", 2))]
    locus = command_element("Locus", ["A", "B"], ["lieu"]) + '<element type="locus" label="lieu"/>'
    path.write_bytes(ggb(*parts, command_element("Midpoint", ["A", "B"], ["M"]), locus))
    with running(home) as program:
        drop(program, [path])
        wait_for(lambda: bool(figures(program)), "the figure")
        (figure,) = figures(program)
        contents = plugin_state(figure)
        assert contents is not None
        assert (contents.kind, contents.state["lost"]) == ("construction", ["lieu"])
        assert "A, B, M" in contents.text
        assert "lieu" in notices(program)
        editor = program.main_controller.editor
        assert editor.selection == {figure.id}
        editor.undo()
        assert figures(program) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"hello", "GeoGebra"),
        (lambda: zipped({"geogebra.xml": b"<geogebra>"}), "abîmé"),
        (lambda: ggb(*(point_element(f"P{n}", n, 0) for n in range(500))), "trop grand"),
    ],
)
def test_a_file_without_a_figure_says_why(home: Path, data: Callable[[], bytes], said: str) -> None:
    path = home / "autre.ggb"
    path.write_bytes(data())
    with running(home) as program:
        drop(program, [path])
        wait_for(lambda: said in notices(program), "the reason")
        assert figures(program) == []


def test_a_figure_is_saved_for_geogebra_and_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = home / "rendu.ggb"

    def ask(*asked: object) -> None:
        *_, kinds, use = asked
        assert kinds == [("Figure géométrique (*.ggb)", "ggb")]
        assert callable(use)
        use(written, 0)

    monkeypatch.setattr(save_dialog, "ask_save_path", ask)
    path = home / "figure.ggb"
    middle = command_element("Midpoint", ["A", "B"], ["M"])
    path.write_bytes(ggb(point_element("A", 0, 1), point_element("B", 3, 5), middle))
    with running(home) as program:
        drop(program, [path])
        wait_for(lambda: bool(figures(program)), "the figure")
        panel = program.items.controller.panel
        assert panel is not None
        (button,) = (one for one in panel.findChildren(QAbstractButton) if ".ggb" in one.accessibleName())
        button.click()
        wait_for(lambda: "Enregistré" in notices(program), "the file")
    assert read_file(written.read_bytes()).construct().values["M"] == Point(1.5, 3)
