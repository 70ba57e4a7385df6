"""Summary of a touch board's recording, for a technician."""

from __future__ import annotations

from collections.abc import Iterator

from tni.core.recording_summary import ReplaySummary
from tni.ui.i18n import is_singular, tr


def replay_lines(summary: ReplaySummary) -> Iterator[str]:
    """Yield a line for each fact."""
    for name in summary.names:
        yield _line(tr("Appareil"), name)
    seconds = f"{summary.extent.last_s - summary.extent.first_s:.3f}".replace(".", tr(",", "decimal mark"))
    yield _line(tr("Rapports"), tr("{count} en {seconds} s").format(count=summary.extent.reports, seconds=seconds))
    yield _line(tr("Images", "of a touch board"), str(summary.frames))
    tools = ", ".join(tr("{0} : {1}").format(_tool(tool), number) for tool, number in sorted(summary.tools.items()))
    yield _line(tr("Contacts"), f"{summary.contacts} ({tools})" if tools else "0")
    yield _line(tr("À la fois"), tr("{} au plus").format(summary.most_at_once))
    if summary.passed_over:
        yield _line(tr("Ignoré"), passed_over_text(summary.passed_over))


def passed_over_text(count: int) -> str:
    """Return the number of lines of a file that are no part of the recording."""
    one = is_singular(count)
    words = tr("{} ligne étrangère à l’enregistrement") if one else tr("{} lignes étrangères à l’enregistrement")
    return words.format(count)


def _line(name: str, text: str) -> str:
    return f"{name:<12} {text}"


def _tool(tool: str) -> str:
    return {
        "finger": tr("doigt"),
        "pen": tr("stylet"),
        "eraser": tr("gomme"),
        "palm": tr("paume"),
    }.get(tool, tool)
