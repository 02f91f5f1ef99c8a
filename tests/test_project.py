"""What holds for the repository as a whole, seen from its files alone."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from importlib.metadata import distribution, distributions, packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import toolkit

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAME = "reflective-supervision-toolkit"
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "misc"}
TOP_FOLDERS = {"benchmarks", "deploy", "docs", "exercises", "notebooks", "tests"}
TOP_TEXTS = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile"}
TOP_LISTS = {"pyproject.toml", "constraints.txt", "environment.yml", ".gitignore"}
TOP_LEVEL = TOP_FOLDERS | TOP_TEXTS | TOP_LISTS | {"toolkit", ".ci"}
PLAIN = {"extra": ""}
OWNERS = packages_distributions()
# Put together here, so that this file does not name what it looks for.
REGISTRIES = ("py" + "pi.org", "python" + "hosted", "npm" + "js.", "ana" + "conda.org")
MIRRORS = ("un" + "pkg.com", "js" + "delivr", "cdn" + "js", "esm" + ".sh")
MACHINE_PATH = re.compile(r"(?<![\w.~*-])/(work|root|home)" + "/")
SECURE_ONLY = re.compile(
    r"crypto\.(randomUUID|subtle)|navigator\.clipboard|serviceWorker"
)
OTHER_HOST = re.compile(r"https?://(?!www\.w3\.org/)[\w.-]+|[\"'(]//[\w-]+\.\w+")


def tracked() -> list[Path]:
    """Return the files that git keeps and that exist here."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def short(path: Path) -> str:
    """Return a file's place in the repository."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    """Return a file's text, or nothing for a picture or a font."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def ours(*endings: str) -> list[Path]:
    """Return the files we wrote with these endings; vendored ones are not ours."""
    return [p for p in tracked() if p.suffix in endings and "vendor" not in p.parts]


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Return each place where a pattern stands, as file:line."""
    return [
        f"{short(path)}:{number}"
        for path in paths
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


def direct() -> list[Requirement]:
    """Return what pyproject.toml asks for, with and without the dev extra."""
    wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    return [Requirement(line) for line in wanted]


def pins() -> dict[str, Requirement]:
    """Return the lines of constraints.txt by package."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [Requirement(line) for line in lines if line and line[0] != "#"]
    return {canonicalize_name(pin.name): pin for pin in pinned}


def test_conda_only_points_at_the_one_list_of_dependencies():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    python, pip, inner = conda["dependencies"]
    assert conda["name"] == PROJECT["name"] == NAME
    assert (pip, inner) == ("pip", {"pip": ["-e .[dev]"]})
    assert SpecifierSet(PROJECT["requires-python"]).contains(python.split("=")[1])


def test_constraints_hold_names_and_exact_versions_only():
    for pin in pins().values():
        assert pin.url is None
        assert [part.operator for part in pin.specifier] == ["=="], str(pin)


def test_every_direct_dependency_is_pinned_within_its_bounds():
    for wanted in direct():
        pin = pins()[canonicalize_name(wanted.name)]
        version = str(pin.specifier).removeprefix("==")
        assert wanted.specifier.contains(version), f"{wanted} but {pin}"


def test_every_pin_can_be_installed_on_the_oldest_python_we_promise():
    oldest = PROJECT["requires-python"].removeprefix(">=") + ".0"
    for dist in distributions():
        asked = dist.metadata
        promise = (asked.get_all("Requires-Python") or [""])[0]
        pin = pins().get(canonicalize_name(asked["Name"]))
        if pin and str(pin.specifier) == f"=={dist.version}":
            assert SpecifierSet(promise).contains(oldest), f"{pin} asks for {promise}"


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    wanted = [line for line in lines if re.match(r'\s+"[\w-]+[><=~].*",', line)]
    assert len(wanted) >= len(direct())
    assert [line for line in wanted if "# " not in line] == []


def imported(path: Path) -> set[str]:
    """Return the first word of every absolute import in a file."""
    nodes = list(ast.walk(ast.parse(text_of(path))))
    plain = [n.name for x in nodes if isinstance(x, ast.Import) for n in x.names]
    froms = [x.module or "" for x in nodes if isinstance(x, ast.ImportFrom)]
    return {name.partition(".")[0] for name in plain + froms}


