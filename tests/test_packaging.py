"""The wheel: what is in it works away from the source checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
EDITOR = ROOT / "kg" / "serve" / "editor"
PAGE = "{title} Clause Samples\n\n{title}. The Operator shall answer each call of matter {title}.\n"


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with an environment that knows nothing of the checkout; return what came of it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP"))}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    run(sys.executable, *build, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of a new environment: the wheel, and the libraries of this one by reference."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "--python",
        folder / "bin/python",
    )
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # A path in a .pth file is a plain folder: what leads from there to the checkout does not count.
    own = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for title in ("Help Desk", "Billing"):
        (tmp_path / "data" / f"{title}.txt").write_text(PAGE.format(title=title))
    return tmp_path


def test_the_wheel_holds_all_that_the_package_reads(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    files = [p for p in (ROOT / "kg").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    sources = [p.relative_to(ROOT) for p in files if not p.is_relative_to(EDITOR)]
    assert [str(path) for path in sources if str(path) not in names] == []
    ontology = [f"kg/ontology/{path.name}" for path in (ROOT / "ontology").iterdir()]
    assert [name for name in ontology if name not in names] == []


def test_the_wheel_holds_the_editor_and_not_what_it_is_made_of(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert {"kg/serve/assets/ask/editor.js", "kg/serve/assets/ask/editor.LICENSES.txt"} <= names
    assert [name for name in names if name.startswith("kg/serve/editor/") or "node_modules" in name] == []


def test_the_installed_command_builds_and_answers_away_from_the_checkout(installed: Path, place: Path) -> None:
    where = run(installed / "python", "-c", "import kg; print(kg.__file__)", cwd=place).stdout.strip()
    assert Path(where).is_relative_to(installed.parent)
    built = run(installed / "kg", "build", "--json", cwd=place)
    summary = json.loads(built.stdout)
    assert (summary["read"], summary["counts"]["Obligation"], summary["failed"]) == (2, 2, [])
    assert all((place / path).stat().st_size for path in summary["written"])
    answer = "SELECT (COUNT(*) AS ?norms) { ?norm a cg:Obligation }"
    assert "2" in run(installed / "kg", "query", answer, "--format", "csv", cwd=place).stdout
