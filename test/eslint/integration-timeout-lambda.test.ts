import { lint, mend } from './linter';
import { shapes } from './shapes';

const IMPORTS = `import { Duration } from 'aws-cdk-lib'; import { CfnApi, CfnIntegration, WebSocketIntegration } from 'aws-cdk-lib/aws-apigatewayv2'; import { HttpLambdaIntegration, WebSocketAwsIntegration, WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Function } from 'aws-cdk-lib/aws-lambda'; import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';`;
const code = (text: string): string => `${IMPORTS}\n${text}`;
const raw = (props: string, protocol = 'WEBSOCKET'): string =>
  code(
    `const api = new CfnApi(this, 'Api', { protocolType: '${protocol}' }); new CfnIntegration(this, 'Backend', { apiId: api.ref, integrationType: 'HTTP_PROXY', ${props} });`,
  );
/** A raw integration that waits 29 seconds for a function of a minute. */
const waiting = (props: string, more = ''): string =>
  code(
    `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); const send = new CfnIntegration(this, 'Send', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: handler.functionArn, ${props} }); ${more}`,
  );
const lambda = (timeout: string, integration = '', construct = 'Function'): string =>
  code(
    `const handler = new ${construct}(this, 'Handler', { ${timeout} }); new WebSocketLambdaIntegration('Send', handler${integration});`,
  );

const handled = (use: string): string =>
  code(
    `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${use} new WebSocketLambdaIntegration('Send', handler);`,
  );
/** An integration of what stands for a function. */
const qualified = (of: string): string =>
  code(
    `import { Alias } from 'aws-cdk-lib/aws-lambda'; const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); const live = ${of}; new WebSocketLambdaIntegration('Send', live);`,
  );

const uriOf = (uri: string): string =>
  code(
    `import { Fn } from 'aws-cdk-lib'; const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw(`integrationUri: ${uri}`).replace(IMPORTS, '')}`,
  );

