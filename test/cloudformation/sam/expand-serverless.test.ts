import { buildModel } from '../../../src/apigateway/building/build-model';
import { asText, formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { check } from '../../../src/engine/check';
import type { Resource } from '../../../src/cloudformation/types';
import { judge, line, template } from '../../support/findings';

const SAM = 'Transform: AWS::Serverless-2016-10-31\n';

/** What SAM makes of a template, by logical id. */
function expanded(yaml: string): ReadonlyMap<string, Resource> {
  const [first] = buildModel([template(SAM + yaml)]).templates;
  return new Map(
    [...(first?.resources.logicalIds ?? [])].flatMap((logicalId) => {
      const resource = first?.resources.get(logicalId);
      return resource ? [[logicalId, resource]] : [];
    }),
  );
}

/** Logical ids and types of what SAM makes of a template. */
const created = (yaml: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...expanded(yaml)].map(([logicalId, { type }]) => [logicalId, type]));

/** A property as text, with symbols as `Fn::Sub` writes them; what is not there is undefined. */
const text = (resource: Resource | undefined, ...path: readonly (string | number)[]): string | undefined => {
  const found = resource && asText(resource.term(...path));
  return found && formatText(found);
};

/** What a policy reports of a template: where, and in which line. */
const found = (ruleId: string, yaml: string): readonly string[] =>
  judge(ruleId, SAM + yaml).findings.map((finding) => `${line(finding)} in line ${finding.location.line}`);

