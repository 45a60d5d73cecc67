import { EXECUTE_API } from '../../support/access';
import { ENDPOINT, handler, mapped, mayManage } from '../../support/callback';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'manage-connections-missing';
const env = { CALLBACK_URL: `!Sub "https://${ENDPOINT}/live"` };
const app = (role: string, more: Record<string, string> = {}, sections = ''): string =>
  handler({ env, role, more, sections });

test.each([
  'Path: /',
  mayManage('${Api}/beta/POST/@connections/*'),
  mayManage('${Other}/live/POST/@connections/*'),
  mayManage('${Api}/live/POST/@connections/*').replace('ManageConnections', 'Invoke'),
  'ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  'ManagedPolicyArns: [arn:aws:iam::aws:policy/AWSLambdaExecute]',
])('%s does not let the function post', (role) => {
  const other = { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }' };
  expect(reports(id, app(role, other))).toEqual(['Handler']);
});

test.each([
  mayManage('${Api}/live/POST/@connections/*'),
  mayManage('${Api}/${Stage}/DELETE/@connections/*'),
  mayManage('${Api}/*'),
  mayManage('*'),
  'ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess"]',
])('%s does', (role) => {
  expect(reports(id, app(role))).toEqual([]);
  expect(unknowns(id, app(role))).toEqual([]);
});

test.each([
  ['a policy', '{ Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: DOCUMENT } }'],
  ['a role policy', '{ Type: AWS::IAM::RolePolicy, Properties: { RoleName: !Ref Role, PolicyDocument: DOCUMENT } }'],
  [
    'a managed policy',
    '{ Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [!Ref Role], PolicyDocument: DOCUMENT } }',
  ],
])('%s that is attached to the role counts', (_, policy) => {
  const document = '{ Statement: { Effect: Allow, Action: "execute-api:*", Resource: "*" } }';
  expect(reports(id, app('Path: /', { Grant: policy.replace('DOCUMENT', document) }))).toEqual([]);
  const other = policy.replace('DOCUMENT', document).replace('!Ref Role', 'another');
  expect(reports(id, app('Path: /', { Grant: other }))).toEqual(['Handler']);
});

test('a Deny of the same role takes the grant away', () => {
  const deny =
    '{ Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Deny, Action: "execute-api:*", Resource: "*" } } } }';
  expect(reports(id, app(mayManage('*'), { Deny: deny }))).toEqual(['Handler']);
});

test.each([
  'ManagedPolicyArns: [!ImportValue Policy]',
  'ManagedPolicyArns: [arn:aws:iam::111122223333:policy/chat]',
  'Policies: !ImportValue Policies',
  'Policies: [{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Resource: "*" } } }]',
  mayManage('${Api}/${Name}/POST/@connections/*').replace(/!Sub (".*?")/, '!Sub [$1, { Name: !ImportValue Name }]'),
  mayManage('*', ', Condition: { Bool: { aws:SecureTransport: "true" } }'),
])('%s may hold the grant', (role) => {
  expect(reports(id, app(role))).toEqual([]);
  expect(unknowns(id, app(role))).toHaveLength(1);
});

test('a host name that is cut out of ApiEndpoint is the same address', () => {
  const host = '!Select [2, !Split ["/", !GetAtt Api.ApiEndpoint]]';
  const text = handler({ env: { CALLBACK_URL: `!Sub ["https://\${Host}/live", { Host: ${host} }]` }, role: 'Path: /' });
  expect(reports(id, text)).toEqual(['Handler']);
});

test('a role that leaves the stack may get the grant elsewhere', () => {
  for (const value of ['!GetAtt Role.Arn', '!Ref Role']) {
    const text = `${app('Path: /')}\nOutputs: { Role: { Value: ${value} } }`;
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toHaveLength(1);
  }
  expect(reports(id, app('Path: /', { Grant: '{ Type: Custom::Grant, Properties: { Role: !Ref Role } }' }))).toEqual(
    [],
  );
  expect(
    reports(
      id,
      app('Path: /', {
        Grant: '{ Type: AWS::CloudFormation::Stack, Properties: { Parameters: { Role: !Ref Role } } }',
      }),
    ),
  ).toEqual([]);
});

