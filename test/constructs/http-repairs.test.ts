import { App, Aspects, Duration, Stack, type IAspect, type IPropertyInjector } from 'aws-cdk-lib';
import {
  CfnApi,
  CfnIntegration,
  CfnStage,
  HttpIntegrationSubtype,
  HttpMethod,
  type HttpApi,
  type HttpRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnStateMachine, DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { readAssembly } from '../../src/assembly/read-assembly';
import { HTTP_REPAIRS, type Repair } from '../../src/constructs/support/repairs';
import { check } from '../../src/engine/check';
import * as guarded from '../../src/index';
import { CATALOGUE } from '../../src/rules/catalogue';
import { errorsOf } from '../support/annotations';
import { temporaryDirectory } from '../support/cdk';
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
  'integration-fifo-queue': (stack, library) => {
    const queue = new Queue(stack, 'Queue', { fifo: true });
    integrate(stack, library, new library.HttpSqsIntegration('Order', { queue }));
  },
  'integration-state-machine-type': (stack, library) => {
    const stateMachine = new StateMachine(stack, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Start')),
    });
    const subtype = HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION;
    integrate(stack, library, new library.HttpStepFunctionsIntegration('Quote', { stateMachine, subtype }));
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

/** A stage of which nothing is stated, beside an API that keeps every other policy. */
const plainStage: Example = (stack, library) => {
  const httpApi = new library.HttpApi(stack, 'Api', { createDefaultStage: false });
  new library.HttpStage(stack, 'Beta', { httpApi, stageName: 'beta' });
};

/** Of what aws-cdk-lib refuses as well, the same as plain CloudFormation. */
const PLAIN_EXAMPLES: Readonly<Partial<Record<string, (stack: Stack) => void>>> = {
  'http-cors-credentials-wildcard': (stack) => {
    const corsConfiguration = { allowOrigins: ['*'], allowCredentials: true };
    new CfnApi(stack, 'Api', { name: 'books', protocolType: 'HTTP', corsConfiguration });
  },
  'http-integration-timeout-range': (stack) => {
    new CfnIntegration(stack, 'Books', {
      apiId: new CfnApi(stack, 'Api', { name: 'books', protocolType: 'HTTP' }).ref,
      integrationType: 'HTTP_PROXY',
      integrationUri: URL,
      timeoutInMillis: 60_000,
    });
  },
  'integration-state-machine-type': (stack) => {
    const roleArn = 'arn:aws:iam::123456789012:role/quotes';
    const machine = new CfnStateMachine(stack, 'Machine', { roleArn, definitionString: '{}' });
    new CfnIntegration(stack, 'Quote', {
      apiId: new CfnApi(stack, 'Api', { name: 'books', protocolType: 'HTTP' }).ref,
      integrationType: 'AWS_PROXY',
      integrationSubtype: 'StepFunctions-StartSyncExecution',
      payloadFormatVersion: '1.0',
      requestParameters: { StateMachineArn: machine.ref },
    });
  },
  'stage-route-settings-key': (stack) => {
    const { ref: apiId } = new CfnApi(stack, 'Api', { name: 'books', protocolType: 'HTTP' });
    new CfnStage(stack, 'Beta', { apiId, stageName: 'beta', routeSettings: { 'GET /boks': {} } });
  },
};

interface Way {
  readonly aspect?: IAspect;
  readonly propertyInjectors?: IPropertyInjector[];
}

/** What a policy reports of the template that an app becomes, as types of resources. */
function reported(ruleId: string, example: (stack: Stack) => void, { aspect, propertyInjectors }: Way = {}) {
  const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false, propertyInjectors });
  const stack = new Stack(app, 'Books');
  example(stack);
  if (aspect) Aspects.of(app).add(aspect);
  const { findings, unknown } = check(readAssembly(app.synth().directory), { preset: 'strict', protocols: ['http'] });
  return [...findings, ...unknown].filter((one) => one.ruleId === ruleId).map(({ resource }) => resource.type);
}

const exampleOf =
  (ruleId: string, library: Library) =>
  (stack: Stack): void => {
    const example = EXAMPLES[ruleId] ?? plainStage;
    const plain = library === PLAIN ? PLAIN_EXAMPLES[ruleId] : undefined;
    if (plain) plain(stack);
    else example(stack, library);
  };

/** The errors of an example. */
function errors(ruleId: string): readonly string[] {
  const stack = new Stack(new App(), 'Books');
  exampleOf(ruleId, GUARDED)(stack);
  return errorsOf(stack);
}

const claims = (way: keyof Repair, value: unknown): string[] =>
  HTTP_REPAIRS.filter((repair) => repair[way] === value).map(({ ruleId }) => ruleId);

test('policies of the catalogue are told of, each once, in the order of the names', () => {
  const ids = HTTP_REPAIRS.map(({ ruleId }) => ruleId);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(CATALOGUE.filter(({ protocols = [] }) => protocols.includes('http')).map(({ id }) => id)).toEqual(
    expect.arrayContaining(ids),
  );
});

test.each(HTTP_REPAIRS.map(({ ruleId }) => ruleId))('plain aws-cdk-lib code breaks %s', (ruleId) => {
  expect(reported(ruleId, exampleOf(ruleId, PLAIN))).not.toEqual([]);
});

test.each(claims('constructs', 'refused'))('the constructs refuse what breaks %s, with the path', (ruleId) => {
  expect(() => errors(ruleId)).toThrow(/Books\/\w+/);
});

test.each(claims('constructs', 'reported'))('the constructs report what breaks %s, once', (ruleId) => {
  expect(errors(ruleId)).toEqual([expect.stringMatching(/^\/Books\/Api[/:]/)]);
});

test.each(claims('constructs', 'kept'))('the same code with the constructs of this package keeps %s', (ruleId) => {
  expect(reported(ruleId, exampleOf(ruleId, GUARDED))).toEqual([]);
});

test.each(claims('defaults', true))('with HttpDefaults, plain code keeps %s', (ruleId) => {
  const aspect = new guarded.HttpDefaults();
  expect(
    reported(
      ruleId,
      (stack) => {
        plainStage(stack, PLAIN);
      },
      { aspect },
    ),
  ).toEqual([]);
});

test.each(claims('injectors', true))('with HttpGuardInjectors, plain code keeps %s', (ruleId) => {
  const propertyInjectors = guarded.HttpGuardInjectors.all();
  expect(
    reported(
      ruleId,
      (stack) => {
        plainStage(stack, PLAIN);
      },
      { propertyInjectors },
    ),
  ).toEqual([]);
});