shapes('integration-timeout-lambda', {
  reported: {
    'an alias of the function': qualified(`handler.addAlias('live')`),
    'a version of it': qualified('handler.currentVersion'),
    'an alias of its version': qualified(
      `new Alias(this, 'Live', { aliasName: 'live', version: handler.latestVersion })`,
    ),
    'a class of the file that passes its properties on': code(
      `class Own extends Function { constructor(scope, id, props) { super(scope, id, { timeout: Duration.seconds(10), ...props }); } } new WebSocketLambdaIntegration('Send', new Own(this, 'Own', { timeout: Duration.minutes(1) }));`,
    ),
    'a minute behind the default of 29 seconds': lambda('timeout: Duration.minutes(1)'),
    'a NodejsFunction': lambda('timeout: Duration.minutes(1)', '', 'NodejsFunction'),
    'ten seconds behind five': lambda('timeout: Duration.seconds(10)', ', { timeout: Duration.seconds(5) }'),
    ...Object.fromEntries(
      [
        ['that converts its timeout', 'timeout: Duration.minutes(1).toSeconds()', ''],
        ['without a timeout, which the integration does not wait for', '', 'timeoutInMillis: 2999,'],
      ].map(([which, timeout, wait]) => [
        `a raw function ${which}`,
        code(
          `import { CfnFunction } from 'aws-cdk-lib/aws-lambda'; const handler = new CfnFunction(this, 'Handler', { ${timeout} }); ${raw(`${wait} integrationUri: handler.attrArn`).replace(IMPORTS, '')}`,
        ),
      ]),
    ),
    'a raw integration with a URI that a helper makes': code(
      `const uri = (of) => \`arn:aws:apigateway:\${region}:lambda:path/2015-03-31/functions/\${of.functionArn}/invocations\`; const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); const quick = new Function(this, 'Quick', {}); ${raw('integrationUri: uri(handler)').replace(IMPORTS, '')} new CfnIntegration(this, 'Other', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: uri(quick) });`,
    ),
    'a raw integration that names the function by its ARN': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: handler.functionArn').replace(IMPORTS, '')}`,
    ),
    'a raw integration that says to wait': waiting(
      `requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'RequestResponse'" }`,
    ),
    'a raw integration': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`').replace(IMPORTS, '')}`,
    ),
    'a raw integration with a URI that CloudFormation puts the ARN into': uriOf(
      `Fn.sub('arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${F}/invocations', { F: handler.functionArn })`,
    ),
    'a raw integration with a URI that CloudFormation joins': uriOf(
      `Fn.join('', ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/', handler.functionArn, '/invocations'])`,
    ),
    'a function that may read a table of the properties': handled('props.table.grantReadData(handler);'),
    'a function that a method of an object out of sight takes': handled('props.alarms.watch(handler);'),
    'a function in a list': handled('[handler, other].forEach((one) => one.addEnvironment("A", "b"));'),
    'a function in a list of a loop': handled('for (const one of [handler, other]) table.grantReadData(one);'),
    'what a function of this file makes': {
      code: code(
        `const make = (id: string) => new Function(this, id, { timeout: Duration.minutes(1) }); new WebSocketLambdaIntegration('Send', make('Send')); new WebSocketLambdaIntegration('Join', make('Join'));`,
      ),
      errors: 2,
    },
    'what a method makes': code(
      `class Chat { make() { const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); return handler; } run() { new WebSocketLambdaIntegration('Send', this.make()); } }`,
    ),
    'a field that the constructor sets': code(
      `class Chat { public readonly handler: Function; constructor() { this.handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); this.table.grantReadData(this.handler); new WebSocketLambdaIntegration('Send', this.handler); } }`,
    ),
    'a function of another library': code(
      `import { RustFunction } from 'cargo-lambda-cdk'; new WebSocketLambdaIntegration('Send', new RustFunction(this, 'Handler', { timeout: Duration.minutes(1) }));`,
    ),
    'a class of this file that is a function': code(
      `class Handler extends Function {} new WebSocketLambdaIntegration('Send', new Handler(this, 'Handler', { timeout: Duration.minutes(1) }));`,
    ),
    'the three seconds of a function that says nothing': lambda('runtime', ', { timeout: Duration.seconds(2) }'),
    'a timeout that a function of this file takes': code(
      `const make = (id: string, timeout: Duration) => { const made = new Function(this, id, { timeout }); return made; }; const slow = make('Slow', Duration.minutes(1)); new WebSocketLambdaIntegration('Send', slow); new WebSocketLambdaIntegration('Join', make('Quick', Duration.seconds(5)));`,
    ),
    'a timeout that a function of this file takes where nothing else is said': code(
      `class Chat { make(id: string, timeout = Duration.minutes(1)) { return new Function(this, id, { timeout }); } run() { new WebSocketLambdaIntegration('Send', this.make('Slow')); new WebSocketLambdaIntegration('Join', this.make('Quick', Duration.seconds(5))); } }`,
    ),
    'a field': code(
      `class Chat { private readonly handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); constructor() { new WebSocketLambdaIntegration('Send', this.handler); } }`,
    ),
  },
  silent: {
    'a raw integration with a URI that CloudFormation puts another ARN into': uriOf(
      `Fn.sub('arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${F}/invocations', { F: props.arn })`,
    ),
    'a raw integration with a URI that CloudFormation puts an ARN of the template into': uriOf(
      `Fn.sub('arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Handler.Arn}/invocations')`,
    ),
    'a raw integration with a URI that a helper makes of what it looks up': code(
      `const uri = (of) => { of = quick; return \`arn:aws:apigateway:\${region}:lambda:path/2015-03-31/functions/\${of.functionArn}/invocations\`; }; const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: uri(handler)').replace(IMPORTS, '')}`,
    ),
    'a raw integration with a URI of a helper that calls itself': code(
      `const uri = (of) => uri(of); const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: uri(handler)').replace(IMPORTS, '')}`,
    ),
    'an alias of a version of elsewhere': qualified(
      `new Alias(this, 'Live', { aliasName: 'live', version: props.version })`,
    ),
    'an alias without a version': qualified(`new Alias(this, 'Live', props.alias)`),
    'what another method of it returns': qualified('handler.metricErrors()'),
    'an alias of itself': qualified('live.addAlias()').replace('const live', 'var live'),
    'as long as the integration waits': lambda('timeout: Duration.seconds(29)'),
    'a timeout that a function of this file takes, and changes': code(
      `function make(id: string, timeout: Duration) { timeout = shorten(timeout); return new Function(this, id, { timeout }); } new WebSocketLambdaIntegration('Send', make('Slow', Duration.minutes(1)));`,
    ),
    'a class of the file that has a timeout of its own': code(
      `class Short extends Function { constructor(scope, id, props) { super(scope, id, { ...props, timeout: Duration.seconds(10) }); } } new WebSocketLambdaIntegration('Send', new Short(this, 'Short', { timeout: Duration.minutes(1) }));`,
    ),
    'a class of the file that makes something of what it is given': code(
      `class Quick extends Function { constructor(scope, id, props) { super(scope, id, { runtime, timeout: capped(props.timeout) }); } } new WebSocketLambdaIntegration('Send', new Quick(this, 'Quick', { timeout: Duration.minutes(1) }));`,
    ),
    'no timeout, which is three seconds': lambda('runtime'),
    'a timeout that is not known': lambda('timeout: props.timeout'),
    'an integration whose timeout is not known': lambda('timeout: Duration.minutes(1)', ', { timeout: props.timeout }'),
    'a function that API Gateway calls asynchronously': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw("requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': \"'Event'\" }, integrationUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`").replace(IMPORTS, '')}`,
    ),
    'a function that only $disconnect calls': `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2'; ${code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); new WebSocketApi(this, 'Chat', { disconnectRouteOptions: { integration: new WebSocketLambdaIntegration('Leave', handler) } });`,
    )}`,
    'a function of another library without a timeout': code(
      `import { RustFunction } from 'cargo-lambda-cdk'; new WebSocketLambdaIntegration('Send', new RustFunction(this, 'Handler', { manifestPath }), { timeout: Duration.seconds(1) });`,
    ),
    'a function that a function out of sight takes': handled('shorten(handler);'),
    'a function in a list, each of which is shortened': handled(
      '[handler].forEach((one) => { (one.node.defaultChild as CfnFunction).timeout = 10; });',
    ),
    'a function from elsewhere': code(`new WebSocketLambdaIntegration('Send', props.handler);`),
    'a function whose timeout an escape hatch sets': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); (handler.node.defaultChild as CfnFunction).timeout = 10; new WebSocketLambdaIntegration('Send', handler);`,
    ),
    ...Object.fromEntries(
      [
        'this.node.defaultChild.timeout = 5;',
        `this['node'].defaultChild.timeout = 5;`,
        'Aspects.of(this).add(new Cap());',
      ].map((change) => [
        `a class of the file that changes the resource: ${change}`,
        code(
          `class Slow extends Function { constructor(scope, id, props) { super(scope, id, { ...props, timeout: Duration.minutes(1) }); ${change} } } new WebSocketLambdaIntegration('Send', new Slow(this, 'Slow', {}));`,
        ),
      ]),
    ),
    'a raw integration of which nobody knows whether it waits': waiting(
      `requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': props.invocation }`,
    ),
    ...Object.fromEntries(
      ['integrationUri = props.uri', 'timeoutInMillis = props.wait', 'requestParameters = props.parameters'].map(
        (change) => [`a raw integration that is changed: ${change}`, waiting('', `send.${change};`)],
      ),
    ),
    ...Object.fromEntries(
      ['handler.addOverride(props.path, 5);', `new Capped(this, 'Capped', { handler });`].map((change) => [
        `a raw function that may be changed: ${change}`,
        code(
          `import { CfnFunction } from 'aws-cdk-lib/aws-lambda'; import { Capped } from 'constructs-of-ours'; const handler = new CfnFunction(this, 'Handler', { timeout: 60 }); ${change} ${raw('integrationUri: handler.attrArn').replace(IMPORTS, '')}`,
        ),
      ]),
    ),
    'a raw function without a timeout, which the integration waits for': code(
      `import { CfnFunction } from 'aws-cdk-lib/aws-lambda'; const handler = new CfnFunction(this, 'Handler', {}); ${raw('timeoutInMillis: 3000, integrationUri: handler.attrArn').replace(IMPORTS, '')}`,
    ),
    'a raw integration that calls another function': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`').replace(IMPORTS, '')}`,
    ),
    'a raw integration that waits for something else': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); ${raw('integrationUri: `https://example.com/functions/${handler.functionArn}/${stage}`').replace(IMPORTS, '')}`,
    ),
    'a function behind an HTTP API': code(
      `const handler = new Function(this, 'Handler', { timeout: Duration.minutes(1) }); new HttpLambdaIntegration('Send', handler);`,
    ),
    'a class Function of this file': `import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'; import { Duration } from 'aws-cdk-lib'; class Function {} new WebSocketLambdaIntegration('Send', new Function(this, 'Handler', { timeout: Duration.minutes(1) }));`,
  },
});

