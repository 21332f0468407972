"""Two versions compared: folders, and git revisions that leave nothing behind."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from kravlint.config import Settings, UsageError
from kravlint.diff import compared, settings_for, version
from tests.pack import write
from tests.test_baseline import finding


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "arkiv"
    folder.mkdir()
    git(folder, "init", "-q")
    write(folder, {"upphandling å/krav.md": "Gammalt.", "annat.md": "x"})
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "ett")
    write(folder, {"upphandling å/krav.md": "Nytt."})
    git(folder, "commit", "-qam", "två")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    return folder


def test_findings_are_new_fixed_or_remain() -> None:
    gone, stays, comes = finding("aa"), finding("bb"), finding("cc")
    moved = replace(stays, path="annan.md")
    difference = compared([gone, stays], [moved, comes])
    assert (difference.new, difference.fixed, difference.remaining) == ((comes,), (gone,), (moved,))


def test_equal_findings_are_counted_one_by_one() -> None:
    here, there = finding(path="a.md"), finding(path="b.md")
    difference = compared([here, there], [there])
    assert (difference.fixed, difference.remaining) == ((here,), (there,))


def test_what_could_not_be_read_is_recognised_by_its_path() -> None:
    one, other = finding("aa", rule="READ001"), finding("bb", rule="READ001")
    assert compared([one], [other]).remaining == (other,)
    assert compared([one], [replace(other, path="b.md")]).new != ()


@pytest.mark.parametrize("written", ["HEAD~1:upphandling å", "HEAD~1:./upphandling å"])
def test_a_revision_is_unpacked_and_gone_afterwards(repository: Path, written: str) -> None:
    with version(written, repository) as side:
        assert side.temporary
        assert [file.name for file in side.folder.iterdir()] == ["krav.md"]
        assert (side.folder / "krav.md").read_text(encoding="utf-8") == "Gammalt."
        assert (side.folder.name, side.home) == ("upphandling å", repository / "upphandling å")
        scratch = Path(tempfile.gettempdir())
        assert list(scratch.iterdir()) != []
    assert list(scratch.iterdir()) == []


def test_a_revision_without_a_folder_means_the_folder_one_is_in(repository: Path) -> None:
    with version("HEAD", repository / "upphandling å") as side:
        assert (side.folder / "krav.md").read_text(encoding="utf-8") == "Nytt."
    with version("HEAD", repository) as side:
        assert sorted(file.name for file in side.folder.iterdir()) == ["annat.md", "upphandling å"]


def test_nothing_is_left_when_the_run_is_interrupted(repository: Path) -> None:
    with pytest.raises(KeyboardInterrupt), version("HEAD", repository):
        raise KeyboardInterrupt
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_links_in_a_revision_are_not_followed_or_made(repository: Path) -> None:
    (repository / "länk.md").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "länk")
    with version("HEAD", repository) as side:
        assert not (side.folder / "länk.md").is_symlink()
        assert not (side.folder / "länk.md").exists()


@pytest.mark.parametrize("written", ["finns-inte", "HEAD:saknas", "HEAD:annat.md", "--output=x", "annat.md"])
def test_what_is_neither_folder_nor_revision_is_wrong_usage(
    repository: Path, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    with pytest.raises(UsageError, match=r"är varken|är ingen mapp"), version(written, repository):
        pass
    assert not (repository / "x").exists()


def test_outside_git_only_folders_will_do(tmp_path: Path) -> None:
    with version(str(tmp_path), tmp_path) as side:
        assert side.folder == side.home == tmp_path
    with pytest.raises(UsageError, match="inget git-arkiv"), version("HEAD", tmp_path):
        pass


def test_globs_count_from_the_same_place_on_both_sides(repository: Path) -> None:
    home = repository / "upphandling å"
    with version("HEAD~1:upphandling å", repository) as side:
        at_top = settings_for(Settings(root=repository), side, home)
        assert at_top.root == side.folder.parent
        assert settings_for(Settings(root=home), side, home).root == side.folder


def test_nothing_is_kept_of_a_revision(repository: Path) -> None:
    with version("HEAD", repository) as side:
        assert settings_for(Settings(), side, side.home).cache is False
    folder = repository / "upphandling å"
    with version(str(folder), repository) as side:
        assert settings_for(Settings(), side, folder).cache is True
