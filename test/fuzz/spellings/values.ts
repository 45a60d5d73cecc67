import * as fc from 'fast-check';
import {
  type Json,
  type JsonObject,
  type Path,
  isList,
  isObject,
  ownObject,
} from '../../../src/cloudformation/document/json';
import { type Rewriting, isIntrinsic, replaced } from './rewriting';

/** What has to be declared beside a respelled value. */
interface Declared {
  readonly Parameters: Record<string, Json>;
  readonly Mappings: Record<string, Json>;
  readonly Conditions: Record<string, Json>;
}

type Scalar = string | number | boolean;
type Spelling<T extends Json> = (value: T, declared: Declared) => Json;

function isScalar(json: Json): json is Scalar {
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean';
}

function fresh(prefix: string, names: Record<string, Json>): string {
  return `${prefix}${Object.keys(names).length}`;
}

/** `Ref` of a parameter whose default it is. */
const parameter: Spelling<Scalar> = (value, { Parameters }) => {
  const name = fresh('Spelled', Parameters);
  Parameters[name] = { Type: typeof value === 'number' ? 'Number' : 'String', Default: value };
  return { Ref: name };
};

/** Where a text that is to be cut in two is cut: never inside `${…}` or `{{…}}`. */
function halves(value: Scalar): readonly [string, string] {
  const text = String(value);
  const at = text.includes('{') ? 0 : Math.floor(text.length / 2);
  return [text.slice(0, at), text.slice(at)];
}

function escaped(text: string): string {
  return text.replaceAll('${', '${!');
}

/** Ways to write a text, number or boolean. */
const OF_SCALARS: Readonly<Record<string, Spelling<Scalar>>> = {
  parameter,
  sub: (value) => ({ 'Fn::Sub': escaped(String(value)) }),
  boundSub: (value) => {
    const [first, second] = halves(value);
    return { 'Fn::Sub': [`${escaped(first)}\${Rest}`, { Rest: second }] };
  },
  parameterInSub: (value, declared) => {
    const [first, second] = halves(value);
    const { Ref: name } = parameter(second, declared) as { readonly Ref: string };
    return { 'Fn::Sub': `${escaped(first)}\${${name}}` };
  },
  join: (value) => ({ 'Fn::Join': ['', halves(value)] }),
  joinParameters: (value, declared) => ({ 'Fn::Join': ['', halves(value).map((half) => parameter(half, declared))] }),
  select: (value) => ({ 'Fn::Select': [1, ['decoy', String(value), { Ref: 'AWS::Region' }]] }),
  split: (value) => ({ 'Fn::Select': ['1', { 'Fn::Split': ['|~|', `decoy|~|${value}|~|other`] }] }),
  list: (value, { Parameters }) => {
    const text = String(value);
    if (text.includes(',') || text !== text.trim()) return value;
    const name = fresh('Spelled', Parameters);
    Parameters[name] = { Type: 'CommaDelimitedList', Default: `decoy, ${text},other` };
    return { 'Fn::Select': [1, { Ref: name }] };
  },
  mapping: (value, { Mappings }) => {
    const name = fresh('Spelled', Mappings);
    Mappings[name] = { eu: { one: 'decoy', two: value } };
    return { 'Fn::FindInMap': [name, 'eu', 'two'] };
  },
  mappingByParameter: (value, declared) => {
    const name = fresh('Spelled', declared.Mappings);
    declared.Mappings[name] = { eu: { one: 'decoy', two: value } };
    return { 'Fn::FindInMap': [name, parameter('eu', declared), 'two'] };
  },
};

/** `Fn::If` of a condition that only deployment knows, with the same on both sides. */
const equalBranches: Spelling<Json> = (value, { Parameters, Conditions }) => {
  Parameters.SpelledFlag ??= { Type: 'String' };
  Conditions.Spelled ??= { 'Fn::Equals': [{ Ref: 'SpelledFlag' }, 'yes'] };
  return { 'Fn::If': ['Spelled', value, value] };
};

/** As {@link equalBranches}, the texts of one side spelled in another way. */
const likeBranches: Spelling<Json> = (value, declared) => {
  const { 'Fn::If': sides } = equalBranches(value, declared) as { readonly 'Fn::If': readonly Json[] };
  const other = replaced(value, (json) => {
    if (isIntrinsic(json)) return json;
    return typeof json === 'string' ? { 'Fn::Join': ['', [json]] } : undefined;
  });
  return { 'Fn::If': [sides[0] ?? null, value, other] };
};

/** `Fn::If` of a condition that never holds. */
const deadBranch: Spelling<Json> = (value, { Conditions }) => {
  Conditions.Never ??= { 'Fn::Equals': ['yes', 'no'] };
  return { 'Fn::If': ['Never', 'decoy', value] };
};

