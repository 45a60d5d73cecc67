import * as path from 'node:path';
import type { ReportData } from '../../src/report/formats/json-report';
import { CHAT } from '../support/chat-template';
import { type Outcome, command } from '../support/command';
import { directoryWith } from '../support/files';

const POLICIES = `module.exports = {
  id: 'acme/api-name',
  category: 'observability',
  severity: 'error',
  title: 'APIs are called acme-*',
  why: 'Dashboards group by name.',
  fix: 'Call it acme- and what it does.',
  references: ['https://wiki.acme.example/names'],
  check: (model, judge) =>
    judge.value(model.apis, 'Name', (name) => !name.string?.startsWith('acme-') && 'The name is not of ours.'),
};`;

const AUTHORIZED = CHAT.replace('AuthorizationType: NONE', 'AuthorizationType: AWS_IAM');
const NAMED = AUTHORIZED.replace('Name: chat', 'Name: acme-feed');

/** The configuration of a package of the monorepo. */
function extending(name: string, team: string, more: object = {}): object {
  return { extends: ['@acme/websocket-guard-config'], root: true, labels: { repository: name, team }, ...more };
}

/** A monorepo of four packages, with a base configuration and policies that the platform team publishes. */
function monorepo(): string {
  return directoryWith({
    'node_modules/@acme/websocket-guard-config/package.json': {
      name: '@acme/websocket-guard-config',
      main: 'index.json',
    },
    'node_modules/@acme/websocket-guard-config/index.json': {
      preset: 'strict',
      policies: ['@acme/guard-policies'],
      locked: ['connect-route-authorized'],
      waiverFields: ['owner', 'expires'],
      overrides: [{ templates: ['dev/**'], rules: { 'stage-access-logs': 'off' } }],
    },
    'node_modules/@acme/guard-policies/package.json': { name: '@acme/guard-policies', main: 'index.js' },
    'node_modules/@acme/guard-policies/index.js': POLICIES,
    // Keeps to what the platform team wants, but for its name.
    'packages/chat/websocket-guard.config.json': extending('chat', 'messaging'),
    'packages/chat/cdk/chat.yaml': AUTHORIZED,
    // Has another severity of its own, and a development template beside the one that counts.
    'packages/feed/websocket-guard.config.json': extending('feed', 'messaging', {
      rules: { 'stage-throttling': 'warning', 'acme/api-name': 'warning' },
    }),
    'packages/feed/prod/feed.yaml': NAMED,
    'packages/feed/dev/feed.yaml': NAMED,
    // Tries to switch off what is locked.
    'packages/shop/websocket-guard.config.json': extending('shop', 'commerce', {
      rules: { 'connect-route-authorized': 'off' },
    }),
    'packages/shop/shop.yaml': CHAT,
    'packages/shop/websocket-guard.waivers.yaml': `waivers:
  - { rule: connect-route-authorized, scope: Connect, reason: a demo, owner: bob, expires: 2027-01-31 }
  - { rule: stage-throttling, scope: Stage, reason: a quota upstream, owner: bob, expires: 2027-01-31 }
`,
    // Waives without an owner.
    'packages/admin/websocket-guard.config.json': extending('admin', 'commerce'),
    'packages/admin/admin.yaml': AUTHORIZED,
    'packages/admin/websocket-guard.waivers.yaml': `waivers:
  - { rule: stage-throttling, scope: Stage, reason: later }
`,
  });
}

describe('a monorepo with a base configuration in a package', () => {
  let root = '';
  const check = async (name: string, ...args: readonly string[]): Promise<Outcome> => {
    const cwd = path.join(root, 'packages', name);
    return command(['check', cwd, '--format', 'json', ...args], { cwd });
  };
  const found = ({ stdout }: Outcome, rule: string): ReportData['findings'] =>
    (JSON.parse(stdout) as ReportData).findings.filter(({ ruleId }) => ruleId === rule);

  beforeAll(() => {
    root = monorepo();
  });

  test('judges every package by the preset and the policies of the base', async () => {
    const chat = await check('chat');
    expect(chat).toMatchObject({ code: 1, stderr: '' });
    expect(found(chat, 'acme/api-name')).toMatchObject([{ severity: 'error' }]);
    expect(found(chat, 'stage-access-logs')).toMatchObject([{ severity: 'error' }]);
  });

  test('lets a package choose what is not locked, and the base judge some templates in another way', async () => {
    const feed = await check('feed');
    expect(found(feed, 'stage-throttling').map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(found(feed, 'stage-access-logs').map(({ location }) => location.file)).toEqual(['prod/feed.yaml']);
    expect(found(feed, 'acme/api-name')).toEqual([]);
  });

  test('counts what is locked, whatever a package tries, and says so once for each try', async () => {
    const shop = await check('shop');
    expect(shop.code).toBe(1);
    expect(found(shop, 'connect-route-authorized')).toMatchObject([{ severity: 'error', locked: true }]);
    expect(found(shop, 'connect-route-authorized')[0]).not.toHaveProperty('suppressed');
    expect(found(shop, 'stage-throttling')).toMatchObject([{ suppressed: { owner: 'bob', expires: '2027-01-31' } }]);
    expect(shop.stderr.match(/connect-route-authorized is locked/g)).toHaveLength(2);
  });

  test('demands of a waiver what the base demands, by file and line', async () => {
    const admin = await check('admin');
    expect(admin).toMatchObject({ code: 2, stdout: '' });
    expect(admin.stderr).toMatch(/websocket-guard\.waivers\.yaml:2:5: waivers\[0\] has no "owner"/);
  });

  test('is one report, by package, by team, by API and by rule', async () => {
    const names = ['chat', 'feed', 'shop'];
    const reports = await Promise.all(names.map(async (name) => (await check(name)).stdout));
    const cwd = directoryWith(Object.fromEntries(names.map((name, index) => [`${name}.json`, reports[index] ?? ''])));
    const { stdout } = await command(['merge', ...names.map((name) => `${name}.json`)], { cwd });
    const rows = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
    const row = (...start: readonly string[]): readonly string[] | undefined =>
      rows.find((cells) => start.every((cell, index) => cells[index] === cell));
    expect(row('feed', 'messaging')?.[2]).toBe('2');
    expect(row('messaging', '2')?.[2]).toBe('3');
    expect(row('commerce', '1')?.[2]).toBe('1');
    expect(row('acme/api-name')?.slice(0, 2)).toEqual(['acme/api-name', '2']);
    expect(rows.filter(([name]) => name?.endsWith(': Api'))).toHaveLength(4);
  });
});
