import * as fs from 'node:fs';
import * as path from 'node:path';
import { CHAT_FILE } from '../deployed/saved-answers';
import { CHAT } from '../support/chat-template';
import { command, reportIn, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

const saved = fs.readFileSync(CHAT_FILE, 'utf8');

test('saved answers are judged in the place of templates', async () => {
  const cwd = directoryWith({ 'deployed.json': saved });
  const file = path.join(cwd, 'deployed.json');
  const outcome = await command(['check', '--deployed', file, '--format', 'json'], { cwd });
  expect(outcome.code).toBe(1);
  expect(reportIn(outcome).findings.map(({ ruleId }) => ruleId)).toContain('connect-route-authorized');
  expect(reportIn(outcome).summary).toMatchObject({ apis: 1, templates: 1 });
  expect(outcome.stderr).toMatch(/^websocket-guard: deployed\.json:\d+:\d+: \d+ policies are about what AWS refuses/);
});

test('saved answers come through a pipe, too', async () => {
  const outcome = await runBuiltCommand(['check', '--deployed', '-', '--format', 'json'], { input: saved });
  expect(outcome.code).toBe(1);
  expect(reportIn(outcome).findings[0]?.location.file).toBe('<stdin>');
});

test('saved answers on standard input are called so', async () => {
  const outcome = await command(['check', '--deployed', '-', '--format', 'json'], { input: saved });
  expect(reportIn(outcome).findings[0]?.location.file).toBe('<stdin>');
});

test('the page for people has a picture of what is deployed', async () => {
  const cwd = directoryWith({ 'deployed.json': saved });
  const [file, page] = ['deployed.json', 'report.html'].map((name) => path.join(cwd, name));
  await command(['check', '--deployed', file ?? '', '--output', `html=${page ?? ''}`], { cwd });
  const html = fs.readFileSync(page ?? '', 'utf8');
  expect(html).toContain('<svg');
  expect(html).toContain('chat/routes/$connect');
});

test('beside templates, and several of them', async () => {
  const cwd = directoryWith({ 'template.yaml': CHAT, 'eu.json': saved, 'us.json': saved });
  const [template, eu, us] = ['template.yaml', 'eu.json', 'us.json'].map((name) => path.join(cwd, name));
  const args = ['check', template ?? '', '--deployed', eu ?? '', '--deployed', us ?? '', '--format', 'json'];
  const outcome = await command(args, { cwd });
  expect(reportIn(outcome).summary).toMatchObject({ apis: 3, templates: 3 });
});

test('once, however often they are named', async () => {
  const cwd = directoryWith({ 'deployed.json': saved });
  const file = path.join(cwd, 'deployed.json');
  const outcome = await command(['check', '--deployed', file, '--deployed', file, '--format', 'json'], { cwd });
  expect(reportIn(outcome).summary).toMatchObject({ apis: 1, templates: 1 });
});

test('waivers name what is deployed by its path or its id', async () => {
  const waivers = `waivers:
  - { rule: connect-route-authorized, scope: 'chat/routes/$connect', reason: a public feed }
  - { rule: lambda-permission-missing, scope: 'a1b2c3d4e5/**', reason: nobody sends }
`;
  const cwd = directoryWith({ 'deployed.json': saved, 'websocket-guard.waivers.yaml': waivers });
  const outcome = await command(['check', '--deployed', path.join(cwd, 'deployed.json'), '--format', 'json'], { cwd });
  const waived = reportIn(outcome).findings.filter(({ suppressed }) => suppressed);
  expect(waived.map(({ ruleId }) => ruleId).sort()).toEqual(['connect-route-authorized', 'lambda-permission-missing']);
});

test('a report is not written over the answers', async () => {
  const cwd = directoryWith({ 'deployed.json': saved });
  const file = path.join(cwd, 'deployed.json');
  const outcome = await command(['check', '--deployed', file, '--output', `json=${file}`], { cwd });
  expect(outcome.code).toBe(2);
  expect(fs.readFileSync(file, 'utf8')).toBe(saved);
});

describe('what is no saved answer is refused in one line', () => {
  test.each([
    ['a template', CHAT, 'this is a template: check it without --deployed'],
    ['an answer by itself', '{"Items": []}', 'this is one answer of the AWS CLI'],
    ['no JSON', '<html>', 'saved answers are an object with a list "answers"'],
  ])('%s', async (_, text, message) => {
    const cwd = directoryWith({ 'deployed.json': text });
    const outcome = await command(['check', '--deployed', path.join(cwd, 'deployed.json')], { cwd });
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^websocket-guard: [^\n]+\n$/) });
    expect(outcome.stderr).toContain(message);
  });

  test('a file that is not there', async () => {
    const outcome = await command(['check', '--deployed', 'nowhere.json']);
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: 'websocket-guard: nowhere.json: there is no such file\n' });
  });
});
