import * as parser from '@typescript-eslint/parser';
import { execFileSync } from 'node:child_process';
import { Linter } from 'eslint';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import plugin from '../../src/eslint';

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'modules-')));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
}

/** What a rule says of a file, each with its line. */
function lint(
  name: string,
  rule = 'default-route-missing',
  cwd = root,
  settings: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const filename = path.join(root, name);
  const messages = new Linter({ cwd }).verify(
    fs.readFileSync(filename, 'utf8'),
    [
      {
        files: ['**/*.*'],
        languageOptions: { parser },
        plugins: { w: plugin },
        rules: { [`w/${rule}`]: 'error' },
        settings: { 'websocket-guard': settings },
      },
    ],
    filename,
  );
  return messages.map(({ line, message }) => `${line}: ${message}`);
}

const MISSING = 'The API has no $default route: a client whose message matches no route gets {"message":"Forbidden"}.';

/** A construct that has a route for the key it is given, and an API that anybody can get. */
const CHAT = `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
export class Chat extends Construct {
  readonly api: WebSocketApi;
  constructor(scope: Construct, id: string, props: { key: string }) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Api');
    this.api.addRoute(props.key, { integration: talk });
  }
}
`;
const stack = (imports: string, made = 'Chat', key = 'send'): string => `import { Stack } from 'aws-cdk-lib';
${imports}
export class Talk extends Stack {
  constructor(scope, id) {
    super(scope, id);
    new ${made}(this, 'Chat', { key: '${key}' });
  }
}
`;

