"""The tool that compares the sites of two generators tells every file that readers get otherwise."""

from __future__ import annotations

from pathlib import Path

from tools.same_site import differences


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_files_gone_added_and_changed_are_told(tmp_path: Path) -> None:
    before = write(tmp_path / "a", {"index.html": "契約", "old.html": "", "same.html": "検収"})
    after = write(tmp_path / "b", {"index.html": "契 約", "new.html": "", "same.html": "検収"})

    assert list(differences(before, after)) == [
        "changed  index.html",
        "added    new.html",
        "gone     old.html",
    ]


def test_the_digest_of_a_script_does_not_make_its_pages_differ(tmp_path: Path) -> None:
    page = '<script src="site.js?v={}"></script>'
    before = write(tmp_path / "a", {"a.html": page.format("0a1b2c3d"), "site.js": "1"})
    after = write(tmp_path / "b", {"a.html": page.format("d3c2b1a0"), "site.js": "2"})

    assert list(differences(before, after)) == ["changed  site.js"]