describe('AWS::Serverless::Function', () => {
  const fn = (properties: string, rest = ''): string => `${rest}
Resources:
  Ask:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: index.handler, ${properties} }
`;

  test('becomes a function and its role', () => {
    expect(created(fn('MemorySize: 128'))).toEqual({ Ask: 'AWS::Lambda::Function', AskRole: 'AWS::IAM::Role' });
  });

  test('runs 3 seconds unless it, or Globals, says otherwise', () => {
    const timeout = (properties: string, globals = ''): string | undefined =>
      text(expanded(fn(properties, globals)).get('Ask'), 'Timeout');
    const globals = 'Globals: { Function: { Timeout: 20 } }';
    expect(timeout('MemorySize: 128')).toBe('3');
    expect(timeout('MemorySize: 128', globals)).toBe('20');
    expect(timeout('Timeout: 10', globals)).toBe('10');
  });

  test('merges the maps of Globals into its own, appends lists, and keeps intrinsic functions whole', () => {
    const globals = `
Globals:
  Function:
    Environment: { Variables: { A: global, B: global } }
    Layers: [global]
    Tags: { A: global }`;
    const own = 'Environment: { Variables: { B: own } }, Layers: [own], Tags: !If [IsProd, { B: own }, { C: own }]';
    const ask = expanded(fn(own, globals)).get('Ask');
    expect(text(ask, 'Environment', 'Variables', 'A')).toBe('global');
    expect(text(ask, 'Environment', 'Variables', 'B')).toBe('own');
    expect(text(ask, 'Layers', 0)).toBe('global');
    expect(text(ask, 'Layers', 1)).toBe('own');
    expect(ask?.properties.Tags).toEqual({ 'Fn::If': ['IsProd', { B: 'own' }, { C: 'own' }] });
  });

  test('keeps its condition and its dependencies', () => {
    const resources = expanded(`
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Table: { Type: AWS::DynamoDB::Table }
  Ask: { Type: AWS::Serverless::Function, Condition: IsProd, DependsOn: Table, Properties: { MemorySize: 128 } }
`);
    expect(resources.get('Ask')?.dependsOn).toEqual(['Table']);
    expect(resources.get('AskRole')?.condition).toBe('IsProd');
  });

  test.each([
    ['Role: arn:aws:iam::111122223333:role/ask', false],
    ['Role: !GetAtt Role.Arn', false],
    ['Role: !Ref AWS::NoValue', true],
    ['Role: !If [IsProd, !GetAtt Role.Arn, !Ref AWS::NoValue]', true],
    ['Role: !If [IsProd, !GetAtt Role.Arn, !GetAtt Other.Arn]', false],
  ])('with %s gets a role of SAM: %s', (role, hasRole) => {
    expect(expanded(fn(role)).has('AskRole')).toBe(hasRole);
  });

  test.each([
    ['AutoPublishAlias: live', ''],
    ['AutoPublishAlias: !Ref Alias', 'Parameters: { Alias: { Type: String, Default: live } }'],
  ])('with %s gets an alias', (alias, parameters) => {
    expect(text(expanded(fn(alias, parameters)).get('AskAliaslive'), 'Name')).toBe('live');
  });

  test.each([
    '!Ref Ask.Alias',
    '!Sub "${Ask.Alias}"',
    '!Sub "${Ask.Arn}:live"',
    '!Ref AskAliaslive',
    '!Ref Ask.Version',
  ])('is called through %s', (reference) => {
    const calling = fn('AutoPublishAlias: live, Timeout: 10', '').concat(`
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Routes: { ask: { FunctionArn: ${reference}, IntegrationTimeout: 5000 } }
`);
    expect(found('integration-timeout-lambda', calling)).toEqual(['Chat Routes.ask.IntegrationTimeout in line 12']);
    expect(found('lambda-permission-missing', calling)).toEqual([]);
  });

  test('with an alias that cannot be known gets none', () => {
    expect([...expanded(fn('AutoPublishAlias: !Ref Alias')).keys()]).toEqual(['Ask', 'AskRole']);
  });

  describe('with Policies', () => {
    const API = `
  Chat:
    Type: AWS::ApiGatewayV2::Api
    Properties: { ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }`;
    const withPolicies = (policies: string): string => `
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:${API}
  Ask:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Policies:${policies}
`;
    const EVERYTHING = '{ Effect: Allow, Action: execute-api:ManageConnections, Resource: "*" }';

    test('as a document is reported inside of it', () => {
      const policies = `
        Statement:
          - ${EVERYTHING}`;
      expect(found('manage-connections-scope', withPolicies(policies))).toEqual([
        'Ask Policies.Statement[0].Resource in line 14',
      ]);
    });

    test('as a list is reported at the item, whatever stands before it', () => {
      const policies = `
        - AWSLambdaBasicExecutionRole
        - DynamoDBCrudPolicy: { TableName: chat }
        - Version: "2012-10-17"
          Statement:
            - ${EVERYTHING}`;
      expect(found('manage-connections-scope', withPolicies(policies))).toEqual([
        'Ask Policies[2].Statement[0].Resource in line 17',
      ]);
    });

    test('in a branch is reported with the branch', () => {
      const policies = `
        - !If
          - IsProd
          - Statement:
              - ${EVERYTHING}
          - !Ref AWS::NoValue`;
      expect(found('manage-connections-scope', withPolicies(policies))).toEqual([
        'Ask Policies[0].Statement[0].Resource when IsProd is true in line 14',
      ]);
    });

    test.each([
      [' AmazonAPIGatewayInvokeFullAccess', 'Ask Policies in line 12'],
      [
        '\n        - AWSLambdaBasicExecutionRole\n        - AmazonAPIGatewayInvokeFullAccess',
        'Ask Policies[1] in line 14',
      ],
      ['\n        - arn:aws:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess', 'Ask Policies[0] in line 13'],
      [
        '\n        - Statement: []\n        - !Sub arn:${AWS::Partition}:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess',
        'Ask Policies[1] in line 14',
      ],
    ])('as managed policies is reported at each:%s', (policies, expected) => {
      expect(found('invoke-full-access', withPolicies(policies))).toEqual([expected]);
    });

    test('of SAM templates is no managed policy', () => {
      const role = expanded(withPolicies('\n        - SQSPollerPolicy: { QueueName: chat }')).get('AskRole');
      expect(role?.properties).toMatchObject({ Policies: [], ManagedPolicyArns: [] });
    });
  });
});

