import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Alias, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { calls, invocation, on, permission } from '../../support/access';
import { synthesiseStack } from '../../support/cdk';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'lambda-permission-missing';

test('a call without any permission is reported, with the function and the route', () => {
  expect(judge(id, calls({})).findings).toMatchObject([
    {
      resource: { logicalId: 'Integration' },
      propertyPath: '',
      message:
        'Nothing lets API Gateway call function Function for route $connect: clients get "Internal server error".',
    },
  ]);
});

test('a permission with the logical id of the API where its id belongs lets nothing through', () => {
  expect(reports(id, calls({ resources: [permission('Api/*/$connect')] }))).toEqual(['Integration']);
});

test.each([
  undefined,
  '${Api}/*$connect',
  '${Api}/*/*$connect',
  '${Api}/*/$connect',
  '${Api}/live/$connect',
  '${Api}/${Stage}/$connect',
  '${Api}/*',
  '${Api.ApiId}/*/*',
  '*',
  'a1b2c3d4e5/*/$connect',
  'a1b2c3d4e5/beta/$connect',
  '${Api}/${AWS::StackName}/$connect',
])('a permission for %s lets $connect through', (sourceArn) => {
  expect(reports(id, calls({ resources: [permission(sourceArn)] }))).toEqual([]);
});

test.each(['${Api}/*/send', '${Api}/*$disconnect', '${Api}/authorizers/*', '${Other}/*', '${Api}/*/*/$connect'])(
  'a permission for %s does not',
  (sourceArn) => {
    const other = '  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }';
    expect(reports(id, calls({ resources: [permission(sourceArn), other] }))).toEqual(['Integration']);
  },
);

test.each([
  'arn:aws:s3:::chat',
  '!Sub "arn:aws:apigateway:${AWS::Region}::/apis/${Api}/*"',
  '!GetAtt Function.Arn',
  '!Ref Api',
  '!GetAtt Api.ApiEndpoint',
  '!Sub "${Api}/*/$connect"',
  '!Sub "arn:aws:execute-api:eu-west-1:111122223333:apis/${Api}/*"',
])('a permission for %s, which no API calls from, does not count', (sourceArn) => {
  const foreign = permission(undefined, { more: `SourceArn: ${sourceArn}` });
  expect(reports(id, calls({ resources: [foreign] }))).toEqual(['Integration']);
});

test('a permission for what only deployment knows may be the one', () => {
  for (const sourceArn of ['!ImportValue Arn', '!GetAtt Source.Arn', '!Sub "${Prefix}/*"']) {
    const source = '  Source: { Type: Custom::Source }';
    const open = permission(undefined, { more: `SourceArn: ${sourceArn}` });
    const sections = 'Parameters: { Prefix: { Type: String } }';
    expect(reports(id, calls({ resources: [open, source], sections }))).toEqual([]);
  }
});

describe('a nested stack out of sight that gets the function', () => {
  const nested = (parameter: string, more = ''): string =>
    calls({
      resources: [
        `  Nested: { Type: AWS::CloudFormation::Stack, ${more} Properties: { TemplateURL: https://example.com/a.yaml, Parameters: { Name: ${parameter} } } }`,
      ],
      sections: IS_PROD,
    });

  test.each(['!Ref Function', '!GetAtt Function.Arn'])('as %s may hold its permission', (parameter) => {
    expect(reports(id, nested(parameter))).toEqual([]);
    expect(unknowns(id, nested(parameter))).toEqual([
      'Integration : nested stack Nested gets Function, and what that stack makes of it is out of sight',
    ]);
  });

  test('does so in its own branch', () => {
    expect(reports(id, nested('!Ref Function', 'Condition: IsProd,'))).toEqual(['Integration when IsProd is false']);
  });

  test('holds none where it gets something else', () => {
    expect(reports(id, nested('!Ref Api'))).toEqual(['Integration']);
  });
});

test('a permission for a stage that is not there lets nothing through', () => {
  expect(reports(id, calls({ resources: [permission('${Api}/beta/$connect')] }))).toEqual(['Integration']);
  const either = permission(undefined, {
    more: `SourceArn: !If [IsProd, ${on('${Api}/live/*')}, ${on('${Api}/beta/*')}]`,
  });
  expect(reports(id, calls({ resources: [either], sections: IS_PROD }))).toEqual(['Integration when IsProd is false']);
});

