"""The suite's own safety net: each kind of leak and message, made on purpose, must fail the test that makes it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from textwrap import dedent
from unittest.mock import MagicMock
from xml.etree import ElementTree

import pytest

from tests import conftest

ROOT = Path(__file__).parents[2]

CLEAN = """
    import threading

    def test_it(qtbot):
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QWidget
        widget = QWidget()
        qtbot.addWidget(widget)
        widget.show()
        timer = QTimer(widget)
        timer.start(10_000)
        thread = threading.Thread(target=lambda: None)
        thread.start()
"""
LEAKS = {
    "thread": (
        """
        import threading

        def test_it():
            threading.Thread(target=threading.Event().wait, name="stray", daemon=True).start()
        """,
        "thread 'stray' still runs",
    ),
    "timer": (
        """
        from PySide6.QtCore import QTimer
        kept = []

        def test_it(qtbot):
            kept.append(QTimer())
            kept[0].start(10_000)
        """,
        "QTimer '' of nobody still runs",
    ),
    "timer_of_a_subclass": (
        """
        from PySide6.QtCore import QObject, QTimer
        kept = []

        class Blink(QTimer):
            def __init__(self, owner):
                super().__init__(owner, objectName="stray")
                self.start(10_000)

        def test_it(qtbot):
            owner = QObject()
            kept.append((owner, Blink(owner)))
        """,
        "Blink 'stray' of QObject still runs",
    ),
    "qthread": (
        """
        from PySide6.QtCore import QThread
        kept = []

        def test_it(qtbot, request):
            request.config.add_cleanup(lambda: (kept[0].quit(), kept[0].wait()))
            kept.append(QThread(objectName="stray"))
            kept[0].start()
        """,
        "QThread 'stray' of nobody still runs",
    ),
    "widget": (
        """
        from PySide6.QtWidgets import QWidget
        kept = []

        def test_it(qtbot):
            kept.append(QWidget(objectName="stray"))
        """,
        "QWidget 'stray' is still there",
    ),
    "window": (
        """
        from PySide6.QtGui import QWindow
        kept = []

        def test_it(qtbot):
            kept.append(QWindow(objectName="stray"))
        """,
        "QWindow 'stray' is still there",
    ),
    "qt_message": (
        """
        from PySide6.QtCore import qWarning

        def test_it(qtbot):
            qWarning("something odd")
        """,
        "something odd",
    ),
    "warning": (
        """
        import warnings

        def test_it():
            warnings.warn("old way", DeprecationWarning)
        """,
        "DeprecationWarning: old way",
    ),
    "unclosed_file": (
        """
        import gc, os

        def test_it():
            open(os.devnull)
            gc.collect()
        """,
        "ResourceWarning: unclosed file",
    ),
    "thread_exception": (
        """
        import threading

        def test_it():
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
        """,
        "ZeroDivisionError",
    ),
}


def run_test(folder: Path, source: str, *options: str, own_temporary: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one test file outside the tree under the project's own configuration and conftest. own_temporary: its
    temporary files lie in `folder`, so that what other runs left behind is not its business."""
    (folder / "test_sample.py").write_text(dedent(source))
    options = ("-p", "no:cacheprovider", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), *options)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTEST_ADDOPTS", None)
    if own_temporary:
        options = (*options, "--basetemp", str(folder / "temporary"))
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(folder / "test_sample.py")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.mark.qt
def test_a_leak_or_message_fails_the_test_that_made_it(tmp_path: Path) -> None:
    """All kinds in one run, each in a module of its own, and a clean one, which passes."""
    for kind, (source, _) in LEAKS.items():
        (tmp_path / f"test_{kind}.py").write_text(dedent(source).replace("def test_it", f"def test_{kind}"))
    report, others = tmp_path / "report.xml", [str(tmp_path / f"test_{kind}.py") for kind in LEAKS]
    run_test(tmp_path, CLEAN, *others, f"--junitxml={report}")
    cases = ElementTree.parse(report).iter("testcase")
    said = {case.attrib["name"].removeprefix("test_"): "".join(case.itertext()) for case in cases}
    assert said.pop("it") == ""
    assert said.keys() == LEAKS.keys()
    assert {kind: text for kind, text in said.items() if not re.search(LEAKS[kind][1], text)} == {}


def test_unknown_marker_is_an_error(tmp_path: Path) -> None:
    result = run_test(tmp_path, "import pytest\n@pytest.mark.slwo\ndef test_it(): pass\n")
    assert result.returncode != 0
    assert "'slwo' not found in `markers`" in result.stdout


def test_outside_data_are_skipped_without_their_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TNI_CORPUS", "TNI_BENCH", "TNI_HID_GUEST"):
        monkeypatch.delenv(name, raising=False)
    result = run_test(tmp_path, "def test_it(corpus, bench_dir, hid_guest): assert False\n")
    assert result.returncode == 0
    assert "TNI_CORPUS is not set" in result.stdout


def test_files_are_in_memory_or_where_tmpdir_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "from pathlib import Path\ndef test_it(tmp_path): assert tmp_path.is_relative_to(Path({!r}).resolve())"
    elsewhere = tmp_path / "another folder é"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    assert run_test(tmp_path, source.format(str(elsewhere)), own_temporary=False).returncode == 0
    if conftest.is_roomy(conftest.MEMORY):
        monkeypatch.delenv("TMPDIR")
        assert run_test(tmp_path, source.format(str(conftest.MEMORY)), own_temporary=False).returncode == 0
    assert not conftest.is_roomy(tmp_path / "none")


