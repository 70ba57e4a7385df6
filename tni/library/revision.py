"""Revisions of a lesson as values: manifests that name each part of a lesson by the hash of its content.

Canonical form of a revision: two lines of JSON in ASCII, keys sorted, no spaces. The first line is all but the class
layers and holds their hash; the second is the list of class layers. The id is the hash of the first line, so a revision
keeps its id where its class layers are left out. Any bytes either give a revision or raise BadRevisionError.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from math import isfinite
from typing import Any, NewType

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId, ClassLayerId, PageId

RevisionId = NewType("RevisionId", str)
"""Lower-case hexadecimal SHA-256 of the first line of the revision's canonical form."""

VERSION = 1
LARGE_BYTES = 1 << 20
LETTERS_OF_A_LIST = 34
"""A page or class layer has two lists, a hash of 64 letters and some marks."""
_HASH = re.compile(r"[0-9a-f]{64}")
_MANIFEST_KEYS = {"version", "lesson", "parents", "made", "author", "pages", "properties", "blobs", "layers"}


class BadRevisionError(TniError):
    """The bytes are not a revision in its canonical form."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """Page of a revision. position: sort key of the pages. content: hash of the page's properties, without its
    position, and of its items; a page that is only moved keeps its content. blobs: media that it needs, ascending."""

    page: PageId
    position: float
    content: BlobId
    blobs: tuple[BlobId, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerPart:
    """Class layer of a revision. content: hash of its properties and records. blobs: media that it needs, ascending."""

    layer: ClassLayerId
    content: BlobId
    blobs: tuple[BlobId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """State of a lesson at one time.

    parents: revisions that it was made from, ascending; none for the first, two for a merged one. made: with its zone.
    author: label of the computer or teacher, may be empty. pages: in their order. properties: hash of what is said of
    the lesson as a whole. property_blobs: media that the properties need, ascending. layers: class layers, by id.
    left_out: hash of the list of class layers where `without_layers` has left it out, else None.

    The tuples are put in their order, and the zone becomes a difference from UTC. Raises: ValueError for a value that
    has no canonical form.
    """

    lesson_id: str
    parents: tuple[RevisionId, ...] = ()
    made: datetime
    author: str = ""
    pages: tuple[PagePart, ...] = ()
    properties: BlobId
    property_blobs: tuple[BlobId, ...] = ()
    layers: tuple[LayerPart, ...] = ()
    left_out: BlobId | None = None

    def __post_init__(self) -> None:
        if (zone := self.made.utcoffset()) is None:
            raise ValueError("a revision's time has a zone")
        pages = (replace(p, position=p.position + 0.0, blobs=_ascending(p.blobs)) for p in self.pages)  # no -0.0
        layers = (replace(layer, blobs=_ascending(layer.blobs)) for layer in self.layers)
        values = {
            "parents": tuple(sorted(set(self.parents))),
            "made": self.made.replace(tzinfo=timezone(zone), fold=0),
            "pages": tuple(sorted(pages, key=lambda page: (page.position, page.page))),
            "property_blobs": _ascending(self.property_blobs),
            "layers": tuple(sorted(layers, key=lambda layer: layer.layer)),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)
        self._check()

    def _check(self) -> None:
        hashes = [*self.parents, *needs(self), *([] if self.left_out is None else [self.left_out])]
        if not all(map(_HASH.fullmatch, hashes)):
            raise ValueError("a hash is 64 hexadecimal digits")
        if not all(isfinite(page.position) for page in self.pages):
            raise ValueError("a page's position is finite")
        if len({page.page for page in self.pages}) < len(self.pages):
            raise ValueError("a page is there twice")
        if len({layer.layer for layer in self.layers}) < len(self.layers):
            raise ValueError("a class layer is there twice")
        if self.layers and self.left_out is not None:
            raise ValueError("class layers are there or left out")

    @property
    def blobs(self) -> tuple[BlobId, ...]:
        """Media of the prepared lesson, ascending; those of the class layers are theirs."""
        return _ascending([*self.property_blobs, *(blob for page in self.pages for blob in page.blobs)])

    def page(self, page: PageId) -> PagePart | None:
        return next((part for part in self.pages if part.page == page), None)


def revision_id(revision: Revision) -> RevisionId:
    return RevisionId(sha256(_manifest_line(revision)).hex())


def without_layers(revision: Revision) -> Revision:
    """Return the revision without its class layers, to be given to others. It has the same id."""
    if revision.left_out is not None or not revision.layers:
        return revision
    return replace(revision, layers=(), left_out=BlobId(sha256(_layers_line(revision)).hex()))


def needs(revision: Revision) -> Iterator[BlobId]:
    """Yield the hash of each content that restoring the revision needs, media included; some more than once."""
    yield revision.properties
    yield from revision.property_blobs
    parts: list[PagePart | LayerPart] = [*revision.pages, *revision.layers]
    for part in parts:
        yield part.content
        yield from part.blobs


def has_same_content(one: Revision, other: Revision) -> bool:
    """Return whether two revisions hold the same lesson, class layers included; not when and from what it was made."""
    return _content(one) == _content(other)


def _content(revision: Revision) -> tuple[Any, ...]:
    layers = None if revision.left_out is not None else revision.layers
    return revision.pages, revision.properties, revision.property_blobs, layers, revision.left_out


def encode_revision(revision: Revision) -> bytes:
    """Encode a revision in its canonical form: equal revisions give equal bytes."""
    if revision.left_out is not None:
        return _manifest_line(revision)
    return _manifest_line(revision) + b"\n" + _layers_line(revision)


def decode_revision(data: bytes) -> Revision:
    """Decode a revision. Raises: BadRevisionError, also for a form that is not the canonical one."""
    try:
        if len(data) > LARGE_BYTES and data.count(b"[") + data.count(b"{") > len(data) // LETTERS_OF_A_LIST:
            raise ValueError("more lists than a revision has")  # empty ones take forty times the memory
        manifest, _, layers = data.partition(b"\n")
        revision = _read(json.loads(manifest), json.loads(layers) if layers else None)
        canonical = encode_revision(revision)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise BadRevisionError(f"no revision: {error!r}") from error
    if canonical != data:
        raise BadRevisionError("a revision in another form")
    return revision


def _manifest_line(revision: Revision) -> bytes:
    layers = revision.left_out or BlobId(sha256(_layers_line(revision)).hex())
    return _line(
        {
            "version": VERSION,
            "lesson": revision.lesson_id,
            "parents": revision.parents,
            "made": revision.made.isoformat(),
            "author": revision.author,
            "pages": [[page.page, page.position, page.content, page.blobs] for page in revision.pages],
            "properties": revision.properties,
            "blobs": revision.property_blobs,
            "layers": layers,
        }
    )


def _layers_line(revision: Revision) -> bytes:
    return _line([[layer.layer, layer.content, layer.blobs] for layer in revision.layers])


def _line(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _read(manifest: Any, layers: Any) -> Revision:
    if manifest.keys() != _MANIFEST_KEYS:
        raise ValueError("other fields")
    if manifest["version"] != VERSION:
        raise ValueError(f"version {manifest['version']}")
    return Revision(
        lesson_id=_text(manifest["lesson"]),
        parents=tuple(RevisionId(_text(parent)) for parent in manifest["parents"]),
        made=datetime.fromisoformat(manifest["made"]),
        author=_text(manifest["author"]),
        pages=tuple(_page(*fields) for fields in manifest["pages"]),
        properties=BlobId(_text(manifest["properties"])),
        property_blobs=_blobs(manifest["blobs"]),
        layers=tuple(LayerPart(ClassLayerId(_text(k)), BlobId(_text(h)), _blobs(b)) for k, h, b in layers or ()),
        left_out=BlobId(_text(manifest["layers"])) if layers is None else None,
    )


def _page(page: Any, position: Any, content: Any, blobs: Any) -> PagePart:
    return PagePart(PageId(_text(page)), float(position), BlobId(_text(content)), _blobs(blobs))


def _blobs(found: Any) -> tuple[BlobId, ...]:
    return tuple(BlobId(_text(blob)) for blob in found)


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"{found!r} where text is wanted")
    return found


def _ascending[T: str](hashes: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(set(hashes)))