const own = (maker: string, base = 'Function'): string =>
  code(
    `class Own extends ${base} { ${maker} } new WebSocketLambdaIntegration('Send', new Own(this, 'Own', { timeout: Duration.minutes(1) }));`,
  );

/** A function of a class that takes `parameter` and gives `props` to its base. */
const made = (parameter: string, props: string, more = ''): string =>
  code(
    `class Own extends Function { constructor(scope, id, ${parameter}) { super(scope, id, ${props}); } } new WebSocketLambdaIntegration('Send', new Own(this, 'Own'${more}));`,
  );

describe('a class of the file makes a function', () => {
  shapes('integration-timeout-lambda', {
    reported: {
      'of its properties as they are': own('constructor(scope, id, props) { super(scope, id, props); }'),
      'of its properties or of none': own('constructor(scope, id, props = {}) { super(scope, id, props); }'),
      'of its properties, of which types say more': own(
        'constructor(scope: Construct, id: string); constructor(scope: Construct, id: string, props?: Props) { super(scope, id, { ...props }); this.url = id; log(id); }',
      ),
      'of a timeout of its own': own(
        'constructor(scope, id, props) { super(scope, id, { ...props, timeout: Duration.minutes(2) }); }',
      ),
      'of a timeout of its own, for all others': code(
        `class Slow extends Function { constructor(scope, id) { super(scope, id, { timeout: Duration.minutes(2), runtime }); } } new WebSocketLambdaIntegration('Send', new Slow(this, 'Slow'));`,
      ),
      'of a timeout of its own, where it is given others only': made(
        'props',
        '{ timeout: Duration.minutes(2), ...props }',
        `, { memorySize: 256 }`,
      ),
      'of a timeout of its own, where it is given nothing': made(
        'props = {}',
        '{ timeout: Duration.minutes(2), ...props }',
      ),
      'of a timeout of its own in place of one that it is not given': made(
        'props',
        '{ ...props, timeout: props.timeout ?? Duration.minutes(2) }',
        ', {}',
      ),
      'of a timeout of its own, where another object of it has a shorter one': `${made(
        'props',
        '{ timeout: Duration.minutes(2), ...props }',
        ', {}',
      )} new WebSocketLambdaIntegration('Quick', new Own(this, 'Quick', { timeout: Duration.seconds(3) }));`,
      'of a timeout of its own unless it is given one, for an integration that waits for less than the default': own(
        'constructor(scope, id, props) { super(scope, id, { timeout: Duration.minutes(2), ...props }); }',
      ).replace('timeout: Duration.minutes(1) })', '}), { timeout: Duration.seconds(2) }'),
      'of a namespace': code(
        `import * as rust from 'cargo-lambda-cdk'; new WebSocketLambdaIntegration('Send', new rust.RustFunction(this, 'Own', { timeout: Duration.minutes(1) }));`,
      ),
    },
    silent: {
      'of a timeout of its own, and changes it': own(
        'constructor(scope, id) { super(scope, id, { timeout: Duration.minutes(2) }); (this.node.defaultChild as CfnFunction).timeout = 10; }',
      ),
      'of a shorter timeout that it is given in place of its own': made(
        'props',
        '{ timeout: Duration.minutes(2), ...props }',
        ', { timeout: Duration.seconds(3) }',
      ),
      'of a shorter timeout that it is given, and of its own for others': made(
        'props',
        '{ ...props, timeout: props.timeout ?? Duration.minutes(2) }',
        ', { timeout: Duration.seconds(3) }',
      ),
      'of a timeout of its own unless what is not known has one': made(
        'props',
        '{ timeout: Duration.minutes(2), ...props }',
        ', { ...defaults }',
      ),
      'of its properties, and changes them': own(
        'constructor(scope, id, props) { super(scope, id, props); (this.node.defaultChild as CfnFunction).timeout = 10; }',
      ),
      'of a timeout that it is given': own(
        'constructor(scope, id, props, limit) { super(scope, id, { ...props, timeout: limit }); }',
      ),
      'of a timeout of its own unless other properties have one': own(
        'constructor(scope, id, props) { super(scope, id, { timeout: Duration.minutes(2), ...defaults }); }',
      ),
      'of something else': own('constructor(scope, id, props) { super(scope, id); }'),
      'of nothing': own('constructor(scope, id) { super(scope, id, { runtime }); }'),
      'of one of its properties': own(
        'constructor(scope, id, { runtime }) { super(scope, id, { runtime, timeout: Duration.seconds(3) }); }',
      ),
      'of what a function makes of its properties': own(
        'constructor(scope, id, props) { super(scope, id, capped(props)); }',
      ),
      'of its properties and of what is picked when the program runs': own(
        'constructor(scope, id, props) { super(scope, id, { ...props, [name]: Duration.seconds(3) }); }',
      ),
      'of other properties': own('constructor(scope, id, props) { super(scope, id, { ...defaults }); }'),
      'where its base is not known': own('', 'Base'),
      'where its base is made by a call': own('', 'mixed(Function)'),
      'where it has no base': code(
        `class Own {} new WebSocketLambdaIntegration('Send', new Own(this, 'Own', { timeout: Duration.minutes(1) }));`,
      ),
      'whose class a call gives': code(
        `new WebSocketLambdaIntegration('Send', new (classOf('Function'))(this, 'Own', { timeout: Duration.minutes(1) }));`,
      ),
      'whose timeout is of no unit': lambda('timeout: Duration.constructor(60)'),
    },
  });
});

