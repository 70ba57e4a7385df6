"""Documents are executed: what they show to type exists, and what exists is shown."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.forked_program import forked

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    path for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))) if path.exists()
]
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
HAS_PROGRAM = importlib.util.find_spec("tni.app.main") is not None

# Other people's programs, which a reader types as they stand: nothing of ours to check.
OTHERS = {"git", "cd", "sudo apt install", "sudo apt-get install", "apt-get install", "export", "sqlite3"}


def shell_lines() -> Iterator[tuple[str, str]]:
    """Each command of each ```sh block: (document, line), prompts, comments and continuations taken away."""
    for document in DOCUMENTS:
        for block in re.findall(
            r"^ *```(?:sh|bash|console)\n(.*?)^ *```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            for line in block.replace("\\\n", " ").splitlines():
                command = line.strip().removeprefix("$ ").split(" #")[0].strip()
                if command and not command.startswith("#"):
                    yield document.name, command


def commands() -> list[tuple[str, list[str]]]:
    """(document, words) without leading NAME=value settings."""
    found = []
    for document, line in shell_lines():
        words = shlex.split(line)
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            words.pop(0)
        found.append((document, words))
    return found


def subcommands(words: list[str]) -> list[str]:
    """The plain lower-case words that come first: `tni lesson info x.tni` gives lesson, info."""
    plain: list[str] = []
    for word in words[1:]:
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", word):
            break
        plain.append(word)
    return plain


TNI_COMMANDS = sorted({tuple(subcommands(words)) for _, words in commands() if words and Path(words[0]).name == "tni"})


@pytest.mark.parametrize(
    ("document", "words"), commands(), ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_command_in_a_document_exists(document: str, words: list[str]) -> None:
    line = " ".join(words)
    match words:
        case ["make", *targets]:
            named = [target for target in targets if "=" not in target]
            assert set(named) <= TARGETS, f"{document}: the Makefile has no such target: {line}"
        case [".venv/bin/python", "-m", module, *_]:
            assert importlib.util.find_spec(module), f"{document}: no such module: {line}"
            assert [word for word in words if word.startswith("tests/") and not (ROOT / word).exists()] == []
        case [program, *_] if Path(program).name == "tni":
            pass  # run by the test below
        case [program, *_] if "/" in program:
            assert (ROOT / program).exists(), f"{document}: no such file: {line}"
        case _:
            assert any(line.startswith(other) for other in OTHERS), f"{document}: neither ours nor known: {line}"


@pytest.mark.qt
@pytest.mark.skipif(not HAS_PROGRAM, reason="this tree has no tni.app.main")
@pytest.mark.parametrize("names", TNI_COMMANDS, ids=" ".join)
def test_tni_command_in_a_document_starts(names: tuple[str, ...]) -> None:
    result = forked([*names, "--help"], os.environ)
    assert result.returncode == 0, result.stderr
    for name in names:
        assert name in result.stdout


def test_every_target_is_documented() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [target for target in sorted(TARGETS) if f"make {target}`" not in text] == []


def test_every_target_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text()
    assert set(re.findall(r"^([a-z][a-z-]*):.*## ", makefile, re.MULTILINE)) == TARGETS


def test_links_lead_to_files() -> None:
    dead = []
    for document in [*DOCUMENTS, ROOT / "ARCHITECTURE.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if "://" not in target and not (document.parent / target).exists():
                dead.append(f"{document.name}: {target}")
    assert not dead


def test_architecture_names_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in sorted(ROOT.glob("tni/*/__init__.py"))]
    assert [name for name in packages if f"tni/{name}/" not in text] == []
    packages = [path.parent.name for path in sorted(ROOT.glob("tni/ui/*/__init__.py"))]
    assert [name for name in packages if f"| `{name}`" not in text and f"`, `{name}`" not in text] == []
