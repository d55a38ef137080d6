"""The report as one HTML page that stands alone: no script, nothing fetched."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from printing.press.preflight.findings import Finding
from printing.press.preflight.report import Report
from printing.press.preflight.rules import discover
from printing.press.preflight.table import verdict_line

CLASSES = {"pass": "pass", "warning": "warn", "error": "fail", "not judged": "open"}
MARKS = {"pass": "✓", "warning": "!", "error": "✕", "not judged": "–"}
HEADLINE = {
    "pass": "Breaks no rule we know",
    "warning": "No errors; look at the warnings",
    "error": "Not ready to print",
}
KINDS = {"interior": "Interior", "cover": "Cover", "sheet": "Sheet"}


def report_html(report: Report) -> str:
    """A report as a whole HTML document, self-contained and equal for equal reports."""
    titles = {rule.id: rule.title for rule in discover()}
    style = files("printing.press.preflight").joinpath("report.css").read_text("utf-8")
    groups = [_group(name, titles.get(name, name), report) for name in _by_weight(report)]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Preflight of {escape(report.path_name)}</title>\n<style>\n{style}</style>\n"
        f"</head>\n<body>\n{_banner(report)}\n{_facts(report)}\n"
        '<table>\n<thead><tr><th>Rule</th><th>Verdict</th><th class="page">Page</th>'
        "<th>Measured</th><th>Limit</th></tr></thead>\n"
        f"{''.join(groups)}</table>\n"
        f"<footer>{escape(report.statement)} Checked against {escape(report.profile_key)}, "
        f"version {escape(report.profile_version)}. A file that breaks no rule known here may "
        "still be refused by the printer.</footer>\n</body>\n</html>\n"
    )


def _by_weight(report: Report) -> list[str]:
    """Rule ids, those with errors first, then warnings, then what could not be judged."""
    weights: dict[str, int] = {}
    for finding in report.findings:
        rank = {"error": 0, "warning": 1, "not judged": 2, "pass": 3}[finding.verdict]
        weights[finding.rule] = min(weights.get(finding.rule, 3), rank)
    return sorted(weights, key=lambda name: (weights[name], name))


def _banner(report: Report) -> str:
    kind = CLASSES[report.verdict]
    return (
        f'<header class="{kind}"><span class="mark">{MARKS[report.verdict]}</span>'
        f"<div><h1>{HEADLINE[report.verdict]}</h1><p>{escape(verdict_line(report))}</p></div>"
        "</header>"
    )


def _facts(report: Report) -> str:
    rows = {
        "File": f"{report.path_name} ({KINDS.get(report.kind, report.kind)})",
        "Printer": f"{report.printer or report.profile_key} ({report.profile_version})",
        "Rules verified": report.verified_on or "not said",
        "Trim": f"{report.trim} in, {'with' if report.bleed else 'without'} bleed",
        "Stock": report.stock,
        "Pages": _pages(report),
        "SHA-256": report.file_sha256,
    }
    cells = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows.items())
    return f"<dl>{cells}</dl>"


def _pages(report: Report) -> str:
    if report.kind == "cover":
        return f"{report.pages}, for an interior of {report.interior_pages}"
    return str(report.pages)


def _group(name: str, title: str, report: Report) -> str:
    found = [finding for finding in report.findings if finding.rule == name]
    rows = "".join(_row(finding, first=index == 0) for index, finding in enumerate(found))
    head = f'<th scope="rowgroup" rowspan="{len(found)}">{escape(title)}<code>{name}</code></th>'
    return f"<tbody>\n{rows.replace('<!--rule-->', head, 1)}</tbody>\n"


def _row(finding: Finding, *, first: bool) -> str:
    kind = CLASSES[finding.verdict]
    notes = f"<p>{escape(finding.message)}</p>" if finding.message else ""
    if finding.remedy:
        notes += f'<p class="remedy">{escape(finding.remedy)}</p>'
    page = "" if finding.page is None else str(finding.page)
    return (
        f"<tr>{'<!--rule-->' if first else ''}"
        f'<td><span class="tag {kind}">{MARKS[finding.verdict]} {finding.verdict}</span></td>'
        f'<td class="page">{page}</td><td><strong>{escape(finding.measured)}</strong>{notes}</td>'
        f"<td>{escape(finding.limit)}</td></tr>\n"
    )