test('every route of an integration needs one; the message names those that have none', () => {
  const routes = ['$connect', '$disconnect', '$default'];
  const { findings } = judge(id, calls({ routes, resources: [permission('${Api}/*$connect')] }));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.message).toContain('for route $disconnect, route $default:');
  const each = routes.map((key, index) => permission(`\${Api}/*${key}`, { name: `Permission${index}` }));
  expect(reports(id, calls({ routes, resources: each }))).toEqual([]);
});

test('a route whose key is out of sight goes by its logical id', () => {
  const [finding] = judge(id, calls({ routes: ['!ImportValue key'] })).findings;
  expect(finding?.message).toContain('for route Route0:');
});

test('an authorizer needs a permission of its own', () => {
  const authorizer = `  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Api, AuthorizerType: REQUEST, AuthorizerUri: ${invocation('${Function.Arn}')} }`;
  const chat = (...more: readonly string[]): string =>
    calls({ resources: [authorizer, permission('${Api}/*/$connect'), ...more] });
  expect(reports(id, chat())).toEqual(['Authorizer']);
  expect(reports(id, chat(permission('${Api}/authorizers/${Authorizer}', { name: 'ForAuthorizer' })))).toEqual([]);
  expect(reports(id, chat(permission('${Api}/authorizers/*', { name: 'ForAuthorizer' })))).toEqual([]);
});

test('a role makes permissions unnecessary', () => {
  const integration = 'CredentialsArn: arn:aws:iam::111122223333:role/chat';
  expect(reports(id, calls({ integration }))).toEqual([]);
});

