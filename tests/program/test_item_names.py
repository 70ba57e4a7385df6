"""Instruments and objects are found in the drawer by the words that a teacher would type, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.running_program import LEFT, NO_KEY, items, running
from tni.app.application import Application
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.button import TouchButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.drawer_items import EVERYDAY
from tni.ui.chrome.item_tile import ShelfTile
from tni.ui.chrome.tiles import CommandTile

FIRST = 3
"""Tiles of its kind among which the wanted one is: items and commands stand in rows of their own."""

ITEMS = {
    "ruler": "règle, règles, double décimètre, regle graduée, ruler, measure a length",
    "set_square": "équerre, equerre, requerre, angle droit, perpendiculaire, set square",
    "protractor": "rapporteur, mesurer un angle, protractor, measure an angle",
    "compass": "compas, cercle, compass, compasses, circle",
    "dice": "dé, dés, lancer un dé, dice, die, roll a die",
    "calculator": "calculatrice, calculette, machine à calculer, calculator",
    "function_plot": "courbe, fonction, graphique, traceur de courbes, parabole, graph, plot a function",
    "construction": "geogebra, figure géométrique, géométrie dynamique, dynamic geometry",
    "clock_face": "horloge, pendule, lire l’heure, clock, tell the time",
    "digital_clock": "date, heure et date",
    "sandglass": "sablier, hourglass, sand timer",
    "abacus": "boulier, abacus",
    "money": "monnaie, euros, pièces et billets, money, coins",
    "fractions": "fraction, camembert, fractions, pie",
    "balance": "balance, peser, scales",
    "base_ten": "cubes, unités dizaines centaines, base ten",
    "place_value_table": "tableau de numération, tableau de conversion, place value",
    "number_line": "droite graduée, demi-droite graduée, number line",
    "number_tiles": "étiquettes nombres, number tiles",
    "thermometer": "thermomètre, température, thermometer",
    "world_map": "carte, géographie, plan, photo aérienne, map, aerial photo",
    "outlines": "fond de carte, carte du monde, planisphère, contours, France, départements, outline map",
    "timeline": "frise, frise chronologique, timeline",
    "circuit": "circuit, circuit électrique, électricité, electric circuit",
    "periodic_table": "tableau périodique, classification périodique, periodic table",
    "staff": "portée musicale, solfège, notes de musique, staff, music notes",
    "solids": "solides, pavé droit, patron, cube, pyramid",
    "statistics": "histogramme, diagramme, moyenne, médiane, box plot",
    "traffic_light": "feu tricolore, feu des voix, traffic light",
    "scores": "scores, marquer des points, compter les points, score",
    "dictation": "dictée, dictation",
    "coin_and_wheel": "pile ou face, roue, roulette, coin, wheel",
    "sequence_plot": "suite, suite numérique, sequence",
    "length_marks": "codage, codage de figure, parallèles",
}
COMMANDS = {
    CommandId.CURTAIN: "rideau, store, curtain",
    CommandId.SPOTLIGHT: "spot, projecteur de poche, lampe torche, spotlight",
    CommandId.MAGNIFIER: "loupe, grossir, magnifier",
    CommandId.STOPWATCH: "chrono, chronomètre, minuteur, stopwatch, timer, countdown",
    CommandId.RANDOM_PUPIL: "tirage au sort, élève au hasard, random pupil",
    CommandId.KEYBOARD: "clavier, keyboard",
    CommandId.NOISE: "bruit, sonomètre, noise",
    CommandId.GROUPS: "groupes, équipes, groups",
    CommandId.RULING_SEYES: "séyès, grands carreaux",
    CommandId.RULING_SQUARED: "quadrillage, petits carreaux, squared",
    CommandId.RULING_MORE: "papier millimétré, portées, repère",
    CommandId.ITEMS: "objets à manipuler",
}


def found(program: Application, text: str) -> list[str]:
    """Return the first tiles that the drawer shows for what is typed: plugins of items, ids of commands."""
    drawer = program.main_controller.window.drawer
    drawer.search.setText(text)
    tiles = [one for one in drawer.findChildren(TouchButton) if one.isVisible()]
    tiles.sort(key=lambda tile: (tile.y(), tile.x()))
    ids = {id(program.main_controller.commands[command]): str(command) for command in CommandId}
    names = {ShelfTile: lambda tile: tile.entry.plugin, CommandTile: lambda tile: ids[id(tile.defaultAction())]}
    return [names[type(tile)](tile) for tile in tiles if type(tile) in names]


def test_items_are_found_by_everyday_names(program: Application) -> None:
    window = program.main_controller.window
    window.drawer.open_by(window.bar.more_button)
    lost = [(wanted, typed) for wanted, names in ITEMS.items() for typed in names.split(", ")
            if wanted not in [one for one in found(program, typed) if one not in set(CommandId)][:FIRST]]  # fmt: skip
    assert lost == []


def test_commands_are_found_beside_them(program: Application) -> None:
    window = program.main_controller.window
    window.drawer.open_by(window.bar.more_button)
    lost = [(wanted, typed) for wanted, names in COMMANDS.items() for typed in names.split(", ")
            if wanted not in [one for one in found(program, typed) if one in set(CommandId)][:FIRST]]  # fmt: skip
    assert lost == []


def test_return_puts_the_best_item_on_the_page(program: Application) -> None:
    window = program.main_controller.window
    window.drawer.open_by(window.bar.more_button, by_key=True)
    QTest.keyClicks(window.drawer.search, "equerre")
    QTest.keyClick(window.drawer.search, Qt.Key.Key_Return)
    assert [plugin_state(item).kind for item in items(program)] == ["set_square"]
    assert window.drawer.isHidden()


def test_a_tile_that_is_dropped_puts_the_item_there(program: Application) -> None:
    window = program.main_controller.window
    window.drawer.open_by(window.bar.more_button)
    window.drawer.search.setText("dés")
    tile = next(one for one in window.drawer.findChildren(ShelfTile) if one.isVisible())
    there = tile.mapFromGlobal(window.canvas.mapToGlobal(QPoint(300, 200)))
    QTest.mousePress(tile, LEFT, NO_KEY, tile.rect().center())
    QTest.mouseMove(tile, there)
    QTest.mouseRelease(tile, LEFT, NO_KEY, there)
    (item,) = items(program)
    x, y = program.main_controller.editor.view.to_screen(*program.main_controller.editor.document.box(item).center)
    ratio = window.canvas.devicePixelRatioF()
    assert (x / ratio, y / ratio) == pytest.approx((300, 200), abs=1)


def test_what_was_put_on_a_page_stands_on_the_sheet_the_next_time(tmp_path: Path, qapp: object) -> None:
    with running(tmp_path / "home") as program:
        program.items.controller.put("thermometer")
    with running(tmp_path / "home") as program:
        drawer = program.main_controller.window.drawer
        drawer.show_sheet(1)
        drawer.open_by(program.main_controller.window.bar.more_button)
        shown = [one.entry.plugin for one in drawer.findChildren(ShelfTile) if one.isVisible()]
    assert shown[: len(EVERYDAY) + 1] == [*EVERYDAY, "thermometer"]
