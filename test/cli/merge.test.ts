import * as path from 'node:path';
import type { ReportData } from '../../src/report/formats/json-report';
import { CHAT } from '../support/chat-template';
import { command, reportIn } from '../support/command';
import { directoryWith } from '../support/files';
import { schema } from '../support/schema';

/** A report of a repository with some labels. */
async function report(labels: object, more: object = {}): Promise<string> {
  const cwd = directoryWith({ 'chat.yaml': CHAT, 'websocket-guard.config.json': { labels, ...more } });
  return (await command(['check', path.join(cwd, 'chat.yaml'), '--format', 'json'], { cwd })).stdout;
}

const NONE = { errors: 0, warnings: 0, infos: 0, suppressed: 0, unknown: 0, templates: 0, apis: 0, resources: 0 };
const EMPTY = {
  tool: { name: 'cdk-websocket-guard', version: '1.2.3' },
  schemaVersion: 1,
  findings: [],
  unknown: [],
  failures: [],
  ineffective: [],
  summary: NONE,
};
const TEAM = { team: 'chat' };

test('labels of the configuration are in the report, which fits its schema', async () => {
  const json = await report(TEAM);
  expect(JSON.parse(json)).toMatchObject({ labels: TEAM });
  expect(schema('report')(JSON.parse(json))).toBe(true);
});

test('APIs that were not judged are named as long as all reports are about the same protocols', async () => {
  const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'books', ProtocolType: 'HTTP' } };
  const cwd = directoryWith({
    'books.json': JSON.stringify({ Resources: { Api } }),
    'chat.yaml': CHAT,
    'none.json': '{"Resources":{}}',
  });
  const judged = async (file: string, ...args: readonly string[]): Promise<string> =>
    (await command(['check', file, '--format', 'json', ...args], { cwd })).stdout;
  const files = {
    'a.json': await judged('books.json'),
    'b.json': await judged('none.json'),
    'c.json': await judged('none.json', '--protocol', 'http', '--protocol', 'websocket'),
    'd.json': await judged('chat.yaml', '--protocol', 'http'),
    'e.json': await judged('chat.yaml', '--protocol', 'http', '--protocol', 'websocket'),
  };
  const lastOf = async (...reports: readonly string[]): Promise<string | undefined> =>
    (await command(['merge', ...reports], { cwd: directoryWith(files) })).stdout.trimEnd().split('\n').at(-1);
  const none = 'Nothing to judge: no WebSocket API';
  expect(await lastOf('a.json', 'b.json')).toBe(`${none} in 2 templates. 1 HTTP API is judged with --protocol http.`);
  expect(await lastOf('a.json', 'c.json')).toBe(`${none} and no HTTP API in 2 templates.`);
  expect(await lastOf('d.json', 'c.json')).toContain(
    'Nothing to judge: no HTTP API in 2 templates. 1 WebSocket API is',
  );
  expect(await lastOf('d.json', 'e.json')).toContain('1 WebSocket API and 0 HTTP APIs in 2 templates: ');
});

describe('reports put together', () => {
  let cwd = '';
  beforeAll(async () => {
    const off = { rules: { 'connect-route-authorized': 'off' } };
    cwd = directoryWith({
      'a.json': await report({ ...TEAM, repository: 'shop' }),
      'b.json': await report(TEAM, off),
      'c/b.json': await report({}, off),
    });
  });
  const merged = async (...args: readonly string[]) =>
    command(['merge', 'a.json', 'b.json', 'c/b.json', ...args], { cwd });

  test('have every finding, with files that tell repositories apart', async () => {
    const outcome = await merged('--format', 'json');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const { findings, summary } = reportIn(outcome);
    const parts = await Promise.all(
      ['a.json', 'b.json', 'c/b.json'].map(async (one) =>
        reportIn(await command(['merge', one, '--format', 'json'], { cwd })),
      ),
    );
    expect(findings).toHaveLength(parts.reduce((sum, part) => sum + part.findings.length, 0));
    expect(summary.apis).toBe(3);
    expect(new Set(findings.map(({ location }) => location.file))).toEqual(
      new Set(['shop/chat.yaml', 'b.json/chat.yaml', 'c/b.json/chat.yaml']),
    );
    expect(schema('report')(JSON.parse(outcome.stdout))).toBe(true);
    expect(JSON.parse(outcome.stdout).repositories).toMatchObject([
      { name: 'shop' },
      { name: 'b.json', labels: TEAM },
      { labels: {} },
    ]);
  });

  test('have a row a repository, a team and a rule', async () => {
    const { stdout } = await merged();
    const row = (start: string): string[] | undefined =>
      stdout
        .split('\n')
        .find((line) => line.startsWith(`  ${start} `))
        ?.trim()
        .split(/ {2,}/);
    expect(row('repository')?.slice(0, 3)).toEqual(['repository', 'team', 'APIs']);
    expect(row('shop')?.slice(0, 3)).toEqual(['shop', 'chat', '1']);
    expect(row('chat')?.slice(0, 3)).toEqual(['chat', '2', '2']);
    expect(row('(none)')?.slice(0, 3)).toEqual(['(none)', '1', '1']);
    expect(row('stage-throttling')?.slice(0, 3)).toEqual(['stage-throttling', '3', '3']);
    expect(row('connect-route-authorized')?.slice(0, 3)).toEqual(['connect-route-authorized', '1', '1']);
  });

  test.each(['markdown', 'html'])('are written as %s', async (format) => {
    const { code, stdout } = await merged('--format', format);
    expect(code).toBe(0);
    expect(stdout).toMatch(/shop.*chat/);
  });

  test('are grouped by another label', async () => {
    expect((await merged('--by', 'repository')).stdout).toContain('By repository\n  repository  repositories');
  });

  test('are not grouped by a label that none of them has', async () => {
    expect(await merged('--by', 'repositry')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'websocket-guard: --by repositry: no report has the label "repositry"; did you mean "repository"?\n',
    });
    expect((await command(['merge', 'c/b.json', '--by', 'repository'], { cwd })).stderr).toContain('; none has any');
  });

  test('fail where that is asked for', async () => {
    expect((await merged('--fail-on', 'error')).code).toBe(1);
  });
});