describe('a role in sight that the function is called as', () => {
  const TRUST =
    'AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: apigateway.amazonaws.com } } }';
  const inline = (action: string, more = ''): string =>
    `Policies: [{ PolicyName: call, PolicyDocument: { Statement: { Effect: Allow, Action: "${action}", Resource: "*" ${more} } } }]`;
  const as = (role: string, resources: readonly string[] = [], sections = ''): string =>
    calls({
      integration: 'CredentialsArn: !GetAtt Role.Arn',
      resources: [`  Role: { Type: AWS::IAM::Role, Properties: { ${TRUST}, ${role} } }`, ...resources],
      sections,
    });
  const attached = (action: string): string =>
    `  Policy: { Type: AWS::IAM::Policy, Properties: { PolicyName: call, Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Allow, Action: "${action}", Resource: !GetAtt Function.Arn } } } }`;

  test.each(['lambda:InvokeFunction', 'lambda:Invoke*', 'lambda:*', '*'])('may call it with %s', (action) => {
    expect(reports(id, as(inline(action)))).toEqual([]);
    expect(reports(id, as('Path: /', [attached(action)]))).toEqual([]);
  });

  test.each(['Path: /', inline('sns:Publish'), inline('lambda:GetFunction')])('may not with %s', (role) => {
    const [finding, ...more] = judge(id, as(role, [permission('${Api}/*')])).findings;
    expect(more).toEqual([]);
    expect(finding?.message).toBe(
      'For route $connect, API Gateway calls the function as role Role, and none of its policies allows lambda:InvokeFunction on function Function: clients get "Internal server error".',
    );
    expect(finding?.fix).toMatch(/^Allow lambda:InvokeFunction on the ARN of the function in a policy of the role\. /);
  });

  const on = (resource: string): string => inline('lambda:InvokeFunction').replace('"*"', resource);
  const others = ['Other', 'Elsewhere'].map((other) => `  ${other}: { Type: AWS::Lambda::Function }`);

  test.each(['!GetAtt Other.Arn', '!Sub "${Function.Arn}:*"', '[!GetAtt Other.Arn, !GetAtt Elsewhere.Arn]'])(
    'may not where it may call other functions only: %s',
    (resource) => {
      expect(reports(id, as(on(resource), others))).toEqual(['Integration']);
    },
  );

  test.each([
    '[!GetAtt Other.Arn, !GetAtt Function.Arn]',
    '!Sub "arn:aws:lambda:*:*:function:${Function}"',
    '!Sub "${Function.Arn}*"',
    '"arn:aws:lambda:*:*:function:*"',
  ])('may where the function is among them: %s', (resource) => {
    expect([reports(id, as(on(resource), others)), unknowns(id, as(on(resource), others))]).toEqual([[], []]);
  });

  test.each(['!ImportValue Arn', '"arn:aws:lambda:*:*:function:chat-*"'])(
    'may where only deployment knows: %s',
    (resource) => {
      expect(reports(id, as(on(resource), others))).toEqual([]);
      expect(unknowns(id, as(on(resource), others))).toHaveLength(1);
    },
  );

  test('may not in the branch that its policy leaves', () => {
    const role = inline('lambda:InvokeFunction').replace('Effect: Allow', 'Effect: !If [IsProd, Allow, Deny]');
    expect(reports(id, as(role, [], IS_PROD))).toEqual(['Integration when IsProd is false']);
    const either = on('!If [IsProd, !GetAtt Function.Arn, !GetAtt Other.Arn]');
    expect(reports(id, as(either, others, IS_PROD))).toEqual(['Integration when IsProd is false']);
  });

  test.each([
    ['ManagedPolicyArns: [!ImportValue Policy]', 'managed policy ${ImportValue Policy} is out of sight'],
    [
      inline('lambda:InvokeFunction', ', Condition: { Bool: { aws:SecureTransport: "true" } }'),
      'a Condition may narrow',
    ],
  ])('may, with %s, for all anybody knows', (role, reason) => {
    expect(reports(id, as(role))).toEqual([]);
    expect(unknowns(id, as(role))).toEqual([expect.stringContaining(reason) as string]);
  });

  test('may get a policy template where SAM makes the role', () => {
    const Owner =
      '  Owner: { Type: AWS::Serverless::Function, Properties: { Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Function } }] } }';
    const byOwner = as('Path: /', [Owner]).replace('!GetAtt Role.Arn', '!GetAtt OwnerRole.Arn');
    expect(reports(id, byOwner)).toEqual([]);
    expect(unknowns(id, byOwner)).toEqual(['Integration : of the role: SAM makes the role and its policies']);
  });

  test.each(['Outputs: { Role: { Value: !Ref Role } }', 'Transform: Macro'])(
    'may get a policy where nobody looks: %s',
    (section) => {
      expect(reports(id, as('Path: /', [], section))).toEqual([]);
      expect(unknowns(id, as(inline('lambda:InvokeFunction'), [], section))).toEqual([]);
      expect(unknowns(id, as('Path: /', [], section))).toEqual([
        expect.stringMatching(/^Integration : of the role: /) as string,
      ]);
    },
  );

  test('is that of an authorizer as well', () => {
    const authorizer = `  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Api, AuthorizerType: REQUEST, AuthorizerCredentialsArn: !GetAtt Role.Arn, AuthorizerUri: ${invocation('${Function.Arn}')} }`;
    expect(reports(id, as(inline('lambda:InvokeFunction'), [authorizer]))).toEqual([]);
    expect(reports(id, as('Path: /', [authorizer]))).toEqual(['Authorizer', 'Integration']);
  });

  test('does not matter where no route calls the function', () => {
    expect(reports(id, as('Path: /').replace('Target:', 'OperationName:'))).toEqual([]);
  });
});

test.each(['arn:aws:lambda:eu-west-1:111122223333:function:elsewhere', '${stageVariables.function}'])(
  'a function that is out of sight, as %s, may have a permission there',
  (called) => {
    expect(reports(id, calls({ called: called.replace('${', '${!') }))).toEqual([]);
  },
);

