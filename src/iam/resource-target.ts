import { handsOnAnyText } from '../aws/hands-on-any-text';
import { isArnOf } from '../aws/resource-arns';
import {
  type ResourceSymbol,
  SymbolTable,
  asText,
  isOpenText,
  joined,
  literalCharacters,
  literalText,
  onlySymbol,
  resourceSymbol,
  textKey,
} from '../cloudformation/intrinsics/symbolic-text';
import type { Resource, Symbolic, Text } from '../cloudformation/types';
import { matchesWildcard, parseResourceArn } from './arn';
import { type ArnPattern, NAME, canMatch } from './arn-pattern';

/** A place in a {@link ResourceTarget} for a name that no template has, such as the id of another team's API. */
export const ANY_NAME = '\u{e8ff}'.repeat(10);

type TargetPart = Text[number] | typeof NAME;

/** A resource that a request is for: the part of its ARN after the account, with {@link NAME} for any name. */
export interface ResourceTarget {
  readonly service: string;
  readonly resource: readonly TargetPart[];
  /**
   * Whether a name that CloudFormation makes may be what a pattern names by text.
   *
   * @default false
   */
  readonly isNamedByStack?: boolean;
}

/** A resource that a template names. */
export interface NamedTarget extends ResourceTarget {
  readonly resource: Text;
}

/** Longer than any ARN. */
const MAX_ARN_LENGTH = 4096;

/**
 * Whether a `Resource` of an IAM statement covers the resource of a request.
 *
 * @returns undefined where only deployment knows
 */
export function covers(text: Text, { service, resource, isNamedByStack = false }: ResourceTarget): boolean | undefined {
  const arn = parseResourceArn(expandArns(text));
  if (!arn) return mayBeOf(service, text) ? undefined : false;
  const isService = isCovered(arn.service, service);
  if (isService === false) return false;
  // ARNs of buckets have neither region nor account.
  if (service !== 's3' && (arn.region.length === 0 || arn.account.length === 0)) return false;
  if (literalCharacters(arn.resource, '*').length > MAX_ARN_LENGTH) return undefined;
  const symbols = new SymbolTable(symbolKey);
  const pattern = withNames(arn.resource);
  const target = resource.flatMap((part): ResourceTarget['resource'] => (part === NAME ? [NAME] : withNames([part])));
  const flatten = (part: TargetPart): ArnPattern[number] => (part === NAME ? NAME : symbols.flatten([part]));
  if (canMatch(symbols.flatten(pattern), target.map(flatten))) return isService;
  // Two resources in sight are not each other, whatever CloudFormation calls them.
  const areInSight = arn.resource.some(isNamed) && resource.some(isNamed);
  const atDeployment = (part: TargetPart): ResourceTarget['resource'] => {
    if (!isNamedByStack) return isOpen(part) ? [NAME] : [part];
    return areInSight && isNamed(part) ? [part] : possibleName(part);
  };
  const wide = pattern.flatMap(atDeployment).map((part) => (part === NAME ? '*' : part));
  const written = symbols.flatten(wide).replaceAll(POLICY_VARIABLE, '*');
  return canMatch(written, target.flatMap(atDeployment).map(flatten)) ? undefined : false;
}

/** What IAM replaces in a pattern: `${aws:PrincipalTag/team}`. */
const POLICY_VARIABLE = /\$\{[^{}]*\}/g;

/** What a part of a text may be at deployment: a name that CloudFormation makes has hyphens in it. */
function possibleName(part: TargetPart): ResourceTarget['resource'] {
  if (typeof part !== 'object') return [part];
  if (!isNamed(part)) return [NAME];
  const name = writtenName(part.resource);
  return name ? name.map((piece) => (typeof piece === 'string' ? piece : NAME)) : [NAME, '-', NAME];
}

/** Of ARNs by the type of their resource: the service, what stands before the name, and the property that has it. */
const NAMED_ARNS = new Map<string, readonly [service: string, before: string, property: string]>([
  ['AWS::DynamoDB::Table', ['dynamodb', 'table/', 'TableName']],
  ['AWS::DynamoDB::GlobalTable', ['dynamodb', 'table/', 'TableName']],
  ['AWS::Events::EventBus', ['events', 'event-bus/', 'Name']],
  ['AWS::Kinesis::Stream', ['kinesis', 'stream/', 'Name']],
  ['AWS::KinesisFirehose::DeliveryStream', ['firehose', 'deliverystream/', 'DeliveryStreamName']],
  ['AWS::Lambda::Function', ['lambda', 'function:', 'FunctionName']],
  ['AWS::S3::Bucket', ['s3', '', 'BucketName']],
  ['AWS::SQS::Queue', ['sqs', '', 'QueueName']],
  ['AWS::StepFunctions::StateMachine', ['states', 'stateMachine:', 'StateMachineName']],
]);

