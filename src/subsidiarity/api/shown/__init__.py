"""Results that show themselves: in a line as `repr`, in words as `str`, in a notebook as a piece of a page.

Each is of the kind that its question gives, and equal to it; what it shows is made when somebody looks.
"""
