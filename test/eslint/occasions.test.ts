import { shapes } from './shapes';

const IMPORTS = `import { Aws, Duration } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const RAW_API = `const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' });`;
const RAW_ROUTE = `new CfnRoute(this, key, { apiId: api.ref, routeKey: key, target })`;
const API = `const api = new WebSocketApi(this, 'Chat');`;
const STAGE = `new CfnStage(this, 'Live', { apiId: api.ref, stageName: 'live', autoDeploy: true });`;

/** A construct with a method that adds a route for the key it is given. */
const construct = (access: string, calls: string, authorizationType = `'NONE'`): string =>
  code(`class Chat extends Construct {
  private readonly api: CfnApi;
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' });
    ${calls}
  }
  ${access} add(routeKey: string, fn: IFunction, authorizationType?: string) {
    new CfnRoute(this, routeKey + 'Route', { apiId: this.api.ref, routeKey, authorizationType: ${authorizationType} });
  }
}`);

describe('a route that a function or a loop makes', () => {
  shapes('connect-route-authorized', {
    reported: {
      'a private method': construct('private', `this.add('$connect', enter); this.add('send', talk);`),
      'a method that others may call, too': construct('', `this.add('$connect', enter);`),
      'a default that nothing replaces': construct(
        '',
        `this.add('$connect', enter); this.add('send', talk);`,
        `authorizationType || 'NONE'`,
      ),
      'a local function': code(
        `${RAW_API} const add = (key: string) => ${RAW_ROUTE}; add('$connect'); add('$disconnect');`,
      ),
      'a parameter with a default': code(
        `${RAW_API} function add(key = '$connect') { ${RAW_ROUTE}; } add(); add('send');`,
      ),
      'properties in one object': code(
        `${API} const add = ({ key, fn }) => api.addRoute(key, { integration: fn }); add({ key: '$connect', fn: enter }); add({ key: 'send', fn: talk });`,
      ),
      'forEach over keys': code(`${RAW_API} ['$connect', '$disconnect'].forEach((key) => { ${RAW_ROUTE}; });`),
      'for … of over keys': code(
        `${RAW_API} const KEYS = ['$connect', '$disconnect'] as const; for (const key of KEYS) { ${RAW_ROUTE}; }`,
      ),
      'for … of over pairs': code(
        `${API} for (const [key, fn] of [['$connect', enter], ['send', talk]]) api.addRoute(key, { integration: fn });`,
      ),
      'for … of over objects': code(
        `${API} const routes = [{ key: '$connect', fn: enter }, { key: 'send', fn: talk }]; for (const route of routes) api.addRoute(route.key, { integration: route.fn });`,
      ),
      'the entries of an object': code(
        `${API} const handlers = { $connect: enter, send: talk }; for (const [key, fn] of Object.entries(handlers)) api.addRoute(key, { integration: fn });`,
      ),
      'what map makes of keys': code(`${RAW_API} const routes = ['$connect', 'send'].map((key) => ${RAW_ROUTE});`),
      'the keys of an object': code(
        `${API} Object.keys({ $connect: enter }).forEach((key) => api.addRoute(key, { integration }));`,
      ),
    },
    silent: {
      'an authorization type that the call gives': construct(
        '',
        `this.add('$connect', enter, 'AWS_IAM'); this.add('send', talk);`,
        `authorizationType ?? 'NONE'`,
      ),
      'keys that others give': construct('', `props.routes.forEach(({ key, fn }) => this.add(key, fn));`),
      'a parameter that is set again': code(
        `${RAW_API} function add(key: string) { key = prefix(key); ${RAW_ROUTE}; } add('$connect');`,
      ),
      'a list that changes': code(
        `${RAW_API} const keys = ['$connect']; keys.pop(); for (const key of keys) { ${RAW_ROUTE}; }`,
      ),
      'an object that others may change': code(
        `${API} const handlers = { $connect: enter }; change(handlers); for (const [key, fn] of Object.entries(handlers)) api.addRoute(key, { integration: fn });`,
      ),
      'a function that calls itself': code(
        `${RAW_API} function add(key: string, left: number) { ${RAW_ROUTE}; if (left) add(key, left - 1); } add(first, 3);`,
      ),
      'arguments that are spread': code(`${RAW_API} const add = (key: string) => ${RAW_ROUTE}; add(...given);`),
      'what map makes of keys, and others change': code(`${RAW_API} change(['$connect'].map((key) => ${RAW_ROUTE}));`),
      'functions handed to a loop': code(
        `${RAW_API} const add = (key: string) => ${RAW_ROUTE}; ['send'].forEach(add); add('$disconnect');`,
      ),
    },
  });

  shapes('route-key-unique', {
    reported: {
      'the same key twice': code(`${RAW_API} const add = (key: string) => ${RAW_ROUTE}; add('send'); add('send');`),
      'a key twice in a list': code(`${API} for (const key of ['send', 'send']) api.addRoute(key, { integration });`),
    },
    silent: {
      'two APIs': code(
        `const add = (api: WebSocketApi, key: string) => api.addRoute(key, { integration }); add(new WebSocketApi(this, 'A'), 'send'); add(new WebSocketApi(this, 'B'), 'send');`,
      ),
      'a call in each arm': code(
        `${RAW_API} const add = (key: string) => ${RAW_ROUTE}; if (isProd) add('send'); else add('send');`,
      ),
    },
  });

  shapes('authorizer-only-on-connect', {
    reported: {
      'for a key of a list, without a fix: $connect needs it': code(
        `${RAW_API} for (const key of ['$connect', 'send']) new CfnRoute(this, key, { apiId: api.ref, routeKey: key, authorizationType: 'AWS_IAM' });`,
      ),
    },
    silent: {
      'where only $connect gets it': code(
        `${RAW_API} const add = (key: string, type = 'NONE') => new CfnRoute(this, key, { apiId: api.ref, routeKey: key, authorizationType: type }); add('$connect', 'AWS_IAM'); add('send');`,
      ),
    },
  });

  shapes('default-route-missing', {
    reported: {
      'all keys of a list': code(`${RAW_API} ${STAGE} for (const key of ['$connect', 'send']) { ${RAW_ROUTE}; }`),
    },
    silent: {
      'among the keys of a list': code(
        `${RAW_API} ${STAGE} for (const key of ['$connect', '$default']) { ${RAW_ROUTE}; }`,
      ),
      'where others may add routes': construct('', `this.add('$connect', enter);`),
      'where one key is not known': code(
        `${RAW_API} ${STAGE} for (const key of ['$connect', other]) { ${RAW_ROUTE}; }`,
      ),
    },
  });
});

