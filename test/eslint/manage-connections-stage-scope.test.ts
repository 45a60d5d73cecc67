import { lint, mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { Aws, Stack } from 'aws-cdk-lib'; import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2'; import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'; import { CfnPermission, Function } from 'aws-cdk-lib/aws-lambda';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const API = `const api = new WebSocketApi(this, 'Chat');`;
const grant = (resource: string, more = ''): string =>
  code(
    `${API} fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [${resource}], ${more} }));`,
  );

shapes('manage-connections-stage-scope', {
  reported: {
    'the grant of an API': code(`${API} api.grantManageConnections(fn);`),
    'the grant of an API in a field': code(
      `class Chat { private readonly api = new WebSocketApi(this, 'Chat'); grant() { this.api.grantManageConnections(fn); } }`,
    ),
    'the grant of an API that a parameter brings': code(
      'function grant(api: WebSocketApi) { api.grantManageConnections(fn); }',
    ),
    'the grant of an imported API': code(
      `import { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; const api = WebSocketApi.fromWebSocketApiAttributes(this, 'Api', { webSocketId }) as WebSocketApi; api.grantManageConnections(fn);`,
    ),
    'every method of a stage whose name is only known elsewhere': code(
      `class Chat extends Stack { constructor(scope, id, props) { const { environment } = props; ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: environment }); fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${environment}/*\`] })); } }`,
    ),
    'every method of a stage whose name is a property': code(
      `class Chat extends Stack { constructor(scope, id, props) { const { environment } = props; ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: props.chat.name }); fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${props.chat.name}/*\`] })); } }`,
    ),
    'the grant of a stage': code(
      `const stage = new WebSocketStage(this, 'Live', { webSocketApi }); stage.grantManagementApiAccess(fn);`,
    ),
    'every stage, by the ARN of a REST API': grant(`api.arnForExecuteApi('POST', '/@connections/*')`),
    'every stage and every method, by the ARN of a REST API': grant('api.arnForExecuteApi()'),
    'every stage': grant('`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/*/POST/@connections/*`'),
    'every method': grant('`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/live/*/@connections/*`'),
    'everything of the API': grant('api.arnForExecuteApiV2()'),
    formatArn: grant(`this.formatArn({ service: 'execute-api', resource: api.apiId, resourceName: '*' })`),
  },
  silent: {
    'one stage and method': grant(`api.arnForExecuteApiV2('POST/@connections/*', stage.stageName)`),
    'one stage and method by formatArn': grant(
      'this.formatArn({ service: "execute-api", resource: api.apiId, resourceName: `${stage.stageName}/POST/@connections/*` })',
    ),
    'what may be more than the name of the stage': code(
      `class Chat extends Stack { constructor(scope, id, props) { const { environment } = props; ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: environment }); fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${props.environment}/*\`] })); } }`,
    ),
    'another variable of the same name': code(
      `${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: props.name }); grants.forEach((props) => fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${props.name}/*\`] })));`,
    ),
    'another property': code(
      `class Chat extends Stack { constructor(scope, id, props) { const { environment } = props; ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: props.chat.name }); fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${props.other.name}/*\`] })); } }`,
    ),
    'a stage that is not known': grant(
      '`arn:aws:execute-api:${this.region}:${this.account}:${api.apiId}/${stageAndMethod}/@connections/*`',
    ),
    'an API that is not known': grant('`arn:aws:execute-api:${this.region}:${this.account}:${apiAndStage}/*`'),
    'a method of the same name on another class': code('bus.grantManageConnections(fn);'),
    'this package, which grants less': `import { WebSocketApi } from 'cdk-websocket-guard'; const api = new WebSocketApi(this, 'Chat'); api.grantManageConnections(fn);`,
    'the stage of this package': `import { WebSocketStage } from 'cdk-websocket-guard'; const stage = new WebSocketStage(this, 'Live', { webSocketApi }); stage.grantManageConnections(fn);`,
    'another format': grant(
      `this.formatArn({ service: 'execute-api', resource: api.apiId, resourceName: '*', arnFormat: format })`,
    ),
    'a parameter of another type': code('function grant(api: ConnectionPool) { api.grantManageConnections(fn); }'),
  },
});

shapes('manage-connections-stage-scope', {
  reported: {
    'every stage, by an ARN that takes the stage last': grant(`api.arnForExecuteApi('POST', '/@connections/*', '*')`),
    'every stage, by what is not known but for the stage': grant(`api.arnForExecuteApiV2('POST/@connections/*', '*')`),
    'every stage of a resource without a name': grant(
      `this.formatArn({ service: 'execute-api', resource: \`\${api.apiId}/*\`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME })`,
    ).replace('Aws, Stack', 'ArnFormat, Aws, Stack'),
  },
  silent: {
    'a method that is picked when the program runs': code(`${API} api[grant](fn); api.grantManageConnections;`),
    'an ARN of another service': grant(`this.formatArn({ service: 'sqs', resource: '*' })`),
    'an ARN that a function makes': grant('arnOf(api)'),
    'an ARN of a resource that is not known': grant(
      `this.formatArn({ service: 'execute-api', resource: { api }, resourceName: [stage] })`,
    ),
    'an ARN of an API that is not known': grant(`other.arnForExecuteApiV2()`),
    'an ARN of a stage that is not known': grant(`api.arnForExecuteApiV2('POST/@connections/*', { stage })`),
  },
});

describe('a grant on the one stage is suggested', () => {
  const IAM = `import { Grant } from 'aws-cdk-lib/aws-iam';\n`;
  const APIGATEWAY = `import { CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';\n`;
  const MADE = `const api = new WebSocketApi(this, 'Chat');\n`;
  const LIVE = `const live = new WebSocketStage(this, 'Live', { webSocketApi: api });\n`;
  const program = (...lines: readonly string[]): string => [IAM, APIGATEWAY, ...lines].join('');

  test.each([
    ['the API', 'api.grantManageConnections(fn);'],
    ['the stage', 'live.grantManagementApiAccess(fn);'],
  ])('in place of a grant of %s', (_, grant) => {
    expect(mend(program(MADE, LIVE, grant), 'manage-connections-stage-scope')).toBe(
      program(
        MADE,
        LIVE,
        `Grant.addToPrincipal({
  grantee: fn,
  actions: ['execute-api:ManageConnections'],
  resourceArns: [api.arnForExecuteApiV2('POST/@connections/*', live.stageName)],
});`,
      ),
    );
  });

  test('in lines of its own where it would be longer than the others', () => {
    const name = 'liveStageOfTheChat';
    const made = LIVE.replace('const live =', `const ${name} =`).replace(', {', ',\n  {');
    expect(mend(program(MADE, made, 'api.grantManageConnections(fn);'), 'manage-connections-stage-scope')).toContain(
      `\n  resourceArns: [\n    api.arnForExecuteApiV2('POST/@connections/*', ${name}.stageName),\n  ],\n});`,
    );
  });

  test('by the grant of a stage of this package, which is that', () => {
    const guarded = `import { WebSocketStage as Guarded } from 'cdk-websocket-guard';\n`;
    const live = LIVE.replace('new WebSocketStage', 'new Guarded');
    expect(
      mend(program(guarded, MADE, live, 'api.grantManageConnections(fn);'), 'manage-connections-stage-scope'),
    ).toBe(program(guarded, MADE, live, 'live.grantManageConnections(fn);'));
  });

  test.each([
    ['the API has no stage here', [MADE, 'api.grantManageConnections(fn);']],
    ['the API has two', [MADE, LIVE, LIVE.replaceAll(/live/gi, 'beta'), 'api.grantManageConnections(fn);']],
    [
      'the stage is that of another API',
      [MADE, LIVE.replace('webSocketApi: api', 'webSocketApi: other'), 'api.grantManageConnections(fn);'],
    ],
    ['the stage is made in a block', [MADE, `if (isLive) {\n${LIVE}}\n`, 'api.grantManageConnections(fn);']],
    ['the API is not made here', ['function grant(api: WebSocketApi) {\n', LIVE, 'api.grantManageConnections(fn); }']],
    [
      'the stage is a resource',
      [MADE, `const live = new CfnStage(this, 'Live', { apiId: api.apiId });\n`, 'api.grantManageConnections(fn);'],
    ],
    ['the stage is made later', [MADE, 'api.grantManageConnections(fn);\n', LIVE]],
    [
      'the stage is made in another function',
      [MADE, `function make() { ${LIVE.trim()} }\n`, 'api.grantManageConnections(fn);'],
    ],
    [
      'the stage has no name',
      [MADE, `keep(new WebSocketStage(this, 'Live', { webSocketApi: api }));\n`, 'api.grantManageConnections(fn);'],
    ],
    ['nobody is granted anything', [MADE, LIVE, 'api.grantManageConnections();']],
  ])('and nothing where %s', (_, lines) => {
    const messages = lint(program(...lines), 'manage-connections-stage-scope');
    expect(messages.map(({ suggestions }) => suggestions)).toEqual([undefined]);
  });
});

const inClass = (members: string, stageName: string, read = stageName): string =>
  code(
    `class Chat extends Stack { ${members} build() { ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: ${stageName} }); fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${${read}}/*\`] })); } }`,
  );

describe('every method of a stage whose name a class has', () => {
  shapes('manage-connections-stage-scope', {
    reported: {
      'as a property of its constructor': inClass(
        'constructor(private readonly stage: string) { super(); }',
        'this.stage',
      ),
      'as a member of such a property': inClass(
        'constructor(private readonly props: Props) { super(); }',
        'this.props.stage',
      ),
      'as a member of what may be missing': inClass(
        'constructor(private readonly props?: Props) { super(); }',
        'this.props!.stage',
      ),
      'as a field that is set from the properties': inClass(
        'private readonly stage: string; constructor(props) { super(); this.stage = props.stage; }',
        'this.stage',
      ),
      'as a member of a field that is set once': inClass(
        'private readonly props: Props; constructor(props) { super(); this.props = props; }',
        'this.props.chat.stage',
      ),
      'as a field that is worked out once': inClass('private readonly stage = nameOf(this);', 'this.stage'),
      'as a field that a subclass sets': inClass('protected abstract readonly stage: string;', 'this.stage'),
      'as a private field': inClass(
        'readonly #props; constructor(props) { this.#props = props; }',
        'this.#props.stage',
      ),
      'as a constant of what the file does not tell': code(
        `const stageName = nameOf(app); ${API} new WebSocketStage(this, 'Live', { webSocketApi: api, stageName }); fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${stageName}/*\`] }));`,
      ),
    },
    silent: {
      'as a field that is set again': inClass(
        'constructor(private stage: string) { super(); this.stage = stage + suffix; }',
        'this.stage',
      ),
      'as a member of a field that a method sets': inClass(
        'private props: Props = first; next(props: Props) { this.props = props; }',
        'this.props.stage',
      ),
      'as a field that is made longer': inClass(
        'private stage = first(); more() { this.stage += rest; }',
        'this.stage',
      ),
      'as another member': inClass(
        'constructor(private readonly props: Props) { super(); }',
        'this.props.stage',
        'this.props.stageAndMethod',
      ),
      'under a name that is not written': inClass(
        'constructor(private readonly props: Props) { super(); }',
        'this.props[names.stage]',
      ),
      'where this has another name, under which it may be set': inClass(
        'constructor(private stage: string) { super(); const self = this; self.stage = other; }',
        'this.stage',
      ),
      'as a field of another class': code(
        `class Live extends Stack { constructor(private readonly stage: string) { super(); new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: this.stage }); } }
class Chat extends Stack { constructor(private readonly stage: string) { super(); ${API} fn.addToRolePolicy(new PolicyStatement({ actions: ['execute-api:ManageConnections'], resources: [\`arn:aws:execute-api:\${this.region}:\${this.account}:\${api.apiId}/\${this.stage}/*\`] })); } }`,
      ),
      'as what is worked out anew': inClass('', 'nameOf(this)'),
    },
  });
});
