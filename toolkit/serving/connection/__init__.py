"""The websocket between a page and its kernel: channels, frames and their limits."""
