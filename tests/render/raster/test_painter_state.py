"""Drawing that is interrupted gives the painter's state back, so that Qt does not complain when it ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import qInstallMessageHandler

from tests.golden.scenes import PICTURE
from tni.core.geometry import IDENTITY
from tni.core.ids import BlobId
from tni.document.drawlist import DrawImage
from tni.render.pdf_writer import pdf_bytes
from tni.render.print_page import PrintPage
from tni.render.text_layout import Fonts

pytestmark = pytest.mark.qt


def test_qt_does_not_complain_of_a_page_that_is_stopped(qapp: object) -> None:
    assert qapp
    complaints: list[str] = []

    def stop(blob: BlobId) -> bytes:
        raise KeyboardInterrupt(blob)

    page = PrintPage(100.0, 100.0, [DrawImage(PICTURE, 50.0, 50.0, IDENTITY)])
    before = qInstallMessageHandler(lambda _kind, _context, text: complaints.append(text))
    try:
        with pytest.raises(KeyboardInterrupt):
            pdf_bytes([page], stop, Fonts(), paper=True, title="")
    finally:
        qInstallMessageHandler(before)
    assert complaints == []
