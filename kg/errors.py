"""The errors that `kg` raises on purpose: each one sentence that names the thing it is about."""

from __future__ import annotations


class KgError(Exception):
    """Something that the user can mend.

    `subject` is the thing the error is about (a path, a store, a query's name); the message is one
    sentence that names it, says what was expected, and what to do.
    """

    def __init__(self, subject: object, problem: str) -> None:
        self.subject = subject
        self.problem = problem
        super().__init__(f"{subject_name(subject)}: {problem}")


class DocumentError(KgError):
    """A document that cannot be read."""


class ConfigError(KgError):
    """A setting, an option or an output path that cannot be used."""


class QueryError(KgError):
    """A query that cannot be parsed or answered."""


class TimeLimitError(QueryError):
    """A query that took longer than it may."""


class StoreError(KgError):
    """A store that cannot be opened, read or written."""


def subject_name(subject: object) -> str:
    r"""Return the subject as one printable line, so that a hostile file name cannot break the message.

    >>> subject_name("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(subject))
