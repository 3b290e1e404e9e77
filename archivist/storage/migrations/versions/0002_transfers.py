"""Transfers: how far each package has come on its way to each destination."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("""CREATE TABLE transfer (
        digest TEXT NOT NULL, destination TEXT NOT NULL, seq INTEGER NOT NULL,
        dossier_id TEXT NOT NULL REFERENCES dossier, standing TEXT NOT NULL, attempts INTEGER NOT NULL,
        at TEXT NOT NULL, again_at TEXT NOT NULL, trouble TEXT, place TEXT NOT NULL, length INTEGER NOT NULL,
        received_at TEXT NOT NULL, delivery_id TEXT NOT NULL, verdicts TEXT NOT NULL, PRIMARY KEY (digest, destination)
    ) STRICT, WITHOUT ROWID""")
    op.execute("CREATE INDEX transfer_dossier ON transfer (dossier_id, seq)")
    # What was delivered before there were transfers is what a receipt alone makes of one.
    op.execute("""INSERT INTO transfer
        SELECT d.digest, d.destination, d.seq, d.dossier_id, 'confirmed', 0, e.at, '', NULL, d.place, d.length,
            d.received_at, '', '[]' FROM delivery d JOIN event e ON e.seq = d.seq""")
