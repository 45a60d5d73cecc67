import * as fc from 'fast-check';
import { checkModel } from '../../src/engine/check';
import { listTemplate } from '../../src/cloudformation/listing';
import { Model } from '../../src/apigateway/model';
import { CATALOGUE } from '../../src/rules/catalogue';
import { asListed, template, withoutPositions } from '../support/findings';

/** A template as CDK writes it. */
const written = (resources: object, rest: object = {}): string =>
  JSON.stringify({ Resources: resources, ...rest }, undefined, 1);

/** What is listed, by logical id; undefined where the template has to be parsed. */
function listed(text: string): unknown {
  const listing = listTemplate(text, 'x.json')?.listing;
  return listing && [...listing.logicalIds].map((logicalId) => [logicalId, listing.read(logicalId)]);
}

const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'a' } };
const queue = { Type: 'AWS::SQS::Queue' };

describe('a template of the layout that CDK writes', () => {
  test.each([
    ['one resource', { Topic: topic }],
    ['two resources', { Topic: topic, Queue: queue }],
    [
      'a name of every object',
      Object.fromEntries([
        ['__proto__', queue],
        ['constructor', topic],
      ]),
    ],
    [
      'texts that look like the layout',
      { Topic: { ...topic, Metadata: { text: '},\n  "Other": {\n   "Type": "X"' } } },
    ],
    ['an empty type', { Topic: { Type: '' } }],
  ])('is listed: %s', (_, resources) => {
    expect(listed(written(resources))).toEqual(Object.entries(resources));
    const listing = listTemplate(written(resources), 'x.json')?.listing;
    for (const [logicalId, { Type }] of Object.entries(resources)) expect(listing?.ofType(Type)).toContain(logicalId);
  });

  test('keeps its other sections, in front of the resources and behind', () => {
    const text = JSON.stringify(
      { Parameters: { A: {} }, Resources: { Topic: topic }, Outputs: { B: {} } },
      undefined,
      1,
    );
    expect(listTemplate(text, 'x.json')?.root).toEqual({ Parameters: { A: {} }, Resources: {}, Outputs: { B: {} } });
  });
});

test.each([
  ['of one line', JSON.stringify({ Resources: { Topic: topic } })],
  ['indented by two', JSON.stringify({ Resources: { Topic: topic } }, undefined, 2)],
  ['without resources', written({})],
  ['without that section', JSON.stringify({ Outputs: {} }, undefined, 1)],
  ['with a type behind other things', written({ Topic: { Properties: {}, Type: 'AWS::SNS::Topic' } })],
  ['with a loop', written({ 'Fn::ForEach::Topics': ['Name', ['a'], { Topic: topic }], Queue: queue })],
  ['with a loop at the end', written({ Queue: queue, 'Fn::ForEach::Topics': ['Name', ['a'], { Topic: topic }] })],
  ['with something that is no resource', written({ Queue: queue, Topic: 'none' })],
  ['with an escape in a name', written({ 'To"pic': topic })],
  ['with an escape in a type', written({ Topic: { Type: 'a"b' } })],
  ['with a function of SAM', written({ Ask: { Type: 'AWS::Serverless::Function' } })],
  ['with connectors of SAM', written({ Topic: { ...topic, Connectors: {} } })],
])('a template %s is left to the parser', (_, text) => {
  expect(listed(text)).toBeUndefined();
});

const name = fc.constantFrom('AmazonAPIGatewayInvokeFullAccess', 'service-role/AWSLambdaBasicExecutionRole', 'Access');
const intrinsic = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.record({ Ref: fc.constantFrom('AWS::NoValue', 'AWS::Partition', 'Action', 'Api') }),
    fc.record({ 'Fn::If': fc.tuple(fc.constant('IsProd'), value, value) }),
    fc.record({ 'Fn::Select': fc.tuple(fc.constantFrom(0, 1), fc.array(value, { maxLength: 2 })) }),
    fc.record({ 'Fn::FindInMap': fc.constant(['Actions', 'manage', 'one']) }),
    fc.record({ 'Fn::Join': fc.tuple(fc.constant(''), fc.array(value, { maxLength: 3 })) }),
    fc.record({ 'Fn::Sub': fc.constantFrom('${Action}', 'execute-api:*', 's3:Get*') }),
    fc.record({ 'Fn::ImportValue': fc.constant('x') }),
    fc.record({ 'Fn::Transform': fc.record({ Name: fc.constant('AWS::Include') }) }),
  );
