import { App, Aspects, Duration, Stack, type IPropertyInjector } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  ApiMapping,
  CfnIntegration,
  CfnModel,
  CfnStage,
  DomainName,
  EndpointType,
  HttpMethod,
  LogGroupLogDestination,
  SecurityPolicy,
  WebSocketApiKeySelectionExpression,
  WebSocketNoneAuthorizer,
  type CfnApi,
  type DomainNameProps,
  type WebSocketApi,
  type WebSocketRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { WebSocketDefaults } from '../../src/aspects/websocket-defaults';
import { readAssembly } from '../../src/assembly/read-assembly';
import { REPAIRS, type Repair } from '../../src/constructs/support/repairs';
import { check } from '../../src/engine/check';
import { WebSocketGuardInjectors } from '../../src/injectors/websocket-guard-injectors';
import { CATALOGUE } from '../../src/rules/catalogue';
import { temporaryDirectory } from '../support/cdk';
import { GUARDED, type Library, PLAIN, lambda } from '../support/libraries';
import * as guarded from '../../src/index';

/** An app that breaks a policy, as somebody writes it with a library. */
type Example = (stack: Stack, library: Library) => void;

/** An API that keeps every policy but those about its stage. */
function api(stack: Stack, library: Library): WebSocketApi {
  const connect = new library.WebSocketLambdaIntegration('Connect', lambda(stack, 'ConnectHandler'));
  const made = new library.WebSocketApi(stack, 'Api', {
    connectRouteOptions: { integration: connect, authorizer: new library.WebSocketIamAuthorizer() },
  });
  made.addRoute('send', {
    integration: new library.WebSocketLambdaIntegration('Send', lambda(stack, 'SendHandler')),
  });
  return made;
}

const plainStage: Example = (stack, library) => {
  new library.WebSocketStage(stack, 'Live', { webSocketApi: api(stack, library), stageName: 'live' });
};

/** The app with a setting for a single route, which aws-cdk-lib has for its L1 only. */
const singleRoute: Example = (stack, library) => {
  const webSocketApi = api(stack, library);
  if (library === GUARDED) {
    new guarded.WebSocketStage(stack, 'Live', {
      webSocketApi,
      stageName: 'live',
      routeSettings: { send: { loggingLevel: guarded.LoggingLevel.INFO } },
    });
    return;
  }
  const stage = new library.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
  (stage.node.defaultChild as CfnStage).routeSettings = { send: { LoggingLevel: 'INFO' } };
};

/** The app with a domain, as aws-cdk-lib takes it, or by the method that this package has for it. */
function withDomain(
  plain: Partial<DomainNameProps>,
  options: Partial<guarded.WebSocketDomainOptions> = {},
  closed = false,
): Example {
  return (stack, library) => {
    const webSocketApi = api(stack, library);
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', arn);
    const stage = new library.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
    const domainName = options.domainName ?? 'chat.example.com';
    if (stage instanceof guarded.WebSocketStage) {
      stage.addDomain('Domain', { domainName, certificate, closeDefaultEndpoint: closed, ...options });
    } else {
      const domain = new DomainName(stack, 'Domain', { domainName, certificate, ...plain });
      const apiMappingKey = options.mappingKey;
      new ApiMapping(stack, 'Mapping', { api: webSocketApi, domainName: domain, stage, apiMappingKey });
      if (closed) (webSocketApi.node.defaultChild as CfnApi).disableExecuteApiEndpoint = true;
    }
    const sender = lambda(stack, 'Sender', { environment: { CALLBACK_URL: stage.callbackUrl } });
    stage.grantManagementApiAccess(sender);
  };
}

/** A request to a service with one template for every message. */
function request(stack: Stack, library: Library, target: string, template: string): WebSocketRouteIntegration {
  return new library.WebSocketAwsIntegration('Request', {
    integrationUri: `arn:${stack.partition}:apigateway:${stack.region}:${target}`,
    integrationMethod: HttpMethod.POST,
    credentialsRole: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
    requestTemplates: { $default: template },
    templateSelectionExpression: '\\$default',
  });
}

