import { oncePer } from '../collections/once-per';
import { type Json, type JsonObject, type Path, own } from '../cloudformation/document/json';
import { asText } from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Case, Resource, Term } from '../cloudformation/types';
import { rawMembers, rawProperties, someItem } from './raw-json';
import { withDocuments } from './text-documents';

/** One statement of an IAM policy, in one branch. */
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
  /** Whether it is unknown as a whole before deployment. */
  readonly isOpen: boolean;
}

/** One entry of a statement's `Resource`. */
export interface StatementResource {
  readonly term: Term;
  readonly path: Path;
  readonly when: readonly Assumption[];
}

/** The property with the policy document of a resource, by type; `Policies` is a list of items with one each. */
const DOCUMENTS = new Map<string, string>([
  ['AWS::IAM::Policy', 'PolicyDocument'],
  ['AWS::IAM::ManagedPolicy', 'PolicyDocument'],
  ['AWS::IAM::RolePolicy', 'PolicyDocument'],
  ['AWS::IAM::UserPolicy', 'PolicyDocument'],
  ['AWS::IAM::GroupPolicy', 'PolicyDocument'],
  ['AWS::SSO::PermissionSet', 'InlinePolicy'],
  ['AWS::IAM::Role', 'Policies'],
  ['AWS::IAM::User', 'Policies'],
  ['AWS::IAM::Group', 'Policies'],
]);

/** Resource types that carry policy statements. */
export const POLICY_TYPES: readonly string[] = [...DOCUMENTS.keys()];

/** The statements of a resource's identity policies, in order. */
export const statementsOf = oncePer((resource: Resource): readonly Statement[] => {
  const property = DOCUMENTS.get(resource.type);
  if (property === undefined) return [];
  if (property !== 'Policies') return documentStatements(resource, [property]);
  return listItems(resource, ['Policies']).flatMap(({ path, when }) =>
    documentStatements(resource, [...path, 'PolicyDocument'], when),
  );
});

/**
 * Tests by its JSON whether a policy may name some actions. Most policies are about something else, and the test takes
 * a fraction of the time that evaluating their statements would.
 *
 * @param beginnings the first characters of such actions and of patterns that match them
 */
export function mayNameAction(beginnings: string): (json: JsonObject) => boolean {
  return (json) => {
    const properties = rawProperties(json);
    const type = own(json, 'Type');
    const property = typeof type === 'string' ? DOCUMENTS.get(type) : undefined;
    if (!properties || property === undefined) return true;
    if (property !== 'Policies') return mayName(own(properties, property), beginnings);
    return someItem(own(properties, 'Policies'), (policy) => {
      const members = rawMembers(policy);
      return !members || mayName(own(members, 'PolicyDocument'), beginnings);
    });
  };
}

function mayName(document: Json | undefined, beginnings: string): boolean {
  if (document === undefined) return false;
  const members = rawMembers(document);
  if (!members) return true;
  return someItem(own(members, 'Statement'), (item) => {
    const statement = rawMembers(item);
    const action = statement && own(statement, 'NotAction') === undefined ? own(statement, 'Action') : undefined;
    return action === undefined || someItem(action, (item) => typeof item !== 'string' || mayBegin(item, beginnings));
  });
}

/** Whether an action or pattern may begin with one of some characters; `{{` begins a dynamic reference. */
function mayBegin(action: string, beginnings: string): boolean {
  return beginnings.includes(action.charAt(0)) || action.includes('{{');
}

/** The statements of the policy document at some path of a resource, in order. */
export function documentStatements(resource: Resource, document: Path, given = resource.exists): readonly Statement[] {
  return listItems(resource, [...document, 'Statement'], given).flatMap(({ path, when, term }) => {
    if (term.kind === 'unknown') return [openStatement(resource, path, when, term)];
    if (term.kind !== 'map') return [];
    const has = (key: string): boolean => term.entries.has(key);
    const isNotAction = has('NotAction');
    const isNotResource = has('NotResource');
    const resourcePath = [...path, isNotResource ? 'NotResource' : 'Resource'];
    return casesAt(resource, [...path, 'Effect'], when).flatMap((effect) =>
      casesAt(resource, [...path, 'Condition'], effect.when).flatMap((condition) =>
        combinations(resource, [...path, isNotAction ? 'NotAction' : 'Action'], condition.when).map(
          (actions): Statement => ({
            resource,
            path,
            when: actions.when,
            effect: effect.value,
            actions: actions.value,
            isNotAction,
            resources: listItems(resource, resourcePath, actions.when),
            isNotResource,
            isConditional: isCondition(condition.value),
            isOpen: false,
          }),
        ),
      ),
    );
  });
}

/** A statement that is unknown before deployment. */
function openStatement(resource: Resource, path: Path, when: readonly Assumption[], term: Term): Statement {
  const readings = { isNotAction: false, isNotResource: false, isConditional: false, isOpen: true };
  return { resource, path, when, effect: term, actions: [term], resources: [{ term, path, when }], ...readings };
}

/** Whether a `Condition` narrows a statement: one without entries does not. */
function isCondition(condition: Term): boolean {
  return condition.kind !== 'absent' && !(condition.kind === 'map' && condition.entries.size === 0);
}

/**
 * The items of a list, or the single value in place of a list, each in every branch.
 *
 * @param resource the resource
 * @param path of the list, from the resource's `Properties`
 * @param given what is assumed to hold
 */
export function listItems(resource: Resource, path: Path, given = resource.exists): readonly StatementResource[] {
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

/** The items of a list, or the single value in place of a list; one list for each combination of branches. */
function combinations(resource: Resource, path: Path, given: readonly Assumption[]): readonly Case<readonly Term[]>[] {
  return casesAt(resource, path, given).flatMap(({ value, when }): readonly Case<readonly Term[]>[] => {
    if (value.kind === 'list') return resource.template.evaluator.items(value, when);
    return [{ value: value.kind === 'absent' ? [] : [value], when }];
  });
}

function casesAt(resource: Resource, path: Path, given: readonly Assumption[]): readonly Case[] {
  const { template } = resource;
  return template.evaluator.at({ template, json: withDocuments(resource) }, path, given);
}

/**
 * Whether a statement's actions (or those that `NotAction` leaves) include an action; undefined when that is unknown.
 */
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
