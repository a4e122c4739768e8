"""Questions about two editions of a rulebook: what differs, and what that does to decisions."""
