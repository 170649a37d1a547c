"""More caption styles, names of styles that differ by more than case, links to styles."""

import unicodedata
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Time = sa.DateTime(timezone=True)
OF_SYSTEM = sa.text("owner_id IS NULL")
BY_OWNER = "ix_caption_presets_owner_id_name"
BY_OWNER_AND_KEY = "ix_caption_presets_owner_id_name_key"
SYSTEM = "uq_caption_presets_of_system"

presets = sa.table(
    "caption_presets",
    sa.column("id", sa.Uuid()),
    sa.column("owner_id", sa.Uuid()),
    sa.column("name", sa.Text()),
    sa.column("name_key", sa.Text()),
    sa.column("style", sa.JSON()),
)

COMMON: dict[str, Any] = {
    "font_family": "Montserrat",
    "font_weight": 800,
    "font_size_px": 76,
    "color": "#ffffff",
    "highlight_color": "#ffd400",
    "stroke_color": "#000000",
    "stroke_px": 6,
    "shadow": None,
    "box": None,
    "position_x": 0.5,
    "position_y": 0.72,
    "max_width": 0.84,
    "words_per_page": 4,
    "max_lines": 2,
    "text_transform": "none",
    "highlight_style": "color",
    "highlight_rotation_deg": 0,
    "word_entrance": "none",
    "transition": "none",
    "speaker_colors": [],
}
STYLES: dict[str, tuple[UUID, dict[str, Any]]] = {
    "Shorts": (
        UUID("01a20460-ce95-7744-86d4-ae444fda7ffd"),
        {
            "highlight_color": "#ffe14a",
            "stroke_color": "#101014",
            "stroke_px": 10,
            "position_y": 0.7,
            "max_width": 0.86,
            "highlight_style": "pop_in",
        },
    ),
    "Podcast": (
        UUID("01a20460-ce95-7e49-a8e2-ea90a628dbc7"),
        {
            "font_family": "Golos Text",
            "font_weight": 600,
            "font_size_px": 58,
            "highlight_color": "#7fdcff",
            "stroke_color": "#101014",
            "stroke_px": 0,
            "box": {"color": "#101014c7", "radius_px": 26, "padding_x_px": 34, "padding_y_px": 14},
            "position_y": 0.74,
            "words_per_page": 7,
            "transition": "fade",
            "speaker_colors": ["#ffffff", "#ffd9a8", "#c4f5c9", "#e3d1ff"],
        },
    ),
    "Karaoke": (
        UUID("01a20460-ce96-7114-9b1c-6f0f52ab7d01"),
        {
            "font_family": "Rubik",
            "font_size_px": 74,
            "highlight_color": "#ff4f8b",
            "stroke_color": "#1a0f24",
            "stroke_px": 9,
            "shadow": {"color": "#00000080", "offset_x_px": 0, "offset_y_px": 6, "blur_px": 14},
            "position_y": 0.7,
            "words_per_page": 5,
            "highlight_style": "karaoke",
            "transition": "slide",
        },
    ),
    "Neon": (
        UUID("01a20460-ce96-7223-8a5d-1c94e0d3bb02"),
        {
            "font_family": "Unbounded",
            "font_weight": 700,
            "font_size_px": 58,
            "highlight_color": "#3dffe0",
            "stroke_color": "#1c0833",
            "stroke_px": 5,
            "shadow": {"color": "#ff2bd6", "offset_x_px": 0, "offset_y_px": 0, "blur_px": 36},
            "position_y": 0.68,
            "words_per_page": 3,
            "highlight_style": "glow_pulse",
            "transition": "zoom_in",
        },
    ),
    "Poster": (
        UUID("01a20460-ce96-7332-b7e6-42d1a7f9c403"),
        {
            "font_weight": 900,
            "font_size_px": 108,
            "highlight_color": "#ffe14a",
            "stroke_color": "#101014",
            "stroke_px": 11,
            "shadow": {"color": "#000000b3", "offset_x_px": 0, "offset_y_px": 9, "blur_px": 0},
            "position_y": 0.62,
            "words_per_page": 2,
            "text_transform": "uppercase",
            "highlight_style": "bounce",
            "highlight_rotation_deg": -3,
            "transition": "zoom_in",
        },
    ),
    "Minimal": (
        UUID("01a20460-ce96-7441-93c8-d05be61f8e04"),
        {
            "font_family": "Manrope",
            "font_weight": 600,
            "font_size_px": 54,
            "stroke_px": 0,
            "shadow": {"color": "#000000a6", "offset_x_px": 0, "offset_y_px": 2, "blur_px": 16},
            "position_y": 0.75,
            "max_width": 0.8,
            "words_per_page": 6,
            "highlight_style": "none",
            "word_entrance": "fade",
        },
    ),
    "Marker": (
        UUID("01a20460-ce96-7550-a4f2-7be3901ca205"),
        {
            "font_family": "Rubik",
            "highlight_color": "#7cff5b",
            "stroke_color": "#101014",
            "stroke_px": 9,
            "position_y": 0.7,
            "words_per_page": 3,
            "text_transform": "uppercase",
            "highlight_style": "background",
            "highlight_rotation_deg": -2,
            "transition": "drop_in",
        },
    ),
    "Lecture": (
        UUID("01a20460-ce96-7660-8d17-e2a45c60f906"),
        {
            "font_family": "Golos Text",
            "font_weight": 600,
            "font_size_px": 54,
            "color": "#16181d",
            "highlight_color": "#2f6bff",
            "stroke_color": "#ffffff",
            "stroke_px": 0,
            "box": {"color": "#fffffff0", "radius_px": 20, "padding_x_px": 34, "padding_y_px": 16},
            "position_y": 0.76,
            "words_per_page": 8,
            "highlight_style": "underline",
            "transition": "fade",
        },
    ),
}
BEFORE: dict[str, dict[str, Any]] = {
    "Shorts": {
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
    "Podcast": {
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
}


def upgrade() -> None:
    op.add_column("caption_presets", sa.Column("name_key", sa.Text(), nullable=True))
    name_keys()
    with op.batch_alter_table("caption_presets") as table:
        table.alter_column("name_key", existing_type=sa.Text(), nullable=False)
        table.drop_index(SYSTEM)
        table.drop_index(BY_OWNER)
        table.create_index(BY_OWNER_AND_KEY, ["owner_id", "name_key"], unique=True)
        table.create_index(
            SYSTEM, ["name_key"], unique=True, sqlite_where=OF_SYSTEM, postgresql_where=OF_SYSTEM
        )
    shares()
    for name, (style_id, style) in STYLES.items():
        put(name, style_id, COMMON | style)


def downgrade() -> None:
    op.drop_table("style_shares")
    with op.batch_alter_table("caption_presets") as table:
        table.drop_index(SYSTEM)
        table.drop_index(BY_OWNER_AND_KEY)
        table.drop_column("name_key")
        table.create_index(BY_OWNER, ["owner_id", "name"], unique=True)
        table.create_index(
            SYSTEM, ["name"], unique=True, sqlite_where=OF_SYSTEM, postgresql_where=OF_SYSTEM
        )
    for name, (style_id, _) in STYLES.items():
        if name in BEFORE:
            old = presets.update().where(presets.c.id == style_id).values(style=BEFORE[name])
            op.execute(old)
        else:
            op.execute(presets.delete().where(presets.c.id == style_id))


def key_of(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")


def name_keys() -> None:
    """Names that were told apart by case alone get a number."""
    connection = op.get_bind()
    rows = connection.execute(sa.select(presets).order_by(presets.c.id)).all()
    taken: set[tuple[UUID | None, str]] = set()
    for row in rows:
        name, number = row.name, 1
        while (row.owner_id, key_of(name)) in taken:
            number += 1
            name = f"{row.name} {number}"
        taken.add((row.owner_id, key_of(name)))
        change = presets.update().where(presets.c.id == row.id)
        connection.execute(change.values(name=name, name_key=key_of(name)))


def put(name: str, style_id: UUID, style: dict[str, Any]) -> None:
    """Give the system's preset of this name its look, or add it."""
    connection, key = op.get_bind(), key_of(name)
    mine = presets.c.owner_id.is_(None) & (presets.c.name_key == key)
    values = {"id": style_id, "name": name, "style": style}
    if not connection.execute(presets.update().where(mine).values(values)).rowcount:
        row = {**values, "name_key": key, "owner_id": None}
        connection.execute(presets.insert().values(row))


def shares() -> None:
    op.create_table(
        "style_shares",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("style", sa.JSON(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_style_shares")),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_style_shares_owner_id_users"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_style_shares_owner_id", "style_shares", ["owner_id"])
