import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';
import { directoryWith } from '../support/files';
import { payloadOf, recorded } from './events';
import { EXAMPLES, OPEN } from './templates';

const ROOT = path.join(__dirname, '../..');

let files: Readonly<Record<string, Buffer>>;

beforeAll(() => {
  const lib = temporaryDirectory();
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/bundle.mjs'), lib], { cwd: ROOT });
  const directory = path.join(lib, 'core');
  const names = fs.readdirSync(directory);
  expect(names).toContain('hook.js');
  files = Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(directory, name))]));
}, 60_000);

/** What a script prints, run in a directory that holds what is deployed and nothing else. */
function run(script: string, data: object, variables: Readonly<Record<string, string>> = {}): unknown {
  const cwd = directoryWith({ ...files, 'data.json': data });
  const body = `(async () => { const data = require('./data.json'); ${script} })();`;
  const output = execFileSync(process.execPath, ['--expose-gc', '-e', body], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...variables },
  });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('needs nothing outside of its directory, and takes its options from the environment', () => {
  const script = `console.log(JSON.stringify(await require('./hook.js').handler(data, {})));`;
  const event = recorded('resource');
  const logged = expect.objectContaining({ hookStatus: 'FAILED', errorCode: 'NonCompliant', target: 'resource' });
  expect(run(script, event)).toEqual([logged, expect.objectContaining({ errorCode: 'NonCompliant' })]);
  expect(run(script, event, { WEBSOCKET_GUARD_OPTIONS: '{"preset":"strict","failOn":"never"}' })).toEqual([
    expect.objectContaining({ hookStatus: 'SUCCESS' }),
    expect.objectContaining({ hookStatus: 'SUCCESS' }),
  ]);
});

test('takes a fetch of your own', () => {
  const script = `
    const { createHandler } = require('./hook.js');
    const handler = createHandler({ fetchPayload: async () => data.payload });
    console.log(JSON.stringify((await handler(data.event)).errorCode));`;
  expect(run(script, { event: recorded('stack'), payload: payloadOf(OPEN) })).toEqual(['NonCompliant']);
});

test('keeps nothing of a thousand events', () => {
  const script = `
    const { createHandler } = require('./hook.js');
    let next = 0;
    const fetchPayload = async () => data.payloads[next++ % data.payloads.length];
    const handler = createHandler({ fetchPayload, preset: 'all' });
    const events = async (count) => { for (let i = 0; i < count; i++) await handler(data.event); gc(); };
    await events(200);
    const before = process.memoryUsage().heapUsed;
    await events(1000);
    console.log(process.memoryUsage().heapUsed - before);`;
  const payloads = EXAMPLES.map(([, template]) => payloadOf(template));
  const [growth] = run(script, { event: recorded('stack'), payloads }) as readonly [number];
  expect(growth).toBeLessThan(4_000_000);
}, 120_000);
