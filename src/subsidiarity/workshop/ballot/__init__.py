"""Votes that come one by one, from phones: who may vote, what is kept until a round closes, what a phone sees.

A `Desk` holds all of it for one sitting. Shells call it (`session_votes`), and so does whatever brings votes in; it may
be asked from several threads. Nothing here knows of a network.
"""
