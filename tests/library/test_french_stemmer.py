"""Tests of the French stemmer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tni.library.french_stemmer import french_stemmer

ROOT = Path(__file__).parents[2]


def test_stems_are_those_of_the_whole_package() -> None:
    import snowballstemmer

    words = ("fractions", "continuellement", "majestueuse", "décimales", "x")
    assert [french_stemmer()(word) for word in words] == snowballstemmer.stemmer("french").stemWords(words)


def test_no_other_language_is_loaded() -> None:
    looked = "import sys; from tni.library.word_families import stem; stem('fractions'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", looked], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = [name for name in done.stdout.split() if name.startswith("snowballstemmer")]
    assert sorted(loaded) == [f"snowballstemmer.{name}" for name in ("among", "basestemmer", "french_stemmer")]