const EXAMPLES: Readonly<Partial<Record<string, Example>>> = {
  'api-key-not-enforced': (stack, { WebSocketApi, WebSocketIamAuthorizer, WebSocketLambdaIntegration }) => {
    new WebSocketApi(stack, 'Api', {
      apiKeySelectionExpression: WebSocketApiKeySelectionExpression.HEADER_X_API_KEY,
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', lambda(stack, 'ConnectHandler')),
        authorizer: new WebSocketIamAuthorizer(),
      },
    });
  },
  'api-mapping-key': withDomain({}, { mappingKey: 'v1?beta' }),
  'callback-endpoint-disabled': withDomain({}, {}, true),
  'connection-table-ttl': (stack, library) => {
    const table =
      library === GUARDED
        ? new guarded.WebSocketConnectionTable(stack, 'Connections')
        : new Table(stack, 'Connections', { partitionKey: { name: 'connectionId', type: AttributeType.STRING } });
    const handler = lambda(stack, 'StoreHandler');
    table.grantWriteData(handler);
    api(stack, library).addRoute('store', { integration: new library.WebSocketLambdaIntegration('Store', handler) });
  },
  'domain-endpoint-regional': withDomain({ endpointType: EndpointType.EDGE }),
  'domain-name-characters': withDomain({}, { domainName: 'Chat.example.com' }),
  'domain-tls': withDomain({ securityPolicy: SecurityPolicy.TLS_1_0 }),
  'authorizer-identity-source': (stack, { WebSocketApi, WebSocketLambdaAuthorizer, WebSocketLambdaIntegration }) => {
    new WebSocketApi(stack, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', lambda(stack, 'ConnectHandler')),
        authorizer: new WebSocketLambdaAuthorizer('Authorizer', lambda(stack, 'AuthorizerHandler'), {
          identitySource: ['$request.header.Authorization'],
        }),
      },
    });
  },
  'connect-route-authorized': (stack, { WebSocketApi, WebSocketLambdaIntegration }) => {
    new WebSocketApi(stack, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', lambda(stack, 'ConnectHandler')),
        authorizer: new WebSocketNoneAuthorizer(),
      },
    });
  },
  'default-route-missing': (stack, library) => {
    api(stack, library);
  },
  'integration-plaintext-backend': (stack, library) => {
    const webSocketApi = api(stack, library);
    const url = 'http://backend.example.com/messages';
    if (library === GUARDED) {
      webSocketApi.addRoute('forward', { integration: new guarded.WebSocketHttpIntegration('Forward', url) });
      return;
    }
    new CfnIntegration(stack, 'Forward', {
      apiId: webSocketApi.apiId,
      integrationType: 'HTTP_PROXY',
      integrationUri: url,
      integrationMethod: 'POST',
    });
  },
  'integration-fifo-queue': (stack, library) => {
    const queue = new Queue(stack, 'Queue', { fifo: true });
    const integration =
      library === GUARDED
        ? new guarded.WebSocketSqsIntegration('Store', { queue })
        : request(stack, library, `sqs:path/${stack.account}/${queue.queueName}`, 'Action=SendMessage');
    api(stack, library).addRoute('store', { integration });
  },
  'integration-mock-status': (stack, library) => {
    api(stack, library).addRoute('ping', { integration: new library.WebSocketMockIntegration('Ping') });
  },
  'integration-request-parameter-mapping': (stack, library) => {
    const integration = new library.WebSocketAwsIntegration('Store', {
      integrationUri: `arn:${stack.partition}:apigateway:${stack.region}:dynamodb:action/PutItem`,
      integrationMethod: HttpMethod.POST,
      credentialsRole: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
      requestParameters: { 'integration.request.header.Origin': 'route.request.header.Origin' },
    });
    new library.WebSocketApi(stack, 'Api', {
      connectRouteOptions: { integration, authorizer: new library.WebSocketIamAuthorizer() },
    });
  },
  'integration-response-missing': (stack, library) => {
    api(stack, library).addRoute('ping', {
      integration: new library.WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{"statusCode":200}' },
        templateSelectionExpression: '\\$default',
      }),
      returnResponse: true,
    });
  },
  'integration-state-machine-type': (stack, library) => {
    const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Start'));
    const stateMachine = new StateMachine(stack, 'Machine', { definitionBody });
    const named = `{"stateMachineArn":"${stateMachine.stateMachineArn}"}`;
    const integration =
      library === GUARDED
        ? new guarded.WebSocketStepFunctionsIntegration('Quote', { stateMachine, synchronous: true })
        : request(stack, library, 'states:action/StartSyncExecution', named);
    api(stack, library).addRoute('quote', { integration });
  },
  'integration-timeout-lambda': (stack, library) => {
    api(stack, library).addRoute('report', {
      integration: new library.WebSocketLambdaIntegration(
        'Report',
        lambda(stack, 'ReportHandler', { timeout: Duration.minutes(1) }),
      ),
    });
  },
  'integration-timeout-range': (stack, library) => {
    const webSocketApi = api(stack, library);
    if (library === GUARDED) {
      const handler = lambda(stack, 'LateHandler');
      webSocketApi.addRoute('late', {
        integration: new library.WebSocketLambdaIntegration('Late', handler, { timeout: Duration.seconds(30) }),
      });
      return;
    }
    new CfnIntegration(stack, 'Late', {
      apiId: webSocketApi.apiId,
      integrationType: 'MOCK',
      timeoutInMillis: 30_000,
    });
  },
  'manage-connections-stage-scope': (stack, library) => {
    const webSocketApi = api(stack, library);
    new library.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
    webSocketApi.grantManageConnections(lambda(stack, 'Sender'));
  },
  'route-model-default': (stack, library) => {
    const webSocketApi = api(stack, library);
    const schema = { type: 'object' };
    const integration = new library.WebSocketLambdaIntegration('Order', lambda(stack, 'OrderHandler'));
    if (library === GUARDED) {
      const model = (webSocketApi as guarded.WebSocketApi).addModel('Large', { schema });
      (webSocketApi as guarded.WebSocketApi).addRouteWithOptions('order', {
        integration,
        requestModels: { large: model },
        modelSelectionExpression: '$request.body.size',
      });
      return;
    }
    new CfnModel(stack, 'Large', { apiId: webSocketApi.apiId, name: 'Large', schema });
    const route = webSocketApi.addRoute('order', { integration }).node.defaultChild as CfnRoute;
    route.modelSelectionExpression = '$request.body.size';
    route.requestModels = { large: 'Large' };
  },
  'stage-access-log-structured': (stack, library) => {
    new library.WebSocketStage(stack, 'Live', {
      webSocketApi: api(stack, library),
      stageName: 'live',
      accessLogSettings: { destination: new LogGroupLogDestination(new LogGroup(stack, 'Log')) },
    });
  },
  'stage-access-logs': plainStage,
  'stage-deployed': plainStage,
  'stage-detailed-metrics': plainStage,
  'stage-execution-logs': plainStage,
  'stage-logging-account-order': (stack, library) => {
    const webSocketApi = api(stack, library);
    const destination = new LogGroupLogDestination(new LogGroup(stack, 'Log'));
    new library.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', accessLogSettings: { destination } });
    new RestApi(stack, 'Rest', { cloudWatchRole: true }).root.addMethod('GET');
  },
  'stage-route-settings-complete': singleRoute,
  'stage-route-settings-key': (stack, library) => {
    const webSocketApi = api(stack, library);
    if (library === GUARDED) {
      new guarded.WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', routeSettings: { sned: {} } });
      return;
    }
    new CfnStage(stack, 'Live', { apiId: webSocketApi.apiId, stageName: 'live', routeSettings: { sned: {} } });
  },
  'stage-route-settings-order': singleRoute,
  'stage-throttle-zero': (stack, library) => {
    new library.WebSocketStage(stack, 'Live', {
      webSocketApi: api(stack, library),
      stageName: 'live',
      throttle: { rateLimit: 0, burstLimit: 10 },
    });
  },
  'stage-throttling': plainStage,
};

