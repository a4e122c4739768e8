"""The reading of text into nouns: each value with its span, each problem as a diagnostic; nothing raises for a text."""
