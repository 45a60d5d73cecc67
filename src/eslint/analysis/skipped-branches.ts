import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isSoInEveryRun } from './every-run';
import type { Occasion } from './occasions';
import type { SourceFile } from './source-file';
import { isRead } from './object-uses';
import { once } from './once';
import { takesRight } from './static-operators';
import { nodeOf, type Value } from './static-values';
import { isInside, mayLeave, statementsBefore, unwrap, type Node } from './syntax';

/** What the file knows of a condition. */
type Known = Pick<SourceFile, 'evaluator' | 'callsOf'>;

const EXIT = /^(?:Return|Throw|Break|Continue)Statement$/;

/** Whether a node is in a branch that the file never takes: `if (props.stage)` where no stage is given. */
export function isSkipped(file: Known, node: Node): boolean {
  return isSoInEveryRun(file, node, (at) => !!at.parent && isLeftOut(file, at, at.parent));
}

/** Whether a call of a function, or a run of a loop, gets to a node inside of that. */
export type Reach = 'never' | 'perhaps' | 'certain';

/**
 * How certain it is that a call or a run gets to a node. What else is asked on the way counts only where it may depend on
 * what the call or the run is given: `if (key !== '$connect')`.
 */
export function reachOf(file: SourceFile, node: Node, occasion: Occasion): Reach {
  return file.evaluator.during(occasion, () => {
    const names = namesIn(occasion.owner, file);
    let reach: Reach = 'certain';
    for (let child = node, at = node.parent; at && child !== occasion.owner; child = at, at = at.parent) {
      if (isLeftOut(file, child, at)) return 'never';
      if (conditionsOf(file, child, at).some((one) => isAbout(file, one, names))) reach = 'perhaps';
    }
    return reach;
  });
}

/** The unknown conditions under which a node goes on to a part of it. */
function conditionsOf(file: SourceFile, inner: Node, outer: Node): readonly Node[] {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return outer.test !== inner && isTrue(file, outer.test) === undefined ? [outer.test] : [];
    case 'LogicalExpression':
      return outer.right === inner && isTrue(file, outer.left) === undefined ? [outer.left] : [];
    case 'SwitchStatement':
      return inner.type === 'SwitchCase' && !isOnlyCase(file, inner, outer) ? askedBy(outer) : [];
    case 'TryStatement':
      // What is tried may fail for one run, as it does where a construct has the id of another, and be caught.
      return outer.handler ? [outer] : [];
    default:
      return statementsBefore(outer, inner).flatMap((statement) => leavingConditions(file, statement));
  }
}

/** The unknown conditions under which a statement ends the code around it. */
function leavingConditions(file: SourceFile, statement: Node | null): readonly Node[] {
  if (!statement || !mayLeave(statement)) return [];
  if (statement.type !== 'IfStatement') return [statement];
  const isTaken = isTrue(file, statement.test);
  if (isTaken === undefined) return [statement.test];
  return leavingConditions(file, isTaken ? statement.consequent : statement.alternate);
}

/** Whether a case is certainly that of the value, or the default of a value that has no case. */
function isOnlyCase(
  { evaluator }: SourceFile,
  { test }: TSESTree.SwitchCase,
  { cases, discriminant }: TSESTree.SwitchStatement,
): boolean {
  const isSame = (written: Node): boolean | undefined =>
    areSame(evaluator.evaluate(discriminant), evaluator.evaluate(written));
  return test ? isSame(test) === true : cases.every((one) => !one.test || isSame(one.test) === false);
}

/** All that a `switch` compares: of `switch (true)`, the cases ask for something. */
function askedBy({ discriminant, cases }: TSESTree.SwitchStatement): readonly Node[] {
  return [discriminant, ...cases.flatMap(({ test }) => test ?? [])];
}

