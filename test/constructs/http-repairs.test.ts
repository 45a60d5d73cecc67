import { App, Aspects, Duration, Stack, type IAspect, type IPropertyInjector } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  HttpIntegrationSubtype,
  HttpMethod,
  type HttpApi,
  type HttpRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { HTTP_REPAIRS, type Repair } from '../../src/constructs/support/repairs';
import * as guarded from '../../src/index';
import { errorsOf } from '../support/annotations';
import { GUARDED, lambda, PLAIN, type Library } from '../support/libraries';

/** An app that breaks a policy, as somebody writes it with a library. */
type Example = (stack: Stack, library: Library) => void;

const URL = 'https://books.example.com';

function api(stack: Stack, library: Library): HttpApi {
  return new library.HttpApi(stack, 'Api', { defaultAuthorizer: new library.HttpIamAuthorizer() });
}
function integrate(stack: Stack, library: Library, integration: HttpRouteIntegration): void {
  api(stack, library).addRoutes({ path: '/books', methods: [HttpMethod.GET], integration });
}

/** What the constructs of this package refuse or report. */
const EXAMPLES: Readonly<Partial<Record<string, Example>>> = {
  'http-authorization-scopes': (stack, library) => {
    const integration = new library.HttpUrlIntegration('Books', URL);
    api(stack, library).addRoutes({ path: '/books', integration, authorizationScopes: ['books'] });
  },
  'http-authorizer-identity-source': (stack, library) => {
    new library.HttpApi(stack, 'Api', {
      defaultIntegration: new library.HttpUrlIntegration('Books', URL),
      defaultAuthorizer: new library.HttpLambdaAuthorizer('Readers', lambda(stack, 'F'), {
        identitySource: ['route.request.header.Authorization'],
      }),
    });
  },
  'http-authorizer-timeout': (stack, library) => {
    new library.HttpApi(stack, 'Api', {
      defaultIntegration: new library.HttpUrlIntegration('Books', URL),
      defaultAuthorizer: new library.HttpLambdaAuthorizer(
        'Readers',
        lambda(stack, 'F', { timeout: Duration.seconds(11) }),
      ),
    });
  },
  'http-authorizer-ttl': (stack, library) => {
    new library.HttpApi(stack, 'Api', {
      defaultIntegration: new library.HttpUrlIntegration('Books', URL),
      defaultAuthorizer: new library.HttpLambdaAuthorizer('Readers', lambda(stack, 'F'), {
        resultsCacheTtl: Duration.hours(2),
      }),
    });
  },
  'http-cors-credentials-wildcard': (stack, library) => {
    new library.HttpApi(stack, 'Api', { corsPreflight: { allowOrigins: ['*'], allowCredentials: true } });
  },
  'http-integration-plaintext-backend': (stack, library) => {
    integrate(stack, library, new library.HttpUrlIntegration('Books', 'http://books.example.com'));
  },
  'http-integration-subtype': (stack, library) => {
    const stateMachine = new StateMachine(stack, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Start')),
    });
    const subtype = HttpIntegrationSubtype.STEPFUNCTIONS_STOP_EXECUTION;
    integrate(stack, library, new library.HttpStepFunctionsIntegration('Stop', { stateMachine, subtype }));
  },
  'http-integration-timeout-lambda': (stack, library) => {
    const handler = lambda(stack, 'F', { timeout: Duration.minutes(1) });
    integrate(stack, library, new library.HttpLambdaIntegration('Books', handler));
  },
  'http-integration-timeout-range': (stack, library) => {
    integrate(stack, library, new library.HttpUrlIntegration('Books', URL, { timeout: Duration.minutes(1) }));
  },
  'http-jwt-authorizer': (stack, library) => {
    new library.HttpApi(stack, 'Api', {
      defaultIntegration: new library.HttpUrlIntegration('Books', URL),
      defaultAuthorizer: new library.HttpJwtAuthorizer('Readers', 'login.example.com', { jwtAudience: ['books'] }),
    });
  },
  'http-parameter-mapping': (stack, library) => {
    const parameterMapping = new library.ParameterMapping().removeHeader('Authorization');
    integrate(stack, library, new library.HttpUrlIntegration('Books', URL, { parameterMapping }));
  },
  'http-private-tls': (stack, library) => {
    const vpc = new Vpc(stack, 'Vpc');
    const service = new PrivateDnsNamespace(stack, 'Space', { name: 'example.com', vpc }).createService('Service');
    const vpcLink = new library.VpcLink(stack, 'Link', { vpc });
    integrate(stack, library, new library.HttpServiceDiscoveryIntegration('Books', service, { vpcLink }));
  },
  'http-route-authorized': (stack, library) => {
    new library.HttpApi(stack, 'Api', { defaultIntegration: new library.HttpUrlIntegration('Books', URL) });
  },
  'stage-route-settings-key': (stack, library) => {
    const httpApi = api(stack, library);
    new guarded.HttpStage(stack, 'Beta', { httpApi, stageName: 'beta', routeSettings: { 'GET /boks': {} } });
  },
  'stage-throttle-zero': (stack, library) => {
    new library.HttpStage(stack, 'Beta', {
      httpApi: api(stack, library),
      stageName: 'beta',
      throttle: { rateLimit: 0, burstLimit: 1 },
    });
  },
};

