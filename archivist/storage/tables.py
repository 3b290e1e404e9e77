"""The tables of the catalogue: the events, and what follows from them."""

from sqlalchemy import Column, Float, Integer, MetaData, Table, Text

metadata = MetaData()

# Columns only: keys, checks and triggers are laid down once, by the migrations.
event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text),
    Column("actor", Text),
    Column("kind", Text),
    Column("subject", Text),
    Column("outcome", Text),
    Column("detail", Text),
    Column("previous", Text),
    Column("chain", Text),
)

dossier = Table(
    "dossier",
    metadata,
    Column("dossier_id", Text, primary_key=True),
    Column("seq", Integer),
    Column("opened_at", Text),
    Column("title", Text),
)

code = Table(
    "code",
    metadata,
    Column("file_code", Text, primary_key=True),
    Column("agency", Text),
    Column("year", Integer),
    Column("number", Integer),
    Column("dossier_id", Text),
    Column("voided", Text),
)

batch = Table(
    "batch",
    metadata,
    Column("batch_id", Text, primary_key=True),
    Column("seq", Integer),
    Column("dossier_id", Text),
    Column("opened_at", Text),
    Column("device", Text),
    Column("actor", Text),
)

page = Table(
    "page",
    metadata,
    Column("page_id", Text, primary_key=True),
    Column("batch_id", Text),
    Column("ordinal", Integer),
    Column("name", Text),
    Column("frame", Integer),
    Column("digest", Text),
    Column("length", Integer),
    Column("width", Integer),
    Column("height", Integer),
    Column("dpi", Float),
    Column("mode", Text),
    Column("form", Text),
    Column("orientation", Integer),
    Column("beside", Text),
    Column("signed", Integer),
    Column("inside", Integer),
)

aside = Table("aside", metadata, Column("page_id", Text, primary_key=True), Column("why", Text))

refused = Table(
    "refused",
    metadata,
    Column("batch_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("frame", Integer, primary_key=True),
    Column("seq", Integer),
    Column("code", Text),
    Column("details", Text),
)

result = Table(
    "result",
    metadata,
    Column("stage", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("key", Text),
    Column("value", Text),
    Column("blob", Text),
    Column("trouble", Text),
    Column("kept_at", Text),
)

hand = Table(
    "hand",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text),
)

delivery = Table(
    "delivery",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("destination", Text, primary_key=True),
    Column("seq", Integer),
    Column("dossier_id", Text),
    Column("place", Text),
    Column("length", Integer),
    Column("received_at", Text),
)

transfer = Table(
    "transfer",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("destination", Text, primary_key=True),
    Column("seq", Integer),
    Column("dossier_id", Text),
    Column("standing", Text),
    Column("attempts", Integer),
    Column("at", Text),
    Column("again_at", Text),
    Column("trouble", Text),
    Column("place", Text),
    Column("length", Integer),
    Column("received_at", Text),
    Column("delivery_id", Text),
    Column("verdicts", Text),
)

settled = Table(
    "settled",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("doubt", Text, primary_key=True),
    Column("reason", Text),
)

act = Table(
    "act",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dossier_id", Text),
    Column("undone", Integer),
)

person = Table(
    "person",
    metadata,
    Column("name", Text, primary_key=True),
    Column("full_name", Text),
    Column("roles", Text),
    Column("secret", Text),
    Column("removed", Integer),
    Column("wrong", Integer),
    Column("wrong_at", Text),
)

PROJECTION: tuple[Table, ...] = tuple(t for t in metadata.sorted_tables if t is not event)