describe('AWS::Serverless::WebSocketApi', () => {
  const api = (properties: string, attributes = ''): string => `
Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    ${attributes}
    Properties:
      RouteSelectionExpression: $request.body.action
${properties.replace(/^/gm, '      ')}
  Ask: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler } }
`;
  const ROUTES = `Routes:
  $connect: { FunctionArn: !GetAtt Ask.Arn }
  sendMessage: { FunctionArn: !GetAtt Ask.Arn }`;

  test('becomes an API, a stage, and a route, an integration and a permission for each route', () => {
    expect(created(api(ROUTES))).toEqual({
      Chat: 'AWS::ApiGatewayV2::Api',
      ChatConnectRoute: 'AWS::ApiGatewayV2::Route',
      ChatConnectIntegration: 'AWS::ApiGatewayV2::Integration',
      ChatConnectPermission: 'AWS::Lambda::Permission',
      ChatSendmessageRoute: 'AWS::ApiGatewayV2::Route',
      ChatSendmessageIntegration: 'AWS::ApiGatewayV2::Integration',
      ChatSendmessagePermission: 'AWS::Lambda::Permission',
      ChatDefaultStage: 'AWS::ApiGatewayV2::Stage',
      Ask: 'AWS::Lambda::Function',
      AskRole: 'AWS::IAM::Role',
    });
  });

  test('hands its properties to the API', () => {
    const properties = {
      ApiKeySelectionExpression: '$request.header.x-api-key',
      Description: 'chat',
      DisableExecuteApiEndpoint: 'true',
      DisableSchemaValidation: 'false',
      IpAddressType: 'dualstack',
      Name: 'my-chat',
    };
    const written = Object.entries(properties).map(([name, value]) => `${name}: ${value}`);
    const chat = expanded(api([...written, ROUTES].join('\n'))).get('Chat');
    for (const [name, value] of Object.entries(properties)) expect(text(chat, name)).toBe(value);
    expect(text(chat, 'RouteSelectionExpression')).toBe('$request.body.action');
    expect(text(chat, 'ProtocolType')).toBe('WEBSOCKET');
    expect(text(expanded(api(ROUTES)).get('Chat'), 'Name')).toBe('Chat');
  });

  describe('its stage', () => {
    test.each([
      ['', 'ChatDefaultStage', 'default'],
      ['StageName: live\n', 'ChatliveStage', 'live'],
      ['StageName: !Ref AWS::Region\n', 'ChatStage', '${AWS::Region}'],
    ])('has a name, and an id made of it: "%s"', (name, logicalId, stageName) => {
      const stage = expanded(api(name + ROUTES)).get(logicalId);
      expect(text(stage, 'StageName')).toBe(stageName);
      expect(text(stage, 'AutoDeploy')).toBe('true');
    });

    test('is what others call Stage', () => {
      const resources = expanded(`${api(ROUTES)}
  Logger: { Type: AWS::Lambda::Function, Properties: { Description: !Ref Chat.Stage } }`);
      expect(text(resources.get('Logger'), 'Description')).toBe('${ChatDefaultStage}');
    });

    test('has the settings, and waits for the routes they name', () => {
      const settings = `StageVariables: { table: chat }
AccessLogSettings: { DestinationArn: arn:aws:logs:eu-west-1:111122223333:log-group:chat, Format: $context.requestId }
DefaultRouteSettings: { ThrottlingRateLimit: 10 }
RouteSettings: { sendMessage: { ThrottlingBurstLimit: 5 } }
`;
      const stage = expanded(api(settings + ROUTES)).get('ChatDefaultStage');
      expect(text(stage, 'StageVariables', 'table')).toBe('chat');
      expect(text(stage, 'AccessLogSettings', 'Format')).toBe('$context.requestId');
      expect(text(stage, 'DefaultRouteSettings', 'ThrottlingRateLimit')).toBe('10');
      expect(text(stage, 'RouteSettings', 'sendMessage', 'ThrottlingBurstLimit')).toBe('5');
      expect(stage?.dependsOn).toEqual(['ChatConnectRoute', 'ChatSendmessageRoute']);
      expect(expanded(api(ROUTES)).get('ChatDefaultStage')?.dependsOn).toEqual([]);
    });

    test('is reported where its settings are written', () => {
      expect(found('stage-throttling', api(ROUTES))).toEqual(['Chat DefaultRouteSettings in line 7']);
      const zero = 'RouteSettings:\n  sendMessage: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 5 }\n';
      expect(found('stage-throttle-zero', api(zero + ROUTES))).toEqual([
        'Chat RouteSettings.sendMessage.ThrottlingRateLimit in line 10',
      ]);
    });
  });

  describe('its routes', () => {
    const route = (spec: string): string => `Routes:
  ask:
    FunctionArn: !GetAtt Ask.Arn
    ${spec}`;

    test.each([
      ['ApiKeyRequired', 'true'],
      ['ModelSelectionExpression', '$request.body.action'],
      ['OperationName', 'ask'],
      ['RouteResponseSelectionExpression', '$default'],
    ])('have %s', (name, value) => {
      expect(text(expanded(api(route(`${name}: ${value}`))).get('ChatAskRoute'), name)).toBe(value);
    });

    test('have models and parameters', () => {
      const spec =
        'RequestModels: { ask: Question }\n    RequestParameters: { route.request.querystring.q: { Required: true } }';
      const ask = expanded(api(route(spec))).get('ChatAskRoute');
      expect(text(ask, 'RequestModels', 'ask')).toBe('Question');
      expect(text(ask, 'RequestParameters', 'route.request.querystring.q', 'Required')).toBe('true');
    });

    test('lead to their integrations, and those to the functions', () => {
      const resources = expanded(api(route('IntegrationTimeout: 5000')));
      expect(text(resources.get('ChatAskRoute'), 'Target')).toBe('integrations/${ChatAskIntegration}');
      const integration = resources.get('ChatAskIntegration');
      expect(text(integration, 'IntegrationType')).toBe('AWS_PROXY');
      expect(text(integration, 'TimeoutInMillis')).toBe('5000');
      expect(text(integration, 'IntegrationUri')).toBe(
        'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Ask.Arn}/invocations',
      );
    });

    test('may call their functions, on that stage', () => {
      const permission = expanded(api(`StageName: live\n${ROUTES}`)).get('ChatConnectPermission');
      expect(text(permission, 'FunctionName')).toBe('${Ask.Arn}');
      expect(text(permission, 'SourceArn')).toBe(
        'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Chat}/live/$connect',
      );
      for (const id of ['lambda-permission-missing', 'lambda-permission-shape', 'lambda-permission-scope'])
        expect(found(id, api(ROUTES))).toEqual([]);
    });

    test('are reported where they are written', () => {
      expect(found('integration-timeout-range', api(route('IntegrationTimeout: 30000')))).toEqual([
        'Chat Routes.ask.IntegrationTimeout in line 12',
      ]);
      expect(found('integration-timeout-lambda', api(route('IntegrationTimeout: 1000')))).toEqual([
        'Chat Routes.ask.IntegrationTimeout in line 12',
      ]);
      expect(
        found('route-response-key-default', api(route('RouteResponseSelectionExpression: $request.body'))),
      ).toEqual(['Chat Routes.ask.RouteResponseSelectionExpression in line 12']);
    });

    test('may be written by branch, one of them or all', () => {
      const conditions =
        'Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1], IsBig: !Equals [!Ref Size, big] }';
      const branches = (routes: string): string[] =>
        check([template(`${conditions}\nParameters: { Size: { Type: String } }${api(`Routes: ${routes}`)}`)])
          .findings.filter(({ ruleId }) => ruleId === 'integration-timeout-range')
          .map(({ resource, propertyPath, branch = 'always' }) => `${resource.logicalId} ${propertyPath} ${branch}`);
      const [wrong, right] = [
        '{ FunctionArn: !GetAtt Ask.Arn, IntegrationTimeout: 40000 }',
        '{ FunctionArn: !GetAtt Ask.Arn }',
      ];
      expect(branches(`{ ask: !If [IsProd, ${wrong}, ${right}] }`)).toEqual([
        'Chat Routes.ask.IntegrationTimeout IsProd is true',
      ]);
      expect(branches(`{ ask: !If [IsProd, !Ref AWS::NoValue, !If [IsBig, ${wrong}, ${right}]] }`)).toEqual([
        'Chat Routes.ask.IntegrationTimeout IsProd is false, IsBig is true',
      ]);
      expect(branches(`!If [IsProd, { ask: ${right} }, { ask: ${wrong}, tell: ${right} }]`)).toEqual([
        'Chat Routes.ask.IntegrationTimeout IsProd is false',
      ]);
      expect(branches(`!If [IsProd, { ask: ${right} }, !Ref AWS::NoValue]`)).toEqual([]);
    });

    test('that a transform adds are out of sight', () => {
      const transformed =
        'Routes:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://chat/routes } }';
      const { findings, unknown } = judge('connect-route-authorized', SAM + api(transformed));
      expect(findings).toEqual([]);
      expect(unknown).toHaveLength(1);
    });
  });

  describe('its Auth', () => {
    const auth = (written: string): string => `Auth:\n  ${written}\n${ROUTES}`;
    const CUSTOM = 'AuthType: CUSTOM\n  AuthArn: !GetAtt Ask.Arn';

    test.each([
      ['NONE', 'NONE'],
      ['AWS_IAM', 'AWS_IAM'],
      ['aws_iam', 'NONE'],
      ['custom', 'NONE'],
    ])('%s is %s on $connect and nothing on other routes', (written, type) => {
      const resources = expanded(api(auth(`AuthType: ${written}`)));
      expect(text(resources.get('ChatConnectRoute'), 'AuthorizationType')).toBe(type);
      expect(text(resources.get('ChatSendmessageRoute'), 'AuthorizationType')).toBeUndefined();
      expect(resources.has('ChatConnectAuthorizer')).toBe(false);
    });

    test('CUSTOM makes an authorizer and a permission', () => {
      const resources = expanded(api(auth(`${CUSTOM}\n  Name: token\n  IdentitySource: [route.request.header.Token]`)));
      expect(text(resources.get('ChatConnectRoute'), 'AuthorizerId')).toBe('${ChatConnectAuthorizer}');
      const authorizer = resources.get('ChatConnectAuthorizer');
      expect(text(authorizer, 'AuthorizerType')).toBe('REQUEST');
      expect(text(authorizer, 'Name')).toBe('token');
      expect(text(authorizer, 'IdentitySource', 0)).toBe('route.request.header.Token');
      expect(text(authorizer, 'AuthorizerUri')).toContain('/functions/${Ask.Arn}/invocations');
      expect(text(resources.get('ChatAuthorizerPermission'), 'SourceArn')).toMatch(/:\$\{Chat\}\/authorizers\/\*$/);
    });

    test('CUSTOM with a role needs no permission', () => {
      const resources = expanded(api(auth(`${CUSTOM}\n  InvokeRole: arn:aws:iam::111122223333:role/auth`)));
      expect(text(resources.get('ChatConnectAuthorizer'), 'AuthorizerCredentialsArn')).toMatch(/role\/auth$/);
      expect(resources.has('ChatAuthorizerPermission')).toBe(false);
    });

    test('CUSTOM without a $connect route makes none', () => {
      expect(expanded(api(auth(CUSTOM).replace('$connect', 'other'))).has('ChatConnectAuthorizer')).toBe(false);
    });

    test('is reported where it is written, and missing in the block it is missing from', () => {
      expect(found('connect-route-authorized', api(auth('AuthType: NONE')))).toEqual(['Chat Auth.AuthType in line 10']);
      expect(found('connect-route-authorized', api(ROUTES))).toEqual(['Chat Auth.AuthType in line 7']);
      expect(found('connect-route-authorized', api(auth(CUSTOM)))).toEqual([]);
      const httpForm = `${CUSTOM}\n  IdentitySource: [$request.header.Token]`;
      expect(found('authorizer-identity-source', api(auth(httpForm)))).toEqual([
        expect.stringMatching(/^Chat Auth\.IdentitySource(\[0\])? in line 12$/),
      ]);
    });
  });

  test('properties that nothing here knows are passed on, for policies of users', () => {
    const all = expanded(
      `Resources: { Chat: { Type: AWS::Serverless::WebSocketApi, Properties: { Tags: { owner: chat }, Version: "7", Future: yes, Routes: { ask: { FunctionArn: !Ref Ask, IntegrationTimeout: 5, Future: no } }, Domain: { DomainName: chat.example.com, RoutingMode: API_MAPPING_ONLY } } } }`,
    );
    expect(text(all.get('Chat'), 'Tags', 'owner')).toBe('chat');
    expect(text(all.get('ChatDefaultStage'), 'Tags', 'owner')).toBe('chat');
    expect(text(all.get('ChatDomain'), 'Tags', 'owner')).toBe('chat');
    expect(text(all.get('ChatDomain'), 'RoutingMode')).toBe('API_MAPPING_ONLY');
    expect(text(all.get('Chat'), 'Version')).toBe('7');
    expect(text(all.get('Chat'), 'Future')).toBe('true');
    expect(text(all.get('ChatAskRoute'), 'Future')).toBe('false');
    expect(all.get('Chat')?.properties).not.toHaveProperty('Routes');
    expect(all.get('ChatAskRoute')?.properties).not.toHaveProperty('FunctionArn');
  });

  describe('its Domain', () => {
    const domain = (more: string): string => `Domain:
  DomainName: chat.example.com
  CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/chat
  ${more}
${ROUTES}`;

    test('is a domain name with one configuration', () => {
      const name = expanded(api(domain('SecurityPolicy: TLS_1_2'))).get('ChatDomain');
      expect(text(name, 'DomainName')).toBe('chat.example.com');
      expect(text(name, 'DomainNameConfigurations', 0, 'SecurityPolicy')).toBe('TLS_1_2');
      expect(text(name, 'DomainNameConfigurations', 0, 'EndpointType')).toBe('REGIONAL');
    });

    test.each([
      ['EndpointConfiguration: REGIONAL', { ChatApiMapping: undefined }],
      ['BasePath: /chat/', { ChatchatApiMapping: 'chat' }],
      ['BasePath: [chat, my-chat]', { ChatchatApiMapping: 'chat', ChatmychatApiMapping: 'my-chat' }],
    ])('with %s has mappings', (written, mappings) => {
      const found = [...expanded(api(domain(written))).values()].filter(({ type }) => type.endsWith('ApiMapping'));
      expect(Object.fromEntries(found.map((one) => [one.logicalId, text(one, 'ApiMappingKey')]))).toEqual(mappings);
    });

    test('is reported where it is written', () => {
      expect(found('domain-tls', api(domain('SecurityPolicy: TLS_1_0')))).toEqual([
        'Chat Domain.SecurityPolicy in line 12',
      ]);
    });
  });

  test('has the properties of Globals', () => {
    const globals = 'Globals: { WebSocketApi: { DefaultRouteSettings: { ThrottlingRateLimit: 10 } } }';
    const stage = expanded(globals + api(ROUTES)).get('ChatDefaultStage');
    expect(text(stage, 'DefaultRouteSettings', 'ThrottlingRateLimit')).toBe('10');
  });

  test('hands its condition to everything, and its dependencies to the API', () => {
    const resources = expanded(
      `Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }${api(ROUTES, 'Condition: IsProd\n    DependsOn: Ask')}`,
    );
    for (const [logicalId, { condition }] of resources)
      expect(condition).toBe(logicalId.startsWith('Chat') ? 'IsProd' : undefined);
    expect(resources.get('Chat')?.dependsOn).toEqual(['Ask']);
  });
});