def brought(lines: list[str]) -> set[str]:
    """Return the packages that these requirements bring, with what those bring."""
    ahead, seen = [Requirement(line) for line in lines], set[str]()
    while ahead:
        wanted = ahead.pop()
        name = canonicalize_name(wanted.name)
        if name not in seen and (not wanted.marker or wanted.marker.evaluate(PLAIN)):
            seen.add(name)
            ahead += [Requirement(line) for line in distribution(name).requires or []]
    return seen


@pytest.mark.parametrize(
    ("folder", "extras"), [("toolkit", ["hub"]), ("tests", ["dev"])]
)
def test_every_package_that_is_imported_is_installed_with_us(folder, extras):
    optional = PROJECT["optional-dependencies"]
    lines = [line for extra in extras for line in optional[extra]]
    there = brought(PROJECT["dependencies"] + lines)
    files = [p for p in ours(".py") if p.is_relative_to(ROOT / folder)]
    local = {part for p in files for part in (p.stem, p.parent.name)} | {"toolkit"}
    strangers = {
        f"{short(path)} imports {name}"
        for path in files
        for name in imported(path) - local - sys.stdlib_module_names
        if not there & {canonicalize_name(own) for own in OWNERS.get(name, [])}
    }
    assert strangers == set()


def test_no_dependency_takes_our_import_name():
    assert "toolkit" not in {canonicalize_name(wanted.name) for wanted in direct()}


def test_the_toolkit_that_runs_is_the_one_in_this_repository():
    assert Path(toolkit.__file__).resolve().parent == ROOT / "toolkit"
    assert distribution(NAME).version == PROJECT["version"]


def test_no_file_names_a_registry_host():
    hosts = re.compile("|".join(map(re.escape, REGISTRIES + MIRRORS)))
    assert found(hosts, tracked()) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert found(MACHINE_PATH, tracked()) == []


def test_no_file_has_a_name_that_says_nothing():
    assert [short(p) for p in tracked() if p.stem.lower() in FORBIDDEN_NAMES] == []


@pytest.mark.parametrize("ending", [".py", ".js"])
def test_no_file_of_ours_is_longer_than_300_lines(ending):
    lengths = {short(p): len(text_of(p).splitlines()) for p in ours(ending)}
    assert {name: n for name, n in lengths.items() if n > 300} == {}


def test_no_folder_of_the_toolkit_holds_more_than_25_files():
    folders = Counter(p.parent for p in tracked() if p.is_relative_to(ROOT / "toolkit"))
    assert {short(folder): n for folder, n in folders.items() if n > 25} == {}


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function takes, its docstring left out."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    doc = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return lines
    return lines - ((doc.end_lineno or 0) - doc.lineno + 1)


def test_no_function_of_ours_is_longer_than_40_lines():
    long = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in ours(".py")
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if code_lines(node) > 40
    ]
    assert long == []


def test_every_vendored_file_has_its_licence_and_version_beside_it():
    vendored = [p for p in tracked() if "vendor" in p.parts]
    code = [p for p in vendored if p.suffix in {".js", ".mjs", ".css", ".woff2"}]
    for path in code:
        beside = [p for p in vendored if p.parent == path.parent and p not in code]
        words = "\n".join(map(text_of, beside))
        assert re.search(r"licen[cs]e", words, re.IGNORECASE), short(path)
        assert re.search(r"\d+\.\d+", words), f"{short(path)}: which version?"


def test_pages_use_nothing_that_needs_a_secure_address():
    scripts = [p for p in tracked() if p.suffix in {".js", ".mjs"}]
    assert found(SECURE_ONLY, scripts) == []


def test_pages_name_no_other_host():
    pages = ours(".js", ".mjs", ".css", ".html", ".j2", ".tpl", ".svg")
    inside = [p for p in pages if p.is_relative_to(ROOT / "toolkit")]
    assert found(OTHER_HOST, inside) == []


def test_the_licence_is_there():
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mark on files")
def test_ci_can_be_started():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_top_level_holds_only_what_has_a_reason():
    assert {p.relative_to(ROOT).parts[0] for p in tracked()} <= TOP_LEVEL