test('policies of other repositories need not be known', async () => {
  const json = (await report(TEAM)).replaceAll('stage-throttling', 'acme/limits');
  const cwd = directoryWith({ 'a.json': json });
  for (const format of ['text', 'markdown', 'html', 'json'])
    expect(await command(['merge', 'a.json', '--format', format], { cwd })).toMatchObject({ code: 0, stderr: '' });
});

test('what a report says is text, not markup', async () => {
  const cwd = directoryWith({ 'a.json': await report({ team: '<script>alert(1)</script>|\u001b[31m' }) });
  const html = (await command(['merge', 'a.json', '--format', 'html'], { cwd })).stdout;
  expect(html).not.toContain('<script>alert(1)');
  const markdown = (await command(['merge', 'a.json', '--format', 'markdown'], { cwd })).stdout;
  expect(markdown).not.toContain('<script>');
  expect((await command(['merge', 'a.json'], { cwd })).stdout).not.toContain('\u001b');
});

test.each<[string, string | object, string]>([
  ['nothing', '', 'a.json: the file is empty'],
  ['broken JSON', '{"findings": }', 'a.json:1:14: broken JSON'],
  ['another document', { findings: [] }, 'it is to be a report of `check --format json`; this is none'],
  ['another version', { schemaVersion: 2 }, 'schemaVersion is 2; it takes 1'],
  ['a finding of another shape', { ...EMPTY, findings: [{}] }, 'findings[0] has no "ruleId"'],
  ['a report that is put together', { repositories: [] }, 'a.json:1:2: is put together already; name the reports'],
])('%s is refused with its place', async (_, content, message) => {
  const outcome = await command(['merge', 'a.json'], { cwd: directoryWith({ 'a.json': content }) });
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain(message);
  expect(outcome.stderr).toContain('websocket-guard: a.json');
});

test('a report that is missing is named', async () => {
  expect(await command(['merge', 'a.json'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no such file'),
  });
});

describe('a row for each API', () => {
  const two = async (format: string): Promise<string> => {
    const cwd = directoryWith({
      'a.json': await report({ ...TEAM, repository: 'shop' }),
      'b.json': await report(TEAM),
    });
    return (await command(['merge', 'a.json', 'b.json', '--format', format], { cwd })).stdout;
  };

  test('is in the text, with its stages and what authorizes its clients', async () => {
    expect(await two('text')).toMatch(
      /^By API\n {2}API +stages +authorization +errors.*\n {2}template shop\/chat\.yaml: Api +live +NONE +\d/m,
    );
  });

  test('is in the Markdown and in the page', async () => {
    expect(await two('markdown')).toMatch(
      /<summary>2 APIs<\/summary>[^]*\| template shop\/chat\.yaml: Api \| live \| NONE \|/,
    );
    expect(await two('html')).toMatch(/<h2 id="apis-title">2 APIs<\/h2>[^]*template b\/chat\.yaml: Api/);
  });

  test('is in the JSON, with verdicts that are put together', async () => {
    const merged = JSON.parse(await two('json')) as ReportData;
    expect(merged.apis.map(({ name, template }) => [name, template])).toEqual([
      ['template shop/chat.yaml: Api', 'shop/chat.yaml'],
      ['template b/chat.yaml: Api', 'b/chat.yaml'],
    ]);
    expect(merged.policies.find(({ id }) => id === 'stage-throttling')).toMatchObject({
      verdict: 'violated',
      judged: 2,
      violated: 2,
    });
    expect(merged.findings.every(({ api }) => api !== undefined)).toBe(true);
  });
});

test('a report that is named twice is refused, since it would count twice', async () => {
  const cwd = directoryWith({ 'a.json': EMPTY });
  const outcome = await command(['merge', 'a.json', './a.json'], { cwd });
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr: 'websocket-guard: a.json: is named twice, and would count twice; name it once\n',
  });
});

test('what is no report at all is said to be none', async () => {
  const cwd = directoryWith({ 'chat.yaml': CHAT });
  expect(await command(['merge', 'chat.yaml'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'websocket-guard: chat.yaml:1:1: it is to be a report of `check --format json`; this is none\n',
  });
});

test('a report of an earlier version, and one whose findings have a line of their own, are put together', async () => {
  const whole = JSON.parse(await report(TEAM)) as ReportData;
  const { apis: _, policies: __, notes: ___, ...early } = whole;
  const source = { file: 'lib/chat.ts', line: 4, column: 1 };
  const written = { ...early, findings: early.findings.slice(0, 1).map((finding) => ({ ...finding, source })) };
  const cwd = directoryWith({ 'a.json': written });
  const outcome = await command(['merge', 'a.json', '--format', 'json'], { cwd });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(reportIn(outcome).findings).toMatchObject([{ source: { ...source, file: 'a/lib/chat.ts' } }]);
});

test('labels that there are are named where another is asked for', async () => {
  const cwd = directoryWith({ 'a.json': await report(TEAM) });
  const outcome = await command(['merge', 'a.json', '--by', 'department'], { cwd });
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr: 'websocket-guard: --by department: no report has the label "department"; there are team\n',
  });
});
