"""`manage.py work`: one RQ worker on one queue, until SIGTERM."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import autodiscover_modules
from redis.exceptions import RedisError

from config.engine import lifeline, workers
from config.engine.trouble import EngineTroubleError


class Command(BaseCommand):
    help = "Take jobs from one queue until SIGTERM; a second SIGTERM drops the job in hand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queue", default="work", help="the queue to take from (work)")

    def handle(self, *args: Any, **options: Any) -> None:
        lifeline.watch_parent()
        queue = options["queue"]
        if queue not in settings.RQ_QUEUES:
            known = ", ".join(settings.RQ_QUEUES)
            raise CommandError(f"There is no queue {queue!r}; there is: {known}.", returncode=2)
        # Imported once here, so that not every forked job has to.
        autodiscover_modules("jobs")
        storages["default"]
        try:
            workers.work(queue, str(settings.RQ_QUEUES[queue]["URL"]))
        except EngineTroubleError as trouble:
            raise CommandError(str(trouble), returncode=trouble.exit_code) from trouble
        except RedisError as error:
            raise CommandError(f"The queue server went away: {error}.") from error
