"""The meaning: what a condition says, where a walk leads, the decision diagrams, the advice."""
