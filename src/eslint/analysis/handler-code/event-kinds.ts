import { addTo } from '../../../collections/grouped';
import type { TSESTree } from '@typescript-eslint/utils';
import { once } from '../once';
import { ancestor, type FunctionNode, type Node } from '../syntax';
import { pathOf } from './access-paths';
import type { HandlerFile } from './handler-file';
import { isForeignFile } from './handler-names';

/** The kind of event that the first parameter of a function is, by its declaration and its use. */
export type EventKind =
  /** A route or an authorizer of a WebSocket API. */
  | 'websocket'
  /** Something else: an HTTP API, a REST API, AppSync, Amazon Connect, a queue. */
  | 'foreign'
  /** Without a declared type, or `any`. */
  | 'untyped'
  /** Declared with a type that events of several kinds have. */
  | 'unknown';

const WEBSOCKET_TYPE = /WebSocket/i;
const AUTHORIZER_TYPE = /^APIGateway(?:Request)?(?:Simple)?Authorizer(?:With\w*)?(?:Event|Handler|Result)/;
const FOREIGN_TYPE =
  /(?:Proxy|Authorizer)\w*V2\b|V2(?:With|$)|Token|AppSync|^Connect|^ALB|^S3|^SQS|^SNS|^DynamoDBStream|^EventBridge|^Scheduled|^Kinesis|^CloudFront|FunctionURL|Cognito|^(?:Pre|Post)[A-Z]\w*Trigger|^Lex/;

/** Fields that only events of a WebSocket API have. */
const WEBSOCKET_READ =
  /^requestContext\.(?:connectionId|routeKey|eventType|messageDirection|connectedAt|disconnect\w+)\b/;
/** Fields that events of a WebSocket API do not have. */
const FOREIGN_READ =
  /^(?:requestContext\.(?:http|resourcePath|httpMethod|elb)|httpMethod|rawPath|rawQueryString|routeArn|identitySource|authorizationToken|info|arguments|typeName|fieldName|Details|Records|detail|userPoolId|triggerSource|pathParameters|protocolData)\b/;

/** The kind of event of a handler. */
export function eventKind(file: HandlerFile, handler: FunctionNode): EventKind {
  const types = typeNames(file, handler);
  if (types.some((name) => WEBSOCKET_TYPE.test(name))) return 'websocket';
  if (isPrimitive(handler.params[0])) return 'foreign';
  const foreign = types.filter((name) => FOREIGN_TYPE.test(name) || isOfBrowser(file, name));
  if (foreign.some((name) => !isResult(name))) return 'foreign';
  const reads = readsOf(file, handler);
  if (reads.some((read) => FOREIGN_READ.test(read))) return 'foreign';
  if (reads.some((read) => WEBSOCKET_READ.test(read))) return 'websocket';
  if (foreign.length > 0) return 'foreign';
  if (isForeignFile(file.name) || /\bauthorizationToken\b/.test(file.sourceCode.text)) return 'foreign';
  const isOpen = types.every((name) => /^(?:any|unknown|object|Event)$/.test(name));
  return isOpen && isNamedEvent(handler) ? 'untyped' : 'unknown';
}

/** Whether a type is that of a response. It says less about the event than what the handler reads from it. */
function isResult(name: string): boolean {
  return name.endsWith('ResultV2');
}

/** Whether a type is one that browsers have, and the file has no other of that name. */
function isOfBrowser({ sourceCode }: HandlerFile, name: string): boolean {
  const isBrowsers = /^(?:Message|Close|Error|Custom)?Event$/.test(name);
  return isBrowsers && sourceCode.scopeManager?.scopes.every(({ set }) => !set.has(name)) === true;
}

/** Whether a parameter is a text, a number or the like, which no event is. */
function isPrimitive(parameter: Node | undefined): boolean {
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  const type = target?.type === 'Identifier' ? target.typeAnnotation?.typeAnnotation.type : undefined;
  return type !== undefined && /^TS(?:String|Number|Boolean|BigInt|Symbol)Keyword$/.test(type);
}

/** Whether the first parameter of a function is named event, or is a pattern. */
function isNamedEvent({ params: [first] }: FunctionNode): boolean {
  const target = first?.type === 'AssignmentPattern' ? first.left : first;
  return target?.type === 'ObjectPattern' || (target?.type === 'Identifier' && /ev(?:en)?t|^_?e$/i.test(target.name));
}

