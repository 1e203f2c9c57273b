"""The command line ``ce-opt``: one file a command.

Nothing heavy is imported before a command needs it, so that ``ce-opt --help`` is quick.
"""

from ce_opt.cli.app import main

__all__ = ["main"]
