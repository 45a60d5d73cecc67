import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const stage = (props: string): string =>
  code(`new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`);
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`,
  );
const deployment = (props: string): string =>
  `import { CfnDeployment } from 'aws-cdk-lib/aws-apigatewayv2'; ${raw(`description: 'live'`)} new CfnDeployment(this, 'First', { apiId: api.ref, ${props} });`;
/** A stage of aws-cdk-lib whose resource is changed. */
const resource = (change: string): string =>
  code(
    `const stage = new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 5, burstLimit: 5 } }); const cfn = stage.node.defaultChild as CfnStage; cfn${change};`,
  );
const guarded = (props: string): string =>
  `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`;

shapes('stage-throttling', {
  reported: {
    'one limit of two': stage('throttle: { rateLimit: 5 }'),
    'settings without limits, assigned to the resource': resource(`.defaultRouteSettings = { loggingLevel: 'INFO' }`),
    'a stage that cdk-nag is told about': code(
      `import { NagSuppressions } from 'cdk-nag'; const stage = new WebSocketStage(this, 'Live', { webSocketApi }); NagSuppressions.addResourceSuppressions(stage, [{ id: 'AwsSolutions-APIG1', reason: 'public' }]);`,
    ),
    'a comment about the type of stages': code(
      `// covers: AWS::ApiGatewayV2::Stage\nnew WebSocketStage(this, 'Live', { webSocketApi });`,
    ),
    'no limit in settings': raw('defaultRouteSettings: { detailedMetricsEnabled: true }'),
    'a raw stage of a WebSocketApi': code(
      `const api = new WebSocketApi(this, 'Api'); new CfnStage(this, 'Live', { apiId: api.apiId, stageName: 'live' });`,
    ),
    'a raw stage that logs as only WebSocket APIs do': code(
      `new CfnStage(this, 'Live', { apiId, defaultRouteSettings: { loggingLevel: 'INFO' } });`,
    ),
    'a raw stage of an API that a parameter brings': code(
      `function add(api: WebSocketApi) { new CfnStage(this, 'Live', { apiId: api.apiId, stageName: 'live' }); }`,
    ),
  },
  silent: {
    'both limits': stage('throttle: { rateLimit: 5, burstLimit: 5 }'),
    'limits that are not known': stage('throttle'),
    'both limits in settings': raw('defaultRouteSettings: { throttlingRateLimit: 5, throttlingBurstLimit: 5 }'),
    'the raw stage of an HTTP API': raw('autoDeploy: true', 'HTTP'),
    'both limits assigned to the resource': resource(
      `.defaultRouteSettings = { throttlingRateLimit: 5, throttlingBurstLimit: 5 }`,
    ),
    'settings assigned under a condition': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); const cfn = stage.node.defaultChild as CfnStage; if (isProd) cfn.defaultRouteSettings = {};`,
    ),
    'settings assigned twice': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); const cfn = stage.node.defaultChild as CfnStage; cfn.defaultRouteSettings = {}; cfn.defaultRouteSettings = limits;`,
    ),
    'settings assigned, and a part of them afterwards': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); const cfn = stage.node.defaultChild as CfnStage; cfn.defaultRouteSettings = {}; cfn.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 5);`,
    ),
    'an Aspect that visits every stage': code(
      `class Limits { visit(node) { if (node instanceof CfnStage) node.defaultRouteSettings = limits; } } new WebSocketStage(this, 'Live', { webSocketApi });`,
    ),
    'an Aspect that visits every resource': code(
      `class Limits { visit(node) { if (node.cfnResourceType === 'AWS::ApiGatewayV2::Stage') node.addPropertyOverride(limits); } } new WebSocketStage(this, 'Live', { webSocketApi });`,
    ),
    'the raw stage of an unknown API': code(`new CfnStage(this, 'Live', { apiId, stageName: 'live' });`),
    'a raw stage that is changed afterwards': code(
      `const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); const stage = new CfnStage(this, 'Live', { apiId: api.ref }); stage.defaultRouteSettings = settings;`,
    ),
  },
});

shapes('stage-throttle-zero', {
  reported: {
    'a rate of 0 that is assigned to the resource': resource(
      '.defaultRouteSettings = { throttlingRateLimit: 0, throttlingBurstLimit: 5 }',
    ),
    'a rate of 0': stage('throttle: { rateLimit: 0, burstLimit: 5 }'),
    both: { code: stage('throttle: { rateLimit: 0, burstLimit: 0 }'), errors: 2 },
    'the settings of a route': raw(`routeSettings: { send: { ThrottlingRateLimit: 0 } }`),
    'the settings of a route, in this package': guarded(
      `routeSettings: { send: { throttle: { rateLimit: 0, burstLimit: 5 } } }`,
    ),
    'a constant': code(
      `const LIMIT = 0; new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: LIMIT, burstLimit: 5 } });`,
    ),
  },
  silent: {
    'limits above 0': stage('throttle: { rateLimit: 1, burstLimit: 1 }'),
    'limits that are not known': stage('throttle: { rateLimit: props.rate, burstLimit: props.burst }'),
    'no limits': stage('autoDeploy: true'),
    'a stage of an HTTP API': code(
      `new HttpStage(this, 'Live', { httpApi, throttle: { rateLimit: 0, burstLimit: 0 } });`,
    ),
    'a raw stage of an HTTP API': raw('defaultRouteSettings: { throttlingRateLimit: 0 }', 'HTTP'),
  },
});

shapes('stage-access-logs', {
  reported: {
    'a stage': stage('autoDeploy: true'),
    'a raw stage': raw('autoDeploy: true'),
    'settings without a destination': raw(`accessLogSettings: { format: '$context.requestId' }`),
  },
  silent: {
    settings: stage('accessLogSettings: { destination }'),
    'settings from elsewhere': stage('accessLogSettings'),
    'raw settings': raw('accessLogSettings: { destinationArn: group.logGroupArn }'),
    'settings by an escape hatch': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).accessLogSettings = settings;`,
    ),
    'a stage of an HTTP API': code(`new HttpStage(this, 'Live', { httpApi });`),
    'this package': guarded('autoDeploy: true'),
  },
});

