import { check } from '../../src/engine/check';
import { CATALOGUE } from '../../src/rules/catalogue';
import { line, template } from '../support/findings';
import { books, part } from '../support/http';
import { httpFindings } from '../support/http-parts';

const SHARED = CATALOGUE.filter(({ protocols = [] }) => protocols.length > 1).map(({ id }) => id);

const found = (id: string, text: string): readonly string[] => httpFindings(text, id);

const stage = (properties: string): string => books({ Part: part('Stage', `StageName: $default, ${properties}`) });
const LOGS = 'DestinationArn: arn:aws:logs:eu-west-1:111122223333:log-group:books';
const ARN = 'arn:aws:execute-api:eu-west-1:111122223333';

/** A function behind `GET /books`, and a permission to call it. */
const calls = (permission: string, more: Readonly<Record<string, string>> = {}, key = 'GET /books'): string =>
  books({
    Function: '{ Type: AWS::Lambda::Function }',
    Integration: part('Integration', 'IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Function.Arn'),
    Route: part('Route', `RouteKey: "${key}", Target: !Sub "integrations/\${Integration}"`),
    Part: `{ Type: AWS::Lambda::Permission, Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref Function, ${permission} } }`,
    ...more,
  });
const from = (path: string): string => `Principal: apigateway.amazonaws.com, SourceArn: !Sub "${ARN}:\${Api}/${path}"`;

const domain = (properties: string): string =>
  books({
    Part: `{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: books.example.com, ${properties} } }`,
    Mapping: part('ApiMapping', 'DomainName: !Ref Part, Stage: $default'),
    Stage: part('Stage', 'StageName: $default'),
  });

const mapped = (key: string): string =>
  part('ApiMapping', `DomainName: a.example.com, Stage: $default, ApiMappingKey: ${key}`);
const basePathMapping = (api: string): string =>
  `{ Type: AWS::ApiGateway::BasePathMapping, Properties: { RestApiId: ${api}, DomainName: a.example.com } }`;
const backend = (scheme: string): string =>
  books({
    Balancer: `{ Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: ${scheme} } }`,
    Part: part('Integration', 'IntegrationType: HTTP_PROXY, IntegrationUri: !Sub "https://${Balancer.DNSName}"'),
  });
const distribution = (host: string): string =>
  `{ Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { Origins: [{ Id: books, DomainName: ${host} }], DefaultCacheBehavior: { TargetOriginId: books } } } }`;
const cname = (target: string): string =>
  `{ Type: AWS::Route53::RecordSet, Properties: { Name: a.example.com, Type: CNAME, ResourceRecords: [${target}] } }`;
const calledAs = (service: string): string =>
  books({
    Role: `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: ${service}.amazonaws.com }, Action: sts:AssumeRole }] } } }`,
    Part: part('Authorizer', 'AuthorizerType: REQUEST, AuthorizerCredentialsArn: !GetAtt Role.Arn'),
  });
const startedAs = (action: string): string =>
  books({
    Role: `{ Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: start, PolicyDocument: { Statement: { Effect: Allow, Action: ${action}, Resource: '*' } } }] } }`,
    Part: part('Integration', 'IntegrationSubtype: StepFunctions-StartExecution, CredentialsArn: !GetAtt Role.Arn'),
  });
const certifiedIn = (region: string): string => {
  const mapping = `Certificates: { eu-west-1: { Arn: "arn:aws:acm:${region}:111122223333:certificate/a" } }`;
  const certificate = '!FindInMap [Certificates, !Ref AWS::Region, Arn]';
  return `Mappings: { ${mapping} }\n${domain(`DomainNameConfigurations: [{ CertificateArn: ${certificate} }]`)}`;
};
const loggedWith = (type: string): string =>
  books({
    Key: `{ Type: ${type} }`,
    Part: '{ Type: AWS::Logs::LogGroup, Properties: { KmsKeyId: !GetAtt Key.Arn } }',
    Stage: part('Stage', 'StageName: $default, AccessLogSettings: { DestinationArn: !GetAtt Part.Arn }'),
  });
