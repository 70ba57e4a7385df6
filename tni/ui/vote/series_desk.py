"""A series wired up: the strip on the board, and what every view shows of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from tni.core.clock import Clock
from tni.core.ids import ClassId
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.round import Phase, RoundId, Rules
from tni.ui.board.board import Board

if TYPE_CHECKING:
    from tni.session.series_session import SeriesSession
    from tni.ui.vote.series_strip import SeriesStrip

SHOWN_EVERY_MS = 100
"""A class of pupils who answer at their own pace is followed closely enough."""


class SeriesDesk(QObject):
    """shown: the series looks different; its SeriesState, or None. lead_wanted: these questions one by one instead.

    make: called for the first series, for most lessons have none; drain: hands over what has come so far; follows,
    others: whether there are devices that can follow a series, and such that cannot; class_id: whose the next one is.
    """

    shown = Signal(object)
    lead_wanted = Signal(object)

    def __init__(
        self,
        board: Board,
        make: Callable[[], SeriesSession],
        clock: Clock,
        drain: Callable[[], None],
        follows: Callable[[], bool],
        others: Callable[[], bool],
        class_id: Callable[[], ClassId | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board, self._make, self._clock = board, make, clock
        self._session: SeriesSession | None = None
        self._absent: frozenset[int] = frozenset()
        self._has_ended = False
        self._strip: SeriesStrip | None = None
        self._drain, self._follows, self._others, self._class_id = drain, follows, others, class_id
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_EVERY_MS)
        self._soon.timeout.connect(self.show)
        board.window.arranged.connect(self._place)

    # -- what is shown

    @property
    def _series(self) -> SeriesSession:
        if self._session is None:
            self._session = self._make()
            self._session.absent = self._absent
        return self._session

    @property
    def strip(self) -> SeriesStrip:
        """Made for the first series."""
        if self._strip is None:
            from tni.ui.vote.series_strip import SeriesStrip

            strip = self._strip = SeriesStrip(self._board.kit, self._clock, self._board.window)
            strip.close_wanted.connect(self.close)
            strip.reveal_wanted.connect(self.reveal)
            strip.put_away_wanted.connect(self.put_away)
            strip.lead_wanted.connect(self._lead)
            strip.time_over.connect(self._time_over)
            strip.resized.connect(self._place)
        return self._strip

    @property
    def box(self) -> QRect:
        """Where the strip lies in the board's window; null where there is none."""
        shown = self._strip is not None and self._strip.isVisible()
        return self._strip.geometry() if shown and self._strip is not None else QRect()

    @property
    def phase(self) -> Phase | None:
        """None when no series is shown."""
        return None if self._session is None else self._session.phase

    @property
    def can_open(self) -> bool:
        """Whether pupils have devices that follow one."""
        return self._follows()

    @property
    def own(self) -> Collection[RoundId]:
        """Rounds whose answers are nobody's to see yet."""
        return () if self._session is None else self._session.own

    def show_soon(self) -> None:
        """For what changes by itself."""
        if not self._soon.isActive() and not self._has_ended:
            self._soon.start()

    def show(self) -> None:
        state = None if self._session is None else self._session.state
        if state is not None or self._strip is not None:
            self.strip.show_state(state, others=self._others())
            self._place()
        self.shown.emit(state)

    def _place(self) -> None:
        if self._strip is not None and self._strip.isVisible():
            self._strip.place(self._board.window.page_area)

    def end(self) -> None:
        """Nothing more is shown by itself."""
        self._has_ended = True
        self._soon.stop()

    # -- doing

    def open(self, questions: Sequence[Question], rules: Rules) -> None:
        """Raises RoundPhaseError, SeriesError."""
        self._series.open(questions, self._class_id(), rules)
        self.show()

    def resume(self, cut_short: Sequence[Ledger]) -> list[Ledger]:
        """See `SeriesSession.resume`."""
        if all(ledger.asked.series is None for ledger in cut_short):
            return list(cut_short)
        rest = self._series.resume(cut_short)
        self.show()
        return rest

    def set_absent(self, numbers: Collection[int]) -> None:
        self._absent = frozenset(numbers)
        if self._session is not None:
            self._session.absent = self._absent
            self.show_soon()

    def close(self) -> None:
        """Take no more answers."""
        self._drain()
        if self.phase is Phase.OPEN:
            self._series.close()
            self.show()

    def conclude(self) -> None:
        """Before the séance is written up; see `SeriesSession.conclude`."""
        if self.phase is not None:
            self._series.conclude()
            self.show()

    def reveal(self) -> None:
        """Show the results; an open series is closed first."""
        self._drain()
        self._series.reveal()
        self.show()

    def put_away(self) -> None:
        """Done with it, if there is one; an open one that nobody has answered was asked by mistake."""
        self._drain()
        state = None if self._session is None else self._session.state
        if state is None:
            return
        if state.phase is Phase.OPEN and not any(one.answered or one.handed_in for one in state.people):
            self._series.take_back()
        else:
            self._series.finish()
        self.show()

    def _lead(self) -> None:
        """Nobody has answered: it is as if it had not been asked."""
        questions = tuple(round_.question for round_ in self._series.rounds)
        self.put_away()
        self.lead_wanted.emit(questions)

    def _time_over(self) -> None:
        self._drain()
        if self._series.on_time():
            self.show()
