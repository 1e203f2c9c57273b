"""``python -m ce_opt``."""

from ce_opt.cli import main

if __name__ == "__main__":
    main()