@pytest.mark.qt
def test_qt_says_nothing_of_a_locale_without_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    result = run_test(tmp_path, "def test_it(qtbot): pass")
    assert result.returncode == 0, result.stdout


def test_home_is_empty_and_not_the_users(fresh_home: Path) -> None:
    assert Path.home() == fresh_home
    assert list(fresh_home.iterdir()) == []
    assert Path(os.environ["XDG_CONFIG_HOME"]).is_relative_to(fresh_home)


SKIPS = """
    import pytest

    @pytest.mark.parametrize("n", range(3))
    def test_it(n):
        pytest.skip("no moon: it is day")

    @pytest.mark.skipif(True, reason="no sun here")
    def test_other(): pass

    def test_good(): pass
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "workers"])
def test_one_line_before_the_closing_line_says_what_was_skipped_and_why(
    workers: tuple[str, ...], tmp_path: Path
) -> None:
    lines = run_test(tmp_path, SKIPS, *workers).stdout.splitlines()
    assert lines[-2] == "skipped: 4 tests (3 no moon; 1 no sun here)"
    assert re.search(r"\b1 passed, 4 skipped in ", lines[-1])


def test_runs_that_follow_each_other_add_up_what_they_skipped(tmp_path: Path) -> None:
    file = tmp_path / "build" / "skips.json"
    run_test(tmp_path, SKIPS, "-n", "2", "--skips", str(file))
    said = run_test(tmp_path, SKIPS, "--skips", str(file)).stdout
    assert said.splitlines()[-2] == "skipped: 8 tests (6 no moon; 2 no sun here)"
    assert run_test(tmp_path, "def test_it(): pass").stdout.splitlines()[-2] == "skipped: nothing"


def test_what_is_not_begun_in_time_is_skipped_and_counted(tmp_path: Path) -> None:
    source = "def test_one(): pass\ndef test_two(): pass"
    lines = run_test(tmp_path, source, "--within", "0").stdout.splitlines()
    assert lines[-2] == "skipped: 2 tests (2 no time was left; `make test` runs them all)"
    assert re.search(r"\b2 passed in ", run_test(tmp_path, source, "--within", "1000").stdout)


def test_each_test_runs_once_without_qt_or_with_it() -> None:
    """`make headless` runs what is marked `core`, and `make test` then the others; without Qt, modules of the core are
    collected and no others."""
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
    assert re.findall(r'pytest.* -m "([^"]*)" --skips=', recipes) == ["not core and not slow", "core and not slow"]
    modules = [path for path in sorted(conftest.TESTS.rglob("test_*.py")) if path != Path(__file__)]
    assert {conftest.is_of_core(path) for path in modules} == {True, False}
    lost = [
        path.relative_to(ROOT).as_posix()
        for path in modules
        for text in [path.read_text(encoding="utf-8")]
        if "@pytest.mark.core" in text
        or (conftest.is_of_core(path) and re.search(r"^pytest\.importorskip", text, re.MULTILINE))
    ]
    assert lost == [], "say `pytestmark` for the whole module: these tests would run in neither environment"


@pytest.mark.parametrize(
    ("folder", "marks", "core"),
    [
        ("quiz", "", True),
        ("voting/cards", "pytestmark = pytest.mark.slow", True),
        ("render", "pytestmark = pytest.mark.qt", False),
        ("render", "pytestmark = [pytest.mark.slow, pytest.mark.qt]", False),
        ("render", "pytestmark = pytest.mark.slow\n\nIT = pytest.mark.qt", True),
        ("ui/canvas", "", False),
        ("voting/phones", "", False),
        ("app", "pytestmark = [\n    pytest.mark.core,\n    pytest.mark.slow,\n]", True),
    ],
)
def test_a_module_says_where_it_runs_or_its_folder_does(
    folder: str, marks: str, core: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = written(tmp_path, monkeypatch, folder, f"import pytest\n\n{marks}\n\ndef test_it(): pass\n")
    assert conftest.is_of_core(module) is core


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("def test_it(tmp_path): pass", True),
        ("def test_it(qtbot): pass", False),
        ("@pytest.mark.qt\ndef test_it(): pass", False),
        ("pytestmark = pytest.mark.qt", False),
    ],
)
def test_no_test_is_lost_between_the_runs_without_qt_and_with_it(
    source: str, alone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run with Qt does not read modules that are the core's alone: a test there that needs Qt is an error."""
    module = written(tmp_path, monkeypatch, "quiz", source)
    assert conftest.is_of_core_alone(module) is alone
    item = MagicMock(path=module, fixturenames=["window"])
    item.get_closest_marker.return_value = pytest.mark.qt.mark
    with pytest.raises(pytest.UsageError, match="would run nowhere") if alone else nullcontext():
        conftest.pytest_collection_modifyitems([item])


def written(tests: Path, monkeypatch: pytest.MonkeyPatch, folder: str, source: str) -> Path:
    """A test module in a folder of `tests`, which stands for the project's own."""
    for name in ("QT_FOLDERS", "OTHER_FOLDERS"):
        moved = [tests / path.relative_to(conftest.TESTS) for path in getattr(conftest, name)]
        monkeypatch.setattr(conftest, name, moved)
    monkeypatch.setattr(conftest, "TESTS", tests)
    module = tests / folder / "test_it.py"
    module.parent.mkdir(parents=True)
    module.write_text(source, encoding="utf-8")
    return module
