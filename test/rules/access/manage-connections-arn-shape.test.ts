import { on, policy, statement } from '../../support/access';
import { judge, line, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'manage-connections-arn-shape';
const RESOURCE = 'Policy PolicyDocument.Statement.Resource';

test.each([
  '${Api}',
  '${Api}/${Stage}',
  '${Api}/${Stage}/@connections/*',
  '${Api}/@connections/*',
  '${Api}/${Stage}/POST',
  '${Api}/${Stage}/POST/@connections',
  '${Api}/${Stage}/POST/connections/*',
  '${Api}/${Stage}/PUT/@connections/*',
  '${Api}/${Stage}/post/@connections/*',
  '${Api}/${Stage}/$connect',
  '*/live/POST/connections/*',
])('%s matches no connection', (resource) => {
  expect(reports(id, policy(statement({ resource: on(resource) })))).toEqual([RESOURCE]);
});

test.each([
  '*',
  '${Api}/*',
  '${Api}/${Stage}/*',
  '${Api}/*/@connections/*',
  '${Api}/${Stage}/POST/@connections/*',
  '${Api}/${Stage}/P*/@connections/*',
  '${Api}/${Stage}/POST/@connections/{connectionId}',
  '${Api}/${Stage}/POST/@connections/${AWS::StackName}',
  '${Api}/????/POST/@connections/*',
])('%s matches one', (resource) => {
  expect(reports(id, policy(statement({ resource: on(resource) })))).toEqual([]);
});

test('the ARN of something else matches no connection', () => {
  expect(reports(id, policy(statement({ resource: 'arn:aws:apigateway:eu-west-1::/apis/a1b2c3' })))).toEqual([
    RESOURCE,
  ]);
  expect(reports(id, policy(statement({ resource: '!GetAtt Policy.PolicyArn' })))).toEqual([RESOURCE]);
});

test.each([
  '!Ref Api',
  '!GetAtt Api.ApiEndpoint',
  '!Sub "${Api}/live/POST/@connections/*"',
  '!Sub "https://${Api}.execute-api.${AWS::Region}.amazonaws.com/live/@connections/*"',
  'https://ws.example.com/chat/@connections/*',
])('%s is no ARN, and the message says so', (resource) => {
  const { findings } = judge(id, policy(statement({ resource })));
  expect(findings.map(line)).toEqual([RESOURCE]);
  expect(findings[0]?.message).toContain(' matches no connection, since it is not an ARN: ');
  // Nothing says of which API it is meant to be.
  expect(unknowns('manage-connections-scope', policy(statement({ resource })))).toEqual([]);
});

test('the ARN of a resource of another service is not said to be none', () => {
  const { findings } = judge(id, policy(statement({ resource: '!GetAtt Policy.PolicyArn' })));
  expect(findings[0]?.message).toContain(' matches no connection: ');
});

test('next to execute-api:Invoke, a route is for that', () => {
  const action = '[execute-api:Invoke, execute-api:ManageConnections]';
  const resource = `[${on('${Api}/${Stage}/$connect')}, ${on('${Api}/${Stage}/POST/@connections/*')}]`;
  expect(reports(id, policy(statement({ action, resource })))).toEqual([]);
});

test.each(['[execute-api:Invoke, execute-api:ManageConnections]', 'execute-api:*'])(
  'next to execute-api:Invoke (%s), what names connections is for them',
  (action) => {
    const reported = (resource: string): readonly string[] =>
      reports(id, policy(statement({ action, resource: on(resource) })));
    expect(reported('${Api}/live/@connections/*')).toEqual([RESOURCE]);
    expect(reported('${Api}/*/POST/@connections/*')).toEqual([]);
  },
);

test('next to actions of other services, resources of other services are for those', () => {
  const action = '[execute-api:ManageConnections, dynamodb:GetItem]';
  expect(reports(id, policy(statement({ action, resource: 'arn:aws:dynamodb:::table/connections' })))).toEqual([]);
});

test('what only deployment knows may match', () => {
  expect(reports(id, policy(statement({ resource: '!ImportValue Arn' })))).toEqual([]);
  expect(
    reports(id, policy(statement({ resource: '!Sub ["arn:aws:execute-api:${R}", { R: !ImportValue Rest }]' }))),
  ).toEqual([]);
  const rest = `!Sub ["arn:aws:execute-api:eu-west-1:111122223333:\${Api}/\${Rest}", { Rest: !ImportValue Rest }]`;
  expect(reports(id, policy(statement({ resource: rest })))).toEqual([]);
});

test('execute-api:Invoke alone has resources of its own shape', () => {
  const action = 'execute-api:Invoke';
  expect(reports(id, policy(statement({ action, resource: on('${Api}/${Stage}/$connect') })))).toEqual([]);
});

test('wildcard actions are not meant for connections', () => {
  const action = 'execute-api:*';
  expect(reports(id, policy(statement({ action, resource: on('${Api}/${Stage}/$connect') })))).toEqual([]);
});

test('the branch is named', () => {
  const resource = `!If [IsProd, ${on('${Api}/*')}, ${on('${Api}/live')}]`;
  expect(reports(id, policy(statement({ resource }), IS_PROD))).toEqual([`${RESOURCE} when IsProd is false`]);
});

test('the message shows the resource', () => {
  const { findings } = judge(id, policy(statement({ resource: on('${Api}/live') })));
  expect(findings[0]?.message).toContain('${Api}/live matches no connection');
});

test('an empty account or region matches nothing, and the message says which', () => {
  const resource = '!Sub "arn:aws:execute-api:eu-west-1::${Api}/live/POST/@connections/*"';
  const { findings } = judge(id, policy(statement({ resource })));
  expect(findings[0]?.message).toContain('matches no connection, since its account is empty');
});

test('an incomplete ARN is for manage-connections-scope', () => {
  expect(reports(id, policy(statement({ resource: '"arn:aws:execute-api:us-east-1:*"' })))).toEqual([]);
});

test('an API that has no connections', () => {
  const rest = `${policy(statement({ resource: on('${Rest}/live/POST/@connections/*') }))}  Rest: { Type: AWS::ApiGateway::RestApi }`;
  expect(judge(id, rest).findings[0]?.message).toContain('since Rest is a REST API');
  const http = policy(statement({ resource: on('${Api}/live/POST/@connections/*') })).replace('WEBSOCKET', 'HTTP');
  expect(judge(id, http).findings[0]?.message).toContain('since Api is an HTTP API');
});

test('a stage that the API does not have', () => {
  const beta = policy(statement({ resource: on('${Api}/beta/POST/@connections/*') }));
  expect(judge(id, beta).findings[0]?.message).toContain('since the API has no stage beta');
  expect(reports(id, policy(statement({ resource: on('${Api}/live/POST/@connections/*') })))).toEqual([]);
  expect(reports(id, `${beta}Outputs: {}\nTransform: [Stages]`)).toEqual([]);
  expect(unknowns(id, `${beta}\nTransform: [Stages]`)).toHaveLength(1);
});

test('a stage of one branch is missing in the other', () => {
  const text = policy(statement({ resource: on('${Api}/live/POST/@connections/*') }), IS_PROD);
  const conditional = text.replace(
    'Type: AWS::ApiGatewayV2::Stage',
    'Type: AWS::ApiGatewayV2::Stage\n    Condition: IsProd',
  );
  expect(reports(id, conditional)).toEqual([`${RESOURCE} when IsProd is false`]);
});

test('a stage whose name only deployment knows may be the one', () => {
  const text = policy(statement({ resource: on('${Api}/beta/POST/@connections/*') })).replace(
    'StageName: live',
    'StageName: !ImportValue Name',
  );
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('the stages of an API without any in sight are elsewhere', () => {
  const text = policy(statement({ resource: on('${Api}/live/POST/@connections/*') }));
  const staged = text.replace('AWS::ApiGatewayV2::Stage', 'AWS::SNS::Topic');
  expect(reports(id, staged)).toEqual([]);
  expect(unknowns(id, staged)).toEqual([`${RESOURCE}: stages of the API are out of sight`]);
});

test('a grant that is never there together with the API is none', () => {
  const text = policy(
    statement({ resource: `!If [IsProd, !Ref AWS::NoValue, ${on('${Api}/beta/POST/@connections/*')}]` }),
    IS_PROD,
  );
  const sometimes = text.replace('AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Api\n    Condition: IsProd');
  expect(reports(id, text)).toEqual([`${RESOURCE} when IsProd is false`]);
  expect(reports(id, sometimes)).toEqual([]);
});

test('an API of which only deployment knows the protocol may have connections', () => {
  const text = policy(statement({ resource: on('${Api}/live/POST/@connections/*') }));
  expect(reports(id, text.replace('WEBSOCKET', '!ImportValue Protocol'))).toEqual([]);
});

test('an API that is an HTTP API in one branch has no connections there', () => {
  const text = policy(statement({ resource: on('${Api}/live/POST/@connections/*') }), IS_PROD);
  expect(reports(id, text.replace('WEBSOCKET', '!If [IsProd, HTTP, WEBSOCKET]'))).toEqual([
    `${RESOURCE} when IsProd is true`,
  ]);
});
