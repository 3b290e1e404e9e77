"""The first catalogue: events that nobody can change, and what follows from them."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        outcome TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL UNIQUE, chain TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE dossier (
        dossier_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, opened_at TEXT NOT NULL, title TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE code (
        file_code TEXT PRIMARY KEY, agency TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER,
        dossier_id TEXT NOT NULL REFERENCES dossier, voided TEXT, UNIQUE (agency, year, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE batch (
        batch_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, dossier_id TEXT NOT NULL REFERENCES dossier,
        opened_at TEXT NOT NULL, device TEXT NOT NULL, actor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE page (
        page_id TEXT PRIMARY KEY, batch_id TEXT NOT NULL REFERENCES batch, ordinal INTEGER NOT NULL,
        name TEXT NOT NULL, frame INTEGER NOT NULL, digest TEXT NOT NULL, length INTEGER NOT NULL,
        width INTEGER NOT NULL, height INTEGER NOT NULL, dpi REAL NOT NULL, mode TEXT NOT NULL, form TEXT NOT NULL,
        orientation INTEGER NOT NULL, beside TEXT NOT NULL, signed INTEGER NOT NULL, inside INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE aside (page_id TEXT PRIMARY KEY REFERENCES page, why TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE refused (
        batch_id TEXT NOT NULL REFERENCES batch, name TEXT NOT NULL, frame INTEGER NOT NULL, seq INTEGER NOT NULL,
        code TEXT NOT NULL, details TEXT NOT NULL, PRIMARY KEY (batch_id, name, frame)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE result (
        stage TEXT NOT NULL, subject TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, blob TEXT, trouble TEXT,
        kept_at TEXT NOT NULL, PRIMARY KEY (stage, subject)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE hand (
        subject TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (subject, field)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE delivery (
        digest TEXT NOT NULL, destination TEXT NOT NULL, seq INTEGER NOT NULL,
        dossier_id TEXT NOT NULL REFERENCES dossier, place TEXT NOT NULL, length INTEGER NOT NULL,
        received_at TEXT NOT NULL, PRIMARY KEY (digest, destination)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE settled (
        subject TEXT NOT NULL, doubt TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (subject, doubt)
    ) STRICT, WITHOUT ROWID""",
)

INDEXES = (
    "CREATE INDEX event_subject ON event (subject, seq)",
    "CREATE INDEX code_dossier ON code (dossier_id)",
    "CREATE INDEX batch_dossier ON batch (dossier_id, seq)",
    "CREATE INDEX delivery_dossier ON delivery (dossier_id, seq)",
)

TRIGGERS = tuple(
    f"CREATE TRIGGER event_no_{deed} BEFORE {deed} ON event BEGIN SELECT RAISE(ABORT, 'events stay as they are'); END"
    for deed in ("update", "delete")
)


def upgrade() -> None:
    for statement in (*TABLES, *INDEXES, *TRIGGERS):
        op.execute(statement)
