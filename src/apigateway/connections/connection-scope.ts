import { CONNECTION_METHODS } from '../../aws/execute-api';
import {
  SymbolTable,
  isOpenText,
  literalText,
  onlySymbol,
  splitText,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Text } from '../../cloudformation/types';
import { hasWildcard, isNoArn, matchesWildcard, parseResourceArn } from '../../iam/arn';
import { type ArnPattern, NAME, canMatch } from '../../iam/arn-pattern';
import { ANY_NAME, expandApiArns } from '../../iam/resource-target';

/** The part of `{api}/{stage}/{method}/@connections/{id}` that a policy's resource covers. */
export type ConnectionScope =
  | { readonly kind: 'none' }
  /** Connections of every API of the account. */
  | { readonly kind: 'every-api'; readonly methods: readonly string[] }
  | {
      readonly kind: 'one-api';
      /** The API, when it is in sight; undefined for an id, or for a wildcard that covers some APIs. */
      readonly api: Resource | undefined;
      /** The part of the resource that is for the API. */
      readonly apiId: Text;
      readonly everyStage: boolean;
      /** The part of the resource that is for the stage. */
      readonly stageName: Text;
      readonly methods: readonly string[];
    }
  /** Not a resource of execute-api. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

/** Longer than any ARN. */
const MAX_ARN_LENGTH = 4096;

/**
 * Which connections the resource of an IAM statement covers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
export function connectionScope(resource: Text): ConnectionScope {
  const text = expandApiArns(resource);
  const arn = parseResourceArn(text);
  if (!arn) {
    const isOther = isNoArn(text) || onlySymbol(text)?.kind === 'resource';
    return { kind: isOther ? 'other' : 'unknown' };
  }
  const service = literalText(arn.service);
  if (service === undefined) return { kind: 'unknown' };
  if (!matchesWildcard(service, 'execute-api')) return { kind: 'other' };
  // In ARNs of this service neither region nor account is ever empty.
  if (arn.region.length === 0 || arn.account.length === 0) return { kind: 'none' };
  const segments = splitText(arn.resource, '/', true);
  const symbols = new SymbolTable((symbol) => textKey([symbol]));
  const pattern = symbols.flatten(arn.resource);
  if (pattern.length > MAX_ARN_LENGTH) return { kind: 'unknown' };
  const covers = (method: string, api: ArnPattern[number], stage: ArnPattern[number]): boolean =>
    canMatch(pattern, [api, '/', stage, `/${method}/@connections/`, NAME]);
  const everywhere = CONNECTION_METHODS.filter((method) => covers(method, ANY_NAME, NAME));
  if (everywhere.length > 0) return { kind: 'every-api', methods: everywhere };
  const [first = [], second = []] = segments;
  const api = symbols.flatten(first);
  const named = hasWildcard(api) ? NAME : api;
  const covered = CONNECTION_METHODS.filter((method) => covers(method, named, NAME));
  if (covered.length === 0) {
    // A part that only deployment knows may hold several segments.
    const mayGoOn = segments.some(isOpenText) && segments.length < 5;
    return { kind: mayGoOn ? 'unknown' : 'none' };
  }
  const symbol = onlySymbol(first);
  return {
    kind: 'one-api',
    api: symbol?.kind === 'resource' ? symbol.resource : undefined,
    apiId: first,
    everyStage: covered.some((method) => covers(method, named, ANY_NAME)),
    stageName: second,
    methods: covered,
  };
}

/** Whether a resource is meant for connections, even if it matches none. */
export function namesConnections(resource: Text): boolean {
  return resource.some((part) => typeof part === 'string' && part.includes('/@connections'));
}
