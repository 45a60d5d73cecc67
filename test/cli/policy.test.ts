import { command, reportIn, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

const CHAT = `
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
`;

const policy = (id: string): string => `{
  id: '${id}', category: 'security', severity: 'error', title: 'An API is called acme-*.', why: 'w', fix: 'f',
  references: ['https://acme.example/names'],
  check: (model, judge) => {
    for (const { resource } of model.apis)
      judge.value(resource, 'Name', (name) => !name.string?.startsWith('acme-') && 'The name is not of ours.');
  },
}`;

/** What \`check --policy\` finds of the user's own policies. */
async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const cwd = directoryWith({ 'chat.yaml': CHAT, ...files });
  const policies = Object.keys(files).flatMap((file) => ['--policy', file]);
  const args = ['check', 'chat.yaml', '--format', 'json', ...policies];
  const outcome = await command(args, { cwd });
  // What Node.js itself imports is nothing else.
  expect(await runBuiltCommand(args, { cwd })).toEqual(outcome);
  return reportIn(outcome)
    .findings.map(({ ruleId }) => ruleId)
    .filter((id) => id.includes('/'));
}

test.each([
  ['the default export of an ES module', { 'a.mjs': `export default ${policy('acme/name')};` }, ['acme/name']],
  ['a list by name', { 'a.mjs': `export const policies = [${policy('acme/name')}];` }, ['acme/name']],
  ['a CommonJS module, as TypeScript writes it', { 'a.cjs': `exports.name = ${policy('acme/name')};` }, ['acme/name']],
  [
    'several files',
    { 'a.mjs': `export default ${policy('acme/a')};`, 'b.mjs': `export default ${policy('acme/b')};` },
    ['acme/a', 'acme/b'],
  ],
])('policies are taken from %s', async (_, files, expected) => {
  expect(await found(files as Readonly<Record<string, string>>)).toEqual(expected);
});

test.each([
  ['export const nothing = 1;', 'exports no policy'],
  [`export default ${policy('stage-throttling')};`, 'its id is a prefix of your own and a name'],
  ['throw new Error("no luck");', 'cannot be loaded: no luck'],
])('%s is an error of the user', async (text, message) => {
  const cwd = directoryWith({ 'chat.yaml': CHAT, 'a.mjs': text });
  const outcome = await command(['check', 'chat.yaml', '--policy', 'a.mjs'], { cwd });
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain('a.mjs: ');
  expect(outcome.stderr).toContain(message);
});

test('a policy that is asynchronous is said to fail, since what it finds later is lost', async () => {
  const check = 'async () => { await null; throw new Error("later"); }';
  const cwd = directoryWith({
    'chat.yaml': CHAT,
    'a.mjs': `export default { ...${policy('acme/name')}, check: ${check} };`,
  });
  const outcome = await command(['check', 'chat.yaml', '--policy', 'a.mjs'], { cwd });
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain(
    'rule acme/name threw, its findings may be missing: TypeError: check is asynchronous',
  );
});

test('a file that is not there is an error of the user', async () => {
  const outcome = await command(['check', 'chat.yaml', '--policy', 'a.mjs'], {
    cwd: directoryWith({ 'chat.yaml': CHAT }),
  });
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain('there is no such file');
});

test.each([
  ['export default { check: 1 };', 'a.mjs: '],
  ['export default { a: { b: { c: { check: () => undefined } } } };', 'a.mjs: exports no policy'],
  ['export default { get check() { throw "no luck"; } };', 'a.mjs: '],
  ['throw "no luck";', 'a.mjs: cannot be loaded: no luck'],
  ['throw Object.create(null);', 'a.mjs: cannot be loaded: something was thrown'],
])('%s is told in one line, whatever is thrown', async (text, message) => {
  const cwd = directoryWith({ 'chat.yaml': CHAT, 'a.mjs': text });
  const { code, stdout, stderr } = await command(['check', 'chat.yaml', '--policy', 'a.mjs'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^websocket-guard: [^\n]+\n$/);
  expect(stderr).toContain(message);
});

test('a module that never ends loading leaves it undecided', async () => {
  // Node.js emits this where nothing is left that the module could be waiting for.
  const cwd = directoryWith({ 'chat.yaml': CHAT, 'a.cjs': `process.emit('beforeExit', 0);` });
  const outcome = await command(['check', 'chat.yaml', '--policy', 'a.cjs'], { cwd });
  expect(outcome).toMatchObject({ code: 3, stdout: '' });
  expect(outcome.stderr).toMatch(/^websocket-guard: a\.cjs: this module never ends loading: [^\n]+\n$/);
});
