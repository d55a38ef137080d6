"""The fake provider's ledger outlives a kill, and so do its names."""

from __future__ import annotations

from pathlib import Path

from illustration.providers.fake.ledger import Bill, Ledger
from tests.illustration.providers.fake.asking import held

BILLS = [Bill(f"p{n}", "k", "m", n, "r", "s", float(n)) for n in range(3)]


def test_what_was_written_is_read_again_and_gone_on_with(tmp_path: Path) -> None:
    book = tmp_path / "new" / "ledger.jsonl"
    Ledger(book).add(*BILLS[:2])
    again = Ledger(book)
    assert again.bills == BILLS[:2]
    again.add(BILLS[2])
    assert Ledger(book).bills == BILLS
    assert Ledger(book).micros == 0 + 1 + 2


def test_a_line_cut_off_by_a_kill_is_dropped(tmp_path: Path) -> None:
    book = tmp_path / "ledger.jsonl"
    Ledger(book).add(*BILLS[:2])
    whole = book.read_bytes()
    book.write_bytes(whole + b'{"id": "p2", "ke')
    assert Ledger(book).bills == BILLS[:2]
    assert book.read_bytes() == whole


def test_no_id_is_given_twice_over_runs(tmp_path: Path) -> None:
    book = tmp_path / "ledger.jsonl"
    for _ in range(3):
        house, clock, caller = held(ledger=Ledger(book))
        caller.submit()
        caller.submit("A fox.")
        clock.go(60)
        house.tick()
    assert len({bill.id for bill in Ledger(book).bills}) == 6
