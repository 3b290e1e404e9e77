"""Acts: what a person did at one stroke, and may take back."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("""CREATE TABLE act (
        seq INTEGER PRIMARY KEY, dossier_id TEXT NOT NULL REFERENCES dossier, undone INTEGER NOT NULL
    ) STRICT""")