/** Now and then, an intrinsic in place of a value, a list of the value, or nothing at all. */
const varied = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: value },
    { weight: 1, arbitrary: intrinsic(value) },
    { weight: 1, arbitrary: fc.array(value, { maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 'x', 7, {}) },
  );
const action = fc.constantFrom(
  's3:GetObject*',
  'execute-api:ManageConnections',
  'Execute-API:*',
  '*',
  '?xecute-api:*',
  '{{resolve:ssm:action}}',
  'a\\"b',
  'sqs:SendMessage',
);
const statement = fc.record(
  {
    Action: varied(fc.oneof(action, fc.array(varied(action), { maxLength: 3 }))),
    NotAction: action,
    Effect: varied(fc.constantFrom('Allow', 'Deny')),
    Resource: fc.constantFrom<unknown>(
      '*',
      { 'Fn::GetAtt': ['Api', 'Arn'] },
      { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*' },
      ['arn:aws:execute-api:*:*:*/*/POST/@connections/*'],
    ),
  },
  { requiredKeys: ['Resource'] },
);
const document = varied(
  fc.record({ Version: fc.constant('2012-10-17'), Statement: varied(fc.array(varied(statement))) }),
);
const managed = varied(
  fc.oneof(
    fc.tuple(name).map(([policy]) => `arn:aws:iam::aws:policy/${policy}`),
    name.map((policy) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${policy}`]],
    })),
    fc.constant({ 'Fn::Join': ['', ['arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFull', 'Access']] }),
    fc.constant({ 'Fn::Join': ['', ['arn:aws:iam::aws:policy/', { Ref: 'Managed' }]] }),
  ),
);
const resources = fc.record(
  {
    Policy: fc.record({
      PolicyName: fc.constant('a'),
      PolicyDocument: document,
      Roles: fc.constant([{ Ref: 'Role' }]),
    }),
    ManagedPolicy: varied(fc.record({ PolicyDocument: document })),
    Role: varied(
      fc.record(
        {
          ManagedPolicyArns: varied(fc.array(managed, { maxLength: 2 })),
          Policies: varied(fc.array(varied(fc.record({ PolicyDocument: document })), { maxLength: 2 })),
          Path: varied(fc.constant('/')),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

test('what the texts of IAM resources rule out, their statements rule out too', () => {
  const policies = CATALOGUE.filter(({ category }) => category === 'security');
  fc.assert(
    fc.property(resources, fc.boolean(), (properties, hasMacro) => {
      const input = template({
        Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Action' }, 'prod'] } },
        Mappings: { Actions: { manage: { one: 'execute-api:*' } } },
        Parameters: {
          Action: { Type: 'String', Default: 'execute-api:*' },
          Managed: { Type: 'String', Default: 'AmazonAPIGatewayInvokeFullAccess' },
        },
        Resources: {
          Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
          ...Object.fromEntries(
            Object.entries(properties).map(([type, json]) => [
              type,
              { Type: `AWS::IAM::${type}`, Properties: json, ...(hasMacro ? { 'Fn::Transform': { Name: 'X' } } : {}) },
            ]),
          ),
        },
      });
      const judged = (one: typeof input): unknown => withoutPositions(checkModel(new Model([one]), {}, policies));
      const asCdkWritesIt = asListed(input);
      expect(asCdkWritesIt.source.listing).toBeDefined();
      expect(judged(asCdkWritesIt)).toEqual(judged(input));
    }),
    { numRuns: 500 },
  );
});
