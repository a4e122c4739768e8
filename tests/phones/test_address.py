"""Addresses of this machine, and the code that a camera reads."""

from __future__ import annotations

import pytest
from tests.phones.camera import codes_read

from subsidiarity.phones.address import LOOPBACK, own_addresses
from subsidiarity.phones.qr_code import QUIET, coloured, qr_lines


def test_the_address_that_nobody_else_reaches_comes_last():
    """And no other of its kind."""
    *others, last = own_addresses()

    assert (LOOPBACK, True) == (last.host, last.is_loopback)
    assert [] == [each.host for each in others if each.host.startswith(("127.", "169.254.", "0."))]


def test_an_address_fits_beside_forty_columns():
    """In 33 by 17 cells, quiet zone included, at its longest."""
    pytest.importorskip("segno")
    lines = qr_lines("http://192.168.178.123:8421/K7QX2")

    assert (17, {33}) == (len(lines), set(map(len, lines)))
    assert {" "} == set("".join(lines[: QUIET // 2]))


def test_the_code_reads_back():
    """Module by module, dark where the standard has it dark."""
    segno = pytest.importorskip("segno")
    address = "http://127.0.0.1:8421/K7QX2"
    lines = qr_lines(address)
    upper = [[cell in "▀█" for cell in line] for line in lines]
    lower = [[cell in "▄█" for cell in line] for line in lines]
    rows = [row for pair in zip(upper, lower, strict=True) for row in pair]
    code = segno.make(address.upper(), error="l", micro=False, boost_error=False)

    assert [[bool(cell) for cell in row] for row in code.matrix_iter(border=QUIET)] == rows[:-1]


@pytest.mark.parametrize("host", ["10.0.0.1:80", "192.168.178.123:8421", "255.255.255.255:65535"])
def test_a_camera_reads_the_address(host):
    """In capitals, which browsers take for the same address."""
    pytest.importorskip("segno")
    lines = [[(cell, 0, 255) for cell in line] for line in qr_lines(f"http://{host}/K7QX2")]

    assert [f"HTTP://{host}/K7QX2"] == codes_read(lines)


def test_the_code_is_black_on_white_whatever_the_terminal_has():
    """Each line sets both colours, and takes them back."""
    assert ["\x1b[38;2;0;0;0;48;2;255;255;255m▀\x1b[0m"] == [*coloured(("▀",))]
