"""Texts of a lesson's web page in the interface's language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tni.document.lesson_plan import Need
from tni.render.print_page import PictureKind
from tni.services.printing.credited_items import CreditedKind
from tni.services.printing.plan_pages import PlanSheetTexts
from tni.services.printing.web_texts import CreditTexts, PlanTexts, WebTexts
from tni.ui.i18n import language, tr

if TYPE_CHECKING:
    from tni.render.pdf_structure import TagTexts


def classroom_label() -> str:
    """Return what stands in the place of an item that is for the classroom only."""
    return tr("Réservé à la classe")


def web_texts(day: str) -> WebTexts:
    """day: date of the page, as it is read."""
    return WebTexts(
        language=language(),
        untitled=tr("Leçon"),
        skip=tr("Aller aux pages"),
        pages=tr("Pages"),
        page=tr("Page {}"),
        page_word=tr("Page"),
        licence=tr("Licence : {}"),
        day=day,
        has_ink=tr("Cette page porte aussi de l’écriture ou des dessins à la main, qui ne se lisent pas à voix haute."),
        notes=tr("Notes du professeur"),
        classroom=classroom_label(),
        sounds=tr("Sons et films"),
        sound=tr("Son"),
        sound_left_out=tr("« {} » n’est pas dans cette page : le fichier est trop gros pour elle."),
        made_with=tr("Page faite avec TNI. Elle s’ouvre partout, sans le logiciel et sans connexion."),
        credits=_credit_texts(),
        plan=_plan_texts(),
    )


def file_credit_texts() -> CreditTexts:
    """Return the texts of the credits at the end of a PDF or of pictures."""
    return replace(_credit_texts(), withheld=tr("Ce qui n’est pas dans ce document"))


def plan_sheet_texts() -> PlanSheetTexts:
    """Return the texts of a plan on paper."""
    return PlanSheetTexts(_plan_texts(), tr("Fiche de préparation"), tr("Durée"), tr("Pages"), tr("Joint : {}"))


def tag_texts(*, described: bool) -> TagTexts:
    """Return the texts of a PDF that is read aloud. described: see `TagTexts`."""
    from tni.render.pdf_structure import TagTexts  # slow to import, and a lesson starts without an export

    kinds = {
        PictureKind.PICTURE: tr("Image"),
        PictureKind.INK: tr("Écriture à la main"),
        PictureKind.DRAWING: tr("Dessin"),
    }
    return TagTexts({"fr": "fr-FR"}.get(language(), language()), tr("Page {}"), kinds, described)


def _credit_texts() -> CreditTexts:
    return CreditTexts(
        credits=tr("Crédits"),
        source=tr("Source"),
        author=tr("Auteur"),
        licence=tr("Licence"),
        unknown=tr("non indiqué"),
        kinds={
            CreditedKind.IMAGE: tr("Image"),
            CreditedKind.TEXT: tr("Texte"),
            CreditedKind.PDF: tr("Document PDF"),
            CreditedKind.SOUND: tr("Son"),
            CreditedKind.LINK: tr("Lien"),
            CreditedKind.OTHER: tr("Élément"),
        },
        one_page=tr("page {}"),
        more_pages=tr("pages {}"),
        withheld=tr("Ce qui n’est pas dans cette page"),
        classroom=tr("réservé à la classe, ne peut pas être diffusé"),
    )


def _plan_texts() -> PlanTexts:
    return PlanTexts(
        plan=tr("Plan de la leçon"),
        aims=tr("Objectifs"),
        abilities=tr("Ce que l’élève doit savoir faire"),
        phases=tr("Déroulement"),
        materials=tr("Matériel"),
        homework=tr("Travail à la maison"),
        minutes=tr("{} min"),
        needs={
            Need.DYS: tr("Adaptations : élèves dys"),
            Need.SIGHT: tr("Adaptations : déficience visuelle"),
            Need.HEARING: tr("Adaptations : déficience auditive"),
            Need.MOTOR: tr("Adaptations : handicap moteur"),
        },
    )
