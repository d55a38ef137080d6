"""How a model is doing: its usual time, when to look for a picture, and its breaker."""

from __future__ import annotations

from datetime import datetime, timedelta

from illustration.models import Account, ModelPulse

# Until a model has drawn once.
FIRST_GUESS_SECONDS = 30.0
# A mean that forgets: each new picture counts a fifth.
WEIGHT, MOST_TIMES = 0.2, 3.0
FIRST_LOOK, LATER_LOOKS, SHORTEST_LOOK_SECONDS = 0.75, 0.08, 1.0
KEPT_ANSWERS, FEWEST_FAILURES = 20, 5
OPEN_SECONDS, LONGEST_OPEN_SECONDS = 30.0, 600.0


def pulse_of(account: Account, model: str) -> ModelPulse:
    """The row of a model at an account, made where there is none."""
    return ModelPulse.objects.get_or_create(account=account, model=model)[0]


def first_look(pulse: ModelPulse) -> float:
    """Seconds after sending at which a picture is first asked for."""
    return max(SHORTEST_LOOK_SECONDS, FIRST_LOOK * (pulse.usual_seconds or FIRST_GUESS_SECONDS))


def next_look(pulse: ModelPulse) -> float:
    """Seconds from one look to the next: some five looks a picture."""
    return max(SHORTEST_LOOK_SECONDS, LATER_LOOKS * (pulse.usual_seconds or FIRST_GUESS_SECONDS))


def learn(pulse: ModelPulse, seconds: float) -> None:
    """Let a finished picture's time count, by at most three times the usual.

    A picture that nobody looked at for an hour, its pump being dead, tells little of the model.
    """
    known = pulse.usual_seconds or FIRST_GUESS_SECONDS
    told = min(seconds, MOST_TIMES * known)
    usual = known + WEIGHT * (told - known)
    ModelPulse.objects.filter(pk=pulse.pk).update(usual_seconds=usual)


def note_answer(pulse: ModelPulse) -> None:
    """A sound answer, a refusal for good reasons included: a probe that succeeds shuts it."""
    recent = (pulse.recent + "+")[-KEPT_ANSWERS:] if not pulse.openings else "+"
    ModelPulse.objects.filter(pk=pulse.pk).update(recent=recent, openings=0, open_until=None)


def note_failure(pulse: ModelPulse, now: datetime) -> None:
    """A failure of the provider's own; too many of the last ones open the breaker for a while."""
    recent = (pulse.recent + "-")[-KEPT_ANSWERS:]
    failures = recent.count("-")
    openings, until = pulse.openings, pulse.open_until
    if openings or (failures >= FEWEST_FAILURES and failures * 2 > len(recent)):
        wait = min(LONGEST_OPEN_SECONDS, OPEN_SECONDS * 2**openings)
        openings, until = openings + 1, now + timedelta(seconds=wait)
    ModelPulse.objects.filter(pk=pulse.pk).update(
        recent=recent, openings=openings, open_until=until
    )


def may_send(pulse: ModelPulse, now: datetime, in_flight: int) -> bool:
    """Whether the breaker lets a picture through; after a pause one alone, as a probe."""
    if pulse.open_until is None:
        return True
    return pulse.open_until <= now and in_flight == 0
