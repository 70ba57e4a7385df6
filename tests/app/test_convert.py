"""`tni convert` of files that can't be drawn or never end: one try, one sentence, and an end at once when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import lxml.html
import pikepdf
import pytest
from PySide6.QtGui import QImage

from tests.support.forked_program import forked
from tests.support.pdf_samples import endless_pdf, recursive_pdf, saved
from tni.app import terminal
from tni.app.convert import convert
from tni.app.convert_errors import PartNotTakenError
from tni.app.main import main
from tni.services.lesson.shared_parts import SharedParts

PROGRAM = [sys.executable, "-OO", "-m", "tni.app.main", "convert"]
IMPATIENT = """
import sys
from functools import partial
from tni.app import convert, main
from tni.formats.pdf_reader import PdfLimits, PdfReader
convert.PdfReader = partial(PdfReader, PdfLimits(page_s=3.0))
sys.exit(main.main(["convert", *sys.argv[1:]]))
"""
"""The program with less time for a page of a PDF."""
HIDDEN = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
END_S = 15
"""Less than the time that a page of a PDF has."""


INTERRUPTED = """
import os, signal, sys
def hook(event, arguments):
    if event == "import" and arguments[0] == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
from tni.app.main import main
sys.exit(main(sys.argv[2:]))
"""
"""The program, which gets Ctrl+C while it imports a module."""
KILLED = """
import os, sys
def hook(event, arguments):
    if event == "os.link" and os.path.dirname(os.fspath(arguments[1])) == sys.argv[1]:
        os.kill(os.getpid(), 9)
sys.addaudithook(hook)
from tni.app.main import main
sys.exit(main(sys.argv[2:]))
"""
"""The program, which is killed when a file in a folder is whole and about to get a name."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """French, and temporary files in a folder that the test can look into."""
    (tmp_path / "temporary").mkdir()
    kept = {key: value for key, value in os.environ.items() if key not in HIDDEN}
    return {**kept, "TMPDIR": str(tmp_path / "temporary")}


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    if command[: len(PROGRAM)] == PROGRAM and sys.platform != "win32":
        return forked(["convert", *command[len(PROGRAM) :]], environment)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)


def test_a_recursive_page_is_left_out_with_one_sentence(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "x.pdf").write_bytes(recursive_pdf(sound_pages=1))
    command = [sys.executable, "-c", IMPATIENT, str(tmp_path / "x.pdf"), str(tmp_path / "y.png")]
    done = run(command, environment)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.replace("\u00a0", " ") == "Page 2 : le PDF ne peut pas être affiché, l’image n’a pas été écrite."
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["y-01.png"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_page_much_higher_than_wide_becomes_a_narrow_picture(tmp_path: Path, environment: dict[str, str]) -> None:
    thin = pikepdf.Pdf.new()
    thin.add_blank_page(page_size=(3, 14_400))
    thin.pages[0].contents_add(b"1 0 0 rg 0 0 3 7200 re f")
    (tmp_path / "x.pdf").write_bytes(saved(thin))
    done = run([*PROGRAM, str(tmp_path / "x.pdf"), str(tmp_path / "y.png")], environment)
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(tmp_path / "y.png"))
    assert (picture.width(), picture.height()) == (7, 32_767)
    assert picture.pixelColor(3, 8_000).name() == "#ffffff"
    assert picture.pixelColor(3, 24_000).name() == "#ff0000"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["x.pdf", "x.tni", "x.png"])
def test_a_pipe_is_refused_instead_of_waited_for(name: str, tmp_path: Path, environment: dict[str, str]) -> None:
    os.mkfifo(tmp_path / name)
    done = run([*PROGRAM, str(tmp_path / name), str(tmp_path / "y.pdf")], environment)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "fichier ordinaire" in line


def converting(tmp_path: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A conversion that has begun to draw a page that never ends."""
    (tmp_path / "x.pdf").write_bytes(endless_pdf())
    command = [*PROGRAM, str(tmp_path / "x.pdf"), str(tmp_path / "y.png")]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not _descendants(children):
        Event().wait(0.01)
    assert process.poll() is None
    return process


