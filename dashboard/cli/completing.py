"""Completion of commands, options and their values in bash, zsh and fish, made from the parser itself."""

import argparse
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.cli import terminal

PROGRAM = "dateline"
BASH = """# In bash: source <(dateline completion bash)
_dateline() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"
  local IFS=$'\\n'
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
  COMMANDS
    return
  fi
  case "$command $before" in
VALUES
  esac
  case "$word" in
    -*) case "$command" in
OPTIONS
    esac ;;
    *) COMPREPLY=($(compgen -f -- "$word"))
      case "$command" in
WORDS
      esac ;;
  esac
}
complete -o filenames -F _dateline dateline
"""
ZSH = """# In zsh: source <(dateline completion zsh)
autoload -U +X bashcompinit && bashcompinit
"""
FISH = "# In fish: dateline completion fish | source\n"


@dataclass(frozen=True)
class Option:
    """An option of a command: its names, what it does, and the values it takes ("" for any)."""

    names: tuple[str, ...]
    help: str
    values: tuple[str, ...] = ()
    takes_value: bool = False


@dataclass(frozen=True)
class Command:
    """A command with its options, and the words that may stand among what it is given."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...]


def take_options(made: argparse.ArgumentParser, parser: Callable[[], argparse.ArgumentParser]) -> None:
    """Take the shell; `parser` makes the parser for which words are completed."""
    made.add_argument("shell", choices=list(SHELLS))
    made.set_defaults(parser=parser)


def completion(options: argparse.Namespace) -> int:
    """Print what makes a shell complete commands, options and their values."""
    written = SHELLS[options.shell](list(commands(options.parser())))
    for line in written.splitlines():
        terminal.say(line)
    return 0


def commands(parser: argparse.ArgumentParser) -> Iterator[Command]:
    """Yield the commands of a parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            for name, made in action.choices.items():
                yield _command(name, helps.get(name, ""), made)


def _command(name: str, says: str, made: argparse.ArgumentParser) -> Command:
    options: list[Option] = []
    words: list[str] = []
    for action in made._actions:
        values = tuple(str(one) for one in action.choices or ())
        if action.option_strings:
            takes_value = action.nargs != 0
            options.append(Option(tuple(action.option_strings), action.help or "", values, takes_value))
        else:
            words += values
    return Command(name, says, tuple(options), tuple(words))


def _bash(found: list[Command]) -> str:
    values = [
        f'    "{one.name} {name}") {_offer(option.values)}; return ;;'
        for one in found
        for option in one.options
        if option.values
        for name in option.names
    ]
    options = [f"      {one.name}) {_offer(_names(one))} ;;" for one in found]
    words = [f"        {one.name}) {_offer(one.words, sign='+=')} ;;" for one in found if one.words]
    parts = {"VALUES": values, "OPTIONS": options, "WORDS": words}
    parts["  COMMANDS"] = [f"    {_offer(one.name for one in found)}"]
    return "\n".join(line for one in BASH.splitlines() for line in parts.get(one, [one]))


def _offer(words: Iterable[str], *, sign: str = "=") -> str:
    r"""Return the line of bash that offers those of some words that fit, each on a line of its own.

    >>> print(_offer(["said", "not said"]))
    COMPREPLY=($(compgen -W $'said\nnot said' -- "$word"))
    """
    listed = "\\n".join(words)
    return f"COMPREPLY{sign}($(compgen -W $'{listed}' -- \"$word\"))"


def _names(one: Command) -> Iterable[str]:
    return (name for option in one.options for name in option.names)


def _zsh(found: list[Command]) -> str:
    return ZSH + _bash(found)


def _fish(found: list[Command]) -> str:
    lines = []
    for one in found:
        lines.append(f"complete -c {PROGRAM} -f -n __fish_use_subcommand -a {one.name} -d {_told(one.help)}")
        seen = f"-n {shlex.quote(f'__fish_seen_subcommand_from {one.name}')}"
        lines += [f"complete -c {PROGRAM} {seen} -a {_told(' '.join(one.words))}"] * bool(one.words)
        for option in one.options:
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
            )
            value = f" -x -a {_told(' '.join(option.values))}" if option.values else ""
            value = value or (" -r" if option.takes_value else "")
            lines.append(f"complete -c {PROGRAM} {seen} {names}{value} -d {_told(option.help)}")
    return FISH + "\n".join(lines)


def _told(text: str) -> str:
    """Return a text as one word of fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: dict[str, Callable[[list[Command]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
