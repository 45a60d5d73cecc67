import type { TSESTree } from '@typescript-eslint/utils';
import { type ConnectionScope, connectionScope } from '../../apigateway/connections/connection-scope';
import { isOpenText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { attributeOf } from './attributes';
import { variableOf } from './variables';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { type Value, nodeOf, stringOf } from './static-values';
import { type Node, isMember, memberName, unwrap } from './syntax';
import { stages } from './websocket-constructs';

/** Names whose values are exactly one segment of an ARN. */
const ONE_SEGMENT =
  /^(?:ref|apiId|attrApiId|webSocketId|stageName|region|account|partition|REGION|ACCOUNT_ID|PARTITION)$/;

const ARN_METHODS = /^arnForExecuteApi(?:V2)?$/;

/** The WebSocket connections that a resource of an IAM statement covers; undefined where the file does not show it. */
export function grantedConnections(file: SourceFile, resource: Value): ConnectionScope | undefined {
  const text = resourceText(file, resource);
  if (!text) return undefined;
  const scope = connectionScope(text);
  return scope.kind === 'every-api' || !isOpenText(text) ? scope : undefined;
}

/** The resource as a text of the model: literal pieces, and symbols for the rest. */
function resourceText(file: SourceFile, resource: Value): Text | undefined {
  if (resource.kind === 'literal') return [String(resource.value)];
  if (resource.kind === 'text')
    return resource.parts.flatMap((part) => (typeof part === 'string' ? part : symbols(file, part)));
  return resource.kind === 'unknown' && resource.node ? symbols(file, resource.node) : undefined;
}

function symbols(file: SourceFile, written: Node): Text {
  const node = file.evaluator.origin(written);
  const label = file.sourceCode.getText(node);
  const isSegment = ONE_SEGMENT.test(attributeOf(file, node)?.name ?? '') || isStageName(file, node);
  if (isSegment) return [{ kind: 'pseudo', name: label }];
  const call = node.type === 'CallExpression' ? callText(file, node) : undefined;
  return call ?? [{ kind: 'unknown', label, reason: 'the file does not tell' }];
}

/** Whether an expression is the name of a stage of the file, which has no slash. */
function isStageName(file: SourceFile, node: Node): boolean {
  return stageNames(file).some((stageName) => isSameRead(file, stageName, node));
}

const stageNames = perFile((file): readonly Node[] =>
  stages(file).flatMap(({ props }) => {
    const name = nodeOf(file.evaluator.property(props, 'stageName'));
    return name ? [file.evaluator.origin(name)] : [];
  }),
);

/** Whether two expressions read one name, one field of one class that is set once, or one member of either. */
function isSameRead(file: SourceFile, one: Node, other: Node): boolean {
  const { sourceCode } = file;
  if (one === other) return true;
  if (sourceCode.getText(one) !== sourceCode.getText(other)) return false;
  const [start, otherStart] = [startOfRead(one), startOfRead(other)];
  if (start?.type === 'Identifier' && otherStart?.type === 'Identifier')
    return variableOf(sourceCode, start) === variableOf(sourceCode, otherStart);
  if (start?.type !== 'MemberExpression' || otherStart?.type !== 'MemberExpression') return false;
  const field = file.field(start);
  return field?.isSetOnce === true && field === file.field(otherStart);
}

/** The start of a chain of members: `props` of `props.chat.stage`, `this.props` of `this.props.stage`. */
function startOfRead(written: Node): TSESTree.Identifier | TSESTree.MemberExpression | undefined {
  const node = unwrap(written);
  if (node.type === 'Identifier') return node;
  if (node.type !== 'MemberExpression' || memberName(node) === undefined) return undefined;
  return node.object.type === 'ThisExpression' ? node : startOfRead(node.object);
}

/** `api.arnForExecuteApiV2(route, stage)` and `stack.formatArn({ service: 'execute-api', … })`. */
function callText(file: SourceFile, node: TSESTree.CallExpression): Text | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = memberName(callee);
  const arn: Text = ['arn:aws:execute-api:*:*:'];
  if (isMember(callee, ARN_METHODS) && file.typeOf(callee.object)?.symbol.endsWith('.WebSocketApi') === true) {
    const api = { kind: 'pseudo', name: `${file.sourceCode.getText(callee.object)}.apiId` } as const;
    const first = segment(file, file.argument(node, 0));
    const second = segment(file, file.argument(node, 1));
    if (method === 'arnForExecuteApiV2') return [...arn, api, '/', ...second, '/', ...first];
    const path = file.argument(node, 1).kind === 'absent' ? ['/*'] : second;
    return [...arn, api, '/', ...segment(file, file.argument(node, 2)), '/', ...first, ...path];
  }
  const parts = file.argument(node, 0);
  if (method !== 'formatArn' || stringOf(file.evaluator.property(parts, 'service')) !== 'execute-api') return undefined;
  const format = file.evaluator.property(parts, 'arnFormat');
  const isSlash =
    format.kind === 'absent' || (format.kind === 'symbol' && format.symbol === 'core.ArnFormat.SLASH_RESOURCE_NAME');
  const resource = resourceText(file, file.evaluator.property(parts, 'resource'));
  const name = file.evaluator.property(parts, 'resourceName');
  const rest = name.kind === 'absent' ? [] : resourceText(file, name);
  return isSlash && resource && rest ? [...arn, ...resource, ...(rest.length > 0 ? ['/', ...rest] : [])] : undefined;
}

function segment(file: SourceFile, value: Value): Text {
  return value.kind === 'absent'
    ? ['*']
    : (resourceText(file, value) ?? [{ kind: 'unknown', label: 'argument', reason: 'the file does not tell' }]);
}
