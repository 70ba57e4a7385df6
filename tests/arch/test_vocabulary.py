"""Names and docstrings keep to the glossary: retired words, docstrings that open with a question, equal class names."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("tni/**/*.py"), *ROOT.glob("plugins/**/*.py")])

RETIRED = {
    "again": "revision (of questions), retry, repeat",
    "apart": "sandbox (of a process)",
    "blind": "anonymous",
    "desk": "controller",
    "door": "client, launcher",
    "ear": "capture, listener",
    "echo": "duplicate input",
    "echoes": "duplicate input",
    "figure": "shape",
    "figures": "shapes",
    "foreseen": "predicted",
    "foresight": "prediction",
    "heard": "received, event",
    "hidden": "occlusion, blank",
    "learnt": "trained",
    "led": "teacher-paced",
    "letter": "message",
    "letters": "messages",
    "meant": "recognised",
    "mend": "repair",
    "nameless": "anonymous",
    "news": "messages",
    "pile": "overdraw",
    "rehearsal": "warm-up",
    "room": "state",
    "said": "text, message",
    "sentence": "message",
    "sentences": "messages",
    "series": "self-paced quiz",
    "session": "séance (taught hour), service (use case), access (of phones)",
    "sessions": "séances, services",
    "steady": "robust, filtered, long press",
    "stranger": "unknown device",
    "strangers": "unknown devices",
    "taught": "trained (a receiver)",
    "told": "message, event",
    "tongue": "protocol",
    "ways": "transports, backends",
    "wish": "command",
    "words": "text, message",
}
OF_MEMBERS = RETIRED.keys() - {"again", "letter", "letters", "room", "series"}
"""Retired as names of methods and attributes too; the others have an ordinary meaning there, as in `try_again`."""
ALLOWED = {
    "tni.app.handwriting.LetterStroke": "a letter of the alphabet",
    "tni.cahier.entry.CahierEntry.session": "a name in files of entries",
    "tni.core.ids.IdSeries": "a series in the sense of mathematics",
    "tni.devices.clickers.text_lines.letter_of": "a letter of the alphabet",
    "tni.document.overlay.Overlay.hidden": "items that the page leaves out while the overlay shows them",
    "tni.formats.banks.moodle_drag.read_drag_words": "Moodle's own name of the question: drag words",
    "tni.formats.banks.moodle_drag.read_select_words": "Moodle's own name of the question: select missing words",
    "tni.formats.pdf_merge._Sources.keep_hidden_layers": "layers that a PDF itself hides",
    "tni.ink.predict.PredictionGateParams.steady": "a steady hand, as in the figures on prediction",
    "tni.ui.library.tile_view.TileView.isIndexHidden": "Qt's own name of a method that a view must have",
    "tni.quiz.card_codes.letter_up": "a letter of the alphabet",
    "tni.render.page_source.DocumentSource.hidden": "items that the page leaves out while the overlay shows them",
}
ORDINARY = {
    "taught": ("tni.app.home", "tni.library", "tni.planning", "tni.services", "tni.ui.library"),
    "words": ("tni.library", "tni.services.library", "tni.store.library"),
}
"""Words with their ordinary meaning in some packages: what is taught to a class; words of French, for the search."""
QUESTIONS = {"how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"}

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def words_of(name: str) -> list[str]:
    """Parts of a name: `PdfReader`, `pdf_reader` -> pdf, reader."""
    return [part.lower() for part in re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+", name)]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def public_names(path: Path, tree: ast.Module) -> Iterator[str]:
    """The module's own name, and those of its public classes and functions."""
    yield module_of(path)
    for node in tree.body:
        if isinstance(node, DEFINITIONS) and not node.name.startswith("_"):
            yield f"{module_of(path)}.{node.name}"


