import { judge } from '../../src/engine';
import { createHandler, type HookAnswer } from '../../src/hook';
import { isObject, own, ownObject, type Json, type JsonObject } from '../../src/cloudformation/document/json';
import { readTemplate } from '../../src/cloudformation/document/read-template';
import { recorded, resourceEvent } from './events';
import { EXAMPLES } from './templates';

const judged = async (type: string, properties: object): Promise<HookAnswer> =>
  createHandler()(resourceEvent(type, properties));

/** `id STATUS`, a line each. */
const statuses = ({ annotations = [] }: HookAnswer): readonly string[] =>
  annotations.map(({ annotationName, status }) => `${annotationName} ${status}`);

describe('what a resource alone tells', () => {
  test('a $connect route is one of a WebSocket API', async () => {
    const properties = { ApiId: 'a1', RouteKey: '$connect', AuthorizationType: 'NONE' };
    expect(statuses(await judged('AWS::ApiGatewayV2::Route', properties))).toEqual(['connect-route-authorized FAILED']);
  });

  test('settings that only WebSocket APIs have show what a stage is of', async () => {
    const properties = { ApiId: 'a1', StageName: 'live', DefaultRouteSettings: { LoggingLevel: 'OFF' } };
    expect(statuses(await judged('AWS::ApiGatewayV2::Stage', properties))).toContain('stage-throttling FAILED');
  });

  test('a grant of connections, whose API may be any', async () => {
    const properties = {
      PolicyName: 'post',
      Roles: ['handler'],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: '*' }] },
    };
    const found = await judged('AWS::IAM::Policy', properties);
    expect(statuses(found)).toEqual(['manage-connections-scope FAILED']);
  });
});

describe('what it does not tell is skipped, and fails nothing', () => {
  test('a stage of what may be an HTTP API', async () => {
    const found = await judged('AWS::ApiGatewayV2::Stage', { ApiId: 'a1', StageName: 'live' });
    expect(found.hookStatus).toBe('SUCCESS');
    expect(statuses(found)).toContain('stage-throttling SKIPPED');
    expect(found.annotations?.every(({ status }) => status === 'SKIPPED')).toBe(true);
  });

  test('a stage of what is an HTTP API is not mentioned', async () => {
    const found = await judged('AWS::ApiGatewayV2::Stage', { ApiId: 'a1', StageName: '$default' });
    expect(statuses(found)).toEqual([]);
  });

  test('an API whose routes are not shown', async () => {
    const properties = { Name: 'a', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' };
    const found = await judged('AWS::ApiGatewayV2::Api', properties);
    expect(found.hookStatus).toBe('SUCCESS');
    expect(statuses(found)).toContain('default-route-missing SKIPPED');
  });
});

test('a resource without properties, or of a name that every object has', async () => {
  const event = recorded('resource', {
    targetName: 'AWS::ApiGatewayV2::Route',
    targetModel: {},
    targetLogicalId: '__proto__',
  });
  expect(await createHandler()(event)).toMatchObject({ hookStatus: 'SUCCESS' });
});

/** A value as CloudFormation resolves it before it creates the resource. */
function resolved(value: Json, resources: JsonObject): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => resolved(one, resources));
  if (!isObject(value)) return value;
  const ref = own(value, 'Ref');
  if (typeof ref === 'string' && Object.hasOwn(resources, ref)) return `${ref.toLowerCase()}1`;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, resources)]));
}

/** What is found in a template, as `id resource`. */
function found(template: string): ReadonlySet<string> {
  const { findings } = judge([{ file: 'template.yaml', text: template }], { preset: 'all' });
  return new Set(findings.map(({ ruleId, resource }) => `${ruleId} ${resource.logicalId}`));
}

test('no resource of an example is found to break what the whole template keeps', async () => {
  const handler = createHandler({ preset: 'all', suppressions: false });
  const wrong: string[] = [];
  let failed = 0;
  for (const [name, template] of EXAMPLES) {
    // An authorizer of an HTTP API with the identity source of a WebSocket API, which AWS rejects.
    if (name.includes('http-authorizer-identity-source')) continue;
    const { root } = readTemplate(template, name);
    const whole = found(template);
    const resources = ownObject(root, 'Resources');
    for (const [id, resource] of Object.entries(resources)) {
      if (!isObject(resource) || Object.hasOwn(resource, 'Condition')) continue;
      const type = own(resource, 'Type');
      if (typeof type !== 'string') continue;
      const properties = resolved(ownObject(resource, 'Properties'), resources);
      const event = recorded('resource', {
        targetName: type,
        targetType: type,
        targetLogicalId: id,
        targetModel: { resourceProperties: properties },
      });
      for (const { annotationName, status } of (await handler(event)).annotations ?? []) {
        if (status !== 'FAILED') continue;
        failed++;
        if (!whole.has(`${annotationName} ${id}`)) wrong.push(`${name}: ${annotationName} ${id}`);
      }
    }
  }
  expect(failed).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
}, 120_000);

test('a resource without a logical id, as of Cloud Control, is called a resource', async () => {
  const event = recorded('cloud-control', {
    targetName: 'AWS::ApiGatewayV2::Route',
    targetLogicalId: undefined,
    targetModel: { resourceProperties: { ApiId: 'a1', RouteKey: '$connect', AuthorizationType: 'NONE' } },
  });
  expect((await createHandler()(event)).message).toContain('At Resource AWS::ApiGatewayV2::Route');
});

test('what CloudFormation has not resolved is skipped', async () => {
  const properties = {
    ApiId: 'a1',
    StageName: 'live',
    DefaultRouteSettings: { 'Fn::If': ['IsProd', { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }, {}] },
  };
  const { hookStatus, annotations = [] } = await judged('AWS::ApiGatewayV2::Stage', properties);
  expect(hookStatus).toBe('SUCCESS');
  expect(annotations.find(({ annotationName }) => annotationName === 'stage-throttling')).toMatchObject({
    status: 'SKIPPED',
    statusMessage: expect.stringContaining('condition IsProd is not in the template'),
  });
});