shapes('stage-data-trace', {
  reported: {
    'default settings': raw('defaultRouteSettings: { dataTraceEnabled: true }'),
    'the settings of a route': raw('routeSettings: { send: { DataTraceEnabled: true } }'),
    'a stage of this package': guarded('dataTraceEnabled: true'),
    'an override': resource(`.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', true)`),
    'an override of the settings': resource(`.addPropertyOverride('DefaultRouteSettings', { DataTraceEnabled: true })`),
    'settings assigned to the resource': resource(
      `.defaultRouteSettings = { loggingLevel: 'INFO', dataTraceEnabled: true }`,
    ),
  },
  silent: {
    false: raw('defaultRouteSettings: { dataTraceEnabled: false }'),
    nothing: raw(`defaultRouteSettings: { loggingLevel: 'INFO' }`),
    'not known': raw('defaultRouteSettings: { dataTraceEnabled: !isProd }'),
    'settings that an override replaces': code(
      `const stage = new CfnStage(this, 'Live', { apiId, defaultRouteSettings: { loggingLevel: 'INFO', dataTraceEnabled: true } }); stage.addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', false);`,
    ),
    'of no WebSocket API': `import { Stage } from 'aws-cdk-lib/aws-apigateway'; import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2'; new Stage(this, 'Live', { deployment, dataTraceEnabled: true });`,
  },
});

shapes('stage-deployed', {
  reported: {
    'nothing said': stage(`description: 'live'`),
    'autoDeploy off': stage('autoDeploy: false'),
    'a raw stage': raw(`description: 'live'`),
    'a deployment for another stage': deployment(`stageName: 'test'`),
    'a deployment for no stage': deployment(`description: 'first'`),
  },
  silent: {
    'a deployment for the stage': deployment(`stageName: 'live'`),
    'a deployment for the stage, by reference': deployment('stageName: stage.ref'),
    'a deployment for a stage that is not known': deployment('stageName: props.stage'),
    autoDeploy: stage('autoDeploy: true'),
    'a deployment': raw('deploymentId: deployment.ref'),
    'autoDeploy that is not known': stage('autoDeploy: props.autoDeploy'),
    'a deployment by an escape hatch': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).deploymentId = deployment.ref;`,
    ),
    'a stage of an HTTP API': code(`new HttpStage(this, 'Live', { httpApi, autoDeploy: false });`),
    'this package': guarded(`description: 'live'`),
  },
});
