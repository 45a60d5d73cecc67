import { createHandler, type HookAnswer } from '../../src/hook';
import { payloadOf, recorded } from './events';
import { EXAMPLES } from './templates';

interface Change {
  readonly logicalResourceId: string;
  readonly resourceType: string;
  readonly action?: string;
  readonly afterContext?: unknown;
}

/** A resource of a change set, with its properties as CloudFormation resolves them. */
function change(id: string, type: string, properties: object, action = 'CREATE'): Change {
  const afterContext = JSON.stringify({ Properties: properties });
  return { action, logicalResourceId: id, resourceType: `AWS::ApiGatewayV2::${type}`, afterContext };
}

/** What the hook answers about a change set. */
async function answer(template: string, changedResources: readonly unknown[]): Promise<HookAnswer> {
  const payload = payloadOf(template, { changedResources });
  return createHandler({ fetchPayload: async () => Promise.resolve(payload) })(recorded('change-set'));
}

/** The status of a policy; `none` when the answer does not mention it. */
async function status(policy: string, template: string, changes: readonly unknown[]): Promise<string> {
  const { annotations = [] } = await answer(template, changes);
  return annotations.find(({ annotationName }) => annotationName === policy)?.status ?? 'none';
}

const LATER = '{{changeSet:KNOWN_AFTER_APPLY}}';

const API = `
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
`;

/** A template with one route, whose authorization is written in some way. */
const connecting = (authorization: string, head = 'Parameters: { Auth: { Type: String } }'): string => `${head}
Resources:${API}
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: ${authorization} }
`;

const connect = (properties: object, action?: string): Change =>
  change('Connect', 'Route', { ApiId: LATER, RouteKey: '$connect', ...properties }, action);

const AUTHORIZED = 'connect-route-authorized';

describe('parameters are known by what they become', () => {
  test('and decide the verdict', async () => {
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [])).toBe('SKIPPED');
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [connect({ AuthorizationType: 'NONE' })])).toBe('FAILED');
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [connect({ AuthorizationType: 'AWS_IAM' })])).toBe('none');
  });

  test('elsewhere in the template, too', async () => {
    const template = `${connecting('!Ref Auth')}
  Again:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Other, RouteKey: $connect, AuthorizationType: !Ref Auth }
  Other:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: other, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
`;
    const { annotations = [] } = await answer(template, [connect({ AuthorizationType: 'NONE' })]);
    const found = annotations.find(({ annotationName }) => annotationName === AUTHORIZED);
    expect(found?.statusMessage).toMatch(/\(Again .*\(Connect /s);
  });

  test('the default gives way', async () => {
    const template = connecting('!Ref Auth', 'Parameters: { Auth: { Type: String, Default: AWS_IAM } }');
    expect(await status(AUTHORIZED, template, [])).toBe('none');
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: 'NONE' })])).toBe('FAILED');
  });

  test('the values that are allowed do, too, and no branch is named', async () => {
    const template = connecting('!Ref Auth', 'Parameters: { Auth: { Type: String, AllowedValues: [NONE, AWS_IAM] } }');
    expect((await answer(template, [])).message).toMatch(/When Auth is "NONE"/);
    expect((await answer(template, [connect({ AuthorizationType: 'NONE' })])).message).not.toMatch(/When/);
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: 'AWS_IAM' })])).toBe('none');
  });

  test('unless two resources contradict each other', async () => {
    const template = `${connecting('!Ref Auth')}
  Send:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: !Ref Auth }
`;
    const changes = [
      connect({ AuthorizationType: LATER }),
      change('Send', 'Route', { ApiId: LATER, RouteKey: 'NONE' }),
    ];
    const other = change('Send', 'Route', { ApiId: LATER, RouteKey: 'AWS_IAM' });
    expect(await status(AUTHORIZED, template, changes)).toBe('FAILED');
    expect(await status(AUTHORIZED, template, [...changes, other])).toBe('SKIPPED');
  });

  test('a secret is not what stands in its place', async () => {
    const template = connecting('!Ref Auth', 'Parameters: { Auth: { Type: String, NoEcho: true } }');
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: '****' })])).toBe('SKIPPED');
  });

  test('a parameter in SSM is not its key', async () => {
    const head = "Parameters: { Auth: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /chat/auth } }";
    expect(await status(AUTHORIZED, connecting('!Ref Auth', head), [connect({ AuthorizationType: 'NONE' })])).toBe(
      'FAILED',
    );
  });
});

