"""Files → documents: what is read, how, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import Settings
from kg.errors import DocumentError, KgError
from kg.read import files, read_document
from kg.read.text import LONGEST_LINE, read_text

WORDS = "The Operator shall answer each call.\n"


def write(folder: Path, data: bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path, settings: Settings | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path, settings=settings)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(str(path))
    return message


def test_a_document_has_the_name_the_digest_and_the_text_of_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, WORDS.encode())
    document = read_document(path)
    assert document.names == ("page.txt",)
    assert document.digest == sha256(WORDS.encode()).hexdigest()
    assert document.text == WORDS
    assert document.notes == ()


def test_a_name_can_be_given(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, b"Text"), "other.txt").names == ("other.txt",)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.markdown"])
def test_text_and_markdown_are_read(tmp_path: Path, name: str) -> None:
    assert read_document(write(tmp_path, b"# Title", name)).text == "# Title"


def test_other_endings_are_refused_with_the_formats_that_are_read(tmp_path: Path) -> None:
    assert "kg reads .txt and .md files" in refusal(write(tmp_path, b"Text", "a.docx"))


@pytest.mark.parametrize("data", [b"a\r\nb\rc\n", "\ufeffa\r\nb".encode(), "caf\u00e9 \U0001f600 \u2028 x".encode()])
def test_offsets_are_those_of_the_file_opened_without_changing_line_ends(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    with path.open(encoding="utf-8", newline="") as file:
        assert read_document(path).text == file.read()


def test_utf_16_is_known_by_its_mark(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, WORDS.encode("utf-16")))
    assert document.text == WORDS
    assert document.notes == ("read as UTF-16",)


def test_windows_1252_is_read_with_a_note_that_says_where_utf_8_ended(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "The \u201cOperator\u201d".encode("cp1252")))
    assert document.text == "The \u201cOperator\u201d"
    assert document.notes == ("byte 5 is not UTF-8: read as Windows-1252",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "nothing but white space"),
        ("\ufeff \u00a0\u200b\n".encode(), "nothing but white space"),
        (b"PK\x03\x04\x14\x00\x06", "it is binary: byte 6 is NUL"),
        (b"a\x01b\x02c\x03d", "full of control characters"),
        (b"caf\xe9 \x81 x", "byte 6 is neither UTF-8 nor Windows-1252"),
        (b"\xff\xfeT\x00x", "begins as UTF-16, but byte 5 is not"),
        ("a\0b".encode("utf-16"), "it is binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(write(tmp_path, data))


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    message = refusal(write(tmp_path, b"x" * 11), Settings(max_bytes=10))
    assert "the file has 11 bytes, more than the 10 that are read" in message


def test_a_line_of_fifty_million_characters_is_refused_quickly(tmp_path: Path) -> None:
    path = write(tmp_path, b"word " * 10_000_000)
    begin = time.monotonic()
    assert f"line 1 has 50,000,000 characters, more than the {LONGEST_LINE:,} that are read" in refusal(path)
    assert time.monotonic() - begin < 10


def test_many_lines_of_fifty_million_characters_are_read(tmp_path: Path) -> None:
    assert len(read_document(write(tmp_path, (b"word " * 20 + b"\n") * 500_000)).text) == 50_500_000


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    assert "the file is gone" in refusal(tmp_path / "gone.txt")


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    assert "a loop of links" in refusal(tmp_path / "loop.txt")
    assert "a link that points nowhere" in refusal(tmp_path / "dangling.txt")


def test_a_pipe_a_device_and_a_folder_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "folder.txt").mkdir()
    for name in ("pipe.txt", "device.txt", "folder.txt"):
        assert "not a regular file" in refusal(tmp_path / name)


def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0 and not Path("/proc/self/status").exists():
        pytest.skip("permissions do not bind root, and another user cannot be tried here")
    path = write(tmp_path, b"Text")
    path.chmod(0)
    script = (
        "import os, sys; from pathlib import Path; from kg.read import read_document\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: read_document(Path(sys.argv[1]))\n"
        "except Exception as error: print(error.problem)"
    )
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "there is no permission to read it", done.stderr


def test_names_with_quotes_and_line_ends_are_data(tmp_path: Path) -> None:
    name = "a \"b\" 'c'\n; d.txt"
    assert read_document(write(tmp_path, b"Text", name)).names == (name,)
    message = str(DocumentError(tmp_path / name, "it is empty"))
    assert "\n" not in message
    assert "\\n; d.txt" in message


def test_a_name_that_is_not_utf_8_becomes_text_that_can_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"Text")
    assert read_document(path).names == ("caf\ufffd.txt",)


def test_a_file_that_changes_once_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, b"Before")
    change_on_reading(monkeypatch, path, times=1)
    assert read_document(path).text == "Before+"


def test_a_file_that_keeps_changing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"Before")
    change_on_reading(monkeypatch, path, times=2)
    assert "the file changes while it is read" in refusal(path)


def change_on_reading(monkeypatch: pytest.MonkeyPatch, path: Path, times: int) -> None:
    """Let the file grow by one character right after it was opened, a number of times."""
    left = iter(range(times))
    opened = os.fdopen

    def fdopen(descriptor: int, mode: str) -> object:
        if next(left, None) is not None:
            with path.open("ab") as file:
                file.write(b"+")
                file.flush()
                # The change comes between the first look at the file and the last.
                monkeypatch.setattr(files.os, "fstat", late_stat(path, monkeypatch))
        return opened(descriptor, mode)

    monkeypatch.setattr(files.os, "fdopen", fdopen)


def late_stat(path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Return an `fstat` that first gives the state before the growth, then the real one."""
    real, status = os.fstat, path.stat()
    earlier = os.stat_result((*status[:6], status.st_size - 1, *status[7:]))

    def fstat(descriptor: int) -> os.stat_result:
        monkeypatch.setattr(files.os, "fstat", real)
        return earlier

    return fstat


@given(st.binary(max_size=200))
def test_arbitrary_bytes_give_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        text, _ = read_text(data, Path("a.txt"))
    except KgError as error:
        assert "\n" not in str(error)
    else:
        assert text.strip()


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda t: t.strip("\ufeff\u200b\u2060 ").strip()
    )
)
def test_utf_8_reads_back_as_it_was_written(text: str) -> None:
    assert read_text(text.encode(), Path("a.txt")) == (text, ())
