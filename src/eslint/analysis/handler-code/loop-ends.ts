import { once } from '../once';
import { methodName } from '../method-calls';
import { isLoop, ancestor, isFunction, isInside, startOfChain, statementsAfter, type Node } from '../syntax';
import { variableOf } from '../variables';
import type { HandlerFile } from './handler-file';
import type { Origins } from './origins';

/** Whether a loop ends with its first post: it looks for the one connection that the message is for. */
export function endsAfter(post: Node, loop: Node): boolean {
  for (let child = post, at = post.parent; at && child !== loop; child = at, at = at.parent) {
    if (child.type === 'ReturnStatement') return true;
    const jump = statementsAfter(at, child).find(
      (statement) => statement.type === 'ContinueStatement' || leaves(statement, loop),
    );
    if (jump) return leaves(jump, loop);
  }
  return false;
}

/** Whether a statement always leaves a loop around it; a `break` inside of another loop or a `switch` leaves that. */
function leaves(statement: Node, loop: Node): boolean {
  if (statement.type !== 'BreakStatement' && statement.type !== 'ContinueStatement')
    return /^(?:Return|Throw)Statement$/.test(statement.type);
  const { label, type } = statement;
  if (label) {
    const labelled = ancestor(loop, (at) => at.type === 'LabeledStatement' && at.label.name === label.name);
    return labelled !== undefined && (type === 'BreakStatement' || loop.parent !== labelled);
  }
  if (type === 'ContinueStatement') return false;
  return ancestor(statement, (around) => isLoop(around) || around.type === 'SwitchStatement') === loop;
}

/**
 * Whether a loop ends when something that it sets says so, or the answer to a post: `if (isDelivered) break`,
 * `sent < 3`. It may look for one connection, or be for a few.
 */
export function endsByFlag(file: HandlerFile, { variables }: Origins, post: Node, loop: Node): boolean {
  const { conditions, flags } = endOf(loop, file);
  if (conditions.some((condition) => isInside(post, condition))) return true;
  const onTheWay: ReadonlySet<unknown> = variables;
  if (flags.some((flag) => !onTheWay.has(flag))) return true;
  const answer = ancestor(post, (at) => at.type === 'VariableDeclarator' || isFunction(at));
  return (
    answer?.type === 'VariableDeclarator' &&
    file.sourceCode
      .getDeclaredVariables(answer)
      .some(({ references }) => references.some(({ identifier }) => isInAny(identifier, conditions)))
  );
}

/** How a loop ends: the conditions, and the flags and numbers from outside of it that it sets and asks for there. */
const endOf = once((loop: Node, file: HandlerFile) => {
  const { nodes } = file;
  const conditions = endingConditions(file, loop);
  const places = [...nodes.of('Identifier'), ...nodes.of('MemberExpression')].filter((place) => isInside(place, loop));
  const keysOf = (test: (place: Node) => boolean): ReadonlySet<unknown> =>
    new Set(places.filter(test).map((place) => keyOf(file, place)));
  const asked = keysOf((place) => isInAny(place, conditions));
  const indexes = keysOf(isIndex);
  const flags = [
    ...nodes.of('AssignmentExpression').map(({ left }) => left),
    ...nodes.of('UpdateExpression').map(({ argument }) => argument),
  ]
    .filter((target) => isInside(target, loop) && isKept(file, target, loop))
    .map((target) => keyOf(file, target))
    .filter((key) => asked.has(key) && !indexes.has(key));
  return { conditions, flags };
});

/** Whether what is set stays the same from one iteration of a loop to the next: a variable or a field from outside. */
function isKept({ sourceCode }: HandlerFile, target: Node, loop: Node): boolean {
  const start = startOfChain(target);
  if (start.type === 'ThisExpression') return true;
  const variable = start.type === 'Identifier' ? variableOf(sourceCode, start) : undefined;
  return variable !== undefined && !variable.identifiers.some((declared) => isInside(declared, loop));
}

/** The same for every place where a variable or a field is read or set: the variable, and what the field is called. */
function keyOf({ sourceCode }: HandlerFile, place: Node): unknown {
  return place.type === 'Identifier' ? variableOf(sourceCode, place) : sourceCode.getText(place);
}

/** Whether it is the place of the next connection in a list: `list[at]`, `list[at++]`, `list.at(at)`. */
function isIndex(place: Node): boolean {
  const outer = place.parent?.type === 'UpdateExpression' ? place.parent : place;
  const { parent } = outer;
  if (parent?.type === 'CallExpression') return methodName(parent) === 'at';
  return parent?.type === 'MemberExpression' && parent.computed && parent.property === outer;
}

function isInAny(place: Node, conditions: readonly Node[]): boolean {
  return conditions.some((condition) => isInside(place, condition));
}

/** The conditions on which a loop ends: its own, and those of the jumps out of it. */
function endingConditions({ nodes }: HandlerFile, loop: Node): readonly Node[] {
  const jumps = [
    ...nodes.of('BreakStatement'),
    ...nodes.of('ContinueStatement'),
    ...nodes.of('ReturnStatement'),
  ].filter((jump) => isInside(jump, loop) && leaves(jump, loop));
  return [
    'test' in loop ? loop.test : null,
    ...jumps.map((jump) => {
      const { parent } = jump.parent.type === 'BlockStatement' ? jump.parent : jump;
      return parent.type === 'IfStatement' ? parent.test : null;
    }),
  ].flatMap((condition) => condition ?? []);
}
