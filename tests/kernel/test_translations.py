"""The Danish catalogue is what its .po files say, whoever starts the portal and wherever it lies."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app import translations


def write(folder: Path, slice_: str, english: str, danish: str, *, age: int = 0) -> None:
    file = folder / f"{slice_}.po"
    file.write_text(f'msgid "{english}"\nmsgstr "{danish}"\n', encoding="utf-8")
    saved_at = file.stat().st_mtime - age
    os.utime(file, (saved_at, saved_at))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "calls", "Call", "Opslag", age=60)
    return tmp_path


def said(folder: Path, english: str) -> str:
    return translations.danish(folder).gettext(english)


def compiled(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("LC_MESSAGES/*"))


def test_a_new_folder_is_compiled_by_whoever_asks_first(folder):
    assert said(folder, "Call") == "Opslag"
    assert compiled(folder) == ["messages.mo"]


def test_what_is_compiled_is_read_and_not_compiled_again(folder):
    said(folder, "Call")
    write(folder, "calls", "Call", "Something else", age=120)
    assert said(folder, "Call") == "Opslag"


@pytest.mark.parametrize("slice_", ["calls", "meetings"])
def test_a_file_that_is_saved_later_is_heard(folder, slice_):
    said(folder, "Call")
    write(folder, slice_, "Meeting", "Møde")
    assert said(folder, "Meeting") == "Møde"


def test_a_file_saved_while_the_catalogue_is_compiled_is_heard_at_the_next_start(folder, monkeypatch):
    made = translations._as_mo

    def saved_meanwhile(sources: Path) -> bytes:
        content = made(sources)
        write(folder, "calls", "Call", "Nyt ord", age=30)
        return content

    with monkeypatch.context() as during:
        during.setattr(translations, "_as_mo", saved_meanwhile)
        assert said(folder, "Call") == "Opslag"
    assert said(folder, "Call") == "Nyt ord"


def test_many_who_start_at_once_all_hear_the_same(folder):
    with ThreadPoolExecutor(8) as crowd:
        heard = list(crowd.map(lambda _each: said(folder, "Call"), range(40)))
    assert heard == ["Opslag"] * 40
    assert compiled(folder) == ["messages.mo"]


def test_a_folder_that_cannot_be_written_is_compiled_at_each_start(folder):
    (folder / "LC_MESSAGES").write_text("a file where a folder must be stops root too")
    assert said(folder, "Call") == "Opslag"
    write(folder, "calls", "Call", "Nyt ord")
    assert said(folder, "Call") == "Nyt ord"


def test_a_portal_without_its_danish_does_not_start(tmp_path):
    with pytest.raises(RuntimeError, match=r"^There is no Danish: .* holds no \.po file\.$"):
        translations.danish(tmp_path)