/** The property of a stage in which a policy sees that it is kept. */
const KEPT: Readonly<Partial<Record<string, object>>> = {
  'stage-access-logs': { AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': [expect.anything(), 'Arn'] } } },
  'stage-deployed': { AutoDeploy: true },
  'stage-detailed-metrics': { DefaultRouteSettings: { DetailedMetricsEnabled: true } },
  'stage-throttling': { DefaultRouteSettings: { ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500 } },
};

interface Way {
  readonly aspect?: IAspect;
  readonly propertyInjectors?: IPropertyInjector[];
}

/** The properties of a stage of which nothing is stated. */
function stage(library: Library, { aspect, propertyInjectors }: Way = {}): unknown {
  const stack = new Stack(new App({ propertyInjectors }), 'Books');
  const httpApi = new library.HttpApi(stack, 'Api', { createDefaultStage: false });
  new library.HttpStage(stack, 'Beta', { httpApi, stageName: 'beta' });
  if (aspect) Aspects.of(stack).add(aspect);
  const [found] = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Stage'));
  return (found as { readonly Properties: unknown }).Properties;
}

/** The errors of an example. */
function errors(ruleId: string): readonly string[] {
  const stack = new Stack(new App(), 'Books');
  EXAMPLES[ruleId]?.(stack, GUARDED);
  return errorsOf(stack);
}

const claims = (way: keyof Repair, value: unknown): string[] =>
  HTTP_REPAIRS.filter((repair) => repair[way] === value).map(({ ruleId }) => ruleId);

test('each policy is told of once, in the order of the names', () => {
  const ids = HTTP_REPAIRS.map(({ ruleId }) => ruleId);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test.each(claims('constructs', 'refused'))('the constructs refuse what breaks %s, with the path', (ruleId) => {
  expect(() => errors(ruleId)).toThrow(/Books\/\w+/);
});

test.each(claims('constructs', 'reported'))('the constructs report what breaks %s, once', (ruleId) => {
  expect(errors(ruleId)).toEqual([expect.stringMatching(/^\/Books\/Api[/:]/)]);
});

describe.each(claims('constructs', 'kept'))('%s', (ruleId) => {
  const kept = KEPT[ruleId] ?? {};

  test('is not kept by plain aws-cdk-lib code', () => {
    expect(stage(PLAIN)).not.toMatchObject(kept);
  });

  test('is kept by the constructs of this package', () => {
    expect(stage(GUARDED)).toMatchObject(kept);
  });
});

test.each(claims('defaults', true))('with HttpDefaults, plain code keeps %s', (ruleId) => {
  expect(stage(PLAIN, { aspect: new guarded.HttpDefaults() })).toMatchObject(KEPT[ruleId] ?? { missing: true });
});

test.each(claims('injectors', true))('with HttpGuardInjectors, plain code keeps %s', (ruleId) => {
  const propertyInjectors = guarded.HttpGuardInjectors.all();
  expect(stage(PLAIN, { propertyInjectors })).toMatchObject(KEPT[ruleId] ?? { missing: true });
});
