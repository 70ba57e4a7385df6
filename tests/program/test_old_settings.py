"""Settings, devices and other small files of a trial version of 0.1.0 hold what they held, and are written as they were
read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.program.old_home import old_home
from tni.api.devices import DeviceInfo, HidMatch, Provenance, SerialMatch, Vote
from tni.app.folders import Folders
from tni.app.gpu_probe import GpuProbeCache
from tni.core import eye_comfort, settings
from tni.core.board_mapping import BoardMapping
from tni.core.calibration import Calibration, ScreenMode
from tni.core.ids import ClickerId
from tni.core.known_devices import KnownKeypad, ReceiverSettings
from tni.core.lines import KnownSerialLine
from tni.core.projector import KnownProjector
from tni.core.settings import Setting
from tni.devices.clickers.protocol_inference import ReceiverFraming, TrainedProtocol
from tni.devices.clickers.trained_receiver import TrainedReceiver, trained_driver
from tni.devices.driver_choice import RawInputMode
from tni.devices.trained_receiver_files import read_trained_receiver, save_trained_receiver
from tni.document.contact_roles import FingerRole, PalmRole
from tni.quiz.card_codes import CardSet
from tni.render.backend_choice import BackendSetting, GlInfo
from tni.store.calibrations_file import CalibrationsFile
from tni.store.last_lesson_file import LastLesson, LastLessonFile
from tni.store.projectors_file import ProjectorsFile
from tni.store.receivers_file import ReceiversFile
from tni.store.settings_file import SettingsFile
from tni.store.teacher_paced_file import TeacherPacedFile

SETTINGS = {
    "board.finger": "things",
    "board.foresight": "off",
    "board.hold": "ink",
    "board.names": "first",
    "board.palm": "erase",
    "board.picture_width_mm": 2150.0,
    "board.raw": "never",
    "board.serial": "on",
    "board.tuio": "everywhere",
    "cahier.subject": "Physique-chimie",
    "comfort.surround": "dark",
    "comfort.warmth": "evening",
    "phones.address": "192.168.7.21",
    "phones.picture": True,
    "phones.port": 8123.0,
    "print.printer": "Salle 12 – É",
    "projector.blank_reminder_min": 25,
    "render.renderer": "raster",
    "roster.keep_until": "07-15",
    "ui.bar_edge": "left",
    "ui.icon_words": True,
    "ui.language": "en",
    "ui.theme": "dark",
    "vote.card_camera": "/dev/video2",
    "vote.card_set": "qcmcam",
    "vote.result_place": "right top 0.125 0.250",
}
"""All that could be set, none of it at its default."""
PROJECTORS = (
    KnownProjector("p1", "192.168.7.30", "Salle 12", "pjlink", 4352, "clé-é"),
    KnownProjector("p2", "proj-b.example", "", "escvp", 0, ""),
    KnownProjector("p3", "fe80::1%eth0", "CDI – étage", "pjlink", 0, "secret"),
)
RECEIVERS = {
    "1881:0150:R1": ReceiverSettings("AB", ClickerId("iclicker:82E9701B")),
    "04d8:0abc:": ReceiverSettings("41", None),
}
LINES = (
    KnownSerialLine(0x0403, 0x6001, "A50285BI", "TeamBoard", "1-2.3"),
    KnownSerialLine(0x067B, 0x2303, "", "open line protocol", ""),
)
KEYPADS = (
    KnownKeypad(0x1A2C, 0x2124, "1-1.4", "Pavé numérique n° 1"),
    KnownKeypad(0x1A2C, 0x2124, "1-1.3", ""),
)
BOARD, OTHER_BOARD = "0b8c:0092:S1", "04b8:061c:"
CALIBRATIONS = (
    Calibration(
        BOARD,
        ScreenMode("EPS-4c2d-0001", 1280, 800, 0),
        BoardMapping((1.02, 0.01, -1.0, 0.003, 0.61, -0.62, 0.002, -0.001, 1.0), 1280, 800),
        9,
        1.25,
        "2026-11-20T08:15:00+01:00",
    ),
    Calibration(
        BOARD,
        ScreenMode("HDMI-1", 1920, 1080, 180),
        BoardMapping(
            (1.0, 0.02, -1.01, 0.0, 0.6, -0.58, 0.0, 0.001, 1.0),
            1920,
            1080,
            (0.01, -0.02, 0.003, 0.0, 0.001, 0.0, -0.004),
            (0.0, 0.02, 0.0, 0.005, 0.0, 0.0, 0.001),
        ),
        20,
        0.5,
        "2026-11-21T09:00:00+01:00",
    ),
    Calibration(
        OTHER_BOARD,
        ScreenMode("eDP-1", 1366, 768, 90),
        BoardMapping((1, 0, -1, 0, 0.56, -0.56, 0, 0, 1), 1366, 768),
        4,
        None,
        "2026-11-22T10:30:00+01:00",
    ),
)
KEYS = "ABCD"
REPORTS = TrainedReceiver(
    "Boîtiers du labo",
    0x1234,
    0x00AB,
    TrainedProtocol(
        ReceiverFraming.REPORTS, 4, ((0, b"\1"),), (2,), (1,), tuple(((key.encode(),), key) for key in KEYS)
    ),
)
PRINTED = TrainedReceiver(
    "Old box 2",
    0x0403,
    0x6001,
    TrainedProtocol(
        ReceiverFraming.LINES, 4, ((0, b"V"),), (2,), (1,), tuple(((b"%d" % n,), key) for n, key in enumerate(KEYS, 1))
    ),
)
TRAINED = {"bo-tiers-du-labo-1234-00ab.json": REPORTS, "old-box-2-0403-6001.json": PRINTED}
GPU_KEY = "0123456789abcdef01234567"


@pytest.fixture
def home(tmp_path: Path) -> Folders:
    return old_home(tmp_path)


def declared() -> list[Setting]:
    return [one for module in (settings, eye_comfort) for one in vars(module).values() if isinstance(one, Setting)]


def test_every_setting_has_its_value(home: Folders) -> None:
    file = SettingsFile(home.settings)
    assert {one.key: file.get(one) for one in declared() if one.key in SETTINGS} == SETTINGS
    assert SETTINGS.keys() <= {one.key for one in declared()}, "a key on disk whose setting has another name now"
    assert file.trouble is None


def test_values_mean_what_they_meant(home: Folders) -> None:
    """Each is the value of an enum, whose members may have other names now."""
    get = SettingsFile(home.settings).get
    assert FingerRole(get(settings.FINGER_ACTION)) is FingerRole.MOVE_ITEMS
    assert PalmRole(get(settings.PALM_ACTION)) is PalmRole.ERASE
    assert RawInputMode(get(settings.RAW_BOARDS)) is RawInputMode.NEVER
    assert BackendSetting(get(settings.RENDERER)) is BackendSetting.RASTER
    assert CardSet(get(settings.CARD_SET)) is CardSet.QCMCAM


def test_projectors_are_known_and_one_is_chosen(home: Folders) -> None:
    file = ProjectorsFile(home.projectors)
    assert (file.known, file.chosen) == (PROJECTORS, PROJECTORS[0])


def test_receivers_lines_and_keypads_are_known(home: Folders) -> None:
    file = ReceiversFile(home.receivers)
    assert {key: file.receiver(key) for key in RECEIVERS} == RECEIVERS
    assert (file.lines, file.keypads) == (LINES, KEYPADS)


def test_trained_receivers_read_their_clickers(home: Folders) -> None:
    files = sorted(home.trained_receivers.iterdir())
    assert {path.name: read_trained_receiver(path) for path in files} == TRAINED
    by_reports, by_lines = trained_driver(REPORTS), trained_driver(PRINTED)
    assert by_reports.matches == (HidMatch(0x1234, 0x00AB),)
    assert by_lines.matches == (SerialMatch(0x0403, 0x6001, 115_200),)
    assert by_reports.provenance is Provenance.TRAINED
    info = DeviceInfo(0x1234, 0x00AB, "receiver")
    assert by_reports.make(info).on_report(b"\1\x33D\x4e", 1.0).events == (
        Vote(ClickerId("taught:Boîtiersdulabo-33"), "D", 1.0),
    )
    assert by_lines.make(info).on_report(b"V;7F3A;4;100\r\n", 1.0).events == (
        Vote(ClickerId("taught:Oldbox2-7F3A"), "D", 1.0),
    )


def test_calibrations_hold(home: Folders) -> None:
    file = CalibrationsFile(home.calibrations)
    assert file.trouble is None
    assert [file.find(one.device, one.picture) for one in CALIBRATIONS] == list(CALIBRATIONS)
    assert list(file.of_device(BOARD)) == list(CALIBRATIONS[:2])
    assert (file.screen_of(BOARD), file.screen_of(OTHER_BOARD)) == ("EPS-4c2d-0001", "eDP-1")


def test_notes_for_the_next_start_are_found(home: Folders) -> None:
    assert GpuProbeCache(home.gpu, GPU_KEY).recall() == GlInfo("Maker", "Card 9000", "4.6", 0.00125)
    assert LastLessonFile(home.last_lesson).read() == LastLesson(home.library / "Interrompue.tni", clean=False)


def _write_settings(home: Folders) -> None:
    file = SettingsFile(home.settings)
    file.set(settings.LANGUAGE, "fr")
    file.set(settings.LANGUAGE, "en")


def _write_projectors(home: Folders) -> None:
    ProjectorsFile(home.projectors).choose("p1")


def _write_receivers(home: Folders) -> None:
    ReceiversFile(home.receivers).save_keypad(KEYPADS[-1])


def _write_trained(home: Folders) -> None:
    for trained in TRAINED.values():
        save_trained_receiver(home.trained_receivers, trained)


def _write_calibrations(home: Folders) -> None:
    CalibrationsFile(home.calibrations).keep(CALIBRATIONS[-1])


def _write_gpu(home: Folders) -> None:
    cache = GpuProbeCache(home.gpu, GPU_KEY)
    known = cache.recall()
    assert known is not None
    cache.save(known)


def _write_last_lesson(home: Folders) -> None:
    file = LastLessonFile(home.last_lesson)
    last = file.read()
    assert last is not None
    file.write(last)


def _write_quiz(home: Folders) -> None:
    at = datetime.fromisoformat("2026-11-24T10:00:00+01:00")
    file = TeacherPacedFile(home.data / "led.json")
    file.keep(file.read(datetime(2026, 1, 1, tzinfo=UTC)), at)


@pytest.mark.parametrize(
    ("write", "names"),
    [
        (_write_settings, ["config/settings.json"]),
        (_write_projectors, ["config/projectors.json"]),
        (_write_receivers, ["config/receivers.json"]),
        (_write_trained, [f"config/receivers/{name}" for name in TRAINED]),
        (_write_calibrations, ["config/calibrations.json"]),
        (_write_gpu, ["state/gpu.json"]),
        (_write_last_lesson, ["state/last-lesson.json"]),
        (_write_quiz, ["data/led.json"]),
    ],
)
def test_a_file_is_written_as_it_was_read(
    home: Folders, tmp_path: Path, write: Callable[[Folders], None], names: list[str]
) -> None:
    """So that neither program loses what the other one wrote."""
    paths = [tmp_path / name for name in names]
    before = [json.loads(path.read_bytes()) for path in paths]
    for number, path in enumerate(paths):
        os.link(path, tmp_path / f"first {number}")  # so that its inode is not given to another file
    files = {path.stat().st_ino for path in paths}
    write(home)
    assert not files & {path.stat().st_ino for path in paths}, "each was replaced"
    assert [json.loads(path.read_bytes()) for path in paths] == before
