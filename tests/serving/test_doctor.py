from __future__ import annotations

from importlib import metadata

from toolkit.serving import doctor
from toolkit.serving.forkserver import client
from toolkit.serving.options import Options


def test_an_old_python_is_named():
    finding = doctor.check_python((3, 9, 2))
    assert not finding.well
    assert "3.9.2 is too old" in finding.words


def test_this_python_is_well():
    assert doctor.check_python((3, 11, 0)).well


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["no-such-thing-7431>=1"])
    finding = doctor.check_packages()
    assert not finding.well
    assert "no-such-thing-7431" in finding.words


def test_packages_for_tests_only_are_not_needed(monkeypatch):
    lines = ['no-such-thing-7431>=1; extra == "dev"']
    monkeypatch.setattr(metadata, "requires", lambda _: lines)
    assert doctor.check_packages().well


def test_the_copy_in_use_is_the_installed_one():
    assert doctor.check_copy().well


def test_another_copy_is_noticed(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "find_installed_copy", lambda: tmp_path)
    finding = doctor.check_copy()
    assert not finding.well
    assert "another toolkit" in finding.words


def test_whether_kernels_can_be_kept_warm_is_tried(tmp_path, monkeypatch):
    finding = doctor.check_kernels(Options(notebooks=tmp_path))
    assert finding.well
    monkeypatch.setattr(client, "START", tmp_path / "not-there.py")
    if client.can_fork():
        assert (
            "cannot be kept warm"
            in doctor.check_kernels(Options(notebooks=tmp_path)).words
        )


def test_a_system_that_cannot_fork_is_well_and_told(tmp_path, monkeypatch):
    monkeypatch.setattr(client, "can_fork", lambda: False)
    finding = doctor.check_kernels(Options(notebooks=tmp_path))
    assert finding.well
    assert "a second or two" in finding.words
