"""Habits of every test: its own home, a screen of its own, nothing left behind, outside data by variables only."""

from __future__ import annotations

import gc
import importlib.util
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from tests import leaks, skips
from tests.support.display import PrivateDisplay

TESTS = Path(__file__).parent
QT_FOLDERS = tuple(TESTS / name for name in ("ui", "program", "golden"))
"""All in them needs Qt, their conftest.py too."""
OTHER_FOLDERS = tuple(TESTS / name for name in ("app", "voting/phones", "corpus", "arch", "bench"))
"""Run where Qt is, though not all in them needs it."""
SAID = re.compile(r"^pytestmark = (?:.|\n(?!\n))*?\bmark\.(core|qt)\b", re.MULTILINE)
"""Words of a test module that say more than its folder."""
HAS_QT = importlib.util.find_spec("PySide6") is not None
QT_FIXTURES = {"qapp", "qtbot", "qtlog", "qtmodeltester"}
NAMES_QT = re.compile(rf"\b(?:mark\.qt|{'|'.join(sorted(QT_FIXTURES))})\b")

MEMORY, MEMORY_MIN_BYTES = Path("/dev/shm"), 2 * 1024**3
"""Where files are written without waiting for a disk, which was a third of a run's time. TMPDIR names another place."""
TESTS_TO_A_FULL_LOOK = 40
_TESTS_RUN = pytest.StashKey[int]()
_BEGAN_S = pytest.StashKey[float]()

# No deadline: a slow machine is not an error. No database: a test writes into its own folder only.
settings.register_profile("tni", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("tni")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--xvfb", action="store_true", help="run on a screen of its own, one for each worker")
    parser.addoption("--skips", type=Path, help="file in which runs that follow each other add up what they skipped")
    parser.addoption("--within", type=float, help="seconds after which a worker skips what it has not begun")
    if importlib.util.find_spec("pytestqt") is None:  # the run without Qt: pyproject.toml names these all the same
        for option in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(option, "read by pytest-qt", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_BEGAN_S] = time.monotonic()
    if "TMPDIR" not in os.environ and is_roomy(MEMORY):
        os.environ["TMPDIR"] = str(MEMORY)  # for workers and programs too
        tempfile.tempdir = None
    # Qt warns in a locale without UTF-8. Python has another one unless this variable forbids it.
    if os.environ.get("LC_ALL") in ("C", "POSIX"):
        del os.environ["LC_ALL"]
        os.environ["LC_CTYPE"] = "C.UTF-8"
    # Qt warns without a runtime folder, and a bare machine has none.
    if "XDG_RUNTIME_DIR" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="tni-runtime-")
        config.add_cleanup(folder.cleanup)
        os.environ["XDG_RUNTIME_DIR"] = folder.name
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # nothing goes into somebody's own keyring
    if config.getoption("--xvfb") and not _only_hands_out_work(config):
        display = PrivateDisplay()
        display.__enter__()
        config.add_cleanup(lambda: display.__exit__(None, None, None))
        os.environ["DISPLAY"] = display.name
        os.environ.pop("WAYLAND_DISPLAY", None)


def is_roomy(folder: Path) -> bool:
    """Whether there is place for the files of a run, which may be programs too."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    disk = os.statvfs(folder)
    return not disk.f_flag & os.ST_NOEXEC and disk.f_bavail * disk.f_frsize >= MEMORY_MIN_BYTES


def _only_hands_out_work(config: pytest.Config) -> bool:
    """True in the process that leaves the tests to pytest-xdist's workers."""
    return not hasattr(config, "workerinput") and config.getoption("dist", "no") != "no"


@cache
def is_of_core(module: Path) -> bool:
    """Whether the tests of a module run without Qt: it says so itself, or else its folder does."""
    if module.suffix != ".py" or TESTS not in module.parents:
        return False
    if said := SAID.search(module.read_text(encoding="utf-8")):
        return said[1] == "core"
    return not any(folder in module.parents for folder in (*QT_FOLDERS, *OTHER_FOLDERS))