test('a policy that only deployment attaches may be attached to the role', () => {
  const policy =
    '{ Type: AWS::IAM::Policy, Properties: { Roles: [!ImportValue Role], PolicyDocument: { Statement: { Effect: Allow, Action: "execute-api:*", Resource: "*" } } } }';
  expect(reports(id, app('Path: /', { Grant: policy }))).toEqual([]);
});

test('a role out of sight is unknown', () => {
  const text = app('Path: /').replace('!GetAtt Role.Arn', 'arn:aws:iam::111122223333:role/handler');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual(['Handler : the role of the function is out of sight']);
});

test('a custom domain leads to the API', () => {
  const text = (role: string): string => handler({ env: { URL: 'https://ws.example.com' }, role, more: mapped() });
  expect(reports(id, text('Path: /'))).toEqual(['Handler']);
  expect(reports(id, text(mayManage('${Api}/live/POST/@connections/*')))).toEqual([]);
});

test.each([
  ['WS_URL', `!Sub "wss://${ENDPOINT}/live"`],
  ['PUBLIC_URL', `!Sub "https://${ENDPOINT}/live"`],
  ['ALLOWED_ORIGIN', `!Sub "https://${ENDPOINT}/live"`],
  ['API', '!Ref Api'],
  ['URL', 'https://example.com/live'],
])('%s: %s is nothing to post to', (name, value) => {
  expect(reports(id, handler({ env: { [name]: value }, role: 'Path: /' }))).toEqual([]);
});

test('the branch without a grant is named', () => {
  const grant = mayManage('*')
    .replace('Policies: [', 'Policies: [!If [IsProd, ')
    .replace(/\]$/, ', !Ref AWS::NoValue]]');
  expect(reports(id, app(grant, {}, IS_PROD))).toEqual(['Handler when IsProd is false']);
});

test('the branch of the address counts', () => {
  const conditional = { CALLBACK_URL: `!If [IsProd, !Sub "https://${ENDPOINT}/live", none]` };
  expect(reports(id, handler({ env: conditional, role: 'Path: /', sections: IS_PROD }))).toEqual([
    'Handler when IsProd is true',
  ]);
});

test('a grant in another stack counts', () => {
  const exporting = `${app('RoleName: handler')}\nOutputs: { ExportsOutputRefApi: { Value: !Ref Api, Export: { Name: api } } }`;
  const granting = `Resources:
  Grant: { Type: AWS::IAM::Policy, Properties: { Roles: [handler], PolicyDocument: { Statement: { Effect: Allow, Action: execute-api:ManageConnections, Resource: "*" } } } }`;
  expect(reports(id, exporting)).toEqual(['Handler']);
  expect(reports(id, exporting, granting)).toEqual([]);
});