/** What a policy reports of an example, as the resources it reports. */
function reported(
  ruleId: string,
  library: Library,
  aspect?: WebSocketDefaults,
  propertyInjectors?: IPropertyInjector[],
) {
  const app = new App({ outdir: temporaryDirectory(), analyticsReporting: false, propertyInjectors });
  const stack = new Stack(app, 'Chat');
  EXAMPLES[ruleId]?.(stack, library);
  if (aspect) Aspects.of(app).add(aspect);
  const { findings, unknown } = check(readAssembly(app.synth().directory), { preset: 'strict' });
  return [...findings, ...unknown].filter((one) => one.ruleId === ruleId).map(({ resource }) => resource.type);
}

const claims = (way: keyof Repair, value: unknown): string[] =>
  REPAIRS.filter((repair) => repair[way] === value).map(({ ruleId }) => ruleId);

describe('what each way repairs', () => {
  test('is told of policies of the catalogue, each once, in the order of their names', () => {
    const ids = REPAIRS.map(({ ruleId }) => ruleId);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(CATALOGUE.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  test.each(REPAIRS.map(({ ruleId }) => ruleId))('plain aws-cdk-lib code breaks %s', (ruleId) => {
    expect(reported(ruleId, PLAIN)).not.toEqual([]);
  });

  test.each(claims('constructs', 'kept'))('the same code with the constructs of this package keeps %s', (ruleId) => {
    expect(reported(ruleId, GUARDED)).toEqual([]);
  });

  test.each(claims('constructs', 'refused'))('the constructs of this package refuse what breaks %s', (ruleId) => {
    expect(() => reported(ruleId, GUARDED)).toThrow(/Chat\/.*: /s);
  });

  test.each(claims('defaults', true))('with WebSocketDefaults, plain code keeps %s', (ruleId) => {
    expect(reported(ruleId, PLAIN, new WebSocketDefaults())).toEqual([]);
  });

  test.each(claims('injectors', true))('with WebSocketGuardInjectors, plain code keeps %s', (ruleId) => {
    expect(reported(ruleId, PLAIN, undefined, WebSocketGuardInjectors.all())).toEqual([]);
  });
});