describe('conditions are known by what they lead to', () => {
  const HEAD = `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }`;

  test('a branch that was taken', async () => {
    const template = connecting('!If [IsProd, AWS_IAM, NONE]', HEAD);
    expect((await answer(template, [])).message).toMatch(/When IsProd is false/);
    expect((await answer(template, [connect({ AuthorizationType: 'NONE' })])).message).not.toMatch(/When/);
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: 'AWS_IAM' })])).toBe('none');
  });

  test('what is left out of a resource that is created', async () => {
    const template = connecting('!If [IsProd, AWS_IAM, !Ref "AWS::NoValue"]', HEAD);
    expect((await answer(template, [connect({})])).message).not.toMatch(/When/);
    expect(await status(AUTHORIZED, template, [connect({})])).toBe('FAILED');
  });

  test('what is left out of the context of an update tells nothing', async () => {
    const template = connecting('!If [IsProd, AWS_IAM, !Ref "AWS::NoValue"]', HEAD);
    expect((await answer(template, [connect({}, 'UPDATE')])).message).toMatch(/When IsProd is false/);
  });

  test('a resource that is created, and one that only others say is not', async () => {
    const template = `${HEAD}
Resources:${API}
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Condition: IsProd
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: !If [IsProd, NONE, AWS_IAM] }
`;
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: 'NONE' })])).toBe('FAILED');
  });

  test('the same value in both branches tells nothing', async () => {
    const template = `${connecting('!If [IsProd, AWS_IAM, AWS_IAM]', HEAD)}
  Open:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: send, AuthorizationType: !If [IsProd, NONE, AWS_IAM] }
`;
    const { annotations = [] } = await answer(template, [connect({ AuthorizationType: 'AWS_IAM' })]);
    const found = annotations.find(({ annotationName }) => annotationName === 'authorizer-only-on-connect');
    expect(found?.statusMessage).toMatch(/When IsProd is false/);
  });
});

describe('values', () => {
  test('of other functions are what they become', async () => {
    const head = 'Mappings: { Auth: { eu-west-1: { type: NONE }, us-east-1: { type: AWS_IAM } } }';
    const template = connecting("!FindInMap [Auth, !Ref 'AWS::Region', type]", head);
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: 'NONE' })])).toBe('FAILED');
    expect(await status(AUTHORIZED, template, [connect({ AuthorizationType: 'AWS_IAM' })])).toBe('none');
    expect(
      await status(AUTHORIZED, connecting('!ImportValue auth', ''), [connect({ AuthorizationType: 'NONE' })]),
    ).toBe('FAILED');
  });

  test('that only the deployment decides on stay as they are written', async () => {
    expect(await status(AUTHORIZED, connecting('NONE'), [connect({ AuthorizationType: LATER })])).toBe('FAILED');
  });

  test('booleans and numbers that are written as strings', async () => {
    const stage = (settings: string): string => `Parameters: { Rate: { Type: Number }, Auto: { Type: String } }
Resources:${API}
  Live:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, AutoDeploy: !Ref Auto, DefaultRouteSettings: ${settings} }
`;
    const template = stage('{ ThrottlingRateLimit: !Ref Rate, ThrottlingBurstLimit: !Ref Rate }');
    const live = (rate: string): Change =>
      change('Live', 'Stage', {
        ApiId: LATER,
        StageName: 'live',
        AutoDeploy: 'true',
        DefaultRouteSettings: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: rate },
      });
    for (const policy of ['stage-throttle-zero', 'stage-deployed'])
      expect(await status(policy, template, [])).toBe('SKIPPED');
    expect(await status('stage-throttle-zero', template, [live('0')])).toBe('FAILED');
    expect(await status('stage-throttle-zero', template, [live('10.0')])).toBe('none');
    expect(await status('stage-deployed', template, [live('10')])).toBe('none');
  });
});

describe('references to resources stay references', () => {
  test('also where the resource is there already, and its id known', async () => {
    const routed = [connect({ ApiId: 'a1b2c3d4e5', AuthorizationType: 'AWS_IAM' }, 'UPDATE')];
    const { message } = await answer(connecting('!Ref Auth'), routed);
    // A route of another API would leave this one without $connect.
    expect(message).not.toContain(AUTHORIZED);
  });

  test('every example is judged as without its contexts, when they tell no more', async () => {
    const differing: string[] = [];
    for (const [name, template] of EXAMPLES) {
      const ids = [...template.matchAll(/^ {2}(\w+):\s*$/gm)].map(([, id = '']) => id);
      const changes = ids.map((id) => ({ action: 'UPDATE', logicalResourceId: id, afterContext: '{"Properties":{}}' }));
      const [plain, merged] = [await answer(template, []), await answer(template, changes)];
      // Resources with a condition are created, which the context does tell.
      if (/^ +Condition: /m.test(template)) continue;
      if (JSON.stringify(plain) !== JSON.stringify(merged)) differing.push(name);
    }
    expect(differing).toEqual([]);
  });
});