@cache
def is_in_qt_folder(module: Path) -> bool:
    return any(folder in module.parents for folder in QT_FOLDERS)


@cache
def is_of_core_alone(module: Path) -> bool:
    """Whether a module of the core names nothing that gives one of its tests to the run with Qt."""
    return is_of_core(module) and NAMES_QT.search(module.read_text(encoding="utf-8")) is None


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Without Qt, what needs it is not even imported, and in the run beside the core's, what that has. None leaves it
    to pytest."""
    if HAS_QT:
        return ("not core" in config.option.markexpr and is_of_core_alone(collection_path)) or None
    if collection_path.is_dir():
        return collection_path in QT_FOLDERS or None
    return (collection_path.suffix == ".py" and not is_of_core(collection_path)) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if is_in_qt_folder(item.path) or QT_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.qt)
        if item.get_closest_marker("qt") is None and is_of_core(item.path):
            item.add_marker(pytest.mark.core)
        elif is_of_core_alone(item.path):
            raise pytest.UsageError(f"{item.nodeid} would run nowhere: its module must say `pytestmark` for it")


def pytest_collection_finish() -> None:
    """Let the looks for garbage pass over what was imported and collected: each took half a second."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    within_s = item.config.getoption("--within")
    if within_s is not None and time.monotonic() > item.config.stash[_BEGAN_S] + within_s:
        pytest.skip("no time was left; `make test` runs them all")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """One line before pytest's closing line says what was skipped, and why."""
    yield
    counts, config = skips.counts(terminalreporter.stats.get("skipped", [])), terminalreporter.config
    if (file := config.getoption("--skips")) and not hasattr(config, "workerinput"):
        counts = skips.added(counts, file)
    terminalreporter.write_line(skips.line(counts))


@pytest.fixture(autouse=True)
def fresh_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder that is empty and this test's own, for the test and the programs that it starts.

    What a test leaves in the environment ends with it: programs that later tests start must not inherit it.
    """
    before = dict(os.environ)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in {
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_CACHE_HOME": ".cache",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    yield home
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    for name, value in before.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True)
def nothing_left_behind(fresh_home: Path, garbage_between_tests: None) -> Iterator[None]:
    """Threads, timers and windows that a test starts end with it."""
    before = leaks.watches()
    yield
    found = leaks.remaining(before)
    if found:
        pytest.fail("left behind: " + "; ".join(found), pytrace=False)


@pytest.fixture(autouse=True)
def garbage_between_tests(request: pytest.FixtureRequest) -> None:
    """Python's own looks for garbage, on whatever thread, may take widgets away there and crash Qt: none during a test.

    The program does so too (tni.ui.event_loop.garbage_collector). What a test leaves is collected before the next one,
    not after it: until then pytest holds what the test was given, and what survives one look is looked at again in a
    full one only.
    """
    gc.disable()
    count = request.config.stash[_TESTS_RUN] = request.config.stash.get(_TESTS_RUN, 0) + 1
    gc.collect(2 if count % TESTS_TO_A_FULL_LOOK == 0 else 1)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Of pytest-qt: the application has the program's style, whatever the desktop's is."""
    from tni.app.qt import STYLE

    return ["tni", *STYLE]


def _outside(variable: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set: no outside data here")
    path = Path(value)
    if not path.exists():
        pytest.skip(f"{variable} names {value}, which is not there")
    return path


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Recorded real input: TNI_CORPUS."""
    return _outside("TNI_CORPUS")


@pytest.fixture(scope="session")
def bench_dir() -> Path:
    """Sources of the measuring programs: TNI_BENCH."""
    return _outside("TNI_BENCH")


@pytest.fixture(scope="session")
def hid_guest() -> Path:
    """A kernel guest that plays HID devices: TNI_HID_GUEST."""
    return _outside("TNI_HID_GUEST")


def pytest_report_header() -> list[str]:
    names = ("TNI_CORPUS", "TNI_BENCH", "TNI_HID_GUEST", "DISPLAY")
    return [
        "outside: " + ", ".join(f"{name}={os.environ.get(name) or '-'}" for name in names),
        f"python: {sys.executable}",
    ]
