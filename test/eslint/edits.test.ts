import { AST_NODE_TYPES, parse, simpleTraverse } from '@typescript-eslint/typescript-estree';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { described, lint, mend } from './linter';

const IMPORTS = `import { Duration } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Function } from 'aws-cdk-lib/aws-lambda';
const api = new WebSocketApi(this, 'Chat');
const raw = new CfnApi(this, 'Raw', { protocolType: 'WEBSOCKET' });
`;

/** What the fix or the only suggestion of a rule makes of the last lines of a file. */
const mended = (ruleId: string, code: string, imports = IMPORTS): string | undefined =>
  mend(imports + code, ruleId)?.slice(imports.length);

describe('a property that is taken away', () => {
  const connect = 'authorizer-only-on-connect';
  const route = (options: string): string => `api.addRoute('send', ${options});`;

  test.each([
    ['in the middle', '{ integration, authorizer: new WebSocketIamAuthorizer(), name }', '{ integration, name }'],
    ['the first', '{ authorizer: new WebSocketIamAuthorizer(), integration }', '{ integration }'],
    ['the last', '{ integration, authorizer: new WebSocketIamAuthorizer() }', '{ integration }'],
    ['the only one', '{ authorizer: new WebSocketIamAuthorizer() }', '{  }'],
    [
      'with a comment before its comma',
      '{ integration, authorizer: new WebSocketIamAuthorizer() /* why */, name }',
      '{ integration,  /* why */ name }',
    ],
    [
      'with a comment before it',
      '{ integration, /* why */ authorizer: new WebSocketIamAuthorizer() }',
      '{ integration, /* why */  }',
    ],
    [
      'on a line of its own',
      '{\n  integration,\n  authorizer: new WebSocketIamAuthorizer(),\n  name,\n}',
      '{\n  integration,\n  name,\n}',
    ],
    [
      'on a line of its own, with a comment',
      '{\n  integration,\n  authorizer: new WebSocketIamAuthorizer(), // why\n}',
      '{\n  integration,\n  // why\n}',
    ],
  ])('%s', (_, before, after) => {
    expect(mended(connect, route(before))).toBe(route(after));
  });

  const rawRoute = (properties: string): string => `new CfnRoute(this, 'Send', { apiId: raw.ref, ${properties} });`;

  test.each([
    ['side by side', `routeKey: 'send', authorizationType: 'CUSTOM', authorizerId: id`, `routeKey: 'send'`],
    ['apart', `authorizationType: 'CUSTOM', routeKey: 'send', authorizerId: id`, `routeKey: 'send'`],
    ['in another order', `authorizerId: id, authorizationType: 'CUSTOM', routeKey: 'send'`, `routeKey: 'send'`],
    ['in quotes', `routeKey: 'send', 'authorizationType': 'CUSTOM', 'authorizerId': id`, `routeKey: 'send'`],
  ])('two of them, %s', (_, before, after) => {
    expect(mended(connect, rawRoute(before))).toBe(rawRoute(after));
  });

  test('two of them with a comment between them are left to the author', () => {
    const code = rawRoute(`routeKey: 'send', authorizationType: 'CUSTOM', /* why */ authorizerId: id`);
    expect(lint(IMPORTS + code, connect).map(({ fix }) => fix)).toStrictEqual([undefined]);
  });
});

describe('a value that is replaced where a property is written short', () => {
  const integration = (constant: string, name: string): string =>
    `const ${name} = ${constant}; new CfnIntegration(this, 'Back', { apiId: raw.ref, integrationType: 'AWS_PROXY', ${name} });`;

  test.each([
    ['integration-payload-format', integration(`'2.0'`, 'payloadFormatVersion'), `payloadFormatVersion: '1.0' }`],
    ['integration-timeout-range', integration('30000', 'timeoutInMillis'), 'timeoutInMillis: 29000 }'],
    [
      'integration-timeout-range',
      `const timeout = Duration.seconds(30); new WebSocketLambdaIntegration('Back', fn, { timeout });`,
      '{ timeout: Duration.seconds(29) }',
    ],
    [
      'integration-timeout-lambda',
      `const timeout = Duration.seconds(60); const fn = new Function(this, 'Fn', { timeout }); new WebSocketLambdaIntegration('Back', fn);`,
      '{ timeout: Duration.seconds(29) }',
    ],
    [
      'stage-data-trace',
      `const dataTraceEnabled = true; new CfnStage(this, 'Live', { apiId: raw.ref, stageName: 'live', defaultRouteSettings: { dataTraceEnabled } });`,
      '{ dataTraceEnabled: false }',
    ],
  ])('by %s', (ruleId, before, after) => {
    expect(mended(ruleId, before)).toContain(after);
  });
});

