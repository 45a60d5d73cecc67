import * as fs from 'node:fs';
import * as path from 'node:path';
import { CHAT, CHAT_WITH_LIMIT } from '../support/chat-template';
import { type Outcome, command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';
import { schema } from '../support/schema';

/** A project with a template and room for a baseline. */
class Project {
  public readonly directory = directoryWith({ 'chat.yaml': CHAT });
  public readonly baseline = path.join(this.directory, 'baseline.json');

  public write(template: string, name = 'chat.yaml'): void {
    fs.writeFileSync(path.join(this.directory, name), template);
  }

  public async check(...args: readonly string[]): Promise<Outcome> {
    return command(['check', this.directory, '--baseline', 'baseline.json', ...args], { cwd: this.directory });
  }

  public async record(): Promise<void> {
    expect((await this.check('--update-baseline', '--accept-new')).code).toBe(0);
  }

  public get entries(): readonly { resource: string; rule: string; template?: string }[] {
    return (JSON.parse(fs.readFileSync(this.baseline, 'utf8')) as { findings: Project['entries'] }).findings;
  }
}

/** The same chat with a property of the stage that has nothing to do with its findings. */
const RENAMED = CHAT.replace('StageName: live', 'StageName: production').replace('Name: chat', 'Name: talk');
const SECOND_STAGE = `${CHAT}  Beta:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: beta
      AutoDeploy: true
`;

test('what is recorded does not fail a later run, and what is not does', async () => {
  const project = new Project();
  expect((await command(['check', project.directory])).code).toBe(1);
  await project.record();
  expect((await project.check()).code).toBe(0);
  project.write(RENAMED);
  expect((await project.check()).code).toBe(0);
  project.write(SECOND_STAGE);
  const outcome = await project.check('--format', 'json');
  expect(outcome).toMatchObject({ code: 1, stderr: '' });
  const counted = reportIn(outcome).findings.filter(({ suppressed }) => !suppressed);
  expect(new Set(counted.map(({ resource }) => resource.logicalId))).toEqual(new Set(['Beta']));
});

test('what is written fits the published schema', async () => {
  const project = new Project();
  project.write(SECOND_STAGE);
  await project.record();
  const written: unknown = JSON.parse(fs.readFileSync(project.baseline, 'utf8'));
  expect(project.entries.length).toBeGreaterThan(1);
  expect(schema('baseline')(written)).toBe(true);
});

test('a recorded finding is in the report as suppressed by the baseline', async () => {
  const project = new Project();
  await project.record();
  const { findings, summary } = reportIn(await project.check('--format', 'json'));
  expect(summary).toMatchObject({ errors: 0, warnings: 0, infos: 0, suppressed: findings.length });
  expect(findings[0]?.suppressed).toEqual({ reason: 'recorded in the baseline', by: 'baseline' });
});

test('a recorded finding counts again when the offending property changes', async () => {
  const project = new Project();
  project.write(CHAT_WITH_LIMIT);
  await project.record();
  project.write(CHAT_WITH_LIMIT.replace('ThrottlingRateLimit: 0', 'ThrottlingRateLimit: 0.0'));
  expect((await project.check()).code).toBe(0);
  project.write(CHAT);
  const { code, stdout } = await project.check();
  expect(code).toBe(1);
  expect(stdout).toContain('[stage-throttling]');
});

test('the same finding in another template is a new one', async () => {
  const project = new Project();
  await project.record();
  project.write(CHAT, 'copy.yaml');
  expect((await project.check()).code).toBe(1);
});

describe('--update-baseline', () => {
  test('drops what is fixed', async () => {
    const project = new Project();
    await project.record();
    const before = project.entries;
    project.write(CHAT.replace('AuthorizationType: NONE', 'AuthorizationType: AWS_IAM'));
    const outcome = await project.check();
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toBe(
      `websocket-guard: baseline.json:1:1: 1 of ${before.length} recorded findings is fixed or changed; --update-baseline drops it\n`,
    );
    expect((await project.check('--update-baseline')).code).toBe(0);
    expect(project.entries).toEqual(before.filter(({ rule }) => rule !== 'connect-route-authorized'));
    project.write(CHAT);
    expect((await project.check()).code).toBe(1);
  });

  test('takes in nothing that is new', async () => {
    const project = new Project();
    await project.record();
    const before = project.entries;
    project.write(SECOND_STAGE);
    expect((await project.check('--update-baseline')).code).toBe(1);
    expect(project.entries).toEqual(before);
  });

  test('takes in what is new with --accept-new', async () => {
    const project = new Project();
    await project.record();
    const { length } = project.entries;
    project.write(SECOND_STAGE);
    expect((await project.check('--update-baseline', '--accept-new')).code).toBe(0);
    expect(project.entries.length).toBeGreaterThan(length);
    expect((await project.check()).code).toBe(0);
  });

  test('leaves what is waived to the waivers', async () => {
    const project = new Project();
    const waiver = { rule: 'stage-throttling', scope: 'Stage', reason: 'r', owner: 'o', ticket: 't' };
    const waivers = JSON.stringify({ waivers: [{ ...waiver, expires: '2027-01-31' }] });
    project.write(waivers, 'websocket-guard.waivers.yaml');
    await project.record();
    expect(project.entries.map(({ rule }) => rule)).not.toContain('stage-throttling');
  });

  test('leaves the file as it was when the input cannot be read', async () => {
    const project = new Project();
    await project.record();
    const before = fs.readFileSync(project.baseline, 'utf8');
    project.write('Resources: [');
    expect((await project.check('--update-baseline', '--accept-new')).code).toBe(2);
    expect(fs.readFileSync(project.baseline, 'utf8')).toBe(before);
    expect(fs.readdirSync(project.directory).sort()).toEqual(['baseline.json', 'chat.yaml']);
  });
});

test('the file is sorted, an entry a line, and does not depend on the order in the template', async () => {
  const project = new Project();
  await project.record();
  const text = fs.readFileSync(project.baseline, 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('    {'));
  expect(lines).toHaveLength(project.entries.length);
  expect(lines.map((line) => line.replace(/,$/, ''))).toEqual(lines.map((line) => line.replace(/,$/, '')).sort());
  const [head = '', ...resources] = CHAT.split(/(?=^ {2}\w)/m);
  project.write([head, ...resources.reverse()].join(''));
  await project.record();
  expect(fs.readFileSync(project.baseline, 'utf8')).toBe(text);
});

test('a repository with forty findings adopts the gate without turning red, and turns red at the next', async () => {
  const stage = (name: string): string => `  ${name}:
    Type: AWS::ApiGatewayV2::Stage
    Properties: {ApiId: !Ref Api, StageName: ${name}, AutoDeploy: true}
`;
  const project = new Project();
  const old = CHAT + Array.from({ length: 40 }, (_, index) => stage(`Old${index}`)).join('');
  project.write(old);
  await project.record();
  expect(project.entries.filter(({ rule }) => rule === 'stage-throttling').length).toBe(41);
  expect((await project.check()).code).toBe(0);
  project.write(old + stage('New'));
  expect((await project.check()).code).toBe(1);
});

describe('a baseline that cannot be used is refused, and nothing is written', () => {
  test.each([
    [
      'of another version',
      '{\n  "schemaVersion": 3,\n  "findings": []\n}',
      'baseline.json:2:3: the baseline is of version 3; this tool reads up to version 2: delete it and record it again with --update-baseline --accept-new',
    ],
    [
      'that is something else, which nobody is told to delete',
      '{"Resources": {}}',
      'baseline.json:1:1: it is to be a baseline, as `check --update-baseline` writes it',
    ],
    ['without findings', '{"schemaVersion": 1}', 'baseline.json:1:1: the baseline has no "findings"'],
    [
      'with an entry that is none',
      '{"schemaVersion": 1, "findings": [\n{"rule": "a"}]}',
      'baseline.json:2:1: findings[0] has no',
    ],
    ['broken', '{"schemaVersion": 1,\n "findings": [}', 'baseline.json:2:15: broken JSON'],
  ])('%s', async (_, text, message) => {
    const project = new Project();
    project.write(text, 'baseline.json');
    const outcome = await project.check('--update-baseline', '--accept-new');
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(fs.readFileSync(project.baseline, 'utf8')).toBe(text);
  });

  test('missing', async () => {
    const outcome = await new Project().check();
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('baseline.json: there is no such baseline; record');
  });

  test('not to be updated, where what is new is to be accepted', async () => {
    const project = new Project();
    await project.record();
    expect(await project.check('--accept-new')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: --accept-new goes with --update-baseline\n',
    });
  });

  test('not named', async () => {
    const { directory } = new Project();
    const outcome = await command(['check', directory, '--update-baseline'], { cwd: directory });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('name the file with --baseline FILE');
  });
});

test('what is recorded of standard input is known again', async () => {
  const cwd = directoryWith({});
  const check = async (...args: readonly string[]): Promise<Outcome> =>
    command(['check', '-', '--baseline', 'baseline.json', ...args], { cwd, input: CHAT });
  expect((await check('--update-baseline', '--accept-new')).code).toBe(0);
  expect((await check()).code).toBe(0);
});
