"""`tni demo` as a technician runs it: its own samples, altered inputs, inputs that are none."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from icalendar import Calendar

from tni.app.demo_calendar import COMMAND_VARIABLE, radicale_command
from tni.app.demo_errors import DemoStuckError, DemoWait
from tni.app.demo_recordings import clicker_usb_log, two_pupils_recording
from tni.devices.hid.synthetic import synthetic_recording

CHOICE, CLICKER = bytes([0x02, 0x13, 0x84]), "11223300"
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("TNI_CORPUS", "DISPLAY", "LANGUAGE")}
ENVIRONMENT["LC_ALL"] = "C.UTF-8"
NO_RADICALE = {COMMAND_VARIABLE: str(Path("no") / "radicale")}


def demo(out: Path, *inputs: str | Path, environment: dict[str, str] = NO_RADICALE) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [sys.executable, "-OO", "-m", "tni.app.main", "demo", "--out", out, *inputs]
    env = ENVIRONMENT | environment
    return subprocess.run(command, capture_output=True, text=True, timeout=240, env=env, check=False)


def lesson(out: Path) -> dict[str, Any]:
    command: list[str | Path] = [sys.executable, "-m", "tni.app.main", "lesson", "info", "--json", out / "lesson.tni"]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def poll(out: Path) -> dict[str, str]:
    """The choice of each clicker."""
    found = json.loads((out / "poll.json").read_text(encoding="utf-8"))
    return {vote["clicker"]: vote["choice"] for vote in found["votes"]}


def ink_boxes(out: Path, page: int) -> list[tuple[float, ...]]:
    """Of the paths that a page of lesson.pdf draws, forms looked into, in points."""
    document = pypdfium2.PdfDocument(out / "lesson.pdf")
    try:
        found = document[page].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=5)
        return [tuple(round(edge, 1) for edge in path.get_bounds()) for path in found]
    finally:
        document.close()


def components(path: Path, kind: str) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes().decode()).walk(kind))


def meaning(path: Path) -> dict[str, Any]:
    """What a calendar file says of the only séance and the only work in it."""
    (event,), (task,) = components(path, "VEVENT"), components(path, "VTODO")
    assert task["RELATED-TO"] == event["UID"]
    return {
        "uids": (event["UID"], task["UID"]),
        "start": event["DTSTART"].dt.timestamp(),
        "due": task["DUE"].dt,
        "work": task["DESCRIPTION"],
    }


@pytest.fixture(scope="module")
def own_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of the results, and the lines that were printed."""
    out = tmp_path_factory.mktemp("own")
    (out / "holiday.jpg").touch()
    done = demo(out, environment={})
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert said[:4] == [
        "PDF : fourni avec TNI",
        "Tableau tactile : inventé pour TNI",
        "Votes : inventés pour TNI",
        "Écriture : dessinée pour TNI",
    ]
    return out, said


@pytest.fixture(scope="module")
def own(own_run: tuple[Path, list[str]]) -> Path:
    return own_run[0]


@pytest.fixture(scope="module")
def altered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One vote more, by a clicker of its own; one finger elsewhere; a PDF of one page."""
    folder = tmp_path_factory.mktemp("altered")
    log = clicker_usb_log()
    vote = (CHOICE + bytes.fromhex("11223305")).ljust(64, b"\0").hex(" ")
    last_ms = max(int(ms) for ms in re.findall(r"\[ *(\d+) ms\]", log))
    log += f"#99999 [{last_ms} ms] read( 0x83,   64 )    64 bytes IN : \\\n{vote}\n"
    (folder / "votes.log").write_text(log)
    finger = [(index * 0.01, 0.1 + index * 0.001, 0.9) for index in range(60)]
    (folder / "touch.hid").write_text(synthetic_recording([finger]))
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(842, 595))
        pdf.save(folder / "one.pdf")
    ink = ".COORD X Y\n.X_POINTS_PER_INCH 100\n.Y_POINTS_PER_INCH 100\n.PEN_DOWN\n0 0\n100 100\n200 0\n.PEN_UP\n"
    (folder / "ink.dat").write_text(ink)
    out = folder / "out"
    names = {"--votes": "votes.log", "--hid": "touch.hid", "--pdf": "one.pdf", "--ink": "ink.dat"}
    done = demo(out, *(word for option, name in names.items() for word in (option, folder / name)))
    assert (done.returncode, done.stderr) == (0, "")
    left_out = [line for line in done.stdout.splitlines() if line.startswith("Agenda")]
    assert left_out == ["Agenda : laissé de côté, car Radicale n’a pas démarré."]
    return out


def test_own_samples_make_everything(own: Path) -> None:
    names = {path.name for path in own.iterdir()}
    assert {"lesson.tni", "lesson.pdf", "poll.json", "cahier.html"} < names
    assert len([name for name in names if re.fullmatch(r"board-.*\.png", name)]) == 7


def test_the_entry_is_delivered_to_the_folder(own: Path) -> None:
    folder = own / "cahier-de-textes"
    (page,) = folder.glob("5e-B/*/seance.html")
    assert f'href="5e-B/{page.parent.name}/seance.html"' in (folder / "index.html").read_text(encoding="utf-8")
    assert f'href="{page.parent.name}/seance.html"' in (folder / "5e-B/index.html").read_text(encoding="utf-8")
    told = page.read_text(encoding="utf-8")
    assert "<h1>Fractions</h1>" in told
    (pdf,) = page.parent.glob("*.pdf")
    assert f'href="{pdf.name}"' in told
    found = meaning(page.with_name("seance.ics"))
    assert found["work"] in told
    assert found["due"].isoformat() in told


@pytest.mark.skipif(radicale_command() is None, reason="no Radicale: set TNI_RADICALE to its command")
def test_the_entry_is_delivered_to_the_calendar(own: Path) -> None:
    (in_folder,) = own.glob("cahier-de-textes/5e-B/*/seance.ics")
    assert meaning(own / "agenda.ics") == meaning(in_folder)


def test_a_pupils_name_is_asked_about_and_leaves_in_nothing(own_run: tuple[Path, list[str]]) -> None:
    out, said = own_run
    assert "Vérification des noms : « Exemple ÉLÈVE » est retiré." in said
    assert "Vérification des noms : « exemple » reste, ce n’est pas un élève." in said
    texts = [path for path in out.rglob("*") if path.suffix in (".html", ".ics")]
    assert [path.name for path in texts if "ÉLÈVE" in path.read_text(encoding="utf-8")] == []


def test_each_place_says_what_was_read_back(own_run: tuple[Path, list[str]]) -> None:
    _out, said = own_run
    read = [line for line in said if line.startswith("Relu, rien ne diffère")]
    assert len(read) == (1 if radicale_command() is None else 2)
    assert all("Un élève apporte sa figure." in line for line in read)


def test_the_pages_that_were_written_on_are_joined(own: Path) -> None:
    """The PDF's page too, though it is shown for less than the time that makes a page count."""
    (path,) = own.glob("cahier-de-textes/5e-B/*/*.pdf")
    with pikepdf.open(path) as pdf:
        boxes = [page.mediabox for page in pdf.pages]
    assert [box[2] > box[3] for box in boxes] == [False, True], "the PDF's page, and the one that was added"


