import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpStage, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const raw = (name: string, protocol: string): string =>
  `${IMPORTS} const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnStage(this, 'Live', { apiId: api.ref, stageName: ${name} });`;

shapes('stage-name', {
  reported: {
    'the name that HTTP APIs have': `${IMPORTS} new WebSocketStage(this, 'Live', { webSocketApi, stageName: '$default' });`,
    'that name in a raw stage': raw(`'$default'`, 'WEBSOCKET'),
    'a stage of this package': `import { WebSocketStage } from 'cdk-websocket-guard'; new WebSocketStage(this, 'Live', { webSocketApi, stageName: '$default' });`,
  },
  silent: {
    'a name of letters': `${IMPORTS} new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live' });`,
    'the raw stage of an HTTP API': raw(`'$default'`, 'HTTP'),
    'a stage of an HTTP API': `${IMPORTS} new HttpStage(this, 'Live', { httpApi, stageName: '$default' });`,
    'a name that is assigned later': `${IMPORTS} const stage = new WebSocketStage(this, 'Live', { webSocketApi, stageName: '$default' }); (stage.node.defaultChild as CfnStage).stageName = 'live';`,
  },
});