describe('what cannot be read tells nothing', () => {
  test.each([
    ['broken JSON', { afterContext: '{' }],
    ['a context without properties', { afterContext: '{}' }],
    ['a number', { afterContext: 7 }],
    ['none', { afterContext: null }],
    ['another type of resource', { resourceType: 'AWS::S3::Bucket' }],
    ['a resource that is deleted', { action: 'DELETE' }],
    ['a resource that a transform makes', { logicalResourceId: 'ConnectRole' }],
  ])('%s', async (_, changes) => {
    const given = { ...connect({ AuthorizationType: 'NONE' }), ...changes };
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [given])).toBe('SKIPPED');
  });

  test.each([[null], [7], ['text'], [[]]])('a change that is %j', async (one) => {
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [one])).toBe('SKIPPED');
  });

  test('names that every object has', async () => {
    const context = '{"Properties":{"__proto__":{"AuthorizationType":"NONE"},"constructor":"x"}}';
    const given = { ...connect({}), action: 'UPDATE', afterContext: context };
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [given])).toBe('SKIPPED');
    expect(await status(AUTHORIZED, connecting('!Ref Auth'), [{ ...given, logicalResourceId: '__proto__' }])).toBe(
      'SKIPPED',
    );
  });
});

test('findings keep their lines', async () => {
  const { message } = await answer(connecting('!Ref Auth'), [connect({ AuthorizationType: 'NONE' })]);
  expect(message).toMatch(/AuthorizationType, line 9 of the template/);
});

describe('what SAM makes of a resource tells the properties that have the same name', () => {
  const sam = (properties: string): string => `Transform: AWS::Serverless-2016-10-31
Parameters: { Rate: { Type: Number }, Burst: { Type: Number }, Seconds: { Type: Number } }
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      StageName: prod
      ${properties}
      Routes: { $default: { FunctionArn: !GetAtt Handler.Arn } }
  Handler:
    Type: AWS::Serverless::Function
    Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: '', Timeout: !Ref Seconds }
`;
  const limits = 'DefaultRouteSettings: { ThrottlingRateLimit: !Ref Rate, ThrottlingBurstLimit: !Ref Burst }';
  const stage = (settings: object): Change => change('ChatprodStage', 'Stage', { DefaultRouteSettings: settings });
  const lambda = (properties: object): Change => ({
    ...change('Handler', 'Function', properties),
    resourceType: 'AWS::Lambda::Function',
  });

  test('of the stage', async () => {
    const zero = [stage({ ThrottlingRateLimit: '0', ThrottlingBurstLimit: '10' })];
    expect(await status('stage-throttle-zero', sam(limits), [])).toBe('SKIPPED');
    expect(await status('stage-throttle-zero', sam(limits), zero)).toBe('FAILED');
    const some = [stage({ ThrottlingRateLimit: '5', ThrottlingBurstLimit: '10' })];
    expect(await status('stage-throttle-zero', sam(limits), some)).toBe('none');
  });

  test('of the function', async () => {
    expect(await status('integration-timeout-lambda', sam(limits), [])).toBe('SKIPPED');
    expect(await status('integration-timeout-lambda', sam(limits), [lambda({ Timeout: '60' })])).toBe('FAILED');
    expect(await status('integration-timeout-lambda', sam(limits), [lambda({ Timeout: '10' })])).toBe('none');
  });

  test('and of several at once', async () => {
    const changes = [stage({ ThrottlingRateLimit: '0', ThrottlingBurstLimit: '10' }), lambda({ Timeout: '60' })];
    const failed = await Promise.all(
      ['stage-throttle-zero', 'integration-timeout-lambda'].map((policy) => status(policy, sam(limits), changes)),
    );
    expect(failed).toEqual(['FAILED', 'FAILED']);
  });

  test('and not those that it makes something else of', async () => {
    const [before, after] = await Promise.all([
      answer(sam(limits), []),
      answer(sam(limits), [change('Handler', 'Function', { Events: 'x', Role: 'arn:aws:iam::111122223333:role/x' })]),
    ]);
    expect(after.annotations).toEqual(before.annotations);
  });

  test('and nothing of what the resource does not say', async () => {
    const [before, after] = await Promise.all([
      answer(sam(''), []),
      answer(sam(''), [stage({ ThrottlingRateLimit: '0' }), change('Chatstage', 'Route', { RouteKey: 'x' })]),
    ]);
    expect(after.annotations).toEqual(before.annotations);
  });

  test('and it is another API whose name begins alike', async () => {
    const two = sam(limits).replace(
      'Resources:\n',
      `Resources:\n  Cha:\n    Type: AWS::Serverless::WebSocketApi\n    Properties: { RouteSelectionExpression: $request.body.action, Routes: {} }\n`,
    );
    const zero = [stage({ ThrottlingRateLimit: '0', ThrottlingBurstLimit: '10' })];
    expect(await status('stage-throttle-zero', two, zero)).toBe('FAILED');
  });
});
