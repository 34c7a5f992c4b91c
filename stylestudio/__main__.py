"""``python -m stylestudio``."""

import sys

from stylestudio.cli import main

if __name__ == "__main__":
    sys.exit(main())
