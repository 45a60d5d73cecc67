import type { TSESTree } from '@typescript-eslint/utils';
import { propertyNamed } from '../syntax';
import type { HandlerFile } from './handler-file';
import { importedBy } from './modules';
import { methodName, receiverOf } from '../method-calls';
import { valuesOf } from './values';

/** `pMap(list, callback)` of the package p-map, which calls a function with each item, a few at once. */
export function isPMap(file: HandlerFile, { callee }: TSESTree.CallExpression): boolean {
  return importedBy(file, callee)?.module === 'p-map';
}

/** Whether it stops at the first failure, which is its default. */
export function endsAtFailure(file: HandlerFile, call: TSESTree.CallExpression): boolean {
  const [, , options] = call.arguments;
  if (!isPMap(file, call)) return false;
  return !options || (options.type === 'ObjectExpression' && !propertyNamed(options, 'stopOnError'));
}

/** `limit(callback)` of p-limit, `queue.add(callback)` of p-queue: a promise of what the function promises, later. */
export function isLimited(file: HandlerFile, call: TSESTree.CallExpression): boolean {
  const queue = methodName(call) === 'add' ? receiverOf(call) : undefined;
  return valuesOf(file, queue ?? call.callee).some((value) =>
    queue
      ? value.type === 'NewExpression' && importedBy(file, value.callee)?.module === 'p-queue'
      : value.type === 'CallExpression' && importedBy(file, value.callee)?.module === 'p-limit',
  );
}
