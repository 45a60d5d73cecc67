import { WRITING_ACTIONS } from '../../aws/store-actions';
import { allowsAction, coversAction } from './allowed-actions';
import { ownerOf } from './attributes';
import type { MethodUse } from './gathered';
import { functionsOf, functionsWithRole, hasFixedRole, roleUses, type RoleUse } from './function-roles';
import { functionMadeAs, type MadeFunction } from './lambda-functions';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { statementOf } from './statements';
import { nodeOf, type Creation, type Value } from './static-values';
import { ancestor, enclosingFunction, isLeftBefore, isReachedWith, type Node } from './syntax';

/** Methods of tables, caches and buckets by which a function may write to them. */
const GRANTS = ['grantWriteData', 'grantReadWriteData', 'grantFullAccess', 'grantWrite', 'grantReadWrite', 'grantPut'];
/** Methods of a function, and of a role, that add a statement. */
const ADDITIONS = ['addToRolePolicy', 'addToPolicy', 'addToPrincipalPolicy'];
const STORES = /^(?:dynamodb|s3|elasticache)\./;

/** A function that may write to a store, both created in the file. */
export interface StoreWrite {
  readonly store: Creation;
  readonly handler: MadeFunction;
}

/** The stores that functions in the file may write to. */
export const storeWrites = perFile((file): readonly StoreWrite[] => [
  ...file.methodCalls(GRANTS).flatMap((use) => eachTime(file, use, granted)),
  ...file.methodCalls(ADDITIONS).flatMap((use) => eachTime(file, use, added)),
  ...functionsOf(file).flatMap((made) => initial(file, { ...made, calls: [] })),
  ...roleUses(file).flatMap((use) => inline(file, use)),
]);

/** What a call allows; in a loop over functions, what it allows to each of them. */
function eachTime(
  file: SourceFile,
  use: MethodUse,
  find: (file: SourceFile, use: MethodUse) => readonly StoreWrite[],
): readonly StoreWrite[] {
  const { evaluator } = file;
  const plain = find(file, use);
  const times = plain.length > 0 ? undefined : evaluator.occasionsAround(use.node);
  return times ? times.all.flatMap((time) => evaluator.during(time, () => find(file, use))) : plain;
}

/** `store.grantWrite(handler)`, or to its role */
function granted(file: SourceFile, { node: call, receiver }: MethodUse): readonly StoreWrite[] {
  const store = storeMadeAs(file, receiver);
  const [grantee] = call.arguments;
  return store && grantee ? functionsAs(file, grantee, call).map((handler) => ({ store, handler })) : [];
}

/** `handler.addToRolePolicy(statement)`, or `role.addToPolicy(statement)` */
function added(file: SourceFile, { node: call, receiver }: MethodUse): readonly StoreWrite[] {
  const tables = writtenBy(file, file.argument(call, 0));
  const functions = tables.length > 0 ? functionsAs(file, receiver, call) : [];
  return functions.flatMap((handler) => tables.map((store) => ({ store, handler })));
}

/** The functions that a call gives rights to: the function that an expression is, or those whose role it is. */
function functionsAs(file: SourceFile, written: Node, call: Node): readonly MadeFunction[] {
  const handler = functionMadeAs(file, written);
  const functions = handler ? grantable(file, handler) : functionsWithRole(file, written);
  return functions.filter((one) => isMadeWith(call, one));
}

/** `new Function(this, 'Handler', { initialPolicy: [statement] })` */
function initial(file: SourceFile, handler: MadeFunction): readonly StoreWrite[] {
  const statements = file.evaluator.property(file.props(handler), 'initialPolicy');
  return writtenByAll(file, statements).flatMap((store) =>
    grantable(file, handler).map((one) => ({ store, handler: one })),
  );
}

/** The function, unless its role takes no grants. */
function grantable(file: SourceFile, handler: MadeFunction): readonly MadeFunction[] {
  return hasFixedRole(file, handler) ? [] : [handler];
}

/** `new Role(this, 'Role', { inlinePolicies: { writes: new PolicyDocument({ statements: [statement] }) } })` */
function inline(file: SourceFile, { role, handler }: RoleUse): readonly StoreWrite[] {
  const { evaluator } = file;
  const policies = evaluator.property(file.props(role), 'inlinePolicies');
  return (evaluator.keys(policies) ?? []).flatMap((name) => {
    const document = evaluator.property(policies, name);
    if (document.kind !== 'made' || document.made.symbol !== 'iam.PolicyDocument') return [];
    const statements = evaluator.property(file.props(document.made), 'statements');
    return writtenByAll(file, statements).map((store) => ({ store, handler }));
  });
}

/** The tables that the statements of a list allow writing to. */
function writtenByAll(file: SourceFile, statements: Value): readonly Creation[] {
  return statements.kind === 'array' ? statements.items.flatMap((one) => writtenBy(file, one)) : [];
}

/** The tables whose ARN a statement has, where it allows writing to them. */
function writtenBy(file: SourceFile, statement: Value): readonly Creation[] {
  if (statement.kind !== 'made' || statement.made.symbol !== 'iam.PolicyStatement') return [];
  const found = statementOf(file, statement.made);
  if (!allowsAction(found, isWriting)) return [];
  return found.resources.flatMap((resource) => {
    const written = ownerOf(file, nodeOf(resource), /^tableArn$/);
    const table = written && storeMadeAs(file, written);
    return table ? [table] : [];
  });
}

function isWriting(action: Value): boolean {
  return WRITING_ACTIONS.dynamodb.some((name) => coversAction(action, name));
}

function storeMadeAs(file: SourceFile, written: Node): Creation | undefined {
  const typed = file.typeOf(written);
  const store = typed?.creation ?? typed?.pattern;
  return store && STORES.test(store.symbol) ? store : undefined;
}

/** Whether a call always runs when the function is created. */
function isMadeWith(call: Node, handler: Creation): boolean {
  const isCertain = !isConditional(call) && !isLeftBefore(call, handler.node);
  return isCertain || isReachedWith(call, handler.node);
}

/** Whether a call is conditional. */
function isConditional(call: Node): boolean {
  const around = enclosingFunction(call);
  const nearest = ancestor(call, (node) => node === around || CASES.test(node.type));
  return nearest !== around;
}

const CASES = /^(?:If|Switch)Statement$|^(?:Conditional|Logical)Expression$/;
