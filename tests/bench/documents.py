"""How long documents of others take: a presentation of 50 slides, the largest file of each kind in the corpus, a PDF of
2,000 pages, and a PDF in OpenBoard and here, in rounds that alternate both. Each line says its bar and whether it
holds; the load of the machine is a line of its own."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageGrab

from tests.bench.programs import TNI, home_environment, own_resident_mb
from tests.bench.rig import Rig
from tests.formats.lessons.office import pptx_files as pptx
from tests.support.openboard_program import openboard_environment, prepare_home
from tni.core.geometry import Rect
from tni.formats.pdf_reader import PdfReader

SLIDES, SLIDES_S = 50, 5.0
PAGES, LISTED_S, FIRST_MS, GROWTH_MB = 2_000, 1.0, 150.0, 32.0
BESIDE_PAGES = (1, 300)
"""Pages of the PDFs that both programs are given: the difference is the import, the rest the program's start."""
KINDS = ("pptx", "odp", "ubz", "iwb", "xopp", "rnote")
SIGN = (255, 0, 255)
"""Colour of a square on the first page of each PDF, which nothing else on the screen has."""
GIVE_UP_S = 120.0
PX_PER_MM = 5.0


def figures(rig: Rig) -> dict[str, str]:
    out = {"load of the machine before (1 minute)": f"{os.getloadavg()[0]:.1f}"}
    out |= _presentation(rig)
    out |= _corpus(rig)
    out |= _many_pages(rig)
    out |= _beside_openboard(rig)
    return {**out, "load of the machine after (1 minute)": f"{os.getloadavg()[0]:.1f}"}


def held(value: float, bar: float, unit: str) -> str:
    return f"{value:.2f} {unit}; at most {bar:g}: {'holds' if value <= bar else 'MISSED'}"


# -- files of other programs


def _presentation(rig: Rig) -> dict[str, str]:
    path = rig.folder / "slides.pptx"
    path.write_bytes(deck(SLIDES))
    times = [_converted_s(path, rig.folder / "slides.tni") for _ in range(rig.rounds)]
    rig.raw["presentation"] = times
    return {f"presentation of {SLIDES} slides, to a lesson by command (median)": held(median(times), SLIDES_S, "s")}


def deck(count: int) -> bytes:
    """Slides with a title, a list of five lines that come one by one, a picture and a table."""
    pictures = {f"ppt/media/image{n}.png": _noise(n) for n in range(1, 11)}
    related = [(f"rIdP{n}", "image", f"../media/image{n}.png") for n in range(1, 11)]
    return pptx.presentation([_slide(n) for n in range(1, count + 1)], related, pictures)


def _slide(number: int) -> str:
    lines = "".join(pptx.paragraph(f"Point {k} de la page {number}, à recopier") for k in range(1, 6))
    shapes = (
        pptx.shape(2, pptx.box(20, 10, 240, 25) + pptx.preset("rect"), pptx.paragraph(f"Chapitre {number}"))
        + pptx.shape(3, pptx.box(20, 45, 130, 80) + pptx.preset("rect"), lines)
        + pptx.picture(4, f"rIdP{number % 10 + 1}", pptx.box(160, 45, 100, 70) + pptx.preset("rect"))
        + _table(5)
        + pptx.shape(6, pptx.box(20, 180, 40, 20) + pptx.preset("ellipse") + pptx.solid("FF0000"))
    )
    clicks = [
        pptx.effect(100 + k, "clickEffect", "entr", 3, f'<p:txEl><p:pRg st="{k}" end="{k}"/></p:txEl>')
        for k in range(5)
    ]
    return pptx.slide(shapes, pptx.timing(*clicks, pptx.effect(120, "clickEffect", "entr", 4)))


def _table(identity: int) -> str:
    cell = f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{pptx.paragraph('12,5')}</a:txBody><a:tcPr/></a:tc>"
    row = f'<a:tr h="{10 * pptx.EMU}">{cell * 4}</a:tr>'
    grid = f'<a:gridCol w="{30 * pptx.EMU}"/>' * 4
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{identity}" name="t"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr>{pptx.box(140, 130, 120, 40, tag='p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr/><a:tblGrid>{grid}</a:tblGrid>{row * 4}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _noise(seed: int, width: int = 320, height: int = 240) -> bytes:
    out = io.BytesIO()
    Image.fromarray(np.random.default_rng(seed).integers(0, 255, (height, width, 3), np.uint8)).save(out, "PNG")
    return out.getvalue()


def _corpus(rig: Rig) -> dict[str, str]:
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is None:
        return {"largest file of each kind": "TNI_CORPUS names no corpus: not measured"}
    out = {}
    for kind in KINDS:
        files = sorted(Path(corpus, "formats", kind).glob(f"*.{kind}"), key=lambda path: path.stat().st_size)
        if files:
            times = [_converted_s(files[-1], rig.folder / f"{kind}.tni") for _ in range(min(rig.rounds, 3))]
            rig.raw[f"largest {kind}"] = times
            size = files[-1].stat().st_size / 1e6
            out[f"largest .{kind} ({size:.2f} MB), to a lesson by command (median)"] = f"{median(times):.2f} s"
    return out