describe('a class of another file is judged as the file that makes an object of it has it', () => {
  test('at the `new`, by the place where it is written', () => {
    write({ 'chat.ts': CHAT, 'stack.ts': stack(`import { Chat } from './chat';`) });
    expect(lint('stack.ts')).toEqual([`6: chat.ts:7: ${MISSING}`]);
    expect(lint('chat.ts')).toEqual([]);
  });

  test('not where it is given what it needs', () => {
    write({ 'chat.ts': CHAT, 'stack.ts': stack(`import { Chat } from './chat';`, 'Chat', '$default') });
    expect(lint('stack.ts')).toEqual([]);
  });

  test('not where the project asks for one file at a time', () => {
    write({ 'chat.ts': CHAT, 'stack.ts': stack(`import { Chat } from './chat';`) });
    expect(lint('stack.ts', 'default-route-missing', root, { followImports: false })).toEqual([]);
    expect(lint('stack.ts', 'default-route-missing', root, { followImports: true })).toHaveLength(1);
  });

  test.each([
    ['under another name', `import { Chat as Room } from './chat';`, 'Room', {}],
    ['by its module', `import * as chat from './chat';`, 'chat.Chat', {}],
    ['as it will be compiled', `import { Chat } from './chat.js';`, 'Chat', {}],
    [
      'by the index of a folder',
      `import { Chat } from './lib';`,
      'Chat',
      { 'lib/index.ts': `export * from '../chat';` },
    ],
    [
      'through several files',
      `import { Chat } from './one';`,
      'Chat',
      { 'one.ts': `export * from './two';`, 'two.ts': `export { Chat } from './chat';` },
    ],
    [
      're-exported under another name',
      `import { Room } from './one';`,
      'Room',
      { 'one.ts': `export { Chat as Room } from './chat';` },
    ],
    [
      'imported and exported again',
      `import { Chat } from './one';`,
      'Chat',
      { 'one.ts': `import { Chat } from './chat';\nexport { Chat };` },
    ],
    [
      'as the default',
      `import Chat from './default';`,
      'Chat',
      { 'default.ts': CHAT.replace('export class', 'export default class') },
    ],
    [
      'as the default, named below',
      `import Room from './default';`,
      'Room',
      { 'default.ts': `${CHAT.replace('export class', 'class')}export default Chat;` },
    ],
    [
      'exported below',
      `import { Chat } from './below';`,
      'Chat',
      { 'below.ts': `${CHAT.replace('export class', 'class')}export { Chat };` },
    ],
    [
      'by require',
      `const { Chat } = require('./common');`,
      'Chat',
      {
        'common.js': `${CHAT.replace('export class', 'class').replaceAll(/ readonly api: \w+;|: \w+(?=[,)])|: \{ key: string \}/g, '')}module.exports = { Chat };`,
      },
    ],
    [
      'by require of its own name',
      `const { Chat } = require('./common');`,
      'Chat',
      { 'common.ts': `${CHAT.replace('export class', 'class')}exports.Chat = Chat;` },
    ],
    [
      'by require of the class',
      `const Room = require('./common');`,
      'Room',
      { 'common.ts': `${CHAT.replace('export class', 'class')}module.exports = Chat;` },
    ],
    [
      'with names that both files have',
      `import { WebSocketApi as Construct } from 'aws-cdk-lib/aws-apigatewayv2';\nimport { Chat } from './chat';\nconst props = Construct;`,
      'Chat',
      {},
    ],
    [
      'from a script that starts with its interpreter',
      `import { Chat } from './script';`,
      'Chat',
      { 'script.ts': `#!/usr/bin/env node\n${CHAT}` },
    ],
  ])('imported %s', (_, imports, made, others) => {
    write({ 'chat.ts': CHAT, ...others, 'stack.ts': stack(imports, made) });
    expect(lint('stack.ts')).toEqual([expect.stringMatching(/^\d+: \w+\.[jt]s:\d+: The API has no \$default route/)]);
  });

  test('told once: by the first file that shows it', () => {
    write({
      'chat.ts': CHAT,
      'stack.ts': stack(`import { Chat } from './chat';`),
      'app.ts': `import { App } from 'aws-cdk-lib';\nimport { Talk } from './stack';\nnew Talk(new App(), 'Talk');\n`,
    });
    expect(lint('app.ts')).toEqual([]);
    expect(lint('stack.ts')).toHaveLength(1);
  });

  test('and not again where the class shows it alone', () => {
    write({
      'chat.ts': CHAT.replace('readonly api', 'private readonly api').replace('props.key', `'send'`),
      'stack.ts': stack(`import { Chat } from './chat';`),
    });
    expect(lint('chat.ts')).toHaveLength(1);
    expect(lint('stack.ts')).toEqual([]);
  });

  test('also what the file itself makes, by what a class does with it', () => {
    write({
      'chat.ts': `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
export class Chat extends Construct {
  constructor(scope, id, { table }) {
    super(scope, id);
    const enter = new Function(this, 'Enter', {});
    table.grantWriteData(enter);
    const integration = new WebSocketLambdaIntegration('Enter', enter);
    new WebSocketApi(this, 'Api', { connectRouteOptions: { integration } });
  }
}`,
      'app.ts': `import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Chat } from './chat';
const table = new Table(app, 'Connections', { partitionKey: { name: 'connectionId', type: 'S' } });
new Chat(app, 'Chat', { table });`,
    });
    expect(lint('app.ts', 'connection-table-ttl')).toEqual([
      expect.stringMatching(/^3: A handler of the API may write connections to this table/),
    ]);
  });

  test('as its file is now', () => {
    write({ 'chat.ts': CHAT, 'stack.ts': stack(`import { Chat } from './chat';`) });
    expect(lint('stack.ts')).toHaveLength(1);
    write({ 'chat.ts': CHAT.replace('props.key', `'$default'`) });
    expect(lint('stack.ts')).toEqual([]);
  });

  test.each([
    [
      'another file may change',
      CHAT.replace('export class', 'class') + `export const made = new Chat(app, 'Made', { key: 'send' });`,
      `import { made } from './chat';\nmade.api.addRoute('receive', {});`,
    ],
    [
      'the module repairs',
      `import { WebSocketDefaults } from 'cdk-websocket-guard';\nAspects.of(app).add(new WebSocketDefaults());\n${CHAT}`,
      '',
    ],
    [
      'the file acknowledges',
      CHAT,
      `import { Validations } from 'aws-cdk-lib';\nimport { Chat } from './chat';\nconst made = new Chat(app, 'C', { key: 'send' });\nValidations.of(made).acknowledge({ id: 'WebSocketGuard-StageThrottling', reason: 'of a test' });\n`,
    ],
  ])('silent about what %s', (_, chat, app) => {
    const stage = `this.api.addRoute(props.key, { integration: talk });\n new WebSocketStage(this, 'Live', { webSocketApi: this.api, stageName: props.key });`;
    const text = chat
      .replace('this.api.addRoute(props.key, { integration: talk });', stage)
      .replace('{ WebSocketApi }', '{ WebSocketApi, WebSocketStage }');
    write({ 'chat.ts': text, 'app.ts': app === '' ? stack(`import { Chat } from './chat';`) : app });
    expect(lint('app.ts', 'stage-throttling')).toEqual([]);
    expect(lint('app.ts')).toEqual(app.includes('acknowledge') ? [expect.stringContaining(MISSING)] : []);
  });
});

