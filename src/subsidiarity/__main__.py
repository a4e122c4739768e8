"""`python -m subsidiarity` is the `subsidiarity` command."""

import sys

from subsidiarity.cli import main

if __name__ == "__main__":
    sys.exit(main())
