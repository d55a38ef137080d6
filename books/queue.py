"""The one file that touches django_rq: wakes a worker once the transaction is committed.

The rows are the truth. A wake-up that is lost is repeated by the sweep; a wake-up that comes
twice finds the row moved on and does nothing.
"""

from __future__ import annotations

import logging
from functools import lru_cache

import django_rq
from django.db import transaction
from redis.exceptions import RedisError
from rq.serializers import JSONSerializer

QUEUE = "work"
# So many seconds a job may last, unless whoever wakes it says otherwise.
USUAL_SECONDS = 600
logger = logging.getLogger(__name__)


def wake(job: str, *, key: str, publisher: int, row: int, seconds: int = USUAL_SECONDS) -> None:
    """Enqueue the dotted `job` with (publisher id, row id) once the transaction has committed.

    `key` becomes the RQ job id: letters, digits, dashes and underscores. RQ ends a job that lasts
    longer than `seconds`. A queue server that does not answer is logged and left to the sweep.
    """
    transaction.on_commit(lambda: _enqueue(job, key, publisher, row, seconds))


def is_waiting(key: str) -> bool:
    """Return whether the wake-up still stands in the queue's list.

    The list alone is asked: RQ keeps the record of a job long after its worker was killed. False
    where the server does not answer.
    """
    try:
        queue = django_rq.get_queue(QUEUE, serializer=JSONSerializer)
        return queue.connection.lpos(queue.key, key) is not None
    except RedisError:
        return False


def _enqueue(job: str, key: str, publisher: int, row: int, seconds: int) -> None:
    try:
        queue = django_rq.get_queue(QUEUE, serializer=JSONSerializer)
        queue.enqueue(
            job, publisher, row, job_id=key, result_ttl=0, failure_ttl=3600, job_timeout=seconds
        )
    except RedisError:
        _tell_once()


@lru_cache(maxsize=1)
def _tell_once() -> None:
    # Once a process: the commands work without a queue server, only nobody is woken.
    logger.warning("The queue server does not answer: workers are woken when it is back.")
