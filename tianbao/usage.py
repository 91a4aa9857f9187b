"""A command called in the wrong way: one plain sentence in the language of the call, and where help is."""

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise

import click
from click.exceptions import BadOptionUsage
from click.exceptions import NoArgsIsHelpError
from click.exceptions import NoSuchCommand

from templates.text import Lang


def usage_sentence(error: click.ClickException, args: Sequence[str]) -> str:
    """Return what is wrong with a call, and how to see what the command takes; help itself where nothing was asked.

    ``args`` are the words of the call: click does not always say in which command it went wrong.
    """
    from templates.say import phrase

    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    lang: Lang = "en" if "--lang=en" in args or ("--lang", "en") in pairwise(args) else "zh"
    key, given = _said(error, lang)
    command = context.command_path if context else "tianbao"
    return phrase("usage", lang, what=phrase(key, lang, **given), command=command)


def _commands(context: click.Context | None) -> list[str]:
    group = context.command if context else None
    return group.list_commands(context) if context and isinstance(group, click.Group) else []


def _said(error: click.ClickException, lang: Lang) -> tuple[str, dict[str, str]]:
    match error:
        case NoSuchCommand():
            near = get_close_matches(error.command_name, _commands(error.ctx))
            key, given = "usage_no_command", {"given": error.command_name, "like": _like(near)}
        case click.NoSuchOption():
            key, given = "usage_no_option", {"given": error.option_name, "like": _like(error.possibilities)}
        case BadOptionUsage():
            key, given = "usage_no_value", {"option": error.option_name}
        case click.MissingParameter():
            key, given = "usage_missing", {"what": _hint(error)}
        case click.BadParameter():
            key, given = "usage_bad_value", {"what": _hint(error), "why": _why(error, lang)}
        case _ if "unexpected extra argument" in error.message:
            key, given = "usage_extra", {"given": error.message.partition("(")[2].rpartition(")")[0]}
        case _:
            key, given = "usage_other", {"what": " ".join(error.format_message().split())}
    return key, given


def _why(error: click.BadParameter, lang: Lang) -> str:
    """Return why a value will not do: our own words where they are known, else click's, which name the value."""
    from templates.say import phrase

    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return phrase("usage_one_of", lang, choices="、".join(map(str, kind.choices)))
    if isinstance(kind, click.Path) and "does not exist" in error.message:
        return phrase("usage_no_file", lang, file=error.message.partition("'")[2].rpartition("'")[0])
    if isinstance(kind, click.types.IntParamType):
        return phrase("usage_whole_number", lang)
    return " ".join(error.message.split()).rstrip(".")


def _hint(error: click.BadParameter) -> str:
    if error.param_hint:
        return error.param_hint if isinstance(error.param_hint, str) else " / ".join(error.param_hint)
    if error.param is None:
        return "?"
    return error.param.human_readable_name if error.ctx is None else _bare(error.param.get_error_hint(error.ctx))


def _bare(hint: str) -> str:
    return hint.replace("'", "").removesuffix("...")


def _like(near: list[str] | None) -> str:
    """Return the nearest names as the sentence adds them; nothing for none."""
    return f"（{' / '.join(near)}？）" if near else ""
