import type { TSESLint } from '@typescript-eslint/utils';
import { once } from '../once';
import { ancestor, isFunction, isInside, statementsAfter, type Node } from '../syntax';
import { variableOf } from '../variables';
import type { HandlerFile } from './handler-file';
import { isLoop } from './loops';
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
 * Whether a loop ends when something that it sets says so, or the answer to a post: `if (isDelivered) break`. It may look
 * for one connection, too.
 */
export function endsByFlag(file: HandlerFile, { variables }: Origins, post: Node, loop: Node): boolean {
  const { conditions, flags } = endOf(loop, file);
  if (conditions.some((condition) => isInside(post, condition))) return true;
  if (flags.some((flag) => !variables.has(flag))) return true;
  const answer = ancestor(post, (at) => at.type === 'VariableDeclarator' || isFunction(at));
  return (
    answer?.type === 'VariableDeclarator' &&
    file.sourceCode.getDeclaredVariables(answer).some((variable) => isAsked(variable, conditions))
  );
}

/** How a loop ends: the conditions, and the variables from outside of it that it sets and asks for there. */
const endOf = once((loop: Node, file: HandlerFile) => {
  const conditions = endingConditions(file, loop);
  const flags = file.nodes.of('AssignmentExpression').flatMap(({ left, operator }) => {
    const isSet = left.type === 'Identifier' && operator === '=' && isInside(left, loop);
    const variable = isSet ? variableOf(file.sourceCode, left) : undefined;
    const isOutside = variable?.identifiers.every((declared) => !isInside(declared, loop));
    return variable && isOutside === true && isAsked(variable, conditions) ? [variable] : [];
  });
  return { conditions, flags };
});

function isAsked({ references }: TSESLint.Scope.Variable, conditions: readonly Node[]): boolean {
  return references.some(({ identifier }) => conditions.some((condition) => isInside(identifier, condition)));
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
