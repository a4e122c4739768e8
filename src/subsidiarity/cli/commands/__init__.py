"""The commands: one module a command, named for what is typed."""
