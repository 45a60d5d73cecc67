import type { TSESTree } from '@typescript-eslint/utils';
import type { Instance, MethodCall } from './instance';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { isUsed } from './statement-uses';
import { stringOf, type Creation, type Value } from './static-values';
import { isReachedWith, type Node } from './syntax';

/** A statement of an IAM policy, whichever way the file writes it. */
export interface Statement {
  /** Those that the file shows for certain. */
  readonly actions: readonly Value[];
  readonly resources: readonly Value[];
  /** Whether it denies, or its effect is not known. */
  readonly mayDeny: boolean;
  /** Whether it allows its actions on all of its resources: it does not deny, and no condition limits it. */
  readonly isUnlimited: boolean;
  /** Whether it may have other actions, too. */
  readonly isOpen: boolean;
}

/** The names that the parts of a statement have in one way of writing it. */
interface Names {
  readonly actions: string;
  readonly resources: string;
  readonly effect: string;
  /** What limits what a statement allows, or to whom it applies. */
  readonly limits: readonly string[];
}

const OF_CONSTRUCT: Names = {
  actions: 'actions',
  resources: 'resources',
  effect: 'effect',
  limits: ['conditions', 'notActions', 'notResources', 'principals', 'notPrincipals'],
};
const OF_GRANT: Names = { ...OF_CONSTRUCT, resources: 'resourceArns' };
const OF_JSON: Names = {
  actions: 'Action',
  resources: 'Resource',
  effect: 'Effect',
  limits: ['Condition', 'NotAction', 'NotResource', 'Principal', 'NotPrincipal'],
};

/** Static methods that make a statement of their first argument. */
const WAYS: Readonly<Record<string, Names>> = {
  'iam.PolicyStatement.fromJson': OF_JSON,
  'iam.Grant.addToPrincipal': OF_GRANT,
  'iam.Grant.addToPrincipalOrResource': OF_GRANT,
  'iam.Grant.addToPrincipalAndResource': OF_GRANT,
};

/** Changes to a statement after which its resources alone no longer say what it grants. */
const NARROWING = /^(?:copy$|add(?:Not|\w*(?:Condition|Principal)))/;

/** Every statement of a file. */
export const statements = perFile((file): readonly Statement[] => [
  ...file.made('iam.PolicyStatement').map((creation) => statementOf(file, creation)),
  ...file.imports.calls.flatMap(({ symbol, node }) => {
    const names = WAYS[symbol];
    return names ? [statementFrom(file, node, file.argument(node, 0), names)] : [];
  }),
]);

/** The statement that `new PolicyStatement` makes. */
export function statementOf(file: SourceFile, creation: Creation): Statement {
  return statementFrom(file, creation.node, file.props(creation), OF_CONSTRUCT);
}

function statementFrom(
  file: SourceFile,
  made: TSESTree.NewExpression | TSESTree.CallExpression,
  props: Value,
  names: Names,
): Statement {
  const part = (name: string): Value => file.evaluator.property(props, name);
  const actions = listOf(part(names.actions));
  const added = callsOf(file, made, 'addActions');
  return {
    actions: [...(actions ?? []), ...added.flatMap(({ node }) => givenWith(file, made, node))],
    resources: [
      ...(listOf(part(names.resources)) ?? []),
      ...callsOf(file, made, 'addResources').flatMap(({ node }) => givenWith(file, made, node)),
    ],
    get mayDeny() {
      return !isAllow(part(names.effect)) || file.instance({ node: made }).overridden.has('effect');
    },
    get isUnlimited() {
      const isPlain = names.limits.every((name) => part(name).kind === 'absent');
      return isPlain && isAllow(part(names.effect)) && !isNarrowed(file.instance({ node: made })) && isUsed(file, made);
    },
    isOpen: actions === undefined || actions.length === 0 || added.length > 0,
  };
}

/** The calls of a method of a statement, in a file that calls it at all. */
function callsOf(
  file: SourceFile,
  node: TSESTree.NewExpression | TSESTree.CallExpression,
  method: string,
): readonly MethodCall[] {
  if (file.methodCalls([method]).length === 0) return [];
  return file.instance({ node }).calls.filter(({ name }) => name === method);
}

/** The items of a list, or the one value that stands for a list; undefined where they are not known. */
function listOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'absent') return [];
  if (value.kind === 'array') return value.items;
  return value.kind === 'literal' || value.kind === 'text' ? [value] : undefined;
}

/** What a call gives a statement, where it runs whenever that is made. */
function givenWith(file: SourceFile, made: Node, call: TSESTree.CallExpression): readonly Value[] {
  return isReachedWith(call, made) ? call.arguments.map((_, position) => file.argument(call, position)) : [];
}

function isAllow(effect: Value): boolean {
  if (effect.kind === 'symbol') return effect.symbol === 'iam.Effect.ALLOW';
  return effect.kind === 'absent' || stringOf(effect) === 'Allow';
}

function isNarrowed({ calls, overridden }: Instance): boolean {
  return overridden.size > 0 || calls.some(({ name }) => NARROWING.test(name));
}
