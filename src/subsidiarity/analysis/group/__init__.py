"""Questions about a group's answers: how they lie, and which differences matter."""
