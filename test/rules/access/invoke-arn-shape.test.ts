import { on, policy, statement } from '../../support/access';
import { judge, line, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'invoke-arn-shape';
const RESOURCE = 'Policy PolicyDocument.Statement.Resource';
const invoke = (resource: string, action = 'execute-api:Invoke'): string => policy(statement({ action, resource }));

test.each([
  '${Api}/*/*/*',
  '${Api}/live/GET/$connect',
  '${Api}/${Stage}/GET/',
  '${Api}/live',
  '${Api}',
  '${Api}/live/POST/@connections/*',
])('%s matches no route', (resource) => {
  expect(reports(id, invoke(on(resource)))).toEqual([RESOURCE]);
});

test.each(['${Api}/*', '${Api}/*/*', '${Api}/live/$connect', '${Api}/${Stage}/send', '${Api}/*/$c*', '*', '*/*/*/*'])(
  '%s matches one, or is about other APIs too',
  (resource) => {
    expect(reports(id, invoke(on(resource)))).toEqual([]);
  },
);

test.each([
  '!Ref Api',
  '!GetAtt Api.ApiEndpoint',
  '!Sub "${Api}/live/$connect"',
  '!Sub "wss://${Api}.execute-api.eu-west-1.amazonaws.com/live"',
])('%s is no ARN, and the message says so', (resource) => {
  const { findings } = judge(id, invoke(resource));
  expect(findings.map(line)).toEqual([RESOURCE]);
  expect(findings[0]?.message).toContain(' matches no STAGE/ROUTE_KEY of the WebSocket API, since it is not an ARN: ');
});

describe('$connect without its $', () => {
  const connect = (route = ''): string =>
    `${invoke(on('${Api}/*/connect'))}  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: $connect } }\n${route}`;
  const named = (key: string): string =>
    `  Other: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: ${key} } }`;

  test('is no route', () => {
    expect(judge(id, connect()).findings[0]?.message).toContain('The API has no route connect, but it has $connect: ');
    expect(judge(id, connect().replace('${Api}/*/connect', '${Api}/beta/connect')).findings).toHaveLength(1);
  });

  test('is one where a route has that key, or may have', () => {
    expect(reports(id, connect(named('connect')))).toEqual([]);
    expect(reports(id, connect(named('!ImportValue Key')))).toEqual([]);
  });
});

test('a stage that the API does not have matches nothing', () => {
  const { findings } = judge(id, invoke(on('${Api}/beta/$connect')));
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('The API has no stage beta: execute-api:Invoke on arn:') as string,
  ]);
  expect(reports(id, invoke(on('${Api}/be*/$connect')))).toEqual([]);
  const exported = `${invoke(on('${Api}/beta/$connect'))}Outputs: { Id: { Value: !Ref Api } }`;
  expect(reports(id, exported)).toEqual([]);
  expect(unknowns(id, exported)).toHaveLength(1);
});

test('an empty account matches nothing', () => {
  expect(reports(id, invoke('!Sub "arn:aws:execute-api:eu-west-1::${Api}/live/$connect"'))).toEqual([RESOURCE]);
});

test('a route key with a slash has one part more', () => {
  const route = '  Route: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: chat/send } }';
  expect(reports(id, `${invoke(on('${Api}/live/chat/send'))}${route}`)).toEqual([]);
  expect(reports(id, invoke(on('${Api}/live/chat/send')))).toEqual([RESOURCE]);
});

test('an HTTP API, a REST API and an id out of sight have parts of their own', () => {
  expect(reports(id, invoke(on('${Api}/*/*/*')).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  expect(reports(id, invoke(on('a1b2c3d4e5/*/*/*')))).toEqual([]);
});

test('next to execute-api:ManageConnections, connections are for that', () => {
  const action = '[execute-api:Invoke, execute-api:ManageConnections]';
  expect(reports(id, invoke(on('${Api}/live/POST/@connections/*'), action))).toEqual([]);
  expect(reports(id, invoke(on('${Api}/live/@connections/*'), action))).toEqual([]);
  expect(reports(id, invoke(on('${Api}/live/@connections/*'), 'execute-api:*'))).toEqual([]);
  expect(reports(id, invoke(on('${Api}/live/POST/*'), action))).toEqual([]);
  expect(reports(id, invoke(on('${Api}/live/POST/*')))).toEqual([RESOURCE]);
  expect(reports(id, invoke(on('${Api}/live/GET/$connect'), action))).toEqual([RESOURCE]);
});

test('where connections are named, the fix is the action that posts to them', () => {
  const fixes = (resource: string): readonly string[] => judge(id, invoke(on(resource))).findings.map(({ fix }) => fix);
  expect(fixes('${Api}/live/POST/@connections/*')).toEqual([
    expect.stringContaining('allow execute-api:ManageConnections on') as string,
  ]);
  expect(fixes('${Api}/live/GET/$connect')).toEqual([expect.not.stringContaining('ManageConnections') as string]);
});

test('a Deny, and other actions, let nobody in', () => {
  expect(reports(id, invoke(on('${Api}/*/*/*')).replace('Allow', 'Deny'))).toEqual([]);
  expect(reports(id, invoke(on('${Api}/*/*/*'), 'execute-api:InvalidateCache'))).toEqual([]);
});

test('what only deployment knows is unknown', () => {
  const rest = `!Sub ["arn:aws:execute-api:eu-west-1:111122223333:\${Api}/\${Rest}", { Rest: !ImportValue Rest }]`;
  expect(reports(id, invoke(rest))).toEqual([]);
  expect(unknowns(id, invoke(rest))).toHaveLength(1);
});

test('the branch is named', () => {
  const resource = `!If [IsProd, ${on('${Api}/live/$connect')}, ${on('${Api}/*/*/*')}]`;
  expect(reports(id, policy(statement({ action: 'execute-api:Invoke', resource }), IS_PROD))).toEqual([
    `${RESOURCE} when IsProd is false`,
  ]);
});

test('the policy of a function of SAM', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  F: { Type: AWS::Serverless::Function, Properties: { Policies: [{ Statement: { Effect: Allow, Action: execute-api:Invoke, Resource: ${on('${Api}/*/*/*')} } }] } }`;
  expect(reports(id, text)).toEqual(['F Policies[0].Statement.Resource']);
});

test('the message shows the resource', () => {
  expect(judge(id, invoke(on('${Api}/*/*/*'))).findings[0]?.message).toContain(
    '${Api}/*/*/* matches no STAGE/ROUTE_KEY',
  );
});

test('a resource that matches no route is one finding, whichever stage it names', () => {
  const { findings } = judge(id, invoke(on('${Api}/beta/GET/$connect')));
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('/beta/GET/$connect matches no STAGE/ROUTE_KEY of the WebSocket API') as string,
  ]);
});

test('where only deployment knows whether it is an Allow, nothing is said', () => {
  expect(reports(id, invoke(on('${Api}/*/*/*')).replace('Allow', '!ImportValue Effect'))).toEqual([]);
});

test('the reason for what is unknown is given', () => {
  const rest = `!Sub ["arn:aws:execute-api:eu-west-1:111122223333:\${Api}/\${Rest}", { Rest: !ImportValue Rest }]`;
  expect(unknowns(id, invoke(rest))).toEqual([`${RESOURCE}: the resource is only known at deployment`]);
});

test('next to execute-api:ManageConnections, what is no connection is for invoking', () => {
  const action = '[execute-api:Invoke, execute-api:ManageConnections]';
  expect(reports(id, invoke(on('${Api}/live'), action))).toEqual([RESOURCE]);
});
