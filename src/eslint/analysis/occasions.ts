import type { TSESLint } from '@typescript-eslint/utils';
import type { LocalFunctions } from './local-functions';
import { UNKNOWN, type Value } from './static-values';
import { ancestor, isFunction, isMember, isSpreadAt, keyName, loopDeclaring, unwrap, type Node } from './syntax';

/** One call of a function of the file, or one iteration of a loop over a list. */
export interface Occasion {
  /** The function or the loop. */
  readonly owner: Node;
  /** The call, or the entry of the list. */
  readonly place: Node;
  /** The argument for a parameter, or the value of the loop variable. */
  readonly given: (position: number) => Value;
}

export interface Occasions {
  readonly all: readonly Occasion[];
  /** Whether there may be further calls or iterations. */
  readonly isOpen: boolean;
}

/** How a parameter or a loop variable gets its value. */
export interface Binding {
  readonly owner: Node;
  readonly position: number;
  /** The path by which a pattern reads it from the argument. */
  readonly path: readonly (string | number)[];
  /** Its default. */
  readonly fallback: Node | undefined;
}

/** Methods of lists that call a function with each entry. */
export const ITERATIONS = /^(?:forEach|map|flatMap)$/;

/** A function or a loop, which may run several times. */
const REPEATED = new Set<string>([
  'ForOfStatement',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/** Finds out with which values the file's functions are called and its loops run. */
export class OccasionFinder {
  /** Functions being analysed, to stop at recursive calls. */
  private readonly open = new Set<Node>();

  public constructor(
    private readonly functions: LocalFunctions,
    private readonly evaluate: (node: Node | undefined) => Value,
  ) {}

  /** All calls of a function or iterations of a loop; undefined if the file does not show them. */
  public of(owner: Node): Occasions | undefined {
    if (owner.type === 'ForOfStatement') return this.entries(owner, owner.right);
    if (!isFunction(owner)) return undefined;
    const { parent } = owner;
    if (parent.type === 'CallExpression') {
      const callee = unwrap(parent.callee);
      const isEach = isMember(callee, ITERATIONS);
      return isEach && parent.arguments[0] === owner ? this.entries(owner, callee.object) : undefined;
    }
    const calls = this.functions.callsOf(owner);
    return (
      calls && {
        all: calls.calls
          .filter((place) => !this.isIdle(place))
          .map((place) => ({
            owner,
            place,
            given: (position) =>
              isSpreadAt(place.arguments, position) ? UNKNOWN : this.evaluate(place.arguments[position]),
          })),
        isOpen: calls.isOpen,
      }
    );
  }

  /** Whether a node is part of a function that nobody calls, or of a loop over nothing. */
  public isIdle(node: Node): boolean {
    for (let at = node.parent; at; at = at.parent) if (REPEATED.has(at.type) && this.runsNever(at)) return true;
    return false;
  }

  private runsNever(owner: Node): boolean {
    if (this.open.has(owner)) return false;
    this.open.add(owner);
    const occasions = this.of(owner);
    this.open.delete(owner);
    return occasions?.all.length === 0 && !occasions.isOpen;
  }

  /** The calls or iterations of the innermost function or loop around a node for which the file shows any. */
  public around(node: Node): Occasions | undefined {
    for (let at = node.parent; at; at = at.parent) {
      const found = REPEATED.has(at.type) ? this.of(at) : undefined;
      if (found && found.all.length > 0) return found;
    }
    return undefined;
  }

  private entries(owner: Node, list: Node): Occasions | undefined {
    const value = this.evaluate(list);
    if (value.kind === 'absent') return { all: [], isOpen: false };
    if (value.kind !== 'array') return undefined;
    const all = value.items.map((item) => ({
      owner,
      place: item.kind === 'absent' ? list : (item.node ?? list),
      given: (position: number) => (position === 0 ? item : UNKNOWN),
    }));
    return { all, isOpen: false };
  }
}

/** The parameter or the loop that a variable is of; undefined for all others, and for one that is set again. */
export function bindingOf({ defs, references, name }: TSESLint.Scope.Variable): Binding | undefined {
  const [definition, another] = defs;
  if (!definition || another || references.some((one) => one.isWrite() && one.init !== true && !isLoop(one)))
    return undefined;
  if (definition.node.type === 'VariableDeclarator') {
    const loop = loopDeclaring(definition.node);
    const path = pathIn(definition.node.id, name);
    return loop && path ? { owner: loop, position: 0, path, fallback: undefined } : undefined;
  }
  if (definition.type !== 'Parameter') return undefined;
  const owner = definition.node;
  for (const [position, written] of owner.params.entries()) {
    const parameter = written.type === 'TSParameterProperty' ? written.parameter : written;
    const isOptional = parameter.type === 'AssignmentPattern';
    const path = pathIn(isOptional ? parameter.left : parameter, name);
    if (path) return { owner, position, path, fallback: isOptional ? parameter.right : undefined };
  }
  return undefined;
}

/** Whether a name is set by the loop that declares it. */
function isLoop({ identifier }: TSESLint.Scope.Reference): boolean {
  return ancestor(identifier, ({ type }) => type === 'VariableDeclaration')?.parent?.type === 'ForOfStatement';
}

function pathIn(pattern: Node, name: string): readonly (string | number)[] | undefined {
  if (pattern.type === 'Identifier') return pattern.name === name ? [] : undefined;
  const parts: readonly (readonly [key: string | number | undefined, part: Node | null | undefined])[] =
    pattern.type === 'ArrayPattern'
      ? pattern.elements.map((element, index) => [index, element])
      : pattern.type === 'ObjectPattern'
        ? pattern.properties.map((one) => (one.type === 'Property' ? [keyName(one), one.value] : [undefined, null]))
        : [];
  for (const [key, part] of parts) {
    const rest = key === undefined || !part ? undefined : pathIn(part, name);
    if (rest && key !== undefined) return [key, ...rest];
  }
  return undefined;
}