/** The names that a function or a loop declares, and those of what it changes: both may be different in each run. */
const namesIn = once((owner: Node, { sourceCode }: SourceFile): ReadonlySet<string> => {
  const scopes = sourceCode.scopeManager?.scopes ?? [];
  const inside = scopes.filter(({ block }) => isInside(block, owner));
  return new Set([
    ...inside.flatMap(({ variables }) => variables.map(({ name }) => name)),
    ...inside.flatMap(({ references }) => references.filter(isChange).map(({ identifier }) => identifier.name)),
  ]);
});

/** `count += 1`, `seen.push(key)` */
function isChange(reference: TSESLint.Scope.Reference): boolean {
  return reference.isWrite() || !isRead(reference.identifier, () => true);
}

function isAbout({ sourceCode }: SourceFile, condition: Node, names: ReadonlySet<string>): boolean {
  return sourceCode.getTokens(condition).some(({ value }) => names.has(value));
}

/** Whether a node is a part of another that never runs. */
function isLeftOut(file: Known, inner: Node, outer: Node): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (inner === outer.consequent) return isTrue(file, outer.test) === false;
      return inner === outer.alternate && isTrue(file, outer.test) === true;
    case 'LogicalExpression':
      return inner === outer.right && takesRight(outer.operator, file.evaluator.evaluate(outer.left)) === false;
    case 'SwitchStatement':
      return inner.type === 'SwitchCase' && isOtherCase(file, inner.test, outer.discriminant);
    case 'BlockStatement':
      return outer.body.some((statement) => statement.range[1] <= inner.range[0] && leaves(file, statement));
    default:
      return false;
  }
}

/** Whether a case is of another value; it may still be run after the one before it, of which nothing is certain. */
function isOtherCase({ evaluator }: Known, test: Node | null, discriminant: Node): boolean {
  return test !== null && areSame(evaluator.evaluate(discriminant), evaluator.evaluate(test)) === false;
}

/** Whether a statement ends what it is part of. */
function leaves(file: Known, statement: Node): boolean {
  if (statement.type !== 'IfStatement') return false;
  const isTaken = isTrue(file, statement.test);
  const taken = isTaken === true ? statement.consequent : isTaken === false ? statement.alternate : null;
  const last = taken?.type === 'BlockStatement' ? taken.body.at(-1) : taken;
  return EXIT.test(last?.type ?? '');
}

/** Whether a condition holds; undefined where that is not known. */
function isTrue(file: Known, written: Node): boolean | undefined {
  const test = unwrap(written);
  if (test.type === 'UnaryExpression' && test.operator === '!') return not(isTrue(file, test.argument));
  if (test.type === 'LogicalExpression' && test.operator !== '??') {
    const [left, right] = [isTrue(file, test.left), isTrue(file, test.right)];
    const decisive = test.operator === '||';
    if (left === decisive || right === decisive) return decisive;
    return left === undefined ? undefined : right;
  }
  const { evaluator } = file;
  if (test.type !== 'BinaryExpression') return truthOf(evaluator.evaluate(test));
  if (!/^[!=]==?$/.test(test.operator)) return undefined;
  const same = areSame(evaluator.evaluate(test.left), evaluator.evaluate(test.right));
  return test.operator.startsWith('!') ? not(same) : same;
}

function not(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function truthOf(value: Value): boolean | undefined {
  if (value.kind === 'absent') return false;
  if (value.kind === 'literal') return Boolean(value.value);
  return isObject(value) ? true : undefined;
}

/** Whether two values are the same; `null` and nothing are not told apart, and no two objects. */
function areSame(a: Value, b: Value): boolean | undefined {
  if (isNothing(a) || isNothing(b)) {
    if (isNothing(a) && isNothing(b)) return nodeOf(a) === undefined && nodeOf(b) === undefined ? true : undefined;
    return [a, b].every((value) => isNothing(value) || value.kind === 'literal' || isObject(value)) ? false : undefined;
  }
  return a.kind === 'literal' && b.kind === 'literal' ? a.value === b.value : undefined;
}

function isNothing(value: Value): boolean {
  return value.kind === 'absent' || (value.kind === 'literal' && value.value === null);
}

function isObject({ kind }: Value): boolean {
  return kind === 'object' || kind === 'array' || kind === 'made';
}
