"""Poses: what limbs, head and face do for each deed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from illustration.painter.chance import Chance


@dataclass(frozen=True)
class Pose:
    """Angles in degrees; arms hang at 0 and are raised sideways at 90, straight up at 180.

    `turn` is how far the face looks aside (-1 to 1), `back` shows the figure from behind,
    `lying` stretches it out on the ground, `leap` throws the legs apart, `holding` is in its hand.
    """

    action: str = "stand"
    left_arm: float = 16.0
    right_arm: float = 16.0
    lean: float = 0.0
    tilt: float = 0.0
    turn: float = 0.0
    stride: float = 0.0
    mouth: str = "smile"
    asleep: bool = False
    sitting: bool = False
    flying: bool = False
    back: bool = False
    lying: bool = False
    leap: bool = False
    holding: str = ""


POSES = {
    "stand": Pose("stand", 14, 18),
    "wave": Pose("wave", 20, 128, tilt=-6, mouth="open"),
    "walk": Pose("walk", 34, 30, lean=4, turn=0.45, stride=1.0),
    "run": Pose("run", 62, 48, lean=11, turn=0.6, stride=2.3, mouth="open"),
    "sit": Pose("sit", 26, 26, sitting=True),
    "sleep": Pose("sleep", 12, 12, lean=6, tilt=13, mouth="calm", asleep=True, sitting=True),
    "lie": Pose("sleep", 10, 30, tilt=4, mouth="calm", asleep=True, lying=True),
    "fly": Pose("fly", 112, 104, lean=9, turn=0.3, mouth="open", flying=True),
    "jump": Pose("jump", 138, 142, mouth="open", flying=True, leap=True),
    "reach": Pose("reach", 112, 122, turn=0.2, mouth="open"),
    "read": Pose("read", 36, 36, tilt=5, mouth="calm", sitting=True, holding="book"),
    "hold": Pose("hold", 16, 78, turn=0.35, holding="lantern"),
}


def pose_for(action: str, throw: Chance, holding: str = "") -> Pose:
    """The pose for a deed with small differences of its own, so that no two are stamped alike.

    `holding` is the thing in the figure's hand; "" leaves what the deed itself brings.
    """
    pose = POSES.get(action, POSES["stand"])
    pose = replace(pose, holding=holding or pose.holding)
    return replace(
        pose,
        left_arm=pose.left_arm + throw.between(-8, 12),
        right_arm=pose.right_arm + throw.between(-8, 12),
        tilt=pose.tilt + throw.between(-5, 5),
        turn=max(-1.0, min(1.0, pose.turn + throw.between(-0.25, 0.25))),
    )
