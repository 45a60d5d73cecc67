import { buildModel } from '../../../src/apigateway/building/build-model';
import { checkModel } from '../../../src/engine/check';
import { integrationTimeoutRange } from '../../../src/rules/integration/integration-timeout-range';
import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-timeout-range';
const here = ['Integration TimeoutInMillis'];

test.each(['49', '0', '-1', '29001', '30000', '30001', '"30000"', '29s'])('%s is reported', (timeout) => {
  expect(reports(id, integration(`TimeoutInMillis: ${timeout}`))).toEqual(here);
});

test.each(['50', '29000', '"50"', '" 29000 "', '1e3'])('%s passes', (timeout) => {
  expect(reports(id, integration(`TimeoutInMillis: ${timeout}`))).toEqual([]);
});

test('no timeout passes, for AWS then takes 29 seconds', () => {
  expect(reports(id, integration('IntegrationType: AWS_PROXY'))).toEqual([]);
  expect(reports(id, integration('TimeoutInMillis: !Ref AWS::NoValue'))).toEqual([]);
});

test("the message gives the value, and AWS's own words", () => {
  expect(judge(id, integration('TimeoutInMillis: 30000')).findings[0]?.message).toBe(
    'AWS rejects a timeout of 30000: "Timeout should be between 50 ms and 29000 ms".',
  );
});

test('the branch with the wrong timeout is named', () => {
  const timeout = 'TimeoutInMillis: !If [IsProd, 30000, 10000]';
  expect(reports(id, integration(timeout, { sections: IS_PROD }))).toEqual([
    'Integration TimeoutInMillis when IsProd is true',
  ]);
});

describe('a parameter', () => {
  const reportsFor = (parameter: string): readonly string[] =>
    reports(id, integration('TimeoutInMillis: !Ref Wait', { sections: `Parameters: { Wait: { ${parameter} } }` }));

  test('is judged by its default', () => {
    expect(reportsFor('Type: Number, Default: 30000')).toEqual(here);
    expect(reportsFor('Type: Number, Default: 29000')).toEqual([]);
  });

  test('without a default is judged by the values it allows', () => {
    expect(reportsFor('Type: Number, AllowedValues: [1000, 30000]')).toEqual([
      'Integration TimeoutInMillis when Wait is "30000"',
    ]);
  });

  test('without either is unknown', () => {
    const sections = 'Parameters: { Wait: { Type: Number } }';
    expect(unknowns(id, integration('TimeoutInMillis: !Ref Wait', { sections }))).toEqual([
      'Integration TimeoutInMillis: Ref Wait: parameter Wait has no default',
    ]);
  });
});

test('a timeout of another stack is followed to it', () => {
  const other = template('Outputs: { Wait: { Value: 30000, Export: { Name: wait } } }\nResources: {}', 'limits.yaml');
  const importing = integration('TimeoutInMillis: !ImportValue wait');
  expect(reports(id, importing, other)).toEqual(here);
  expect(reports(id, importing)).toEqual([]);
  expect(unknowns(id, importing)).toEqual([
    'Integration TimeoutInMillis: ImportValue wait: no template in sight exports it',
  ]);
});

test('the route of a SAM WebSocket API is reported where its timeout is written', () => {
  const sam = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Routes:
        ask:
          FunctionArn: arn:aws:lambda:eu-west-1:111122223333:function:ask
          IntegrationTimeout: 30000
`;
  const [finding] = judge(id, sam).findings;
  expect(finding).toMatchObject({
    resource: { logicalId: 'Chat', type: 'AWS::Serverless::WebSocketApi' },
    propertyPath: 'Routes.ask.IntegrationTimeout',
    location: { line: 11, column: 11 },
  });
});

describe('with a longest timeout of ten seconds', () => {
  const messages = (properties: string): readonly string[] =>
    checkModel(buildModel([template(integration(properties))]), { rules: { [id]: ['error', { longest: 10_000 }] } }, [
      integrationTimeoutRange,
    ]).findings.map(({ message }) => message);

  test('that many pass, and one more is reported', () => {
    expect(messages('TimeoutInMillis: 10000')).toEqual([]);
    expect(messages('TimeoutInMillis: 10001')).toEqual([
      'The integration waits 10001 ms; this project allows at most 10000 ms.',
    ]);
  });

  test('none is reported, for AWS then takes 29 seconds', () => {
    expect(messages('IntegrationType: AWS_PROXY')).toEqual([
      'The integration waits 29000 ms; this project allows at most 10000 ms.',
    ]);
  });

  test('what AWS rejects is still reported as that', () => {
    expect(messages('TimeoutInMillis: 30000')[0]).toContain('AWS rejects');
  });
});

describe('a timeout that a mapping gives each region', () => {
  const looked = (entries: string, timeout = '!FindInMap [Timeouts, !Ref AWS::Region, Calls]'): readonly string[] =>
    reports(
      'integration-timeout-range',
      integration(`TimeoutInMillis: ${timeout}`, {
        sections: `Mappings: { Timeouts: { ${entries} } }
Conditions: { IsSydney: !Equals [!Ref AWS::Region, ap-southeast-2] }`,
      }),
    );
  const PATH = 'Integration TimeoutInMillis';

  test('is wrong wherever the stack can be created, where every entry is', () => {
    expect(looked('eu-west-1: { Calls: 30000 }, us-east-1: { Calls: 30000 }')).toEqual([PATH]);
    expect(looked('eu-west-1: { Calls: 30000 }')).toEqual([PATH]);
  });

  test('is wrong in the regions whose entries are', () => {
    expect(looked('eu-west-1: { Calls: 30000 }, us-east-1: { Calls: 5000 }')).toEqual([
      `${PATH} when AWS::Region is "eu-west-1"`,
    ]);
  });

  test('says nothing of the regions that it is not asked about', () => {
    const elsewhere = (here: string): string =>
      `!If [IsSydney, ${here}, !FindInMap [Timeouts, !Ref AWS::Region, Calls]]`;
    expect(looked('eu-west-1: { Calls: 30000 }', elsewhere('5000'))).toEqual([`${PATH} when IsSydney is false`]);
    expect(looked('eu-west-1: { Calls: 30000 }', elsewhere('30000'))).toEqual([PATH]);
  });

  test('may have a default for all other regions', () => {
    const withDefault = (value: number): string =>
      `{ 'Fn::FindInMap': [Timeouts, !Ref AWS::Region, Calls, { DefaultValue: ${value} }] }`;
    expect(looked('eu-west-1: { Calls: 30000 }', withDefault(5000))).toEqual([
      `${PATH} when AWS::Region is "eu-west-1"`,
    ]);
    expect(looked('eu-west-1: { Calls: 5000 }', withDefault(30000))).toHaveLength(1);
  });
});