describe('parts of an API that a method makes for the id it is given', () => {
  const method = (access: string, calls: string): string =>
    code(`class Chat extends Construct {
  constructor(scope: Construct, id: string) { super(scope, id); const api = new WebSocketApi(this, 'Api'); ${calls} }
  ${access} stage(apiId: string) { return new CfnStage(this, 'Live', { apiId, stageName: 'live', autoDeploy: true }); }
}`);
  shapes('stage-throttling', {
    reported: { 'called once': method('private', `this.stage(api.apiId);`) },
    silent: {
      'called by others, too': method('', `this.stage(api.apiId);`),
      'called for another kind of API': method('private', `this.stage(api.apiId); this.stage(http.apiId);`),
    },
  });
  shapes('connect-route-authorized', {
    reported: { 'an id that stays in the file': method('private', `this.stage(api.apiId);`) },
    silent: {
      'an id that leaves it': method('private', `this.stage(api.apiId); publish(api.apiId);`),
    },
  });
});

describe('a function that a method is given', () => {
  const invoke = (calls: string): string =>
    code(`const slow = new Function(this, 'Slow', { runtime, handler, code, timeout: Duration.seconds(45) });
const fast = new Function(this, 'Fast', { runtime, handler, code });
${RAW_API}
const add = (key: string, fn: Function) => {
  const uri = \`arn:aws:apigateway:\${Aws.REGION}:lambda:path/2015-03-31/functions/\${fn.functionArn}/invocations\`;
  const integration = new CfnIntegration(this, key + 'Call', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: uri });
  new CfnRoute(this, key, { apiId: api.ref, routeKey: key, target: \`integrations/\${integration.ref}\` });
};
${calls}`);
  shapes('integration-timeout-lambda', {
    reported: {
      'one of two calls': invoke(`add('$connect', fast); add('send', slow);`),
      'each of two calls': { code: invoke(`add('$connect', slow); add('send', slow);`), errors: 2 },
    },
    silent: {
      'functions that end in time': invoke(`add('$connect', fast); add('send', fast);`),
      'nobody waits for $disconnect': invoke(`add('$connect', fast); add('$disconnect', slow);`),
    },
  });
});

