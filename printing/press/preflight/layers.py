"""Which layers (optional content) of a file are switched off when it is opened."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object

Key = tuple[int, int]


class Layers:
    """The default state of a file's layers (ISO 32000-1, 8.11.4)."""

    def __init__(self, root: Object) -> None:
        held = root.get("/OCProperties")
        plan = held.get("/D") if isinstance(held, Dictionary) else None
        self.groups = _keys(held, "/OCGs")
        self.hidden = set[Key]()
        if isinstance(plan, Dictionary):
            if plan.get("/BaseState") == Name.OFF:
                self.hidden = self.groups - _keys(plan, "/ON")
            self.hidden |= _keys(plan, "/OFF")

    def off(self, owner: Object | None) -> bool:
        """Whether a layer, or a set of layers under a policy, is not shown."""
        if not isinstance(owner, Dictionary) or not self.hidden:
            return False
        if owner.get("/Type") != Name.OCMD:
            return owner.objgen in self.hidden
        listed = owner.get("/OCGs")
        members = list(listed) if isinstance(listed, Array) else [listed]
        states = [each.objgen in self.hidden for each in members if isinstance(each, Dictionary)]
        if not states:
            return False
        return {
            "/AllOn": any(states),
            "/AnyOff": not any(states),
            "/AllOff": not all(states),
        }.get(str(owner.get("/P", "/AnyOn")), all(states))


def _keys(holder: Object | None, name: str) -> set[Key]:
    listed = holder.get(name) if isinstance(holder, Dictionary) else None
    return {each.objgen for each in listed} if isinstance(listed, Array) else set()
