"""Letters by mail that lead to our pages: the carrier of the outbox's channel "mail"."""