def public_members(path: Path, tree: ast.Module) -> Iterator[str]:
    """Public methods and attributes of the module's classes, attributes that methods assign too."""
    for owner in tree.body:
        if not isinstance(owner, ast.ClassDef):
            continue
        for node in ast.walk(owner):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if node in owner.body:
                    pass
                case ast.AnnAssign(target=ast.Name(id=name)) if node in owner.body:
                    pass
                case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                    pass
                case _:
                    continue
            if not name.startswith("_"):
                yield f"{module_of(path)}.{owner.name}.{name}"


@cache
def all_members() -> tuple[str, ...]:
    return tuple(name for path, tree in parsed() for name in public_members(path, tree))


@cache
def parsed() -> tuple[tuple[Path, ast.Module], ...]:
    """Every source file with its syntax tree, parsed once for all checks."""
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES)


def retired_in(names: Iterator[str], retired: Container[str] = RETIRED) -> list[str]:
    return [
        f"{name}: instead of {word!r} write {RETIRED[word]}"
        for name in names
        if name not in ALLOWED
        for word in words_of(name.rsplit(".", 1)[-1])
        if word in retired and not name.startswith(ORDINARY.get(word, ()))
    ]


def test_names_have_no_retired_word() -> None:
    found = [fault for path, tree in parsed() for fault in retired_in(public_names(path, tree))]
    assert not found, "see docs/glossary.md\n" + "\n".join(found)


def test_methods_and_attributes_have_no_retired_word() -> None:
    found = set(retired_in(iter(all_members()), OF_MEMBERS))
    assert not found, "see docs/glossary.md\n" + "\n".join(sorted(found))


def test_what_is_allowed_is_still_there() -> None:
    names = {name for path, tree in parsed() for name in public_names(path, tree)}
    assert ALLOWED.keys() <= names.union(all_members())


def test_public_class_names_are_unique() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, tree in parsed():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(module_of(path))
    twice = [f"{name}: {', '.join(modules)}" for name, modules in places.items() if len(modules) > 1]
    assert not twice, "qualify one by its domain\n" + "\n".join(twice)


def opening_questions(path: Path, tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, *DEFINITIONS)) and (text := ast.get_docstring(node)):
            first = text.split()[0].strip(",.:").lower()
            if first in QUESTIONS:
                line = getattr(node, "lineno", 1)
                found.append(f"{path.relative_to(ROOT)}:{line}: {text.splitlines()[0]}")
    return found


def test_docstrings_say_what_kind_of_thing_it_is() -> None:
    found = [fault for path, tree in parsed() for fault in opening_questions(path, tree)]
    assert not found, "open with a noun or an imperative, not with a question\n" + "\n".join(found)


def test_the_checks_find_what_they_are_for(tmp_path: Path) -> None:
    bad = ast.parse('"""What a receiver says."""\n\nclass SessionDesk:\n    """Who is heard."""\n')
    names = iter(["tni.devices.ear", "tni.ui.SessionDesk", "tni.ui.Controller"])
    assert [fault.split(":")[0] for fault in retired_in(names)] == [
        "tni.devices.ear", "tni.ui.SessionDesk", "tni.ui.SessionDesk",
    ]  # fmt: skip
    assert len(opening_questions(ROOT / "tni/bad.py", bad)) == 2
    members = ast.parse(
        "class A:\n    told: int\n    def heard(self): self.wish, self.ok = 1, 2\n    def again(self): ..."
    )
    faults = retired_in(public_members(ROOT / "tni/bad.py", members), OF_MEMBERS)
    assert [fault.split(":")[0].rsplit(".", 1)[-1] for fault in faults] == ["told", "heard", "wish"]


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Reject frames longer than the report\n\nWhy.\n", 0),
        ("é" * 72 + "\n", 0),
        ("a" * 73 + "\n", 1),
        ("# a comment that is longer than all that a subject may be, and stands before the subject\nFix\n", 0),
    ],
)
def test_long_subjects_of_commits_are_refused(tmp_path: Path, message: str, status: int) -> None:
    file = tmp_path / "message"
    file.write_text(message, encoding="utf-8")
    hook = ROOT / "packaging/hooks/commit-msg"
    done = subprocess.run([str(hook), str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
