"""The words of a list of many decisions: in which group each stands, and how firm its result is."""