describe('a property that is added', () => {
  const stage = (properties: string): string => `new WebSocketStage(this, 'Live', ${properties});`;

  test('to an object of nothing but a comment, keeps the comment', () => {
    const code = stage(`{ webSocketApi: api, stageName: 'live', throttle: { /* later */ } }`);
    expect(mended('stage-throttling', code)).toContain('throttle: { /* later */  rateLimit: 500, burstLimit: 100 }');
  });

  test.each([
    ['tabs', '\t'],
    ['four spaces', '    '],
  ])('goes to several lines where it is long, indented by %s like the rest', (_, level) => {
    const code = stage(`{\n${level}webSocketApi: api,\n${level}stageName: 'live',\n}`);
    const imports = `import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';\n`;
    expect(mend(imports + code, 'stage-access-logs')).toContain(
      `\n${level}accessLogSettings: {\n${level}${level}destination: new LogGroupLogDestination(new LogGroup(this, 'LiveAccessLogs')),\n${level}${level}format: AccessLogFormat.custom(\n`,
    );
  });

  test('stays in one line where the object is in one', () => {
    const code = stage(`{ webSocketApi: api, stageName: 'live' }`);
    expect(mend(IMPORTS + code, 'stage-access-logs')).toMatch(
      /stageName: 'live', accessLogSettings: \{ destination: .*, format: AccessLogFormat\.custom\(.*\) \} \}\);/,
    );
  });
});

describe('where API Gateway comes from the alpha packages', () => {
  const ALPHA = `import { WebSocketApi, WebSocketStage } from '@aws-cdk/aws-apigatewayv2-alpha';
const webSocketApi = new WebSocketApi(this, 'Chat');
const stage = new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
webSocketApi.grantManageConnections(fn);
webSocketApi.arnForExecuteApi('GET', '/$connect');
`;

  test.each([
    'stage-access-logs',
    'manage-connections-stage-scope',
    'prefer-guarded-constructs',
    'no-arn-for-execute-api',
  ])('%s suggests nothing that those lack', (ruleId) => {
    const messages = lint(ALPHA, ruleId);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every(({ fix, suggestions = [] }) => !fix && suggestions.length === 0)).toBe(true);
  });

  test('what they have is suggested', () => {
    expect(mend(ALPHA, 'stage-throttling')).toContain('throttle: { rateLimit: 500, burstLimit: 100 }');
  });
});

