import { jointly } from '../../cloudformation/conditions/branches';
import {
  type ResourceSymbol,
  asText,
  isOpenText,
  literalCharacters,
  literalText,
  onlySymbol,
  splitText,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import { perModel } from '../per-model';
import type { Model, Part } from '../model';

/** A Lambda function as something refers to it. */
export interface FunctionRef {
  /** The function; undefined when it is named, and no function in sight has that name. */
  readonly resource: Resource | undefined;
  /**
   * A key of the alias or version it is called through; empty for the function itself, undefined for one that only
   * deployment knows.
   */
  readonly qualifier: string | undefined;
}

/** Finds the `AWS::Lambda::Function` with a name, by the name's key (see `textKey`). */
type FunctionByName = (key: string) => Resource | undefined;

const QUALIFIED = new Set(['AWS::Lambda::Alias', 'AWS::Lambda::Version']);

/** Finds a function by its name; made on demand, since most apps refer to functions instead. */
const functionByName = perModel((model): FunctionByName => {
  let names: ReadonlyMap<string, Resource> | undefined;
  return (key) => {
    names ??= new Map(
      model.resources('AWS::Lambda::Function').flatMap((resource) =>
        resource.cases('FunctionName').flatMap(({ value }): [string, Resource][] => {
          const name = asText(value);
          return name ? [[textKey(name), resource]] : [];
        }),
      ),
    );
    return names.get(key);
  };
});

/**
 * What a function's name or ARN refers to: `Ref`, `GetAtt Arn`, an alias, a version, a literal name or ARN.
 *
 * @returns undefined when the text does not name a function
 */
export function functionRef(model: Model, text: Text | undefined): FunctionRef | undefined {
  return text && reference(text, functionByName(model));
}

/** The Lambda function that an invocation URI calls: `…:lambda:path/2015-03-31/functions/{function}/invocations`. */
export function invokedFunction(model: Model, uri: Text | undefined): FunctionRef | undefined {
  return functionRef(model, uri && invocationParts(uri));
}

/** The Lambda function that an integration or authorizer calls or is meant to call: by invocation URI, ARN or name. */
export function meantFunction(model: Model, uri: Text | undefined): FunctionRef | undefined {
  return invokedFunction(model, uri) ?? functionRef(model, uri);
}

/** Functions that integrations and authorizers of the APIs call, and the branches in which one does. */
export const calledFunctions = perModel((model): ReadonlyMap<Resource, readonly (readonly Assumption[])[]> => {
  const called = new Map<Resource, readonly (readonly Assumption[])[]>();
  const read = ({ resource, when }: Part, property: string): void => {
    for (const uri of resource.cases(property)) {
      const meant = meantFunction(model, asText(uri.value))?.resource;
      const branch = meant && jointly(when, uri.when);
      if (!meant || !branch) continue;
      const others = called.get(meant) ?? [];
      // One call without conditions makes all others redundant; there may be thousands.
      if (branch.length === 0) called.set(meant, [branch]);
      else if (others[0]?.length !== 0) called.set(meant, [...others, branch]);
    }
  };
  for (const integration of model.integrations) read(integration, 'IntegrationUri');
  for (const authorizer of model.authorizers) read(authorizer, 'AuthorizerUri');
  return called;
});

function reference(text: Text, byName: FunctionByName, depth = 0): FunctionRef | undefined {
  const symbol = onlySymbol(text);
  if (symbol) return symbol.kind === 'resource' && depth <= 5 ? referred(symbol, byName, depth) : undefined;
  // An address or an empty text is no name of a function, so that the names of functions need not be evaluated.
  const literal = literalText(text);
  const isNoName = literal === '' || (literal?.includes('/') && !literal.startsWith('arn:'));
  if (isNoName) return { resource: undefined, qualifier: '' };
  const arn = parseArn(text);
  const [kind] = arn?.resource ?? text;
  if (!arn)
    return typeof kind === 'string' && kind.startsWith('arn:') ? undefined : byNameAndQualifier(text, byName, depth);
  if (literalText(arn.service) !== 'lambda' || typeof kind !== 'string' || !kind.startsWith('function:'))
    return undefined;
  return byNameAndQualifier([kind.slice('function:'.length), ...arn.resource.slice(1)], byName, depth);
}

/** What a `Ref` or `Fn::GetAtt` refers to: a function, or an alias or a version of one. */
function referred(symbol: ResourceSymbol, byName: FunctionByName, depth: number): FunctionRef | undefined {
  const { resource, attribute } = symbol;
  if (resource.type === 'AWS::Lambda::Function')
    return { resource, qualifier: attribute?.includes('Version') ? textKey([symbol]) : '' };
  if (!QUALIFIED.has(resource.type)) return undefined;
  const name = asText(resource.term('FunctionName'));
  const target = name && reference(name, byName, depth + 1);
  return target && { resource: target.resource, qualifier: qualifierOf(resource) };
}

/** Account and region before a name: `111122223333:function:name`. */
const PLACE = /^(?:\d{12}|[a-z]{2}(?:-[a-z]+)+-\d)$/;

/** `name`, `name:qualifier`, `function:name`, `account:function:name`, `${Function}`, `${Function.Arn}:live`. */
function byNameAndQualifier(text: Text, byName: FunctionByName, depth: number): FunctionRef | undefined {
  const whole = byName(textKey(text));
  if (whole) return { resource: whole, qualifier: '' };
  const pieces = [...splitText(text, ':', true)];
  while (pieces.length > 1 && isPlace(pieces[0] ?? [])) pieces.shift();
  if (pieces.length > 1 && literalText(pieces[0] ?? []) === 'function') pieces.shift();
  const [name = [], qualifier = []] = pieces;
  if (pieces.length > 2) return undefined;
  const base = onlySymbol(name) ? reference(name, byName, depth + 1) : named(name, byName);
  return base && (qualifier.length === 0 ? base : { ...base, qualifier: qualifierKey(qualifier) });
}

function isPlace(piece: Text): boolean {
  const symbol = onlySymbol(piece);
  return symbol ? symbol.kind === 'pseudo' : PLACE.test(literalText(piece) ?? '');
}

function named(name: Text, byName: FunctionByName): FunctionRef | undefined {
  const resource = byName(textKey(name));
  return resource !== undefined || literalText(name) !== undefined ? { resource, qualifier: '' } : undefined;
}

/** A key for what is called through an alias or a version, however it is written: by `Ref`, or behind the function. */
function qualifierOf(resource: Resource): string | undefined {
  if (resource.type === 'AWS::Lambda::Version') return textKey([{ kind: 'resource', resource }]);
  const name = asText(resource.term('Name'));
  return name ? qualifierKey(name) : resource.logicalId;
}

function qualifierKey(qualifier: Text): string | undefined {
  const symbol = onlySymbol(qualifier);
  if (symbol?.kind === 'resource' && symbol.resource.type === 'AWS::Lambda::Version')
    return qualifierOf(symbol.resource);
  const literal = literalText(qualifier);
  // A function and its unpublished version share one resource policy.
  if (literal === '$LATEST') return '';
  // A stage variable is filled in while the API runs.
  const isOpen = literal === undefined ? isOpenText(qualifier) : literal.includes('${');
  return isOpen ? undefined : textKey(qualifier);
}

const BEFORE = /:apigateway:[^]*:lambda:path\/[^/]+\/functions\/$/;

/** The part of an invocation URI between `functions/` and `/invocations`, as it is written. */
export function invocationParts(uri: Text): Text | undefined {
  const marker = '/functions/';
  const at = uri.findIndex((part) => typeof part === 'string' && part.includes(marker));
  const part = uri[at];
  if (typeof part !== 'string') return undefined;
  const cut = part.indexOf(marker) + marker.length;
  if (!BEFORE.test(literalCharacters([...uri.slice(0, at), part.slice(0, cut)], '_'))) return undefined;
  const after: Text = [part.slice(cut), ...uri.slice(at + 1)];
  const last = after.at(-1);
  if (typeof last !== 'string' || !last.endsWith('/invocations')) return undefined;
  return [...after.slice(0, -1), last.slice(0, -'/invocations'.length)].filter((piece) => piece !== '');
}
