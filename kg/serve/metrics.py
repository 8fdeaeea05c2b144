"""What a server counts of its own work, in the text form that Prometheus reads."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper ends of the classes of seconds that a query took."""


@dataclass(slots=True)
class Metrics:
    """Requests by status, and the seconds that queries took."""

    requests: Counter[int] = field(default_factory=Counter)
    classes: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0
    queries: int = 0
    recalled: int = 0

    def count_query(self, seconds: float) -> None:
        """Count a query that took so long."""
        self.queries += 1
        self.seconds += seconds
        self.classes[bisect_left(BOUNDS, seconds)] += 1

    def to_lines(self) -> Iterator[str]:
        """Yield what was counted.

        >>> metrics = Metrics()
        >>> metrics.count_query(0.002)
        >>> [line for line in metrics.to_lines() if "_bucket" in line][1]
        'kg_query_seconds_bucket{le="0.0025"} 1'
        """
        yield from describe("kg_requests_total", "counter", "Requests by the status of their answer.")
        for status in sorted(self.requests):
            yield f'kg_requests_total{{status="{status}"}} {self.requests[status]}'
        yield from describe("kg_query_seconds", "histogram", "Seconds from a query to the beginning of its answer.")
        total = 0
        for number, bound in enumerate(BOUNDS):
            total += self.classes[number]
            yield f'kg_query_seconds_bucket{{le="{bound:g}"}} {total}'
        yield f'kg_query_seconds_bucket{{le="+Inf"}} {self.queries}'
        yield f"kg_query_seconds_sum {self.seconds:g}"
        yield f"kg_query_seconds_count {self.queries}"
        yield from describe("kg_answers_recalled_total", "counter", "Requests answered with an answer that was kept.")
        yield f"kg_answers_recalled_total {self.recalled}"


def describe(name: str, kind: str, meaning: str) -> Iterator[str]:
    """Yield the lines that say what a figure is."""
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"
