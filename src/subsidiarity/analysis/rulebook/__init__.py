"""Questions about a rulebook by itself: whether it holds, and what its answers do."""
