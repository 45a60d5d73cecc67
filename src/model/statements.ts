import { formatPath, type Path } from './json';
import type { Resource } from './resource';
import { asText, type Assumption, type Case, type Term } from './term';

/** One IAM policy statement, in one branch, wherever it stands. */
export interface Statement {
  readonly resource: Resource;
  /** Path of the statement inside the resource. */
  readonly path: Path;
  readonly when: readonly Assumption[];
  readonly effect: Term;
  /** Values of `Action`; of `NotAction` where `isNotAction`. */
  readonly actions: readonly Term[];
  readonly isNotAction: boolean;
  /** Values of `Resource` (or `NotResource`), each with its path inside the resource. */
  readonly resources: readonly StatementResource[];
  readonly isNotResource: boolean;
  /** Whether a `Condition` block narrows it. */
  readonly isConditional: boolean;
}

/** One entry of a statement's `Resource`. */
export interface StatementResource {
  readonly term: Term;
  readonly path: Path;
  readonly when: readonly Assumption[];
}

/** Where policy documents stand, by resource type. `true`: in each item of the list `Policies`. */
const DOCUMENTS = new Map<string, boolean>([
  ['AWS::IAM::Policy', false],
  ['AWS::IAM::ManagedPolicy', false],
  ['AWS::IAM::RolePolicy', false],
  ['AWS::IAM::UserPolicy', false],
  ['AWS::IAM::GroupPolicy', false],
  ['AWS::IAM::Role', true],
  ['AWS::IAM::User', true],
  ['AWS::IAM::Group', true],
]);

/** Resource types that carry policy statements. */
export const POLICY_TYPES: readonly string[] = [...DOCUMENTS.keys()];

/** The statements of a resource's identity policies, in order. */
export function statementsOf(resource: Resource): readonly Statement[] {
  if (!DOCUMENTS.get(resource.type)) return documentStatements(resource, ['PolicyDocument']);
  return items(resource, ['Policies']).flatMap(({ path }) => documentStatements(resource, [...path, 'PolicyDocument']));
}

function documentStatements(resource: Resource, document: Path): readonly Statement[] {
  return items(resource, [...document, 'Statement']).flatMap(({ path, when, term }) => {
    if (term.kind !== 'map') return [];
    const has = (key: string): boolean => term.entries.has(key);
    const isNotAction = has('NotAction');
    const isNotResource = has('NotResource');
    return inBranch(resource.cases(...path, 'Effect'), when).map((effect): Statement => ({
      resource,
      path,
      when: effect.when,
      effect: effect.value,
      actions: items(resource, [...path, isNotAction ? 'NotAction' : 'Action']).map((action) => action.term),
      isNotAction,
      resources: items(resource, [...path, isNotResource ? 'NotResource' : 'Resource']),
      isNotResource,
      isConditional: has('Condition'),
    }));
  });
}

/** The items of a list, or the one value that stands in its place, in every branch. */
export function items(resource: Resource, path: Path): readonly StatementResource[] {
  const found: StatementResource[] = [];
  const seen = new Set<string>();
  const add = ({ value: term, when }: Case, at: Path): void => {
    if (term.kind === 'absent') return;
    const key = `${formatPath(at)} ${when.map(({ name, value }) => `${name}=${value}`).join()}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ term, path: at, when });
  };
  for (const entry of resource.cases(...path)) {
    if (entry.value.kind !== 'list') {
      add(entry, path);
      continue;
    }
    entry.value.items.forEach((item, index) => {
      for (const evaluated of resource.template.evaluator.evaluate(item, entry.when)) add(evaluated, [...path, index]);
    });
  }
  return found;
}

/** The cases that are part of a branch: those whose assumptions include it. */
function inBranch(cases: readonly Case[], when: readonly Assumption[]): readonly Case[] {
  return cases.filter((entry) =>
    when.every((one) => entry.when.some((other) => other.name === one.name && other.value === one.value)),
  );
}

/** Whether a statement's actions (or what `NotAction` leaves) include an action; undefined when one cannot be known. */
export function allows(
  statement: Statement,
  action: string,
  matches: (pattern: string, text: string) => boolean,
): boolean | undefined {
  let open = false;
  for (const term of statement.actions) {
    const text = asText(term);
    if (text?.length !== 1 || typeof text[0] !== 'string') open = true;
    else if (matches(text[0].toLowerCase(), action.toLowerCase())) return !statement.isNotAction;
  }
  return open ? undefined : statement.isNotAction;
}
