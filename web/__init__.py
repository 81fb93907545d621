"""The browser only: health, and later the chat page, map, forms and dashboard."""
