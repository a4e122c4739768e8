"""The terminal interface: holds nothing but the screen."""
