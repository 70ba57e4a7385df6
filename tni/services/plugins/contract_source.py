"""Checks of a plugin's source that do not run it: what it imports, and that the function of its kind is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tni.api.manifest import Manifest, PluginKind
from tni.services.plugins.allowed_imports import API, refusal
from tni.services.plugins.contract_report import ContractCheck, ContractResult
from tni.services.plugins.process_guard import imported_names

FUNCTIONS = {
    PluginKind.ENT: "connector",
    PluginKind.LESSON_IMPORTER: "importer",
    PluginKind.LESSON_EXPORTER: "exporter",
    PluginKind.QUESTION_IMPORTER: "importer",
    PluginKind.QUESTION_EXPORTER: "exporter",
    PluginKind.RECEIVER: "drivers",
    PluginKind.BOARD: "drivers",
    PluginKind.TOOL: "tool",
    PluginKind.ITEM: "item",
}
DYNAMIC = {"__import__", "eval", "exec", "compile"}
"""Functions by which an import would not be seen."""


def check_imports(path: Path, manifest: Manifest) -> ContractResult:
    """Check the imports of all modules of a plugin."""
    faults: list[str] = []
    modules = [path] if path.is_file() else sorted(path.rglob("*.py"))
    for module in modules:
        inside = (manifest.id,) if path.is_file() else (manifest.id, *module.relative_to(path).parts[:-1])
        name = module.name if path.is_file() else module.relative_to(path).as_posix()
        try:
            tree = ast.parse(module.read_bytes())
        except (SyntaxError, ValueError) as error:
            faults.append(f"{name}: {type(error).__name__}")
            continue
        faults += [
            f"{name}, line {line}: {why}" for line, why in _refused(tree, ".".join(("plugins", *inside)), manifest)
        ]
    return ContractResult(ContractCheck.IMPORTS, len(modules), tuple(faults))


def _refused(tree: ast.AST, package: str, manifest: Manifest) -> Iterator[tuple[int, str]]:
    own = f"plugins.{manifest.id}"
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = imported_names(node.module or "", [one.name for one in node.names], node.level, package)
        elif isinstance(node, ast.Name) and node.id in DYNAMIC and not manifest.is_trusted:
            yield node.lineno, f"{node.id} hides what is imported"
        whys = [why for name in names if (why := _why(name, own, manifest))]
        yield from ((getattr(node, "lineno", 0), why) for why in whys)


def _why(name: str, own: str, manifest: Manifest) -> str:
    """Return the reason why a module may not be imported, "" if it may. A trusted plugin has the whole standard
    library."""
    why = refusal(name, own)
    return why if not manifest.is_trusted or f"{API} and" in why else ""


def has_function(path: Path, manifest: Manifest) -> bool:
    """Return whether the function of a plugin's kind stands in its module."""
    module = path / "__init__.py" if path.is_dir() else path
    tree = ast.parse(module.read_bytes())
    return any(isinstance(one, ast.FunctionDef) and one.name == FUNCTIONS[manifest.kind] for one in tree.body)