describe('what a module makes for all who import it may be changed by others', () => {
  const SHARED = `import { App } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
const app = new App();
const api = new WebSocketApi(app, 'Api');
`;
  test.each([
    [
      'by a function',
      `export function add(key) { api.addRoute(key, {}); }`,
      `import { add } from './shared';\nadd('send');`,
    ],
    [
      'by a function that is a constant',
      `export const add = (key) => api.addRoute(key, {});`,
      `import { add } from './shared';\nadd('send');`,
    ],
    [
      'by a class',
      `export class Add { constructor(key) { api.addRoute(key, {}); } }`,
      `import { Add } from './shared';\nnew Add('send');`,
    ],
    [
      'by a class that is the default',
      `export default class Add { constructor(key) { api.addRoute(key, {}); } }`,
      `import Add from './shared';\nnew Add('send');`,
    ],
    [
      'by a function that is exported below',
      `function add(key) { api.addRoute(key, {}); }\nexport { add };`,
      `import { add } from './shared';\nadd('send');`,
    ],
    ['as it is exported', `export { api };`, `import { api } from './shared';\napi.addRoute('send', {});`],
  ])('%s', (_, shared, use) => {
    write({ 'shared.ts': SHARED + shared, 'app.ts': `import { Stack } from 'aws-cdk-lib';\n${use}` });
    expect(lint('app.ts')).toEqual([]);
  });
});

describe('what a module keeps is of all who import it', () => {
  test('an API that a function makes for the first who asks', () => {
    const use = (key: string): string => `import { Stack } from 'aws-cdk-lib';
import { theApi } from './shared';
export class One extends Stack {
  constructor(scope, id) { super(scope, id); theApi(this).addRoute('${key}', {}); }
}`;
    write({
      'shared.ts': `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
let api: WebSocketApi | undefined;
export function theApi(scope) {
  if (!api) api = new WebSocketApi(scope, 'Api');
  return api;
}`,
      'one.ts': use('send'),
      'two.ts': use('$default'),
    });
    expect([lint('one.ts'), lint('two.ts')]).toEqual([[], []]);
  });
});