def _descendants(children: Path) -> list[str]:
    return [child for task in children.parents[1].glob("*/children") for child in task.read_text().split()]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the PDF process in /proc")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_at_once(number: int, status: int, tmp_path: Path, environment: dict[str, str]) -> None:
    with converting(tmp_path, environment) as process:
        process.send_signal(number)
        _, said = process.communicate(timeout=END_S)
    assert process.returncode == status
    assert said.replace("\u00a0", " ") == "Interrompu : aucun fichier incomplet n’est resté.\n"
    assert list((tmp_path / "temporary").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["temporary", "x.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the PDF process in /proc")
def test_what_a_killed_one_left_is_removed_by_the_next(tmp_path: Path, environment: dict[str, str]) -> None:
    with converting(tmp_path, environment) as process:
        process.kill()
    left = list((tmp_path / "temporary").iterdir())
    assert len(left) == 1
    done = run([*PROGRAM, str(tmp_path / "y.pdf"), str(tmp_path / "z.pdf")], environment)
    assert done.returncode == 1, "there is no such file"
    assert list((tmp_path / "temporary").iterdir()) == left, "nothing was converted"
    (tmp_path / "picture.png").write_bytes(ONE_PIXEL)
    assert run([*PROGRAM, str(tmp_path / "picture.png"), str(tmp_path / "z.pdf")], environment).returncode == 0
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are of Linux")
@pytest.mark.parametrize("target", ["z.pdf", "z.png", "z.tni"])
def test_a_killed_one_leaves_nothing_beside_its_target(
    target: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "picture.png").write_bytes(ONE_PIXEL)
    command = [sys.executable, "-c", KILLED, str(tmp_path), "convert"]
    done = run([*command, str(tmp_path / "picture.png"), str(tmp_path / target)], environment)
    assert done.returncode == -signal.SIGKILL
    assert sorted(path.name for path in tmp_path.iterdir()) == ["picture.png", "temporary"]


@pytest.mark.parametrize("module", ["PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "tni.app.convert"])
def test_a_signal_while_qt_is_imported_ends_it_in_a_sentence(
    module: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "picture.png").write_bytes(ONE_PIXEL)
    command = [sys.executable, "-c", INTERRUPTED, module, "convert"]
    done = run([*command, str(tmp_path / "picture.png"), str(tmp_path / "z.pdf")], environment)
    assert done.stderr.replace("\u00a0", " ") == "Interrompu : aucun fichier incomplet n’est resté.\n"
    assert done.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["picture.png", "temporary"]


@pytest.mark.parametrize("module", ["PySide6.QtCore", "PySide6.QtWidgets", "tni.app.gui"])
def test_a_signal_while_the_window_is_imported_ends_it_in_a_sentence(
    module: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    shown = {**environment, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = run([sys.executable, "-c", INTERRUPTED, module], shown)
    assert (done.returncode, len(done.stderr.splitlines())) == (130, 1)


ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fea735814f0000000049454e44ae426082"
)


def test_a_lesson_becomes_a_notice_and_nothing_else_does(tmp_path: Path, environment: dict[str, str]) -> None:
    lesson, notice = Path(__file__).parents[2] / "lessons/fractions.tni", tmp_path / "notice.xml"
    done = run([*PROGRAM, str(lesson), str(notice)], environment)
    assert (done.returncode, done.stdout) == (0, f"{notice}\n")
    assert "<lom:title>" in notice.read_text(encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(recursive_pdf(sound_pages=1))
    refused = run([*PROGRAM, str(tmp_path / "a.pdf"), str(tmp_path / "other.xml")], environment)
    assert refused.returncode != 0
    assert not (tmp_path / "other.xml").exists()


@pytest.mark.parametrize(("name", "part"), [("x.xml", "notes"), ("x.jsonld", "extracts"), ("x.pdf", "plan")])
def test_a_part_that_the_target_has_no_place_for_is_refused(tmp_path: Path, name: str, part: str) -> None:
    asked = SharedParts(notes=part == "notes", plan=part == "plan", classroom=part == "extracts")
    with pytest.raises(PartNotTakenError, match=part):
        convert(Path("lessons/fractions.tni"), tmp_path / name, 100, parts=asked)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("data", "said"), [(b"", "le fichier est vide"), (b"SQLite format 3\0" + b"x" * 20, "abîmée")])
def test_a_lesson_that_is_torn_is_damaged_for_every_command(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    data: bytes,
    said: str,
) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)  # it makes this process one without a screen
    torn = tmp_path / "torn.tni"
    torn.write_bytes(data)
    done = run([*PROGRAM, str(torn), str(tmp_path / "x.pdf")], environment)
    assert done.returncode == 1
    assert said in done.stderr
    assert "en cherche une copie saine" in done.stderr
    assert main(["library", "check", str(tmp_path)]) == 1
    assert "leçon abîmée : torn.tni" in capsys.readouterr().out
    assert main(["library", "index", str(tmp_path)]) == 0
    assert "torn.tni : abîmée" in capsys.readouterr().out


def test_a_lesson_becomes_one_web_page_and_replaces_none(tmp_path: Path, environment: dict[str, str]) -> None:
    command = [*PROGRAM, "lessons/fractions.tni", str(tmp_path / "y.html")]
    done = run(command, environment)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'y.html'}\n")
    stays = "Page 4, approché (forme) : Un objet que les élèves déplacent : il n’y bouge pas (2 fois).\n"
    assert done.stderr.replace("\u00a0", " ") == f"N’y sont pas : vos notes, le plan.\n{stays}"
    assert b"beside" not in (tmp_path / "y.html").read_bytes().split(b"</style>")[1]
    root = lxml.html.document_fromstring((tmp_path / "y.html").read_bytes())
    assert root.get("lang") == "fr"
    assert root.findtext(".//title") == "Les fractions"
    assert [title.text_content() for title in root.xpath("//section[contains(@class, 'page')]/h2/bdi")] == [
        "Partager une unité", "Les mots des fractions", "Des fractions égales", "Additionner", "Je m’entraîne",
        "Question",
    ]  # fmt: skip
    assert "On lit « trois quarts »." in root.xpath("string(//section[@id='page-2'])").replace("\u00a0", " ")
    whole = run(
        [*PROGRAM, "lessons/fractions.tni", str(tmp_path / "z.html"), "--with", "notes", "--with", "plan"], environment
    )
    assert (whole.returncode, whole.stderr.replace("\u00a0", " ")) == (0, stays)
    assert b'class="beside"' in (tmp_path / "z.html").read_bytes()
    before = (tmp_path / "y.html").read_bytes()
    assert run(command, environment).returncode == 1
    assert (tmp_path / "y.html").read_bytes() == before
    assert list((tmp_path / "temporary").iterdir()) == []
