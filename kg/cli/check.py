"""`kg check`: the graph against its shapes, and loose ends."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kg.check import Report
from kg.cli.options import open_store, store_option
from kg.cli.progress import progress_bar
from kg.query.names import shorten_iri, to_line

SHOWN = 20
"""How many violations the text names; JSON has all."""


@click.command("check")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The format."
)
@click.option("--lint/--no-lint", default=True, show_default=True, help="Whether loose ends are looked for too.")
@store_option
@click.pass_context
def command(ctx: click.Context, form: str, lint: bool, store: str) -> None:
    """Check the graph against its shapes (SHACL) and for loose ends (lint).

    Exits with 0 when the graph has its shapes and with 1 when it has not; what lint finds changes nothing
    in that. The shapes need pySHACL: pip install 'clausegraph[check]'.
    """
    from kg.check import check

    with progress_bar("Checking") as on_progress:
        report = check(open_store(store), with_lint=lint, on_progress=on_progress)
    click.echo(to_json(report) if form == "json" else to_text(report))
    ctx.exit(0 if report.conforms else 1)


def to_json(report: Report) -> str:
    """Return a report as JSON."""
    return json.dumps({"conforms": report.conforms, **asdict(report)}, indent=2, ensure_ascii=False)


def to_text(report: Report) -> str:
    """Return a report as text: the verdict, violations, findings with examples."""
    verdict = "has its shapes" if report.conforms else f"breaks its shapes in {len(report.violations):,} places"
    lines = [f"The graph of {report.documents:,} documents {verdict}."]
    for violation in report.violations[:SHOWN]:
        value = f" (it has {shorten_iri(violation.value)})" if violation.value else ""
        lines.append(f"  violation: {shorten_iri(violation.thing)}: {violation.message}{value}")
    if len(report.violations) > SHOWN:
        lines.append(f"  … and {len(report.violations) - SHOWN:,} more; --format json lists all")
    for finding in report.findings:
        share = f" of {finding.total:,}" if finding.total is not None else ""
        lines.append(f"  {finding.severity}: {finding.count:,}{share} {finding.message} ({finding.rule})")
        lines.extend(f"    {shorten_iri(e.thing)}  {to_line(e.detail)[:100]}" for e in finding.examples)
    return "\n".join(to_safe(line) for line in lines)


def to_safe(line: str) -> str:
    """Return a line of the report with what could steer a terminal made visible, its indentation kept."""
    return line[: len(line) - len(line.lstrip())] + to_line(line)
