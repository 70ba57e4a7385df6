"""Setup of the interpreter before the program's modules are imported, for a quick start and little memory.

Restoring Python's own `import` is worth 40 ms to the first page (249 ms instead of 289, medians of 30 starts in
turn) and 12.7 MB of private memory, of the 110 MB that the program may use: `docs/performance.md`. Remove
`_restore_import` once PySide6 no longer replaces `builtins.__import__`, or no longer reads the source of each
module there.
"""

from __future__ import annotations

import builtins
import gc
import linecache
import os
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType

UNUSED = frozenset(
    {
        "numpy._core._add_newdocs",
        "numpy._core._add_newdocs_scalars",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
    }
)
"""Modules that NumPy and PySide6 load for documentation in Python and for writing stub files. They take 10 ms."""
LATER = ("ast", "pickle", "platform", "traceback", "zipfile")
"""Modules that `inspect`, `logging`, NumPy and PySide6 import and no start uses. They take 1 MB."""


def speed_up_imports() -> None:
    """Set up quick imports. Call this before the import of Qt or NumPy. `tni.ui.event_loop.garbage_collector` enables
    the garbage collection that this disables."""
    for name in LATER:
        sys.modules.setdefault(name, LateModule(name))
    from tni.app.code_cache import compiled_by, install_cache  # `dataclasses` imports `inspect`

    gc.disable()  # modules are never garbage: scanning them repeatedly is a tenth of their load time
    # The program multiplies no matrices: NumPy's library for it needs no threads, each with its own memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.meta_path.insert(0, _LeftOut())
    with compiled_by(install_cache()):
        _restore_import()


class LateModule(ModuleType):
    """Module that is imported when it is first asked for a name."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        return getattr(import_module(self.__name__), name)


class _LeftOut:
    """Import finder that returns an empty module for each of UNUSED."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, None, is_package=True) if name in UNUSED else None  # a package without files is empty


def _restore_import() -> None:
    """Restore Python's own `import`.

    PySide6 replaces it for `from __feature__ import ...`, which this program does not use. PySide6's version reads the
    source of every module that is loaded, searches it for the word PySide6, and keeps it.
    """
    import PySide6.QtCore  # noqa: F401 - replaces `import`

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
    linecache.clearcache()  # the source that PySide6 has read meanwhile: 0.2 MB
