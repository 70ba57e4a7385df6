"""`tni cahier list|show|export|send`: entries at a terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.cahier.test_stored_comparison import entry as outgoing
from tests.store.test_seances import LOG, ONE, TWO
from tests.support.lockless import refuse_all_locks, refuse_file_locks
from tests.support.sending_simulation import ACCOUNTS, Chance, FakeConnector, FakeEnt, World
from tni.app import terminal
from tni.app.folders import Folders
from tni.app.main import main
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import build_entry
from tni.cahier.outgoing_entry import outgoing_from_json
from tni.cahier.seance_summary import SeanceState
from tni.core.clock import SystemClock
from tni.core.settings import SEND_SHARED, SEND_WINDOW
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.store.seances import SeanceStore
from tni.store.settings_file import SettingsFile
from tni.store.shared_outbox import SharedOutbox

NEVER_NOW = ["-"] * 7


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


@pytest.fixture
def kept() -> CahierEntry:
    """An entry of the user's, in the list of séances."""
    store = SeanceStore(Folders.of_user().data / "sessions.db")
    Folders.of_user().data.mkdir(parents=True)
    store.append(ONE, 0, LOG)
    found = replace(
        build_entry(ONE, LOG), title="Les aires", contenu="Calculer l’aire\n- du disque", private_note="Zoé"
    )
    store.save(found, SeanceState.FINISHED)
    return found


@pytest.fixture
def ent(monkeypatch: pytest.MonkeyPatch) -> FakeEnt:
    """An account with an ENT that works."""
    made = FakeEnt(World(0), Chance(Random(0), calm=True))

    class Connectors:
        def bound(self, account: object, _class_name: str) -> FakeConnector:
            return FakeConnector(made, ACCOUNTS[0])

    monkeypatch.setattr("tni.app.cahier_command.program_connectors", lambda *_: Connectors())
    EntAccountsFile(Folders.of_user().ent_accounts).write([replace(ACCOUNTS[0], name="Éléa")])
    return made


def hand_over(kept: CahierEntry, account: str = ACCOUNTS[0].id) -> None:
    sent = replace(outgoing(), uid=kept.uid, files=(), works=())
    Outbox(Folders.of_user().outbox).put(sent, [account], datetime.now(UTC))


def closed_now() -> None:
    """Hours of sending that are those of another day."""
    day = (datetime.now(UTC) + timedelta(days=3)).weekday()
    days = [*NEVER_NOW[:day], "10:00-11:00", *NEVER_NOW[day + 1 :]]
    SettingsFile(Folders.of_user().settings).set(SEND_WINDOW, ",".join(days))


def always() -> None:
    SettingsFile(Folders.of_user().settings).set(SEND_WINDOW, "off")


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.replace("\u00a0", " ")


def test_entries_are_listed_and_shown_with_what_was_sent(
    kept: CahierEntry, ent: FakeEnt, capsys: pytest.CaptureFixture[str]
) -> None:
    id = kept.uid.hex[:8]
    assert main(["cahier", "list"]) == 0
    assert out(capsys).splitlines() == [f"{id}  2026-11-24  5eA – Maths  Les aires", "    Non envoyé."]
    assert main(["cahier", "show", id]) == 0
    assert "Calculer l’aire\n- du disque" in (text := out(capsys))
    assert "Zoé" not in text
    always()
    hand_over(kept)
    assert main(["cahier", "send"]) == 0
    assert f"{id}  2026-11-24  5A  Envoyé sur Éléa" in out(capsys)
    assert main(["cahier", "show", id[:5], "--json"]) == 0
    shown = json.loads(out(capsys))
    assert [one["state"] for one in shown["deliveries"]] == ["sent"]
    (history,) = shown["history"].values()
    assert [event["state"] for event in history] == ["waiting", "sending", "sent"]
    assert main(["cahier", "list", "--json", "--limit", "1"]) == 0
    assert [one["id"] for one in json.loads(out(capsys))] == [id]


def test_sending_keeps_to_the_hours_unless_it_is_wanted_now(
    kept: CahierEntry, ent: FakeEnt, capsys: pytest.CaptureFixture[str]
) -> None:
    closed_now()
    hand_over(kept)
    assert main(["cahier", "send"]) == 0
    assert "hors des heures d’envoi" in out(capsys)
    assert ent.entries == {}
    assert main(["cahier", "send", "--now", "--json"]) == 0
    assert [one["state"] for one in json.loads(out(capsys))] == ["sent"]
    assert len(ent.entries) == 1


