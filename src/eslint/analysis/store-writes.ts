import { functionMadeAs } from './lambda-functions';
import { perFile } from './per-file';
import type { Creation } from './static-values';
import { ancestor, enclosingFunction, isReachedWith, unwrap, type Node } from './syntax';

/** Methods of tables, caches and buckets by which a function may write to them. */
const WRITES = ['grantWriteData', 'grantReadWriteData', 'grantFullAccess', 'grantWrite', 'grantReadWrite', 'grantPut'];
const STORES = /^(?:dynamodb|s3|elasticache)\./;

/** A function that may write to a store; a file makes both. */
export interface StoreWrite {
  readonly store: Creation;
  readonly handler: Creation;
}

/** What a file lets functions write to. */
export const storeWrites = perFile((file): readonly StoreWrite[] =>
  file.methodCalls(WRITES).flatMap((call): StoreWrite[] => {
    const callee = unwrap(call.callee);
    const typed = callee.type === 'MemberExpression' ? file.typeOf(callee.object) : undefined;
    const store = typed?.creation ?? typed?.pattern;
    const [grantee] = call.arguments;
    if (!store || !grantee || !STORES.test(store.symbol)) return [];
    const handler = functionMadeAs(file, grantee);
    const isSure = handler && (!isConditional(call) || isReachedWith(call, handler.node));
    return isSure ? [{ store, handler }] : [];
  }),
);

/** Whether a call is made in some cases only. */
function isConditional(call: Node): boolean {
  const around = enclosingFunction(call);
  const nearest = ancestor(call, (node) => node === around || CASES.test(node.type));
  return nearest !== around;
}

const CASES = /^(?:If|Switch)Statement$|^(?:Conditional|Logical)Expression$/;
