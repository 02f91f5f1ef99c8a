"""Certificates that a test makes for itself, good and bad."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Made:
    """A certificate and its key, in two PEM files."""

    certfile: Path
    keyfile: Path

    @property
    def arguments(self) -> tuple[str, ...]:
        """What the command line is given."""
        return ("--certfile", str(self.certfile), "--keyfile", str(self.keyfile))


def make(
    folder: Path, days: tuple[float, float] = (-1, 30), password: bytes = b""
) -> Made:
    """Make a certificate for this machine and for training.example.

    Args:
        folder: Where the two files go.
        days: From when and until when it holds, counted from now.
        password: Locks the key, when there is one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "training.example")])
    here = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    names = [x509.DNSName("training.example"), x509.DNSName("localhost"), here]
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(True, 0), critical=True)
        .sign(key, hashes.SHA256())
    )
    made = Made(folder / "cert.pem", folder / "key.pem")
    made.certfile.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    made.keyfile.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(password)
            if password
            else serialization.NoEncryption(),
        )
    )
    made.keyfile.chmod(0o600)
    return made