describe('AWS::Serverless::Connector', () => {
  const connector = (properties: string, type = 'AWS::ApiGatewayV2::Api'): string => `
Resources:
  Chat: { Type: ${type}, Properties: { ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }
  Ask: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler } }
  Tell: { Type: AWS::Lambda::Function, Properties: { Handler: index.handler } }
  Link: { Type: AWS::Serverless::Connector, Properties: { ${properties} } }
`;
  const permissions = (yaml: string): readonly string[] =>
    [...expanded(yaml).values()]
      .filter(({ type }) => type === 'AWS::Lambda::Permission')
      .map((one) => `${text(one, 'FunctionName')} ${text(one, 'SourceArn')?.split(':').at(-1)}`);

  test.each([
    ['Source: { Id: Chat }, Destination: { Id: Ask }, Permissions: [Write]', ['${Ask.Arn} ${Chat}/*']],
    [
      'Source: { Id: Chat, Qualifier: live/$connect }, Destination: { Id: Ask }, Permissions: [Write]',
      ['${Ask.Arn} ${Chat}/live/$connect'],
    ],
    [
      'Source: { Id: Chat }, Destination: [{ Id: Ask }, { Id: Tell }], Permissions: [Write]',
      ['${Ask.Arn} ${Chat}/*', '${Tell.Arn} ${Chat}/*'],
    ],
    [
      'Source: { Type: AWS::ApiGatewayV2::Api, ResourceId: !Ref Chat, Qualifier: "*" }, Destination: { Type: AWS::Lambda::Function, Arn: !GetAtt Ask.Arn }, Permissions: [Write]',
      ['${Ask.Arn} ${Chat}/*'],
    ],
    ['Source: { Id: Chat }, Destination: { Id: Ask }, Permissions: [Read]', []],
    ['Source: { Id: Ask }, Destination: { Id: Tell }, Permissions: [Write]', []],
    ['Source: { Id: Chat }, Destination: { Id: Nothing }, Permissions: [Write]', []],
  ])('%s', (properties, expected) => {
    expect(permissions(connector(properties))).toEqual(expected);
  });

  describe('from a function to a table', () => {
    const storing = (
      connector: string,
      fn = 'AWS::Serverless::Function, Properties: { Handler: index.handler }',
    ): string => `
Resources:
  Chat: { Type: AWS::Serverless::WebSocketApi, Properties: { Routes: { $connect: { FunctionArn: !GetAtt Ask.Arn } } } }
  Connections: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: connectionId } } }
  Uploads: { Type: AWS::S3::Bucket }
  Role: { Type: AWS::IAM::Role }
  Ask: { Type: ${fn} }
  ${connector}
`;
    const link = (permissions: string, to = 'Connections'): string =>
      `Link: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Ask }, Destination: { Id: ${to} }, Permissions: [${permissions}] } }`;
    const written = ['Connections TimeToLiveSpecification in line 5'];

    test('lets the role of the function write', () => {
      expect(found('connection-table-ttl', storing(link('Read, Write')))).toEqual(written);
      expect(found('connection-table-ttl', storing(link('Read')))).toEqual([]);
      expect(found('disconnect-route-missing', storing(link('Write', 'Uploads')))).toEqual(['Chat in line 4']);
      expect(found('disconnect-route-missing', storing(link('Write', 'Nothing')))).toEqual([]);
    });

    test('may be an attribute of the function, or lead to several', () => {
      const inner = (to: string): string =>
        `AWS::Serverless::Function, Connectors: { Store: { Properties: { Destination: ${to}, Permissions: [Write] } } }`;
      expect(found('connection-table-ttl', storing('', inner('{ Id: Connections }')))).toEqual(written);
      expect(found('connection-table-ttl', storing('', inner('[{ Id: Uploads }, { Id: Connections }]')))).toEqual(
        written,
      );
    });

    test.each(['!GetAtt Role.Arn', '{ "Fn::GetAtt": Role.Arn }'])('lets a role of the user write: %s', (role) => {
      const fn = `AWS::Lambda::Function, Properties: { Role: ${role} }`;
      expect(found('connection-table-ttl', storing(link('Write'), fn))).toEqual(written);
    });

    test('says nothing of a role out of sight', () => {
      const fn = 'AWS::Lambda::Function, Properties: { Role: !ImportValue Role }';
      expect(found('connection-table-ttl', storing(link('Write'), fn))).toEqual([]);
    });
  });

  test('may be an attribute of the API', () => {
    const destination = 'Properties: { Destination: { Id: Ask }, Permissions: [Write] }';
    const embedded = connector('Source: { Id: Ask }').replace(
      'Type: AWS::ApiGatewayV2::Api,',
      `Type: AWS::ApiGatewayV2::Api, Connectors: { ToAsk: { ${destination} } },`,
    );
    expect(permissions(embedded)).toEqual(['${Ask.Arn} ${Chat}/*']);
    const narrowed = embedded.replace(
      'Properties: { Des',
      'Properties: { SourceReference: { Qualifier: live/ask }, Des',
    );
    expect(permissions(narrowed)).toEqual(['${Ask.Arn} ${Chat}/live/ask']);
  });

  test('is the permission that an integration needs', () => {
    const yaml = (properties: string): string => `${connector(properties)}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Chat
      IntegrationUri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Ask.Arn}/invocations
  Route: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Chat, RouteKey: ask, Target: !Sub "integrations/\${Integration}" } }
`;
    const granted = yaml('Source: { Id: Chat }, Destination: { Id: Ask }, Permissions: [Write]');
    expect(found('lambda-permission-missing', granted)).toEqual([]);
    expect(found('lambda-permission-missing', yaml('Source: { Id: Ask }'))).toEqual(['Integration in line 9']);
  });
});

