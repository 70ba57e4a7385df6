"""kill -9 in the middle of a series that the teacher leads: the next start goes on with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program.teacher_paced_child import QUESTIONS
from tests.support.running_program import folders, running, wait_for
from tests.support.widgets import button
from tests.ui.seance.test_seance import press
from tni.quiz.round import RoundPhase
from tni.ui.chrome.notices import Notice

ROOT = Path(__file__).parents[2]


def kill_while_leading(home: Path, steps: str) -> None:
    command = [sys.executable, "-m", "tests.program.teacher_paced_child", str(home), steps]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "led\n"
        child.kill()


def test_an_open_question_goes_on_and_the_next_is_offered(qapp, tmp_path: Path) -> None:
    kill_while_leading(tmp_path, "open")
    with running(tmp_path) as program:
        vote, quiz = program.teaching.vote, program.teaching.voting.rounds
        wait_for(lambda: program.teaching.voting.teacher_paced.remaining.questions, "the series")
        assert (quiz.state.question, quiz.state.phase) == (QUESTIONS[1], RoundPhase.OPEN)
        program.teaching.voting.reveal()
        following = button(vote.strip, "Question 3 / 5")
        assert following.isVisible()
        following.click()
        assert quiz.state.question == QUESTIONS[2]
    assert not (folders(tmp_path).data / "led.json").exists(), "an end that was meant"


@pytest.mark.parametrize("steps", ["shown", "away"])
def test_where_no_vote_is_open_the_teacher_is_asked(qapp, tmp_path: Path, steps: str) -> None:
    kill_while_leading(tmp_path, steps)
    with running(tmp_path) as program:
        notices, quiz = program.main_controller.window.notices, program.teaching.voting.rounds
        wait_for(lambda: "Il restait 3 questions de la série." in notices.texts(), "the offer")
        assert quiz.state is None
        offers = [one for one in program.main_controller.window.findChildren(Notice) if "Il restait" in one.text]
        assert len(offers) == 1
        press(offers[0], "Reprendre")
        assert quiz.state.question == QUESTIONS[2]
        assert program.teaching.voting.teacher_paced.remaining.position == (4, 5)