describe('files are read as compilers read them', () => {
  test('with the mark of their encoding', () => {
    write({
      'chat.ts': `\uFEFF${CHAT}`,
      'stack.ts': `\uFEFF${stack(`import { Chat as Room } from './chat';\nconst Chat = 1;`, 'Room')}`,
    });
    expect(lint('stack.ts')).toEqual([`7: chat.ts:7: ${MISSING}`]);
  });

  test('and not what was compiled of them before', () => {
    write({
      'chat.ts': CHAT.replace('props.key', `'$default'`),
      'chat.js': `import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
export const Chat = function (scope, id, props) { new WebSocketApi(scope, id).addRoute(props.key, {}); };
export class Other {}`,
      'stack.ts': stack(`import { Chat } from './chat.js';`),
    });
    expect(lint('stack.ts')).toEqual([]);
  });

  test.each(['Aws', '$aws', 'größe'])('and quoted with the names that they have in their file: %s', (name) => {
    const grant = `import { Aws as ${name} } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
export class Poster extends Construct {
  constructor(scope: Construct, id: string, props: { actions: string[] }) {
    super(scope, id);
    new PolicyStatement({ actions: props.actions, resources: [\`arn:aws:execute-api:\${${name}.REGION}:*:*/*\`] });
  }
}`;
    write({
      'poster.ts': grant,
      'stack.ts': `import { Aws as ${name}, Stack } from 'aws-cdk-lib';
import { Poster } from './poster';
export class Chat extends Stack {
  constructor(scope, id) {
    super(scope, id, { description: ${name}.REGION });
    new Poster(this, 'Poster', { actions: ['execute-api:ManageConnections'] });
  }
}`,
    });
    expect(lint('stack.ts', 'manage-connections-scope')).toEqual([
      expect.stringContaining(`\`arn:aws:execute-api:\${${name}.REGION}:*:*/*\` covers`),
    ]);
  });

  test('with the names that a class has for itself', () => {
    const room = CHAT.replace(
      '  constructor',
      `  more() { return new Chat(this, 'More', { key: '$default' }); }\n  constructor`,
    );
    write({
      'chat.ts': room,
      'stack.ts': stack(
        `import { Chat as Room } from './chat';
class Chat {
  constructor(scope, id, props) {
    const api = new WebSocketApi(scope, id);
    api.addRoute(props.key, {});
  }
}`,
        'Room',
        'send',
      ).replace(
        `from 'aws-cdk-lib';`,
        `from 'aws-cdk-lib';\nimport { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';`,
      ),
    });
    expect(lint('stack.ts')).toEqual([]);
  });
});

