"""What is said about the files for https before a server starts."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime

import certificates
import pytest

from toolkit.errors import ServeError
from toolkit.serving.access.certificate import (
    build_ssl_context,
    warn_of_expiry,
    warn_of_open_key,
)

NOW = datetime.now(UTC)


@pytest.fixture
def good(tmp_path):
    return certificates.make(tmp_path / "good")


def test_a_certificate_and_its_key_are_taken(good):
    assert isinstance(
        build_ssl_context(good.certfile, good.keyfile, NOW), ssl.SSLContext
    )


def test_both_may_stand_in_one_file(good):
    one = good.certfile.with_name("both.pem")
    one.write_bytes(good.certfile.read_bytes() + good.keyfile.read_bytes())
    assert build_ssl_context(one, None, NOW)


def test_nothing_older_than_tls_1_2_is_spoken(good):
    spoken = build_ssl_context(good.certfile, good.keyfile, NOW)
    assert spoken.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_missing_file_is_named_with_its_option(good, tmp_path):
    nowhere = tmp_path / "none.pem"
    with pytest.raises(ServeError, match=r"none\.pem.*--certfile"):
        build_ssl_context(nowhere, good.keyfile, NOW)
    with pytest.raises(ServeError, match=r"none\.pem.*--keyfile"):
        build_ssl_context(good.certfile, nowhere, NOW)


def test_a_file_that_cannot_be_read_is_told(good, tmp_path):
    with pytest.raises(ServeError, match="certificate for https cannot be read"):
        build_ssl_context(tmp_path, good.keyfile, NOW)
    with pytest.raises(ServeError, match="key for https cannot be read"):
        build_ssl_context(good.certfile, tmp_path, NOW)


def test_something_else_is_no_certificate(good):
    with pytest.raises(ServeError, match="There is no certificate in"):
        build_ssl_context(good.keyfile, good.keyfile, NOW)


def test_a_key_of_another_certificate_is_told(good, tmp_path):
    other = certificates.make(tmp_path / "other")
    with pytest.raises(ServeError, match="does not belong to the certificate"):
        build_ssl_context(good.certfile, other.keyfile, NOW)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----"])
def test_a_key_that_is_none_is_told(good, content):
    good.keyfile.write_bytes(content)
    with pytest.raises(ServeError, match="key for https cannot be used"):
        build_ssl_context(good.certfile, good.keyfile, NOW)


def test_a_certificate_without_any_key_is_told(good):
    with pytest.raises(ServeError, match="key for https cannot be used"):
        build_ssl_context(good.certfile, None, NOW)


def test_a_locked_key_is_told_and_nobody_is_asked(tmp_path):
    made = certificates.make(tmp_path, password=b"made up for this test")
    with pytest.raises(ServeError, match="locked with a password"):
        build_ssl_context(made.certfile, made.keyfile, NOW)


def test_one_that_is_over_is_refused_with_its_day(tmp_path):
    made = certificates.make(tmp_path, days=(-30, -1))
    with pytest.raises(ServeError, match=r"ended on \d+ \w+ \d{4}"):
        build_ssl_context(made.certfile, made.keyfile, NOW)


def test_one_that_has_not_begun_is_refused(tmp_path):
    made = certificates.make(tmp_path, days=(1, 30))
    with pytest.raises(ServeError, match="holds only from"):
        build_ssl_context(made.certfile, made.keyfile, NOW)


def test_one_that_ends_soon_is_spoken_of_in_time(good, tmp_path):
    soon = certificates.make(tmp_path / "soon", days=(-30, 5))
    assert "ends on" in warn_of_expiry(soon.certfile, NOW)
    assert warn_of_expiry(good.certfile, NOW) == ""


def test_a_key_that_others_can_read_is_pointed_out(good):
    good.keyfile.chmod(0o640)
    assert f"chmod 600 {good.keyfile}" in warn_of_open_key(good.keyfile)
    good.keyfile.chmod(0o600)
    assert warn_of_open_key(good.keyfile) == ""
