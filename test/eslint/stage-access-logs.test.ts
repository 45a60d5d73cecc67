import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const stage = (props: string): string =>
  code(`new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`);
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', ${props} });`,
  );
const guarded = (props: string): string =>
  `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', ${props} });`;

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
