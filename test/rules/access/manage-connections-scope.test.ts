import { identity, on, policy, statement } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'manage-connections-scope';
const RESOURCE = 'Policy PolicyDocument.Statement.Resource';

test.each([
  '"*"',
  on('*'),
  on('*/*'),
  on('*/*/*/@connections/*'),
  on('*/live/POST/@connections/*'),
  'arn:aws:execute-api:*:*:*',
  '"arn:*:execute-api:eu-west-1:111122223333:*/@connections/*"',
  '"arn:aws:*:*:*:*"',
])('%s covers every API', (resource) => {
  expect(reports(id, policy(statement({ resource })))).toEqual([RESOURCE]);
});

test.each([
  on('${Api}/*'),
  on('${Api}/${Stage}/POST/@connections/*'),
  on('a1b2c3d4e5/*'),
  on('*/live/POST/connections/*'),
  'arn:aws:s3:::*',
  '!GetAtt Function.Arn',
])('%s does not', (resource) => {
  expect(reports(id, policy(statement({ resource })))).toEqual([]);
});

test.each(['"*"', 'execute-api:*', 'EXECUTE-API:manageconnections', 'execute-api:Manage*', '[logs:*, execute-api:*]'])(
  'action %s includes managing connections',
  (action) => {
    expect(reports(id, policy(statement({ action, resource: '"*"' })))).toEqual([RESOURCE]);
  },
);

test.each(['execute-api:Invoke', 'execute-api:InvalidateCache', '[logs:*, s3:GetObject]', 'apigateway:*'])(
  'action %s does not',
  (action) => {
    expect(reports(id, policy(statement({ action, resource: '"*"' })))).toEqual([]);
  },
);

test('wildcard actions matter where a WebSocket API is in sight; the action by name matters anywhere', () => {
  const elsewhere = (action: string): string =>
    policy(statement({ action, resource: '"*"' })).replace('WEBSOCKET', 'HTTP');
  expect(reports(id, elsewhere('"*"'))).toEqual([]);
  expect(reports(id, elsewhere('execute-api:*'))).toEqual([]);
  expect(reports(id, elsewhere('execute-api:ManageConnections'))).toEqual([RESOURCE]);
});

test('statements and resources are found in a list, each at its place', () => {
  const statements = `[${statement({ action: 's3:GetObject', resource: '"*"' })}, ${statement({ resource: `[${on('${Api}/*')}, "*"]` })}]`;
  expect(reports(id, policy(statements))).toEqual(['Policy PolicyDocument.Statement[1].Resource[1]']);
});

test('a Deny grants nothing', () => {
  expect(reports(id, policy(statement({ resource: '"*"' }).replace('Allow', 'Deny')))).toEqual([]);
});

test('NotAction grants what it does not name', () => {
  const all = (action: string): string => policy(`{ Effect: Allow, NotAction: ${action}, Resource: "*" }`);
  expect(reports(id, all('iam:*'))).toEqual([RESOURCE]);
  expect(reports(id, all('[iam:*, "execute-api:*"]'))).toEqual([]);
});

test('NotResource grants on every API but those it names', () => {
  const all = (resource: string): string =>
    policy(`{ Effect: Allow, Action: execute-api:ManageConnections, NotResource: ${resource} }`);
  expect(reports(id, all(on('${Api}/*')))).toEqual(['Policy PolicyDocument.Statement.NotResource']);
  expect(reports(id, all('"*"'))).toEqual([]);
  expect(reports(id, all('[arn:aws:s3:::logs, "arn:aws:execute-api:*:*:*"]'))).toEqual([]);
  expect(unknowns(id, all('!ImportValue Arn'))).toHaveLength(1);
});

test('a Condition may narrow the statement', () => {
  const narrowed = policy(
    statement({ resource: '"*"', more: 'Condition: { StringEquals: { aws:RequestedRegion: eu } }' }),
  );
  expect(reports(id, narrowed)).toEqual([]);
  expect(unknowns(id, narrowed)).toEqual([`${RESOURCE}: a Condition may narrow the statement`]);
});

test('the branch of the resource is named', () => {
  expect(reports(id, policy(statement({ resource: `!If [IsProd, ${on('${Api}/*')}, "*"]` }), IS_PROD))).toEqual([
    `${RESOURCE} when IsProd is false`,
  ]);
});

