"""Text about boards and receivers, for a technician at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tni.api.devices import (
    BoardButton,
    ButtonPressed,
    Contact,
    ContactState,
    ContactTool,
    DeviceEvent,
    DeviceInfo,
    DriverEntry,
    PenColour,
    Provenance,
    RemotePressed,
    ToolTaken,
    Vote,
)
from tni.core.errors import TniError
from tni.core.recording_steps import RecordingStep, RecordingStepKind
from tni.services.receivers.device_hotplug import DeviceProblem, DeviceProblemKind
from tni.services.receivers.failed_search import FailedSearch
from tni.ui.i18n import tr


def device_name(info: DeviceInfo) -> str:
    return " ".join(f"{info.maker} {info.name}".split())


def device_label(info: DeviceInfo) -> str:
    """Return the name and the USB numbers of a device."""
    name = device_name(info) or tr("sans nom")
    return f"{name} ({info.vendor:04x}:{info.product:04x})"


def device_status_lines(
    info: DeviceInfo, driver: DriverEntry | None, remedy: str, *, keyboard: bool = False
) -> Iterator[str]:
    """Yield lines about one device.

    remedy: command to type if the system forbids reading the device, else "". keyboard: whether it is a keyboard, which
    may be made a voting keypad.
    """
    yield device_label(info)
    if driver is None and keyboard:
        yield "    " + tr("un clavier : « Classes », « Télécommandes » peut en faire un pavé de vote")
    elif driver is None:
        yield "    " + tr("aucun pilote : « tni devices record » l’enregistre, pour qu’il en ait un")
    else:
        yield "    " + tr("lu par « {name} », {provenance}").format(
            name=driver.name, provenance=provenance_text(driver.provenance)
        )
    if remedy:
        yield "    ! " + tr("le système ne permet pas de le lire ; en administrateur :")
        yield f"      {remedy}"


def driver_lines(known: Sequence[DriverEntry]) -> Iterator[str]:
    yield tr("Pilotes :")
    width = max(len(driver.name) for driver in known)
    for driver in known:
        yield f"  {driver.name:<{width}}  {provenance_text(driver.provenance)}"


def provenance_text(of: Provenance) -> str:
    match of:
        case Provenance.RECORDED:
            return tr("essayé sur des enregistrements d’appareils réels")
        case Provenance.DOCUMENTED:
            return tr("d’après la documentation, non essayé sur le matériel")
        case Provenance.OWN:
            return tr("protocole ouvert défini par TNI, non essayé sur le matériel")
        case Provenance.TRAINED:
            return tr("appris sur cet ordinateur, touche par touche")


def no_devices_message() -> str:
    return tr("Aucun tableau ni récepteur n’est branché.")


def no_such_device_message(wanted: str) -> str:
    if not wanted:
        return tr("Aucun appareil lisible n’est branché : brancher le tableau, puis recommencer.")
    return tr(
        "L’appareil {wanted} n’est pas branché : « tni devices list » donne la liste de ceux qui le sont."
    ).format(wanted=wanted)


def several_devices_message(names: Sequence[str]) -> str:
    return tr("Plusieurs appareils sont branchés : en choisir un avec --device, parmi {names}.").format(
        names=", ".join(names)
    )


def unreadable_device_message(info: DeviceInfo, remedy: str) -> str:
    """Return one line, with the command to type if there is one."""
    if remedy:
        why = tr("le système ne permet pas de le lire ; en administrateur :")
        return f"{device_label(info)} : {why} {remedy}"
    return tr(
        "« {} » n’a pas pu être ouvert : fermer les autres logiciels qui s’en servent, puis le rebrancher."
    ).format(device_label(info))


def event_line(event: DeviceEvent) -> str:
    """Return one line for an event of a device."""
    match event:
        case Contact(touch=touch):
            words = f"{_tool(touch.tool, touch.colour):<16} {_state(event.state):<8} {touch.x:7.4f} {touch.y:7.4f}"
            if touch.pressure is not None:
                words += "  " + tr("pression {:.2f}").format(touch.pressure)
            if touch.size_mm is not None:
                words += "  " + tr("{:.0f} mm").format(touch.size_mm)
            return f"{event.id:>5} {words}"
        case ToolTaken(tool=None):
            return tr("reposé dans le plumier")
        case ToolTaken(tool=tool, colour=colour):
            return tr("pris dans le plumier : {}").format(_tool(tool, colour))
        case ButtonPressed(button=button):
            return tr("touche : {}").format(_button(button))
        case Vote():
            return tr("vote {choice} de la télécommande {clicker}").format(choice=event.choice, clicker=event.clicker)
        case RemotePressed():
            return tr("touche {key} de la télécommande du professeur").format(key=event.key.value)
        case _:
            return tr("le récepteur répond")


def report_error_line(error: TniError, count: int) -> str:
    return tr("{count} rapports incompris ({error})").format(count=count, error=error)


def step_text(step: RecordingStep) -> str:
    """Return the instruction for a step of a recording."""
    corners = (tr("en haut à gauche"), tr("en haut à droite"), tr("en bas à droite"), tr("en bas à gauche"))
    match step.part:
        case RecordingStepKind.NOTHING:
            return tr("Ne toucher à rien pendant quelques secondes.")
        case RecordingStepKind.CORNERS:
            return tr("D’un doigt, toucher deux fois le coin {corner} de l’image.").format(
                corner=corners[step.number - 1]
            )
        case RecordingStepKind.LINE:
            return tr("D’un doigt, tracer lentement un trait de gauche à droite.")
        case RecordingStepKind.TWO_FINGERS:
            return tr("De deux doigts à la fois, tracer deux traits ; en lever un, puis l’autre.")
        case RecordingStepKind.PALM:
            return tr("Poser la main à plat et la déplacer.")
        case RecordingStepKind.PEN:
            return tr("Prendre le stylet n° {number}, tracer un trait, le reposer.").format(number=step.number)
        case RecordingStepKind.ERASER:
            return tr("Prendre la gomme, ou retourner le stylet, tracer un trait, reposer.")
        case RecordingStepKind.BUTTONS:
            return tr("Appuyer une fois sur chaque touche du tableau, de gauche à droite.")


def continue_prompt(number: int, of: int) -> str:
    return tr("{number} sur {of}. Puis Entrée ; « p » et Entrée si le tableau n’en a pas.").format(number=number, of=of)


def report_count_text(reports: int) -> str:
    return tr("{count} rapports reçus.").format(count=reports)


def no_reports_message() -> str:
    return tr("Rien reçu : le tableau utilise peut-être un autre appareil (« tni devices list »).")


def recording_saved_message(path: str, reports: int) -> str:
    return tr("{count} rapports du tableau sont enregistrés dans {path}.").format(count=reports, path=path)


def replace_prompt(name: str) -> str:
    """Return the question whether to replace a file. name: as `quoted_name` returns it."""
    return tr("{} existe déjà. Le remplacer ? (o/n)").format(name)


def is_yes(line: str) -> bool:
    """Return whether the reply means yes in any of the interface's languages."""
    return line.strip().lower() in ("o", "oui", "y", "yes")


