"""The RQ worker of Octavo: one queue, JSON only, and a work horse that dies with its worker."""

from __future__ import annotations

import logging
import time
import traceback
from types import TracebackType
from typing import Any

import redis
from django.db import connections
from redis.exceptions import RedisError
from rq import Queue, Worker, worker_registration
from rq.exceptions import DeserializationError
from rq.job import Job
from rq.serializers import JSONSerializer

from config.engine.address import external_url
from config.engine.lifeline import Lifeline, watch
from config.engine.roster import RosterJob
from config.engine.trouble import EngineTroubleError
from config.engine.valkey import check_external

logger = logging.getLogger("rq.worker")
# An idle worker looks up every 30 s (RQ subtracts 15), which is how soon it notices that
# FLUSHALL took its own entry; a job is taken at once all the same.
WORKER_SECONDS = 45
MAINTENANCE_SECONDS = 60
MONITOR_SECONDS = 10


class OctavoWorker(Worker):
    """Takes jobs of one queue, forks for each, and outlives a queue server that comes and goes."""

    log_result_lifespan = False
    max_connection_wait_time = 2.0

    def __init__(self, queue: str, connection: redis.Redis, name: str | None = None) -> None:
        # RQ asks the worker, not the queue, how to read a job, and its answer would be pickle.
        super().__init__(
            [Queue(queue, connection=connection, serializer=JSONSerializer, job_class=RosterJob)],
            name=name,
            connection=connection,
            job_class=RosterJob,
            serializer=JSONSerializer,
            worker_ttl=WORKER_SECONDS,
            maintenance_interval=MAINTENANCE_SECONDS,
            job_monitoring_interval=MONITOR_SECONDS,
            log_job_description=False,
        )
        self._line = Lifeline()

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """Report life, and enter the lists again where FLUSHALL emptied them."""
        if pipeline is None and not self.connection.sismember(self.redis_workers_keys, self.key):
            with self.connection.pipeline() as entry:
                entry.hset(self.key, mapping=self.serialize())
                worker_registration.register(self, entry)
                entry.execute()
        super().heartbeat(timeout, pipeline)

    def fork_work_horse(self, job: Job, queue: Queue) -> None:
        connections.close_all()
        super().fork_work_horse(job, queue)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        watch(self._line.read_end)
        super().main_work_horse(job, queue)

    def perform_job(self, job: Job, queue: Queue) -> bool:
        try:
            return bool(super().perform_job(job, queue))
        finally:
            connections.close_all()

    def monitor_work_horse(self, job: Job, queue: Queue) -> None:
        """Wait for the horse to its end, even while the queue server is away."""
        while True:
            try:
                return super().monitor_work_horse(job, queue)
            except redis.exceptions.ConnectionError as error:
                self.log.warning("the queue server is away while a job runs: %s", error)
                time.sleep(1)

    def handle_exception(
        self,
        job: Job,
        *exc_info: type[BaseException] | BaseException | TracebackType | None,
    ) -> None:
        """Say in one line which job failed, why and where; RQ keeps the traceback with the job."""
        try:
            what = job.func_name
        except DeserializationError:
            what = "a job that is not JSON"
        self.log.error("%s (%s) failed: %s", what, job.id, in_one_line(exc_info[1]))


class OneLine(logging.Filter):
    """Folds a traceback in the log into the one line that says what happened and where."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            record.msg = f"{record.getMessage()} {in_one_line(record.exc_info[1])}"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True


def in_one_line(error: object) -> str:
    """Return "ValueError: bad size (paint.py:12)" for an exception."""
    if not isinstance(error, BaseException):
        return "no reason given"
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{place}"


def wait_for_server(connection: redis.Redis, seconds: float = 30.0) -> None:
    """Return once the queue server answers; EngineTroubleError after `seconds` without it."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            connection.ping()
            return
        except RedisError as error:
            if time.monotonic() > deadline:
                raise EngineTroubleError(
                    f"The queue server does not answer ({error}): run `make serve`, which starts"
                    " it, or set REDIS_URL to one that runs."
                ) from error
            time.sleep(0.5)


def work(queue: str, url: str) -> None:
    """Take jobs of `queue` from the server at `url` until SIGTERM; a second one drops the job."""
    connection = redis.Redis.from_url(url)
    wait_for_server(connection)
    if external_url():
        check_external(url)
    logger.addFilter(OneLine())
    OctavoWorker(queue, connection).work(logging_level="INFO", date_format="%Y-%m-%d %H:%M:%S")
