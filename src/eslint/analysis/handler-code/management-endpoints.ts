import type { TSESTree } from '@typescript-eslint/utils';
import { referencesOf } from '../variables';
import { ABSENT, type Value } from '../static-values';
import { memberName, unwrap, wrapped, type Node } from '../syntax';
import { isAlways, pathOf } from './access-paths';
import type { HandlerFile } from './handler-file';
import type { ManagementClient } from './management-clients';
import { isHostOfUrl } from './url-hosts';
import { valuesOf } from './values';

/** A fault in the endpoint of a client. */
export interface EndpointFault {
  readonly kind: 'missing' | 'socket' | 'noScheme' | 'connections';
  readonly node: Node;
}

/** The fault in the endpoint of a client; undefined if there is none, or if it is unknown. */
export function endpointFault(file: HandlerFile, { node, sdk }: ManagementClient): EndpointFault | undefined {
  const [configuration] = node.arguments;
  const value = configuration ? configured(file, configuration) : ABSENT;
  const endpoint = value.kind === 'absent' ? ABSENT : file.evaluator.property(value, 'endpoint');
  if (endpoint.kind === 'absent') {
    const isGiven = file.evaluator.property(value, 'endpointProvider').kind !== 'absent' || isSetLater(file, node);
    return isGiven ? undefined : { kind: 'missing', node };
  }
  const { node: written } = endpoint;
  if (!written) return undefined;
  const faults = valuesOf(file, written).map((value) => addressFault(file, value, sdk));
  const [kind, another] = new Set(faults);
  return kind === undefined || another !== undefined || faults.includes(undefined)
    ? undefined
    : { kind, node: written };
}

/** The configuration of a client, also in a constant that is for clients only. */
function configured(file: HandlerFile, written: Node): Value {
  const value = file.value(written);
  const object = file.evaluator.origin(written);
  if (value.kind !== 'unknown' || written.type !== 'Identifier' || object.type !== 'ObjectExpression') return value;
  const isForClients = referencesOf(file.sourceCode, written).every(
    ({ init, identifier }) => init === true || identifier.parent.type === 'NewExpression',
  );
  const isShared = object.parent.parent?.parent?.type === 'ExportNamedDeclaration';
  return isForClients && !isShared ? { kind: 'object', object, node: written } : value;
}

function addressFault(
  file: HandlerFile,
  written: Node,
  sdk: string,
): Exclude<EndpointFault['kind'], 'missing'> | undefined {
  const value = file.value(written);
  if (/\/(?:@|%40)connections\b/i.test(writtenIn(value))) return 'connections';
  const start = startOf(value);
  if (typeof start === 'string' && /^wss?:/i.test(start)) return 'socket';
  if (sdk !== 'v3' || start === undefined) return undefined;
  if (typeof start === 'string') return /^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(start) ? undefined : 'noScheme';
  return isDomain(file, start) ? 'noScheme' : undefined;
}

/** The texts that are written in an address, with a blank between them. */
function writtenIn(value: Value): string {
  if (value.kind === 'literal') return String(value.value);
  return value.kind === 'text' ? value.parts.filter((part) => typeof part === 'string').join(' ') : '';
}

/** The start of an endpoint: a text, or the expression before the first text. */
function startOf(value: Value): string | Node | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
  if (value.kind === 'unknown') return value.node && firstOperand(unwrap(value.node));
  return value.kind === 'text' ? value.parts[0] : undefined;
}

/** What a sum begins with, which is all that is known where none of its operands is a literal text. */
function firstOperand(node: Node): Node {
  return node.type === 'BinaryExpression' && node.operator === '+' ? firstOperand(unwrap(node.left)) : node;
}

/** Whether an expression is the domain name of an event, the host of a URL, or comes before `.execute-api.`. */
function isDomain(file: HandlerFile, start: Node): boolean {
  if (isHostOfUrl(file, start)) return true;
  const path = pathOf(file, start);
  if (path && isAlways(file, path, ({ names }) => names.at(-1) === 'domainName')) return true;
  const { parent } = wrapped(start);
  if (parent?.type !== 'TemplateLiteral') return false;
  const [before, after] = parent.quasis;
  return (
    parent.expressions[0] === start && before?.value.raw === '' && after?.value.raw.startsWith('.execute-api.') === true
  );
}

/** Whether the address is set on the client when it is made: `client.endpoint = …`. */
function isSetLater({ sourceCode, nodes }: HandlerFile, node: TSESTree.NewExpression): boolean {
  const { parent } = wrapped(node);
  const name =
    parent?.type === 'VariableDeclarator'
      ? parent.id
      : parent?.type === 'AssignmentExpression'
        ? parent.left
        : undefined;
  if (name?.type === 'Identifier') {
    return referencesOf(sourceCode, name).some(({ identifier }) => {
      const access = wrapped(identifier).parent;
      return access?.type === 'MemberExpression' && setsEndpoint(access);
    });
  }
  return name?.type === 'MemberExpression' && nodes.of('MemberExpression').some(setsEndpoint);
}

function setsEndpoint(access: TSESTree.MemberExpression): boolean {
  const name = memberName(access);
  if (name === 'setEndpoint') return true;
  const { parent } = wrapped(access);
  const isEndpoint = name === 'endpoint' || (name === 'config' && parent?.type === 'MemberExpression');
  return isEndpoint && (parent?.type === 'AssignmentExpression' ? unwrap(parent.left) === access : name === 'config');
}