def test_sending_says_where_no_lock_can_be_had(
    kept: CahierEntry, ent: FakeEnt, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    always()
    hand_over(kept)
    with monkeypatch.context() as patch:
        refuse_all_locks(patch)
        assert main(["cahier", "send"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Rien n’est envoyé")
    assert str(Folders.of_user().data) in said.err
    assert ent.entries == {}
    refuse_file_locks(monkeypatch)
    assert main(["cahier", "send"]) == 0, "SQLite's own lock is enough"
    assert len(ent.entries) == 1


def test_what_waits_for_the_teacher_is_told_and_is_status_1(
    kept: CahierEntry, capsys: pytest.CaptureFixture[str]
) -> None:
    always()
    hand_over(kept, "another")
    assert main(["cahier", "send"]) == 1
    assert "Ce poste ne peut pas envoyer sur un compte qui n’est pas sur ce poste" in out(capsys)


def test_nothing_to_list_or_send_makes_no_file(capsys: pytest.CaptureFixture[str], fresh_home: Path) -> None:
    assert main(["cahier", "list"]) == 0
    assert main(["cahier", "send"]) == 0
    assert out(capsys) == "Rien à envoyer.\n"
    assert [path for path in fresh_home.rglob("*") if path.is_file()] == []


def test_an_entry_is_exported_as_page_text_and_neutral_form(
    kept: CahierEntry, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id = kept.uid.hex[:8]
    for suffix in ("html", "txt", "json"):
        assert main(["cahier", "export", id, str(tmp_path / f"seance.{suffix}")]) == 0
    text = (tmp_path / "seance.txt").read_text()
    assert text == "5eA – Maths\nLes aires\n\nCalculer l’aire\n- du disque\n"
    assert "<h1>Les aires</h1>" in (page := (tmp_path / "seance.html").read_text())
    sent = outgoing_from_json(neutral := (tmp_path / "seance.json").read_text())
    assert (sent.uid, sent.title) == (kept.uid, kept.title), "as it is now"
    assert "Zoé" not in text + page + neutral
    assert main(["cahier", "export", id, str(tmp_path / "seance.txt")]) == 1
    assert main(["cahier", "export", id, str(tmp_path / "seance.txt"), "--replace"]) == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["show", "0000"], 2, "« tni cahier list »"),
        (["show", ""], 2, "« tni cahier list »"),
        (["export", "0000", "a.pdf"], 2, ".html, .txt ou .json"),
        (["list", "--limit", "0"], 2, "--limit"),
    ],
)
def test_wrong_use_is_one_line(
    kept: CahierEntry, capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str], status: int, said: str
) -> None:
    words = [str(tmp_path / one) if one.startswith("a.") else one for one in words]
    assert main(["cahier", *words]) == status
    (line,) = capsys.readouterr().err.replace("\u00a0", " ").splitlines()
    assert said in line


def test_a_beginning_of_two_entries_is_refused(kept: CahierEntry, capsys: pytest.CaptureFixture[str]) -> None:
    store = SeanceStore(Folders.of_user().data / "sessions.db")
    store.append(TWO, 0, LOG)
    store.save(replace(build_entry(TWO, LOG), uid=kept.uid), SeanceState.DRAFT)
    assert main(["cahier", "show", kept.uid.hex]) == 2
    assert "Plusieurs séances" in capsys.readouterr().err


def test_what_was_handed_over_on_another_computer_is_sent_here(
    ent: FakeEnt, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    settings = SettingsFile(Folders.of_user().settings)
    settings.set(SEND_SHARED, str(shared))
    always()
    other = Outbox(tmp_path / "other" / "outbox.db")
    sent = replace(outgoing(), files=(), works=())
    other.put(sent, [ACCOUNTS[0].id], datetime.now(UTC))
    SharedOutbox(shared, other, SystemClock()).exchange()
    assert main(["cahier", "send"]) == 0
    assert "Envoyé sur Éléa" in out(capsys)
    SharedOutbox(shared, other, SystemClock()).exchange()
    assert [one.state.value for one in other.deliveries()] == ["sent"]
