import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CHAT_FILE, answered, found, judged } from '../deployed/saved-answers';
import { temporaryDirectory } from '../support/cdk';
import { command } from '../support/command';

const FAKE = path.join(__dirname, 'collect/aws.mjs');

/** What running a script leaves behind, where a stand-in answers for the AWS CLI. */
interface Collected {
  readonly code: number | null;
  readonly document: string;
  readonly calls: readonly string[];
}

async function collect(saved: string, ...options: readonly string[]): Promise<Collected> {
  const directory = temporaryDirectory();
  const { code, stdout: script, stderr } = await command(['collect', ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const at = (name: string, content: string, mode = 0o644): string => {
    const file = path.join(directory, name);
    fs.writeFileSync(file, content, { mode });
    return file;
  };
  at('aws', `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(FAKE)} "$@"\n`, 0o755);
  const calls = at('calls', '');
  const run = spawnSync('sh', [at('collect.sh', script)], {
    encoding: 'utf8',
    cwd: directory,
    env: {
      PATH: `${directory}:${process.env.PATH ?? ''}`,
      TMPDIR: directory,
      CALLS: calls,
      SAVED: at('saved.json', saved),
    },
  });
  expect(run.stderr).toBe('');
  return { code: run.status, document: run.stdout, calls: fs.readFileSync(calls, 'utf8').trim().split('\n') };
}

const chat = fs.readFileSync(CHAT_FILE, 'utf8');

test('the script saves answers that are judged as they are', async () => {
  const { code, document } = await collect(chat);
  expect(code).toBe(0);
  const lines = judged(document, { preset: 'strict' }).findings.map(({ ruleId, resource, propertyPath }) =>
    [ruleId, resource.logicalId, propertyPath].join(' ').trim(),
  );
  expect(lines).toEqual(found(answered()));
}, 60_000);

test('it only reads', async () => {
  const { calls } = await collect(chat);
  const verbs = new Set(calls.map((call) => / aws [a-z0-9-]+ ([a-z]+)-/.exec(call)?.[1]));
  expect([...verbs].sort()).toEqual(['describe', 'get', 'list']);
}, 60_000);

test('what is refused is saved as refused, whatever the message holds', async () => {
  const { code, document } = await collect(answered().without('iam get-role').text);
  expect(code).toBe(0);
  const reasons = judged(document).unknown.filter(({ ruleId }) => ruleId === 'invoke-scope');
  expect(reasons.map(({ reason }) => reason)).toEqual([
    '`aws iam get-role --role-name chat-handler` was refused: An error occurred (AccessDenied) when calling get-role: "no\\thing" for you',
  ]);
}, 60_000);

test('it reads one API, in one region, and more functions where they are named', async () => {
  const options = ['--region', 'us-gov-west-1', '--api', 'b2c3d4e5f6', '--function', 'announce:live'];
  const { calls } = await collect(chat, ...options);
  expect(calls.every((call) => call.startsWith('us-gov-west-1 aws '))).toBe(true);
  expect(calls).toContain('us-gov-west-1 aws apigatewayv2 get-routes --api-id b2c3d4e5f6 --output json');
  expect(calls.filter((call) => call.includes('a1b2c3d4e5'))).toEqual([]);
  expect(calls).toContain('us-gov-west-1 aws lambda get-policy --function-name announce:live --output json');
}, 60_000);

test('environment variables, which may hold secrets, are read where they are asked for only', async () => {
  const configurations = (calls: readonly string[]): readonly string[] =>
    calls.filter((call) => call.includes('get-function-configuration') && call.includes('json'));
  expect(configurations((await collect(chat)).calls).join('\n')).not.toContain('Environment');
  expect(configurations((await collect(chat, '--environment')).calls).join('\n')).toContain('Environment:Environment');
}, 60_000);

describe('nothing that means something to a shell gets into the script', () => {
  test.each([
    ['--region', 'eu-west-1; rm -rf /'],
    ['--region', "eu-west-1'"],
    ['--api', '$(id)'],
    ['--api', 'a b'],
    ['--function', '`id`'],
    ['--function', "a'b"],
  ])('%s %j', async (option, value) => {
    const { code, stdout, stderr } = await command(['collect', option, value]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`option '${option} `);
  });
});

test('a machine without the AWS CLI is told so, and nothing is saved', async () => {
  const { stdout: script } = await command(['collect']);
  const PATH = temporaryDirectory();
  const run = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { PATH } });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(/^collect: the AWS CLI is not installed[^\n]*\n$/);
});

test.each([
  ['--region', 'x; rm -rf /', 'A region is written like eu-west-1.'],
  ['--api', "a'b", 'The id of an API is letters and digits'],
  ['--function', '$(id)', 'A function is its name or its ARN'],
])('%s takes nothing that means something to a shell, and says what it takes', async (option, value, shape) => {
  const outcome = await command(['collect', option, value]);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain(shape);
});
