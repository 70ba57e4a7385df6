"""Plugins of three folders: found without running them, on or off or forbidden, and installed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.support.memory_settings import MemorySettings
from tests.support.plugin_folders import MANIFEST, write_plugin
from tni.api.manifest import PluginKind
from tni.core.plugin_errors import PluginError, PluginFault
from tni.core.plugin_policy import NO_POLICY, AllowedPlugins, PluginPolicy
from tni.services.plugins.plugin_folders import PluginFolders, PluginOrigin
from tni.services.plugins.plugin_package import read_package
from tni.services.plugins.plugin_service import PluginService, PluginStatus

DEVICES = ({"name": "Board", "vendor": 0x07DD, "product": 1},)


class Shelf:
    """Three folders, and a service over them."""

    def __init__(self, folder: Path) -> None:
        self.folders = PluginFolders(folder / "program", folder / "technician", folder / "teacher")
        self.settings, self.policy = MemorySettings(), NO_POLICY
        self.service = PluginService(self.folders, self.settings, lambda: self.policy)

    def statuses(self) -> dict[str, PluginStatus]:
        self.service.refresh()
        return {one.id: one.status for one in self.service.state.plugins}

    def package(self, folder: Path, **manifest: object) -> Path:
        path = folder / "plugin.zip"
        with zipfile.ZipFile(path, "w") as archive:
            record = {**MANIFEST, **manifest}
            archive.writestr(f"{record['id']}.py", f"PLUGIN = {record!r}\n")
        return path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_plugins_are_found_without_being_run_and_broken_ones_say_why(shelf: Shelf) -> None:
    folders = shelf.folders
    ours = write_plugin(folders.program, {"id": "ours"})
    ours.write_text(ours.read_text() + "\nraise SystemExit\n")
    write_plugin(folders.technician, {"id": "school"})
    write_plugin(folders.teacher, {"id": "mine"})
    write_plugin(folders.teacher, {"id": "later", "api": (9, 0)})
    write_plugin(folders.teacher, {"id": "ours"})
    write_plugin(folders.teacher, {"id": "renamed"}).rename(folders.teacher / "other.py")
    (folders.teacher / "empty.py").touch()
    (folders.teacher / "latin.py").write_bytes(b"# \xe9")
    (folders.teacher / "notes.txt").touch()
    (folders.teacher / "__pycache__").mkdir()
    assert [(one.id, one.origin.value, one.status.value) for one in shelf.service.state.plugins] == [
        ("ours", "program", "on"),
        ("school", "technician", "on"),
        ("empty", "teacher", "broken"),
        ("later", "teacher", "unfit"),
        ("latin", "teacher", "broken"),
        ("mine", "teacher", "off"),
        ("other", "teacher", "broken"),
        ("ours", "teacher", "broken"),
    ]
    broken = {one.id: one.why for one in shelf.service.state.plugins if one.why}
    assert "folder of the program" in broken["ours"]
    assert "called so" in broken["other"]
    assert shelf.service.runnable("ours").path.parent == folders.program


def test_the_choice_is_kept_and_listeners_are_called(shelf: Shelf) -> None:
    write_plugin(shelf.folders.program, {"id": "ours"})
    write_plugin(shelf.folders.teacher, {"id": "mine"})
    states = []
    shelf.service.changed.add(states.append)
    shelf.service.enable("mine")
    shelf.service.disable("ours")
    assert [one.manifest.id for one in shelf.service.runnable_of(PluginKind.ENT)] == ["mine"]
    later = PluginService(shelf.folders, shelf.settings, lambda: NO_POLICY)
    assert later.state == shelf.service.state == states[-1]
    with pytest.raises(PluginError) as refused:
        later.runnable("ours")
    assert refused.value.fault is PluginFault.DISABLED
    later.enable("ours")
    later.disable("mine")
    assert {one.id: one.status.value for one in later.state.plugins} == {"ours": "on", "mine": "off"}


def test_the_technician_s_policy_is_above_the_teacher_s_choice(shelf: Shelf) -> None:
    write_plugin(shelf.folders.program, {"id": "ours"})
    write_plugin(shelf.folders.teacher, {"id": "mine"})
    shelf.service.enable("mine")
    on, forbidden = PluginStatus.ON, PluginStatus.FORBIDDEN
    for policy, statuses in {
        PluginPolicy(AllowedPlugins.OURS): {"ours": on, "mine": forbidden},
        PluginPolicy(AllowedPlugins.NONE): {"ours": forbidden, "mine": forbidden},
        PluginPolicy(frozenset({"mine"})): {"ours": forbidden, "mine": on},
    }.items():
        shelf.policy = policy
        assert shelf.statuses() == statuses
    with pytest.raises(PluginError) as refused:
        shelf.service.enable("ours")
    assert refused.value.fault is PluginFault.FORBIDDEN
    shelf.policy = PluginPolicy(hosts=frozenset({"ent.example.fr"}))
    shelf.service.refresh()
    assert shelf.service.runnable("mine").fixed_hosts == {"ent.example.fr"}


def test_our_boards_and_receivers_work_whatever_the_technician_says(shelf: Shelf) -> None:
    for kind in ("board", "receiver"):
        for folder, id in ((shelf.folders.program, kind), (shelf.folders.technician, f"school_{kind}")):
            folder.mkdir(exist_ok=True)
            names = {key: MANIFEST[key] for key in ("api", "version", "name", "summary")}
            manifest = {**names, "id": id, "kind": kind, "devices": DEVICES}
            (folder / f"{id}.py").write_text(f"PLUGIN = {manifest!r}\n", encoding="utf-8")
    write_plugin(shelf.folders.program, {"id": "ours"})
    on, forbidden = PluginStatus.ON, PluginStatus.FORBIDDEN
    for policy in (PluginPolicy(AllowedPlugins.NONE), PluginPolicy(frozenset({"folder"}))):
        shelf.policy = policy
        assert shelf.statuses() == {
            "board": on, "ours": forbidden, "receiver": on, "school_board": forbidden, "school_receiver": forbidden
        }  # fmt: skip
    shelf.service.disable("board")
    assert shelf.statuses()["board"] is PluginStatus.OFF, "she may turn it off herself"


def test_a_plugin_can_be_installed_where_the_technician_names_one_that_is_not_there(shelf: Shelf) -> None:
    write_plugin(shelf.folders.program, {"id": "ours"})
    for allowed, can_install in (
        (AllowedPlugins.ALL, True), (AllowedPlugins.OURS, False), (frozenset({"ours"}), False),
        (frozenset({"ours", "mine"}), True),
    ):  # fmt: skip
        shelf.policy = PluginPolicy(allowed)
        shelf.service.refresh()
        assert shelf.service.state.can_install is can_install


def test_a_plugin_of_hers_is_removed_and_no_other(shelf: Shelf, tmp_path: Path) -> None:
    write_plugin(shelf.folders.program, {"id": "ours"})
    write_plugin(shelf.folders.technician, {"id": "school"})
    write_plugin(shelf.folders.teacher, {"id": "ours"})  # broken, since the program has one of this id
    write_plugin(shelf.folders.teacher, {"id": "copied"})
    shelf.service.install(read_package(shelf.package(tmp_path, id="mine")))
    for id in ("mine", "copied", "ours"):
        shelf.service.remove(id)
    assert {one.id: one.origin.value for one in shelf.service.state.plugins} == {
        "ours": "program", "school": "technician"
    }  # fmt: skip
    assert list(shelf.folders.teacher.iterdir()) == []
    for id, fault in (("ours", PluginFault.KEPT), ("school", PluginFault.KEPT), ("mine", PluginFault.MISSING)):
        with pytest.raises(PluginError) as refused:
            shelf.service.remove(id)
        assert refused.value.fault is fault
    write_plugin(shelf.folders.teacher, {"id": "mine"})
    assert shelf.statuses()["mine"] is PluginStatus.OFF, "copied there again it waits to be turned on"


def test_an_installed_plugin_is_on_and_a_newer_version_stays_so(shelf: Shelf, tmp_path: Path) -> None:
    for version in ("1.0", "1.1"):
        shelf.service.install(read_package(shelf.package(tmp_path, id="mine", version=version)))
        plugin = shelf.service.state.plugin("mine")
        assert plugin is not None
        assert plugin.manifest is not None
        assert (plugin.origin, plugin.status) == (PluginOrigin.TEACHER, PluginStatus.ON)
        assert plugin.manifest.version == version


def test_what_may_not_be_installed_is_refused_before_anything_is_written(shelf: Shelf, tmp_path: Path) -> None:
    write_plugin(shelf.folders.program, {"id": "ours"})
    faults = []
    for manifest, policy in (
        ({"id": "ours"}, NO_POLICY),
        ({"id": "mine", "api": (1, 9)}, NO_POLICY),
        ({"id": "mine"}, PluginPolicy(frozenset({"ours"}))),
    ):
        shelf.policy = policy
        shelf.service.refresh()
        with pytest.raises(PluginError) as refused:
            shelf.service.install(read_package(shelf.package(tmp_path, **manifest)))
        faults.append(refused.value.fault)
    assert faults == [PluginFault.TAKEN, PluginFault.UNFIT, PluginFault.FORBIDDEN]
    assert not shelf.folders.teacher.exists()


def test_a_plugin_that_is_not_there_is_an_error(shelf: Shelf) -> None:
    for call in (shelf.service.enable, shelf.service.disable, shelf.service.runnable):
        with pytest.raises(PluginError) as refused:
            call("nothing")
        assert refused.value.fault is PluginFault.MISSING


def test_a_plugin_of_the_program_that_was_changed_is_read_again(shelf: Shelf) -> None:
    write_plugin(shelf.folders.program, {"id": "ours"})
    assert shelf.statuses() == {"ours": PluginStatus.ON}
    write_plugin(shelf.folders.program, {"id": "ours", "api": (12345, 0)})
    assert shelf.statuses() == {"ours": PluginStatus.UNFIT}


def test_of_an_added_plugin_the_whole_module_is_checked(shelf: Shelf) -> None:
    mine = write_plugin(shelf.folders.teacher, {"id": "mine"})
    mine.write_text(mine.read_text() + "\ndef\n")
    assert shelf.statuses() == {"mine": PluginStatus.BROKEN}
