"""The project's own promises: what ships, what stands where, and how large a piece may grow."""

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {"src", "templates", "assets", "tests", "pyproject.toml", "README.md", "Makefile"}
MODULES = sorted((ROOT / "src" / "briefer").rglob("*.py"))


def tracked() -> list[Path]:
    """Return the files that belong to the project, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout")
    return [path for name in names.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_wheel_holds_the_program_with_its_templates_and_assets(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in tracked():
        match path.relative_to(ROOT).parts:
            case ("src", *parts):
                assert "/".join(parts) in names
            case ("templates" | "assets", *_) as parts:
                assert "/".join(("briefer", "_bundled", *parts)) in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"briefer"}


def test_top_level_holds_only_what_belongs_there():
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_names_a_package_registry():
    hosts = [
        ".".join(parts).encode()
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("deb", "debian", "org"),
        )
    ]
    assert not [(path, host) for path in tracked() for host in hosts if host in path.read_bytes()]


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix()
)
def test_pieces_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                assert node.end_lineno - node.lineno < 50, node.name
            case ast.ClassDef():
                methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
                assert len(methods) <= 25, node.name


@pytest.mark.parametrize("core", ["model", "document", "errors.py", "bundled.py"])
def test_cores_import_only_the_standard_library(core):
    place = ROOT / "src" / "briefer" / core
    for path in [place] if place.is_file() else place.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import():
                    roots = {name.name.partition(".")[0] for name in node.names}
                case ast.ImportFrom(level=0):
                    roots = {node.module.partition(".")[0]}
                case _:
                    continue
            assert roots <= {"briefer", *sys.stdlib_module_names}, path
