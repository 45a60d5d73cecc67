import { addTo } from '../../collections/grouped';
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeName, isReachedWith, memberName, type Node } from './syntax';

/** A method call on something that the file makes. */
export interface MethodCall {
  readonly name: string;
  readonly node: TSESTree.CallExpression;
}

/** Everything that a file does with an object that an expression creates. */
export interface Instance {
  readonly calls: readonly MethodCall[];
  /** Every `thing.name`. */
  readonly members: readonly TSESTree.MemberExpression[];
  /** Whether its function is called several times, so that there are several objects. */
  readonly isRepeated: boolean;
  /** Names that patterns read from it: `name` in `const { name } = thing`. */
  readonly taken: readonly TSESTree.Property[];
  /** Whether code outside of this file can access it. */
  readonly isExposed: boolean;
  /** Whether it goes somewhere the file does not show. */
  readonly isLost: boolean;
  /** Whether more than a method or a construct takes it; those do not change the properties of a Lambda function. */
  readonly isGivenAway: boolean;
  /** Where escape hatches and assignments set CloudFormation properties, by their names in camelCase; `*` is any. */
  readonly overridden: ReadonlyMap<string, readonly Node[]>;
}

/** Whether the written properties still say what the resource will have under a name, in camelCase. */
export function isAsWritten({ isLost, overridden }: Instance, ...names: readonly string[]): boolean {
  return !isLost && !overridden.has('*') && !names.some((name) => overridden.has(name));
}

/** The same of a Lambda function, which may be handed to other constructs and their methods. */
export function isFunctionAsWritten({ isGivenAway, overridden }: Instance, name: string): boolean {
  return !isGivenAway && !overridden.has('*') && !overridden.has(name);
}

/**
 * What is assigned to a property, where that is the one change of it and happens whenever the thing is made:
 * `resource.defaultRouteSettings = {…}`.
 */
export function assignedTo({ isLost, overridden }: Instance, name: string, made: Node): Node | undefined {
  const [override, another] = overridden.get(name) ?? [];
  if (isLost || overridden.has('*') || another || override?.type !== 'AssignmentExpression') return undefined;
  const { left, right, operator } = override;
  const isWhole = left.type === 'MemberExpression' && memberName(left) === name && operator === '=';
  return isWhole && isReachedWith(override, made) ? right : undefined;
}

/** The call of `addPropertyOverride` that is the one change of a property, and happens whenever the thing is made. */
export function overrideOf(instance: Instance, name: string, made: Node): TSESTree.CallExpression | undefined {
  const [override, another] = overridesOf(instance, name, made);
  return another ? undefined : override;
}

/**
 * The calls of `addPropertyOverride` for a property and its parts, where nothing else changes it, and each happens whenever the
 * thing is made.
 */
export function overridesOf(
  { isLost, overridden }: Instance,
  name: string,
  made: Node,
): readonly TSESTree.CallExpression[] {
  const changes = isLost || overridden.has('*') ? [] : (overridden.get(name) ?? []);
  const calls = changes.filter((change) => change.type === 'CallExpression');
  const areKnown = calls.every((call) => calleeName(call) === 'addPropertyOverride' && isReachedWith(call, made));
  return areKnown && calls.length === changes.length ? calls : [];
}

/** The state while an object is followed. */
export class Trail implements Instance {
  public readonly calls: MethodCall[] = [];
  public readonly members: TSESTree.MemberExpression[] = [];
  public readonly taken: TSESTree.Property[] = [];
  public readonly overridden = new Map<string, Node[]>();
  public isExposed = false;
  public isRepeated = false;
  public isGivenAway = false;
  /** What has been followed already. */
  public readonly seen = new Set<Node>();
  private readonly paths = new Map<Node, Set<string>>();
  private isHandedOver = false;

  public get isLost(): boolean {
    return this.isGivenAway || this.isHandedOver;
  }

  /** Whether the object has not been followed to this node under these names before. */
  public reaches(place: Node, names: readonly string[]): boolean {
    const path = JSON.stringify(names);
    const known = this.paths.get(place) ?? new Set();
    this.paths.set(place, known);
    if (known.has(path)) return false;
    known.add(path);
    return true;
  }

  /** The object goes where anything may happen to it. */
  public loseSight(): void {
    this.isGivenAway = true;
  }

  /** The object is passed to a method or a construct that the file does not show. */
  public handOver(): void {
    this.isHandedOver = true;
  }

  public override(name: string, override: Node): void {
    addTo(this.overridden, name, override);
  }
}
