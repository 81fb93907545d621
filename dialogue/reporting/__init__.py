"""The figures of a period for who steers: what is asked for, the screens, and the files."""
