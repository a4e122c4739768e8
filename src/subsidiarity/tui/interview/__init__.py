"""The screens of an interview, and what stands on them."""
