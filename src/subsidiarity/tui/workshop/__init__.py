"""The screens and boxes that a workshop adds to an interview: votes, the card, remarks."""
