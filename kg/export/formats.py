"""What can be exported, and the formats there are for it: one writer each, the same small interface."""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kg.errors import ConfigError
from kg.files import write_atomically

Content = TypeVar("Content", bound=Sized)


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """A format: the ending of its files, what it is in a few words, and its writer."""

    ending: str
    title: str
    to_bytes: Callable[[Content], bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file, its size in bytes, and how many things it holds."""

    path: Path
    size: int
    count: int


@dataclass(frozen=True, slots=True)
class Export(Generic[Content]):
    """Something that can be exported: its name, what its things are called, and its formats."""

    name: str
    things: str
    formats: tuple[Format[Content], ...]

    @property
    def endings(self) -> list[str]:
        """Return the endings of all formats, in the order in which they are registered."""
        return [f.ending for f in self.formats]

    def named(self, ending: str) -> Format[Content] | None:
        """Return the format of files with this ending (without its dot, in any case), if there is one."""
        return next((f for f in self.formats if f.ending == ending.lower()), None)

    def choose(self, path: Path, ending: str | None = None) -> Format[Content]:
        """Return the format that is named, or else that of the file's ending; raises `ConfigError`."""
        wanted = ending or path.suffix.removeprefix(".")
        if chosen := self.named(wanted):
            return chosen
        problem = f"unknown format {wanted!r}" if wanted else "no ending that names a format"
        known = ", ".join(f".{e}" for e in self.endings)
        raise ConfigError(path, f"{problem}; {self.name} can be written as {known}")

    def write(self, content: Content, path: Path, ending: str | None = None) -> Written:
        """Write the content in the format that is named, or else that of the file's ending."""
        data = self.choose(path, ending).to_bytes(content)
        write_atomically(path, data)
        return Written(path, len(data), len(content))