def _converted_s(source: Path, target: Path) -> float:
    """The whole command, with its start and the writing of the lesson."""
    home = target.parent / "converting"
    environment = {**os.environ, **home_environment(home), "QT_QPA_PLATFORM": "offscreen"}
    begun = time.monotonic()
    subprocess.run(
        [TNI, "convert", source, target, "--replace"], env=environment, check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.monotonic() - begun


# -- PDF


def pdf_of(count: int) -> bytes:
    """Pages of 40 lines and a picture of noise; the sign on the first."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    noise = np.random.default_rng(1)
    colour = " ".join(str(part / 255) for part in SIGN)
    for number in range(count):
        pixels = noise.integers(0, 255, (80, 100, 3), np.uint8).tobytes()
        image = pdf.make_stream(
            pixels, Type=Name.XObject, Subtype=Name.Image, Width=100, Height=80, ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )  # fmt: skip
        lines = "".join(f"0 -15 Td (Exercice {number}.{line} : calculer, puis justifier) Tj " for line in range(40))
        sign = f"{colour} rg 350 400 200 200 re f" if number == 0 else ""
        content = (
            f"BT /F 24 Tf 60 800 Td (Chapitre {number}) Tj /F 11 Tf {lines}ET q 100 0 0 80 60 40 cm /I Do Q {sign}"
        )
        page = Dictionary(
            Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=pdf.make_stream(content.encode()),
            Resources=Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=image)),
        )  # fmt: skip
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _many_pages(rig: Rig) -> dict[str, str]:
    path = rig.folder / "many.pdf"
    path.write_bytes(pdf_of(PAGES))
    listed, first, growth = [], [], []
    for _ in range(rig.rounds):
        with PdfReader() as reader:
            reader.open(pdf_of(1)).close()  # the process is there, as in a lesson
            begun = time.monotonic()
            document = reader.open(path.read_bytes())
            listed.append(time.monotonic() - begun)
            width, height = document.page_size_mm(0)
            begun = time.monotonic()
            document.render(0, Rect(0, 0, width, height), PX_PER_MM)
            first.append((time.monotonic() - begun) * 1000)
            before = _child_mb()
            for number in range(PAGES):
                document.render(number, Rect(0, 0, width, height), 1.0)
            growth.append(_child_mb() - before)
    rig.raw["many pages"] = {"listed_s": listed, "first_ms": first, "growth_mb": growth}
    size = path.stat().st_size / 1e6
    return {
        f"PDF of {PAGES:,} pages ({size:.0f} MB), read and listed (median)": held(median(listed), LISTED_S, "s"),
        "its first page, the file open (median)": held(median(first), FIRST_MS, "ms"),
        "what the process grew by while all were drawn": held(max(growth), GROWTH_MB, "MB"),
    }


def _child_mb() -> float:
    own = subprocess.run(["pgrep", "-P", str(os.getpid()), "-f", "pdf_worker"], capture_output=True, text=True).stdout
    return max((own_resident_mb(int(pid)) for pid in own.split()), default=0.0)


def _beside_openboard(rig: Rig) -> dict[str, str]:
    if shutil.which("openboard") is None:
        return {"PDF beside OpenBoard": "OpenBoard is not installed: not measured"}
    files = {count: rig.folder / f"beside {count}.pdf" for count in BESIDE_PAGES}
    for count, path in files.items():
        path.write_bytes(pdf_of(count))
    found: dict[str, list[float]] = {}
    for number in range(rig.rounds):
        for name, begin in (("tni", _ours), ("openboard", _openboard)):
            for count, path in files.items():
                home = rig.folder / f"beside {name} {count} {number}"
                home.mkdir()
                found.setdefault(f"{name} {count}", []).append(_seen_s(*begin(home, path)))
        print(f"round {number + 1} of {rig.rounds}: a PDF here and in OpenBoard", file=sys.stderr)
    rig.raw["beside OpenBoard"] = found
    out = {}
    for count in BESIDE_PAGES:
        ours, theirs = found[f"tni {count}"], found[f"openboard {count}"]
        ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
        pages = "1 page" if count == 1 else f"{count} pages"
        out[f"PDF of {pages}, from the command to its first page, TNI / OpenBoard (medians)"] = (
            f"{median(ours):.2f} / {median(theirs):.2f} s"
        )
        out[f"PDF of {pages}, TNI to OpenBoard (median of round by round)"] = held(ratio, 1.0, "times")
    return out


def _ours(home: Path, path: Path) -> tuple[list[str], Mapping[str, str]]:
    return [str(TNI), str(path)], {**os.environ, **home_environment(home)}


def _openboard(home: Path, path: Path) -> tuple[list[str], Mapping[str, str]]:
    prepare_home(home)
    return ["openboard", str(path)], openboard_environment(home, os.environ["DISPLAY"])


def _seen_s(command: list[str], environment: Mapping[str, str]) -> float:
    """From the command to the sign on the screen."""
    begun = time.monotonic()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        return _awaited(lambda: process.poll() is None, begun)
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # and the helpers of its web views
        process.wait()
        _awaited_gone()


def _is_seen() -> bool:
    pixels = np.asarray(ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).convert("RGB"), np.int16)
    return int((np.abs(pixels - np.array(SIGN)) <= 6).all(axis=2).sum()) > 5_000


def _awaited(is_alive: Callable[[], bool], begun: float) -> float:
    while not _is_seen():
        if not is_alive() or time.monotonic() - begun > GIVE_UP_S:
            raise AssertionError("the program does not show the PDF")
        time.sleep(0.01)
    return time.monotonic() - begun


def _awaited_gone() -> None:
    """Wait until nothing of the program is on the screen."""
    begun = time.monotonic()
    while _is_seen() and time.monotonic() - begun < GIVE_UP_S:
        time.sleep(0.05)
