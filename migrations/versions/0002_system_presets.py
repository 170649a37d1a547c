"""The caption styles every installation has."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SHORTS = UUID("01a20460-ce95-7744-86d4-ae444fda7ffd")
PODCAST = UUID("01a20460-ce95-7e49-a8e2-ea90a628dbc7")

presets = sa.table(
    "caption_presets",
    sa.column("id", sa.Uuid()),
    sa.column("owner_id", sa.Uuid()),
    sa.column("name", sa.Text()),
    sa.column("style", sa.JSON()),
)


def upgrade() -> None:
    op.bulk_insert(
        presets,
        [
            {
                "id": SHORTS,
                "owner_id": None,
                "name": "Shorts",
                "style": {
                    "font_family": "Montserrat",
                    "font_weight": 800,
                    "font_size_px": 76,
                    "color": "#FFFFFF",
                    "highlight_color": "#FFE14A",
                    "stroke_color": "#101014",
                    "stroke_px": 10,
                    "position_y": 0.70,
                    "max_width": 0.86,
                    "words_per_page": 4,
                    "max_lines": 2,
                    "text_transform": "none",
                    "highlight_style": "pop_in",
                },
            },
            {
                "id": PODCAST,
                "owner_id": None,
                "name": "Podcast",
                "style": {
                    "font_family": "Golos Text",
                    "font_weight": 700,
                    "font_size_px": 60,
                    "color": "#FFFFFF",
                    "highlight_color": "#9BE7FF",
                    "stroke_color": "#101014",
                    "stroke_px": 6,
                    "position_y": 0.76,
                    "max_width": 0.86,
                    "words_per_page": 6,
                    "max_lines": 2,
                    "text_transform": "none",
                    "highlight_style": "color",
                },
            },
        ],
    )


def downgrade() -> None:
    op.execute(presets.delete().where(presets.c.id.in_([SHORTS, PODCAST])))
