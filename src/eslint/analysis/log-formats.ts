import type { TSESTree } from '@typescript-eslint/utils';
import { SYMBOL } from '../../apigateway/monitoring/access-log-format';
import { lowerFirst } from '../../cloudformation/letter-case';
import { methodName, receiverOf } from './method-calls';
import type { SourceFile } from './source-file';
import type { Node } from './syntax';
import { nodeOf, type Value } from './static-values';
import { isGlobal } from './variables';

/** What the ready-made formats of aws-cdk-lib hold beside variables that every API has. */
const READY_MADE = '$context.httpMethod $context.resourcePath $context.protocol $context.responseLength';

/** Fields of aws-cdk-lib for variables that only REST and HTTP APIs have. */
const FIELD =
  /^apigateway\.AccessLogField\.context(HttpMethod|Path|Protocol|ResourceId|ResourcePath|ResponseLength|ResponseLatency)$/;

/** The text of an access log format, with {@link SYMBOL} for the parts of a text that the file does not show. */
export function knownFormat(file: SourceFile, format: Value): string {
  switch (format.kind) {
    case 'literal':
      return String(format.value);
    case 'text':
      return format.parts.map((part) => (typeof part === 'string' ? part : expression(file, part))).join('');
    case 'call':
      return called(file, format.symbol, format.args);
    case 'unknown':
      return format.node ? stringified(file, format.node) : '';
    default:
      return '';
  }
}

function expression(file: SourceFile, node: Node): string {
  const value = file.evaluator.evaluate(node);
  const known = value.kind === 'call' || value.kind === 'unknown' ? knownFormat(file, value) : '';
  return known || SYMBOL;
}

/** `AccessLogFormat.custom('…')`, the ready-made formats and the fields of aws-cdk-lib. */
function called(file: SourceFile, symbol: string, args: readonly Node[]): string {
  const field = FIELD.exec(symbol)?.[1];
  if (field !== undefined) return `$context.${lowerFirst(field)}`;
  if (symbol === 'apigateway.AccessLogFormat.custom') return knownFormat(file, file.evaluator.evaluate(args[0]));
  // Arguments choose what the JSON has, which is not followed.
  const isReadyMade = /^apigateway\.AccessLogFormat\.(?:jsonWithStandardFields|clf)$/.test(symbol);
  return isReadyMade && args.length === 0 ? READY_MADE : '';
}

/** `JSON.stringify({ … })` and `[ … ].join(' ')` */
function stringified(file: SourceFile, written: Node): string {
  const node = file.evaluator.origin(written);
  const receiver = node.type === 'CallExpression' ? receiverOf(node) : undefined;
  if (node.type !== 'CallExpression' || !receiver) return '';
  const method = methodName(node);
  if (method === 'join') return textsIn(file, file.evaluator.evaluate(receiver));
  const [argument] = method === 'stringify' && isGlobal(file.sourceCode, receiver, 'JSON') ? node.arguments : [];
  return argument ? textsIn(file, file.evaluator.evaluate(argument)) : '';
}

/** The texts of an object and of what is in it, each apart from the next. */
function textsIn(file: SourceFile, value: Value): string {
  if (value.kind === 'array') return value.items.map((item) => textsIn(file, item)).join(' ');
  if (value.kind !== 'object') return nodeOf(value) ? knownFormat(file, value) : '';
  const keys = file.evaluator.keys(value) ?? writtenKeys(file, value.object);
  return keys.map((key) => textsIn(file, file.evaluator.property(value, key))).join(' ');
}

function writtenKeys(file: SourceFile, { properties }: TSESTree.ObjectExpression): readonly string[] {
  return properties.flatMap((property) => {
    const name = property.type === 'Property' ? file.evaluator.keyOf(property) : undefined;
    return name === undefined ? [] : [name];
  });
}
