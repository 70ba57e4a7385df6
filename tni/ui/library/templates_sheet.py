"""Sheet of templates as pictures: for a new lesson, or for a new page, which may be blank paper too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.document.page_format import Paper, Ruling
from tni.services.library.example_lessons import ExampleLesson
from tni.services.library.lesson_templates import LessonTemplate
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.tab_order import put_after
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import is_singular, tr
from tni.ui.library.examples_sheet import ExampleTile
from tni.ui.library.tile_painter import TilePainter

type Papers = Sequence[tuple[str, Paper | None, Ruling]]


def papers() -> Papers:
    """Return the blank pages that are offered: their names, paper (None for that of the page shown) and ruling."""
    return (
        (tr("Page blanche"), Paper.WHITE, Ruling.BLANK),
        (tr("Tableau noir"), Paper.BLACK, Ruling.BLANK),
        (tr("Séyès"), None, Ruling.SEYES),
        (tr("Petits carreaux"), None, Ruling.SQUARED),
        (tr("Pointillés"), None, Ruling.DOTTED),
        (tr("Écriture CP"), None, Ruling.FIRST_WRITING),
        (tr("Papier millimétré"), None, Ruling.MILLIMETRE),
        (tr("Portées de musique"), None, Ruling.STAVES),
        (tr("Repère"), None, Ruling.AXES),
    )


class TemplatesSheet(Sheet):
    """Sheet of templates.

    Signals:
        chosen: a template. blank: paper and ruling of a blank page. managing: the folder of templates is wanted.
    """

    chosen = Signal(object)
    blank = Signal(object, object)
    managing = Signal()

    def __init__(self, style: Style, painter: TilePainter, parent: QWidget, *, for_page: bool) -> None:
        super().__init__(style, tr("Nouvelle page") if for_page else tr("Nouvelle leçon à partir d’un modèle"), parent)
        self._tiles, self._for_page = painter, for_page
        gap = style.theme.metrics.pad_px + style.theme.metrics.gap_px
        close = self.head.itemAt(self.head.count() - 1)
        self._before_tiles: QWidget = (close.widget() if close is not None else None) or self
        """What Tab visits before the templates."""
        if for_page:
            line = WrapLayout(style.theme.metrics.gap_px)
            for name, paper, ruling in papers():
                button = TextButton(style, name)
                button.clicked.connect(lambda _=False, paper=paper, ruling=ruling: self.blank.emit(paper, ruling))
                line.addWidget(button)
                self._before_tiles = button
            self.rows.addLayout(line)
        self.note = Label(style, tr("Un instant…"), token="muted")
        self.note.setWordWrap(True)
        self.rows.addWidget(self.note)
        content = QWidget()
        content.setAutoFillBackground(False)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        self._line = WrapLayout(gap)
        rows.addLayout(self._line)
        rows.addStretch(1)
        self._content = content
        self.rows.addWidget(scrolled(content, tr("Modèles")), 1)
        self.manage = TextButton(style, tr("Ranger les modèles"))
        self.manage.clicked.connect(lambda _checked=False: self.managing.emit())
        self.rows.addWidget(self.manage)

    def show_templates(self, templates: Sequence[LessonTemplate]) -> None:
        clear_layout(self._line)
        for template in templates:
            said = tr("{} page") if is_singular(template.pages) else tr("{} pages")
            origin = tr("fourni avec TNI") if template.is_shipped else ""
            tile = ExampleTile(
                self.kit,
                self._tiles,
                ExampleLesson(template.lesson, said.format(template.pages), origin),
                self._content,
            )
            tile.clicked.connect(lambda _checked=False, template=template: self.chosen.emit(template))
            self._line.addWidget(tile)
            tile.show()
        put_after(self._before_tiles, self._content)
        self.manage.setVisible(any(not one.is_shipped for one in templates))
        if not templates:
            self.note.setText(tr("Aucun modèle. « Enregistrer comme modèle » en fait un de la leçon ou de la page."))
        elif self._for_page:
            self.note.setText(tr("La première page du modèle s’ajoute après celle-ci."))
        else:
            self.note.setText(tr("La nouvelle leçon est une copie : le modèle reste comme il est."))