/** The same code, laid out otherwise. */
const LAYOUTS: Readonly<Record<string, (code: string) => string>> = {
  'comments behind every property': (code) => {
    const ends: number[] = [];
    simpleTraverse(parse(code, { range: true }), {
      enter: ({ type, range }) => {
        if (type === AST_NODE_TYPES.Property) ends.push(range[1]);
      },
    });
    return ends
      .sort((a, b) => b - a)
      .reduce((text, end, index) => `${text.slice(0, end)} /* ${index} */${text.slice(end)}`, code);
  },
  'lines that end with CR and LF': (code) => code.replaceAll('\n', '\r\n'),
  tabs: (code) => code.replaceAll(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  'double quotes': (code) => code.replaceAll(`'`, '"'),
};

/** What an edit must neither lose nor bring in. */
const PRESERVED: Readonly<Record<string, RegExp>> = {
  'comments behind every property': /\/\* \d+ \*\//g,
  'lines that end with CR and LF': /[^\r]\n/g,
  tabs: /\n +(?!\*)/g,
  'double quotes': /'/g,
};

describe.each(Object.keys(LAYOUTS))('in code with %s', (layout) => {
  test.each(described.map(({ id }) => id))('the edits of %s fit in', (id) => {
    const example = fs.readFileSync(path.join(__dirname, id, 'incorrect.ts'), 'utf8');
    const code = LAYOUTS[layout]?.(example) ?? '';
    expect(lint(code, id)).toHaveLength(lint(example, id).length);
    const text = mend(code, id);
    const kept = PRESERVED[layout] ?? /^/;
    if (text !== undefined) expect(text.match(kept)?.length).toBe(code.match(kept)?.length);
  });
});

describe('what an edit needs is imported the way the file imports the rest', () => {
  const made = (space: string): string =>
    `const stage = new ${space}WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live' });`;

  test.each([
    [
      'modules as namespaces, beside the root',
      `import * as cdk from 'aws-cdk-lib';\nimport * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';\n`,
      'apigwv2.',
      `import * as logs from 'aws-cdk-lib/aws-logs';`,
      `new apigwv2.LogGroupLogDestination(new logs.LogGroup(`,
    ],
    [
      'names of modules, beside the root',
      `import * as cdk from 'aws-cdk-lib';\nimport { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';\n`,
      '',
      `import { LogGroup } from 'aws-cdk-lib/aws-logs';`,
      `new LogGroupLogDestination(new LogGroup(`,
    ],
    [
      'submodules of the root',
      `import { aws_apigatewayv2 as apigwv2, Stack } from 'aws-cdk-lib';\n`,
      'apigwv2.',
      `, aws_logs as logs, aws_apigateway as apigateway } from 'aws-cdk-lib'`,
      `new apigwv2.LogGroupLogDestination(new logs.LogGroup(`,
    ],
    [
      'the root alone',
      `import * as cdk from 'aws-cdk-lib';\n`,
      'cdk.aws_apigatewayv2.',
      `import * as cdk from 'aws-cdk-lib';`,
      `new cdk.aws_apigatewayv2.LogGroupLogDestination(new cdk.aws_logs.LogGroup(`,
    ],
  ])('%s', (_, imports, space, added, used) => {
    const text = mend(imports + made(space), 'stage-access-logs');
    expect(text).toContain(added);
    expect(text).toContain(used);
  });

  test('and not at all where its name is taken', () => {
    const imports = `import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';\nconst logs = [];\n`;
    expect(mend(imports + made('apigwv2.'), 'stage-access-logs')).toBeUndefined();
  });
});

describe('the ARN of connections', () => {
  const program = (arn: string, before = ''): string =>
    `import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';\nimport { PolicyStatement } from 'aws-cdk-lib/aws-iam';\nconst webSocketApi = new WebSocketApi(this, 'Chat');\nconst stage = new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live' });\n${before}\nnew PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${arn}] });`;
  const API = 'arn:aws:execute-api:${this.region}:${this.account}:${webSocketApi.apiId}';

  test.each([
    ['/*', '/${stage.stageName}/POST/@connections/*'],
    ['/*/*', '/${stage.stageName}/POST/@connections/*'],
    ['/*/*/@connections/*', '/${stage.stageName}/POST/@connections/*'],
    ['/*/POST/@connections/*', '/${stage.stageName}/POST/@connections/*'],
    ['/live/*', '/live/POST/@connections/*'],
    ['/live/*/*', '/live/POST/@connections/*'],
    ['/live/*/@connections/*', '/live/POST/@connections/*'],
    ['/${stage.stageName}/*', '/${stage.stageName}/POST/@connections/*'],
  ])('that ends in %s gets the stage and the method', (before, after) => {
    expect(mend(program(`\`${API}${before}\``), 'manage-connections-stage-scope')).toBe(program(`\`${API}${after}\``));
  });

  test('in a constant is named by its text, and narrowed there', () => {
    const constant = (end: string): string => `const arn = \`${API}${end}\`;`;
    const [message] = lint(program('arn', constant('/live/*')), 'manage-connections-stage-scope');
    expect(message?.message).toContain(`\`${API}/live/*\` covers every method`);
    expect(mend(program('arn', constant('/live/*')), 'manage-connections-stage-scope')).toBe(
      program('arn', constant('/live/POST/@connections/*')),
    );
  });

  test('in a constant that something else uses is left to the author', () => {
    const shared = `const arn = \`${API}/live/*\`; publish(arn);`;
    const [message] = lint(program('arn', shared), 'manage-connections-stage-scope');
    expect(message?.suggestions).toBeUndefined();
  });
});
