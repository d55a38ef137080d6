"""`python -m tests.broken`: writes every book of the library as a file beside this one."""

from __future__ import annotations

from tests.broken.hostile import HOSTILE
from tests.broken.making import FOLDER, HOSTILE_FOLDER, every_file

for name, data in every_file().items():
    (FOLDER / f"{name}.pdf").write_bytes(data)
    print(f"{len(data):8,} {name}")
for name, make in HOSTILE.items():
    (HOSTILE_FOLDER / f"{name}.pdf").write_bytes(make())
