import { mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { CfnStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const stage = (props: string, then = ''): string =>
  `${IMPORTS}\nconst stage = new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });${then}`;
const raw = (settings: string): string =>
  `${IMPORTS}\nnew CfnStage(this, 'Live', { apiId, stageName: 'live', defaultRouteSettings: ${settings} });`;

shapes('stage-detailed-metrics', {
  reported: {
    'nothing said': stage('autoDeploy: true'),
    'turned off': stage('detailedMetricsEnabled: false'),
    'settings of a resource without it': raw(`{ loggingLevel: 'INFO' }`),
    'off in the settings of a resource': raw(`{ loggingLevel: 'INFO', detailedMetricsEnabled: false }`),
    'an override of another setting': stage(
      'autoDeploy: true',
      ` stage.node.defaultChild.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR');`,
    ),
  },
  silent: {
    'turned on': stage('detailedMetricsEnabled: true'),
    'turned on in a resource': raw(`{ loggingLevel: 'INFO', detailedMetricsEnabled: true }`),
    'decided elsewhere': stage('detailedMetricsEnabled: props.metrics'),
    'options from elsewhere': stage('...options'),
    'an override': stage(
      'autoDeploy: true',
      ` stage.node.defaultChild.addPropertyOverride('DefaultRouteSettings.DetailedMetricsEnabled', true);`,
    ),
    'a resource that may be of an HTTP API': raw(`{ throttlingRateLimit: 5 }`),
    'this package': `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi });`,
  },
});

test('settings that a resource does not have are suggested with it', () => {
  const made = (settings: string): string =>
    `import { CfnApi, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';\nconst api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' });\nnew CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live'${settings} });`;
  expect(mend(made(''), 'stage-detailed-metrics')).toBe(
    made(', defaultRouteSettings: { detailedMetricsEnabled: true }'),
  );
});