const sentTo = (queue: string): string =>
  books({
    Queue: `{ Type: AWS::SQS::Queue, Properties: { ${queue} } }`,
    Part: part(
      'Integration',
      'IntegrationSubtype: SQS-SendMessage, RequestParameters: { QueueUrl: !Ref Queue, MessageBody: $request.body }',
    ),
  });
const waitsFor = (type: string): string =>
  books({
    Order: `{ Type: AWS::StepFunctions::StateMachine, Properties: { StateMachineType: ${type} } }`,
    Part: part(
      'Integration',
      'IntegrationSubtype: StepFunctions-StartSyncExecution, RequestParameters: { StateMachineArn: !Ref Order }',
    ),
  });
const webAcl = (path: string): string =>
  `{ Type: AWS::WAFv2::WebACLAssociation, Properties: { ResourceArn: !Sub "arn:aws:apigateway:eu-west-1::/${path}" } }`;

/** Of each shared policy: what it reports of an HTTP API, and what it leaves alone. */
const CASES: Readonly<Record<string, readonly [bad: string, reported: string, good: string]>> = {
  'stage-access-logs': [stage('AutoDeploy: true'), 'Part AccessLogSettings', stage(`AccessLogSettings: { ${LOGS} }`)],
  'stage-access-log-request-id': [
    stage(`AccessLogSettings: { ${LOGS}, Format: $context.status }`),
    'Part AccessLogSettings.Format',
    stage(`AccessLogSettings: { ${LOGS}, Format: $context.requestId }`),
  ],
  'stage-access-log-destination': [
    stage('AccessLogSettings: { DestinationArn: "arn:aws:firehose:eu-west-1:111122223333:deliverystream/books" }'),
    'Part AccessLogSettings.DestinationArn',
    stage(`AccessLogSettings: { ${LOGS} }`),
  ],
  'stage-access-log-format': [
    stage('AccessLogSettings: { Format: "$context.requestId\\n$context.status" }'),
    'Part AccessLogSettings.Format',
    stage('AccessLogSettings: { Format: $context.requestId }'),
  ],
  'stage-name-unique': [
    books({ First: part('Stage', 'StageName: $default'), Part: part('Stage', 'StageName: $default') }),
    'Part StageName',
    books({ First: part('Stage', 'StageName: $default'), Part: part('Stage', 'StageName: beta') }),
  ],
  'stage-throttling': [
    stage('AutoDeploy: true'),
    'Part DefaultRouteSettings',
    stage('DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 }'),
  ],
  'stage-throttle-zero': [
    stage('DefaultRouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 50 }'),
    'Part DefaultRouteSettings.ThrottlingRateLimit',
    stage('DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 50 }'),
  ],
  'stage-route-settings-key': [
    stage('RouteSettings: { GET /books: { ThrottlingRateLimit: 1 } }'),
    'Part RouteSettings.GET /books',
    books({
      Part: part('Stage', 'StageName: $default, RouteSettings: { GET /books: { ThrottlingRateLimit: 1 } }'),
      Route: part('Route', 'RouteKey: GET /books'),
    }),
  ],
  'custom-authorization-needs-authorizer': [
    books({ Part: part('Route', 'RouteKey: GET /books, AuthorizationType: CUSTOM') }),
    'Part AuthorizerId',
    books({ Part: part('Route', 'RouteKey: GET /books, AuthorizationType: CUSTOM, AuthorizerId: a1b2c3') }),
  ],
  'stage-deployed': [stage('Description: x'), 'Part', stage('AutoDeploy: true')],
  'stage-detailed-metrics': [
    stage('AutoDeploy: true'),
    'Part DefaultRouteSettings.DetailedMetricsEnabled',
    stage('DefaultRouteSettings: { DetailedMetricsEnabled: true }'),
  ],
  'api-default-endpoint-open': [
    domain(''),
    'Api DisableExecuteApiEndpoint',
    domain('').replace('ProtocolType: HTTP', 'ProtocolType: HTTP, DisableExecuteApiEndpoint: true'),
  ],
  'domain-tls': [
    domain('DomainNameConfigurations: [{ SecurityPolicy: TLS_1_0 }]'),
    'Part DomainNameConfigurations[0].SecurityPolicy',
    domain('DomainNameConfigurations: [{ SecurityPolicy: TLS_1_2 }]'),
  ],
  'domain-certificate-region': [
    certifiedIn('us-east-1'),
    'Part DomainNameConfigurations[0].CertificateArn',
    certifiedIn('eu-west-1'),
  ],
  'domain-endpoint-regional': [
    domain('DomainNameConfigurations: [{ EndpointType: EDGE }]'),
    'Part DomainNameConfigurations[0].EndpointType',
    domain('DomainNameConfigurations: [{ EndpointType: REGIONAL }]'),
  ],
  'domain-name-characters': [
    domain('').replace('books.example.com', 'my_books.example.com'),
    'Part DomainName',
    domain(''),
  ],
  'api-mapping-stage': [
    books({
      Part: part('ApiMapping', 'DomainName: a.example.com, Stage: live'),
      Stage: part('Stage', 'StageName: dev'),
    }),
    'Part Stage',
    books({
      Part: part('ApiMapping', 'DomainName: a.example.com, Stage: !Ref Stage'),
      Stage: part('Stage', 'StageName: dev'),
    }),
  ],
  'api-mapping-key-unique': [
    books({ One: mapped('books'), Part: mapped('books') }),
    'Part ApiMappingKey',
    books({ One: mapped('books'), Part: mapped('shop') }),
  ],
  'api-mapping-key': [
    books({ Part: part('ApiMapping', 'DomainName: a.example.com, Stage: $default, ApiMappingKey: "books?v=1"') }),
    'Part ApiMappingKey',
    books({ Part: part('ApiMapping', 'DomainName: a.example.com, Stage: $default, ApiMappingKey: books/v1') }),
  ],
  'domain-base-path-mapping': [
    books({ Part: basePathMapping('!Ref Api') }),
    'Part RestApiId',
    books({ Part: basePathMapping('a1b2c3') }),
  ],
  'domain-cloudfront-origin': [
    books({ Part: distribution('!GetAtt Api.ApiEndpoint') }),
    'Part DistributionConfig.Origins[0].DomainName',
    books({ Part: distribution('!Sub "${Api}.execute-api.${AWS::Region}.amazonaws.com"') }),
  ],
  'domain-dns-record': [
    books({ Part: cname('!Ref Api') }),
    'Part ResourceRecords',
    books({ Part: cname('books.example.org') }),
  ],
  'domain-routing-mode': [
    domain('RoutingMode: ROUTING_RULE_ONLY'),
    'Part RoutingMode',
    domain('RoutingMode: ROUTING_RULE_THEN_API_MAPPING'),
  ],
  'integration-internal-backend': [backend('internal'), 'Part IntegrationUri', backend('internet-facing')],
  'integration-credentials-allow': [
    startedAs('states:StopExecution'),
    'Part CredentialsArn',
    startedAs('states:StartExecution'),
  ],
  'integration-credentials-trust': [calledAs('lambda'), 'Part AuthorizerCredentialsArn', calledAs('apigateway')],
  'log-group-key': [loggedWith('AWS::KMS::Key'), 'Part KmsKeyId', loggedWith('AWS::KMS::Alias')],
  'integration-fifo-queue': [sentTo('FifoQueue: true'), 'Part RequestParameters', sentTo('FifoQueue: false')],
  'integration-state-machine-type': [
    waitsFor('STANDARD'),
    'Part RequestParameters.StateMachineArn',
    waitsFor('EXPRESS'),
  ],
  'waf-association': [
    books({ Part: webAcl('apis/${Api}/stages/$default') }),
    'Part ResourceArn',
    books({ Part: webAcl('restapis/a1b2c3/stages/live') }),
  ],
  'lambda-permission-missing': [calls(from('*/POST/books')), 'Integration', calls(from('*/GET/books'))],
  'lambda-permission-source-arn': [
    calls('Principal: apigateway.amazonaws.com'),
    'Part SourceArn',
    calls(from('*/GET/books')),
  ],
  'lambda-permission-scope': [
    calls(`Principal: apigateway.amazonaws.com, SourceArn: "${ARN}:*/*/GET/books"`),
    'Part SourceArn',
    calls(from('*/*')),
  ],
  'lambda-permission-shape': [calls(from('live/books')), 'Part SourceArn', calls(from('*/*/books'))],
  'lambda-permission-public': [calls('Principal: "*"'), 'Part Principal', calls(from('*/*/books'))],
};

