"""Import of a class list, driven as its view drives it: read, choose, compare, answer questions, import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.class_lists import ClassLists, MemoryKeyring
from tests.support.rosters import KEY, give_key
from tni.core.format_errors import NotTextError
from tni.roster.import_plan import GROUP
from tni.roster.names_key import KeyStorage
from tni.services.class_lists import class_list_reader
from tni.services.class_lists.class_list_import import ClassListImport, ImportPhase, ImportState, MissingClass
from tni.services.class_lists.class_list_reader import ImportStoppedError
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.store.names_lock import NamesLock
from tni.store.roster import RosterStore

TABLE = "Nom;Prénom;Classe\nADAM;Zoé;6A\nBRUN;Al;6A\n".encode()


class View:
    """What draws an import. states: all that it was shown."""

    def __init__(self, lists: ClassLists, folder: Path) -> None:
        self.lists, self._folder = lists, folder
        self.states: list[ImportState] = []
        self.importing: ClassListImport = lists.service.begin_import(self.states.append)

    def read(self, data: bytes, name: str = "liste.csv") -> None:
        path = self._folder / name
        path.write_bytes(data)
        self.importing.read_file(path)

    @property
    def state(self) -> ImportState:
        assert self.states[-1] == self.importing.state
        return self.states[-1]

    @property
    def phases(self) -> list[ImportPhase]:
        """The phases that were shown, each once in a row."""
        shown = [state.phase for state in self.states]
        return [phase for phase, before in zip(shown, [None, *shown], strict=False) if phase is not before]

    @property
    def stored(self) -> dict[str, list[str]]:
        store = self.lists.store
        return {one.name: [pupil.last_name for pupil in store.pupils(one.id)] for one in store.classes()}


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    lists = ClassLists(tmp_path)
    give_key(lists.store)
    yield View(lists, tmp_path)
    lists.close()


def test_table_is_read_compared_and_imported(view: View) -> None:
    view.read(TABLE)
    assert view.phases == [ImportPhase.READING, ImportPhase.COMPARING, ImportPhase.READY]
    assert view.state.places == {("", "6A"): 2}
    assert view.state.wanted == {("", "6A")}, "a teacher's own list is proposed whole"
    assert view.state.can_import
    assert view.stored == {}, "nothing is stored before the teacher confirms"
    view.importing.confirm()
    assert view.state.phase is ImportPhase.IMPORTED
    assert view.state.report is not None
    assert len(view.state.report.added) == 2
    assert view.stored == {"6A": ["ADAM", "BRUN"]}


def test_other_columns_are_read_and_compared_anew(view: View) -> None:
    view.read("x;Zoé;MARTIN\ny;Sam;DURAND\n".encode(), "5eC.csv")
    columns = view.state.columns
    assert columns is not None
    assert view.state.options.default_class == "5eC", "a short file name is proposed for the class"
    view.importing.choose_columns(type(columns)(last=2, first=1, skip_rows=0))
    view.importing.name_class("4eB")
    view.importing.confirm()
    assert view.stored == {"4eB": ["DURAND", "MARTIN"]}


def test_columns_that_the_file_lacks_are_reported_and_can_be_corrected(view: View) -> None:
    view.read(TABLE)
    columns = view.state.columns
    assert columns is not None
    view.importing.choose_columns(type(columns)(last=9))
    assert view.state.phase is ImportPhase.UNREADABLE
    assert view.state.error is not None
    assert not view.state.can_import
    view.importing.choose_columns(columns)
    assert view.state.phase is ImportPhase.READY
    assert view.state.error is None


def test_of_a_whole_school_known_classes_are_proposed(view: View) -> None:
    school = TABLE + b"CARON;Lou;6B\nDENIS;Max;6C\n"
    view.read(school)
    assert view.state.wanted == frozenset()
    assert not view.state.can_import
    view.importing.choose_places(frozenset({("", "6B")}))
    assert view.state.can_import
    view.importing.confirm()
    assert view.stored == {"6B": ["CARON"]}
    view.read(school)
    assert view.state.wanted == {("", "6B")}


def test_groups_are_not_proposed(view: View) -> None:
    view.read("Nom;Prénom;Classe;Groupes\nADAM;Zoé;6A;LATIN\n".encode())
    assert set(view.state.places) == {("", "6A"), (GROUP, "LATIN")}
    assert view.state.wanted == {("", "6A")}


def test_table_without_class_waits_for_its_name(view: View) -> None:
    view.read("Nom;Prénom\nADAM;Zoé\n".encode(), "une liste au nom bien trop long.csv")
    assert view.state.can_import, "the button is what asks for the name"
    view.importing.confirm()
    assert view.state.missing_class == MissingClass(1, "")
    assert view.stored == {}
    view.importing.name_class("4eB")
    view.importing.confirm()
    assert view.stored == {"4eB": ["ADAM"]}


def test_pupil_with_a_blank_class_is_asked_about_once(view: View) -> None:
    view.read(TABLE + b"CARON;Lou;\n")
    assert not view.state.takes_class_name
    view.importing.confirm()
    assert view.state.missing_class == MissingClass(1, "6A")
    assert (view.state.takes_class_name, view.state.class_name) == (True, "6A")
    assert view.stored == {}
    view.importing.confirm()
    assert view.stored == {"6A": ["ADAM", "BRUN", "CARON"]}


def test_file_that_is_no_class_list_is_refused_and_kept_nowhere(view: View) -> None:
    view.read(TABLE)
    view.read(b"PK\x03\x04\x00\x00\x01", "photo.zip")
    assert view.state.phase is ImportPhase.REFUSED
    assert view.state.error is not None
    assert (view.state.found, view.state.table) == (None, None)
    view.importing.confirm()
    assert view.stored == {}


def test_spreadsheet_is_refused_by_its_kind(view: View) -> None:
    view.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "liste.xls")
    assert isinstance(view.state.error, NotTextError)


def test_missing_file_is_refused(view: View, tmp_path: Path) -> None:
    view.importing.read_file(tmp_path / "absent.csv")
    assert view.state.phase is ImportPhase.REFUSED
    assert isinstance(view.state.error, OSError)


def test_dropped_file_can_no_longer_be_imported(view: View) -> None:
    view.read(TABLE)
    view.importing.stop()
    assert view.state == ImportState()
    view.importing.confirm()
    assert view.stored == {}


def test_import_stopped_in_its_middle_changes_nothing(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(store: RosterStore, rows: object, **more: object) -> None:
        assert view.state.phase is ImportPhase.IMPORTING
        assert not view.importing.may_leave()
        view.importing.stop()
        assert view.state.phase is ImportPhase.IMPORTING, "the import itself reports how it ended"
        checkpoint = more["checkpoint"]
        assert callable(checkpoint)
        checkpoint()

    view.read(TABLE)
    monkeypatch.setattr(RosterStore, "import_pupils", stopped)
    view.importing.confirm()
    assert view.state.phase is ImportPhase.STOPPED
    assert view.importing.may_leave()
    assert view.stored == {}


def test_disk_that_refuses_the_import_leaves_the_plan_to_be_tried_again(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError("no space")

    view.read(TABLE)
    with monkeypatch.context() as patch:
        patch.setattr(RosterStore, "import_pupils", refuse)
        view.importing.confirm()
    assert view.state.phase is ImportPhase.NOT_STORED
    assert view.state.can_import
    view.importing.confirm()
    assert view.stored == {"6A": ["ADAM", "BRUN"]}


def test_stopped_error_is_not_taken_for_a_failure_of_the_disk(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object, **_more: object) -> None:
        raise ImportStoppedError

    view.read(TABLE)
    monkeypatch.setattr(RosterStore, "import_pupils", stop)
    view.importing.confirm()
    assert (view.state.phase, view.state.error) == (ImportPhase.STOPPED, None)


def test_names_without_a_key_are_asked_about_before_the_import(tmp_path: Path) -> None:
    lists = ClassLists(tmp_path)
    view = View(lists, tmp_path)
    view.read(TABLE)
    view.importing.confirm()
    assert view.state.phase is ImportPhase.READY, "the keyring is being asked"
    lists.settle()
    assert (view.state.phase, view.state.prompt) == (ImportPhase.NAMES_CLOSED, PassphrasePrompt.NEW)
    assert view.stored == {}
    assert lists.names.make_passphrase("cheval bleu délicat")
    view.importing.store()
    assert view.stored == {"6A": ["ADAM", "BRUN"]}
    lists.close()


def test_file_given_up_while_the_keyring_is_asked_is_not_imported(tmp_path: Path) -> None:
    lists = ClassLists(tmp_path, MemoryKeyring())
    view = View(lists, tmp_path)
    view.read(TABLE)
    view.importing.confirm()
    view.importing.stop()
    lists.settle()
    assert view.stored == {}
    lists.close()


def test_known_passphrase_is_asked_for_without_a_keyring(tmp_path: Path) -> None:
    lists = ClassLists(tmp_path)
    lists.store.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, "cheval bleu"), KEY)
    lists.close()
    lists = ClassLists(tmp_path)
    view = View(lists, tmp_path)
    view.read(TABLE)
    view.importing.confirm()
    assert view.state.prompt is PassphrasePrompt.KNOWN
    lists.close()


def test_every_reading_has_a_time_limit(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []
    real = class_list_reader.SandboxedReader

    def made(limit_s: float) -> class_list_reader.SandboxedReader:
        limits.append(limit_s)
        return real(limit_s)

    monkeypatch.setattr(class_list_reader, "SandboxedReader", made)
    view.read(TABLE)
    assert limits == [class_list_reader.READ_LIMIT_S] * 2
