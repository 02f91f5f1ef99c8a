"""Https: the certificate and key the server was given, read and checked once.

Says in plain words what is wrong with the files. Knows nothing of pages, and never
asks for the password of a key, because nobody is there to type it.
"""

from __future__ import annotations

import os
import ssl
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509

from toolkit.errors import ServeError

SOON = timedelta(days=14)


class _KeyHasPassword(Exception):
    """The key would have to be opened with a password."""


def build_ssl_context(
    certfile: Path, keyfile: Path | None, now: datetime
) -> ssl.SSLContext:
    """Return what the server needs to speak https.

    Args:
        certfile: PEM file: our certificate first, then those that vouch for it.
        keyfile: PEM file of its key; None when the key stands in the first file.
        now: The present moment, aware.

    Raises:
        ServeError: A file is missing, cannot be read or used, or is out of date.
    """
    _refuse_out_of_date(load_certificate(certfile), now)
    if keyfile is not None:
        _bytes_of(keyfile, "key")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certfile, keyfile, password=_nobody_there)
    except _KeyHasPassword:
        raise ServeError(
            "The key for https is locked with a password, and nobody is there to type "
            "it when the server starts. Please give a key without one, in a file that "
            "only this account can read."
        ) from None
    except (ssl.SSLError, OSError) as fault:
        raise ServeError(_why_not(fault)) from None
    return context


def load_certificate(certfile: Path) -> x509.Certificate:
    """Return the server's own certificate, the first in its file.

    Raises:
        ServeError: The file is missing, cannot be read or holds none.
    """
    held = _bytes_of(certfile, "certificate")
    try:
        return x509.load_pem_x509_certificates(held)[0]
    except ValueError:
        raise ServeError(
            f"There is no certificate in {certfile}. It should be a text file that "
            "begins with BEGIN CERTIFICATE. Please give another with --certfile."
        ) from None


def warn_of_expiry(certfile: Path, now: datetime) -> str:
    """Return a line when a certificate has at most two weeks left; empty otherwise.

    Args:
        certfile: PEM file of the certificate.
        now: The present moment, aware.

    Raises:
        ServeError: The file is missing, cannot be read or holds no certificate.
    """
    end = load_certificate(certfile).not_valid_after_utc
    if end - now > SOON:
        return ""
    return f"The certificate for https ends on {_day(end)}. Please renew it in time."


def warn_of_open_key(key: Path) -> str:
    """Return a line when other accounts can read the key; empty otherwise.

    Args:
        key: The file that holds it.

    Raises:
        OSError: The file is not there, or may not be looked at.
    """
    if os.name == "nt" or not key.stat().st_mode & 0o077:
        return ""
    return (
        "Other accounts on this computer can read the key for https. "
        f"Please keep it to this one: chmod 600 {key}"
    )


def _bytes_of(path: Path, what: str) -> bytes:
    option = "--certfile" if what == "certificate" else "--keyfile"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ServeError(
            f"The {what} for https is not there: {path}. "
            f"Please give its place with {option}."
        ) from None
    except OSError:
        raise ServeError(
            f"The {what} for https cannot be read: {path}. Please let the account that "
            "starts the toolkit read it, and nobody else."
        ) from None


def _refuse_out_of_date(found: x509.Certificate, now: datetime) -> None:
    begin, end = found.not_valid_before_utc, found.not_valid_after_utc
    if now >= end:
        raise ServeError(
            f"The certificate for https ended on {_day(end)}, so every browser would "
            "warn people away. Please renew it, then start again."
        )
    if now < begin:
        raise ServeError(
            f"The certificate for https holds only from {_day(begin)}. "
            "Please look whether this computer's clock is right."
        )


def _nobody_there() -> str:
    raise _KeyHasPassword


def _why_not(fault: Exception) -> str:
    if getattr(fault, "reason", "") == "KEY_VALUES_MISMATCH":
        return (
            "The key does not belong to the certificate. Please give the two files "
            "that were made together, with --certfile and --keyfile."
        )
    return (
        "The key for https cannot be used: it is not in the file, or not whole. "
        "Please give its place with --keyfile."
    )


def _day(when: datetime) -> str:
    return f"{when.day} {when:%B %Y}"
