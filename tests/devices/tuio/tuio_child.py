"""What Qt's own receiver of TUIO makes of the datagrams that come to it. Run as
`python -m tests.devices.tuio.tuio_child`, with the plugin and its port in QT_QPA_GENERIC_PLUGINS.

It says `ready`, then a line for each point of a touch event that came, moved or went: `id state x y`, places as parts
of the window; and `mark NUMBER` when it has done with all that came before a message to /mark/NUMBER. It ends at
/mark/end.
"""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget

TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
STATES = {"Pressed": "down", "Updated": "move", "Released": "up"}
UNKNOWN = re.compile(r"Ignoring unknown address pattern.*/mark/(\w+)")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Surface(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.resize(640, 480)

    def event(self, event: QEvent) -> bool:
        if event.type() not in TOUCHES:
            return super().event(event)
        assert isinstance(event, QTouchEvent)
        for point in event.points():
            if (state := STATES.get(point.state().name)) is not None:
                at = point.position()
                tell(f"{point.id()} {state} {at.x() / self.width():.7f} {at.y() / self.height():.7f}")
        event.accept()
        return True


def on_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt complains of addresses that it does not know, in the order of the messages: that is what marks are."""
    if (found := UNKNOWN.search(text)) is not None:
        QTimer.singleShot(0, lambda: done_with(found[1]))


def done_with(mark: str) -> None:
    QGuiApplication.sync()  # what the plugin has reported is sent to the window
    tell(f"mark {mark}")
    if mark == "end":
        QApplication.quit()


def main() -> int:
    qInstallMessageHandler(on_message)
    app = QApplication(sys.argv[:1])
    surface = Surface()
    app.focusWindowChanged.connect(lambda window: tell("ready") if window is not None else None)
    surface.show()
    surface.activateWindow()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
