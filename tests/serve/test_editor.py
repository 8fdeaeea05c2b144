"""The bundle of the editor: what is in it, and that it is what its sources and its lock file make."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SERVE = Path(__file__).resolve().parents[2] / "kg" / "serve"
SOURCES = SERVE / "editor"
ASSETS = SERVE / "assets" / "ask"
MADE = ("editor.js", "editor.LICENSES.txt")
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "network")


@pytest.fixture(scope="module")
def lock() -> dict[str, dict[str, object]]:
    packages = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))["packages"]
    return {name.rpartition("node_modules/")[2]: package for name, package in packages.items() if name}


def test_the_lock_pins_packages_by_hash_and_names_no_registry(lock: dict[str, dict[str, object]]) -> None:
    assert len(lock) > 10
    for name, package in lock.items():
        assert str(package["integrity"]).startswith("sha512-"), name
        assert "resolved" not in package, name


def test_the_versions_asked_for_are_exact() -> None:
    package = json.loads((SOURCES / "package.json").read_text("utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


def test_the_licence_of_each_package_in_the_bundle_stands_beside_it(lock: dict[str, dict[str, object]]) -> None:
    licences = (ASSETS / "editor.LICENSES.txt").read_text("utf-8")
    bundled = {name: package for name, package in lock.items() if not package.get("dev")}
    assert "codemirror-lang-sparql" in bundled
    for name, package in bundled.items():
        assert f"{name} {package['version']} (MIT)\n" in licences
    assert licences.count("Permission is hereby granted") == len(bundled)


def test_the_bundle_asks_nobody_for_anything_and_makes_no_code() -> None:
    bundle = (ASSETS / "editor.js").read_text("utf-8")
    assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|\bimport\(|\beval\(|new Function", bundle)
    assert "sourceMappingURL" not in bundle


def test_the_bundle_is_what_its_sources_make(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine")
    sources = shutil.copytree(SOURCES, tmp_path / "editor", ignore=shutil.ignore_patterns("node_modules"))
    fetched = subprocess.run([npm, "ci"], cwd=sources, capture_output=True, text=True, check=False)
    if fetched.returncode and any(sign in fetched.stderr for sign in UNREACHABLE):
        pytest.skip("npm reaches no registry from here")
    assert fetched.returncode == 0, fetched.stderr
    made = tmp_path / "made"
    made.mkdir()
    subprocess.run([npm, "run", "build", "--", made], cwd=sources, capture_output=True, text=True, check=True)
    for name in MADE:
        assert (made / name).read_bytes() == (ASSETS / name).read_bytes(), f"run `make editor`: {name} is not the same"
