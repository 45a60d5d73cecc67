import { own, type Json, type Path } from '../cloudformation/document/json';
import type { Resource } from '../cloudformation/resource';
import type { Wanted } from '../cloudformation/resource-table';
import { asText, type Assumption, type Case, type Term } from '../cloudformation/intrinsics/term';
import { someWritten, writtenMembers, writtenProperties } from './raw-json';

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
  return items(resource, ['Policies']).flatMap(({ path, when }) =>
    documentStatements(resource, [...path, 'PolicyDocument'], when),
  );
}

/**
 * The policies that may name some actions, as far as their text shows; most are about something else, and telling so
 * takes a fraction of what their statements take.
 *
 * @param beginnings characters that such actions, and patterns that match them, begin with
 */
export function naming(beginnings: string): Wanted {
  const policy = new RegExp(`"(?:${UNUSUAL_POLICY.source}|(?!Effect")[${beginnings}])`);
  return {
    json: (json) => {
      const properties = writtenProperties(json);
      const type = own(json, 'Type');
      if (!properties || typeof type !== 'string') return true;
      if (!DOCUMENTS.get(type)) return mayName(own(properties, 'PolicyDocument'), beginnings);
      return someWritten(own(properties, 'Policies'), (policy) => {
        const members = writtenMembers(policy);
        return !members || mayName(own(members, 'PolicyDocument'), beginnings);
      });
    },
    listed: (text, type) => (DOCUMENTS.get(type) ? UNUSUAL_HOLDER : policy).test(text),
  };
}

// In the text of a resource in CDK's layout, what the JSON of it has to be looked at for. Escapes and dynamic references
// (`{{`) hide what an action is; intrinsics other than these may make statements, or properties.

/** Of a role, user or group: that it has policies, or may have. */
const UNUSUAL_HOLDER = /\n {3,4}"(?:Policies"|Ref"|Fn::)/;

/** Of a policy, behind a quote: what is no list of statements with lists of written actions. */
const UNUSUAL_POLICY =
  /NotAction"|PolicyDocument": [^{]|Statement": [^[]|Action": (?!"[^"\\{]*"|\[(?:\s*"[^"\\{]*",?)*\s*\])|Fn::(?!GetAtt"|ImportValue"|Join"|Sub")/;

function mayName(document: Json | undefined, beginnings: string): boolean {
  if (document === undefined) return false;
  const members = writtenMembers(document);
  if (!members) return true;
  return someWritten(own(members, 'Statement'), (item) => {
    const statement = writtenMembers(item);
    const action = statement && own(statement, 'NotAction') === undefined ? own(statement, 'Action') : undefined;
    return action === undefined || someWritten(action, (one) => typeof one !== 'string' || mayBegin(one, beginnings));
  });
}

/** Whether an action or pattern may begin in one of some ways; `{{` begins a dynamic reference. */
function mayBegin(action: string, beginnings: string): boolean {
  return beginnings.includes(action.charAt(0)) || action.includes('{{');
}

function documentStatements(resource: Resource, document: Path, given = resource.exists): readonly Statement[] {
  return items(resource, [...document, 'Statement'], given).flatMap(({ path, when, term }) => {
    if (term.kind !== 'map') return [];
    const has = (key: string): boolean => term.entries.has(key);
    const isNotAction = has('NotAction');
    const isNotResource = has('NotResource');
    const resourcePath = [...path, isNotResource ? 'NotResource' : 'Resource'];
    return casesAt(resource, [...path, 'Effect'], when).flatMap((effect) =>
      combinations(resource, [...path, isNotAction ? 'NotAction' : 'Action'], effect.when).map(
        (actions): Statement => ({
          resource,
          path,
          when: actions.when,
          effect: effect.value,
          actions: actions.value,
          isNotAction,
          resources: items(resource, resourcePath, actions.when),
          isNotResource,
          isConditional: has('Condition'),
        }),
      ),
    );
  });
}

/**
 * The items of a list, or the one value that stands in its place, each in every branch.
 *
 * @param resource the resource
 * @param path of the list, from the resource's `Properties`
 * @param given what is assumed to hold
 */
export function items(resource: Resource, path: Path, given = resource.exists): readonly StatementResource[] {
  const found: StatementResource[] = [];
  for (const { value, when: branch } of casesAt(resource, path, given)) {
    if (value.kind !== 'list') {
      if (value.kind !== 'absent') found.push({ term: value, path, when: branch });
      continue;
    }
    for (const [index, item] of value.items.entries()) {
      for (const { value: term, when } of resource.template.evaluator.evaluate(item, branch))
        if (term.kind !== 'absent') found.push({ term, path: [...path, index], when });
    }
  }
  return found;
}

/** The items of a list, or the one value that stands in its place, together; one list per combination of branches. */
function combinations(resource: Resource, path: Path, given: readonly Assumption[]): readonly Case<readonly Term[]>[] {
  return casesAt(resource, path, given).flatMap(({ value, when }): readonly Case<readonly Term[]>[] => {
    if (value.kind === 'list') return resource.template.evaluator.items(value, when);
    return [{ value: value.kind === 'absent' ? [] : [value], when }];
  });
}

function casesAt(resource: Resource, path: Path, given: readonly Assumption[]): readonly Case[] {
  const { template, properties } = resource;
  return template.evaluator.at({ template, json: properties }, path, given);
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
