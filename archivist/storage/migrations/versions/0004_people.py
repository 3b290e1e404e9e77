"""People: who signs in, as what, and by which secret."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("""CREATE TABLE person (
        name TEXT PRIMARY KEY, full_name TEXT NOT NULL, roles TEXT NOT NULL, secret TEXT NOT NULL,
        removed INTEGER NOT NULL, wrong INTEGER NOT NULL, wrong_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""")
