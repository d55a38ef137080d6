"""One made print file with its hash, its script and its preflight."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.models import Artwork, Edition
from books.tenancy import PublisherOwned
from printing.enums import IN_FLIGHT, MADE, ProofState, Reply, RunOrigin, RunPart, RunState


class PrintRun(PublisherOwned):
    """One pressing of an edition. `script` is the press's own input, so it can be made again."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="print_runs")
    n = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, default=RunState.QUEUED.value)
    # A finished file of the backlist is handed in: it was examined here, not pressed here.
    origin = models.CharField(max_length=20, default=RunOrigin.PRESSED.value)
    part = models.CharField(max_length=20, default=RunPart.INTERIOR.value)
    profile_key = models.CharField(max_length=60)
    profile_version = models.CharField(max_length=40)
    # The profile's own table at that version, as TOML or JSON text: what is pressed again is
    # pressed by the numbers of its day. "" for runs made before it was kept.
    profile_table = models.TextField(blank=True)
    # The number on the copyright page (printing), and for covers the interior they were made for.
    printing = models.PositiveSmallIntegerField(default=1)
    interior_pages = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the run is made from (approved layouts, metadata, profile), known when it is queued.
    inputs_sha256 = models.CharField(max_length=64)
    # The book.json the press drew, as text, so that the file can be made again.
    script = models.TextField(blank=True)
    script_sha256 = models.CharField(max_length=64, blank=True)
    artworks = models.ManyToManyField(Artwork, through="RunArtwork", related_name="print_runs")
    pages = models.PositiveSmallIntegerField()
    pages_done = models.PositiveSmallIntegerField(default=0)
    pages_checked = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    # The certificate as made, for machines and for people.
    report = models.TextField(blank=True)
    report_page = models.TextField(blank=True)
    errors = models.PositiveSmallIntegerField(default=0)
    warnings = models.PositiveSmallIntegerField(default=0)
    waiver = models.TextField(blank=True)
    failure = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    held_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # After the file is made: let go, handed to the printer, and what the printer said of it.
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    uploaded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    printers_words = models.TextField(blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="supersedes"
    )

    class Meta(PublisherOwned.Meta):
        ordering = ["-n"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "n"], name="printing_run_n_once_per_edition"
            ),
            models.UniqueConstraint(
                fields=["edition", "part"],
                condition=Q(state__in=[state.value for state in IN_FLIGHT]),
                name="printing_one_run_in_flight_per_part",
            ),
            models.CheckConstraint(
                condition=Q(part__in=[part.value for part in RunPart]),
                name="printing_run_part_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.REJECTED.value) | ~Q(printers_words=""),
                name="printing_rejected_run_keeps_the_printers_words",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in RunState]),
                name="printing_run_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[state.value for state in MADE])
                | (~Q(file="") & ~Q(sha256="")),
                name="printing_done_run_has_its_file",
            ),
            models.CheckConstraint(condition=Q(pages__gt=0), name="printing_run_has_pages"),
            models.CheckConstraint(
                condition=Q(origin__in=[origin.value for origin in RunOrigin]),
                name="printing_run_origin_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"print run {self.n} of {self.edition}"


class AuthorProof(PublisherOwned):
    """A proof for somebody outside: its file and hash, for whom, and what came back."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="proofs")
    n = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, default=ProofState.QUEUED.value)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField()
    # Of the pictures; a page without one costs next to nothing.
    pictures = models.PositiveSmallIntegerField(default=0)
    pictures_done = models.PositiveSmallIntegerField(default=0)
    # What is in it: trim and safe zone; the cover; colours as inks show them.
    guides = models.BooleanField(default=False)
    cover = models.BooleanField(default=False)
    printed = models.BooleanField(default=False)
    # What the pages showed when it was made, so that a later change is seen.
    inputs_sha256 = models.CharField(max_length=64, blank=True)
    failure = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    held_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    recipient_name = models.CharField(max_length=200)
    recipient_email = models.EmailField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    reply = models.CharField(max_length=20, default=Reply.NONE.value, blank=True)
    remarks = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    # The link to it: when it was last mailed, and when somebody shut it before its time.
    sent_at = models.DateTimeField(null=True, blank=True)
    shut_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["-n"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "n"], name="printing_proof_n_once_per_edition"
            ),
            models.CheckConstraint(
                condition=~Q(state=ProofState.DONE.value) | (~Q(file="") & ~Q(sha256="")),
                name="printing_done_proof_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ProofState]),
                name="printing_proof_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(reply__in=[reply.value for reply in Reply]),
                name="printing_proof_reply_is_known",
            ),
            models.CheckConstraint(
                condition=Q(reply=Reply.NONE.value) | Q(replied_at__isnull=False),
                name="printing_replied_proof_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"proof {self.n} of {self.edition}"


class RunArtwork(PublisherOwned):
    """A picture in a print run: it may not be deleted while the run stands."""

    run = models.ForeignKey(PrintRun, on_delete=models.CASCADE, related_name="uses")
    artwork = models.ForeignKey(Artwork, on_delete=models.PROTECT, related_name="uses")

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["run", "artwork"], name="printing_artwork_once_per_run"
            ),
        ]

    def __str__(self) -> str:
        return f"artwork {self.artwork_id} in run {self.run_id}"


class Finding(PublisherOwned):
    """One line of a preflight: what the rule allows and what the file has."""

    run = models.ForeignKey(PrintRun, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=60)
    verdict = models.CharField(max_length=20)
    limit = models.CharField(max_length=200, blank=True)
    measured = models.CharField(max_length=400, blank=True)
    page = models.PositiveSmallIntegerField(null=True, blank=True)
    message = models.TextField(blank=True)
    remedy = models.TextField(blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "position"], name="printing_finding_position_once_per_run"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["pass", "warning", "error", "not judged"]),
                name="printing_finding_verdict_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.verdict}"