/** Whether the declaration of a function says that it is an authorizer of the REQUEST kind. */
export function isDeclaredAuthorizer(file: HandlerFile, handler: FunctionNode): boolean {
  return typeNames(file, handler).some((name) => AUTHORIZER_TYPE.test(name) && !FOREIGN_TYPE.test(name));
}

/** The dotted names that a function reads from its event. */
export function readsOf(file: HandlerFile, handler: FunctionNode): readonly string[] {
  return allReads(file).get(handler) ?? [];
}

const allReads = once((file: HandlerFile) => {
  const reads = new Map<FunctionNode, string[]>();
  for (const node of [...file.nodes.of('MemberExpression'), ...file.nodes.of('Identifier')]) {
    const path = pathOf(file, node);
    if (path?.position !== 0 || path.names.length === 0) continue;
    addTo(reads, path.from, path.names.join('.'));
  }
  return reads;
});

/**
 * The types that say what the event is: of the parameter, of what is returned, of the constant that the function is.
 */
function typeNames(file: HandlerFile, handler: FunctionNode): readonly string[] {
  const around = [handler.returnType, ...annotationsAround(handler)];
  const found = [...typesIn(handler.params[0]), ...around.flatMap((type) => (type ? names(type) : []))];
  return found.length > 0 ? found : commented(file, handler);
}

function annotationsAround(handler: FunctionNode): readonly (Node | undefined)[] {
  const around: (Node | undefined)[] = [];
  for (let at: Node = handler.parent; at.parent; at = at.parent) {
    if (at.type === 'TSSatisfiesExpression' || at.type === 'TSAsExpression') around.push(at.typeAnnotation);
    else if (at.type === 'VariableDeclarator') around.push(at.id.typeAnnotation);
    else if (at.type === 'PropertyDefinition') around.push(at.typeAnnotation);
    else if (at.type === 'CallExpression') around.push(at.typeArguments);
    else if (at.type !== 'MemberExpression') break;
  }
  return around;
}

/** The names in a type, those of its arguments included; what a promise wraps says nothing by itself. */
function names(annotation: Node): readonly string[] {
  switch (annotation.type) {
    case 'TSTypeAnnotation':
      return names(annotation.typeAnnotation);
    case 'TSAnyKeyword':
      return ['any'];
    case 'TSUnknownKeyword':
      return ['unknown'];
    case 'TSObjectKeyword':
      return ['object'];
    case 'TSTypeParameterInstantiation':
      return annotation.params.flatMap(names);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return annotation.types.flatMap(names);
    case 'TSTypeReference':
      return ofReference(annotation);
    case 'TSImportType':
      return annotation.qualifier ? [nameOf(annotation.qualifier)] : OTHER;
    case 'TSFunctionType':
      return annotation.params.flatMap((parameter) => typesIn(parameter));
    default:
      return annotation.type.endsWith('Keyword') ? [] : OTHER;
  }
}

/** Stands for a type without a name: it says that the event is something in particular, but not what. */
const OTHER: readonly string[] = ['{}'];

function typesIn(parameter: Node | undefined): readonly string[] {
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target && 'typeAnnotation' in target && target.typeAnnotation ? names(target.typeAnnotation) : [];
}

function nameOf(name: TSESTree.EntityName): string {
  return (name.type === 'TSQualifiedName' ? name.right : (name as TSESTree.Identifier)).name;
}

function ofReference({ typeName, typeArguments }: TSESTree.TSTypeReference): readonly string[] {
  const name = nameOf(typeName);
  const inner = typeArguments ? names(typeArguments) : [];
  return /^(?:Promise|Handler|Readonly|Partial)$/.test(name) ? inner : [name, ...inner];
}

/** The types that a comment before the function names: `@param {import('aws-lambda').APIGatewayProxyEventV2} event`. */
function commented({ sourceCode }: HandlerFile, handler: FunctionNode): readonly string[] {
  const statement = ancestor(handler, ({ parent }) => parent?.type === 'Program') ?? handler;
  const text = sourceCode
    .getCommentsBefore(statement)
    .map(({ value }) => value)
    .join('\n');
  const isTyped = /@(?:param|type|returns?)/.test(text);
  return isTyped ? [...text.matchAll(/\b(?:APIGateway|AppSync|Connect|ALB|S3|SQS)\w+/g)].map(([name]) => name) : [];
}