describe('what is not run is not reported', () => {
  const throttled = (body: string, methods = ''): string => `import { Validations } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
export class Chat extends Construct {
  constructor(scope, id, props) {
    super(scope, id);
    const webSocketApi = new WebSocketApi(this, 'Api');
    ${body}
  }
  ${methods}
}
`;
  const STAGE = `new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', throttle: props.limits });`;
  const SAFE = STAGE.replace('props.limits', '{ rateLimit: 10, burstLimit: 20 }');
  const made = (chat: string, props: string): readonly string[] => {
    write({
      'chat.ts': chat,
      'app.ts': `import { App, Stack } from 'aws-cdk-lib';\nimport { Chat } from './chat';\nnew Chat(new Stack(new App(), 'S'), 'Chat', { ${props} });`,
    });
    return lint('app.ts', 'stage-throttling');
  };

  test.each([
    ['where nothing is given for it', `if (props.live) { ${STAGE} }`, ''],
    ['where it is turned off', `if (props.live !== false) { ${STAGE} }`, 'live: false'],
    ['where its default is turned off', `if (props.live ?? true) { ${STAGE} }`, 'live: false'],
    ['behind an operator', `props.live && ${STAGE}`, 'live: false'],
    ['in the other branch', `if (!props.limits) { ${SAFE} } else { ${STAGE} }`, ''],
    ['in the other branch of a comparison', `if (props.limits === undefined) { ${SAFE} } else { ${STAGE} }`, ''],
    ['in the branch of another environment', `if (props.env === 'dev') { ${STAGE} } else { ${SAFE} }`, `env: 'prod'`],
    ['in the branch for nothing', `if (props.other == null) { ${STAGE} } else { ${SAFE} }`, 'other: {}'],
    ['in one that asks for two things', `if (props.live && props.env === 'dev') { ${STAGE} }`, `env: 'prod', live`],
    [
      'in one that asks for either of two',
      `if (!(props.live || props.env !== 'dev')) { ${STAGE} }`,
      `env: 'prod', live`,
    ],
    ['in another case', `switch (props.env) { case 'dev': ${STAGE} break; case 'prod': ${SAFE} }`, `env: 'prod'`],
    ['after a return', `if (!props.live) return; ${STAGE}`, ''],
    [
      'after a block that returns',
      `if (props.live) { console.log('live'); } else { console.log('none'); return; } ${STAGE}`,
      '',
    ],
  ])('%s', (_, body, props) => {
    expect(made(throttled(body), props)).toEqual([]);
  });

  test('in a method that is called nowhere else', () => {
    const method = `private stage(webSocketApi, limits) { ${STAGE.replace('props.limits', 'limits')} }`;
    expect(made(throttled(`if (props.live) this.stage(webSocketApi, props.limits);`, method), '')).toEqual([]);
    expect(
      made(throttled(`if (props.live) this.stage(webSocketApi, props.limits);`, method), 'live: true'),
    ).toHaveLength(1);
  });

  test.each([
    ['of what is given', `if (props.live) { ${STAGE} }`, 'live: true'],
    ['of what is an object', `if (props.live) { ${STAGE} }`, 'live: { name: 1 }'],
    ['of what nobody knows', `if (props.live) { ${STAGE} }`, 'live: process.env.LIVE'],
    [
      'of a comparison that nobody knows',
      `if (props.live > 1) { ${STAGE} } else if (props.live === 1) { ${STAGE} }`,
      'live: process.env.LIVE',
    ],
    ['of two nothings that may differ', `if (props.live === null) { ${STAGE} }`, ''],
    ['after one that goes on', `if (!props.live) { console.log('none'); } ${STAGE}`, ''],
    ['of the case', `switch (props.env) { default: case 'prod': ${STAGE} }`, `env: 'prod'`],
  ])('and what may be is, in a branch %s', (_, body, props) => {
    expect(made(throttled(body), props)).not.toEqual([]);
  });
});

describe('where the other file turns the rule off', () => {
  const talk = 'this.api = new WebSocketApi';
  test.each([
    ['for itself', `/* eslint-disable w/default-route-missing */\n${CHAT}`],
    ['with all others', `/* eslint-disable */\n${CHAT}`],
    [
      'for the line',
      CHAT.replace(talk, `// eslint-disable-next-line w/other, w/default-route-missing -- of a test\n${talk}`),
    ],
    ['at the line', CHAT.replace(`'Api');`, `'Api'); // eslint-disable-line w/default-route-missing`)],
  ])('%s, nothing is reported of it', (_, chat) => {
    write({ 'chat.ts': chat, 'stack.ts': stack(`import { Chat } from './chat';`) });
    expect(lint('stack.ts')).toEqual([]);
  });

  test.each([
    ['another rule', `/* eslint-disable w/other */\n${CHAT}`],
    ['until before', `/* eslint-disable */\n/* eslint-enable */\n${CHAT}`],
    ['after it', `${CHAT}\n/* eslint-disable */`],
    ['for another line', `// eslint-disable-next-line\n// eslint-disable-line\n${CHAT}`],
  ])('%s, it is', (_, chat) => {
    write({ 'chat.ts': chat, 'stack.ts': stack(`import { Chat } from './chat';`) });
    expect(lint('stack.ts')).toHaveLength(1);
  });
});

