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

const MISSING =
  'The API has no $default route: messages that match no route are answered with {"message":"Forbidden"}.';

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
    expect(lint('stack.ts', 'default-route-missing', root, { followImports: 'no' })).toHaveLength(1);
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
    const last = 60;
    const files = Object.fromEntries(
      Array.from({ length: last }, (_, index) => [
        `m${index}.ts`,
        index === last - 1 ? CHAT : `export { Chat } from './m${index + 1}';`,
      ]),
    );
    write({ ...files, 'stack.ts': stack(`import { Chat } from './m0';`) });
    silent();
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
