"""The command line: for whoever runs Wegwijs. Each command imports its own room, and only when it is asked."""
