"""How fast one key may ask: a bucket that fills evenly."""

from __future__ import annotations


class Bucket:
    """Holds `burst` tokens at most and fills by `per_minute`; times are seconds."""

    def __init__(self, per_minute: float, burst: float, now: float) -> None:
        self.rate, self.burst = per_minute / 60, burst
        self.tokens, self.filled_at = float(burst), now

    def take(self, now: float) -> float:
        """Take a token: 0.0, or the seconds until there is one."""
        grown = self.tokens + max(0.0, now - self.filled_at) * self.rate
        self.tokens, self.filled_at = min(self.burst, grown), max(now, self.filled_at)
        # A token filled in many small steps may lack the last bit.
        if self.tokens >= 1 - 1e-9:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / self.rate
