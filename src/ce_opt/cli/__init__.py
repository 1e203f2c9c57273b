"""The command line ``ce-opt``: one file a command.

Nothing heavy is imported before a command needs it, so that ``ce-opt --help`` is quick.
"""

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    try:
        # On import each file adds its command to the application.
        from ce_opt.cli import (  # noqa: F401
            absence,
            appraise,
            bids,
            check,
            compare,
            duties,
            escalate,
            frontier,
            generate,
            groups,
            importance,
            plan,
            recommend,
            repair,
            replan,
            report,
            rule_prices,
            schema,
            stability,
            sweep,
            training,
            verify,
            why,
            why_not,
        )
        from ce_opt.cli.app import start

        start()
    except KeyboardInterrupt:  # before a command has begun, which has its own answer
        raise SystemExit(130) from None
