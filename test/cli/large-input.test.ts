import * as path from 'node:path';
import { checkInputs } from '../../src/cli/check-inputs';
import { Progress } from '../../src/cli/output/progress';
import { CHAT } from '../support/chat-template';
import { reportIn, runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

const name = (index: number): string => `t${String(index).padStart(4, '0')}`;

describe('a directory of a thousand templates', () => {
  test('is reported in the order of its files, and says nothing else into a pipe', async () => {
    const cwd = directoryWith(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`${name(at)}.yaml`, CHAT])));
    const outcome = await runBuiltCommand(['check', '.', '--format', 'json'], { cwd });
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    const { findings, summary } = reportIn(outcome);
    const files = [...new Set(findings.map(({ resource }) => resource.template))];
    expect(files).toEqual(Array.from({ length: 1000 }, (_, at) => `${name(at)}.yaml`));
    expect(summary).toMatchObject({ templates: 1000, apis: 1000 });
  }, 60_000);

  test.each([
    ['json', JSON.stringify],
    ['yaml', (template: object) => `# ${'x'.repeat(100_000)}\n${CHAT}# ${Object.keys(template).length}\n`],
  ])(
    'is judged in a heap that has no room for its %s',
    async (extension, write) => {
      const topic = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'x'.repeat(100) } };
      const resources = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`Topic${index}`, topic]));
      const text = write({ Resources: resources });
      const count = Math.ceil((100 * 1024 * 1024) / text.length);
      const cwd = directoryWith(
        Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name(at)}.${extension}`, text])),
      );
      const env = { NODE_OPTIONS: '--max-old-space-size=40' };
      const outcome = await runBuiltCommand(['check', '.', '--fail-on', 'never'], { cwd, env });
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(outcome.stdout).toContain(`in ${count} templates`);
    },
    120_000,
  );
});

test('folders of packages are passed over, and files that are no templates', async () => {
  const cwd = directoryWith({
    'a/chat.yaml': CHAT,
    'node_modules/x/chat.yaml': CHAT,
    '.git/chat.yaml': CHAT,
    'package.json': { name: 'x' },
    'tsconfig.json': '{ // a comment\n}',
  });
  const outcome = await runBuiltCommand(['check', cwd, '--format', 'json'], { cwd });
  expect(new Set(reportIn(outcome).findings.map(({ resource }) => resource.template))).toEqual(
    new Set([path.join('a', 'chat.yaml')]),
  );
});

describe('progress', () => {
  /** What is said while three templates are judged, some milliseconds each. */
  function said(milliseconds: number, isTerminal: boolean): string {
    let text = '';
    let now = 0;
    const progress = new Progress({
      log: { write: (more) => (text += more), isTerminal },
      clock: () => new Date(now),
    });
    for (let index = 0; index < 3; index++) {
      now += milliseconds;
      progress.add(1);
    }
    progress.end();
    return text;
  }

  test('is one line on a terminal, which goes when the report comes', () => {
    expect(said(300, true)).toBe('\r\u001b[2K2 templates judged\r\u001b[2K3 templates judged\r\u001b[2K');
  });

  test('is nothing for what is quickly done', () => {
    expect(said(100, true)).toBe('');
  });

  test('is nothing in a pipe', () => {
    expect(said(10_000, false)).toBe('');
  });
});

test.each([
  ['one template', { 'a.yaml': CHAT }, 0],
  ['two templates', { 'a.yaml': CHAT, 'b.yaml': CHAT }, 1],
  [
    'an app',
    {
      'manifest.json': {
        version: '53.0.0',
        artifacts: { Chat: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Chat.template.json' } } },
      },
      'Chat.template.json': { Resources: {} },
    },
    1,
  ],
])('the process is prepared for much work: %s', async (_, files, times) => {
  const tune = jest.fn();
  const output = { write: () => undefined, isTerminal: false };
  await checkInputs(
    [directoryWith(files)],
    { configuration: {}, directory: '/' },
    { output, log: output, input: () => '', cwd: '/', clock: () => new Date(0), variables: {}, tune },
    () => undefined,
  );
  expect(tune).toHaveBeenCalledTimes(times);
});
