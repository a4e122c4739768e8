"""The words for a group: how it voted, where it differs, and what the minutes say of it."""
