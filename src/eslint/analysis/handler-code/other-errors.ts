import type { TSESTree } from '@typescript-eslint/utils';
import { isMethod, receiverOf } from '../method-calls';
import { once } from '../once';
import { isGlobal, referencesOf } from '../variables';
import { calleeName, isInside, isMember, keyName, memberName, unwrap, type Node } from '../syntax';
import { callSites, functionAround } from './functions';
import { STATUS_FIELDS } from './gone-checks';
import type { HandlerFile } from './handler-file';
import { importedBy } from './modules';
import { managementCallsOf } from './posts';
import { valuesOf } from './values';

/**
 * Whether code may throw errors of other forms: it awaits calls of packages other than the SDK, or the file throws
 * errors with a status.
 */
export function asksOthers(file: HandlerFile, node: Node): boolean {
  if (throwsStatus(file, node) || givesStatus(file)) return true;
  return file.nodes.of('AwaitExpression').some((wait) => {
    const call = unwrap(wait.argument);
    if (!isInside(wait, node) || call.type !== 'CallExpression') return false;
    if (managementCallsOf(file).some((one) => one.call === call || one.node === call)) return false;
    const module = importedBy(file, call.callee)?.module ?? packageOf(file, call.callee);
    return module !== undefined && !/^(?:[./]|@aws-sdk\/|@smithy\/|node:|@\/|~)/.test(module);
  });
}

/**
 * Whether errors of the project's own, with a status, may leave code: not those that are thrown beside it, in the
 * function around, unless the code calls that.
 */
function throwsStatus(file: HandlerFile, node: Node): boolean {
  return throwsOfStatus(file).some((thrown) => {
    const around = functionAround(thrown);
    const isBeside = around !== undefined && isInside(node, around) && !isInside(thrown, node);
    return !isBeside || callSites(file, around).some((call) => isInside(call, node));
  });
}

/** What a file throws, or rejects a promise with, that may have a status. */
const throwsOfStatus = once((file: HandlerFile): readonly Node[] => {
  const rejections = file.nodes.of('CallExpression').filter((call) => calleeName(call) === 'reject');
  return [
    ...file.nodes.of('ThrowStatement').map(({ argument }) => argument),
    ...rejections.flatMap(({ arguments: [reason] }) => reason ?? []),
  ].filter((thrown) => mayHaveStatus(file, thrown));
});

/** Whether a file puts the status that errors of SDK v3 do have where those of SDK v2 have it, on whatever error. */
const givesStatus = once((file: HandlerFile) => {
  const { nodes, sourceCode } = file;
  const isOfSdk = (value: Node): boolean =>
    valuesOf(file, value).some((each) => /httpStatusCode|\$response/.test(sourceCode.getText(each)));
  return (
    nodes.of('AssignmentExpression').some(({ left, right }) => isMember(left, STATUS_FIELDS) && isOfSdk(right)) ||
    nodes.of('Property').some((property) => STATUS_FIELDS.test(keyName(property) ?? '') && isOfSdk(property.value)) ||
    nodes.of('CallExpression').some((call) => definesStatus(file, call))
  );
});

/** `Object.defineProperty(error, 'statusCode', …)` */
function definesStatus(file: HandlerFile, call: TSESTree.CallExpression): boolean {
  const definer = isMethod(call, /^defineProperty$/) ? receiverOf(call) : undefined;
  const name = call.arguments[1] && file.text(call.arguments[1]);
  return (
    definer !== undefined &&
    ['Object', 'Reflect'].some((owner) => isGlobal(file.sourceCode, definer, owner)) &&
    STATUS_FIELDS.test(name ?? '')
  );
}

/** Whether what is thrown may have a status: written in place, as an error of the project's own, or set before. */
function mayHaveStatus(file: HandlerFile, thrown: Node): boolean {
  const { sourceCode } = file;
  if (thrown.type === 'Identifier')
    return referencesOf(sourceCode, thrown).some(({ identifier }) => isGivenStatus(identifier));
  if (thrown.type === 'NewExpression') return !isGlobal(sourceCode, thrown.callee, 'Error');
  return /\b410\b|\bstatusCode\s*:/.test(sourceCode.getText(thrown));
}

/** `error.statusCode = …` */
function isGivenStatus({ parent: access }: Node): boolean {
  const isStatus = access?.type === 'MemberExpression' && STATUS_FIELDS.test(memberName(access) ?? '');
  return isStatus && access.parent.type === 'AssignmentExpression' && access.parent.left === access;
}

/** The module that a function or an object comes from. */
function packageOf(file: HandlerFile, written: Node): string | undefined {
  const origin = file.evaluator.origin(written);
  if (origin.type === 'MemberExpression') return packageOf(file, origin.object);
  if (origin.type === 'CallExpression' || origin.type === 'NewExpression') return packageOf(file, origin.callee);
  return importedBy(file, origin)?.module;
}
