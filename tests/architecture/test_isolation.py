"""Tests stay on this machine."""

import asyncio
import socket

import pytest

from tests.conftest import NetworkReachedError


def test_another_address_cannot_be_reached():
    with socket.socket() as way, pytest.raises(NetworkReachedError):
        way.connect(("192.0.2.1", 80))
    with socket.socket() as way, pytest.raises(NetworkReachedError):
        way.connect_ex(("192.0.2.1", 80))


def test_another_name_is_not_even_asked_for():
    with pytest.raises(NetworkReachedError):
        socket.getaddrinfo("example.org", 80)


async def test_an_event_loop_cannot_go_around_it():
    with pytest.raises(NetworkReachedError):
        await asyncio.open_connection("192.0.2.1", 80)


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