/** What the ARNs of a service have before the name of a resource. */
export function beforeName(service: string): string {
  return [...NAMED_ARNS.values()].find(([known]) => known === service)?.[1] ?? '';
}

/** A resource in sight as what a request is for; of no service where it is not named in its ARN. */
export function namedTarget(resource: Resource): NamedTarget {
  const [service = '', before = ''] = NAMED_ARNS.get(resource.type) ?? [];
  return { service, resource: [before, nameSymbol(resource)] };
}

/** A text in which the ARN of a resource, as a template refers to it, is replaced by the parts of that ARN. */
export function expandArns(text: Text): Text {
  const [first, ...rest] = text;
  if (!isNamed(first) || !isOwnArn(first)) return expandApiArns(text);
  const { service, resource } = namedTarget(first.resource);
  return [`arn:aws:${service}:*:*:`, ...resource, ...rest];
}

/** Whether a reference is the ARN of a resource, and not that of its stream or the like. */
function isOwnArn({ resource, attribute }: ResourceSymbol): boolean {
  return attribute === undefined ? isArnOf(resource.type, attribute) : attribute === 'Arn';
}

/** The name of a resource, where it is not written. */
export function nameSymbol(resource: Resource): Symbolic {
  return { kind: 'resource', resource };
}

/** A text in which resources are referred to by their names, where these are written. */
export function withNames(text: Text): Text {
  return joined(
    withStageNames(text).flatMap((part): Text => {
      if (!isNamed(part) || part.attribute?.endsWith('Name') === false) return [part];
      const name = writtenName(part.resource);
      return name && !isOpenText(name) ? name : [nameSymbol(part.resource)];
    }),
  );
}

/** The name that a template gives a resource; undefined where CloudFormation makes one. */
function writtenName(resource: Resource): Text | undefined {
  const [, , property = ''] = NAMED_ARNS.get(resource.type) ?? [];
  return asText(resource.term(property));
}

/** A text in which `Fn::GetAtt: Api.ExecuteApiArn` is replaced by the parts of that ARN, without stage and route. */
export function expandApiArns(text: Text): Text {
  const [first, ...rest] = text;
  const symbol = resourceSymbol(first);
  if (symbol?.attribute !== 'ExecuteApiArn') return text;
  const pseudo = (name: string): Symbolic => ({ kind: 'pseudo', name: `AWS::${name}` });
  const place: Text = [pseudo('Partition'), ':execute-api:', pseudo('Region'), ':', pseudo('AccountId'), ':'];
  return ['arn:', ...place, nameSymbol(symbol.resource), ...rest];
}

/** A text in which the `Ref` of a stage is replaced by the name of that stage, where it is known. */
export function withStageNames(text: Text): Text {
  return text.flatMap((part): Text => {
    const symbol = resourceSymbol(part);
    const isStage = symbol?.resource.type === 'AWS::ApiGatewayV2::Stage' && symbol.attribute === undefined;
    const name = isStage ? asText(symbol.resource.term('StageName')) : undefined;
    return name ?? [part];
  });
}

/** Two symbols of the same value have the same key: `Fn::GetAtt: Api.ApiId` and `Ref: Api`. */
function symbolKey(symbol: Symbolic): string {
  const isId = symbol.kind === 'resource' && symbol.attribute === 'ApiId';
  return textKey([isId ? { kind: 'resource', resource: symbol.resource } : symbol]);
}

function isCovered(pattern: Text, text: string): boolean | undefined {
  const literal = literalText(pattern);
  return literal === undefined ? undefined : matchesWildcard(literal, text);
}

/**
 * Whether a text that is not written as an ARN may be one of a service; a resource in sight has those of its own
 * service.
 */
function mayBeOf(service: string, text: Text): boolean {
  const type = resourceSymbol(onlySymbol(text))?.resource.type;
  if (type !== undefined && !handsOnAnyText(type))
    return service === 'execute-api' && type.startsWith('AWS::ApiGateway');
  return literalText(text)?.startsWith('arn:') !== false;
}

function isOpen(part: TargetPart): boolean {
  return typeof part === 'object' && part.kind === 'unknown';
}

/** Whether a part of a text stands for a resource in sight that is named in its ARN. */
function isNamed(part: TargetPart | undefined): part is ResourceSymbol {
  return typeof part === 'object' && part.kind === 'resource' && NAMED_ARNS.has(part.resource.type);
}
