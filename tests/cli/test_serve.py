"""`kg serve` from the command line."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.graph.store import SNAPSHOTS, Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store on disk with one document."""
    with Store.open_for_building(tmp_path / "store") as opened:
        opened.put_document("urn:d", b'<urn:d> <https://w3id.org/clausegraph/ontology#fileName> "d" <urn:d> .\n')
    return tmp_path / "store"


def start(store: Path, *words: str) -> tuple[subprocess.Popen[str], str]:
    """Start the command; return its process and the address that it names."""
    command = [
        sys.executable,
        "-c",
        "from kg.cli import main; main()",
        "serve",
        "--store",
        str(store),
        "--port",
        "0",
        *words,
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://\S+", line)
    assert found, line + process.stderr.read()
    return process, found[0]


def test_it_names_its_address_answers_and_ends_cleanly_by_ctrl_c(store: Path) -> None:
    process, address = start(store)
    answer = httpx.get(f"{address}sparql", params={"query": "ASK { ?d cg:fileName 'd' }"})
    assert answer.json()["boolean"] is True
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")
    assert list((store / SNAPSHOTS).iterdir()) == []


def test_no_worker_outlives_a_server_that_is_killed(store: Path) -> None:
    process, address = start(store)
    assert httpx.get(f"{address}sparql", params={"query": "ASK {}"}).status_code == 200
    nursery = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])
    process.kill()
    process.communicate(timeout=30)
    for _ in range(200):
        if not Path(f"/proc/{nursery}").exists() or "Z" in Path(f"/proc/{nursery}/stat").read_text().split()[2]:
            return
        os.sched_yield()
        signal.sigtimedwait([], 0.05)
    pytest.fail("the process that workers are born of is still there")


def test_a_port_that_is_taken_is_said_in_one_sentence(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--store", str(store), "--port", str(port)])
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: 127.0.0.1:{port}: this address cannot be listened on (Address already in use); "
        "name another with --host or --port\n"
    )


def test_a_server_that_others_can_reach_says_so(store: Path) -> None:
    process, _ = start(store, "--host", "0.0.0.0")
    assert process.stderr is not None
    assert "there is no password" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)


def test_without_the_libraries_it_says_how_to_get_them(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kg.serve.server", raising=False)
    result = CliRunner().invoke(main, ["serve", "--store", str(store)])
    assert result.exit_code == 2
    assert "pip install 'clausegraph[serve]'" in result.stderr
