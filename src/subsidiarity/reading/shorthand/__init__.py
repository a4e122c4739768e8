"""TEXT -> NOUNS, where a rulebook writes once what holds in many places: names of conditions, and levels in turn."""