def test_another_vote_is_in_the_poll(own: Path, altered: Path) -> None:
    added = {clicker: choice for clicker, choice in poll(altered).items() if clicker.startswith("iclicker:")}
    assert added.pop(f"iclicker:{CLICKER}") == "D"
    assert added == {clicker: choice for clicker, choice in poll(own).items() if clicker.startswith("iclicker:")}


def test_another_pdf_other_touches_and_other_ink_are_in_the_lesson(own: Path, altered: Path) -> None:
    before, after = lesson(own)["pages"], lesson(altered)["pages"]
    assert len(after) == 2
    assert after[0]["pdf"]["sha256"] != before[0]["pdf"]["sha256"]
    assert after[0]["width_mm"] > after[0]["height_mm"]
    assert [stroke["points"] for stroke in after[0]["strokes"]] == [3]
    (stroke,) = after[1]["strokes"]
    x, y, width, _height = stroke["box_mm"]
    assert x + width < 0.25 * after[1]["width_mm"]
    assert y > 0.8 * after[1]["height_mm"]
    assert len(before[1]["strokes"]) == 2


def test_other_touches_are_vectors_of_the_pdf_and_in_the_pictures(own: Path, altered: Path) -> None:
    assert ink_boxes(altered, 1)
    assert ink_boxes(altered, 1) != ink_boxes(own, 1)
    picture = "board-3-two-pupils.png"
    assert (own / picture).read_bytes() != (altered / picture).read_bytes()


@pytest.mark.parametrize(
    ("option", "name", "content"),
    [
        ("--pdf", "text.pdf", b"no PDF"),
        ("--pdf", "lesson.txt", b"%PDF-1.7"),
        ("--hid", "keys.hid", b"R: 9 05 01 09 06 a1 01 05 07 c0\nI: 3 1 2\n"),
        ("--hid", "short.hid", two_pupils_recording().encode()[:200]),
        ("--votes", "prose.log", b"hello\n"),
        ("--ink", "prose.dat", b"hello\n"),
        ("--ink", "folder", None),
        ("--pdf", "missing.pdf", ...),
    ],
)
def test_what_is_no_input_is_refused_in_one_line(tmp_path: Path, option: str, name: str, content: object) -> None:
    path = tmp_path / name
    if content is None:
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    done = demo(tmp_path / "out", option, path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_it_can_be_given_up(tmp_path: Path) -> None:
    """In the midst of Qt's event loop, where an exception would be swallowed. The calendar server ends with it."""
    server, pid = tmp_path / "server", tmp_path / "pid"
    server.write_text(f"#!/bin/sh\necho $$ > '{pid}.new'\nmv '{pid}.new' '{pid}'\nexec sleep 300\n")
    server.chmod(0o700)
    command = [sys.executable, "-m", "tni.app.main", "demo", "--out", str(tmp_path / "out")]
    env = ENVIRONMENT | {COMMAND_VARIABLE: str(server)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    awaited, until_s = (tmp_path / "out" / "board-3-two-pupils.png", pid), time.monotonic() + 60
    while not all(path.exists() for path in awaited) and time.monotonic() < until_s:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _out, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(told.splitlines()) == 1
    assert not (tmp_path / "out" / "lesson.tni").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_what_lay_there_before_is_not_said_to_be_made(own_run: tuple[Path, list[str]]) -> None:
    out, said = own_run
    named = [Path(line) for line in said if line.startswith(str(out))]
    there = [path for path in out.rglob("*") if path.is_file()]
    assert sorted([*named, out / "holiday.jpg"]) == sorted(there)


def test_what_is_waited_for_in_vain_is_said() -> None:
    for what in DemoWait:
        words = DemoStuckError(what).user_message()
        assert words.startswith("La démonstration s’est arrêtée")
        assert what.value not in words
