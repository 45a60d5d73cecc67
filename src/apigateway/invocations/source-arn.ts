import {
  SymbolTable,
  formatText,
  literalText,
  onlySymbol,
  resourcesIn,
  splitText,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Symbolic, Text } from '../../cloudformation/types';
import { type Arn, hasWildcard, isNoArn, matchesWildcard, parseArn } from '../../iam/arn';
import { NAME, canMatch } from '../../iam/arn-pattern';
import { expandApiArns } from '../../iam/resource-target';
import type { Api, Protocol } from '../model';
import { httpCalls } from './http-calls';

/** The reason for which API Gateway calls a function: a message of a route, or a connection to authorize. */
export type Call = { readonly routeKey: string } | { readonly authorizer: Resource };

/** Stands for the id of any API, which has ten characters. */
const ANY_API = '\u{e8ff}'.repeat(10);

/** What ids of APIs look like, and logical ids hardly ever do. */
const API_ID = /^[a-z\d]{10}$/;

const API_TYPE = 'AWS::ApiGatewayV2::Api';
/** Resource types whose attribute `Arn` is one of another service. */
const OTHER_SERVICE = /^AWS::(?!ApiGateway|CloudFormation)/;

/** Longer than any ARN. */
const MAX_ARN_LENGTH = 4096;

