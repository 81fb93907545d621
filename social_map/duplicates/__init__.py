"""The same activity in lists of several sources: proposed by likeness, decided by an editor, never merged silently."""