describe('AWS::Serverless::SimpleTable', () => {
  test('is the table that SAM creates', () => {
    const all = expanded(`Resources:
  Connections:
    Type: AWS::Serverless::SimpleTable
    Properties: { PrimaryKey: { Name: connectionId, Type: Binary }, TableName: open }
  Rooms: { Type: AWS::Serverless::SimpleTable }`);
    const connections = all.get('Connections');
    expect(connections?.type).toBe('AWS::DynamoDB::Table');
    expect(text(connections, 'TableName')).toBe('open');
    expect(text(connections, 'AttributeDefinitions', 0, 'AttributeType')).toBe('B');
    expect(text(connections, 'KeySchema', 0, 'AttributeName')).toBe('connectionId');
    expect(text(all.get('Rooms'), 'KeySchema', 0, 'AttributeName')).toBe('id');
    expect(text(all.get('Rooms'), 'AttributeDefinitions', 0, 'AttributeType')).toBe('S');
  });

  test('is judged where it is written', () => {
    const chat = (policy: string): string => `Resources:
  Connections:
    Type: AWS::Serverless::SimpleTable
    Properties: { PrimaryKey: { Name: connectionId, Type: String } }
  Ask: { Type: AWS::Serverless::Function, Properties: { Handler: index.handler, Policies: [${policy}] } }
  Chat: { Type: AWS::Serverless::WebSocketApi, Properties: { Routes: { $connect: { FunctionArn: !GetAtt Ask.Arn } } } }
`;
    const crud = '{ DynamoDBCrudPolicy: { TableName: !Ref Connections } }';
    expect(found('connection-table-ttl', chat(crud))).toEqual(['Connections TimeToLiveSpecification in line 5']);
    expect(found('disconnect-route-missing', chat(crud))).toEqual(['Chat in line 7']);
    expect(found('connection-table-ttl', chat('AmazonDynamoDBReadOnlyAccess'))).toEqual([]);
  });
});

test('SAM resources that have nothing to do with WebSocket APIs stay as they are', () => {
  expect(created('Resources: { Layer: { Type: AWS::Serverless::LayerVersion } }')).toEqual({
    Layer: 'AWS::Serverless::LayerVersion',
  });
});
