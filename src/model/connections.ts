import { hasWildcard, literal, matchesWildcard, onlySymbol, parseArn, SymbolTable } from './arn';
import { splitText } from './evaluator';
import type { Resource } from './resource';
import { textKey, type Text } from './term';

/** What a policy's resource covers of `{api}/{stage}/{method}/@connections/{id}`. */
export type ConnectionScope =
  | { readonly kind: 'none' }
  /** Connections of every API of the account. */
  | { readonly kind: 'every-api' }
  | {
      readonly kind: 'one-api';
      /** The API, when it is in sight. */
      readonly api: Resource | undefined;
      readonly everyStage: boolean;
      readonly methods: readonly string[];
    }
  /** Not a resource of execute-api. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

/** The methods of the management API: send, inspect, cut. */
export const CONNECTION_METHODS = ['POST', 'GET', 'DELETE'] as const;

/** What can be the name of a stage: no wildcard, and no `@connections` that moved up. Symbols are characters of their own. */
const STAGE_NAME = /^[\w$\-\u{e000}-\u{e8fe}]+$/u;

/** Stands for an API, a stage or a connection that nobody has written. */
const ANY = '\u{e8ff}';

/**
 * Which connections the resource of an IAM statement covers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function connectionScope(text: Text): ConnectionScope {
  if (literal(text) === '*') return { kind: 'every-api' };
  const arn = parseArn(text);
  if (!arn) {
    const symbol = onlySymbol(text);
    if (symbol?.kind === 'resource')
      return symbol.resource.type.startsWith('AWS::ApiGatewayV2::') ? { kind: 'unknown' } : { kind: 'other' };
    return text.some((part) => typeof part !== 'string') ? { kind: 'unknown' } : { kind: 'other' };
  }
  const service = literal(arn.service);
  if (service === undefined) return { kind: 'unknown' };
  if (!matchesWildcard(service, 'execute-api')) return { kind: 'other' };
  const segments = splitText(arn.resource, '/', true) ?? [];
  const symbols = new SymbolTable((symbol) => textKey([symbol]));
  const pattern = symbols.flatten(arn.resource);
  const [api = ANY, stage = ANY] = segments.map((segment) => symbols.flatten(segment));
  const id = symbols.flatten(segments.at(-1) ?? []);
  const ids = hasWildcard(id) ? [ANY] : [ANY, id];
  const covers = (a: string, s: string, method: string): boolean =>
    ids.some((one) => matchesWildcard(pattern, `${a}/${s}/${method}/@connections/${one}`));
  const methods = (a: string, s: string): readonly string[] =>
    CONNECTION_METHODS.filter((method) => covers(a, s, method));
  const stages = STAGE_NAME.test(stage) ? [ANY, stage] : [ANY];
  if (stages.some((one) => methods(ANY, one).length > 0)) return { kind: 'every-api' };
  if (hasWildcard(api)) return { kind: 'none' };
  const anyStage = methods(api, ANY);
  const oneStage = stages.flatMap((one) => methods(api, one));
  if (oneStage.length === 0)
    return segments.some((segment) => segment.some(isOpen)) && segments.length < 5
      ? { kind: 'unknown' }
      : { kind: 'none' };
  const symbol = segments[0] && onlySymbol(segments[0]);
  return {
    kind: 'one-api',
    api: symbol?.kind === 'resource' ? symbol.resource : undefined,
    everyStage: anyStage.length > 0,
    methods: [...new Set(oneStage)],
  };
}

/** A symbol that may stand for several segments. */
function isOpen(part: Text[number]): boolean {
  return typeof part !== 'string' && part.kind === 'unknown';
}
