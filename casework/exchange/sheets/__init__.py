"""Spreadsheets as organisations kept them, turned into the rows of the folder format that `importing` takes."""
