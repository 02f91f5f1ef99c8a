from __future__ import annotations

import pytest

from toolkit.serving import changes
from toolkit.serving.changes import FolderWatcher


@pytest.fixture(autouse=True)
def look_each_time(monkeypatch):
    monkeypatch.setattr(changes, "AGAIN", 0.0)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "case.twee").write_text("one")
    return tmp_path


def test_nothing_changed_gives_the_same_number(folder):
    watch = FolderWatcher(folder)
    assert watch.stamp() == watch.stamp() == FolderWatcher(folder).stamp()


def test_a_changed_file_gives_another(folder):
    watch = FolderWatcher(folder)
    before = watch.stamp()
    (folder / "below" / "case.twee").write_text("one and more")
    assert watch.stamp() != before


def test_a_new_file_and_one_that_is_gone_give_another(folder):
    watch = FolderWatcher(folder)
    seen = {watch.stamp()}
    (folder / "new.yaml").write_text("")
    seen.add(watch.stamp())
    (folder / "below" / "case.twee").unlink()
    seen.add(watch.stamp())
    assert len(seen) == 3


def test_only_the_endings_that_count_are_looked_at(folder):
    watch = FolderWatcher(folder, endings=(".py",))
    before = watch.stamp()
    (folder / "note.txt").write_text("")
    (folder / ".hidden.py").write_text("")
    assert watch.stamp() == before


def test_a_folder_that_is_not_there_is_no_fault(tmp_path):
    assert (
        FolderWatcher(tmp_path / "none").stamp()
        == FolderWatcher(tmp_path / "none").stamp()
    )


def test_an_answer_is_believed_for_a_moment(folder, monkeypatch):
    monkeypatch.setattr(changes, "AGAIN", 60.0)
    watch = FolderWatcher(folder)
    before = watch.stamp()
    (folder / "new.yaml").write_text("")
    assert watch.stamp() == before
