import { shapes } from './shapes';

const IMPORTS = `import { CfnApi, CfnStage, HttpApi, IWebSocketStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';`;
const MADE = `const api = new WebSocketApi(this, 'Chat'); const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' });`;
const code = (text: string, before = MADE): string => `${IMPORTS} ${before} post(${text});`;

shapes('prefer-callback-url', {
  reported: {
    'an address put together': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/${stage.stageName}`',
    ),
    'one whose stage is written': code(
      '`https://${api.apiId}.execute-api.eu-central-1.amazonaws.com/${stage.stageName}`',
    ),
    'one with the name of the stage': code('`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live`'),
    'a sum': code(`'https://' + api.apiId + '.execute-api.' + this.region + '.amazonaws.com/' + stage.stageName`),
    'an id that a constant holds': code(
      '`https://${id}.execute-api.${this.region}.amazonaws.com/${stage.stageName}`',
      `${MADE} const id = api.apiId;`,
    ),
    'an API and a stage of the properties': code(
      '`https://${props.api.apiId}.execute-api.${region}.amazonaws.com/${props.stage.stageName}`',
      'declare const props: { api: WebSocketApi; stage: WebSocketStage };',
    ),
    'the scheme of the URL, replaced': code(`stage.url.replace('wss://', 'https://')`),
    'the scheme of the URL, replaced by a pattern': code(`stage.url.replace(/^wss:\\/\\//, 'https://')`),
    'the scheme of the URL of a stage that is declared': code(
      `stage.url.replace('wss', 'https')`,
      'declare const stage: IWebSocketStage;',
    ),
  },
  silent: {
    callbackUrl: code('stage.callbackUrl'),
    'the address of clients': code('`wss://${api.apiId}.execute-api.${this.region}.amazonaws.com/${stage.stageName}`'),
    'an address without a stage': code('`https://${api.apiId}.execute-api.${this.region}.amazonaws.com`'),
    'an address of another stage': code('`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/beta`'),
    'raw constructs, which have no callbackUrl': code(
      '`https://${api.ref}.execute-api.${this.region}.amazonaws.com/${stage.stageName}`',
      `const api = new CfnApi(this, 'Chat', { protocolType: 'WEBSOCKET' }); const stage = new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live' });`,
    ),
    'an HTTP API': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `const api = new HttpApi(this, 'Http');`,
    ),
    'another replacement': code(`stage.url.replace('live', 'beta')`),
    'the URL of something unknown': code(`props.stage.url.replace('wss://', 'https://')`),
  },
});
