"""Scene of the walk about phones: how the class comes in, what is left of it during a vote, what the teacher sees."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

from tests.program.walker import Walker
from tests.support.running_program import wait_for
from tni.api.devices import Vote
from tni.core.ids import PhoneId
from tni.core.settings import PHONES_PORT
from tni.quiz.phones import SeatClaim, SharedAddress
from tni.services.voting.seats import phone_clicker
from tni.ui.chrome.commands import CommandId


def phones(w: Walker) -> None:
    teaching = w.program.teaching
    teaching.seance.begin(w.class_id, "5e A", "Maths")
    with socket.create_server(("", 0)) as other:
        w.program.settings.set(PHONES_PORT, float(other.getsockname()[1]))
        w.press(CommandId.PHONES)
        wait_for(lambda: teaching.phones.service.state.is_up, "the server")
    w.settle(20)
    w.shot("phones-panel")
    state = replace(
        teaching.phones.service.state,
        numbers=(1, 2, 3, 29),
        unnumbered=1,
        claims=(SeatClaim(3, PhoneId("other")),),
        crowds=(SharedAddress("192.168.1.1", 12, is_router=True), SharedAddress("192.168.1.77", 4)),
    )
    teaching.phones.panel.show_state(state)
    w.press(CommandId.ASK)
    now = time.monotonic()
    teaching.on_events([Vote(phone_clicker(n), letter, now) for n, letter in ((1, "A"), (2, "B"), (29, "C"))])
    w.settle(20)
    w.shot("phones-asked")
    teaching.windows.open_teacher()
    teaching.windows.panel.held.emit()  # the only screen: she agrees that the class may see it
    teaching.windows.teacher.phones.show_state(state)
    w.settle(40)
    w.shot("phones-teacher")
    teaching.windows.teacher.close()
    w.keys("Alt_L", "c")
    teaching.phones.service.switch_off()
