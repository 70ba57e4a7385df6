"""What has to be so before the program's modules are loaded, for them to load quickly and to stay small."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from importlib.machinery import ModuleSpec

from tni.app.dataclass_cache import install_cache

UNUSED = frozenset(
    {
        "numpy._core._add_newdocs",
        "numpy._core._add_newdocs_scalars",
        "shibokensupport.signature.lib.pyi_generator",
    }
)
"""Loaded by NumPy and PySide6 for those who read documentation in Python, or write stub files: 10 ms."""


def speed_up_imports() -> None:
    """Call it before anything of Qt or NumPy is imported; `tni.ui.event_loop.garbage_collector` ends what it begins."""
    gc.disable()  # modules are no garbage: looking through them again and again is a tenth of their loading
    # Nothing here multiplies matrices: NumPy's library for it needs no threads, each with memory of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.meta_path.insert(0, _LeftOut())
    install_cache()
    _without_feature_imports()


class _LeftOut:
    """Finds an empty module for each of UNUSED."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, None, is_package=True) if name in UNUSED else None  # a package without files: empty


def _without_feature_imports() -> None:
    """Give Python its own `import` back.

    PySide6 puts one of its own in its place, for `from __feature__ import ...`, which is not used here. It reads the
    source of every module that is loaded, in search of the word PySide6, and keeps it: 60 ms and 11 MB of a start.
    """
    import PySide6.QtCore  # noqa: F401 - replaces `import`

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
