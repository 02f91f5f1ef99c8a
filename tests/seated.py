"""Runs code in a kernel, as no page can, to see how it is from within."""

from __future__ import annotations

from typing import Any


async def said(keeper, kernel: str, code: str) -> str:
    """Run code in a kernel, as no page can, and return what it prints."""
    client = keeper.get_kernel(kernel).client()
    client.start_channels(hb=False)
    heard: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        heard.append(message["content"].get("text", ""))

    try:
        await client.wait_for_ready(timeout=30)
        await client.execute_interactive(code, timeout=30, output_hook=hear)
    finally:
        client.stop_channels()
    return "".join(heard).strip()
