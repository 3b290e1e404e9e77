"""Signs requests to an S3 store: AWS Signature Version 4 with the digest of the whole body."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote, urlsplit

_ALGORITHM = "AWS4-HMAC-SHA256"
_PLAIN = "-_.~"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Access key and secret, and the region that the store says it is in."""

    access: str
    secret: str
    region: str = "us-east-1"


def signed(
    credentials: Credentials, method: str, url: str, headers: dict[str, str], digest: str, moment: datetime
) -> dict[str, str]:
    """The headers with those that prove who asks. `url` is already percent-encoded; `digest` is the SHA-256 of the body."""
    stamp = moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    parts = urlsplit(url)
    every = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
    every |= {"host": parts.netloc, "x-amz-date": stamp, "x-amz-content-sha256": digest}
    names = ";".join(sorted(every))
    pairs = sorted((_encoded(k), _encoded(v)) for k, v in parse_qsl(parts.query, keep_blank_values=True))
    request = "\n".join(
        (
            method, parts.path or "/", "&".join(f"{k}={v}" for k, v in pairs),
            *(f"{name}:{every[name]}" for name in sorted(every)), "", names, digest,
        )
    )  # fmt: skip
    scope = f"{stamp[:8]}/{credentials.region}/s3/aws4_request"
    text = "\n".join((_ALGORITHM, stamp, scope, hashlib.sha256(request.encode()).hexdigest()))
    key = f"AWS4{credentials.secret}".encode()
    for step in (stamp[:8], credentials.region, "s3", "aws4_request"):
        key = hmac.new(key, step.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    del every["host"]  # the client sends it by itself
    proof = f"{_ALGORITHM} Credential={credentials.access}/{scope}, SignedHeaders={names}, Signature={signature}"
    return every | {"authorization": proof}


def _encoded(text: str) -> str:
    return quote(text, safe=_PLAIN)
