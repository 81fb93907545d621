"""Mending what was logged: which entries a client has, one of them with its history, and what can be changed."""