const resource = (timeout: string, more = ''): string =>
  `${IMPORTS} import { CfnFunction } from 'aws-cdk-lib/aws-lambda'; const handler = new CfnFunction(this, 'Handler', { ${timeout} }); ${more} const api = new CfnApi(this, 'Api', { protocolType: 'WEBSOCKET' }); new CfnIntegration(this, 'Send', { apiId: api.ref, integrationType: 'AWS_PROXY', integrationUri: \`arn:aws:apigateway:\${region}:lambda:path/2015-03-31/functions/\${handler.attrArn}/invocations\` });`;

describe('the function is the resource itself, with a number of seconds', () => {
  shapes('integration-timeout-lambda', {
    reported: { 'longer than the integration waits': resource('timeout: 30') },
    silent: {
      'as long as the integration waits': resource('timeout: 29'),
      'of which nothing is said': resource('runtime'),
      'which is not known': resource('timeout: props.timeout'),
      'which an override shortens': resource('timeout: 30', `handler.addPropertyOverride('Timeout', 10);`),
    },
  });

  test('and the suggestion is one, too', () => {
    expect(mend(resource('timeout: 30'), 'integration-timeout-lambda')).toBe(resource('timeout: 29'));
  });
});

test('a timeout that is no whole number of seconds is not suggested for the function', () => {
  const text = lambda('timeout: Duration.seconds(10)', ', { timeout: Duration.millis(4500) }');
  expect(lint(text, 'integration-timeout-lambda').map(({ suggestions }) => suggestions)).toEqual([undefined]);
});