test('every shared policy has a case', () => {
  expect(Object.keys(CASES).sort()).toEqual([...SHARED].sort());
});

describe.each(Object.entries(CASES))('%s', (id, [bad, reported, good]) => {
  test('is reported of an HTTP API where HTTP is judged', () => {
    expect(found(id, bad)).toEqual([reported]);
    expect(found(id, good)).toEqual([]);
  });

  test('is not reported of it otherwise', () => {
    const { findings, unknown } = check([template(bad)], { preset: 'all' });
    expect([...findings, ...unknown]).toEqual([]);
  });

  test('is reported once where both are judged', () => {
    const { findings } = check([template(bad)], { preset: 'all', protocols: ['websocket', 'http'] });
    expect(findings.filter(({ ruleId }) => ruleId === id).map(line)).toEqual([reported]);
  });
});

test.each([
  ['ANY /books', '*/*/books'],
  ['ANY /books', '*/GET/books'],
  ['GET /', '*/GET/'],
  ['GET /books/{id}', '*/GET/books/{id}'],
  ['GET /books/{id}', '*/GET/books/*'],
  ['$default', '*/$default'],
  ['$default', '*/*/*'],
  ['GET /books', '*'],
])('a function behind %s may be called as %s', (key, path) => {
  expect(found('lambda-permission-missing', calls(from(path), {}, key))).toEqual([]);
});

