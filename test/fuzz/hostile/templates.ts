import * as fc from 'fast-check';
import { type Json, type JsonObject, isObject, ownObject } from '../../../src/cloudformation/document/json';
import { SEEDS } from '../seeds';
import { IDS, hostileValue } from './values';

/** Types that the model reads and no example has. */
const OTHER_TYPES = [
  'AWS::ApiGateway::BasePathMappingV2', 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::ApiGatewayManagedOverrides', 'AWS::ApiGatewayV2::RoutingRule', 'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::Stack', 'AWS::Cognito::UserPool', 'AWS::DynamoDB::GlobalTable', 'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::ServerlessCache', 'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::IAM::Group', 'AWS::IAM::GroupPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::User', 'AWS::IAM::UserPolicy',
  'AWS::IAM::UserToGroupAddition', 'AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::MemoryDB::Cluster', 'AWS::S3::Bucket',
  'AWS::SSM::Parameter', 'AWS::SSO::PermissionSet', 'AWS::Serverless::Api', 'AWS::Serverless::Application',
  'AWS::Serverless::Connector', 'AWS::Serverless::Function', 'AWS::Serverless::HttpApi', 'AWS::Serverless::StateMachine',
  'AWS::Serverless::WebSocketApi', 'AWS::ServiceDiscovery::Service', 'Custom::Thing',
]; // prettier-ignore

/** Properties of those, beside what the examples have. */
const OTHER_PROPERTIES = [
  'Auth', 'Connectors', 'DefinitionBody', 'DependsOn', 'Domain', 'Events', 'FunctionUrlConfig', 'Groups', 'InlinePolicy', 'Parameters',
  'PermissionsBoundary', 'Policies', 'PolicyDocument', 'Role', 'Roles', 'RouteSettings', 'Routes', 'TemplateURL', 'UserName', 'Users', 'Value',
]; // prettier-ignore

/** What the examples have, by type and property. */
const WRITTEN = new Map<string, Map<string, Json[]>>();
for (const { root } of SEEDS)
  for (const resource of Object.values(ownObject(root, 'Resources'))) {
    const type = isObject(resource) && typeof resource.Type === 'string' ? resource.Type : '';
    const properties = WRITTEN.get(type) ?? new Map<string, Json[]>();
    WRITTEN.set(type, properties);
    for (const [name, value] of Object.entries(isObject(resource) ? ownObject(resource, 'Properties') : {}))
      properties.set(name, [...(properties.get(name) ?? []), value]);
  }

/** Names in the examples, and the ids that a random template has for them. */
function withIds(json: Json, numbers: readonly number[]): Json {
  const id = (name: string): string => IDS[(numbers[name.length % numbers.length] ?? 0) % 8] ?? 'A';
  const text = JSON.stringify(json)
    .replace(/"Ref":"(?!AWS::)([^"]*)"/g, (_, name: string) => `"Ref":"${id(name)}"`)
    .replace(/"Fn::GetAtt":\["([^"]*)"/g, (_, name: string) => `"Fn::GetAtt":["${id(name)}"`)
    .replace(/\$\{(?!AWS::|!)(\w+)/g, (_, name: string) => `\${${id(name)}`);
  return JSON.parse(text) as Json;
}

const numbers = fc.array(fc.nat(7), { minLength: 3, maxLength: 3 });

function resourceOf(type: string): fc.Arbitrary<Json> {
  const properties = [...(WRITTEN.get(type) ?? [])].map(([name, values]) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.tuple(fc.constantFrom(...values), numbers).map(([value, ids]) => withIds(value, ids)),
        },
        hostileValue,
      ),
    ),
  );
  const others = fc.array(fc.tuple(fc.constantFrom(...OTHER_PROPERTIES), hostileValue), {
    maxLength: properties.length > 0 ? 1 : 6,
  });
  return fc
    .record(
      {
        properties: fc
          .tuple(fc.tuple(...properties), others)
          .map(([own, more]) => Object.fromEntries([...own, ...more])),
        left: fc.array(fc.nat(), { maxLength: 2 }),
        condition: fc.oneof(
          { weight: 3, arbitrary: fc.constant(undefined) },
          fc.constantFrom('C1', 'C2', 'Loop1', 'Gone'),
          hostileValue,
        ),
        after: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.subarray([...IDS]), hostileValue),
        metadata: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, hostileValue),
      },
      { noNullPrototype: true },
    )
    .map(({ properties: all, left, condition, after, metadata }): Json => {
      const names = Object.keys(all);
      const gone = new Set(left.map((at) => names[at % names.length]));
      return {
        Type: type,
        ...(condition === undefined ? {} : { Condition: condition }),
        ...(after === undefined ? {} : { DependsOn: after }),
        ...(metadata === undefined ? {} : { Metadata: metadata }),
        Properties: Object.fromEntries(Object.entries(all).filter(([name]) => !gone.has(name))),
      };
    });
}

const types = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...[...WRITTEN.keys()].filter((type) => type.includes('ApiGatewayV2'))) },
  fc.constantFrom(...WRITTEN.keys(), ...OTHER_TYPES),
);

const SECTIONS: JsonObject = {
  Parameters: {
    P: { Type: 'String' },
    Q: { Type: 'CommaDelimitedList', Default: 'a,b' },
    R: { Type: 'Number', AllowedValues: [0, 5] },
  },
  Conditions: {
    C1: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
    C2: { 'Fn::Not': [{ Condition: 'C1' }] },
    Loop1: { 'Fn::And': [{ Condition: 'Loop2' }, { Condition: 'C1' }] },
    Loop2: { 'Fn::Or': [{ Condition: 'Loop1' }, { Condition: 'C2' }] },
  },
  Mappings: { M: { a: { b: 'c' } } },
};

const resource = fc.oneof({ weight: 12, arbitrary: types.chain(resourceOf) }, hostileValue);

/** Templates that nobody writes: all types, properties that are right, wrong or absurd, references in circles. */
export const hostileTemplate: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.array(resource, { minLength: 1, maxLength: 10 }),
    fc.option(
      fc.tuple(
        fc.constantFrom('Parameters', 'Conditions', 'Mappings', 'Outputs', 'Rules', 'Transform', 'Globals', 'Metadata'),
        hostileValue,
      ),
      { nil: undefined },
    ),
    fc.constantFrom('A', 'A', 'A', '__proto__'),
  )
  .map(([resources, section, first]) => {
    const entries = resources.map(
      (json, at) => `${JSON.stringify(at === 0 ? first : IDS[at % IDS.length])}:${JSON.stringify(json)}`,
    );
    return {
      ...SECTIONS,
      ...(section ? { [section[0]]: section[1] } : {}),
      Resources: JSON.parse(`{${entries.join()}}`) as Json,
    };
  });
