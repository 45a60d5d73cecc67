import { SymbolTable, asText, literalText, onlySymbol, textKey } from '../cloudformation/intrinsics/symbolic-text';
import type { Symbolic, Text } from '../cloudformation/types';
import { matchesWildcard, parseResourceArn } from './arn';
import { type ArnPattern, NAME, canMatch } from './arn-pattern';

/** A place in a {@link ResourceTarget} for a name that no template has, such as the id of another team's API. */
export const ANY_NAME = '\u{e8ff}'.repeat(10);

/** A resource that a request is for: the part of its ARN after the account, with {@link NAME} for any name. */
export interface ResourceTarget {
  readonly service: string;
  readonly resource: readonly (Text[number] | typeof NAME)[];
}

/** Longer than any ARN. */
const MAX_ARN_LENGTH = 4096;

/**
 * Whether a `Resource` of an IAM statement covers the resource of a request.
 *
 * @returns undefined where only deployment knows
 */
export function covers(text: Text, { service, resource }: ResourceTarget): boolean | undefined {
  const arn = parseResourceArn(expandArns(text));
  if (!arn) return mayBeOf(service, text) ? undefined : false;
  const isService = isCovered(arn.service, service);
  if (isService === false) return false;
  // ARNs of buckets have neither region nor account.
  if (service !== 's3' && (arn.region.length === 0 || arn.account.length === 0)) return false;
  const symbols = new SymbolTable(symbolKey);
  const flatten = (parts: Text): string => symbols.flatten(withStageNames(parts));
  const target = resource.map((part) => (part === NAME ? NAME : flatten([part])));
  if (tooLong(arn.resource)) return undefined;
  if (canMatch(flatten(arn.resource), target)) return isService;
  const isKnown = ![...arn.resource, ...resource].some((part) => part !== NAME && withStageNames([part]).some(isOpen));
  if (isKnown) return false;
  // Parts that are known at deployment only, in the pattern or in the target, may match.
  const pattern = withStageNames(arn.resource).map((part) => (isOpen(part) ? '*' : part));
  const open = resource.flatMap((part): ArnPattern =>
    part === NAME ? [NAME] : withStageNames([part]).map((piece) => (isOpen(piece) ? NAME : flatten([piece]))),
  );
  return canMatch(flatten(pattern), open) ? undefined : false;
}

/** The part of a store's ARN before its name, by resource type. */
const STORE_ARNS = new Map([
  ['AWS::DynamoDB::Table', 'arn:aws:dynamodb:*:*:table/'],
  ['AWS::DynamoDB::GlobalTable', 'arn:aws:dynamodb:*:*:table/'],
  ['AWS::S3::Bucket', 'arn:aws:s3:::'],
]);

/** A text in which `Fn::GetAtt` of the ARN of an API, table or bucket is replaced by the parts of that ARN. */
function expandArns(text: Text): Text {
  const [first, ...rest] = text;
  const isArn = typeof first === 'object' && first.kind === 'resource' && first.attribute === 'Arn';
  const before = isArn ? STORE_ARNS.get(first.resource.type) : undefined;
  if (!isArn || before === undefined) return expandApiArns(text);
  return [before, { kind: 'resource', resource: first.resource }, ...rest];
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

function isOpen(part: Text[number]): boolean {
  return typeof part !== 'string' && part.kind === 'unknown';
}

function tooLong(text: Text): boolean {
  return text.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0) > MAX_ARN_LENGTH;
}
