"""What is remembered for a while: counts for throttles in `default`, drawn pages in `pages`."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger("octavo.cache")
LOCAL = "django.core.cache.backends.locmem.LocMemCache"
ANSWER_SECONDS = 0.5
# After a failure nobody asks for so long, or every request would wait for the same silence.
REST_SECONDS = 5.0


def caches(redis_url: str) -> dict[str, dict[str, Any]]:
    """Return Django's CACHES: `default` in Redis where there is one, `pages` in each process.

    `pages` holds Python objects, which are pickled: they stay in the memory of their process,
    because a pickle read from a server lets whoever writes there run code here.
    """
    shared: dict[str, Any] = {"BACKEND": LOCAL, "LOCATION": "default"}
    if redis_url:
        shared = {
            "BACKEND": "config.engine.caching.ForgivingRedis",
            "LOCATION": redis_url,
            "KEY_PREFIX": "octavo",
            "OPTIONS": {
                "serializer": "config.engine.caching.Json",
                "socket_timeout": ANSWER_SECONDS,
                "socket_connect_timeout": ANSWER_SECONDS,
            },
        }
    pages = {"BACKEND": LOCAL, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 2000}}
    return {"default": shared, "pages": pages}


class Json:
    """Writes what JSON can say, and numbers as Redis counts them. Anything else is a TypeError."""

    def dumps(self, value: object) -> int | bytes:
        """Return a value as Redis keeps it."""
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, data: bytes) -> Any:
        """Return what dumps() was given; what is no JSON was not written by us and is nothing."""
        try:
            return json.loads(data)
        except ValueError:
            return None


class ForgivingRedis(RedisCache):
    """A Redis cache whose absence is an empty cache: nothing is remembered, nobody is refused.

    The throttles count nothing meanwhile; the log says so.
    """

    _resting_until = 0.0

    def _or(self, otherwise: Any, ask: Callable[[], Any]) -> Any:
        if time.monotonic() < self._resting_until:
            return otherwise
        try:
            return ask()
        except RedisError as error:
            type(self)._resting_until = time.monotonic() + REST_SECONDS
            logger.warning("the cache does not answer, throttles do not count: %s", error)
            return otherwise

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        """Return whether it was new; True where nothing answers."""
        ask = super().add
        return bool(self._or(True, lambda: ask(key, value, timeout, version)))

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        """Return what is remembered, or the default."""
        ask = super().get
        return self._or(default, lambda: ask(key, default, version))

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        """Remember a value that JSON can say."""
        ask = super().set
        self._or(None, lambda: ask(key, value, timeout, version))

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        """Remember it longer; return whether it was there."""
        ask = super().touch
        return bool(self._or(False, lambda: ask(key, timeout, version)))

    def delete(self, key: Any, version: Any = None) -> bool:
        """Forget a value; return whether it was there."""
        ask = super().delete
        return bool(self._or(False, lambda: ask(key, version)))

    def get_many(self, keys: Any, version: Any = None) -> dict[Any, Any]:
        """Return what is remembered of the keys."""
        ask = super().get_many
        return dict(self._or({}, lambda: ask(keys, version)))

    def set_many(
        self, data: dict[Any, Any], timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> list[Any]:
        """Remember several; return the keys that were not."""
        ask = super().set_many
        return list(self._or(list(data), lambda: ask(data, timeout, version)))

    def delete_many(self, keys: Any, version: Any = None) -> None:
        """Forget several."""
        ask = super().delete_many
        self._or(None, lambda: ask(keys, version))

    def has_key(self, key: Any, version: Any = None) -> bool:
        """Return whether something is remembered."""
        ask = super().has_key
        return bool(self._or(False, lambda: ask(key, version)))

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> int:
        """Count on; ValueError where there is nothing to count on, as Django's caches do."""
        ask = super().incr
        counted = self._or(None, lambda: ask(key, delta, version))
        if counted is None:
            raise ValueError(f"{key!r} is not remembered")
        return int(counted)

    def clear(self) -> None:
        """Forget everything of ours, and nothing of the queue, which lives on the same server."""
        self._or(None, self._forget_ours)

    def _forget_ours(self) -> None:
        client = self._cache.get_client(None, write=True)
        for key in client.scan_iter(match=f"{self.key_prefix}:*", count=500):
            client.delete(key)