test('an HTTP API is not judged', () => {
  expect(reports(id, calls({}).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

describe('a permission is for the function that is called', () => {
  const alias = '  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, Name: live } }';
  const version = '  First: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Function } }';
  const chat = (called: string, name: string): string =>
    calls({ called, resources: [alias, version, permission('${Api}/*', { function: name })] });

  test.each([
    ['${Function.Arn}', '!Ref Function'],
    ['${Function.Arn}', '!GetAtt Function.Arn'],
    ['${Function.Arn}', '!ImportValue Name'],
    ['${Live}', '!Ref Live'],
    ['${Function.Arn}:live', '!Ref Live'],
    ['${Live}', '!Sub "${Function}:live"'],
    ['${First}', '!Ref First'],
  ])('called as %s, permitted as %s', (called, name) => {
    expect(reports(id, chat(called, name))).toEqual([]);
  });

  test.each([
    ['${Live}', '!Ref Function'],
    ['${Function.Arn}', '!Ref Live'],
    ['${Function.Arn}:live', '!Sub "${Function}:test"'],
    ['${First}', '!Ref Function'],
    ['${Function.Arn}', 'another-function'],
    ['${Function.Arn}', 'https://example.com/ask'],
    ['${Function.Arn}', '""'],
  ])('called as %s, not permitted as %s', (called, name) => {
    expect(reports(id, chat(called, name))).toEqual(['Integration']);
  });

  test.each([
    ['chat', 'chat'],
    ['chat', 'arn:aws:lambda:eu-west-1:111122223333:function:chat'],
    ['chat', '111122223333:function:chat'],
    ['!Sub "chat-${AWS::Region}"', '!Sub "chat-${AWS::Region}"'],
    ['!Sub "chat-${AWS::Region}"', 'chat-eu-west-1'],
  ])('a function named %s is known as %s', (functionName, name) => {
    const named = chat('${Function.Arn}', name).replace(
      '{ Type: AWS::Lambda::Function }',
      `{ Type: AWS::Lambda::Function, Properties: { FunctionName: ${functionName} } }`,
    );
    expect(reports(id, named)).toEqual([]);
  });
});

test.each(['!Sub "apigateway.${AWS::URLSuffix}"', '!ImportValue Principal', '"*"'])(
  'principal %s is API Gateway, or may be',
  (principal) => {
    expect(reports(id, calls({ resources: [permission('${Api}/*', { principal })] }))).toEqual([]);
  },
);

test.each(['events.amazonaws.com', '"111122223333"', '!Ref AWS::AccountId', '!Sub "events.${AWS::URLSuffix}"'])(
  'principal %s is not',
  (principal) => {
    expect(reports(id, calls({ resources: [permission('${Api}/*', { principal })] }))).toEqual(['Integration']);
  },
);

test('a permission for something else than calling does not count', () => {
  const layer = permission('${Api}/*').replace('lambda:InvokeFunction', 'lambda:GetFunction');
  expect(reports(id, calls({ resources: [layer] }))).toEqual(['Integration']);
});

test('the branch without the permission is named', () => {
  const conditional = permission('${Api}/*').replace('Permission:\n', 'Permission:\n    Condition: IsProd\n');
  expect(reports(id, calls({ resources: [conditional], sections: IS_PROD }))).toEqual([
    'Integration when IsProd is false',
  ]);
});

test('permissions under opposite conditions cover every branch', () => {
  const sections = IS_PROD.replace(/\}$/, ', IsTest: !Not [!Condition IsProd] }');
  const under = (condition: string): string =>
    permission('${Api}/*', { name: condition }).replace(':\n', `:\n    Condition: ${condition}\n`);
  const app = calls({ resources: [under('IsProd'), under('IsTest')], sections }).replaceAll(
    /^ {2}Is(Prod|Test):/gm,
    '  For$1:',
  );
  expect(reports(id, app)).toEqual([]);
});

test('a macro may add the permission', () => {
  const macro = calls({ sections: 'Transform: AddPermissions' });
  expect(reports(id, macro)).toEqual([]);
  expect(unknowns(id, macro)).toEqual(['Integration : the macro AddPermissions may add resources']);
});

test('a macro of another stack may add it too, where one is missing', () => {
  const macro = 'Transform: AddPermissions\nResources: { Topic: { Type: AWS::SNS::Topic } }';
  expect(unknowns(id, calls({}), macro)).toHaveLength(1);
  expect(unknowns(id, calls({ resources: [permission('${Api}/*')] }), macro)).toEqual([]);
});

test('what is reported is not unknown too', () => {
  expect(unknowns(id, calls({}))).toEqual([]);
});

test('a call needs a permission in the branches in which it is made', () => {
  const text = (...resources: readonly string[]): string =>
    calls({ resources, sections: IS_PROD }).replace('V2::Route', 'V2::Route\n    Condition: IsProd');
  const conditional = permission('${Api}/*').replace('Permission:\n', 'Permission:\n    Condition: IsProd\n');
  expect(reports(id, text())).toEqual(['Integration when IsProd is true']);
  expect(reports(id, text(conditional))).toEqual([]);
});

test('the permission may be in another stack', () => {
  const exporting = calls({
    sections: `Outputs:
  Function: { Value: !GetAtt Function.Arn, Export: { Name: function } }
  Api: { Value: !Ref Api, Export: { Name: api } }`,
  });
  const other = (key: string): string =>
    `Resources:\n${permission('${Api}/*/', { function: '!ImportValue function' }).replace(
      /!Sub "(.*?)"/,
      `!Sub ["$1${key}", { Api: !ImportValue api }]`,
    )}`;
  expect(reports(id, exporting, other('$connect'))).toEqual([]);
  expect(reports(id, exporting, other('send'))).toEqual(['Integration']);
});

describe('the message', () => {
  const alias = '  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, Name: live } }';
  const version = '  First: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Function } }';
  const message = (called: string, name: string): string | undefined => {
    const permitted = permission('${Api}/*', { function: name });
    return judge(id, calls({ called, resources: [alias, version, permitted] })).findings[0]?.message;
  };
  const refused = (called: string, elsewhere: string): string =>
    `Nothing lets API Gateway call ${called} for route $connect: clients get "Internal server error".${elsewhere}`;

  test.each([
    ['${Live}', '!Ref Function', 'function Function through live', 'the function without alias or version'],
    ['${First}', '!Ref Live', 'function Function through First', 'live'],
    ['${Function.Arn}', '!Ref First', 'function Function', 'First'],
  ])('for a call as %s, permitted as %s, says which permission does not count', (called, name, shown, where) => {
    expect(message(called, name)).toBe(refused(shown, ` Permission Permission does not count: it is for ${where}.`));
  });

  test('for a call through what only deployment knows names the function alone', () => {
    expect(message('${Function.Arn}:${!stageVariables.alias}', 'another')).toBe(refused('function Function', ''));
  });
});

test.each(['$default', '!Ref Key'])('two routes, one of them in some branches, are one finding: %s', (key) => {
  const text = `
Parameters:
  Key: { Type: String, Default: $default }
  Stage: { Type: String }
  Volume: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsLoud: !Equals [!Ref Volume, loud]
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Function: { Type: AWS::Lambda::Function }
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: ${invocation('${Function.Arn}')} }
  Send:
    Type: AWS::ApiGatewayV2::Route
    Condition: IsProd
    Properties: { ApiId: !Ref Api, RouteKey: send, Target: !If [IsLoud, !Sub "integrations/\${Integration}", !Ref AWS::NoValue] }
  Default:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: ${key}, Target: !Sub "integrations/\${Integration}" }
`;
  expect(reports(id, text)).toEqual(['Integration']);
});

describe('conditions too many to try are unknown', () => {
  test('around a permission', () => {
    const regional = permission('${Api}/*', { principal: REGIONAL });
    const sections = regions('apigateway.amazonaws.com', 'events.amazonaws.com');
    const text = calls({ resources: [regional], sections });
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual(['Integration : the conditions around it are too many to try']);
  });

  test('but for another route, which is reported', () => {
    const regional = permission('${Api}/*/$connect', { principal: REGIONAL });
    const sections = regions('apigateway.amazonaws.com', 'events.amazonaws.com');
    const { findings, unknown } = judge(id, calls({ routes: ['$connect', 'send'], resources: [regional], sections }));
    expect(findings).toMatchObject([{ message: expect.stringContaining('for route send:') as string }]);
    expect(unknown).toEqual([]);
  });
});

describe('of a real app', () => {
  const handler = (stack: Stack): Function =>
    new Function(stack, 'Handler', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    });

  test('what aws-cdk-lib creates is enough, reused integrations and authorizers included', () => {
    const app = synthesiseStack((stack) => {
      const integration = new WebSocketLambdaIntegration('Integration', handler(stack));
      const authorizer = new WebSocketLambdaAuthorizer(
        'Authorizer',
        Function.fromFunctionName(stack, 'Known', 'known'),
      );
      const api = new WebSocketApi(stack, 'Api', {
        connectRouteOptions: { integration, authorizer },
        disconnectRouteOptions: { integration },
      });
      api.addRoute('send', { integration });
    });
    expect(reports(id, ...app)).toEqual([]);
  });

  test('what it creates for an alias is enough', () => {
    const app = synthesiseStack((stack) => {
      const alias = new Alias(stack, 'Live', { aliasName: 'live', version: handler(stack).currentVersion });
      new WebSocketApi(stack, 'Api').addRoute('send', {
        integration: new WebSocketLambdaIntegration('Integration', alias),
      });
    });
    expect(reports(id, ...app)).toEqual([]);
  });
});