/**
 * The `SourceArn` of a Lambda permission, where all of it is known: `{api}/{stage}/{routeKey}` for routes of WebSocket
 * APIs, `{api}/{stage}/{method}{path}` for those of HTTP APIs, `{api}/authorizers/{id}` for authorizers; each may have
 * wildcards.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export class SourceArn {
  /** The API it names, where that is a resource in sight. */
  public readonly api: Resource | undefined;
  /** Whether it lets every WebSocket API of the account call. */
  public readonly isEveryApi: boolean;
  /** The stage it names; undefined for an authorizer's, and where wildcards may stand for the stage. */
  public readonly stage: Text | undefined;
  /** The key of the route it names; undefined for an authorizer's, and where wildcards may stand for it. */
  public readonly routeKey: string | undefined;
  /** Whether it names an API behind something else, where no call has the id of the API. */
  public readonly isElsewhere: boolean;
  /** Whether its region or account is empty, so that it matches no API. */
  public readonly isNowhere: boolean;
  /** How many parts it has, the API included. */
  private readonly parts: number;
  private readonly symbols = new SymbolTable((symbol) => textKey([symbol]));
  /** The part after the last wildcard; the whole ARN where there is none. */
  public readonly tail: string;
  private readonly pattern: string;
  /** Whether one star stands for everything between the API and the tail: `{api}/*`, `{api}/*$connect`. */
  private readonly isOneStar: boolean;
  private readonly isForAuthorizers: boolean;
  /** What is written for the id of the API. */
  private readonly id: string | undefined;

  private constructor({ resource, region, account }: Arn) {
    this.isNowhere = region.length === 0 || account.length === 0;
    const segments = splitText(resource, '/', true);
    const [api = [], second = []] = segments;
    const symbol = onlySymbol(api);
    this.api = symbol?.kind === 'resource' ? symbol.resource : undefined;
    this.id = literalText(api);
    this.pattern = this.symbols.flatten(resource.map(asRef));
    this.tail = this.pattern.slice(Math.max(this.pattern.lastIndexOf('*'), this.pattern.lastIndexOf('?')) + 1);
    this.isForAuthorizers = literalText(second) === 'authorizers';
    const isStage = segments.length > 2 && !this.isForAuthorizers && !hasWildcard(formatText([...api, ...second]));
    this.stage = isStage ? second : undefined;
    const [key = []] = segments.length === 3 && !this.isForAuthorizers ? segments.slice(2) : [];
    this.routeKey = hasWildcard(formatText(key)) ? undefined : literalText(key);
    this.isElsewhere =
      literalText(api) !== undefined &&
      !hasWildcard(formatText(api)) &&
      resourcesIn(resource).some(({ type }) => type === API_TYPE);
    this.isOneStar = this.pattern.slice(1) === `/*${this.tail}`;
    this.isEveryApi = hasWildcard(this.pattern.charAt(0)) && canMatch(this.pattern, [ANY_API, '/', NAME, '/', NAME]);
    this.parts = segments.length;
  }

  /**
   * Reads a `SourceArn`.
   *
   * @returns undefined when it is not the ARN of an API, or a part of it is known at deployment only
   */
  public static read(text: Text): SourceArn | undefined {
    const arn = parseArn(expandApiArns(text));
    if (!arn || !matchesWildcard(literalText(arn.service) ?? '', 'execute-api')) return undefined;
    const isKnown = arn.resource.every((part) =>
      typeof part === 'string' ? part.length <= MAX_ARN_LENGTH : isName(part),
    );
    return isKnown ? new SourceArn(arn) : undefined;
  }

  /** Whether a text is certainly not the ARN of an API: no ARN at all, or one of another service. */
  public static isOther(text: Text): boolean {
    if (text.length === 0) return false;
    const symbol = onlySymbol(text);
    if (symbol?.kind === 'resource' && symbol.attribute === 'Arn') return OTHER_SERVICE.test(symbol.resource.type);
    const service = literalText(parseArn(expandApiArns(text))?.service ?? []);
    return isNoArn(text) || (service !== undefined && service !== '' && !matchesWildcard(service, 'execute-api'));
  }

  /**
   * Reads a `SourceArn` as {@link read} does.
   *
   * @throws NotKnown where a part of it is known at deployment only
   */
  public static of(value: Value): SourceArn | undefined {
    const text = value.text ?? [];
    const read = SourceArn.read(text);
    if (!read && !SourceArn.isOther(text)) value.assertKnown();
    return read;
  }

  /** Whether it lets every API of a protocol in the account call. */
  public reachesEveryApi(protocol: Protocol): boolean {
    if (protocol === 'websocket') return this.isEveryApi;
    const [api = ''] = this.pattern.split('/', 1);
    return hasWildcard(api) && matchesWildcard(api, ANY_API);
  }

  /** Whether it has the logical id of an API where its id belongs, as `Fn::Sub` without `${}` writes it. */
  public hasLogicalIdOf({ logicalId }: Resource): boolean {
    return this.id === logicalId && !API_ID.test(logicalId);
  }

  /** Whether it has the parts of a call by an API of a protocol, or wildcards in their place. */
  public hasForm(protocol: Protocol): boolean {
    const isOpen = hasWildcard(this.pattern);
    if (protocol === 'websocket') return this.parts === 3 || (this.parts < 3 && isOpen);
    const isDefault = this.parts === 3 && this.pattern.endsWith('/$default');
    return this.isForAuthorizers || this.parts > 3 || isDefault || isOpen;
  }

  /**
   * Whether it lets an API call the function on any stage.
   *
   * @returns undefined where it names an API by an id that may be this API's, or where this API is out of sight
   */
  public covers({ resource, protocol }: Api, call: Call): boolean | undefined {
    if (!resource) return undefined;
    if (this.hasLogicalIdOf(resource)) return false;
    // Most permissions are for another API, or for this one and any stage.
    if (this.isNowhere || this.isElsewhere || (this.api !== undefined && this.api !== resource)) return false;
    if (protocol === 'http' && 'routeKey' in call) return this.coversHttp(resource, call.routeKey);
    if (this.isOneStar && this.api && 'routeKey' in call && `/${call.routeKey}`.endsWith(this.tail)) return true;
    const id = this.idOf(resource);
    const isCovered =
      'routeKey' in call
        ? this.mayEndIn(`/${call.routeKey}`) && canMatch(this.pattern, [id, '/', NAME, `/${call.routeKey}`])
        : matchesWildcard(this.pattern, `${id}/authorizers/${this.idOf(call.authorizer)}`);
    return isCovered || this.api !== undefined || this.isEveryApi ? isCovered : undefined;
  }

  private coversHttp(api: Resource, routeKey: string): boolean | undefined {
    const id = this.idOf(api);
    const isCovered =
      !this.isForAuthorizers && httpCalls(routeKey).some((call) => canMatch(this.pattern, [id, '/', NAME, ...call]));
    return isCovered || this.api !== undefined || this.reachesEveryApi('http') ? isCovered : undefined;
  }

  /** Whether the part after the last wildcard can be the end of a call: a quick test that most permissions fail. */
  private mayEndIn(end: string): boolean {
    return !this.isForAuthorizers && (end.endsWith(this.tail) || this.tail.endsWith(end));
  }

  private idOf(resource: Resource): string {
    return this.symbols.flatten([{ kind: 'resource', resource }]);
  }
}

/** Whether a symbol stands for a name or an id, which hold neither `/` nor wildcards. */
function isName(symbol: Symbolic): boolean {
  return symbol.kind === 'pseudo' || (symbol.kind === 'resource' && symbol.resource.type.startsWith('AWS::ApiGateway'));
}

/** `Fn::GetAtt: Api.ApiId` and `Ref: Api` have the same value. */
function asRef(part: Text[number]): Text[number] {
  return typeof part !== 'string' && part.kind === 'resource' ? { kind: 'resource', resource: part.resource } : part;
}
