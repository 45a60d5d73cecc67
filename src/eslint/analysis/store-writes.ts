import { WRITING_ACTIONS } from '../../aws/store-actions';
import { allowsAction, coversAction } from './allowed-actions';
import { ownerOf } from './attributes';
import type { MethodUse } from './gathered';
import { LAMBDA_FUNCTION } from './function-classes';
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

/** A function that the file creates with a role that it creates as well. */
interface RoleUse {
  readonly role: Creation;
  readonly handler: MadeFunction;
}

/** The stores that functions in the file may write to. */
export const storeWrites = perFile((file): readonly StoreWrite[] => {
  const functions = file.imports.creations.filter(({ symbol }) => LAMBDA_FUNCTION.test(symbol));
  const uses = functions.flatMap((made) => roleUses(file, made));
  return [
    ...file.methodCalls(GRANTS).flatMap((use) => eachTime(file, use, (now) => granted(file, now, uses))),
    ...file.methodCalls(ADDITIONS).flatMap((use) => eachTime(file, use, (now) => added(file, now, uses))),
    ...functions.flatMap((made) => initial(file, { ...made, calls: [] })),
  ];
});

/** What a call allows; in a loop over functions, what it allows to each of them. */
function eachTime(
  file: SourceFile,
  use: MethodUse,
  find: (use: MethodUse) => readonly StoreWrite[],
): readonly StoreWrite[] {
  const { evaluator } = file;
  const plain = find(use);
  const times = plain.length > 0 ? undefined : evaluator.occasionsAround(use.node);
  return times ? times.all.flatMap((time) => evaluator.during(time, () => find(use))) : plain;
}

/** `store.grantWrite(handler)`, or to its role */
function granted(
  file: SourceFile,
  { node: call, receiver }: MethodUse,
  uses: readonly RoleUse[],
): readonly StoreWrite[] {
  const store = storeMadeAs(file, receiver);
  const [grantee] = call.arguments;
  return store && grantee ? functionsAs(file, grantee, call, uses).map((handler) => ({ store, handler })) : [];
}

/** `handler.addToRolePolicy(statement)`, or `role.addToPolicy(statement)` */
function added(file: SourceFile, { node: call, receiver }: MethodUse, uses: readonly RoleUse[]): readonly StoreWrite[] {
  const tables = writtenBy(file, file.argument(call, 0));
  const functions = tables.length > 0 ? functionsAs(file, receiver, call, uses) : [];
  return functions.flatMap((handler) => tables.map((store) => ({ store, handler })));
}

/** The functions that a call gives rights to: the function that an expression is, or those whose role it is. */
function functionsAs(file: SourceFile, written: Node, call: Node, uses: readonly RoleUse[]): readonly MadeFunction[] {
  const handler = functionMadeAs(file, written);
  const role = handler ? undefined : roleMadeAs(file, written);
  const users = uses.flatMap(({ role: own, handler: user }) => {
    if (own.node !== role?.node) return [];
    const holder = file.holderOf(written, user.node);
    return [holder ? { ...user, calls: [holder, ...user.calls] } : user];
  });
  return [...(handler ? [handler] : []), ...users].filter((one) => isMadeWith(call, one));
}

/** The role of a function; of one that a function of the file makes, the role that each call gives to it. */
function roleUses(file: SourceFile, made: Creation): readonly RoleUse[] {
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

/** `new Function(this, 'Handler', { initialPolicy: [statement] })` */
function initial(file: SourceFile, handler: MadeFunction): readonly StoreWrite[] {
  const statements = file.evaluator.property(file.props(handler), 'initialPolicy');
  if (statements.kind !== 'array') return [];
  return statements.items.flatMap((statement) => writtenBy(file, statement)).map((store) => ({ store, handler }));
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
