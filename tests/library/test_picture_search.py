"""Picture files found by words of their names and folders."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.library.picture_search import PictureFile, PictureSearch, query_words


def searched(*folders: tuple[str, tuple[str, ...]]) -> PictureSearch:
    """A search over folders with their pictures, each newer than the one before."""
    search, changed_s = PictureSearch(), 0.0
    for words, names in folders:
        files = []
        for name in names:
            changed_s += 1.0
            files.append(PictureFile(f"/home/{words.strip()}/{name}", changed_s))
        search.add_folder(words, files)
    return search


def names(search: PictureSearch, text: str, most: int = 100) -> list[str]:
    return [file.path.rpartition("/")[2] for file in search.find(text, most).files]


def test_without_words_the_newest_come_first() -> None:
    search = searched(("", ("a.jpg", "b.jpg")), (" vacances", ("c.jpg",)))
    assert names(search, "") == names(search, " , ") == ["c.jpg", "b.jpg", "a.jpg"]
    assert search.find("", 2).count == 3
    assert names(search, "", 2) == ["c.jpg", "b.jpg"]


def test_accents_case_plural_and_the_beginning_of_a_word_do_not_matter() -> None:
    search = searched(("", ("Éruption d'un volcan.JPG", "chateau_fort-2.png", "IMG_0042.jpeg")))
    assert (
        names(search, "volcans") == names(search, "ERUPTIONS") == names(search, "vol") == ["Éruption d'un volcan.JPG"]
    )
    assert names(search, "château") == names(search, "forts") == ["chateau_fort-2.png"]
    assert names(search, "42") == []
    assert names(search, "0042") == ["IMG_0042.jpeg"]
    assert names(search, "le volcan") == ["Éruption d'un volcan.JPG"]


def test_all_words_must_be_there_and_names_come_before_folders() -> None:
    search = searched((" SVT volcans", ("coupe.png", "volcan.png")), (" Divers", ("volcan en coupe.jpg", "chat.jpg")))
    assert names(search, "volcan") == ["volcan en coupe.jpg", "volcan.png", "coupe.png"]
    assert names(search, "svt coupe") == ["coupe.png"]
    assert names(search, "volcan chat") == []


def test_a_suffix_is_no_word_of_a_name() -> None:
    assert names(searched(("", ("carte.jpg", "C:\\Photos\\plan.jpg"))), "jpg") == []


def test_a_query_of_small_words_alone_keeps_them() -> None:
    assert query_words("la vie de château") == ["vie", "chateau"]
    assert query_words("la") == ["la"]


WORDS = st.sampled_from(("volcan", "éléphant", "carte", "élèves", "sortie", "IMG", "12"))


@given(
    st.lists(st.tuples(WORDS, st.lists(st.tuples(WORDS, WORDS), max_size=4)), max_size=6), st.lists(WORDS, max_size=3)
)
def test_what_is_found_has_every_word_and_nothing_else_has(
    folders: list[tuple[str, list[tuple[str, str]]]], wanted: list[str]
) -> None:
    search = searched(*((f" {folder}", tuple(f"{a} {b}.jpg" for a, b in files)) for folder, files in folders))
    found = search.find(" ".join(wanted), 1000)
    having = [
        f"{a} {b}.jpg"
        for folder, files in folders
        for a, b in files
        if all(word in (a, b, folder) for word in wanted)
    ]  # fmt: skip
    assert sorted(file.path.rpartition("/")[2] for file in found.files) == sorted(having)
    assert found.count == len(having)
