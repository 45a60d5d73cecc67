import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { CHAT } from '../support/chat-template';
import { runBuiltCommand } from '../support/command';
import { directoryWith } from '../support/files';

const DOCS = path.join(__dirname, '../../docs');
const CHAT_JSON = {
  Resources: {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
    Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' } },
  },
};

/** A snippet of a guide: a file that is written, or commands that are run. */
interface Snippet {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

function snippetsOf(guide: string): readonly Snippet[] {
  const text = fs.readFileSync(path.join(DOCS, guide), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: file=(\S+))?\n([^]*?)^```$/gm)].map(([, language = '', file, code = '']) => ({
    language,
    file,
    text: code,
  }));
}

/** Words of a command line as a shell reads them. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** What guides tell people to run before, which is not this package's. */
const OTHERS = ['npm install --save-dev cdk-websocket-guard', 'npx cdk synth --quiet'];

/** A line of a shell, run where the guide's files are; a check without --fail-on may find something. */
async function runLine(line: string, cwd: string): Promise<void> {
  if (OTHERS.includes(line)) return;
  const [name, ...args] = words(line.replace(/^npx /, ''));
  expect(name).toBe('websocket-guard');
  const { code, stdout, stderr } = await runBuiltCommand(args, { cwd });
  expect({ line, stderr }).toEqual({ line, stderr: expect.not.stringMatching(/expired|websocket-guard: /) });
  const mayFind = args[0] === 'check' && !line.includes('never');
  expect({ line, isTaken: code === 0 || (mayFind && code === 1) }).toEqual({ line, isTaken: true });
  expect({ line, stdout }).toEqual({
    line,
    stdout: line.includes('--output') ? expect.any(String) : expect.not.stringMatching(/^$/),
  });
}

describe.each(['configuration.md', 'suppressions.md', 'organisation.md'])('%s', (guide) => {
  const snippets = snippetsOf(guide);

  test('has snippets, each of which is executed below', () => {
    expect(snippets.length).toBeGreaterThan(3);
    for (const { language, file } of snippets)
      expect(file !== undefined || language === 'sh' || language === 'ts').toBe(true);
  });

  test('every file is taken, and every command works, in their order', async () => {
    const cwd = directoryWith({ 'chat.yaml': CHAT, 'cdk.out/Chat.template.json': CHAT_JSON });
    const configurations = [...snippets].filter(({ file }) => file?.includes('websocket-guard.config.'));
    expect(configurations.length).toBeGreaterThan(0);
    for (const { language, file, text } of snippets) {
      if (file !== undefined) {
        const name = path.join(cwd, file);
        fs.mkdirSync(path.dirname(name), { recursive: true });
        fs.writeFileSync(name, text);
        if (!file.startsWith('websocket-guard.config.')) continue;
        for (const other of ['json', 'yaml'].map((one) => `websocket-guard.config.${one}`))
          if (other !== file) fs.rmSync(path.join(cwd, other), { force: true });
        // What the configuration names may come in a later snippet.
        for (const later of snippets)
          if (later.file !== undefined && text.includes(`"./${later.file}"`))
            fs.writeFileSync(path.join(cwd, later.file), later.text);
        const { code, stderr } = await runBuiltCommand(['config'], { cwd });
        expect({ file, text, code, stderr }).toEqual({ file, text, code: 0, stderr: '' });
      } else if (language === 'sh') {
        for (const line of text.trim().split('\n')) await runLine(line, cwd);
      }
    }
  }, 120_000);

  test('the code runs', () => {
    for (const { language, text } of snippets) {
      if (language !== 'ts') continue;
      const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
      const module = { exports: {} };
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the guide is ours
      new Function('require', 'module', 'exports', outputText)(require, module, module.exports);
    }
  });
});

test('the metadata of the guide suppresses what it says', async () => {
  const template = snippetsOf('suppressions.md').find(({ file }) => file === 'chat.yaml')?.text ?? '';
  const cwd = directoryWith({ 'chat.yaml': template });
  const { stdout } = await runBuiltCommand(['check', 'chat.yaml', '--format', 'json', '--fail-on', 'never'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ notes: [], summary: { suppressed: 1 } });
});

test.each([
  ['getting-started.md', 7],
  ['rule-ids.md', 2],
])(
  'every command of %s works, in their order',
  async (guide, commands) => {
    const cwd = directoryWith({ 'chat.yaml': CHAT, 'cdk.out/Chat.template.json': CHAT_JSON });
    const lines = snippetsOf(guide)
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.trim().split('\n'));
    expect(lines.length).toBeGreaterThanOrEqual(commands);
    for (const line of lines) await runLine(line, cwd);
  },
  120_000,
);

describe('ci.md', () => {
  const pipelines = snippetsOf('ci.md').filter(({ file }) => file !== undefined);

  test('has a snippet for each place of the table of contents', () => {
    expect(pipelines.map(({ file }) => file)).toEqual([
      '.github/workflows/websocket-guard.yml',
      '.gitlab-ci.yml',
      'buildspec.yml',
      'Jenkinsfile',
      '.pre-commit-config.yaml',
    ]);
  });

  test.each(pipelines.filter(({ text }) => text.includes('npx websocket-guard')))(
    'the command of $file works, and writes every report that is named elsewhere',
    async ({ text }) => {
      const cwd = directoryWith({ 'cdk.out/Chat.template.json': CHAT_JSON });
      const [line = ''] = /npx websocket-guard [^'\n]*/.exec(text) ?? [];
      await runLine(line, cwd);
      const named = [...text.replace(line, '').matchAll(/[\w-]+\.(?:json|xml)/g)].map(([file]) => file);
      expect(named.length).toBeGreaterThan(0);
      for (const file of named) expect(fs.readdirSync(cwd)).toContain(file);
    },
    120_000,
  );

  test('its other commands work', async () => {
    const cwd = directoryWith({
      'cdk.out/Chat.template.json': CHAT_JSON,
      'main/cdk.out/Chat.template.json': CHAT_JSON,
    });
    const lines = snippetsOf('ci.md').filter(({ language }) => language === 'sh');
    expect(lines.length).toBeGreaterThan(1);
    for (const { text } of lines) await runLine(text.trim(), cwd);
  }, 120_000);
});

test('every link of the guides and the README leads somewhere', () => {
  const pages = ['../README.md', ...fs.readdirSync(DOCS).filter((name) => name.endsWith('.md'))];
  const anchors = (file: string): readonly string[] =>
    [...fs.readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replace(/\s/g, '-'),
    );
  const broken = pages.flatMap((page) => {
    const file = path.join(DOCS, page);
    return [...fs.readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
      .map(([, target = '', anchor]) => ({
        target: target === '' ? file : path.join(path.dirname(file), target),
        anchor,
      }))
      .filter(
        ({ target, anchor }) => !fs.existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor)),
      )
      .map(({ target, anchor = '' }) => `${page}: ${path.relative(DOCS, target)}#${anchor}`);
  });
  expect(broken).toEqual([]);
});
