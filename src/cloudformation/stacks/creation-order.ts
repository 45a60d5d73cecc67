import { oncePer } from '../../collections/once-per';
import { type Branch, excluding, includes, jointly, mergeBranches, perhaps } from '../conditions/branches';
import { references } from '../intrinsics/referred-names';
import { outwards } from './stacks-around';
import type { Resource, Template } from '../types';

/** Resources visited for all questions about one template; only a hostile template needs more. */
const MAX_VISITS = 500_000;
/** Branches that are kept apart for one order; with more, the order is unknown. */
const MAX_BRANCHES = 16;
/** Why an order is unknown. */
const TOO_MANY = 'the orders in which its template can be created are too many to try';

/**
 * The branches in which a resource may be created before another one: nothing that exists in them makes CloudFormation
 * create the other one first, by `DependsOn` or by references.
 *
 * @param resource whose creation it is about
 * @param other what should be there before
 * @param given the branch that the question is about
 * @returns none where the order is certain, or both are never created at once
 */
export function branchesTooEarly(resource: Resource, other: Resource, given: Branch): readonly Branch[] {
  const both = jointly(given, resource.exists, other.exists);
  return both ? excluding(both, branchesBefore(resource)(other)) : [];
}

/** The branches in which another resource is created first; an open one where it takes too long to tell. */
export type Orders = (other: Resource) => readonly Branch[];

/**
 * Why it is unknown what is created before a resource; undefined where it is known.
 *
 * @param others how many resources are compared with it next, which counts against the limit for the template
 */
export function orderDoubt(resource: Resource, others: number): string | undefined {
  const known = knownOrders(resource.template);
  known.visits += others;
  return known.visits > MAX_VISITS || allBefore(resource) === 'unknown' ? TOO_MANY : undefined;
}

/** Answers in which branches another resource is created before this one. */
export function branchesBefore(resource: Resource): Orders {
  const before = allBefore(resource);
  if (before !== 'unknown') return (other) => before.get(other) ?? [];
  const { template, logicalId } = resource;
  return (other) => [perhaps([], template, TOO_MANY, `${other.logicalId} before ${logicalId}`)];
}

/** Every resource that is created before another one, and the branches in which it is. */
type Earlier = ReadonlyMap<Resource, readonly Branch[]> | 'unknown';

function allBefore(resource: Resource): Earlier {
  const known = knownOrders(resource.template);
  const before = known.before.get(resource) ?? createdBefore(resource, known);
  known.before.set(resource, before);
  return before;
}

function createdBefore(resource: Resource, known: KnownOrders): Earlier {
  const found = new Map<Resource, readonly Branch[]>();
  const open: { readonly resource: Resource; readonly when: Branch }[] = [{ resource, when: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (++known.visits > MAX_VISITS) return 'unknown';
    const { when } = next;
    for (const { resource: other, when: side } of dependenciesOf(known, next.resource)) {
      const order = side.length === 0 ? when : jointly(when, side);
      if (!order) continue;
      const earlier = found.get(other) ?? [];
      if (other === resource || earlier.some((branch) => includes(order, branch))) continue;
      if (earlier.length >= MAX_BRANCHES) return 'unknown';
      found.set(other, order.length === 0 ? [order] : mergeBranches([], [...earlier, order]));
      // A resource orders others only in the branches in which it is created itself.
      const onward = other.exists.length === 0 ? order : jointly(order, other.exists);
      if (onward) open.push({ resource: other, when: onward });
    }
  }
  return found;
}

/** What a resource depends on or refers to, and the branch in which it does. */
interface Dependency {
  readonly resource: Resource;
  readonly when: Branch;
}

/** The orders in a template that were computed so far. */
interface KnownOrders {
  readonly before: Map<Resource, Earlier>;
  readonly dependencies: Map<Resource, readonly Dependency[]>;
  visits: number;
}

/** Kept for the template, so that each resource is read once. */
const knownOrders = oncePer((_: Template): KnownOrders => ({ before: new Map(), dependencies: new Map(), visits: 0 }));

function dependenciesOf({ dependencies }: KnownOrders, resource: Resource): readonly Dependency[] {
  const read = dependencies.get(resource);
  if (read) return read;
  const found = [...statedBy(resource), ...inside(resource), ...aroundIt(resource)];
  dependencies.set(resource, found);
  return found;
}

/** What a resource waits for by `DependsOn` and by references. */
function statedBy(resource: Resource): readonly Dependency[] {
  const { template } = resource;
  const found: Dependency[] = [];
  const always = new Set<string>(resource.dependsOn);
  for (const name of always) add(found, template, name, []);
  for (const { name, when } of references(resource.properties, template)) {
    if (always.has(name)) continue;
    if (when.length === 0) always.add(name);
    add(found, template, name, when);
  }
  return found;
}

/** A nested stack is created when all that is in it is. */
function inside({ template, logicalId }: Resource): readonly Dependency[] {
  const { resources } = template.neighbours.nestedIn(template, logicalId) ?? {};
  return [...(resources?.logicalIds ?? [])].flatMap((name) => {
    const resource = resources?.get(name);
    return resource ? [{ resource, when: [] }] : [];
  });
}

/** The resources of a nested stack wait for everything that the stack itself waits for, and so on outwards. */
function aroundIt(resource: Resource): readonly Dependency[] {
  return outwards(resource).slice(1).flatMap(statedBy);
}

function add(found: Dependency[], template: Template, name: string, when: Branch): void {
  const resource = template.resources.get(name);
  if (resource) found.push({ resource, when });
}