/** Ways to write a reference. */
const OF_REFERENCES: Readonly<Record<string, Spelling<JsonObject>>> = {
  sub: (value) => {
    const { Ref: name, 'Fn::GetAtt': attribute } = value;
    if (typeof name === 'string') return { 'Fn::Sub': `\${${name}}` };
    if (isList(attribute) && attribute.every((part) => typeof part === 'string'))
      return { 'Fn::Sub': `\${${attribute.join('.')}}` };
    return value;
  },
  boundSub: (value) => {
    const { 'Fn::Sub': format } = value;
    if (typeof format !== 'string') return { 'Fn::Sub': ['${Bound}', { Bound: value }] };
    const names = [...format.matchAll(/\$\{([^!{}][^{}]*)\}/g)].map(([, name = '']) => name.trim());
    const bound = Object.fromEntries(
      names.map((name, at): [string, Json] => [
        `Bound${at}`,
        name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name },
      ]),
    );
    let at = 0;
    return { 'Fn::Sub': [format.replace(/\$\{([^!{}][^{}]*)\}/g, () => `\${Bound${at++}}`), bound] };
  },
  join: (value) => {
    const { 'Fn::Sub': format } = value;
    if (typeof format !== 'string') return { 'Fn::Join': ['', [value]] };
    const pieces = format.split(/\$\{([^!{}][^{}]*)\}/);
    return {
      'Fn::Join': [
        '',
        pieces.map((piece, at): Json => {
          if (at % 2 === 0) return piece.replaceAll('${!', '${');
          const name = piece.trim();
          return name.includes('.') ? { 'Fn::GetAtt': name.split(/\.(.*)/s).slice(0, 2) } : { Ref: name };
        }),
      ],
    };
  },
  select: (value) => ({ 'Fn::Select': [1, ['decoy', value]] }),
  attributeAsText: (value) => {
    const { 'Fn::GetAtt': attribute } = value;
    const text = isList(attribute) ? attribute.filter((part) => typeof part === 'string').join('.') : undefined;
    return text === undefined ? value : { 'Fn::GetAtt': text };
  },
};

const ANYWHERE: Readonly<Record<string, Spelling<Json>>> = { equalBranches, likeBranches, deadBranch };

/** The names of all spellings. */
export const SPELLINGS: readonly string[] = [
  ...new Set([...Object.keys(OF_SCALARS), ...Object.keys(OF_REFERENCES), ...Object.keys(ANYWHERE)]),
];

/** A value as a spelling writes it; itself where that spelling is not for it. */
function spelled(value: Json, spelling: string, declared: Declared): Json {
  const anywhere = ANYWHERE[spelling];
  if (anywhere) return anywhere(value, declared);
  if (isScalar(value)) return OF_SCALARS[spelling]?.(value, declared) ?? value;
  return isIntrinsic(value) && isText(value) ? (OF_REFERENCES[spelling]?.(value, declared) ?? value) : value;
}

/** Whether an expression is a text, which other functions take, and no list, map or nothing. */
function isText(json: Json | undefined): boolean {
  if (json === undefined || !isIntrinsic(json)) return json !== undefined && isScalar(json);
  const { 'Fn::If': branches } = json;
  return isList(branches) ? branches.slice(1).every(isText) : json.Ref !== 'AWS::NoValue';
}

/** Every place in the properties of resources that takes an expression. */
function sitesOf(written: JsonObject): readonly Path[] {
  const sites: Path[] = [];
  for (const [logicalId, resource] of Object.entries(ownObject(written, 'Resources'))) {
    // What SAM reads before CloudFormation does takes no expressions.
    if (!isObject(resource) || JSON.stringify(resource.Type ?? '').startsWith('"AWS::Serverless::')) continue;
    replaced(ownObject(resource, 'Properties'), (json, path) => {
      if (path.length > 0 && json !== null) sites.push(['Resources', logicalId, 'Properties', ...path]);
      return isIntrinsic(json) ? json : undefined;
    });
  }
  return sites;
}

/** A template in which some values are spelled in other ways. */
export function respelled(written: JsonObject, spellings: ReadonlyMap<string, readonly string[]>): JsonObject {
  const declared: Declared = {
    Parameters: { ...ownObject(written, 'Parameters') },
    Mappings: { ...ownObject(written, 'Mappings') },
    Conditions: { ...ownObject(written, 'Conditions') },
  };
  const root = replacedAfter(written, (json, path) =>
    (spellings.get(JSON.stringify(path)) ?? []).reduce((value, spelling) => spelled(value, spelling, declared), json),
  ) as JsonObject;
  const sections = Object.entries(declared).filter(([, section]) => Object.keys(section as JsonObject).length > 0);
  return { ...root, ...Object.fromEntries(sections) };
}

/** As {@link replaced}, the innermost values first. */
function replacedAfter(json: Json, replace: (json: Json, path: Path) => Json, path: Path = []): Json {
  if (isIntrinsic(json)) return replace(json, path);
  if (isList(json))
    return replace(
      json.map((item, at) => replacedAfter(item, replace, [...path, at])),
      path,
    );
  if (!isObject(json)) return replace(json, path);
  const entries = Object.entries(json).map(([key, value]): [string, Json] => [
    key,
    replacedAfter(value, replace, [...path, key]),
  ]);
  return replace(Object.fromEntries(entries), path);
}

/** A literal against `Ref`, `Fn::Sub`, `Fn::Join`, `Fn::Select`, `Fn::Split`, `Fn::FindInMap` and equal branches. */
export const values: Rewriting = {
  name: 'values',
  keepsFingerprints: true,
  of: (written) => {
    const sites = sitesOf(written);
    if (sites.length === 0) return undefined;
    const spelling = fc.constantFrom(...SPELLINGS);
    const some = fc
      .array(fc.tuple(fc.constantFrom(...sites), fc.array(spelling, { minLength: 1, maxLength: 3 })), {
        minLength: 1,
        maxLength: 8,
      })
      .map((chosen) => new Map(chosen.map(([site, names]) => [JSON.stringify(site), names])));
    const all = spelling.map((name) => new Map(sites.map((site) => [JSON.stringify(site), [name]])));
    return fc
      .oneof({ weight: 3, arbitrary: some }, all)
      .map((spellings) => ({ templates: [{ file: 'template.json', content: respelled(written, spellings) }] }));
  },
};
