import * as fc from 'fast-check';
import type { Json } from '../../../src/cloudformation/document/json';
import { SEEDS } from '../seeds';

/** Texts that mean something to whoever reads templates, and texts that should mean nothing. */
const TEXTS: readonly string[] = [
  '', ' ', '0', '-1', 'true', 'x', '__proto__', 'constructor', 'toString', '$', '$connect', '$default', '*', '?', '**/*',
  '${', '${}', '${a', '${!a}', '${A}', '${A.Arn}', '${__proto__}', '${AWS::Region}', '${AWS::NoValue}', '$${A}', '{{',
  '{{resolve:ssm:a}}', '{{resolve:', '}}', '::', 'arn:', 'arn:aws:execute-api:*', 'arn:aws:lambda:::function:f',
  'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${A}/*/$connect', 'integrations/', 'integrations/${A}',
  'http://', 'https://%', 'https://${A}.execute-api.${AWS::Region}.amazonaws.com/live', 'wss://x', '#set(', '#foreach($x in $input.body)$x#end',
  '#if($a)#else', '"$input.body"', '{"a":$input.json("$")', '$input.path("$.a', '$context.', '$request.body.', 'route.request.header.',
  '\u0000', '\ud800', '\u202e', '\n', 'a,b,,', '2012-10-17', 'Allow', 'Deny', 'execute-api:*', 'NaN', '1e400', '999999999999999999999',
  'x'.repeat(3000), '${A}'.repeat(300), '*a'.repeat(200), '$context.x '.repeat(200),
]; // prettier-ignore

/** Names of resources, parameters, conditions and mappings: those that are there, and others. */
export const IDS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', '__proto__', 'constructor', 'hasOwnProperty'] as const;
const NAMES = [...IDS, 'Gone', 'P', 'Q', 'AWS::Region', 'AWS::NoValue', 'AWS::', 'A.Arn', ''];
const CONDITIONS = ['C1', 'C2', 'Loop1', 'Gone', '__proto__'];

const INTRINSICS = [
  'Ref', 'Condition', 'Fn::And', 'Fn::Base64', 'Fn::Cidr', 'Fn::Contains', 'Fn::Equals', 'Fn::FindInMap', 'Fn::ForEach::X', 'Fn::GetAtt',
  'Fn::GetAZs', 'Fn::GetStackOutput', 'Fn::If', 'Fn::ImportValue', 'Fn::Join', 'Fn::Length', 'Fn::Not', 'Fn::Or', 'Fn::Select',
  'Fn::Split', 'Fn::Sub', 'Fn::ToJsonString', 'Fn::Transform', 'Fn::Unheard',
] as const; // prettier-ignore

/** Keys that properties have, and keys that they should not have. */
const KEYS = [
  ...new Set([
    ...keysIn(SEEDS.map(({ root }) => root)),
    '__proto__',
    'constructor',
    'toString',
    '',
    'Fn::If',
    'Ref',
    '0',
  ]),
];

function keysIn(values: readonly Json[]): readonly string[] {
  const keys = new Set<string>();
  const open: unknown[] = [...values];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) for (const key of Object.keys(next)) keys.add(key);
    open.push(...Object.values(next as Readonly<Record<string, unknown>>));
  }
  return [...keys];
}

const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  fc.constantFrom(0, -1, 1, 50, 29_000, 30_001, 1e308, 0.5, true, false, null),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

function object(entries: readonly (readonly [string, Json])[]): Json {
  // JSON has keys that a literal would take for something else.
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
  ) as Json;
}

/** Lists inside of lists, or intrinsics inside of each other, deeper than anybody writes. */
const deep: fc.Arbitrary<Json> = fc
  .tuple(
    fc.constantFrom('list', 'map', 'Fn::If', 'Fn::Join', 'Fn::Select', 'Fn::Sub'),
    fc.integer({ min: 5, max: 300 }),
  )
  .map(([kind, depth]) => {
    const wrap: Readonly<Record<string, (inner: Json) => Json>> = {
      list: (inner) => [inner],
      map: (inner) => ({ Statement: inner }),
      'Fn::If': (inner) => ({ 'Fn::If': ['C1', inner, 'x'] }),
      'Fn::Join': (inner) => ({ 'Fn::Join': ['', [inner, 'x']] }),
      'Fn::Select': (inner) => ({ 'Fn::Select': [0, [inner]] }),
      'Fn::Sub': (inner) => ({ 'Fn::Sub': ['${X}', { X: inner }] }),
    };
    let json: Json = 'end';
    for (let level = 0; level < depth; level++) json = wrap[kind]?.(json) ?? json;
    return json;
  });

/** Any value at all: what belongs there, what does not, and every intrinsic, well and badly written. */
export const { value: hostileValue } = fc.letrec<{ value: Json; intrinsic: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    { weight: 4, arbitrary: tie('intrinsic') },
    { weight: 1, arbitrary: deep },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 4 }).map(object) },
  ),
  intrinsic: fc.oneof(
    fc.constantFrom(...NAMES).map((name): Json => ({ Ref: name })),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom('Arn', 'Outputs.X', '', 'ApiId', 'Gone'))
      .map((at): Json => ({ 'Fn::GetAtt': at })),
    fc.tuple(fc.constantFrom(...CONDITIONS), tie('value'), tie('value')).map((sides): Json => ({ 'Fn::If': sides })),
    fc
      .tuple(fc.constantFrom(...TEXTS), fc.dictionary(fc.constantFrom('a', 'A', 'X'), tie('value'), { maxKeys: 2 }))
      .map((at): Json => ({ 'Fn::Sub': at })),
    fc
      .tuple(fc.constantFrom(...TEXTS), fc.array(tie('value'), { maxLength: 3 }))
      .map((at): Json => ({ 'Fn::Join': at })),
    fc.tuple(fc.constantFrom<Json>(0, 1, '1', -1, 9e9, null), tie('value')).map((at): Json => ({ 'Fn::Select': at })),
    fc.tuple(fc.constantFrom(...TEXTS), tie('value')).map((at): Json => ({ 'Fn::Split': at })),
    fc
      .tuple(fc.constantFrom<Json>('M', '__proto__', { Ref: 'P' }), tie('value'), tie('value'))
      .map((at): Json => ({ 'Fn::FindInMap': at })),
    fc.tuple(fc.constantFrom(...INTRINSICS), tie('value')).map(([name, operand]): Json => ({ [name]: operand })),
  ),
}));
