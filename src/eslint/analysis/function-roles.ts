import { LAMBDA_FUNCTION } from './function-classes';
import type { MadeFunction } from './lambda-functions';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { booleanOf, nodeOf, type Creation } from './static-values';
import { isMember, unwrap, type Node } from './syntax';

/** Static methods that find a role, and the position of the options that say whether grants may change it. */
const FINDERS: Readonly<Record<string, number>> = {
  'iam.Role.fromRoleArn': 3,
  'iam.Role.fromRoleName': 3,
  'iam.Role.fromLookup': 2,
};

/** A function that the file creates with a role that it creates as well. */
export interface RoleUse {
  readonly role: Creation;
  readonly handler: MadeFunction;
}

/** Every `new` of a Lambda function. */
export function functionsOf({ imports }: SourceFile): readonly Creation[] {
  return imports.creations.filter(({ symbol }) => LAMBDA_FUNCTION.test(symbol));
}

/** The functions of the file whose role an expression is. */
export function functionsWithRole(file: SourceFile, written: Node): readonly MadeFunction[] {
  const role = roleMadeAs(file, written);
  if (!role) return [];
  return roleUses(file).flatMap(({ role: own, handler }) => {
    if (own.node !== role.node) return [];
    const holder = file.holderOf(written, handler.node);
    return [holder ? { ...handler, calls: [holder, ...handler.calls] } : handler];
  });
}

/** Every function of the file whose role the file makes. */
export const roleUses = perFile((file): readonly RoleUse[] => functionsOf(file).flatMap((made) => rolesOf(file, made)));

/** The role of a function; of one that a function of the file makes, the role that each call gives to it. */
function rolesOf(file: SourceFile, made: Creation): readonly RoleUse[] {
  const { evaluator } = file;
  const written = nodeOf(evaluator.property(file.props(made), 'role'));
  if (!written) return [];
  const only = ownRole(file, written);
  if (only) return [{ role: only, handler: { ...made, calls: [] } }];
  const times = evaluator.occasionsAround(made.node)?.all ?? [];
  return times.flatMap((time) => {
    const { place } = time;
    const role = place.type === 'CallExpression' && evaluator.during(time, () => ownRole(file, written));
    return role ? [{ role, handler: { ...made, calls: [place] } }] : [];
  });
}

/** Whether a function has a role that no grant adds anything to: `role.withoutPolicyUpdates()`, `{ mutable: false }`. */
export function hasFixedRole(file: SourceFile, handler: MadeFunction): boolean {
  const find = (): boolean => {
    const role = nodeOf(file.evaluator.property(file.props(handler), 'role'));
    return role !== undefined && isFixed(file, file.evaluator.origin(role));
  };
  return handler.calls.reduceRight((run, call) => () => file.duringCall(call, run), find)();
}

function isFixed(file: SourceFile, role: Node): boolean {
  if (role.type !== 'CallExpression') return false;
  if (unchanging(role)) return true;
  const position = FINDERS[file.imports.symbols.get(unwrap(role.callee)) ?? ''];
  if (position === undefined) return false;
  const mutable = file.evaluator.property(file.argument(role, position), 'mutable');
  return mutable.kind !== 'absent' && booleanOf(mutable) !== true;
}

/** The role that a function has: that of the file, also where the function gets it without the right to change it. */
function ownRole(file: SourceFile, written: Node): Creation | undefined {
  const role = unchanging(file.evaluator.origin(written)) ?? written;
  return roleMadeAs(file, role);
}

/** `role` of `role.withoutPolicyUpdates()` */
function unchanging(node: Node): Node | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return isMember(callee, /^withoutPolicyUpdates$/) ? callee.object : undefined;
}

/** The role that an expression is, where it is the only one that its `new` makes. */
function roleMadeAs(file: SourceFile, written: Node): Creation | undefined {
  const creation = file.typeOf(written)?.creation;
  return creation?.symbol === 'iam.Role' ? creation : undefined;
}
