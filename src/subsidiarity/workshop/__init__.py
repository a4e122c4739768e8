"""A workshop below the screen: sessions, rounds, votes, agreement; every answer is saved."""
