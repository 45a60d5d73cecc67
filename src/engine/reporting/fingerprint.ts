import { hash } from 'node:crypto';
import { type Json, type Path, isObject } from '../../cloudformation/document/json';
import { casesIn } from '../../cloudformation/resources/cases-in';
import type { Assumption, Expr, Resource, Term, Text } from '../../cloudformation/types';

/** The properties by which a finding is identified. */
export interface Identity {
  readonly ruleId: string;
  readonly resource: Resource;
  /** From the resource's `Properties`. */
  readonly path: Path;
  /** The properties that were judged. @default - the one at the path */
  readonly judged?: readonly Path[];
  /** What must hold for the branch it is found in. */
  readonly when: readonly Assumption[];
  /** That branch as people read it. */
  readonly branch: string;
}

/**
 * Identifies a finding when the app has changed: equal for the same rule, resource, property, offending value and
 * branch. The path of the template, the order of its entries, other entries of the same map, the wording of the message
 * and the version of this tool make no difference.
 *
 * The resource is identified by its construct path, or by its logical id where it has none; list items by their value,
 * not by their index. Values are compared as they evaluate; lists and maps inside of a list as they are written; of
 * other maps, the entries that were judged.
 *
 * @returns 32 hexadecimal digits
 */
export function fingerprint({ ruleId, resource, path, judged, when, branch }: Identity): string {
  // The order of a branch's assumptions depends on the order of resources.
  const holding = branch.split(', ').sort().join(', ');
  const parts = [ruleId, nameOf(resource), propertyOf(path), holding, ...valuesAt(resource, path, judged ?? [], when)];
  return digits(parts);
}

/** The fingerprint of a further finding that is otherwise the same, with another sentence. */
export function nextFingerprint(first: string, before: number): string {
  return digits([first, before]);
}

function digits(parts: readonly (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, 32);
}

function nameOf({ constructPath, declared, origin }: Resource): string {
  const name = constructPath ?? declared.logicalId;
  return origin?.part === undefined ? name : `${name} ${origin.part}`;
}

function propertyOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
}

function valuesAt(
  resource: Resource,
  path: Path,
  judged: readonly Path[],
  when: readonly Assumption[],
): readonly string[] {
  // A finding about a resource as a whole, or about its order, does not depend on values.
  if (path.length === 0 || path[0] === 'DependsOn') return [];
  const at = (steps: Path): readonly Term[] => casesIn(resource, steps, when).map(({ value }) => value);
  // A value that is the same in several branches is one value.
  const texts = (terms: readonly Term[]): readonly string[] => [...new Set(terms.map((term) => valueText(term, when)))];
  const found = at(path);
  if (!found.some(({ kind }) => kind === 'map')) return texts(found);
  const below = judged.filter((steps) => steps.length > path.length && path.every((step, at) => steps[at] === step));
  return below.flatMap((steps) => [propertyOf(steps), ...texts(at(steps))]);
}

function valueText(term: Term, when: readonly Assumption[]): string {
  switch (term.kind) {
    case 'absent':
      return '';
    case 'scalar':
      // To CloudFormation, "5" and 5 are the same.
      return JSON.stringify(String(term.value));
    case 'text':
      return symbolText(term.text);
    case 'unknown':
      return `? ${term.label}`;
    case 'list':
      return `[${term.items.map((item) => itemText(item, when)).join()}]`;
    case 'map':
      return '{}';
  }
}

/** An item of a list: its value, where that is a text in every branch. */
function itemText(item: Expr, when: readonly Assumption[]): string {
  if ('term' in item) return valueText(item.term, when);
  const terms = item.template.evaluator.evaluate(item, when).map(({ value }) => value);
  if (terms.some(({ kind }) => kind === 'list' || kind === 'map')) return canonical(item.json);
  return [...new Set(terms.map((term) => valueText(term, when)))].join('|');
}

/** A logical id may hold a hash of the resource's content (Lambda versions); the construct path never does. */
function symbolText(text: Text): string {
  return JSON.stringify(
    text.map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'resource') return ['resource', nameOf(part.resource), part.attribute ?? ''];
      return [part.kind, part.kind === 'pseudo' ? part.name : part.label];
    }),
  );
}

/** JSON with its keys in order. */
function canonical(json: Json): string {
  return JSON.stringify(json, (_, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}
