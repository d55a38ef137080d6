"""A new title, step by step: each step is kept, so that one may leave and return."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from books.answers import Step
from books.enums import Act
from books.errors import NoPublisher, NotAllowed, OctavoError, Refused
from books.models import Proposal
from books.operations.proposals import (
    PASTED,
    answer_step,
    check_size,
    discard_proposal,
    make_title,
    put_further,
    put_manuscript,
    start_proposal,
)
from books.proposing import first_open, is_reachable
from books.rules import require
from books.views.finding import member_of
from books.views.links import book_url
from books.views.titles import show_titles
from books.views.wizard_reading import answers_in, further_in, seen_version
from books.views.wizard_showing import next_url, show_step, step_url

T = TypeVar("T")


@require_http_methods(["GET", "HEAD", "POST"])
def new_title(request: HttpRequest) -> HttpResponse:
    """Show the first step of a title nobody began; its answers begin the title."""
    if refused := _refused(request):
        return refused
    if request.method != "POST":
        return show_step(request, None, Step.PRINTING)
    told = answers_in(request, Step.PRINTING)
    if "look" in request.POST:
        return show_step(request, None, Step.PRINTING, typed=told)
    return _kept(
        request,
        lambda: start_proposal(by=member_of(request), printing=told),
        then=lambda proposal: next_url(member_of(request), proposal, Step.PRINTING),
        again=lambda status: show_step(request, None, Step.PRINTING, status=status, typed=told),
    )


@require_safe
def continue_title(request: HttpRequest, proposal: int) -> HttpResponse:
    """Go on where a title was left: at the first step that is not answered."""
    if refused := _refused(request):
        return refused
    found = _find(proposal)
    if found.book is not None:
        return redirect(book_url(found.book))
    return redirect(step_url(member_of(request), found, first_open(found)))


@require_http_methods(["GET", "HEAD", "POST"])
def title_step(request: HttpRequest, proposal: int, step: str) -> HttpResponse:
    """Show a step, or keep its answers and go on."""
    if refused := _refused(request):
        return refused
    found, at = _find(proposal), _step(step)
    if found.book is not None:
        return redirect(book_url(found.book))
    if not is_reachable(found, at):
        return redirect(step_url(member_of(request), found, first_open(found)))
    if request.method != "POST":
        return show_step(request, found, at)
    if at is Step.MANUSCRIPT:
        return _manuscript(request, found)
    if at is Step.CHECK:
        raise Http404
    return _answered(request, found, at)


@require_POST
def make(request: HttpRequest, proposal: int) -> HttpResponse:
    """Make the title; pressed twice it leads to the same book."""
    if refused := _refused(request):
        return refused
    found, member = _find(proposal), member_of(request)
    return _kept(
        request,
        lambda: make_title(proposal=found, seen_version=seen_version(request), by=member),
        then=book_url,
        again=lambda status: show_step(request, _find(proposal), Step.CHECK, status=status),
        told=lambda book: (
            _("%(title)s is made. What comes next stands on this screen.") % {"title": book.title}
        ),
    )


@require_POST
def discard(request: HttpRequest, proposal: int) -> HttpResponse:
    """Throw a title in the making away."""
    if refused := _refused(request):
        return refused
    found, member = _find(proposal), member_of(request)
    return _kept(
        request,
        lambda: discard_proposal(proposal=found, by=member),
        then=lambda _none: reverse("titles", args=[member.publisher.slug]),
        again=lambda status: show_titles(request, status),
        told=lambda _none: _("The unfinished title is thrown away; no book was touched."),
    )


def _answered(request: HttpRequest, proposal: Proposal, step: Step) -> HttpResponse:
    told, member = answers_in(request, step), member_of(request)
    if "look" in request.POST:
        return show_step(request, proposal, step, typed=told)
    # Adding or taking out a line keeps what is there and stays on the step.
    stays = "stay" in request.POST or "remove" in request.POST
    return _kept(
        request,
        lambda: answer_step(
            proposal=proposal,
            step=step,
            answers=told,
            seen_version=seen_version(request),
            by=member,
        ),
        then=lambda _none: (
            step_url(member, proposal, step) if stays else next_url(member, proposal, step)
        ),
        again=lambda status: show_step(
            request, _find(proposal.pk), step, status=status, typed=told
        ),
    )


def _manuscript(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    member, pasted = member_of(request), request.POST.get("text", "")
    return _kept(
        request,
        lambda: _hand_in(request, proposal, pasted),
        then=lambda _none: next_url(member, proposal, Step.MANUSCRIPT),
        again=lambda status: show_step(
            request, _find(proposal.pk), Step.MANUSCRIPT, status=status, typed=request.POST.dict()
        ),
    )


def _hand_in(request: HttpRequest, proposal: Proposal, pasted: str) -> None:
    """Take the file where there is one, else the pasted text; a file is measured, then read.

    Going on with neither keeps the manuscript that is there.
    """
    file, member, version = request.FILES.get("file"), member_of(request), seen_version(request)
    further = further_in(request, proposal)
    if file is not None and file.size is not None:
        check_size(file.size)
        name, data = file.name or "", file.read()
    elif pasted.strip():
        name, data = PASTED, pasted.encode()
    elif proposal.file:
        if further:
            put_further(proposal=proposal, further=further, seen_version=version, by=member)
        return
    else:
        raise Refused(_("Choose a file or paste the text; nothing was handed in yet."))
    put_manuscript(
        proposal=proposal,
        name=name,
        data=data,
        seen_version=version,
        by=member,
        further=further,
    )


def _kept(
    request: HttpRequest,
    deed: Callable[[], T],
    *,
    then: Callable[[T], str],
    again: Callable[[int], HttpResponse],
    told: Callable[[T], str] | None = None,
) -> HttpResponse:
    """Carry out `deed` and go to `then(result)`, or show `again(status)` with the sentence."""
    try:
        result = deed()
    except NoPublisher:
        raise
    except OctavoError as error:
        messages.error(request, str(error))
        shown = again(error.status)
        shown["HX-Push-Url"] = "false"
        return shown
    if told is not None:
        messages.success(request, told(result))
    return redirect(then(result))


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Return the screen for somebody whose role makes no titles; None for all others."""
    try:
        require(member_of(request), Act.IMPORT)
    except NotAllowed as error:
        return render(request, "books/wizard/refused.html", {"why": str(error)}, status=403)
    return None


def _find(key: int) -> Proposal:
    return get_object_or_404(Proposal.objects.select_related("book", "by", "publisher"), pk=key)


def _step(word: str) -> Step:
    if word not in list(Step):
        raise Http404
    return Step(word)
