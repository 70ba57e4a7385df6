"""Qt's guesses at what it is given stay out: words go through `tni.ui.plain_text`, pictures through
`tni.render.raster.image_decoder`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UI = "tni/ui/"
# Qt is imported nowhere else (the contract qt-at-the-edge).
SOURCES = sorted(path for room in (UI, "tni/app", "tni/render") for path in (ROOT / room).rglob("*.py"))
PLAIN_TEXT, DECODE = f"{UI}plain_text/__init__.py", "tni/render/raster/image_decoder.py"

# name: (what instead, files that may)
USES: dict[str, tuple[str, set[str]]] = {
    "QLabel": ("it guesses rich text: use PlainLabel, or the chrome's Label", {PLAIN_TEXT}),
    "QTextDocument": (
        "it opens the files that its HTML names: use OfflineTextDocument",
        {PLAIN_TEXT, f"{UI}canvas/styled_document.py"},  # the plain editor's own, which is never given HTML
    ),
    "QTextDocumentFragment": (
        "its `fromHtml` opens the files that the HTML names: use plain_text.text_of_html",
        set(),
    ),
    "QToolTip": ("set the tool tip of the widget or item: `showText` needs no window", {f"{UI}chrome/theme.py"}),
    **dict.fromkeys(
        ("QTextEdit", "QTextBrowser", "QGraphicsTextItem", "QStaticText", "QSplashScreen", "QWhatsThis"),
        ("it guesses rich text: use PlainLabel, QPlainTextEdit or QPainter.drawText", set[str]()),
    ),
    **dict.fromkeys(
        ("QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QWizard", "QWizardPage"),
        ("its labels guess rich text: use a notice or a sheet", set[str]()),
    ),
    "QSystemTrayIcon": ("desktops read markup in its messages: use a notice", set[str]()),
    "setHtml": (
        "put HTML into an OfflineTextDocument, with every word from outside escaped",
        {
            PLAIN_TEXT,
            f"{UI}vote/question_view.py",
            f"{UI}seance/entry_clipboard.py",  # for the clipboard
            f"{UI}canvas/text_clipboard.py",  # for the clipboard
            f"{UI}printing/notebook_pdf.py",  # class_notebook escapes every word
        },
    ),
    **dict.fromkeys(
        ("setMarkdown", "insertHtml", "appendHtml", "insertMarkdown"),
        ("use plain text, or an OfflineTextDocument", set[str]()),
    ),
    "QImageReader": ("it takes SVG, and opens the files that it names: use image_decoder.decode_image", {DECODE}),
    **dict.fromkeys(
        ("loadFromData", "fromData"),
        ("it takes SVG, and opens the files that it names: use image_decoder.decode_image", set[str]()),
    ),
    "setTextFormat": ("PlainLabel sets it; no label is anything else", {PLAIN_TEXT}),
    "setWhatsThis": ("Qt guesses rich text there: use setToolTip", set[str]()),
    "setStyleSheet": (
        "dress the window by style_sheet.apply_to_window, whose sheet has the rules of plain text",
        {f"{UI}chrome/style_sheet.py", f"{UI}panels/page_panel.py"},
    ),
    "setWindowTitle": (
        "let plain_text.escaped_title escape names in it, and name the file here",
        {
            f"{UI}chrome/floating_strip.py",  # no name is in the strips' titles
            f"{UI}main_window/main_controller.py",
            f"{UI}main_window/window.py",
            f"{UI}teacher/teacher_window.py",
        },
    ),
}
MAKES_A_WINDOW = {"setWindowFlag", "setWindowFlags", "setWindowTitle", "showFullScreen", "setWindowModality"}


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name in the code: imported, read, or taken from something."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.Name():
                yield node.lineno, node.id
            case ast.Attribute():
                yield node.lineno, node.attr


def undressed_windows(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Classes that make themselves a window and never call `apply_to_window(self, ...)`."""
    for kind in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        calls = [node for node in ast.walk(kind) if isinstance(node, ast.Call)]
        own = {ast.unparse(call.func).removeprefix("self.") for call in calls if ast.unparse(call.func)[:5] == "self."}
        dressed = any(ast.unparse(call).startswith("apply_to_window(self,") for call in calls)
        if own & MAKES_A_WINDOW and not dressed:
            yield kind


def guesses(source: str, file: str) -> list[str]:
    """Where a file lets Qt guess: `file:line: name: what instead`."""
    tree = ast.parse(source)
    found = {
        (line, f"{name}: {USES[name][0]}") for line, name in named(tree) if name in USES and file not in USES[name][1]
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and "qproperty-" in str(node.value) and file != PLAIN_TEXT:
            found.add((node.lineno, "qproperty: rules of labels stand in plain_text.PLAIN_TEXT_RULES"))
    for kind in undressed_windows(tree):
        found.add((kind.lineno, f"{kind.name}: a window: call apply_to_window(self, ...): its rules make tips plain"))
    return [f"{file}:{line}: {text}" for line, text in sorted(found)]


def test_nothing_lets_qt_guess() -> None:
    found = [
        each
        for path in SOURCES
        for each in guesses(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    ]
    assert not found, "\n".join(found)


def test_every_exception_is_needed() -> None:
    """A file that no longer uses what it may is taken off the list."""
    for name, (_, allowed) in USES.items():
        for file in allowed:
            used = {one for _, one in named(ast.parse((ROOT / file).read_text(encoding="utf-8")))}
            assert name in used, f"{file} has no {name} any more"


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("from PySide6.QtWidgets import QLabel", "QLabel"),
        ("from PySide6.QtWidgets import QLabel as Anything", "QLabel"),
        ("from PySide6 import QtWidgets\nQtWidgets.QLabel('x')", "QLabel"),
        ("from PySide6.QtGui import QTextDocument", "QTextDocument"),
        ("from PySide6.QtGui import QStaticText", "QStaticText"),
        ("from PySide6.QtWidgets import QMessageBox", "QMessageBox"),
        ("from PySide6.QtWidgets import QToolTip", "QToolTip"),
        ("document.setHtml(answer)", "setHtml"),
        ("from PySide6.QtGui import QImageReader", "QImageReader"),
        ("QImage.fromData(data)", "fromData"),
        ("picture.loadFromData(data)", "loadFromData"),
        ("label.setTextFormat(Qt.TextFormat.AutoText)", "setTextFormat"),
        ("for put in (field.setWhatsThis,): put(answer)", "setWhatsThis"),
        ("app.setStyleSheet('')", "setStyleSheet"),
        ("SHEET = 'QLabel { qproperty-textFormat: RichText; }'", "qproperty"),
        ("sheet = f'QLabel {{ qproperty-textFormat: {kind}; }}'", "qproperty"),
        ("window.setWindowTitle(name)", "setWindowTitle"),
        ("class W(QWidget):\n def open(self): self.showFullScreen()", "W"),
        ("class W(QWidget):\n def __init__(self): apply_to_window(other, look); self.setWindowFlag(1)", "W"),
    ],
)
def test_the_check_bites(code: str, what: str) -> None:
    (one,) = {each.split(": ")[1] for each in guesses(code, "tni/ui/new.py")}
    assert one == what


@pytest.mark.parametrize(
    "code",
    [
        "from tni.ui.plain_text import PlainLabel\nPlainLabel('x').setToolTip(answer)",
        "class W(QWidget):\n def __init__(self): apply_to_window(self, look); self.setWindowFlag(1)",
        "class W(QWidget):\n def full(self): self._window.showFullScreen()",
    ],
)
def test_plain_text_passes(code: str) -> None:
    assert guesses(code, "tni/ui/new.py") == []