test('a shorter timeout is for work of a minute; longer work is for nobody to wait for', () => {
  const says = (minutes: string): readonly unknown[] =>
    lint(lambda(`timeout: Duration.seconds(${minutes})`), 'integration-timeout-lambda').map(
      ({ message, suggestions = [] }) => [message.includes('hand the work to a queue'), suggestions.length],
    );
  expect(says('60')).toEqual([[false, 1]]);
  expect(says('61')).toEqual([[true, 0]]);
});

describe('the suggestion changes one function alone', () => {
  const MINUTE = 'timeout: Duration.minutes(1)';
  const SEND = (of: string): string => `new WebSocketLambdaIntegration('Send', ${of});`;
  const suggested = (text: string): readonly number[] =>
    lint(code(text), 'integration-timeout-lambda').map(({ suggestions = [] }) => suggestions.length);
  const helper = (calls: string): string =>
    `const make = (id) => new Function(this, id, { ${MINUTE} }); const one = make('One'); ${calls} ${SEND('one')}`;

  test.each([
    ['a function', SEND(`new Function(this, 'One', { ${MINUTE} })`)],
    ['what a helper makes once', helper('')],
    [
      'what a helper is given',
      `const make = (id, timeout) => new Function(this, id, { timeout }); const one = make('One', Duration.minutes(1)); make('Other', Duration.seconds(3)); ${SEND('one')}`,
    ],
    [
      'an object with a name for it',
      `const props = { ${MINUTE} }; const one = new Function(this, 'One', props); ${SEND('one')}`,
    ],
    [
      'an object with another name for it',
      `const all = { slow: { ${MINUTE} } }; const { slow } = all; const one = new Function(this, 'One', slow); ${SEND('one')}`,
    ],
    [
      'what is used several times',
      `const one = new Function(this, 'One', { ${MINUTE} }); log(one.functionName); ${SEND('one')}`,
    ],
    [
      'a function of a class that is made once',
      `class Chat { constructor() { this.one = new Function(this, 'One', { ${MINUTE} }); ${SEND('this.one')} } } new Chat();`,
    ],
  ])('%s', (_, text) => {
    expect(suggested(text)).toEqual([1]);
  });

  test.each([
    ['what a helper makes several times', helper(`make('Other');`)],
    [
      'what a helper makes that another calls several times',
      `const make = (id) => new Function(this, id, { ${MINUTE} }); const both = (id) => make(id); const one = both('One'); both('Other'); ${SEND('one')}`,
    ],
    [
      'what is made for each of a list',
      `[1].forEach((id) => { ${SEND(`new Function(this, 'One' + id, { ${MINUTE} })`)} });`,
    ],
    ['what a loop makes', `for (const id of ids) { ${SEND(`new Function(this, id, { ${MINUTE} })`)} }`],
    [
      'an object that several functions have',
      `const props = { ${MINUTE} }; const one = new Function(this, 'One', { ...props }); new Function(this, 'Other', { ...props }); ${SEND('one')}`,
    ],
    [
      'an object that several functions have by another name',
      `const all = { slow: { ${MINUTE} } }; const { slow } = all; const one = new Function(this, 'One', slow); new Function(this, 'Other', slow); ${SEND('one')}`,
    ],
    [
      'an object that several functions have by the name of a part',
      `const all = { slow: { ${MINUTE} } }; const slow = all.slow; const one = new Function(this, 'One', slow); new Function(this, 'Other', slow); ${SEND('one')}`,
    ],
    [
      'a field that several functions may have',
      `class Chat { readonly props = { ${MINUTE} }; build() { const one = new Function(this, 'One', { ...this.props }); ${SEND('one')} } }`,
    ],
    [
      'a function of a class that is made several times',
      `class Chat { constructor() { this.one = new Function(this, 'One', { ${MINUTE} }); ${SEND('this.one')} } } new Chat(); new Chat();`,
    ],
  ])('not %s', (_, text) => {
    expect(suggested(text)).toEqual([0]);
  });
});
