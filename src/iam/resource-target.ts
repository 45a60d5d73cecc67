import {
  SymbolTable,
  asText,
  isOpenText,
  joined,
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
  if (tooLong(arn.resource)) return undefined;
  const symbols = new SymbolTable(symbolKey);
  const pattern = withNames(arn.resource);
  const target = resource.flatMap((part): ResourceTarget['resource'] => (part === NAME ? [NAME] : withNames([part])));
  const flatten = (part: TargetPart): ArnPattern[number] => (part === NAME ? NAME : symbols.flatten([part]));
  if (canMatch(symbols.flatten(pattern), target.map(flatten))) return isService;
  if (!isNamedByStack && ![...pattern, ...target].some(isOpen)) return false;
  // Parts that are known at deployment only, in the pattern or in the target, may match.
  const isOpenPart = isNamedByStack ? isForeign : isOpen;
  const isMade = isNamedByStack && !arn.resource.some((part) => resourceSymbol(part) && !isForeign(part));
  const open = target.flatMap((part): ArnPattern => {
    if (part === NAME || isOpen(part)) return [NAME];
    return isMade && typeof part === 'object' && part.kind === 'resource' ? [NAME, '-', NAME] : [flatten(part)];
  });
  const wide = pattern.map((part) => (isOpenPart(part) ? '*' : part));
  return canMatch(symbols.flatten(wide), open) ? undefined : false;
}

/** `Ref` of a state machine is its ARN. */
const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

/** Of ARNs by the type of their resource: the service, what stands before the name, and the property that has it. */
const NAMED_ARNS = new Map<string | undefined, readonly [service: string, before: string, property?: string]>([
  ['AWS::DynamoDB::Table', ['dynamodb', 'table/', 'TableName']],
  ['AWS::DynamoDB::GlobalTable', ['dynamodb', 'table/', 'TableName']],
  ['AWS::Events::EventBus', ['events', 'event-bus/', 'Name']],
  ['AWS::Kinesis::Stream', ['kinesis', 'stream/', 'Name']],
  ['AWS::KinesisFirehose::DeliveryStream', ['firehose', 'deliverystream/', 'DeliveryStreamName']],
  ['AWS::Lambda::Function', ['lambda', 'function:', 'FunctionName']],
  ['AWS::S3::Bucket', ['s3', '']],
  ['AWS::SQS::Queue', ['sqs', '', 'QueueName']],
  [STATE_MACHINE, ['states', 'stateMachine:', 'StateMachineName']],
]);

/** What the ARNs of a service have before the name of a resource. */
export function beforeName(service: string): string | undefined {
  return [...NAMED_ARNS.values()].find(([known]) => known === service)?.[1];
}

/** The service of a resource that is named in its ARN. */
export function namedService({ type }: Resource): string | undefined {
  return NAMED_ARNS.get(type)?.[0];
}

/** A text in which the ARN of a resource, as a template refers to it, is replaced by the parts of that ARN. */
export function expandArns(text: Text): Text {
  const [first, ...rest] = text;
  const symbol = resourceSymbol(first);
  const named = NAMED_ARNS.get(symbol?.resource.type);
  const isArn = symbol?.attribute === 'Arn' || (!symbol?.attribute && symbol?.resource.type === STATE_MACHINE);
  if (!symbol || !named || !isArn) return expandApiArns(text);
  return [`arn:aws:${named[0]}:*:*:${named[1]}`, nameSymbol(symbol.resource), ...rest];
}

/** The name of a resource, where it is not written. */
export function nameSymbol(resource: Resource): Symbolic {
  return { kind: 'resource', resource };
}

/** A text in which resources are referred to by their names, where these are written. */
export function withNames(text: Text): Text {
  return joined(
    withStageNames(text).flatMap((part): Text => {
      const symbol = resourceSymbol(part);
      const [, , property] = NAMED_ARNS.get(symbol?.resource.type) ?? [];
      if (!symbol || property === undefined || symbol.attribute?.endsWith('Name') === false) return [part];
      const name = asText(symbol.resource.term(property));
      return name && !isOpenText(name) ? name : [nameSymbol(symbol.resource)];
    }),
  );
}

/** A text in which `Fn::GetAtt: Api.ExecuteApiArn` is replaced by the parts of that ARN, without stage and route. */
export function expandApiArns(text: Text): Text {
  const [first, ...rest] = text;
  if (typeof first !== 'object' || first.kind !== 'resource' || first.attribute !== 'ExecuteApiArn') return text;
  const pseudo = (name: string): Symbolic => ({ kind: 'pseudo', name: `AWS::${name}` });
  const api: Symbolic = { kind: 'resource', resource: first.resource };
  return ['arn:', pseudo('Partition'), ':execute-api:', pseudo('Region'), ':', pseudo('AccountId'), ':', api, ...rest];
}

/** A text in which the `Ref` of a stage is replaced by the name of that stage, where it is known. */
export function withStageNames(text: Text): Text {
  return text.flatMap((part): Text => {
    if (typeof part === 'string' || part.kind !== 'resource' || part.attribute !== undefined) return [part];
    return part.resource.type === 'AWS::ApiGatewayV2::Stage'
      ? (asText(part.resource.term('StageName')) ?? [part])
      : [part];
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
  const symbol = onlySymbol(text);
  if (symbol?.kind === 'resource' && symbol.resource.type.startsWith('AWS::'))
    return service === 'execute-api' && symbol.resource.type.startsWith('AWS::ApiGateway');
  return text.some((part) => typeof part !== 'string') || literalText(text)?.startsWith('arn:') === true;
}

function isOpen(part: TargetPart): boolean {
  return typeof part === 'object' && part.kind === 'unknown';
}

/** Whether a part of a text may be the name of any resource: a custom resource or a nested stack may know it. */
function isForeign(part: Text[number]): boolean {
  const symbol = resourceSymbol(part);
  return isOpen(part) || (symbol !== undefined && !NAMED_ARNS.has(symbol.resource.type));
}

function tooLong(text: Text): boolean {
  return text.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0) > MAX_ARN_LENGTH;
}
