r"""Files that a LaTeX bank includes: read beside it, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.format_errors import FileTooLargeError
from tni.formats.banks.files_beside import MOST_FILES, FilesBeside
from tni.formats.banks.format_registry import read, read_files
from tni.formats.banks.read_context import BankReadResult
from tni.quiz.bank.losses import LossKind


def question(name: str) -> str:
    choices = r"\begin{choices}\correctchoice{a}\wrongchoice{b}\end{choices}"
    return rf"\begin{{question}}{{{name}}}{name} ?{choices}\end{{question}}"


def bank(folder: Path, **files: str) -> BankReadResult:
    """Read main.tex of these files; "__" in a name begins a folder, and each ends with .tex."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.tex"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read(*read_files(folder / "main.tex"))


def titles(found: BankReadResult) -> list[str | None]:
    return [item.title for item in found.bank.items]


def missing(found: BankReadResult) -> list[tuple[str, int | None]]:
    return [(loss.what, loss.line) for loss in found.losses if loss.kind is LossKind.INCLUDED]


def test_included_files_are_read_in_their_places(tmp_path: Path) -> None:
    found = bank(
        tmp_path,
        main="\\input{geo}\n\\element{dates}{\\input{ histoire/dates.tex }}\n\\include{fin}\n\\import{histoire/}{rois}",
        geo=question("loire") + "\n% \\input{brouillon}\n\\input ./geo2\n",
        geo2=question("seine"),
        histoire__dates=question("marignan"),
        histoire__rois=question("clovis"),
        fin=question("fin"),
    )
    assert titles(found) == ["loire", "seine", "marignan", "fin", "clovis"]
    assert found.losses == ()
    assert [path for path, _ in found.bank.sorted_items()] == [None, None, "dates", "dates", "dates"]


def test_files_that_are_not_there_are_named_with_their_line(tmp_path: Path) -> None:
    found = bank(tmp_path, main=f"{question('un')}\n\\input{{absent}}\n\\input{{autre}}", autre="\\include{plus}")
    assert titles(found) == ["un"]
    assert missing(found) == [("\\input{absent}", 2), ("\\include{plus}", None)]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    inside, outside = tmp_path / "banque", tmp_path / "ailleurs"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.tex").write_text(question("secret"))
    (inside / "lien.tex").symlink_to(outside / "secret.tex")
    (inside / "dossier").symlink_to(outside)
    (inside / "rond.tex").symlink_to(inside / "rond.tex")
    os.mkfifo(inside / "tuyau.tex")
    (inside / "rien.tex").mkdir()
    names = [
        "../ailleurs/secret",
        str(outside / "secret"),
        "lien",
        "dossier/secret",
        "rond",
        "tuyau",
        "rien",
        "~/x",
        "",
    ]
    names += ["dossier/../../ailleurs/secret", "\\jobname", "#1", "a\\b", "C:/x", "x" * 5000]
    found = bank(inside, main=question("un") + "".join(f"\\input{{{name}}}\n" for name in names))
    assert titles(found) == ["un"]
    assert {what[:60] for what, _ in missing(found)} == {f"\\input{{{name}}}"[:60] for name in names}


def test_a_link_to_a_file_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "lien.tex").symlink_to(tmp_path / "vrai.tex")
    assert titles(bank(tmp_path, main="\\input{lien}", vrai=question("un"))) == ["un"]


def test_files_that_include_themselves_end(tmp_path: Path) -> None:
    found = bank(tmp_path, main="\\input{a}", a=question("a") + "\\input{b}", b=question("b") + "\\input{a}\\input{b}")
    assert titles(found) == ["a", "b"]
    assert [what for what, _ in missing(found)] == ["\\input{a}", "\\input{b}"]


def test_a_bank_that_includes_itself_is_read_once(tmp_path: Path) -> None:
    found = bank(tmp_path, main=question("un") + "\\input{main}\\input{a}", a="\\input{main}")
    assert titles(found) == ["un"]
    assert [what for what, _ in missing(found)] == ["\\input{main}", "\\input{main}"]


def test_files_that_double_are_refused(tmp_path: Path) -> None:
    files = {f"f{at}": f"\\input{{f{at + 1}}}" * 2 for at in range(15)}
    with pytest.raises(FileTooLargeError):
        bank(tmp_path, main="\\input{f0}", **files, f15=question("un"))


def test_too_many_or_too_large_files_are_refused(tmp_path: Path) -> None:
    main = "".join(f"\\input{{{at}}}\n" for at in range(MOST_FILES + 1))
    with pytest.raises(FileTooLargeError):
        bank(tmp_path, main=main)
    (tmp_path / "a.tex").write_text("x" * 500)
    with pytest.raises(FileTooLargeError):
        FilesBeside(tmp_path / "main.tex", 400).read("a", ("", ".tex"))


def test_what_is_no_text_is_missing(tmp_path: Path) -> None:
    (tmp_path / "image.tex").write_bytes(b"\x00\xff\xfe" * 3000)
    found = bank(tmp_path, main=question("un") + "\n\\input{image}")
    assert titles(found) == ["un"]


graphs = st.lists(st.lists(st.integers(0, 5), max_size=3), min_size=6, max_size=6)


@given(graphs)
def test_any_inclusions_end_and_each_is_read_or_named(graph: list[list[int]]) -> None:
    texts = [question(f"q{at}") + "".join(f"\\input{{f{to}}}" for to in included) for at, included in enumerate(graph)]
    included = {f"f{at}": text.encode() for at, text in enumerate(texts)}
    try:
        found = read(b"\\input{f0}\\input{absent}", "main.tex", included)
    except FileTooLargeError:
        return
    reached, waiting = set[int](), [0]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += graph[at]
    assert set(titles(found)) == {f"q{at}" for at in reached}
    assert ("\\input{absent}", 1) in missing(found)


def test_no_file_but_one_of_latex_is_read(tmp_path: Path) -> None:
    """A bank may lie in the home folder, beside keys and notes."""
    (tmp_path / ".ssh").mkdir()
    for name in (".ssh/id_rsa", ".ssh/a.tex", "notes", "notes.txt", ".b.tex"):
        (tmp_path / name).write_text(question("secret"))
    (tmp_path / "lien.tex").symlink_to(tmp_path / "notes.txt")
    (tmp_path / "lien2.tex").symlink_to(tmp_path / ".ssh/a.tex")
    names = [".ssh/id_rsa", ".ssh/a", ".ssh/a.tex", "notes", "notes.txt", ".b", "lien", "lien2.tex"]
    found = bank(tmp_path, main=question("un") + "".join(f"\\input{{{name}}}\n" for name in names))
    assert titles(found) == ["un"]
    assert [what for what, _ in missing(found)] == [f"\\input{{{name}}}" for name in names]


def test_a_name_may_have_its_end_or_another_point(tmp_path: Path) -> None:
    for name in ("a.tex", "b.v2.tex"):
        (tmp_path / name).write_text(question(name[0]))
    assert titles(bank(tmp_path, main="\\input{a.tex}\\input{b.v2}")) == ["a", "b"]
