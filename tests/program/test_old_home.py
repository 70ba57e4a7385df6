"""The whole program starts with all that a trial version of 0.1.0 left, goes on with it and loses none of it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.program.old_home import DATA, PASSPHRASE, class_named, old_home
from tests.support.running_program import running, wait_for
from tests.support.teaching_room import is_stored
from tests.support.widgets import texts
from tni.core.ids import ClickerId
from tni.core.settings import PICTURE_WIDTH_MM, TOUR_OFFERED, TUIO
from tni.quiz.round import RoundId
from tni.store.settings_file import SettingsFile

REOPENED = "« Interrompue » était ouverte quand TNI s’est arrêté. Tout est là."
UNENDED = "La séance de 6eB, mardi 24 novembre 2026, n’avait pas été terminée : elle est dans les séances passées."
LATE_VOTES = {"interrupted": ("phone:3", "D"), "self-0": ("phone:1", "C")}
"""Votes that only the phones' journals held, by their round."""
CHANGED = {TUIO.key, PICTURE_WIDTH_MM.key, TOUR_OFFERED.key}
"""Settings that the test sets (nothing is listened to on the network, and no question is asked first), and one that the
program adds: whether the tour was offered."""


def files_in(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def settings_of(config: Path) -> dict[str, object]:
    """Contents of the configuration files by their names, but for what the test changed."""
    found = {path.relative_to(config).as_posix(): json.loads(path.read_bytes()) for path in config.rglob("*.json")}
    found["settings.json"] = {key: value for key, value in found["settings.json"].items() if key not in CHANGED}
    return found


def test_the_program_goes_on_with_what_the_trial_version_left(qapp, tmp_path: Path) -> None:
    home = old_home(tmp_path)
    SettingsFile(home.settings).set(TUIO, "off")
    votes = home.data / "votes.db"
    with running(tmp_path) as program:
        window, roster = program.main_controller.window, program.stores.roster
        wait_for(lambda: {REOPENED, UNENDED} <= set(window.notices.texts()), "what is said of the last run")
        wait_for(lambda: "B K T W" in texts(window), "the code of the phones")
        for name, (clicker, choice) in LATE_VOTES.items():
            vote = (ClickerId(clicker), choice)
            wait_for(
                lambda vote=vote, name=name: is_stored(
                    votes, lambda ledger: vote in {(one.clicker, one.choice) for one in ledger.votes}, RoundId(name)
                ),
                f"the vote in {name}",
            )
        roster.names.unlock_by(PASSPHRASE)
        assert [pupil.first_name for pupil in roster.pupils(class_named(roster, "Latin"))] == ["Zoé", "Jean-Baptiste"]
        program.current_lesson.open(home.library / "Les fractions.tni")
        wait_for(lambda: not program.current_lesson.is_opening, "the lesson")
        document = program.main_controller.editor.document
        assert [page.id for page in document.pages()] == ["p5", "p1", "p2", "p3", "p4"]
        assert document.info.title == "Les fractions"
        assert program.stores.refused == ()
    assert settings_of(home.config) == settings_of(DATA / "config")
    assert not [name for name in files_in(tmp_path) if ".damaged" in name], "none was found damaged"
