"""Text to nouns: each value with its place, each problem as a diagnostic; nothing raises for what a person wrote."""
