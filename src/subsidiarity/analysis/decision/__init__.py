"""Questions about one decision: what would change it, how firm it is, what is worth asking next."""
