"""Small changes of code that a test should notice: a comparison, a sign, a constant, a branch swapped."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What stands at bytes `start` to `end` of a source, in a line of it, and what is put there."""

    start: int
    end: int
    line: int
    code: str
    before: str
    after: str


def changes(source: str) -> list[Change]:
    """Return all changes of a source, in its order; strings, annotations and assertions stay."""
    whole = source.encode()
    starts = [0]
    for line in whole.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node in _nodes(ast.parse(source)):
        for after in _changed(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            before = whole[start:end].decode()
            code = source.split("\n")[node.lineno - 1].strip()
            found.append(Change(start, end, node.lineno, code, " ".join(before.split()), after))
    return sorted(found)


def changed(source: str, change: Change) -> str:
    """Return the source with one change made."""
    whole = source.encode()
    return (whole[: change.start] + f"({change.after})".encode() + whole[change.end :]).decode()


def _nodes(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions in which something can be changed."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, (ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom)):
                continue
            if isinstance(child, ast.expr):
                yield child
            if isinstance(child, ast.AST):
                yield from _nodes(child)


def _changed(node: ast.expr) -> Iterator[str]:
    """Yield an expression as it's changed."""
    for kind, change in CHANGES:
        if isinstance(node, kind) and (other := change(node)) is not None:
            yield ast.unparse(other)


def _comparison(node: ast.Compare) -> ast.expr | None:
    if len(node.ops) != 1:
        return None
    return ast.Compare(node.left, [COMPARISONS[type(node.ops[0])]()], node.comparators)


def _operator(node: ast.BinOp) -> ast.expr | None:
    other = OPERATORS.get(type(node.op))
    return ast.BinOp(node.left, other(), node.right) if other else None


def _either(node: ast.BoolOp) -> ast.expr:
    return ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _sign(node: ast.UnaryOp) -> ast.expr:
    return node.operand


def _constant(node: ast.Constant) -> ast.expr | None:
    if isinstance(node.value, bool):
        return ast.Constant(not node.value)
    return ast.Constant(node.value + 1) if isinstance(node.value, (int, float)) else None


def _branches(node: ast.IfExp) -> ast.expr:
    return ast.IfExp(node.test, node.orelse, node.body)


CHANGES: tuple[tuple[type[ast.expr], Callable[..., ast.expr | None]], ...] = (
    (ast.Compare, _comparison),
    (ast.BinOp, _operator),
    (ast.BoolOp, _either),
    (ast.UnaryOp, _sign),
    (ast.Constant, _constant),
    (ast.IfExp, _branches),
)
