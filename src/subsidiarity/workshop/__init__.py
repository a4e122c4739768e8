"""A group at work: sessions, rounds, votes, agreement; every answer is saved."""
