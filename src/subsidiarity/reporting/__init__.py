"""Text from the model's nouns: an outline chooses the words once, and each form only sets them."""
