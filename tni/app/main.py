"""Entry point of the command `tni`. Imports stay inside the commands, so that `tni --help` and the window start at
once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tni.app import terminal

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from tni.app.arguments import CommandFunction


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 done, 1 failed, 2 usage error, 130 interrupted by Ctrl+C.

    Every error is one line on stderr.
    """
    terminal.prepare_streams()
    try:
        return terminal.flush_output(_run(list(sys.argv[1:] if argv is None else argv)))
    except KeyboardInterrupt as error:
        return terminal.flush_output(terminal.report_interrupt(error))


def _run(arguments: list[str]) -> int:
    others = (
        "demo",
        "replay",
        "convert",
        "lesson",
        "devices",
        "roster",
        "quiz",
        "library",
        "cahier",
        "plugin",
        "doctor",
        "geometry",
    )
    if not arguments or arguments[0] not in others:
        with terminal.hold_stop_signals():
            from tni.app.import_setup import speed_up_imports

            speed_up_imports()
    try:
        return _dispatch(arguments)
    except BrokenPipeError:  # the reader of the output has ended, as `head` does
        terminal.discard_output()
        return 0
    except Exception as error:  # last boundary: a traceback does not help at a terminal
        if sys.flags.dev_mode:
            raise
        return terminal.report_error(error)


def _dispatch(arguments: list[str]) -> int:
    with terminal.hold_stop_signals():
        from tni.app import arguments as syntax

    if syntax.asks_for_help(arguments):
        terminal.use_system_language()
    try:
        try:
            parsed = syntax.parse(arguments, COMMAND_FUNCTIONS)
        except syntax.UsageError:
            terminal.use_system_language()  # commits to it: no other application object can be created afterwards
            parsed = syntax.parse(arguments, COMMAND_FUNCTIONS)
    except syntax.UsageError as error:
        terminal.print_stderr(error.user_message())
        return 2
    except SystemExit as printed:  # after help or version
        return printed.code if isinstance(printed.code, int) else 0
    run: CommandFunction = parsed.run
    return run(parsed)


def _gui(parsed: Namespace) -> int:
    terminal.check_screen()
    with terminal.hold_stop_signals():
        from tni.app.gui import run_gui

    return run_gui(parsed.file)


def _demo(parsed: Namespace) -> int:
    with terminal.hold_stop_signals():
        from tni.app.demo import DemoInputs, run_demo

    return run_demo(parsed.out, DemoInputs(parsed.pdf, parsed.hid, parsed.votes, parsed.ink))


def _replay(parsed: Namespace) -> int:
    from tni.devices.replay import replay_json, summarise

    if parsed.json:
        for line in replay_json(parsed.file, _tell_passed_over):
            sys.stdout.write(line + "\n")
        return 0
    summary = summarise(parsed.file)
    terminal.use_system_language()
    from tni.ui.messages.replay import replay_lines

    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in replay_lines(summary))
    return 0


def _tell_passed_over(count: int) -> None:
    from tni.ui.messages.replay import passed_over_text

    terminal.use_system_language()
    terminal.print_stderr(passed_over_text(count))


def _convert(parsed: Namespace) -> int:
    with terminal.hold_stop_signals():
        from tni.app.convert_command import run_convert

    return run_convert(parsed)


def _lesson_info(parsed: Namespace) -> int:
    from tni.app.lesson_command import print_info

    return print_info(parsed.file, as_json=parsed.json, samples=parsed.samples)


def _lesson_check(parsed: Namespace) -> int:
    from tni.app.lesson_command import print_problems

    return print_problems(parsed.file)


def _library_index(parsed: Namespace) -> int:
    from tni.app.library_command import print_update

    with terminal.note_stop_signals() as look:
        return print_update(parsed.folder, look, as_json=parsed.json)


def _library_search(parsed: Namespace) -> int:
    from datetime import datetime, time, timedelta

    from tni.app.library_command import print_search
    from tni.library.lesson_filter import LessonFilter

    def start_of(day: date) -> float:
        return datetime.combine(day, time()).timestamp()

    only = LessonFilter(
        levels=tuple(parsed.level),
        subjects=tuple(parsed.subject),
        classes=tuple(getattr(parsed, "class")),
        tags=tuple(parsed.tag),
        needs=tuple(parsed.need),
        since_s=start_of(parsed.since) if parsed.since else None,
        until_s=start_of(parsed.until + timedelta(days=1)) if parsed.until else None,
        has_quiz=True if parsed.quiz else None,
        folder=parsed.within,
    )
    with terminal.note_stop_signals() as look:
        return print_search(parsed.folder, " ".join(parsed.words), only, parsed.limit, look, as_json=parsed.json)


def _library_check(parsed: Namespace) -> int:
    from tni.app.library_history_command import check_library

    return check_library(parsed.folder, parsed.backup, mend=parsed.mend)


def _library_restore(parsed: Namespace) -> int:
    from tni.app.library_history_command import restore_library

    return restore_library(parsed.folder, parsed.as_of, parsed.out, parsed.backup)


