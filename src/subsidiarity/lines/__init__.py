"""The line shell: the interview and the workshop as numbered lines, for screen readers, simple terminals and pipes."""
