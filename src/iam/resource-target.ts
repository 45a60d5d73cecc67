import { SymbolTable, asText, literalText, onlySymbol, textKey } from '../cloudformation/intrinsics/symbolic-text';
import type { Symbolic, Text } from '../cloudformation/types';
import { matchesWildcard, parseResourceArn } from './arn';
import { type ArnPattern, NAME, canMatch } from './arn-pattern';

/** Stands in a {@link ResourceTarget} for one name that nobody has written, such as the id of an API of another team. */
export const ANY_NAME = '\u{e8ff}'.repeat(10);

/** A resource that somebody asks for: what stands behind the account of its ARN; {@link NAME} for some name. */
export interface ResourceTarget {
  readonly service: string;
  readonly resource: readonly (Text[number] | typeof NAME)[];
}

/** Longer than any ARN. */
const MAX_ARN_LENGTH = 4096;

/**
 * Whether a `Resource` of an IAM statement covers what somebody asks for.
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
  // What only deployment knows, in the pattern or in the target, may be what makes them match.
  const pattern = withStageNames(arn.resource).map((part) => (isOpen(part) ? '*' : part));
  const open = resource.flatMap((part): ArnPattern =>
    part === NAME ? [NAME] : withStageNames([part]).map((piece) => (isOpen(piece) ? NAME : flatten([piece]))),
  );
  return canMatch(flatten(pattern), open) ? undefined : false;
}

/** What stands before the name of a store in its ARN, by resource type. */
const STORE_ARNS = new Map([
  ['AWS::DynamoDB::Table', 'arn:aws:dynamodb:*:*:table/'],
  ['AWS::DynamoDB::GlobalTable', 'arn:aws:dynamodb:*:*:table/'],
  ['AWS::S3::Bucket', 'arn:aws:s3:::'],
]);

/** `GetAtt` of an ARN that is written out as policies write it: those of APIs, tables and buckets. */
function expandArns(text: Text): Text {
  const [first, ...rest] = text;
  const isArn = typeof first === 'object' && first.kind === 'resource' && first.attribute === 'Arn';
  const before = isArn ? STORE_ARNS.get(first.resource.type) : undefined;
  if (!isArn || before === undefined) return expandApiArns(text);
  return [before, { kind: 'resource', resource: first.resource }, ...rest];
}

/** `GetAtt Api.ExecuteApiArn`, written out: the ARN of the API, without stages and routes. */
export function expandApiArns(text: Text): Text {
  const [first, ...rest] = text;
  if (typeof first !== 'object' || first.kind !== 'resource' || first.attribute !== 'ExecuteApiArn') return text;
  const pseudo = (name: string): Symbolic => ({ kind: 'pseudo', name: `AWS::${name}` });
  const api: Symbolic = { kind: 'resource', resource: first.resource };
  return ['arn:', pseudo('Partition'), ':execute-api:', pseudo('Region'), ':', pseudo('AccountId'), ':', api, ...rest];
}

/** A text in which the `Ref` of a stage is the name of that stage, as far as that is known. */
export function withStageNames(text: Text): Text {
  return text.flatMap((part): Text => {
    if (typeof part === 'string' || part.kind !== 'resource' || part.attribute !== undefined) return [part];
    return part.resource.type === 'AWS::ApiGatewayV2::Stage'
      ? (asText(part.resource.term('StageName')) ?? [part])
      : [part];
  });
}

/** The same for two symbols that are the same value: `GetAtt Api.ApiId` is what `Ref Api` is. */
function symbolKey(symbol: Symbolic): string {
  const isId = symbol.kind === 'resource' && symbol.attribute === 'ApiId';
  return textKey([isId ? { kind: 'resource', resource: symbol.resource } : symbol]);
}

function isCovered(pattern: Text, text: string): boolean | undefined {
  const literal = literalText(pattern);
  return literal === undefined ? undefined : matchesWildcard(literal, text);
}

/** Whether a text that is no ARN may turn out to be one of a service; a resource in sight has ARNs of its own service. */
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
