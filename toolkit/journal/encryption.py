"""The three tools that keys are made and used with; each is a published standard.

Argon2id (RFC 9106) for what a person types, HKDF (RFC 5869) for what is random already,
and AES-256-GCM (NIST SP 800-38D) to seal. Knows no file and no journal.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE = 12  # bytes: the 96 bits that SP 800-38D, section 5.2.1.1, recommends


@dataclass(frozen=True, slots=True)
class Kdf:
    """How a passphrase becomes a key: the cost of one guess.

    The usual numbers are the second recommended option of RFC 9106, section 4, for
    Argon2id where memory is scarce: 64 MiB, three passes, four lanes. OWASP's Password
    Storage Cheat Sheet asks for at least 19 MiB, two passes and one lane.

    Args:
        memory: KiB of memory, at least 8 for each lane, at most 4,194,304.
        passes: Times it goes over that memory, 1 to 20.
        lanes: Parts that can be worked on at once, 1 to 16.
    """

    memory: int = 65_536
    passes: int = 3
    lanes: int = 4

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """Return the 32 bytes for a passphrase, however its accents are encoded.

        Args:
            passphrase: As it was typed.
            salt: Random bytes for this passphrase: 16, as RFC 9106 recommends.
        """
        words = unicodedata.normalize("NFC", passphrase)
        return hash_secret_raw(
            words.encode("utf-8", "surrogatepass"),
            salt,
            time_cost=self.passes,
            memory_cost=self.memory,
            parallelism=self.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )

    @property
    def sane(self) -> bool:
        """True when the numbers are ones this toolkit could have written."""
        return (
            8 * self.lanes <= self.memory <= 4_194_304
            and 1 <= self.passes <= 20
            and 1 <= self.lanes <= 16
        )


def derive_key(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """Return 32 bytes for one purpose from a secret that is already random.

    The method is HKDF with SHA-256 (RFC 5869).

    Args:
        secret: Random bytes; a passphrase needs :meth:`Kdf.derive` instead.
        salt: Bytes that need not be secret; may be empty.
        purpose: What the result is for; another purpose gives other bytes.
    """
    info = f"reflective-journal {purpose}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(secret)


def seal_bytes(key: bytes, content: bytes, bound: bytes) -> bytes:
    """Return content encrypted under a key, so that only the same binding opens it.

    Args:
        key: 32 bytes.
        content: What to encrypt.
        bound: Bytes that stand elsewhere in clear; :func:`unseal_bytes` needs the same.

    Returns:
        The 12 bytes of a random nonce, the encrypted content and 16 bytes of seal.
    """
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, bound)


def unseal_bytes(key: bytes, content: bytes, bound: bytes) -> bytes | None:
    """Return what was sealed, or None when key, content or binding do not fit.

    Args:
        key: The 32 bytes that it was sealed under.
        content: What :func:`seal_bytes` returned.
        bound: The bytes that it was bound to.
    """
    try:
        return AESGCM(key).decrypt(content[:_NONCE], content[_NONCE:], bound)
    except (InvalidTag, ValueError):
        return None
