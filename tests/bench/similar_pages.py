"""Time of finding the other versions of a page in a large library."""

from __future__ import annotations

import time

import numpy as np

from tests.bench.rig import Rig
from tni.core.ids import PageId
from tni.library.similar_pages import HASH_BYTES, page_hashes, similar_pages
from tni.services.library.page_versions import LibraryPage, PageVersions

PAGES, TEXT, VOCABULARY, ROUNDS = 100_000, 40, 5_000, 5


def figures(_rig: Rig) -> dict[str, str]:
    random = np.random.default_rng(1)
    numbers = [int.from_bytes(random.bytes(HASH_BYTES), "big") for _ in range(PAGES)]
    hashes = page_hashes(numbers)
    texts = [frozenset(map(str, random.integers(0, VOCABULARY, TEXT).tolist())) for _ in range(PAGES)]
    pages = [
        LibraryPage(f"{k}.tni", PageId("page"), one, text)
        for k, (one, text) in enumerate(zip(numbers, texts, strict=True))
    ]
    versions = PageVersions(pages)
    by_picture, with_text = [], []
    for _ in range(ROUNDS):
        began = time.process_time()
        similar_pages(numbers[7], hashes)
        by_picture.append(1000 * (time.process_time() - began))
        began = time.process_time()
        versions.like(pages[7])
        with_text.append(1000 * (time.process_time() - began))
    return {
        f"versions of a page among {PAGES}, by picture": f"{np.median(by_picture):.0f} ms",
        f"versions of a page among {PAGES}, by picture and text": f"{np.median(with_text):.0f} ms",
        "hash of a page": f"{HASH_BYTES} B",
    }
