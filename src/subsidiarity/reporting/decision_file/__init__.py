"""Decision files as text: written whole, begun from a template, or changed in one place."""