const ofApi = (text: string): string => code(`${API} ${text}`);
const each = (body: string): string => ofApi(`for (const key of ['$other', 'send']) { ${body} }`);
const ADD = 'api.addRoute(key, { integration });';

describe('a loop or a function asks what it is given', () => {
  shapes('route-key-reserved', {
    reported: {
      'something else': each(`if (isProd) ${ADD}`),
      'something else, in a condition': each(`isProd && ${ADD}`),
      'something else, by a constant': ofApi(
        `const isFit = isProd(); for (const key of ['$other', 'send']) { if (isFit) ${ADD} }`,
      ),
      'something else before, in a block': each(`{ if (isProd) continue; } ${ADD}`),
      'what does not hold before, and then something about the key': each(
        `if (key === '') { if (isKey(key)) continue; } ${ADD}`,
      ),
      'something else before': each(`if (isProd) continue; ${ADD}`),
      'what holds for the key': each(`if (key === '$other') ${ADD}`),
      'the case of the key': each(`switch (key) { case '$other': ${ADD} }`),
      'the default, without a case of the key': each(`switch (key) { case 'send': break; default: ${ADD} }`),
      'a switch of something else': each(`switch (stage) { case 'prod': ${ADD} }`),
      'something else, and counts': ofApi(
        `let count = 0; for (const key of ['$other', 'send']) { if (isProd) continue; count += 1; ${ADD} }`,
      ),
      'what may fail, and is not caught': each(`try { ${ADD} } finally { done(); }`),
    },
    silent: {
      'what does not hold for the key': each(`if (key !== '$other') ${ADD}`),
      'what is not known': each(`if (isKey(key)) ${ADD}`),
      'what is not known, in a condition': each(`isKey(key) && ${ADD}`),
      'whether to go on': each(`if (!isKey(key)) continue; ${ADD}`),
      'whether to go on, where something else holds': each(`if (key) { if (isKey(key)) continue; } ${ADD}`),
      'whether to go on, in a block': each(`{ if (!isKey(key)) continue; } ${ADD}`),
      'the case of another key': each(`switch (key) { case 'send': ${ADD} }`),
      'the default, with a case of the key': each(`switch (key) { case '$other': break; default: ${ADD} }`),
      'by a constant': each(`const isFit = isKey(key); if (isFit) ${ADD}`),
      'in a case of what is true': each(`switch (true) { case isKey(key): break; default: ${ADD} }`),
      'by what it counts': ofApi(
        `let count = 0; for (const key of ['$other', 'send']) { if (count > 0) break; count += 1; ${ADD} }`,
      ),
      'by what it collects': ofApi(
        `const keys = []; for (const key of ['$other', 'send']) { if (keys.length > 0) continue; keys.push(key); ${ADD} }`,
      ),
      'what may fail, and is caught': each(`try { ${ADD} } catch { log(); }`),
    },
  });
  shapes('connect-route-authorized', {
    reported: { 'for all keys alike': ofApi(`for (const key of ['$connect', 'send']) ${ADD}`) },
    silent: {
      'for $connect apart': ofApi(
        `for (const key of ['$connect', 'send']) { if (key === '$connect') api.addRoute(key, { integration, authorizer }); else ${ADD} }`,
      ),
    },
  });
  const timed = (condition: string): string =>
    ofApi(
      `for (const seconds of [5, 60]) { const handler = new Function(this, 'F', { timeout: Duration.seconds(seconds) }); if (${condition}) new WebSocketLambdaIntegration('Send', handler); }`,
    );
  shapes('integration-timeout-lambda', {
    reported: { 'something else': timed('isProd') },
    silent: { 'how long it runs': timed('seconds < 29') },
  });
});