test('a function of SAM and its own policies', () => {
  const sam = (policies: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Handler: { Type: AWS::Serverless::Function, Properties: { Policies: ${policies}, Environment: { Variables: { URL: !Sub "https://${ENDPOINT}/live" } } } }`;
  expect(reports(id, sam('[AWSLambdaBasicExecutionRole, { DynamoDBCrudPolicy: { TableName: chat } }]'))).toEqual([
    'Handler',
  ]);
  expect(
    reports(id, sam('[{ Statement: { Effect: Allow, Action: execute-api:ManageConnections, Resource: "*" } }]')),
  ).toEqual([]);
});

describe('one environment for several functions', () => {
  const block = `CALLBACK_URL: !Sub "https://${ENDPOINT}/live", TABLE_NAME: connections, LOG_LEVEL: info`;
  const made = (role: string, variables = block): string =>
    `{ Type: AWS::Lambda::Function, Properties: { Role: !GetAtt ${role}.Arn, Environment: { Variables: { ${variables} } } } }`;
  const ABLE = `{ Type: AWS::IAM::Role, Properties: { ${mayManage('${Api}/live/POST/@connections/*')} } }`;
  const UNABLE = '{ Type: AWS::IAM::Role, Properties: { Path: / } }';
  const functions = (variables = block, able = ABLE): string =>
    app(mayManage('*'), {
      AbleRole: able,
      Able: made('AbleRole', variables),
      OtherRole: UNABLE,
      Other: made('OtherRole', variables),
    });

  test('says nothing of those that may not post, where another one may', () => {
    expect(reports(id, functions())).toEqual([]);
  });

  test('does, where none of them may', () => {
    expect(reports(id, functions(block, UNABLE))).toEqual(['Able', 'Other']);
  });

  test('is more than two variables: a table and the address are written for each', () => {
    const two = `CALLBACK_URL: !Sub "https://${ENDPOINT}/live", TABLE_NAME: connections`;
    expect(reports(id, functions(two))).toEqual(['Other']);
  });

  test('is the same in all of them', () => {
    const text = functions().replace(/(Other: .*)LOG_LEVEL: info/, '$1LOG_LEVEL: debug');
    expect(reports(id, text)).toEqual(['Other']);
  });
});

test('the message names the variable, the role and the API', () => {
  expect(judge(id, app('Path: /')).findings[0]?.message).toBe(
    'CALLBACK_URL tells the function where to post, but role Role may not manage the connections of Api there: every post fails with AccessDeniedException.',
  );
});

describe('several addresses', () => {
  const two = (first: string, second: string, role: string, sections = ''): string =>
    handler({ env: { A_CALLBACK: first, B_CALLBACK: second }, role, sections });
  const address = (stage: string): string => `!Sub "https://${ENDPOINT}/${stage}"`;
  const variables = (text: string): readonly string[] =>
    judge(id, text).findings.map(
      ({ message, branch }) => `${message.split(' ', 1)[0] ?? ''}${branch === undefined ? '' : ` when ${branch}`}`,
    );

  test('of one API are reported once', () => {
    expect(variables(two(address('live'), address('live'), 'Path: /'))).toEqual(['A_CALLBACK']);
  });

  test('are each reported in the branches that the one before leaves', () => {
    const sometimes = `!If [IsProd, ${address('live')}, none]`;
    expect(variables(two(sometimes, address('live'), 'Path: /', IS_PROD))).toEqual([
      'B_CALLBACK when IsProd is false',
      'A_CALLBACK when IsProd is true',
    ]);
  });

  test('are each judged by their stage', () => {
    expect(variables(two(address('live'), address('beta'), mayManage('${Api}/live/POST/@connections/*')))).toEqual([
      'B_CALLBACK',
    ]);
  });

  test('of which one is unknown are not told twice either', () => {
    const text = two(address('live'), address('live'), 'ManagedPolicyArns: [!ImportValue Policy]');
    expect(unknowns(id, text)).toHaveLength(1);
  });

  test('of two APIs are each judged by their own API', () => {
    const grants = [mayManage('${Api}/live/POST/@connections/*'), mayManage('${Other}/beta/POST/@connections/*')];
    const role = `Policies: [${grants.map((grant) => grant.replace(/^Policies: \[(.*)\]$/, '$1')).join(', ')}]`;
    const env = { CALLBACK_URL: address('live'), OTHER_URL: address('beta').replace('${Api}', '${Other}') };
    const more = { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }' };
    expect(variables(handler({ env, role, more }))).toEqual([]);
    expect(variables(handler({ env, role: 'Path: /', more }))).toEqual(['CALLBACK_URL', 'OTHER_URL']);
  });
});

test('a mapping key is no stage', () => {
  const text = handler({ env: { URL: 'https://ws.example.com/chat' }, more: mapped('chat') });
  expect(reports(id, text)).toEqual([]);
});

test('the API behind a domain may be out of sight', () => {
  const connect = '{ Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: a1b2c3, RouteKey: $connect } }';
  const more = { ...mapped(), Connect: connect };
  const text = handler({ env: { URL: 'https://ws.example.com' }, role: 'Path: /', more });
  expect(reports(id, text.replace('ApiId: !Ref Api, DomainName', 'ApiId: a1b2c3, DomainName'))).toEqual([]);
});

describe('an address in Globals of SAM', () => {
  const DIGEST = 'Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: "", ';
  const serverless = (own: string): string => `{ Type: AWS::Serverless::Function, ${DIGEST}${own} } }`;
  const GRANT = `Policies: [{ Statement: [{ Effect: Allow, Action: execute-api:ManageConnections, Resource: !Sub "${EXECUTE_API}\${Api}/live/POST/@connections/*" }] }]`;
  const sam = (variables: string): string =>
    `Transform: AWS::Serverless-2016-10-31\nGlobals: { Function: { Environment: { Variables: { ${variables} } } } }`;
  const OWN = `CALLBACK_URL: ${env.CALLBACK_URL}`;
  const globals = (connect: string, send: string, variables = OWN): string =>
    handler({
      env: {},
      more: { Connect: serverless(connect), Send: serverless(send) },
      sections: sam(variables),
    });

  test('is told to every function, so one that may post is enough', () => {
    expect(reports(id, globals('', GRANT))).toEqual([]);
    expect(reports(id, globals('Environment: { Variables: { TABLE: t } }', GRANT))).toEqual([]);
  });

  test('is for somebody, so none that may post is too few', () => {
    expect(reports(id, globals('', ''))).toEqual(['Connect', 'Send']);
  });

  test('is for the one that may post in every branch, though only that one may', () => {
    const grant = GRANT.replace('Effect: Allow', 'Effect: !If [IsProd, Allow, Deny]');
    expect(reports(id, `${IS_PROD}\n${globals('', grant)}`)).toEqual(['Send when IsProd is false']);
  });

  test('is for the one that is left, where those that may post say another in that variable', () => {
    const send = `Environment: { Variables: { ${OWN} } }, ${GRANT}`;
    expect(reports(id, globals('', send))).toEqual(['Connect']);
    expect(reports(id, globals('', send, `${OWN}, POST_URL: ${env.CALLBACK_URL}`))).toEqual(['Connect']);
  });

  test('is not told to functions of another template', () => {
    const imported = (text: string): string =>
      text.replace(/!Sub ("[^"]*")/g, '!Sub [$1, { Api: !ImportValue chat-api }]');
    const elsewhere = imported(`${sam(OWN)}\nResources:\n  Send: ${serverless(GRANT)}`);
    const exported = `${globals('', '')}\nOutputs: { Api: { Value: !Ref Api, Export: { Name: chat-api } } }`;
    expect(reports(id, elsewhere, exported)).toEqual(['Connect', 'Send']);
    expect(reports(id, elsewhere.replace('ManageConnections', 'Invoke'), exported)).toEqual([
      'Send',
      'Connect',
      'Send',
    ]);
  });

  test.each([
    `Environment: { Variables: { CALLBACK_URL: ${env.CALLBACK_URL} } }`,
    `Environment: !If [IsProd, { Variables: { CALLBACK_URL: ${env.CALLBACK_URL} } }, { Variables: { CALLBACK_URL: ${env.CALLBACK_URL} } }]`,
  ])('is meant for the function that says so itself: %s', (own) => {
    expect(reports(id, `${IS_PROD}\n${globals(own, GRANT)}`)).toEqual(['Connect']);
  });
});

describe('conditions too many to try', () => {
  const role = mayManage('*').replace('Effect: Allow', `Effect: ${REGIONAL}`);

  test('around a grant are unknown', () => {
    const text = app(role, {}, regions('Allow', 'Deny'));
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual(['Handler : the conditions around it are too many to try']);
  });

  test('around an address leave the next one to be judged', () => {
    const both = { A_CALLBACK: REGIONAL, ...env };
    const text = handler({
      env: both,
      role: 'Path: /',
      more: mapped(),
      sections: regions('https://ws.example.com', 'none'),
    });
    expect(reports(id, text)).toEqual(['Handler', 'Handler when AWS::Region is "eu-west-1"']);
  });
});

test('a doubtful grant beside a certain one matters in the branches that the certain one leaves', () => {
  const assume =
    '{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Resource: "*" } } }';
  const certain = mayManage('*').replace(/^Policies: \[(.*)\]$/, '!If [IsProd, $1, !Ref AWS::NoValue]');
  expect(unknowns(id, app(`Policies: [${certain}, ${assume}]`, {}, IS_PROD))).toEqual([
    'Handler : its role may assume another role',
  ]);
  expect(judge(id, app(`Policies: [${certain}, ${assume}]`, {}, IS_PROD)).unknown[0]?.branch).toBe('IsProd is false');
});
