"""Commands on the items of a page: pictures, selection, clipboard. Each is one undo step.

Strokes under way go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document import selection as selecting
from tni.document.clipboard_items import ClipboardItems, added_items, copied, lost_behaviour, pasted, placed
from tni.document.document import Change, RecordChange
from tni.document.erase import ink_erased
from tni.document.items import AnyItem, Dash, Image, LessonRecord, Shape, Stroke, Text, bounds
from tni.document.overlay import SelectionFrame
from tni.document.place_aside import STEP_MM, place_aside
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.tool_styles import colour_on
from tni.document.tools.place_image import PendingImage
from tni.document.z_order import on_top
from tni.services.lesson.credit_commands import CreditCommands

MM_PER_IMAGE_PX = 25.4 / 96
PICTURE_SHARE = 0.6
"""A picture is placed no larger than this part of the page."""
CAPTURE_SHARE = 0.9
FREE_STEP_MM, FREE_GAP_MM = 10.0, 4.0
"""Distance of the places where a drawing or card is tried, and from what lies there already."""
SIDEWAYS = 1.6
"""So much rather a place to the side is taken than one above or below."""


class ItemCommands(CreditCommands):
    """Commands on items, as a base class of the lesson editor."""

    lost_in_paste = 0
    """Number of items pasted last that open nothing here any more, or are no targets of what belonged on them."""
    _clip = ClipboardItems()
    _copies: tuple[PageId, int] = (
        PageId(""),
        0,
    )  # page where the clipboard's items were copied or last pasted, and their number of copies there

    # -- pictures

    def insert_image(self, data: bytes, width_px: int, height_px: int, alt: str = "") -> Changed:
        """Insert a picture, selected, in the middle of the visible part of the page.

        data: the file's bytes. width_px, height_px: as displayed. Raises: ValueError for a size that is not > 0.
        """
        return self._insert_picture(self._picture(data, width_px, height_px, alt, PICTURE_SHARE))

    def insert_capture(
        self, data: bytes, width_px: int, height_px: int, alt: str = "", *, width_mm: float | None = None
    ) -> Changed:
        """Insert a capture. width_mm: its width, None for nearly as large as the page."""
        return self._insert_picture(self._captured(data, width_px, height_px, alt, width_mm=width_mm))

    def _captured(
        self, data: bytes, width_px: int, height_px: int, alt: str, *, width_mm: float | None
    ) -> PendingImage:
        if width_mm is None:
            return self._picture(data, width_px, height_px, alt, CAPTURE_SHARE, grow=True)
        return PendingImage(self._port.put_blob(data), width_mm, width_mm * height_px / width_px, alt)

    def insert_drawing(
        self, data: bytes, side_mm: float, alt: str, centre_mm: tuple[float, float] | None = None
    ) -> Changed:
        """Insert a square picture, selected. centre_mm: its middle on the page, None for the free place that is nearest
        to the middle of the visible part."""
        picture = PendingImage(self._port.put_blob(data), side_mm, side_mm, alt)
        if centre_mm is None:
            centre_mm = self._free_place(side_mm, side_mm)
        if centre_mm is None:
            return self._insert_picture(picture)
        return self._insert_at(picture, centre_mm[0] - side_mm / 2, centre_mm[1] - side_mm / 2)

    def put_clip(
        self,
        clip: ClipboardItems,
        centre_mm: tuple[float, float] | None = None,
        records: Iterable[LessonRecord] = (),
    ) -> Changed:
        """Put items that come from elsewhere on the page, selected, with their blobs and credits. centre_mm: the middle
        of their box, None for the free place that is nearest to the middle of the visible part. records: properties of
        the lesson that they need."""
        for data in clip.blobs.values():
            self._port.put_blob(data)
        wide, high = clip.box.width, clip.box.height
        x, y = centre_mm or self._free_place(wide, high) or self._place_aside(wide, high)
        if centre_mm is not None:
            right, low = self.page.format.width_mm - wide / 2, self.document.height_mm(self._page) - high / 2
            x, y = max(min(x, right), wide / 2), max(min(y, low), high / 2)
        needed = [RecordChange(one.id, self.document.get(one.id), one) for one in records]
        change = placed(self.document, self._page, clip, (x, y), [swap.key for swap in needed])
        change = Change(change.act, (*change.swaps, *(swap for swap in needed if swap.before != swap.after)))
        return self._on_selection(change) | self.select(added_items(change))

    def _place_aside(self, width_mm: float, height_mm: float) -> tuple[float, float]:
        """Return the middle of a box within the visible part of the page, where no other item has its own middle. Ink
        has none."""
        taken = [bounds(item).center for item in self.document.items(self._page) if not isinstance(item, Stroke)]
        return self._aside(width_mm, height_mm, taken)

    def _aside(self, width_mm: float, height_mm: float, taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
        shown = self.view.shown(self.viewport)
        x, width = _room(shown.x, shown.right, width_mm, self.page.format.width_mm)
        y, height = _room(shown.y, shown.bottom, height_mm, self.document.height_mm(self._page))
        return place_aside(Rect(x, y, width, height), shown.center, taken)

    def has_free_place(self, width_mm: float, height_mm: float) -> bool:
        """Return whether something of this size covers no item somewhere in the visible part of the page."""
        return self._free_place(width_mm, height_mm) is not None

    def _free_place(self, width_mm: float, height_mm: float) -> tuple[float, float] | None:
        """Return the middle of a box of the visible part of the page that covers no item; None without one."""
        return self.free_place(width_mm, height_mm, self.view.shown(self.viewport))

    def free_place(self, width_mm: float, height_mm: float, shown: Rect) -> tuple[float, float] | None:
        """Return the middle of a box within a part of the page that covers no item; None without one."""
        page = self.page
        left, top = max(0.0, shown.x), max(0.0, shown.y)
        right = min(page.format.width_mm, shown.right) - width_mm
        bottom = min(self.document.height_mm(page.id), shown.bottom) - height_mm
        taken = [bounds(item).grown(FREE_GAP_MM) for item in self.document.items(page.id)]
        x, y = shown.center
        steps = range(-16, 17)
        offsets = [(across * FREE_STEP_MM, down * FREE_STEP_MM) for across in steps for down in steps]
        for dx, dy in sorted(offsets, key=lambda o: (hypot(o[0] / SIDEWAYS, o[1]), o)):  # to the left first
            place = Rect(x + dx - width_mm / 2, y + dy - height_mm / 2, width_mm, height_mm)
            is_in_sight = left <= place.x <= right and top <= place.y <= bottom
            if is_in_sight and not any(place.intersects(box) for box in taken):
                return place.center
        return None

    def _picture(
        self, data: bytes, width_px: int, height_px: int, alt: str, share: float, *, grow: bool = False
    ) -> PendingImage:
        if width_px <= 0 or height_px <= 0:
            raise ValueError(f"a picture has width and height, got {width_px} x {height_px}")
        width, height = width_px * MM_PER_IMAGE_PX, height_px * MM_PER_IMAGE_PX
        limit = min(share * self.page.format.width_mm / width, share * self.page.format.height_mm / height)
        factor = limit if grow else min(limit, 1.0)
        return PendingImage(self._port.put_blob(data), width * factor, height * factor, alt)

    def _insert_picture(self, picture: PendingImage) -> Changed:
        return self._insert_at(picture, *self._place_of(picture))

    def _place_of(self, picture: PendingImage) -> tuple[float, float]:
        """Return where a picture comes: the middle of the visible part, or beside the pictures that lie there."""
        middles = [i.transform.point(i.width_mm / 2, i.height_mm / 2) for i in self._pictures_of(self._page)]
        x, y = self._aside(picture.width_mm, picture.height_mm, middles)
        return x - picture.width_mm / 2, y - picture.height_mm / 2

    def _insert_at(self, picture: PendingImage, x: float, y: float) -> Changed:
        return self._add(self._page, [self._image_at(picture, x, y)], select=True)

    def _image_at(self, picture: PendingImage, x: float, y: float) -> Image:
        return Image(
            id=ItemId(new_id()), page=self._page, transform=Affine.moving(x, y), blob=picture.blob,
            width_mm=picture.width_mm, height_mm=picture.height_mm, alt=picture.alt,
        )  # fmt: skip

    def _pictures_of(self, page: PageId) -> list[Image]:
        return [item for item in self.document.items(page) if isinstance(item, Image)]

    def _add(self, page: PageId, items: Iterable[AnyItem], *, select: bool = False) -> Changed:
        new = on_top(self.document, page, items)
        changed = self._add_new(new)
        return changed | self.select(frozenset(i.id for i in new)) if select else changed

    # -- the selection

    @property
    def frame(self) -> SelectionFrame | None:
        """Frame around the selection; None without one."""
        return selecting.frame_of(self.document, self._selection)

    def select_all(self) -> Changed:
        return self.select(frozenset(i.id for i in self.document.shown(self._page) if not i.locked))

    def delete_selection(self) -> Changed:
        return self._on_selection(selecting.deleted(self.document, self._selection))

    def move_selection(self, dx_mm: float, dy_mm: float) -> Changed:
        return self._on_selection(selecting.moved(self.document, self._selection, Affine.moving(dx_mm, dy_mm)))

    def bring_to_front(self) -> Changed:
        return self._on_selection(selecting.brought_to_front(self.document, self._page, self._selection))

    def send_to_back(self) -> Changed:
        return self._on_selection(selecting.sent_to_back(self.document, self._page, self._selection))

    @property
    def selection_is_locked(self) -> bool:
        """True if items are selected and all of them are locked."""
        items = [self.document.item(i) for i in self._selection]
        return bool(items) and all(i is not None and i.locked for i in items)

    @property
    def selection_is_group(self) -> bool:
        """True if the selected items are one group."""
        groups = {i.group for k in self._selection if (i := self.document.item(k)) is not None}
        return len(groups) == 1 and None not in groups

    @property
    def fillable(self) -> list[Shape]:
        """The selected shapes that can be filled."""
        return selecting.fillable(self.document, self._selection)

    def fill_selection(self, on: bool) -> Changed:
        """Fill the selected closed shapes with the colour of their outline, or empty them."""
        return self._on_selection(selecting.filled(self.document, self._selection, on))

    @property
    def selected_shapes(self) -> list[Shape]:
        """The selected shapes that are not locked."""
        return selecting.shapes(self.document, self._selection)

    def dash_selection(self, dash: Dash) -> Changed:
        """Give the lines of the selected shapes another pattern."""
        return self._on_selection(selecting.dashed(self.document, self._selection, dash))

    @property
    def selection_is_movable(self) -> bool | None:
        """True if pupils may move the selected items that are not locked; None if they may move some of them."""
        return selecting.common_value(item.movable for item in selecting.unlocked(self.document, self._selection))

    def let_pupils_move(self, movable: bool) -> Changed:
        """Let pupils move the selected items while the lesson is taught, or no longer."""
        return self._on_selection(selecting.made_movable(self.document, self._selection, movable))

    def lock(self) -> Changed:
        return self._on_selection(selecting.locked(self.document, self._selection, True))

    def unlock(self) -> Changed:
        return self._on_selection(selecting.locked(self.document, self._selection, False))

    def group(self) -> Changed:
        return self._on_selection(selecting.grouped(self.document, self._selection))

    def ungroup(self) -> Changed:
        return self._on_selection(selecting.ungrouped(self.document, self._selection))

    def colour_selection(self, colour: int | str) -> Changed:
        """Colour the selection. colour: an index of the ink palette, or "#rrggbb"."""
        found = colour_on(colour, self.page.paper)
        return self._on_selection(selecting.coloured(self.document, self._selection, found))

    def widen_selection(self, width_mm: float) -> Changed:
        return self._on_selection(selecting.widened(self.document, self._selection, width_mm))

    def _on_selection(self, change: Change) -> Changed:
        """Apply a change of the selection. A drag of the selection is dropped first; it has changed nothing yet."""
        return self._settle(inks=False) | self.do(change)

    def erase_ink(self) -> Changed:
        """Erase the ink of the page; in a séance what the class wrote and drew."""
        changed = self._settle()
        return changed | self.do(ink_erased(self.document, self._page))

    # -- the clipboard

    @property
    def clip(self) -> ClipboardItems:
        """Items that were cut or copied last."""
        return self._clip

    def copy(self) -> Changed:
        """Copy the selection. Raises: LessonStoreError when the bytes of a picture are missing."""
        if self._selection:
            self._clip = copied(self.document, self._selection, self._port.blob)
            self._copies = (self._page, 1)
        return NOTHING_CHANGED

    def cut(self) -> Changed:
        """Copy the selection and delete its items that are not locked. Raises: LessonStoreError."""
        changed = self.copy() | self.delete_selection()
        self._copies = (self._page, 0)
        return changed

    def paste(self, clip: ClipboardItems | None = None) -> Changed:
        """Paste the given items, or those of the last cut or copy, on top of the page shown, and select them."""
        if clip is not None and clip != self._clip:
            self._clip, self._copies = clip, (PageId(""), 0)
        if not self._clip.items:
            return NOTHING_CHANGED
        for data in self._clip.blobs.values():
            self._port.put_blob(data)
        self.lost_in_paste = lost_behaviour(self.document, self._clip.items)
        copies = self._copies[1] if self._copies[0] == self._page else 0
        changed = self._paste(self._clip, copies)
        self._copies = (self._page, copies + 1)
        return changed

    def duplicate_selection(self) -> Changed:
        """Copy the selection beside itself, without the clipboard."""
        clip = copied(self.document, self._selection, lambda _: b"")
        return self._paste(clip, 1) if clip.items else NOTHING_CHANGED

    def _table_place(self, clip: ClipboardItems, change: Change) -> tuple[float, float] | None:
        """Return a free place for a table that would lie over a text where it comes; None for all else."""
        from tni.document.table_changes import is_table  # with the first group

        group = clip.items[0].group if clip.items else None
        if group is None or any(item.group != group for item in clip.items) or not is_table(clip.items):
            return None
        new = [swap.after for swap in change.swaps if isinstance(swap.after, Shape)]
        texts = [bounds(item) for item in self.document.items(self._page) if isinstance(item, Text)]
        if not any(bounds(cell).intersects(box) for cell in new for box in texts):
            return None
        sheet = Rect(0.0, 0.0, self.page.format.width_mm, self.document.height_mm(self._page))
        return self.free_place(clip.box.width, clip.box.height, sheet)

    def _paste(self, clip: ClipboardItems, copies: int) -> Changed:
        change = pasted(self.document, self.page, clip, copies)
        if (centre := self._table_place(clip, change)) is not None:
            change = placed(self.document, self._page, clip, centre, [])
        return self._on_selection(change) | self.select(added_items(change))


def _room(low: float, high: float, size: float, whole: float) -> tuple[float, float]:
    """Return from where on, and how far, the middle of something may come in one direction, so that it lies within the
    visible part of the page, else on the page, else nearly. low, high: of what is visible."""
    low, high = max(low, 0.0), min(high, whole)
    if size >= high - low:
        low, high = 0.0, whole
    if size >= high - low:
        return low + size / 2, STEP_MM
    return low + size / 2, high - low - size
