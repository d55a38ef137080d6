# ruff: noqa: T201  (a program that speaks to a terminal)
"""A short client of the API: a title from a manuscript, its sheets drawn, its file fetched.

    OCTAVO_URL=http://127.0.0.1:8000 OCTAVO_TOKEN=oct_... python docs/api_client.py pip.md

It needs httpx alone. Every unsafe call carries its own Idempotency-Key, so that a call whose
answer was lost may be sent again: it is answered, not done, a second time.
"""

from __future__ import annotations

import os
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx


class Octavo:
    """One publisher's desk, for a program."""

    def __init__(self, url: str, token: str, transport: httpx.BaseTransport | None = None) -> None:
        """Keep the address and the token; `transport` is httpx's own where it is left out."""
        self.http = httpx.Client(
            base_url=f"{url}/api/v1/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=60,
            transport=transport or httpx.HTTPTransport(retries=3),
        )

    def call(self, method: str, address: str, **told: Any) -> Any:
        """Return the answer's JSON; raise what went wrong as the API says it."""
        headers = {} if method == "GET" else {"Idempotency-Key": str(uuid.uuid4())}
        for _try in range(5):
            try:
                answer = self.http.request(method, address, headers=headers, **told)
            except httpx.TransportError:
                continue  # the same key again: nothing is done twice
            if answer.status_code == 429:
                time.sleep(int(answer.headers["Retry-After"]))
                continue
            break
        else:
            raise SystemExit(f"{method} {address}: no answer after five tries.")
        if answer.is_error:
            told_why = answer.json()
            raise SystemExit(f"{told_why['code']}: {told_why['message']}")
        return answer.json() if answer.content else None

    def every(self, address: str) -> Iterator[dict[str, Any]]:
        """Yield every row of a list, page after page."""
        following: str | None = address
        while following:
            page = self.call("GET", following)
            yield from page["results"]
            following = page["next"]


def make_title(desk: Octavo, manuscript: Path) -> str:
    """Look at what a manuscript would become, then make it; return the title's slug."""
    data = {"printer": "kdp-paperback", "trim": "8.5x8.5", "style": "watercolour"}
    file = {"manuscript": (manuscript.name, manuscript.read_bytes())}
    preview = desk.call("POST", "title-previews/", data=data, files=file)
    print(f"{preview['title']}: {preview['total']} pages, {len(preview['scenes'])} pictures")
    slug: str = desk.call("POST", "titles/", data=data, files=file)["slug"]
    return slug


def draw(desk: Octavo, slug: str, patience: float = 600) -> dict[str, Any]:
    """Ask for all that is missing and wait until nothing is under way, or patience (s) is out."""
    queued = desk.call("POST", f"titles/{slug}/drawing/")
    print(f"asked for {queued['sheets']} sheets and {queued['scenes']} pictures")
    until = time.monotonic() + patience
    while True:
        progress: dict[str, Any] = desk.call("GET", f"titles/{slug}/drawing/")
        if not progress["under_way"] or time.monotonic() > until:
            return progress
        time.sleep(2)


def approve_sheets(desk: Octavo, slug: str) -> None:
    """Approve the newest sheet of every character. A person should have looked at it."""
    for character in desk.every(f"titles/{slug}/characters/"):
        address = f"titles/{slug}/characters/{character['position']}/"
        sheets = list(desk.every(address + "sheets/"))
        if sheets and character["sheet"] is None:
            desk.call("POST", address + "approve/", json={"artwork": sheets[-1]["id"]})


def main(manuscript: str) -> None:
    """Make a title of a manuscript and have its characters drawn."""
    desk = Octavo(os.environ["OCTAVO_URL"], os.environ["OCTAVO_TOKEN"])
    who = desk.call("GET", "me/")
    print(f"acting for {who['member']['name']} of {who['publisher']['name']}")
    slug = make_title(desk, Path(manuscript))
    draw(desk, slug)
    approve_sheets(desk, slug)
    for title in desk.every("titles/?archived=false&page_size=200"):
        print(f"{title['slug']}: {title['stage']}, next: {title['next_action']}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
