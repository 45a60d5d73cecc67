import { LAMBDA_FUNCTION } from './function-classes';
import type { MadeFunction } from './lambda-functions';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { nodeOf, type Creation } from './static-values';
import type { Node } from './syntax';

/** A function that the file creates with a role that it creates as well. */
interface RoleUse {
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

const roleUses = perFile((file): readonly RoleUse[] => functionsOf(file).flatMap((made) => rolesOf(file, made)));

/** The role of a function; of one that a function of the file makes, the role that each call gives to it. */
function rolesOf(file: SourceFile, made: Creation): readonly RoleUse[] {
  const { evaluator } = file;
  const written = nodeOf(evaluator.property(file.props(made), 'role'));
  if (!written) return [];
  const only = roleMadeAs(file, written);
  if (only) return [{ role: only, handler: { ...made, calls: [] } }];
  const times = evaluator.occasionsAround(made.node)?.all ?? [];
  return times.flatMap((time) => {
    const role = time.place.type === 'CallExpression' && evaluator.during(time, () => roleMadeAs(file, written));
    return role ? [{ role, handler: { ...made, calls: [time.place] } }] : [];
  });
}

/** The role that an expression is, where it is the only one that its `new` makes. */
function roleMadeAs(file: SourceFile, written: Node): Creation | undefined {
  const creation = file.typeOf(written)?.creation;
  return creation?.symbol === 'iam.Role' ? creation : undefined;
}
