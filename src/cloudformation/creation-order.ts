import { type Branch, excluding, jointly, mergeBranches } from './conditions/branches';
import { type Json, isList, isObject } from './document/json';
import type { Resource, Template } from './types';

/** Resources looked at for all questions about a template; one that asks for more is made to. */
const MAX_VISITS = 500_000;
/** Branches of one order that are told apart. */
const MAX_BRANCHES = 16;
/**
 * The branches in which a resource may be created before another one: nothing that exists in them makes CloudFormation
 * create the other one first, by `DependsOn` or by references.
 *
 * @param resource whose creation it is about
 * @param other what should be there before
 * @param given the branch that the question is about
 * @returns none where the order is certain, or both are never created at once; `'unknown'` when that cannot be told
 */
export function branchesTooEarly(resource: Resource, other: Resource, given: Branch): readonly Branch[] | 'unknown' {
  const both = jointly(given, resource.exists, other.exists);
  if (both === undefined) return [];
  const before = branchesBefore(resource);
  if (both === 'unknown' || before === 'unknown') return 'unknown';
  return excluding(both, before.get(other) ?? []);
}

/** Resources that, in some branch, exist before a resource is created: what it depends on and refers to, and so on. */
export function createdBefore(resource: Resource): ReadonlySet<Resource> {
  const before = branchesBefore(resource);
  return new Set(before === 'unknown' ? [] : before.keys());
}

/** What is created before a resource where it is created at all, and in which branches. */
export function branchesBefore(resource: Resource): ReadonlyMap<Resource, readonly Branch[]> | 'unknown' {
  const orders = ordersOf(resource.template);
  const known = orders.before.get(resource);
  if (known) return known;
  const found = new Map<Resource, readonly Branch[]>();
  const open: { readonly resource: Resource; readonly when: Branch }[] = [{ resource, when: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (++orders.visits > MAX_VISITS) return 'unknown';
    const { when } = next;
    for (const other of dependenciesOf(orders, next.resource)) {
      const earlier = found.get(other) ?? [];
      if (other === resource || earlier.some((branch) => includes(when, branch))) continue;
      if (earlier.length >= MAX_BRANCHES) return 'unknown';
      found.set(other, when.length === 0 ? [when] : mergeBranches([], [...earlier, when]));
      // What is not created passes no order on.
      const onward = other.exists.length === 0 ? when : jointly(when, other.exists);
      if (Array.isArray(onward)) open.push({ resource: other, when: onward });
    }
  }
  orders.before.set(resource, found);
  return found;
}

/** Whether a branch assumes all that another one does. */
function includes(branch: Branch, other: Branch): boolean {
  return other.every((assumption) =>
    branch.some(({ name, value }) => name === assumption.name && value === assumption.value),
  );
}

/** What has been found out about the orders in a template. */
interface Orders {
  readonly before: Map<Resource, ReadonlyMap<Resource, readonly Branch[]>>;
  /** What each depends on and refers to; a reference counts whichever side of `Fn::If` it stands on. */
  readonly dependencies: Map<Resource, readonly Resource[]>;
  visits: number;
}

/** Templates do not change, and each resource is read once however many questions there are. */
const known = new WeakMap<Template, Orders>();

function ordersOf(template: Template): Orders {
  const orders = known.get(template) ?? { before: new Map(), dependencies: new Map(), visits: 0 };
  known.set(template, orders);
  return orders;
}

function dependenciesOf({ dependencies }: Orders, resource: Resource): readonly Resource[] {
  const read = dependencies.get(resource);
  if (read) return read;
  const names = new Set([...resource.dependsOn, ...referredNames(resource.properties)]);
  const found = [...names].flatMap((name) => resource.template.resources.get(name) ?? []);
  dependencies.set(resource, found);
  return found;
}

/** Logical ids (and parameters, and pseudo parameters) that a value refers to. Walks without recursion: depth is hostile. */
export function referredNames(json: Json): ReadonlySet<string> {
  const names = new Set<string>();
  const open: Json[] = [json];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) {
      for (const item of next) open.push(item);
      continue;
    }
    if (!isObject(next)) continue;
    for (const [key, value] of Object.entries(next)) {
      if (key === 'Ref' && typeof value === 'string') names.add(value);
      else if (key === 'Fn::GetAtt') {
        const name = isList(value) ? value[0] : value;
        if (typeof name === 'string') names.add(name.split('.', 1)[0] ?? '');
      } else if (key === 'Fn::Sub') {
        const format = isList(value) ? value[0] : value;
        if (typeof format === 'string') for (const name of namesIn(format)) names.add(name);
        if (isList(value)) for (const bindings of value.slice(1)) open.push(bindings);
      } else open.push(value);
    }
  }
  return names;
}

/** Names in a format of `Fn::Sub`, without their attributes. */
function namesIn(format: string): readonly string[] {
  return [...format.matchAll(/\$\{([^{}]*)\}/g)]
    .map(([, name = '']) => (name.split('.', 1)[0] ?? '').trim())
    .filter((name) => !name.startsWith('!'));
}
