"""The rules of a rulebook: its graphs, the conditions of their branches, the outcomes they lead to."""
