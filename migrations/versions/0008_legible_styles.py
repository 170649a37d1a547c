"""Poster below the mouth of a close-up, Minimal legible on white, Neon of heavier letters."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

presets = sa.table(
    "caption_presets",
    sa.column("owner_id", sa.Uuid()),
    sa.column("name", sa.Text()),
    sa.column("style", sa.JSON()),
)

BEFORE: dict[str, dict[str, Any]] = {
    "Poster": {"position_y": 0.62},
    "Neon": {
        "font_weight": 700,
        "font_size_px": 58,
        "stroke_px": 5,
        "shadow": {"color": "#ff2bd6", "offset_x_px": 0, "offset_y_px": 0, "blur_px": 36},
    },
    "Minimal": {
        "stroke_color": "#000000",
        "stroke_px": 0,
        "shadow": {"color": "#000000a6", "offset_x_px": 0, "offset_y_px": 2, "blur_px": 16},
    },
}
AFTER: dict[str, dict[str, Any]] = {
    "Poster": {"position_y": 0.69},
    "Neon": {
        "font_weight": 800,
        "font_size_px": 66,
        "stroke_px": 6,
        "shadow": {"color": "#ff2bd6", "offset_x_px": 0, "offset_y_px": 0, "blur_px": 44},
    },
    "Minimal": {
        "stroke_color": "#101014b3",
        "stroke_px": 2.5,
        "shadow": {"color": "#000000d9", "offset_x_px": 0, "offset_y_px": 3, "blur_px": 18},
    },
}


def upgrade() -> None:
    change(BEFORE, AFTER)


def downgrade() -> None:
    change(AFTER, BEFORE)


def change(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> None:
    """Leave alone what somebody has changed or removed."""
    connection = op.get_bind()
    for name, look in new.items():
        of_system = (presets.c.owner_id.is_(None), presets.c.name == name)
        style = connection.execute(
            sa.select(presets.c.style).where(*of_system)
        ).scalar_one_or_none()
        if style is None:
            continue
        ours = {key: value for key, value in look.items() if style.get(key) == old[name][key]}
        connection.execute(presets.update().where(*of_system).values(style=style | ours))
