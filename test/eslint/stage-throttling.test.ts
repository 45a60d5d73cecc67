import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const stage = (props: string): string =>
  code(`new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`);
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`,
  );
/** A stage of aws-cdk-lib whose resource is changed. */
const resource = (change: string): string =>
  code(
    `const stage = new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 5, burstLimit: 5 } }); const cfn = stage.node.defaultChild as CfnStage; cfn${change};`,
  );

shapes('stage-throttling', {
  reported: {
    'one limit of two': stage('throttle: { rateLimit: 5 }'),
    'settings without limits, assigned to the resource': resource(`.defaultRouteSettings = { loggingLevel: 'INFO' }`),
    'a level of the log in an override': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR');`,
    ),
    'a level of the log in an override, beside one limit': resource(
      `.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR')`,
    ).replace(', burstLimit: 5', ''),
    'an override of one limit': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', 5);`,
    ),
    'an override of one limit among other settings': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.findChild('Resource') as CfnStage).addOverride('Properties.DefaultRouteSettings', { ThrottlingBurstLimit: 5, LoggingLevel: 'INFO' });`,
    ),
    'an override of one limit, which is not known': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', burst);`,
    ),
    'an override of one limit of a raw stage': raw('autoDeploy: true')
      .replace('new CfnStage', 'const stage = new CfnStage')
      .concat(` stage.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 5);`),
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
    'a rate under the least of the project': {
      code: stage('throttle: { rateLimit: 5, burstLimit: 5 }'),
      options: [{ minimumRate: 6 }],
    },
    'a burst over the most of the project': {
      code: stage('throttle: { rateLimit: 5, burstLimit: 5 }'),
      options: [{ maximumBurst: 4 }],
    },
    'a stage without properties': code(`new WebSocketStage(this, 'Live');`),
  },
  silent: {
    'the least and the most of the project': {
      code: stage('throttle: { rateLimit: 5, burstLimit: 5 }'),
      options: [{ minimumRate: 5, maximumRate: 5, minimumBurst: 5, maximumBurst: 5 }],
    },
    'limits of which the project cannot tell the number': {
      code: stage('throttle: { rateLimit: props.rate, burstLimit: props.burst }'),
      options: [{ minimumRate: 5, maximumRate: 5, minimumBurst: 5, maximumBurst: 5 }],
    },
    'both limits, beside a level of the log in an override': resource(
      `.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR')`,
    ),
    'overrides of both limits': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); const cfn = stage.node.defaultChild as CfnStage; cfn.addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', 5); cfn.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 5);`,
    ),
    'an override of the limit that the properties lack': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 5 } }); (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', 5);`,
    ),
    'an override that only some stages get': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 5 } }); if (isLive) (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.ThrottlingBurstLimit', 5);`,
    ),
    'an override of all settings, which are not known': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings', settings);`,
    ),
    'an override that is taken back': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi, throttle: { rateLimit: 5, burstLimit: 5 } }); (stage.node.defaultChild as CfnStage).addPropertyDeletionOverride('DefaultRouteSettings.ThrottlingBurstLimit');`,
    ),
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
