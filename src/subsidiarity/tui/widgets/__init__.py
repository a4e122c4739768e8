"""Parts that screens are made of: lists, fields, the ladder, lines of an outline."""
