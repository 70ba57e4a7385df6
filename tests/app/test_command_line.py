"""`tni` at a terminal: two languages, three exit statuses, one line for whatever goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.support.forked_program import forked
from tni.app.demo_recordings import two_pupils_recording
from tni.app.shipped_files import lessons_folder

COMMANDS = (
    ["demo"],
    ["replay"],
    ["convert"],
    ["lesson"],
    ["lesson", "info"],
    ["lesson", "check"],
    ["library"],
    ["library", "check"],
    ["library", "restore"],
    ["roster", "read"],
    ["library", "index"],
    ["library", "search"],
    ["cahier"],
    ["cahier", "send"],
    ["plugin", "install"],
    ["doctor"],
    ["geometry"],
)
HIDDEN = ("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "PYTHONIOENCODING", "PYTHONUTF8", "DISPLAY")
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in HIDDEN}
PROGRAM = [sys.executable, "-OO", "-m", "tni.app.main"]
FRACTIONS = lessons_folder() / "fractions.tni"
ENGLISH = {"LANG": "en_GB.UTF-8"}


def tni(*words: str | Path, folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Give the program a command; other encodings of a terminal are read as the program starts."""
    if sys.platform != "win32" and environment.keys() <= {"LANG"}:
        return forked(words, {**ENVIRONMENT, **environment}, folder)
    return subprocess.run(
        [*PROGRAM, *map(str, words)],
        env={**ENVIRONMENT, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def one_line(done: subprocess.CompletedProcess[str], status: int) -> str:
    """What was said on stderr, which is all that was said."""
    assert done.returncode == status, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("words", [[], *COMMANDS], ids=" ".join)
def test_help_is_in_the_language_of_the_system(words: list[str]) -> None:
    french, english = tni(*words, "--help"), tni(*words, "--help", **ENGLISH)
    assert (french.returncode, french.stderr) == (0, "")
    assert french.stdout.startswith(f"Utilisation : {' '.join(['tni', *words])}")
    foreign = ["usage", "positional", "arguments:", "this", "options:", *(["show"] if words != ["cahier"] else [])]
    assert not re.search(rf"\b({'|'.join(foreign)})\b", french.stdout), "`show` is a command of `tni cahier`"
    assert (english.returncode, english.stderr) == (0, "")
    assert english.stdout.startswith(f"Usage: {' '.join(['tni', *words])}")
    assert english.stdout.isascii() or not re.search(r"[éèàç«]", english.stdout)


def test_the_help_of_convert_names_what_plugins_read_and_write() -> None:
    said = " ".join(tni("convert", "--help").stdout.split())
    assert "un fichier que lit une extension activée" in said
    assert "un fichier qu’écrit une extension activée" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["convert"], "il manque ENTRÉE, SORTIE"),
        (["convert", "a.tni"], "il manque SORTIE"),
        (["convert", "a.tni", "b.pdf", "c"], "« c » est en trop"),
        (["convert", "a.tni", "b.png", "--width"], "une valeur manque après --width"),
        (["convert", "a.tni", "b.png", "--width", "0"], "un nombre de 1 à 16384 est attendu"),
        (["convert", "a.tni", "b.png", "--width", "wide"], "un nombre de 1 à 16384 est attendu"),
        (["lesson"], "il manque info|check"),
        (["lesson", "mend", "a.tni"], "« mend »"),
        (["lesson", "check", "a.tni", "--json"], "« --json » est en trop"),
        (["replay", "--json=yes", "a.hid"], "--json ne prend pas de valeur"),
        (["doctor", "--gp"], "« --gp » est en trop"),
        (["--colour"], "« --colour » est en trop"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(words: list[str], said: str) -> None:
    french = one_line(tni(*words), 2)
    assert said in french.replace("\u00a0", " ")
    plain = [word for word in words if word in ("convert", "lesson", "replay", "doctor", "check")]
    assert f"« tni {' '.join(plain)}".strip() in french.replace("\u00a0", " ")
    english = one_line(tni(*words, **ENGLISH), 2)
    assert "--help” says how" in english
    assert "«" not in english


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_board_without_a_screen_is_one_line() -> None:
    gone = dict.fromkeys(("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    assert one_line(tni(**gone), 1).startswith("Aucun écran")
    assert one_line(tni("lesson.tni", **gone, **ENGLISH), 1).startswith("No screen")


def test_the_version() -> None:
    done = tni("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"tni \d+\.\d+\.\d+\n", done.stdout)


def test_a_lesson_is_told_in_both_languages() -> None:
    french, english = tni("lesson", "info", FRACTIONS), tni("lesson", "info", FRACTIONS, **ENGLISH)
    assert "A4 portrait, page 1 d’un PDF" in french.stdout
    assert "A4 portrait, page 1 of a PDF" in english.stdout
    assert tni("lesson", "check", FRACTIONS).stdout == "La leçon est lisible en entier.\n"
    assert tni("lesson", "check", FRACTIONS, **ENGLISH).stdout == "All of the lesson can be read.\n"
    assert json.loads(tni("lesson", "info", FRACTIONS, "--json", **ENGLISH).stdout)["title"] == "Les fractions"


def test_a_recording_is_told_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "two.hid"
    path.write_text(two_pupils_recording())
    assert re.search(r"^Contacts +2 \(doigt : 2\)$", tni("replay", path).stdout.replace("\u00a0", " "), re.MULTILINE)
    assert re.search(r"^Contacts +2 \(finger: 2\)$", tni("replay", path, **ENGLISH).stdout, re.MULTILINE)


def test_lines_that_are_no_part_of_a_recording_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "copied.hid"
    path.write_text("Available devices:\n/dev/hidraw0:\tA board\n" + two_pupils_recording())
    assert re.search(r"^Ignoré +2 lignes étrangères", tni("replay", path).stdout, re.MULTILINE)
    told = tni("replay", path, "--json", **ENGLISH)
    assert told.stderr == "2 lines that are no part of the recording\n"
    assert all(json.loads(line)["state"] for line in told.stdout.splitlines())


@pytest.mark.parametrize("words", [["lesson", "info"], ["lesson", "check"], ["replay"], ["convert"]], ids=" ".join)
def test_what_cannot_be_read_is_one_line_and_status_1(words: list[str], tmp_path: Path) -> None:
    suffix = ".hid" if words == ["replay"] else ".tni"
    (tmp_path / f"folder{suffix}").mkdir()
    (tmp_path / f"empty{suffix}").touch()
    (tmp_path / f"noise{suffix}").write_bytes(bytes(range(256)) * 20)
    (tmp_path / f"cut{suffix}").write_bytes(FRACTIONS.read_bytes()[:5000])
    more = [tmp_path / "out.pdf"] if words == ["convert"] else []
    for name in ("missing", "folder", "empty", "noise"):
        one_line(tni(*words, tmp_path / (name + suffix), *more), 1)
    cut = tni(*words, tmp_path / f"cut{suffix}", *more)
    assert cut.returncode == 1
    assert "Traceback" not in cut.stderr
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_nobody_hears_of_a_reader_that_goes_away(tmp_path: Path) -> None:
    path = tmp_path / "two.hid"
    path.write_text(two_pupils_recording())
    for words in ("replay two.hid --json", f"lesson info {FRACTIONS} --json", "--help", "replay --help"):
        line = f"{' '.join(PROGRAM)} {words} | head -1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", line], env=ENVIRONMENT, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.stderr == "", words
        assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_finds_no_room_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "lesson", "info", FRACTIONS], env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["Le fichier n’a pas pu être lu ou écrit : le disque est plein."]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_are_no_trouble(closed: str) -> None:
    for words, status in ((f"lesson info {FRACTIONS}", 0), ("lesson info none.tni", 1)):
        line = f"{' '.join(PROGRAM)} {words} {closed}"
        done = subprocess.run(["sh", "-c", line], env=ENVIRONMENT, capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "fr_FR.ISO-8859-1"}, {"LC_ALL": "POSIX"}]
)
def test_a_terminal_without_utf8_reads_bare_letters(environment: dict[str, str], tmp_path: Path) -> None:
    done = tni("lesson", "info", FRACTIONS, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^Historique +[eé]tape 0 sur 0$", done.stdout, re.MULTILINE)
    told = one_line(tni("convert", tmp_path / "été.tni", "b.pdf", **environment), 1)
    assert re.search(r"[eé]t[eé]\.tni", told)


def test_json_for_a_terminal_without_utf8_loses_nothing() -> None:
    done = tni("lesson", "info", FRACTIONS, "--json", PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert json.loads(done.stdout) == json.loads(tni("lesson", "info", FRACTIONS, "--json").stdout)


# -- convert


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    for name in ("a.pdf", "a-03.png", "a.tni"):
        (tmp_path / name).write_bytes(b"mine")
    for name in ("a.pdf", "a.png", "a.tni"):
        assert "--replace" in one_line(tni("convert", FRACTIONS, tmp_path / name), 1)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(
        ("a.pdf", "a-03.png", "a.tni"), b"mine"
    )
    done = tni("convert", FRACTIONS, tmp_path / "a.tni", "--replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(tni("lesson", "info", tmp_path / "a.tni", "--json").stdout)["pages"]) == 6


def test_a_lesson_is_not_converted_onto_itself_nor_into_no_folder(tmp_path: Path) -> None:
    lesson = tmp_path / "a.tni"
    lesson.write_bytes(FRACTIONS.read_bytes())
    (tmp_path / "link.tni").symlink_to(lesson)
    for target in ("a.tni", "link.tni"):
        assert "lui-même" in one_line(tni("convert", lesson, tmp_path / target, "--replace"), 1)
    assert "n’existe pas" in one_line(tni("convert", lesson, tmp_path / "none" / "b.pdf"), 1)
    (tmp_path / "folder.pdf").mkdir()
    assert "dossier" in one_line(tni("convert", lesson, tmp_path / "folder.pdf", "--replace"), 1)
    assert lesson.read_bytes() == FRACTIONS.read_bytes()


def long_pdf(path: Path, pages: int) -> None:
    with pikepdf.open(lessons_folder() / "fractions.pdf") as source, pikepdf.new() as made:
        for _ in range(pages):
            made.pages.append(source.pages[0])
        made.save(path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_long_conversion_is_seen_and_can_be_given_up(tmp_path: Path, number: int, status: int) -> None:
    """Progress on a terminal alone; after Ctrl+C every file that is there is whole."""
    import pty

    long_pdf(tmp_path / "long.pdf", 300)
    out = tmp_path / "out"
    out.mkdir()
    ours, theirs = pty.openpty()
    command = [*PROGRAM, "convert", str(tmp_path / "long.pdf"), str(out / "page.png"), "--width", "640"]
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=theirs, stdout=subprocess.PIPE) as process:
        os.close(theirs)
        seen = ""
        until_s = time.monotonic() + 30
        while "Page 3 sur 300" not in seen and time.monotonic() < until_s:
            seen += os.read(ours, 4096).decode()
        process.send_signal(number)
        while True:
            try:
                more = os.read(ours, 4096).decode()
            except OSError:  # Linux: the other end is closed
                break
            if not more:
                break
            seen += more
        try:
            assert process.wait(30) == status, seen
        finally:
            process.kill()  # nothing to a process that has ended
    os.close(ours)
    assert seen.endswith(
        "Interrompu : aucun fichier incomplet n’est resté.\r\n".replace(" :", "\u00a0:")
    ) or seen.endswith("Interrompu : aucun fichier incomplet n’est resté.\r\n")
    made = sorted(path.name for path in out.iterdir())
    assert made[0] == "page-001.png"
    assert 2 <= len(made) < 300
    assert all(re.fullmatch(r"page-\d{3}\.png", name) for name in made)
    assert all((out / name).read_bytes().endswith(b"IEND\xaeB`\x82") for name in made)


MOVED_BY_PUPILS = "Page 4, approché (forme) : Un objet que les élèves déplacent : il n’y bouge pas (2 fois).\n"


def test_every_kind_becomes_every_kind(tmp_path: Path) -> None:
    long_pdf(tmp_path / "two.pdf", 2)
    for words in ((FRACTIONS, "l.pdf"), (FRACTIONS, "l.tni"), (FRACTIONS, "l.png"), ("two.pdf", "p.pdf"),
                  ("two.pdf", "p.tni"), ("two.pdf", "p.png"), ("p-01.png", "i.pdf"), ("i.pdf", "i.png"),
                  ("p-01.png", "i.tni"), ("i.tni", "j.PDF")):  # fmt: skip
        done = tni("convert", *words, folder=tmp_path)
        stays = MOVED_BY_PUPILS if words[0] == FRACTIONS and words[1] != "l.tni" else ""
        assert (done.returncode, done.stderr.replace("\u00a0", " ")) == (0, stays), words
        for name in done.stdout.split():
            assert (tmp_path / name).stat().st_size > 100
    assert len(pypdfium2.PdfDocument(tmp_path / "l.pdf")) == 6
    assert len(pypdfium2.PdfDocument(tmp_path / "p.pdf")) == 2
    assert len(list(tmp_path.glob("l-*.png"))) == 6
    for name, pages in (("l.tni", 6), ("p.tni", 2), ("i.tni", 1)):
        assert tni("lesson", "check", tmp_path / name).returncode == 0
        assert len(json.loads(tni("lesson", "info", tmp_path / name, "--json").stdout)["pages"]) == pages