test('the branch of the statement is named', () => {
  const statements = `[!If [IsProd, ${statement({ resource: '"*"' })}, !Ref AWS::NoValue]]`;
  expect(reports(id, policy(statements, IS_PROD))).toEqual([
    'Policy PolicyDocument.Statement[0].Resource when IsProd is true',
  ]);
});

test('the branch of the action is named', () => {
  const action = '!If [IsProd, execute-api:ManageConnections, execute-api:Invoke]';
  expect(reports(id, policy(statement({ action, resource: '"*"' }), IS_PROD))).toEqual([
    `${RESOURCE} when IsProd is true`,
  ]);
});

test('a resource that only deployment knows is unknown', () => {
  const open = policy(statement({ resource: '!ImportValue Connections' }));
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([`${RESOURCE}: the resource is only known at deployment`]);
});

test('the export of another stack is followed', () => {
  const exporting = 'Resources: {}\nOutputs: { Arn: { Value: "*", Export: { Name: Connections } } }';
  expect(reports(id, policy(statement({ resource: '!ImportValue Connections' })), exporting)).toEqual([RESOURCE]);
});

describe('policies are found', () => {
  const document = `PolicyDocument: { Statement: ${statement({ resource: '"*"' })} }`;
  const inline = `Policies: [{ PolicyName: chat, ${document} }]`;

  test.each([
    ['AWS::IAM::Policy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::ManagedPolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::RolePolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::UserPolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::GroupPolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::Role', inline, 'Policies[0].PolicyDocument.Statement.Resource'],
    ['AWS::IAM::User', inline, 'Policies[0].PolicyDocument.Statement.Resource'],
    ['AWS::IAM::Group', inline, 'Policies[0].PolicyDocument.Statement.Resource'],
    ['AWS::SSO::PermissionSet', document.replace('PolicyDocument', 'InlinePolicy'), 'InlinePolicy.Statement.Resource'],
  ])('in %s', (type, properties, path) => {
    expect(reports(id, `Resources: { P: { Type: ${type}, Properties: { ${properties} } } }`)).toEqual([`P ${path}`]);
  });

  test('in a role under a condition inside the list', () => {
    const role = `Policies: [!If [IsProd, { PolicyName: chat, ${document} }, !Ref AWS::NoValue]]`;
    const text = `${IS_PROD}\nResources: { P: { Type: AWS::IAM::Role, Properties: { ${role} } } }`;
    expect(reports(id, text)).toEqual(['P Policies[0].PolicyDocument.Statement.Resource when IsProd is true']);
  });

  test.each([
    ['!If [IsProd, !GetAtt Own.Arn, !Ref AWS::NoValue]', ' when IsProd is false'],
    ['!If [IsProd, !Ref AWS::NoValue, !GetAtt Own.Arn]', ' when IsProd is true'],
    ['!If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue]', ''],
    ['!Ref AWS::NoValue', ''],
  ])('in a function of SAM, where SAM creates its role: Role %s', (role, branch) => {
    const text = `Transform: AWS::Serverless-2016-10-31
${IS_PROD}
Resources:
  Own: { Type: AWS::IAM::Role }
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  F: { Type: AWS::Serverless::Function, Properties: { Role: ${role}, Policies: [{ Statement: [${statement({ resource: '"*"' })}] }] } }`;
    expect(reports(id, text)).toEqual([`F Policies[0].Statement[0].Resource${branch}`]);
  });

  test('in a state machine of SAM', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources: { M: { Type: AWS::Serverless::StateMachine, Properties: { Policies: [{ Statement: [${statement({ resource: '"*"' })}] }] } } }`;
    expect(reports(id, text)).toEqual(['M Policies[0].Statement[0].Resource']);
  });

  test('in a function of SAM', () => {
    const policies = `Policies: [AWSLambdaBasicExecutionRole, { Statement: [${statement({ resource: '"*"' })}] }]`;
    const text = `Transform: AWS::Serverless-2016-10-31
Resources: { F: { Type: AWS::Serverless::Function, Properties: { ${policies} } } }`;
    expect(reports(id, text)).toEqual(['F Policies[1].Statement[0].Resource']);
  });
});

test('the message names the resource as it is written', () => {
  const [finding] = judge(id, policy(statement({ resource: on('*/@connections/*') }))).findings;
  expect(finding).toMatchObject({
    message:
      'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/@connections/* covers the connections of every WebSocket API of the account.',
  });
});

describe('an incomplete ARN is completed with wildcards', () => {
  test.each([
    'arn:aws:execute-api',
    'arn:aws:execute-api:us-east-1',
    'arn:aws:execute-api:us-east-1:*',
    'arn:aws:exec*',
  ])('%s covers every API', (resource) => {
    expect(reports(id, policy(statement({ resource: `"${resource}"` })))).toEqual([RESOURCE]);
  });

  test.each(['arn:aws:s3', '"arn:aws:execute-api:us-east-1::*"', '"arn:aws:execute-api::111122223333:*"'])(
    '%s does not',
    (resource) => {
      expect(reports(id, policy(statement({ resource })))).toEqual([]);
    },
  );

  test('a wildcard that may stand for what is behind a colon is unknown', () => {
    const open = policy(statement({ resource: '"arn:aws:execute-api:us-east-1:*/@connections/*"' }));
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
  });
});

test.each(['{}', '!Ref AWS::NoValue'])('Condition: %s is no condition', (condition) => {
  expect(reports(id, policy(statement({ resource: '"*"', more: `Condition: ${condition}` })))).toEqual([RESOURCE]);
});

test('a Condition of one branch leaves the other', () => {
  const more = 'Condition: !If [IsProd, { Bool: { aws:SecureTransport: "true" } }, !Ref AWS::NoValue]';
  const text = policy(statement({ resource: '"*"', more }), IS_PROD);
  expect(reports(id, text)).toEqual([`${RESOURCE} when IsProd is false`]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('an Effect or an Action that only deployment knows is unknown', () => {
  const effect = policy(statement({ resource: '"*"' }).replace('Allow', '!ImportValue Effect'));
  const action = policy(statement({ action: '!ImportValue Action', resource: '"*"' }));
  expect([...reports(id, effect), ...reports(id, action)]).toEqual([]);
  expect(unknowns(id, effect)).toEqual([`${RESOURCE}: the effect is only known at deployment`]);
  expect(unknowns(id, action)).toEqual([`${RESOURCE}: the action is only known at deployment`]);
});

describe('a Deny of the same identity', () => {
  const allow = statement({ resource: '"*"' });
  const deny = (parts = 'Resource: "*"', action = 'execute-api:ManageConnections'): string =>
    `{ Effect: Deny, Action: ${action}, ${parts} }`;
  const granted = 'Grant PolicyDocument.Statement[0].Resource';

  test.each([
    deny(),
    deny('Resource: "*"', '"execute-api:*"'),
    deny('Resource: arn:aws:execute-api'),
    deny(`NotResource: ${on('${Api}/live/GET/@connections/*')}`),
    '{ Effect: Deny, NotAction: "s3:*", Resource: "*" }',
  ])('%s overrides the Allow', (statementText) => {
    expect(reports(id, identity({ grant: `[${allow}, ${statementText}]` }))).toEqual([]);
  });

  test.each([
    deny(`Resource: ${on('${Api}/*')}`),
    deny('Resource: "*"', 'execute-api:Invoke'),
    deny('NotResource: "*"'),
    deny('Resource: "arn:aws:s3:::*"'),
  ])('%s leaves connections of other APIs', (statementText) => {
    expect(reports(id, identity({ grant: `[${allow}, ${statementText}]` }))).toEqual([granted]);
  });

  test('a Deny of some methods leaves the others', () => {
    const post = deny('Resource: "arn:aws:execute-api:*:*:*/*/POST/@connections/*"');
    expect(reports(id, identity({ grant: `[${allow}, ${post}]` }))).toEqual([granted]);
  });

  test.each([
    [
      'an inline policy of the role',
      { role: `Policies: [{ PolicyName: no, PolicyDocument: { Statement: ${deny()} } }]` },
    ],
    [
      'another policy of the role',
      {
        more: `No: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: ${deny()} } } }`,
      },
    ],
    [
      'a RolePolicy by the name of the role',
      {
        role: 'RoleName: sender',
        more: `No: { Type: AWS::IAM::RolePolicy, Properties: { RoleName: sender, PolicyDocument: { Statement: ${deny()} } } }`,
      },
    ],
    [
      'a managed policy',
      {
        role: 'ManagedPolicyArns: [!Ref No]',
        more: `No: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: ${deny()} } } }`,
      },
    ],
  ])('%s overrides the Allow', (_, parts) => {
    expect(reports(id, identity({ grant: `[${allow}]`, ...parts }))).toEqual([]);
  });

  test('the Deny of a group overrides the Allow of its user', () => {
    const document = (one: string): string => `Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${one}] } }]`;
    const text = (member: string): string => `Resources:
  User: { Type: AWS::IAM::User, Properties: { ${document(allow)} ${member} } }
  Group: { Type: AWS::IAM::Group, Properties: { ${document(deny())} } }`;
    expect(reports(id, text(', Groups: [!Ref Group]'))).toEqual([]);
    const addition =
      'Add: { Type: AWS::IAM::UserToGroupAddition, Properties: { GroupName: !Ref Group, Users: [!Ref User] } }';
    expect(reports(id, `${text('')}\n  ${addition}`)).toEqual([]);
    expect(reports(id, text(''))).toEqual(['User Policies[0].PolicyDocument.Statement[0].Resource']);
  });

  test('the Deny of another role changes nothing', () => {
    const other = `Other: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: no, PolicyDocument: { Statement: ${deny()} } }] } }`;
    expect(reports(id, identity({ grant: `[${allow}]`, more: other }))).toEqual([granted]);
  });

  test('a Deny under a Condition, or of a resource that only deployment knows, makes it unknown', () => {
    for (const parts of [
      'Resource: "*", Condition: { Bool: { aws:SecureTransport: "false" } }',
      'Resource: !ImportValue R',
    ]) {
      const text = identity({ grant: `[${allow}, ${deny(parts)}]` });
      expect(reports(id, text)).toEqual([]);
      expect(unknowns(id, text)).toHaveLength(1);
    }
  });

  test('a Deny of one branch leaves the other', () => {
    const text = identity({ grant: `[${allow}, !If [IsProd, ${deny()}, !Ref AWS::NoValue]]`, sections: IS_PROD });
    expect(reports(id, text)).toEqual([`${granted} when IsProd is false`]);
  });
});

describe('a permissions boundary', () => {
  const allow = `[${statement({ resource: '"*"' })}]`;
  const boundary = (action: string): string =>
    `Boundary: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: ${action}, Resource: "*" }] } } }`;
  const role = 'PermissionsBoundary: !Ref Boundary';

  test('that leaves the action out takes it away', () => {
    expect(reports(id, identity({ grant: allow, role, more: boundary('s3:*') }))).toEqual([]);
  });

  test('that allows it changes nothing, and grants nothing itself', () => {
    expect(reports(id, identity({ grant: allow, role, more: boundary('"*"') }))).toEqual([
      'Grant PolicyDocument.Statement[0].Resource',
    ]);
    expect(reports(id, identity({ grant: '[]', role, more: boundary('execute-api:ManageConnections') }))).toEqual([]);
  });

  test('out of sight makes it unknown', () => {
    const text = identity({ grant: allow, role: 'PermissionsBoundary: !ImportValue Boundary' });
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([
      'Grant PolicyDocument.Statement[0].Resource: its permissions boundary is out of sight',
    ]);
  });
});

test('who has a policy counts: one holder without the Deny is enough', () => {
  const denied = `Policies: [{ PolicyName: no, PolicyDocument: { Statement: { Effect: Deny, Action: "*", Resource: "*" } } }]`;
  const text = (roles: string): string => `Resources:
  Denied: { Type: AWS::IAM::Role, Properties: { ${denied} } }
  Free: { Type: AWS::IAM::Role, Properties: {} }
  Grant: { Type: AWS::IAM::ManagedPolicy, Properties: { Roles: ${roles}, PolicyDocument: { Statement: [${statement({ resource: '"*"' })}] } } }`;
  expect(reports(id, text('[!Ref Denied]'))).toEqual([]);
  expect(reports(id, text('[!Ref Denied, !Ref Free]'))).toEqual(['Grant PolicyDocument.Statement[0].Resource']);
});

test('where there are more Deny statements than are looked at, one of them may take the grant away', () => {
  const deny = (stage: number): string =>
    `{ Effect: Deny, Action: execute-api:ManageConnections, Resource: "arn:aws:execute-api:*:*:*/s${stage}/*" }`;
  const denies = (count: number): string => Array.from({ length: count }, (_, index) => deny(index)).join(', ');
  const text = (count: number): string => identity({ grant: `[${statement({ resource: '"*"' })}, ${denies(count)}]` });
  expect(reports(id, text(100))).toEqual(['Grant PolicyDocument.Statement[0].Resource']);
  expect(reports(id, text(101))).toEqual([]);
  expect(unknowns(id, text(101))).toHaveLength(1);
});
