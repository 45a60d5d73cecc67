import * as fs from 'node:fs';
import * as path from 'node:path';
import { dropInDifferences } from '../../scripts/drop-in/differences';
import * as guarded from '../../src/index';
import { DOCUMENTED } from '../support/documented-differences';
import { PLAIN } from '../support/libraries';

const CLASSES = dropInDifferences();

/** Properties of which aws-cdk-lib makes nothing, whatever they are set to; here the first one works. */
const WITHOUT_EFFECT = ['HttpServiceDiscoveryIntegration.timeout', 'HttpEventBridgeIntegration.subtype'];

/** Values that API Gateway refuses at deployment, and these constructs before. */
const REFUSED = [/identitySource\[0\] is ".*", but has to be /];

/** What aws-cdk-lib accepts and is an error at synthesis here: what nobody has decided, and what fails at deployment. */
const ERRORS = [
  [/anybody on the internet could connect/, 'WebSocketApi', 'without an authorizer on `$connect`, synthesis fails'],
  [/sends plain HTTP to its private back end/, 'HttpAlbIntegration', 'is an error at synthesis'],
  [/sends plain HTTP to its private back end/, 'HttpNlbIntegration', 'is an error at synthesis'],
  [/sends plain HTTP to its private back end/, 'HttpServiceDiscoveryIntegration', 'is an error at synthesis'],
  [/leaves out .* requires enabling passthrough/, 'HttpSqsIntegration', 'is an error at synthesis'],
  [/leaves out .* requires enabling passthrough/, 'HttpStepFunctionsIntegration', 'is an error at synthesis'],
  [/leaves out .* requires enabling passthrough/, 'HttpEventBridgeIntegration', 'is an error at synthesis'],
] as const;

/** Differences that only some property shows. */
const WHERE_SET = [
  [
    /^AWS::ApiGatewayV2::Integration Properties\.TimeoutInMillis: nothing -> 5000$/,
    'HttpServiceDiscoveryIntegration',
    'timeout',
  ],
  [
    /^AWS::ApiGatewayV2::Stage Properties\.DefaultRouteSettings\.DetailedMetricsEnabled: nothing -> false$/,
    'WebSocketStage',
    'DetailedMetricsEnabled',
  ],
] as const;

test('every class that both have is compared', () => {
  const both = Object.keys(guarded).filter((name) => name in PLAIN);
  expect(CLASSES.map(({ name }) => name).sort()).toEqual(both.sort());
  expect(both).toEqual(expect.arrayContaining(['WebSocketApi', 'HttpApi', 'VpcLink']));
});

describe.each(CLASSES)('$name', ({ name, missing, defaults, errors, properties }) => {
  test('has every public member of the class of aws-cdk-lib', () => {
    expect(missing).toEqual([]);
  });

  test('without options, differs in documented defaults only', () => {
    expect(defaults.filter((line) => !DOCUMENTED.some(([known]) => known.test(line)))).toEqual([]);
  });

  test('has no error at synthesis but for the documented ones', () => {
    const known = ERRORS.filter(([, page]) => page === name).map(([error]) => error);
    const all = [...errors, ...properties.flatMap((property) => property.errors)];
    expect(all.filter((error) => !known.some((pattern) => pattern.test(error)))).toEqual([]);
    expect(known.filter((pattern) => !all.some((error) => pattern.test(error)))).toEqual([]);
  });

  test('every property is tried with a value that shows in the template', () => {
    const silent = properties.filter(({ hasEffect }) => !hasEffect).map((property) => `${name}.${property.name}`);
    expect(silent.filter((property) => !WITHOUT_EFFECT.includes(property))).toEqual([]);
  });

  test('takes every property, and differs in documented ways only', () => {
    const known = [...DOCUMENTED, ...WHERE_SET].map(([line]) => line);
    const other = properties.flatMap(({ differences }) => differences);
    expect(other.filter((line) => !known.some((pattern) => pattern.test(line)))).toEqual([]);
    const refusals = properties.flatMap((property) => property.refusals);
    expect(refusals.filter((refusal) => !REFUSED.some((pattern) => pattern.test(refusal)))).toEqual([]);
  });
});

test.each([...WHERE_SET, ...ERRORS])('the difference %s is documented at %s', (_, page, words) => {
  const text = fs.readFileSync(path.join(__dirname, `../../docs/constructs/${page}.md`), 'utf8');
  expect(text).toContain(words);
});
