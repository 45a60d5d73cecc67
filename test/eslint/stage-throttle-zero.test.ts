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
const guarded = (props: string): string =>
  `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`;

shapes('stage-throttle-zero', {
  reported: {
    'a rate of 0 that overrides the resource': resource(
      `.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 0)`,
    ),
    'both limits, each by an override': {
      code: resource(
        `.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 0); cfn.addPropertyOverride('RouteSettings.send.ThrottlingBurstLimit', 0)`,
      ),
      errors: 2,
    },
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
    'an override above 0': resource(`.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 1)`),
    'an override of another property': resource(`.addPropertyOverride('Tags.ThrottlingRateLimit', 0)`),
    'an override that is taken back': resource(
      `.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 0); cfn.addPropertyDeletionOverride('DefaultRouteSettings.ThrottlingRateLimit')`,
    ),
    'an override below another': resource(
      `.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 0); cfn.addOverride('Properties.DefaultRouteSettings', settings)`,
    ),
    'an override beside one that is not known': resource(
      `.addPropertyOverride('DefaultRouteSettings.ThrottlingRateLimit', 0); cfn.addPropertyOverride(props.path, 5)`,
    ),
    'nothing in its place': resource(`.addPropertyDeletionOverride('DefaultRouteSettings.ThrottlingRateLimit', 0)`),
    'limits above 0': stage('throttle: { rateLimit: 1, burstLimit: 1 }'),
    'limits that are not known': stage('throttle: { rateLimit: props.rate, burstLimit: props.burst }'),
    'no limits': stage('autoDeploy: true'),
    'a stage of an HTTP API': code(
      `new HttpStage(this, 'Live', { httpApi, throttle: { rateLimit: 0, burstLimit: 0 } });`,
    ),
    'a raw stage of an HTTP API': raw('defaultRouteSettings: { throttlingRateLimit: 0 }', 'HTTP'),
  },
});