def device_gone_message() -> str:
    return tr(
        "L’appareil a été débranché ; ce qui a été reçu est gardé. Le rebrancher "
        "pour continuer, ou Entrée pour finir là."
    )


def device_problem_message(problem: DeviceProblem) -> str:
    """Return the message for the teacher that a device is plugged in and not read."""
    match problem.kind:
        case DeviceProblemKind.IN_USE:
            text = tr(
                "« {} » n’a pas pu être ouvert : fermer les autres logiciels qui s’en servent, puis le rebrancher."
            )
        case DeviceProblemKind.FORBIDDEN:
            text = tr(
                "« {} » est branché, mais TNI n’a pas le droit de le lire : « tni doctor » donne la commande à lancer."
            )
        case DeviceProblemKind.UNKNOWN:
            text = tr("Le tableau « {} » n’est pas reconnu : TNI ne sait pas encore le lire.")
    return text.format(problem.name)


def no_board_found_message(search: FailedSearch) -> str:
    """Return the message for the teacher that no board was found on a serial line."""
    if search.refused:
        return refused_line_message(search.refused)
    if not search.has_lines:
        return tr("Aucun câble série utilisable n’est branché.")
    return tr("Aucun tableau connu n’a répondu : relancer la recherche et toucher le tableau.")


def no_receiver_found_message(search: FailedSearch) -> str:
    """Return the message for the teacher that no receiver was found on a serial line."""
    if search.refused:
        return refused_line_message(search.refused)
    if not search.has_lines:
        return tr("Aucun récepteur n’est branché par un câble USB ou série.")
    return tr("Aucun récepteur n’a répondu : appuyer sur une télécommande pendant la recherche.")


def refused_line_message(path: str) -> str:
    words = tr("Le câble série {} n’a pas pu être ouvert : un autre logiciel s’en sert, ou le système l’interdit.")
    return words.format(path)


def plugged_in_message(name: str) -> str:
    """Return the message for the teacher that a board is connected and read from now on."""
    return tr("Le tableau « {} » est branché.").format(name)


def pulled_out_message(name: str) -> str:
    """Return the message for the teacher that a board was disconnected."""
    return tr("Le tableau « {} » a été débranché : ce qui est écrit est gardé.").format(name)


def driver_failed_message(name: str) -> str:
    """Return the message for the teacher that a board's driver has failed."""
    return tr("« {} » n’est plus lu : ses signaux sont illisibles. Le débrancher, puis le rebrancher.").format(name)


def save_prompt() -> str:
    """Return the prompt to save a trained receiver."""
    return tr("Entrée pour l’enregistrer, Ctrl+C pour annuler.")


def unplugged_message() -> str:
    return tr("L’appareil a été débranché.")


def _tool(tool: ContactTool | None, colour: PenColour | None) -> str:
    names = {
        ContactTool.FINGER: tr("doigt"),
        ContactTool.PEN: tr("stylet"),
        ContactTool.ERASER: tr("gomme"),
        ContactTool.PALM: tr("paume"),
    }
    name = tr("rien") if tool is None else names[tool]
    return name if colour is None else f"{name} {_colour(colour)}"


def _state(state: ContactState) -> str:
    return {ContactState.DOWN: tr("posé"), ContactState.MOVE: tr("va"), ContactState.UP: tr("levé")}[state]


def _colour(colour: PenColour) -> str:
    return {
        PenColour.BLACK: tr("noir"),
        PenColour.BLUE: tr("bleu"),
        PenColour.RED: tr("rouge"),
        PenColour.GREEN: tr("vert"),
    }[colour]


def _button(button: BoardButton) -> str:
    return {
        BoardButton.KEYBOARD: tr("clavier"),
        BoardButton.RIGHT_CLICK: tr("clic droit"),
        BoardButton.HELP: tr("aide"),
        BoardButton.CALIBRATE: tr("calibrage"),
        BoardButton.BLACK: tr("noir"),
        BoardButton.BLUE: tr("bleu"),
        BoardButton.RED: tr("rouge"),
        BoardButton.GREEN: tr("vert"),
        BoardButton.FULL_SCREEN: tr("plein écran"),
        BoardButton.PRINT: tr("imprimer"),
        BoardButton.OTHER: tr("autre"),
    }[button]
