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
    'a text with others behind it': code(
      `'https://'.concat(api.apiId, '.execute-api.', this.region, '.amazonaws.com/', stage.stageName)`,
    ),
    'texts that are joined': code(
      `['https://', api.apiId, '.execute-api.', this.region, '.amazonaws.com/', stage.stageName].join('')`,
    ),
    'texts that CloudFormation joins': code(
      `cdk.Fn.join('', ['https://', api.apiId, '.execute-api.', this.region, '.amazonaws.com/', stage.stageName])`,
    ).replace(/^/, `import * as cdk from 'aws-cdk-lib'; `),
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
    'an id that begins otherwise': code('`https://${api.httpapiId}.execute-api.${this.region}.amazonaws.com/live`'),
    'an id that goes on': code('`https://${api.apiIdOld}.execute-api.${this.region}.amazonaws.com/live`'),
    'a name of a stage that goes on': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/${stage.stageNameOld}`',
    ),
    'a name of a stage that begins otherwise': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/${stage.otherstageName}`',
    ),
    'the name of a stage with something before it': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/v1-${stage.stageName}`',
    ),
    'a path behind the stage': code('`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live/messages`'),
    'a stage of another API': code(
      '`https://${other.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `${MADE} const other = new WebSocketApi(this, 'Other');`,
    ),
    'a stage of an API of elsewhere': code(
      '`https://${props.api.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `declare const props: { api: WebSocketApi }; const stage = new WebSocketStage(this, 'Live', { webSocketApi: elsewhere, stageName: 'live' });`,
    ),
    'a raw stage of the name': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `const api = new WebSocketApi(this, 'Chat'); const stage = new CfnStage(this, 'Live', { apiId: api.apiId, stageName: 'live' });`,
    ),
    'a URL of another name': code(
      `stage.urls.replace('wss://', 'https://') + stage.baseurl.replace('wss://', 'https://')`,
    ),
    'a replacement by another scheme': code(`stage.url.replace('wss://', 'http://')`),
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

shapes('prefer-callback-url', {
  reported: {
    'the address of a stage in a field': `${IMPORTS} class Chat { constructor() { const api = new WebSocketApi(this, 'Chat'); this.stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); post(\`https://\${api.apiId}.execute-api.\${this.region}.amazonaws.com/live\`); } }`,
    'the address of a stage without a name here': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `const api = new WebSocketApi(this, 'Chat'); new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' });`,
    ),
    'the address of a stage that something else has': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `const api = new WebSocketApi(this, 'Chat'); stages.live = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' });`,
    ),
    'the address of a stage of another function': code(
      '`https://${api.apiId}.execute-api.${this.region}.amazonaws.com/live`',
      `const api = new WebSocketApi(this, 'Chat'); function make() { const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); }`,
    ),
    'in China': code('`https://${api.apiId}.execute-api.${this.region}.amazonaws.com.cn/live`'),
  },
  silent: {
    'the address of another service': code('`https://${api.apiId}.s3.${this.region}.amazonaws.com/${stage.stageName}`'),
    'an address of one part': code('`https://${host}`'),
    'an address of two parts that are not known': code('`https://${api.apiId}${rest}`'),
    'an address of an id that is not known': code(
      '`https://${id}.execute-api.${this.region}.amazonaws.com/${stage.stageName}`',
    ),
    'an address whose end is not known': code('`https://${api.apiId}.execute-api.${this.region}${rest}`'),
    'an address that is a text': code(`'https://' + 'abc123.execute-api.eu-west-1.amazonaws.com/live'`),
    'a replacement of nothing': code(
      `stage.url.replace() + stage.url.replace('wss://') + stage.url.replace(scheme, web)`,
    ),
    'a replacement in another member': code(`stage.stageName.replace('wss://', 'https://')`),
  },
});

describe('the address begins with the apiEndpoint of the API', () => {
  shapes('prefer-callback-url', {
    reported: {
      'in a template': code(`\`\${api.apiEndpoint.replace('wss://', 'https://')}/\${stage.stageName}\``),
      'in a sum': code(`api.apiEndpoint.replace('wss', 'https') + '/' + stage.stageName`),
      'with a stage that is declared': code(
        `api.apiEndpoint.replaceAll('wss:', 'https:') + '/' + props.stage.stageName`,
        `${MADE} declare const props: { stage: WebSocketStage };`,
      ),
    },
    silent: {
      'as it is': code('`${api.apiEndpoint}/${stage.stageName}`'),
      'without a stage': code(`api.apiEndpoint.replace('wss', 'https')`),
      'with a name that is not the stage': code(`api.apiEndpoint.replace('wss', 'https') + '/' + name`),
      'with something behind it': code(
        `\`\${api.apiEndpoint.replace('wss', 'https')}/\${stage.stageName}/@connections\``,
      ),
      'with something before it': code(`'url: ' + api.apiEndpoint.replace('wss', 'https') + '/' + stage.stageName`),
      'with another replacement': code(`api.apiEndpoint.replace('execute-api', 'proxy') + '/' + stage.stageName`),
      'of an HTTP API': code(
        `http.apiEndpoint.replace('wss', 'https') + '/' + stage.stageName`,
        `${MADE} const http = new HttpApi(this, 'Http');`,
      ),
    },
  });
});

describe('a name is suggested where it stands for the stage', () => {
  const helper = (body: string, call: string): string =>
    `${IMPORTS} class Chat extends Stack { constructor() { const api = new WebSocketApi(this, 'Chat'); const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); this.${call}; } private make(given) { ${body} } }`;
  shapes('prefer-callback-url', {
    reported: {
      'not in a method that gets its url': helper(`post(given.replace('wss://', 'https://'));`, 'make(stage.url)'),
      'but in one that gets the stage': helper(`post(given.url.replace('wss://', 'https://'));`, 'make(stage)'),
      'not where another variable has that name': `${IMPORTS} ${MADE} const { url } = stage; function make(stage) { post(url.replace('wss://', 'https://')); }`,
      'not behind the block in which it is made': `${IMPORTS} const api = new WebSocketApi(this, 'Chat'); if (isLive) { const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); } post(\`https://\${api.apiId}.execute-api.\${this.region}.amazonaws.com/live\`);`,
      'from a constant of the same function': `${IMPORTS} class Chat { constructor() { this.stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live' }); const { url } = this.stage; post(url.replace('wss://', 'https://')); } }`,
    },
    silent: {},
  });
});