describe('an acknowledgement holds for what is made inside', () => {
  const CHAT_OF_STAGE = `import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
export class Chat extends Construct {
  constructor(scope, id, props) {
    super(scope, id);
    const webSocketApi = new WebSocketApi(this, 'Api');
    new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', throttle: props.limits });
  }
}
`;
  const ACKNOWLEDGED = `{ id: 'WebSocketGuard-StageThrottling', reason: 'of a test' }`;
  const inStack = (
    body: string,
    base = 'Stack',
    imports = '',
  ): string => `import { App, Stack, Validations } from 'aws-cdk-lib';
import { Chat } from './chat';
${imports}
export class Talk extends ${base} {
  constructor(scope, id) {
    super(scope, id);
    const chat = new Chat(this, 'Chat', {});
    ${body}
  }
}
`;
  const HELPERS = `import { Stack, Validations } from 'aws-cdk-lib';
export function acknowledge(scope) { Validations.of(scope).acknowledge(${ACKNOWLEDGED}); }
export const ACCEPTED = [${ACKNOWLEDGED}];
export class Accepting extends Stack { constructor(scope, id) { super(scope, id); Validations.of(this).acknowledge(${ACKNOWLEDGED}); } }
`;
  const IMPORTS = `import { acknowledge, ACCEPTED, Accepting } from './helpers';`;
  test.each([
    ['of the stack', inStack(`Validations.of(this).acknowledge(${ACKNOWLEDGED});`)],
    ['of the object of a class', inStack(`Validations.of(chat).acknowledge(${ACKNOWLEDGED});`)],
    [
      'of the app',
      `${inStack('').slice(0, inStack('').indexOf('export'))}const app = new App();\nconst stack = new Stack(app, 'S');\nnew Chat(stack, 'Chat', {});\nValidations.of(app).acknowledge(${ACKNOWLEDGED});`,
    ],
    ['by a function of another file', inStack(`acknowledge(this);`, 'Stack', IMPORTS)],
    [
      'by one that is called for several',
      inStack(`acknowledge(chat); acknowledge(new Stack(this, 'Other'));`, 'Stack', IMPORTS),
    ],
    ['of a list of another file', inStack(`Validations.of(this).acknowledge(...ACCEPTED);`, 'Stack', IMPORTS)],
    ['by the class that it extends', inStack('', 'Accepting', IMPORTS)],
  ])('%s', (_, text) => {
    write({ 'chat.ts': CHAT_OF_STAGE, 'helpers.ts': HELPERS, 'stack.ts': text });
    expect(lint('stack.ts', 'stage-throttling')).toEqual([]);
  });

  test('and for nothing else', () => {
    const other = `Validations.of(new Stack(scope, 'Other')).acknowledge(${ACKNOWLEDGED});`;
    write({ 'chat.ts': CHAT_OF_STAGE, 'stack.ts': inStack(other) });
    expect(lint('stack.ts', 'stage-throttling')).toHaveLength(1);
  });
});

