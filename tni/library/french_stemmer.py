"""Snowball's stemmer of French, without those of 32 other languages, which the package would load with it: 2.5 MB."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

_PACKAGE = "snowballstemmer"


def french_stemmer() -> Callable[[str], str]:
    """Return a function that takes the endings off a word, for one thread at a time. Loaded at the first use."""
    stem: Callable[[str], str] = _stemmer_class()().stemWord
    return stem


@lru_cache(maxsize=1)
def _stemmer_class() -> Any:
    """Load the class, as part of a package that is there but has not run."""
    spec, loaded = find_spec(_PACKAGE), sys.modules.get(_PACKAGE)
    if spec is None:
        raise ModuleNotFoundError(_PACKAGE)
    sys.modules[_PACKAGE] = loaded or module_from_spec(spec)
    try:
        return import_module(f"{_PACKAGE}.french_stemmer").FrenchStemmer
    finally:
        if loaded is None:
            sys.modules.pop(_PACKAGE, None)
