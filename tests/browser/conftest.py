"""The demo as somebody meets it: a real process with a data folder of its own, and its chat page in a real browser."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from local_telegram.server import listening_socket

if TYPE_CHECKING:
    from playwright.async_api import Page

PATIENCE = 90.0  # seconds for the demo to be there: two years of casework are invented first
SOON = 120.0  # seconds until it has stopped: a report that is being made is finished first
READY = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a demo that was just begun."""
    with listening_socket() as free:
        port = free.getsockname()[1]
    here = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}  # as slow as it is
    settings = {**here, "XDG_DATA_HOME": str(tmp_path), "NO_COLOR": "1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "wegwijs", "demo", "--no-browser", "--fresh", "--port", str(port),
        env=settings, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield await asyncio.wait_for(_address(process), PATIENCE)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), SOON)
        except TimeoutError:  # or it stays for good: whoever was started by a job in the background ignores Ctrl-C
            process.kill()
            await process.wait()
            raise


async def _address(process: asyncio.subprocess.Process) -> str:
    said = ""
    while process.stdout is not None and (line := (await process.stdout.readline()).decode()):
        said += line
        if found := READY.search(line):
            return found[0]
    raise AssertionError(f"the demo did not start:\n{said}")


class Chat:
    """One person's chat on the page."""

    def __init__(self, page: "Page", name: str) -> None:
        self.page = page
        self.name = name
        self.place = page.locator(f'section.chat[aria-label^="{name}"]')
        self.taps = 0

    async def tap(self, label: str, *, exact: bool = True) -> None:
        """Tap the newest button that says this."""
        self.taps += 1
        await self.place.get_by_role("button", name=label, exact=exact).last.click()

    async def say(self, text: str) -> None:
        """Type a line."""
        line = self.place.get_by_label(f"Bericht van {self.name}")
        await line.fill(text)
        await line.press("Enter")

    async def sees(self, text: str | re.Pattern[str]) -> str:
        """Wait for a message of the bot with this text; gives the newest."""
        found = self.place.locator("ol.messages > li").filter(has_text=text).last
        await found.wait_for()
        return await found.inner_text()


@pytest.fixture
def chat() -> "Callable[[Page, str], Chat]":
    """`chat(page, "Samira")`."""
    return Chat


@pytest.fixture
def keep() -> "Callable[[Page, str], Awaitable[None]]":
    """`await keep(page, "chat.png")` keeps what is on the screen where WEGWIJS_SCREENSHOTS says, if it says so."""

    async def picture(page: "Page", name: str) -> None:
        folder = os.environ.get("WEGWIJS_SCREENSHOTS")
        if folder:
            await page.screenshot(path=Path(folder) / name)

    return picture
