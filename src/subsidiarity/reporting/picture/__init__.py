"""Pictures as SVG elements: drawn from nouns, with a title and a description, in words that a page can style."""