test('the key $default stands behind a stage', () => {
  expect(found('lambda-permission-shape', calls(from('*/$default'), {}, '$default'))).toEqual([]);
  expect(found('lambda-permission-shape', calls(from('$default'), {}, '$default'))).toEqual(['Part SourceArn']);
});

test('the stage that quick create makes is there with its API, and a mapping may name it', () => {
  const mapped = (stage: string): string =>
    books({ Mapping: part('ApiMapping', `DomainName: books.example.com, Stage: ${stage}`) }).replace(
      'ProtocolType: HTTP',
      'ProtocolType: HTTP, Target: "https://books.example.org"',
    );
  expect(found('api-mapping-stage', mapped('$default'))).toEqual([]);
  expect(found('api-mapping-stage', mapped('beta'))).toEqual(['Mapping Stage']);
});

test.each(['domain-base-path-mapping', 'domain-routing-mode', 'waf-association'])('%s names the HTTP API', (id) => {
  const { findings } = check([template(CASES[id]?.[0] ?? '')], { preset: 'all', protocols: ['http'] });
  expect(findings.find(({ ruleId }) => ruleId === id)?.message).toMatch(/HTTP API/);
});

test('the words are those of HTTP APIs', () => {
  const { findings } = check([template(CASES['stage-deployed']?.[0] ?? '')], { protocols: ['http'] });
  expect(findings.find(({ ruleId }) => ruleId === 'stage-deployed')?.message).toBe(
    'The stage has neither AutoDeploy nor a DeploymentId: it serves no route.',
  );
  expect(findings.filter(({ message }) => message.includes('WebSocket'))).toEqual([]);
});
