"""The browser only: health, the personal page, the open data interface; and the mail that leads to a page."""
