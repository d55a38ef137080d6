"""The outcome of a preflight, and its form for machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from printing.press.preflight.findings import NOT_ASKED, Finding, Verdict


@dataclass(frozen=True)
class Report:
    """All findings about one file, bound to its bytes and to the profile they were held to."""

    path_name: str
    file_sha256: str
    profile_key: str
    profile_version: str
    trim: str
    bleed: bool
    stock: str
    pages: int
    findings: tuple[Finding, ...]
    kind: str = "interior"
    printer: str = ""
    verified_on: str = ""
    interior_pages: int = 0

    @property
    def rules(self) -> int:
        """How many rules the file was held to; those nothing asks for are not counted."""
        return len({f.rule for f in self.findings if f.measured != NOT_ASKED})

    @property
    def statement(self) -> str:
        """What may be said of the file, and no more; the day is that of the printer's rules."""
        day = f" as of {self.verified_on}" if self.verified_on else ""
        if self.errors:
            return f"Breaks {len({f.rule for f in self.errors})} of the rules we know{day}."
        open_ones = len({f.rule for f in self.not_judged})
        left = f", {open_ones} of which could not be judged" if open_ones else ""
        return f"Breaks no rule we know{day}: held to {self.rules}{left}."

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that must be mended before the file goes out."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings a person should look at."""
        return self._of("warning")

    @property
    def not_judged(self) -> tuple[Finding, ...]:
        """What could not be measured, each with its reason."""
        return self._of("not judged")

    @property
    def verdict(self) -> Verdict:
        """The worst of the findings: error, warning or pass."""
        if self.errors:
            return "error"
        return "warning" if self.warnings else "pass"

    @property
    def exit_code(self) -> int:
        """0 without errors, 1 with errors."""
        return 1 if self.errors else 0

    def to_json(self) -> str:
        """The report as JSON: keys sorted, no clock, equal for equal files."""
        body = asdict(self)
        body["file"] = body.pop("path_name")
        body["verdict"] = self.verdict
        body["statement"] = self.statement
        body["rules"] = self.rules
        body["errors"] = len(self.errors)
        body["warnings"] = len(self.warnings)
        body["not_judged"] = len(self.not_judged)
        return json.dumps(body, sort_keys=True, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Read a report back. Raises ValueError, KeyError or TypeError for what is none."""
        body = json.loads(text)
        facts = {each.name: body[each.name] for each in fields(cls) if each.name in body}
        facts["path_name"] = body["file"]
        facts["findings"] = tuple(Finding(**row) for row in body["findings"])
        return cls(**facts)

    def _of(self, verdict: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict == verdict)
