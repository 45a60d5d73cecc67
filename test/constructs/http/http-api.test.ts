import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  CorsHttpMethod,
  DomainName,
  HttpMethod,
  HttpRoute as PlainRoute,
  HttpRouteKey,
  type HttpRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  HttpApi,
  HttpIamAuthorizer,
  HttpRoute,
  HttpStage,
  HttpUrlIntegration,
  VpcLink,
  type HttpApiProps,
} from '../../../src/index';
import { errorsOf } from '../../support/annotations';

const API = 'AWS::ApiGatewayV2::Api';
const ROUTE = 'AWS::ApiGatewayV2::Route';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const REASON = { reason: 'The catalogue is public.' };
const METADATA = { 'websocket-guard:anonymous-access': REASON };

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Books');
});

const api = (props?: HttpApiProps) => new HttpApi(stack, 'Api', props);
const books = (): HttpRouteIntegration => new HttpUrlIntegration('GetBooks', 'https://books.example.com');
const domainName = () =>
  new DomainName(stack, 'Domain', {
    domainName: 'books.example.com',
    certificate: Certificate.fromCertificateArn(
      stack,
      'Certificate',
      'arn:aws:acm:eu-west-1:111111111111:certificate/1',
    ),
  });

describe('the default stage', () => {
  test('is deployed, throttled, measured and logged', () => {
    expect(api().defaultStage).toBeInstanceOf(HttpStage);
    const template = Template.fromStack(stack);
    template.hasResourceProperties(STAGE, {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500, DetailedMetricsEnabled: true },
      AccessLogSettings: {
        DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiDefaultStageAccessLog'), 'Arn'] },
      },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('is what its options say', () => {
    api({ defaultStageOptions: { throttle: { rateLimit: 5 }, accessLogRetention: RetentionDays.ONE_MONTH } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(STAGE, {
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 500 },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  test('has the domain mapping of the API', () => {
    const made = api({ defaultDomainMapping: { domainName: domainName(), mappingKey: 'v1' } });
    expect(stack.resolve(made.defaultStage?.domainUrl)).toEqual(expect.anything());
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiMappingKey: 'v1' });
  });

  test('is not made where it is not wanted', () => {
    const made = api({ createDefaultStage: false });
    expect(made.defaultStage).toBeUndefined();
    expect(made.url).toBeUndefined();
    Template.fromStack(stack).resourceCountIs(STAGE, 0);
  });

  test.each<[string, () => HttpApiProps]>([
    ['defaultDomainMapping', () => ({ defaultDomainMapping: { domainName: domainName() } })],
    ['defaultStageOptions', () => ({ defaultStageOptions: {} })],
  ])('that is not made has no %s', (option, props) => {
    expect(() => api({ createDefaultStage: false, ...props() })).toThrow(
      `Books/Api: ${option} not supported with createDefaultStage disabled`,
    );
  });
});

test('has every property that aws-cdk-lib documents', () => {
  const made = api({
    apiName: 'books',
    description: 'All of them.',
    disableExecuteApiEndpoint: true,
    routeSelectionExpression: true,
    corsPreflight: {
      allowOrigins: ['https://example.com'],
      allowCredentials: true,
      allowMethods: [CorsHttpMethod.GET],
    },
    defaultIntegration: books(),
    defaultAuthorizer: new HttpIamAuthorizer(),
  });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(API, {
    Name: 'books',
    Description: 'All of them.',
    DisableExecuteApiEndpoint: true,
    RouteSelectionExpression: '${request.method} ${request.path}',
    CorsConfiguration: { AllowOrigins: ['https://example.com'], AllowCredentials: true, AllowMethods: ['GET'] },
  });
  template.hasResourceProperties(ROUTE, { RouteKey: '$default', AuthorizationType: 'AWS_IAM' });
  expect(made.node.findChild('DefaultRoute')).toBeInstanceOf(HttpRoute);
});

describe('CORS', () => {
  test('with credentials and any origin is refused', () => {
    expect(() =>
      api({ corsPreflight: { allowOrigins: ['https://example.com', '*'], allowCredentials: true } }),
    ).toThrow("Books/Api: corsPreflight: allowCredentials is not supported when allowOrigin is '*'");
  });

  test.each([
    { allowOrigins: ['*'] },
    { allowOrigins: ['*'], allowCredentials: false },
    { allowOrigins: ['https://example.com'], allowCredentials: true },
    { allowOrigins: Lazy.list({ produce: () => ['https://example.com'] }), allowCredentials: true },
  ])('may be %j', (corsPreflight) => {
    api({ corsPreflight });
    Template.fromStack(stack).resourceCountIs(API, 1);
  });
});

test('methods that are no list, as plain JavaScript may give them, are refused', () => {
  const methods = 'GET' as unknown as HttpMethod[];
  expect(() => api().addRoutes({ path: '/books', methods, integration: books() })).toThrow(
    'Books/Api: for /books, methods is "GET", but has to be a list that is known at synthesis, such as [HttpMethod.GET].',
  );
});

describe('a route without an authorizer', () => {
  const MESSAGE = /^\/Books\/Api\/GET--books: anybody on the internet can call GET \/books: it has no authorizer/;

  test('is an error, and is still in the template', () => {
    api().addRoutes({ path: '/books', methods: [HttpMethod.GET], integration: books() });
    expect(errorsOf(stack)).toEqual([expect.stringMatching(MESSAGE)]);
    Template.fromStack(stack).hasResourceProperties(ROUTE, { RouteKey: 'GET /books', AuthorizationType: 'NONE' });
  });

  test('is none with an authorizer of the API', () => {
    api({ defaultAuthorizer: new HttpIamAuthorizer() }).addRoutes({ path: '/books', integration: books() });
    expect(errorsOf(stack)).toEqual([]);
  });

  test('may be decided for the whole API, and the template says why', () => {
    const made = api({ anonymousAccess: REASON });
    made.addRoutes({ path: '/books', methods: [HttpMethod.GET], integration: books() });
    expect(made.anonymousAccess).toEqual(REASON);
    expect(errorsOf(stack)).toEqual([]);
    const template = Template.fromStack(stack);
    template.hasResource(API, { Metadata: METADATA });
    template.hasResource(ROUTE, { Metadata: METADATA });
  });

  test('may be decided for one path, to which the authorizer of the API does not apply', () => {
    const made = api({ defaultAuthorizer: new HttpIamAuthorizer() });
    const routes = made.addRoutesWithOptions({ path: '/health', integration: books(), anonymousAccess: REASON });
    expect(routes.map(({ path }) => path)).toEqual(['/health']);
    expect(errorsOf(stack)).toEqual([]);
    const template = Template.fromStack(stack);
    template.hasResource(ROUTE, { Properties: { AuthorizationType: 'NONE' }, Metadata: METADATA });
    template.hasResource(API, { Metadata: Match.absent() });
  });

  test('needs a reason', () => {
    expect(() => api({ anonymousAccess: { reason: ' ' } })).toThrow(
      'Books/Api: anonymousAccess.reason is " ", but has to be a text that says why it is acceptable.',
    );
  });

  test('is found whoever made it', () => {
    const made = api();
    new PlainRoute(stack, 'Plain', {
      httpApi: made,
      routeKey: HttpRouteKey.with('/plain', HttpMethod.GET),
      integration: books(),
    });
    new CfnResource(stack, 'Raw', { type: ROUTE, properties: { ApiId: made.apiId, RouteKey: 'GET /raw' } });
    expect(errorsOf(stack)).toEqual([
      expect.stringMatching(/^\/Books\/Plain\/Resource: anybody on the internet can call GET \/plain/),
      expect.stringMatching(/^\/Books\/Raw: anybody on the internet can call GET \/raw/),
    ]);
  });

  test('whoever made it, is covered by the decision for the API', () => {
    new CfnResource(stack, 'Raw', {
      type: ROUTE,
      properties: { ApiId: api({ anonymousAccess: REASON }).apiId, RouteKey: 'GET /raw' },
    });
    expect(errorsOf(stack)).toEqual([]);
    Template.fromStack(stack).hasResource(ROUTE, { Metadata: METADATA });
  });
});

test('a stage that is added is guarded, too', () => {
  expect(api().addStage('Beta', { stageName: 'beta' })).toBeInstanceOf(HttpStage);
});

test('there is one link for each VPC', () => {
  const made = api();
  const [one, other] = [new Vpc(stack, 'One'), new Vpc(stack, 'Other')];
  const link = made.addVpcLink({ vpc: one });
  expect(link).toBeInstanceOf(VpcLink);
  expect(made.addVpcLink({ vpc: one })).toBe(link);
  expect(made.addVpcLink({ vpc: other }).node.id).toBe('VpcLink-2');
});