describe('a module that is not read is unknown', () => {
  const silent = (name = 'stack.ts'): void => {
    expect(lint(name)).toEqual([]);
  };

  test.each([
    ['that is not there', {}],
    ['that no parser reads', { 'chat.ts': `${CHAT} class {` }],
    ['that is larger than anybody writes', { 'chat.ts': `${CHAT}// ${'x'.repeat(300_000)}` }],
    ['that has nothing of that name', { 'chat.ts': CHAT.replace('class Chat', 'class Room') }],
    ['that is a folder', { 'chat.ts/other.ts': CHAT }],
    ['that imports itself', { 'chat.ts': `export * from './chat';\nexport { Chat } from './chat';` }],
    [
      'that exports in circles',
      { 'chat.ts': `export * from './one';`, 'one.ts': `export * from './two';`, 'two.ts': `export * from './chat';` },
    ],
  ])('%s', (_, files) => {
    write({ ...files, 'stack.ts': stack(`import { Chat } from './chat';`) });
    silent();
  });

  test('that exceeds the limit together with the file that is linted', () => {
    const entry = stack(`import { Chat } from './chat';`);
    const left = 120_000 - entry.length - `${CHAT}//`.length;
    write({ 'stack.ts': entry, 'chat.ts': `${CHAT}//${'x'.repeat(left + 1)}` });
    silent();
    write({ 'stack.ts': entry, 'chat.ts': `${CHAT}//${'x'.repeat(left)}` });
    expect(lint('stack.ts')).toHaveLength(1);
  });

  test('outside of the directory that ESLint runs in', () => {
    write({ 'chat.ts': CHAT, 'app/stack.ts': stack(`import { Chat } from '../chat';`) });
    expect(lint('app/stack.ts')).toHaveLength(1);
    expect(lint('app/stack.ts', 'default-route-missing', path.join(root, 'app'))).toEqual([]);
  });

  test('behind a link that leads out of it', () => {
    write({ 'outside/chat.ts': CHAT, 'app/stack.ts': stack(`import { Chat } from './chat';`) });
    fs.symlinkSync(path.join(root, 'outside/chat.ts'), path.join(root, 'app/chat.ts'));
    expect(lint('app/stack.ts', 'default-route-missing', path.join(root, 'app'))).toEqual([]);
  });

  test('in a directory that is a link itself, by its name in there', () => {
    write({ 'app/lib/chat.ts': CHAT, 'app/stack.ts': stack(`import { Chat } from './lib/chat';`) });
    fs.symlinkSync(path.join(root, 'app'), path.join(root, 'linked'));
    const [said = ''] = lint('linked/stack.ts', 'default-route-missing', path.join(root, 'linked'));
    expect(said).toContain(`lib/chat.ts:`);
    expect(said).not.toContain('..');
  });

  test('of an installed package', () => {
    write({ 'node_modules/chat/chat.ts': CHAT, 'stack.ts': stack(`import { Chat } from './node_modules/chat/chat';`) });
    silent();
  });

  test('that is a pipe which nobody writes to', () => {
    write({ 'stack.ts': stack(`import { Chat } from './chat';`) });
    execFileSync('mkfifo', [path.join(root, 'chat.ts')]);
    silent();
  });

  test('behind more modules than anybody follows', () => {
    const chain = (last: number): Record<string, string> => ({
      'stack.ts': stack(`import { Chat } from './m0';`),
      ...Object.fromEntries(
        Array.from({ length: last }, (_, index) => [
          `m${index}.ts`,
          index === last - 1 ? CHAT : `export { Chat } from './m${index + 1}';`,
        ]),
      ),
    });
    write(chain(40));
    silent();
    write(chain(39));
    expect(lint('stack.ts')).toHaveLength(1);
  });

  test('of a test, which nobody deploys', () => {
    write({ 'chat.ts': CHAT, 'test/stack.test.ts': stack(`import { Chat } from '../chat';`) });
    silent('test/stack.test.ts');
  });

  test('modules that import each other are read once', () => {
    write({
      'chat.ts': `import { Talk } from './stack';\nexport type Owner = Talk;\n${CHAT}`,
      'stack.ts': stack(`import { Chat } from './chat';`),
    });
    expect(lint('stack.ts')).toHaveLength(1);
  });

  test('where the file that is linted has no name on disk', () => {
    write({ 'chat.ts': CHAT });
    const messages = new Linter({ cwd: root }).verify(stack(`import { Chat } from './chat';`), [
      { languageOptions: { parser }, plugins: { w: plugin }, rules: { 'w/default-route-missing': 'error' } },
    ]);
    expect(messages).toEqual([]);
  });

  test('where the parser tells nothing of scopes', () => {
    write({
      'chat.js': CHAT.replaceAll(/ readonly api: \w+;|: \w+(?=[,)])|: \{ key: string \}/g, ''),
      'stack.js': stack(`import { Chat } from './chat';`),
    });
    const filename = path.join(root, 'stack.js');
    const messages = new Linter({ cwd: root }).verify(
      fs.readFileSync(filename, 'utf8'),
      [{ plugins: { w: plugin }, rules: { 'w/default-route-missing': 'error' } }],
      filename,
    );
    expect(messages).toEqual([]);
  });
});
