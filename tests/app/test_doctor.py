"""`tni doctor`: the facts of this machine, what they mean, and the words; and what a start knows of OpenGL."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.plugged import MOUSE, TOUCH_SCREEN, Plugged
from tests.support.display import NoDisplayError, PrivateDisplay
from tests.support.rosters import open_roster
from tni.api.devices import DeviceInfo, Provenance
from tni.app.doctor import DoctorFacts, find_problems, hid_facts, missing_libraries, serial_facts
from tni.app.doctor_cameras import camera_facts
from tni.app.doctor_files import folder_fact, folder_remedy
from tni.app.gpu_probe import GpuProbeCache, GpuProbeError, _answer, choose_at_start, has_card, machine_key
from tni.core.camera import FoundCamera
from tni.core.lines import KnownSerialLine
from tni.devices.driver_choice import RawInputMode
from tni.devices.serial_port import SerialLine
from tni.devices.udev import hidraw_remedy, rules_text, serial_remedy
from tni.render.backend_choice import BackendKind, BackendReason, BackendSetting, GlInfo
from tni.roster.class_list import PupilRow
from tni.store.quarantine import database_state
from tni.store.vote_rows import VOTES_SCHEMA as VOTES
from tni.ui.messages.doctor import DoctorProblemKind, doctor_lines

READ_BY_US = {"driver": "ActivBoard", "provenance": Provenance.DOCUMENTED.value, "by": "tni", "remedy": ""}
SERIAL_LINE = {
    "name": "CP2102", "vendor": "10c4", "product": "ea60", "path": "/dev/ttyUSB0", "readable": True,
    "drivers": ["IQBoard", "Multiclass"], "found": "IQBoard", "wanted": True, "receiver": "",
}  # fmt: skip
WEBCAM = {"name": "HD Webcam", "path": "/dev/video0", "readable": True, "owner": "root:video 660"}
GPU = GlInfo("Intel", "Mesa Intel(R) UHD Graphics 620", "4.6 (Core Profile) Mesa 25.0.7", 0.001)


def well() -> DoctorFacts:
    """A machine where nothing needs doing."""
    device = {"name": "Promethean", "vendor": "0d48", "product": "0004", "path": "/dev/hidraw0", "readable": True}
    folder: DoctorFacts = {
        "name": "library",
        "path": "/home/prof/TNI",
        "local": True,
        "writable": True,
        "free_bytes": 10**10,
    }
    folder["remedy"] = ""
    databases = [{"name": f"{n}.db", "state": "sound", "bytes": 9000} for n in ("classes", "votes", "sessions")]
    return {
        "program": {
            "version": "1",
            "python": "3.13",
            "qt": "6.12",
            "pyside": "6.12",
            "system": "Debian",
            "machine": "x",
        },
        "display": {
            "there": True,
            "platform": "xcb",
            "screens": [{"name": "HDMI-1", "size_px": [1920, 1080], "ratio": 1.0, "hz": 60.0}],
            "inputs": [{"name": "mouse", "type": "Mouse"}],
        },
        "gpu": {
            "wish": "auto",
            "opengl": {"vendor": "Intel", "renderer": "UHD", "version": "4.6", "scene_s": 0.001},
            "error": None,
            "way": "opengl",
            "why": "gpu",
            "detail": "UHD",
        },
        "libraries": {"missing": []},
        "hid": [device | {"used": True, "receiver": False} | READ_BY_US],
        "serial": [SERIAL_LINE.copy()],
        "cards": {"opencv": "5.0.0", "error": "", "cameras": [WEBCAM.copy()]},
        "folders": [folder],
        "sqlite": {"version": "3.46"},
        "databases": databases,
        "kept": {"rescued": 0, "working_copies": 0},
        "settings": {"path": "~/.config/tni/settings.json", "works": True},
        "fonts": {"interface": "Atkinson Hyperlegible Next", "missing": []},
        "language": {"interface": "fr", "setting": "", "system": "fr_FR"},
        "pdf": {"works": True, "error": None},
    }


def no_opengl(facts: DoctorFacts) -> None:
    facts["gpu"] |= {
        "wish": "gl",
        "way": "raster",
        "why": "failed",
        "opengl": None,
        "error": "broken",
        "detail": "broken",
    }


BROKEN: dict[DoctorProblemKind, Callable[[DoctorFacts], Any]] = {
    DoctorProblemKind.NO_DISPLAY: lambda f: f["display"].update(there=False, screens=[], inputs=[]),
    DoctorProblemKind.LIBRARIES: lambda f: f["libraries"].update(missing=["libxcb-cursor.so.0"]),
    DoctorProblemKind.NO_OPENGL: no_opengl,
    DoctorProblemKind.HID: lambda f: f["hid"][0].update(readable=False, remedy=hidraw_remedy(0x0D48, 4)),
    DoctorProblemKind.SERIAL: lambda f: f["serial"][0].update(readable=False),
    DoctorProblemKind.CAMERA: lambda f: f["cards"]["cameras"][0].update(readable=False),
    DoctorProblemKind.OPENCV: lambda f: f["cards"].update(opencv="", error="ModuleNotFoundError"),
    DoctorProblemKind.READ_ONLY: lambda f: f["folders"][0].update(writable=False),
    DoctorProblemKind.FULL: lambda f: f["folders"][0].update(free_bytes=1000),
    DoctorProblemKind.DATABASE: lambda f: f["databases"][0].update(state="damaged"),
    DoctorProblemKind.NEWER_DATABASE: lambda f: f["databases"][1].update(state="newer"),
    DoctorProblemKind.CLOSED_DATABASE: lambda f: f["databases"][2].update(state="unreadable"),
    DoctorProblemKind.SETTINGS: lambda f: f["settings"].update(works=False),
    DoctorProblemKind.FONTS: lambda f: f["fonts"].update(missing=["TNI Dys"]),
    DoctorProblemKind.PDF: lambda f: f["pdf"].update(works=False, error="worker does not start"),
}


def test_a_machine_that_is_well_has_nothing_to_do() -> None:
    assert find_problems(well()) == []
    text = "\n".join(doctor_lines(well(), []))
    for part in ("HDMI-1", "1920 × 1080", "UHD", "Promethean", "0d48:0004", "/home/prof/TNI", "10,0 Go", "3.46"):
        assert part in text


@pytest.mark.parametrize("kind", DoctorProblemKind)
def test_each_trouble_is_found_and_said(kind: DoctorProblemKind) -> None:
    facts = well()
    BROKEN[kind](facts)
    (problem,) = find_problems(facts)
    assert problem.kind is kind
    lines = list(doctor_lines(facts, [problem]))
    said = next(line for line in lines if line.startswith("! "))
    assert problem.what in said
    assert "{" not in said
    assert not problem.remedy or problem.remedy in lines[-1]


@pytest.mark.parametrize("change", [{"wanted": False}, {"drivers": [], "found": ""}])
def test_a_serial_line_that_nobody_is_to_read_may_refuse(change: DoctorFacts) -> None:
    facts = well()
    facts["serial"][0] |= {"readable": False} | change
    assert find_problems(facts) == []


def test_what_may_be_on_each_serial_line_is_said(tmp_path: Path) -> None:
    """None is opened: neither path is that of a line."""
    board = SerialLine(str(tmp_path / "ttyUSB0"), DeviceInfo(0x10C4, 0xEA60, "CP2102", "0417"))
    other = SerialLine(str(tmp_path / "ttyACM0"), DeviceInfo(0x2341, 0x43, "Uno"))
    Path(board.path).touch()
    before = [KnownSerialLine(0x10C4, 0xEA60, "0417", "Multiclass", "/dev/ttyUSB7")]
    facts = serial_facts(before, wanted=True, lines=lambda: [board, other])
    assert [(f["path"], f["readable"], f["drivers"], f["found"]) for f in facts] == [
        (board.path, True, ["IQBoard", "Multiclass"], "Multiclass"),
        (other.path, False, [], ""),
    ]
    for found, wanted, word in (
        (before, True, "pilote Multiclass"),
        ([], True, "IQBoard, Multiclass"), ([], False, "pas cherchés"),
    ):  # fmt: skip
        said = well() | {"serial": serial_facts(found, wanted=wanted, lines=lambda: [board, other])}
        [first, second] = [line for line in doctor_lines(said, find_problems(said)) if line.startswith("Câble série")]
        assert word in first
        assert "aucun pilote" in second


def test_the_remedy_of_a_serial_line_is_the_rule_that_comes_with_the_program() -> None:
    [rule] = re.findall("'([^']*)'", serial_remedy(0x10C4, 0xEA60))
    assert f"{rule}\n" in rules_text()
    assert "--subsystem-match=tty" in serial_remedy(0x10C4, 0xEA60)


def test_a_device_that_is_none_of_ours_may_refuse() -> None:
    facts = well()
    facts["hid"][0] |= {"readable": False, "used": False, "by": ""}
    assert find_problems(facts) == []


def test_a_board_that_the_system_reads_need_not_be_ours_to_read() -> None:
    facts = well()
    facts["hid"][0] |= {"readable": False, "by": "system"}
    assert find_problems(facts) == []
    assert any("par le système" in line for line in doctor_lines(facts, []))


def test_each_device_is_named_with_who_drives_it() -> None:
    there = Plugged(TOUCH_SCREEN, MOUSE)
    board, mouse = hid_facts(RawInputMode.ALWAYS, there)
    assert (board["driver"], board["by"], board["used"]) == ("HID board", "tni", True)
    assert (mouse["driver"], mouse["by"], mouse["used"]) == ("", "", False)
    assert hid_facts(RawInputMode.NEVER, there)[0]["by"] == "system"
    assert hid_facts(RawInputMode.ALWAYS, Plugged(TOUCH_SCREEN, permitted=False))[0]["readable"] is False


def test_the_remedy_is_one_line_that_a_shell_reads_as_meant() -> None:
    words = shlex.split(hidraw_remedy(0x1881, 0x0150))
    assert words[0] == "echo"
    assert words[1] == 'KERNEL=="hidraw*", ATTRS{idVendor}=="1881", ATTRS{idProduct}=="0150", TAG+="uaccess"'
    assert words[words.index("tee") + 2] == "/etc/udev/rules.d/70-tni-boards.rules"


def test_a_folder_that_is_to_be_made_is_judged_by_what_is_there(tmp_path: Path) -> None:
    fact = folder_fact("library", tmp_path / "a" / "b")
    assert fact["writable"] is True
    assert fact["free_bytes"] == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.05)
    (tmp_path / "file").touch()
    assert folder_fact("library", tmp_path / "file" / "b")["writable"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told by mode bits")
def test_a_folder_that_cannot_be_written_has_a_remedy_in_one_line(fresh_home: Path) -> None:
    closed = fresh_home / "Mes leçons"
    closed.mkdir(mode=0o500)
    assert folder_remedy(closed) == "chmod u+rwx \"$HOME\"/'Mes leçons'"
    assert folder_remedy(closed / "TNI") == 'sudo install -d -o "$USER" "$HOME"/\'Mes leçons/TNI\''
    (fresh_home / "file").touch()
    assert folder_remedy(fresh_home / "file" / "TNI") == ""
    assert folder_fact("library", closed)["path"] == "~/Mes leçons"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a folder in which nothing can be made")
def test_whether_a_folder_takes_a_file_is_tried() -> None:
    fact = folder_fact("state", Path("/proc/self"))  # what the rights of root do not tell
    assert fact["writable"] is False


@pytest.mark.parametrize(
    ("content", "state"),
    [(None, "absent"), (b"", "sound"), (b"no database", "damaged"), ("folder", "unreadable"), (2**30, "newer")],
)
def test_a_database_is_looked_at_and_left_as_it_is(tmp_path: Path, content: object, state: str) -> None:
    path = tmp_path / "votes.db"
    if content == "folder":
        path.mkdir()
    elif isinstance(content, int):
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {content}")
    elif isinstance(content, bytes):
        path.write_bytes(content)
    before = path.read_bytes() if path.is_file() else None
    assert database_state(path, VOTES).value == state
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {found.name for found in tmp_path.iterdir()} <= {"votes.db"}


@pytest.mark.qt
def test_no_pupil_and_no_lesson_is_named(fresh_home: Path) -> None:
    data = fresh_home / ".local" / "share" / "tni"
    data.mkdir(parents=True)
    with closing(open_roster(data / "classes.db")) as roster:
        roster.import_pupils([PupilRow("DUPONTEL", "Zoé")], default_class="6e Saturne")
    lesson = fresh_home / "Documents" / "TNI" / "Contrôle secret.tni"
    lesson.parent.mkdir(parents=True)
    lesson.touch()
    (data / "rescue").mkdir()
    (data / "rescue" / "Autre secret.tni").touch()
    for done in (doctor("--json"), doctor()):
        assert not re.search(r"DUPONTEL|Zo(é|\\u00e9)|Saturne|secret", done.stdout + done.stderr)
        assert str(fresh_home) not in done.stdout
    assert json.loads(doctor("--json").stdout)["kept"]["rescued"] == 1


@pytest.mark.qt
def test_damage_is_found_and_mended_by_nobody(fresh_home: Path) -> None:
    data = fresh_home / ".local" / "share" / "tni"
    data.mkdir(parents=True)
    (data / "votes.db").write_bytes(b"no database")
    done = doctor("--json")
    assert done.returncode == 1
    assert {"kind": "damaged database", "what": "votes.db", "remedy": ""} in json.loads(done.stdout)["problems"]
    assert (data / "votes.db").read_bytes() == b"no database"
    assert [path.name for path in data.iterdir()] == ["votes.db"]


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("gcc") is None, reason="needs gcc, to link to what is gone")
def test_missing_libraries_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("int tni_a(void) { return 1; }\n")
    (tmp_path / "m.c").write_text("int tni_a(void); int main(void) { return tni_a(); }\n")
    gone = tmp_path / "libtnigone.so"
    subprocess.run(["gcc", "-shared", "-o", gone, tmp_path / "a.c"], check=True)
    subprocess.run(["gcc", "-o", tmp_path / "m", tmp_path / "m.c", f"-L{tmp_path}", "-ltnigone"], check=True)
    gone.unlink()
    assert missing_libraries(tmp_path / "m") == ["libtnigone.so"]
    assert missing_libraries(Path(sys.executable)) == []


# -- what a start knows of OpenGL


def test_what_is_learnt_is_known_at_the_next_start_until_the_machine_changes(tmp_path: Path) -> None:
    memory = GpuProbeCache(tmp_path / "state" / "gpu.json", "key")
    assert memory.recall() is None
    memory.save(GPU)
    assert memory.recall() == GPU
    assert GpuProbeCache(memory.path, "another key").recall() is None
    memory.save(GpuProbeError("no context"))
    assert str(memory.recall()) == "no context"


def test_a_start_that_did_not_get_through_is_not_tried_again(tmp_path: Path) -> None:
    memory = GpuProbeCache(tmp_path / "gpu.json", "key")
    memory.save(GPU)
    for wish in (BackendSetting.AUTO, BackendSetting.OPENGL):
        assert choose_at_start(wish, memory, "xcb").kind is BackendKind.OPENGL
    memory.trying()
    for wish in (BackendSetting.AUTO, BackendSetting.OPENGL):
        assert choose_at_start(wish, memory, "xcb").why is BackendReason.FAILED


@given(st.binary(max_size=200))
def test_a_damaged_file_is_as_good_as_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.json"
    path.write_bytes(data)
    assert GpuProbeCache(path, "key").recall() is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.floats(),
        lambda t: st.lists(t) | st.dictionaries(st.sampled_from(["key", "info", "error", "vendor"]), t),
    )
)
def test_any_json_is_an_answer_or_none(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert GpuProbeCache(path, "key").recall() is None or isinstance(value, dict)
    assert isinstance(_answer(json.dumps(value), 1), GpuProbeError)


def test_where_chrome_cannot_lie_over_the_page_qpainter_paints(tmp_path: Path) -> None:
    memory = GpuProbeCache(tmp_path / "gpu.json", "key")
    memory.save(GPU)
    assert choose_at_start(BackendSetting.OPENGL, memory, "wayland").kind is BackendKind.RASTER


def test_the_key_changes_with_the_card_and_its_driver(tmp_path: Path) -> None:
    keys = [machine_key("xcb", tmp_path), machine_key("windows", tmp_path)]
    card = tmp_path / "sys" / "class" / "drm" / "card0" / "device"
    card.mkdir(parents=True)
    (card / "vendor").write_text("0x8086\n")
    keys.append(machine_key("xcb", tmp_path))
    driver = tmp_path / "usr" / "lib" / "x86_64-linux-gnu" / "libgallium-25.0.so"
    driver.parent.mkdir(parents=True)
    driver.write_bytes(b"\0" * 10)
    keys.append(machine_key("xcb", tmp_path))
    assert len(set(keys)) == 4
    assert machine_key("xcb", tmp_path) == keys[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="cards are files on Linux only")
def test_cards_are_told_by_their_files(tmp_path: Path) -> None:
    assert not has_card(tmp_path)
    (tmp_path / "dev" / "dri").mkdir(parents=True)
    (tmp_path / "dev" / "dri" / "renderD128").touch()
    assert has_card(tmp_path)


# -- the command


def doctor(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE")
    }
    return subprocess.run(
        [sys.executable, "-OO", "-m", "tni.app.main", "doctor", *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


@pytest.mark.qt
def test_without_a_screen_it_says_so_and_fails() -> None:
    done = doctor("--json")
    facts = json.loads(done.stdout)
    assert done.returncode == 1
    assert "no display" in [problem["kind"] for problem in facts["problems"]]
    assert facts["program"]["python"].startswith("3.")
    assert facts["pdf"]["works"] is True
    assert {folder["name"] for folder in facts["folders"]} == {"library", "data", "state", "config"}


@pytest.mark.qt
def test_on_a_screen_it_finds_the_screen_and_keeps_what_it_found(fresh_home: Path) -> None:
    try:
        with PrivateDisplay("1024x768x24") as display:
            done = doctor("--json", DISPLAY=display.name)
            french = doctor(DISPLAY=display.name, LANG="C")
            english = doctor("--gpu", DISPLAY=display.name, LANG="C", LC_ALL="en_GB.UTF-8")
    except NoDisplayError as error:
        pytest.skip(str(error))
    facts = json.loads(done.stdout)
    assert facts["display"]["screens"][0]["size_px"] == [1024, 768]
    assert done.returncode == bool(facts["problems"])
    kept = json.loads((fresh_home / ".local" / "state" / "tni" / "gpu.json").read_text(encoding="utf-8"))
    assert kept.get("info", {}).get("renderer") == (facts["gpu"]["opengl"] or {}).get("renderer")
    assert "Écran" in french.stdout
    assert "1024 × 768" in french.stdout
    assert "Affichage" not in english.stdout
    assert "QPainter" in english.stdout
    assert english.stdout.count("p50 / p95 / p99") == 2
    assert len(english.stdout.splitlines()) < len(french.stdout.splitlines())


def test_a_receiver_on_a_line_that_may_not_be_read_comes_with_a_line_to_type(tmp_path: Path) -> None:
    lines = [SerialLine(str(tmp_path / n), DeviceInfo(0x0D28, 0x0204, "micro:bit", n)) for n in ("1", "2")]
    for line in lines:
        Path(line.path).touch()
    known = [KnownSerialLine(0x0D28, 0x0204, "2", "open line protocol")]
    told = serial_facts(known, wanted=False, lines=lambda: lines)
    assert [(fact["receiver"], fact["readable"]) for fact in told] == [("", True), ("open line protocol", True)]
    facts = well() | {"serial": [told[0] | {"readable": False}]}
    assert find_problems(facts) == []  # nobody has said that a receiver hangs there
    facts = well() | {"serial": [told[1] | {"readable": False}]}
    (problem,) = find_problems(facts)
    assert "ttyACM" in problem.remedy
    assert 'ATTRS{idVendor}=="0d28", ATTRS{idProduct}=="0204"' in problem.remedy
    assert "open line protocol" in "\n".join(doctor_lines(facts, [problem]))


def test_a_camera_is_named_with_who_may_open_it_and_is_not_opened(tmp_path: Path) -> None:
    """A pipe that is opened for reading waits for whoever writes: this one would wait for ever."""
    node = tmp_path / "video0"
    os.mkfifo(node, 0o600)
    facts = camera_facts([FoundCamera(str(node), "Visualiseur"), FoundCamera("1", "")])
    (camera,) = facts["cameras"]
    assert (camera["name"], camera["readable"]) == ("Visualiseur", True)
    assert camera["owner"].endswith(" 600")
    assert facts["opencv"][0].isdecimal()
    assert not facts["error"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((sys.executable, "-c", "import no_such_module"), "ModuleNotFoundError: No module named 'no_such_module'"),
        (("/no/such/program",), "FileNotFoundError"),
        ((sys.executable, "-c", "import os; os._exit(9)"), "9"),
    ],
)
def test_without_opencv_the_doctor_says_what_it_said(command: tuple[str, ...], said: str) -> None:
    facts = camera_facts([], command)
    assert (facts["opencv"], facts["error"]) == ("", said)


def test_the_doctor_lists_cameras_on_a_line_each() -> None:
    facts = well()
    (line,) = [line for line in doctor_lines(facts, []) if line.startswith("Caméra")]
    for part in ("HD Webcam", "/dev/video0", "lisible", "root:video 660"):
        assert part in line
    facts["cards"]["cameras"] = []
    assert any(line.split() == ["Caméra", "aucune"] for line in doctor_lines(facts, []))