def _cahier_list(parsed: Namespace) -> int:
    from tni.app.cahier_command import print_entries

    return print_entries(parsed.limit, as_json=parsed.json)


def _cahier_show(parsed: Namespace) -> int:
    from tni.app.cahier_command import print_entry

    return print_entry(parsed.id, as_json=parsed.json)


def _cahier_export(parsed: Namespace) -> int:
    from tni.app.cahier_command import export_entry

    return export_entry(parsed.id, parsed.out, replacing=parsed.replace, are_names_read=parsed.yes)


def _cahier_send(parsed: Namespace) -> int:
    from tni.app.cahier_command import send_entries

    with terminal.note_stop_signals() as look:
        return send_entries(look, now=parsed.now, as_json=parsed.json)


def _roster_read(parsed: Namespace) -> int:
    from datetime import date

    from tni.app.roster_command import print_roster

    return print_roster(parsed.file, date.today(), as_json=parsed.json)


def _geometry(parsed: Namespace) -> int:
    from tni.app.geometry_command import print_construction

    return print_construction(parsed.file, as_json=parsed.json)


def _devices_list(parsed: Namespace) -> int:
    from tni.app.devices_command import print_list

    return print_list(everything=parsed.all, as_json=parsed.json)


def _devices_watch(parsed: Namespace) -> int:
    from tni.app.devices_command import watch_device

    with terminal.note_stop_signals() as look:
        return watch_device(parsed.device, look, as_json=parsed.json)


def _devices_record(parsed: Namespace) -> int:
    from tni.app.record_command import record_device

    with terminal.raise_stop_signals():
        return record_device(
            parsed.out, parsed.device, pens=parsed.pens, seconds=parsed.seconds, replacing=parsed.replace
        )


def _devices_learn(parsed: Namespace) -> int:
    from tni.app.learn_command import train_receiver

    with terminal.raise_stop_signals():
        return train_receiver(parsed.name, parsed.device, one=parsed.one)


def _quiz_read(parsed: Namespace) -> int:
    from tni.app.quiz_command import print_bank

    return print_bank(parsed.file, as_json=parsed.json)


def _quiz_convert(parsed: Namespace) -> int:
    from tni.app.quiz_command import convert_bank

    return convert_bank(parsed.source, parsed.target, to=parsed.to, force=parsed.force)


def _quiz_cards(parsed: Namespace) -> int:
    with terminal.hold_stop_signals():
        from tni.app.cards_command import print_cards

    return print_cards(parsed.out, parsed.count, parsed.per_sheet, backs=parsed.backs, replacing=parsed.replace)


def _plugin_list(parsed: Namespace) -> int:
    from tni.app.plugin_command import print_plugins

    return print_plugins(as_json=parsed.json)


def _plugin_enable(parsed: Namespace) -> int:
    from tni.app.plugin_command import switch_plugin

    return switch_plugin(parsed.id, is_on=True)


def _plugin_disable(parsed: Namespace) -> int:
    from tni.app.plugin_command import switch_plugin

    return switch_plugin(parsed.id, is_on=False)


def _plugin_install(parsed: Namespace) -> int:
    from tni.app.plugin_command import install_plugin

    with terminal.raise_stop_signals():
        return install_plugin(parsed.file, is_agreed=parsed.yes)


def _plugin_remove(parsed: Namespace) -> int:
    from tni.app.plugin_command import remove_plugin

    return remove_plugin(parsed.id)


def _plugin_test(parsed: Namespace) -> int:
    from tni.app.plugin_command import print_contract

    with terminal.raise_stop_signals():
        return print_contract(parsed.folder, as_json=parsed.json)


def _doctor(parsed: Namespace) -> int:
    with terminal.hold_stop_signals():
        from tni.app.doctor import run_doctor

    with terminal.note_stop_signals() as look:
        return run_doctor(look, as_json=parsed.json, gpu_only=parsed.gpu, gpu_full=parsed.full)


COMMAND_FUNCTIONS: dict[str, CommandFunction] = {
    "board": _gui,
    "demo": _demo,
    "replay": _replay,
    "convert": _convert,
    "lesson info": _lesson_info,
    "lesson check": _lesson_check,
    "library index": _library_index,
    "library search": _library_search,
    "library check": _library_check,
    "library restore": _library_restore,
    "cahier list": _cahier_list,
    "cahier show": _cahier_show,
    "cahier export": _cahier_export,
    "cahier send": _cahier_send,
    "plugin list": _plugin_list,
    "plugin enable": _plugin_enable,
    "plugin disable": _plugin_disable,
    "plugin install": _plugin_install,
    "plugin remove": _plugin_remove,
    "plugin test": _plugin_test,
    "roster read": _roster_read,
    "geometry": _geometry,
    "devices list": _devices_list,
    "devices watch": _devices_watch,
    "devices record": _devices_record,
    "devices learn": _devices_learn,
    "quiz cards": _quiz_cards,
    "doctor": _doctor,
    "quiz read": _quiz_read,
    "quiz convert": _quiz_convert,
}

if __name__ == "__main__":
    sys.exit(main())
