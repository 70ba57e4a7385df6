"""Work to do that was typed in the language of the lesson: in French as far as each of its words is understood."""

from __future__ import annotations

import re

from tni.cahier.book_references import exercises_in, is_only_exercises
from tni.cahier.class_phrases import french_of
from tni.cahier.foreign_titles import question_quoted, quoted_foreign
from tni.cahier.french import NBSP, quoted
from tni.cahier.plain_titles import with_capital


def translated(line: str, subject: str) -> str:
    """Return a line of work of a language lesson in French if each of its words is understood."""
    language = re.match(r"(anglais|allemand|espagnol|italien|portugais|latin|grec)\b", subject, re.I)
    into = f"écrire en {language[1].lower()} " if language else "écrire "
    line = re.sub(r"\bWB\b", "workbook", line)
    french = exercises_in(line) if is_only_exercises(line) else french_of(line) or _in_parts(line)
    return re.sub(r"\bécrire (?=\w+ phrases|un texte|un dialogue)", into, french, count=1) if french else line


def _in_parts(line: str) -> str:
    """Return a line of several tasks in French, each of which is understood; "" if one is not."""
    parts = re.split(r" ?\+ ?| / |; |, ", re.sub(r"^[+] ?", "", line))
    task, _, asked = re.sub(r" [–-] ", " : ", line).partition(" : ")
    if asked.endswith("?") and (told := _with_bracket(task)):
        told = re.sub(r"^(?:l[ae]s? |l’)", "", told)
        return with_capital(f"{told}{NBSP}: {question_quoted(asked)}")
    parts_told = [exercises_in(part) if is_only_exercises(part) else _with_bracket(part) for part in parts]
    return with_capital(f"{NBSP}; ".join(one[:1].lower() + one[1:] for one in parts_told)) if all(parts_told) else ""


def _with_bracket(part: str) -> str:
    """Return a task in French with what stands in brackets behind it; "" if one of both is not understood."""
    found = re.fullmatch(r"([^()]+) \(([^()]{1,40})\)", part)
    if found is None:
        return french_of(part)
    numbered = re.fullmatch(r"([^\d]+) (\d{1,3})", found[2])
    beside = french_of(numbered[1] if numbered else found[2])
    beside = re.sub(r"^(?:l[ae]s? |l’)", "", beside) + (f" {numbered[2]}" if numbered and beside else "")
    task = french_of(found[1])
    return f"{task} ({beside})" if task and beside else ""


_ENGLISH = re.compile(r"\b(?:read|write|learn|prepare|finish|watch|the|your|with|and|no|for|of|to)\b")
"""Words of English that are none of French: two of them make a line one of English, though « oral » is both."""


def with_language(task: str) -> str:
    """Return a task of a language lesson; one that is not in French with its exercises in French, and quoted."""
    is_english = len(set(_ENGLISH.findall(task.casefold()))) > 1 and "«" not in task
    told = quoted(task) if is_english else quoted_foreign(task)
    if told == task:
        return task
    exercises = exercises_in(task)
    return f"{exercises} (consigne{NBSP}: {told})" if exercises else f"Consigne{NBSP}: {told}"
