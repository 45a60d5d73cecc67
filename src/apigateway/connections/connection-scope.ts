import {
  SymbolTable,
  literalText,
  onlySymbol,
  splitText,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Text } from '../../cloudformation/types';
import { hasWildcard, matchesWildcard, parseArn } from '../../iam/arn';
import { NAME, type Shape, canMatch } from '../../iam/arn-pattern';

/** What a policy's resource covers of `{api}/{stage}/{method}/@connections/{id}`. */
export type ConnectionScope =
  | { readonly kind: 'none' }
  /** Connections of every API of the account. */
  | { readonly kind: 'every-api' }
  | {
      readonly kind: 'one-api';
      /** The API, when it is in sight; undefined for an id, or for a wildcard that covers some APIs. */
      readonly api: Resource | undefined;
      readonly everyStage: boolean;
      readonly methods: readonly string[];
    }
  /** Not a resource of execute-api. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

/** The methods of the management API: send, inspect, cut. */
export const CONNECTION_METHODS = ['POST', 'GET', 'DELETE'] as const;

/** Stands for an API, of which ids have ten characters, or for a stage that nobody has written. */
const ANY = '\u{e8ff}'.repeat(10);

/** Longer than any ARN. */
const MAX_ARN_LENGTH = 4096;

/**
 * Which connections the resource of an IAM statement covers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function connectionScope(text: Text): ConnectionScope {
  if (literalText(text) === '*') return { kind: 'every-api' };
  const arn = parseArn(text);
  if (!arn) {
    const symbol = onlySymbol(text);
    if (symbol?.kind === 'resource')
      return symbol.resource.type.startsWith('AWS::ApiGatewayV2::') ? { kind: 'unknown' } : { kind: 'other' };
    return text.some((part) => typeof part !== 'string') ? { kind: 'unknown' } : { kind: 'other' };
  }
  const service = literalText(arn.service);
  if (service === undefined) return { kind: 'unknown' };
  if (!matchesWildcard(service, 'execute-api')) return { kind: 'other' };
  const segments = splitText(arn.resource, '/', true) ?? [];
  const symbols = new SymbolTable((symbol) => textKey([symbol]));
  const pattern = symbols.flatten(arn.resource);
  if (pattern.length > MAX_ARN_LENGTH) return { kind: 'unknown' };
  const methods = (api: Shape[number], stage: Shape[number]): readonly string[] =>
    CONNECTION_METHODS.filter((method) => canMatch(pattern, [api, '/', stage, `/${method}/@connections/`, NAME]));
  if (methods(ANY, NAME).length > 0) return { kind: 'every-api' };
  const [first = []] = segments;
  const api = symbols.flatten(first);
  const named = hasWildcard(api) ? NAME : api;
  const covered = methods(named, NAME);
  if (covered.length === 0) {
    const mayGoOn = segments.some((segment) => segment.some(isOpen)) && segments.length < 5;
    return { kind: mayGoOn ? 'unknown' : 'none' };
  }
  const symbol = onlySymbol(first);
  return {
    kind: 'one-api',
    api: symbol?.kind === 'resource' ? symbol.resource : undefined,
    everyStage: methods(named, ANY).length > 0,
    methods: covered,
  };
}

/** A symbol that may stand for several segments. */
function isOpen(part: Text[number]): boolean {
  return typeof part !== 'string' && part.kind === 'unknown';
}
