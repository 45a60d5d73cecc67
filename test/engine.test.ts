import * as esbuild from 'esbuild';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  CATALOGUE,
  ConfigurationError,
  FAIL_ON,
  FORMATS,
  SourceError,
  explain,
  failsAt,
  judge,
  report,
} from '../src/engine';
import { definePolicy } from '../src/policies';
import { temporaryDirectory } from './support/cdk';
import { command } from './support/command';
import { directoryWith } from './support/files';
import { schema } from './support/schema';

const ROOT = path.join(__dirname, '..');

/** Templates of the examples of every policy, by name. */
const EXAMPLES = fs
  .readdirSync(path.join(__dirname, 'rules'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:bad|good)\.yaml$/.test(file))
  .sort()
  .map((file) => ({
    file: `${path.basename(path.dirname(file))}-${path.basename(file)}`,
    text: fs.readFileSync(path.join(__dirname, 'rules', file), 'utf8'),
  }));

const OPEN = {
  file: 'open.yaml',
  text: `Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: NONE }
    Metadata: { 'websocket-guard:anonymous-access': { reason: public } }
`,
};

/** The ids of what counts. */
const open = (options: Parameters<typeof judge>[1] = {}): readonly string[] =>
  judge([OPEN], options)
    .findings.filter(({ suppressed }) => !suppressed)
    .map(({ ruleId }) => ruleId);

describe('judge', () => {
  test('answers what check --format json prints', async () => {
    const cwd = directoryWith(Object.fromEntries(EXAMPLES.map(({ file, text }) => [file, text])));
    const files = EXAMPLES.map(({ file }) => file);
    const { stdout } = await command(
      ['check', ...files.map((file) => path.join(cwd, file)), '--format', 'json', '--preset', 'all'],
      { cwd },
    );
    const answer = judge(EXAMPLES, { preset: 'all' });
    expect(EXAMPLES.length).toBeGreaterThan(100);
    expect(answer).toEqual(JSON.parse(stdout));
    expect(schema('report')(JSON.parse(JSON.stringify(answer)))).toBe(true);
  });

  test('does not change between two calls', () => {
    expect(judge(EXAMPLES)).toEqual(judge(EXAMPLES));
  });

  test('takes rules, presets and policies of your own', () => {
    expect(open()).not.toContain('connect-route-authorized');
    expect(open({ suppressions: false })).toContain('connect-route-authorized');
    expect(open({ suppressions: false, rules: { 'connect-route-authorized': 'off' } })).not.toContain(
      'connect-route-authorized',
    );
    const named = definePolicy({
      id: 'acme/described',
      category: 'observability',
      severity: 'info',
      title: 'An API has a description',
      why: 'Nobody knows what it is for.',
      fix: 'Set Description.',
      references: ['https://wiki.acme.example'],
      check(model, judge) {
        judge.value(model.apiResources, 'Description', (value) => value.isAbsent && 'It has no description.');
      },
    });
    expect(open({ policies: [named] })).toContain('acme/described');
  });

  test('counts again what is not suppressed any more', () => {
    const [with_, without] = [judge([OPEN]), judge([OPEN], { suppressions: false })];
    expect(with_.summary.suppressed).toBe(1);
    expect(without.summary).toMatchObject({ suppressed: 0, errors: with_.summary.errors + 1 });
  });

  test('joins the stacks of one app by their exports, and other templates never', () => {
    const shared = {
      file: 'shared.yaml',
      text: `Resources:
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: chat, ProtocolType: WEBSOCKET } }
Outputs:
  Id: { Value: !Ref Api, Export: { Name: api } }
`,
    };
    const parts = {
      file: 'parts.yaml',
      text: `Resources:
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !ImportValue api, RouteKey: $connect, AuthorizationType: AWS_IAM }
`,
    };
    expect(judge([shared, parts]).summary.apis).toBe(2);
    expect(judge([shared, parts], { isApp: true }).summary.apis).toBe(1);
  });

  test('joins nested stacks that are named by their file, however the name is written', () => {
    const child = {
      file: 'app\\nested\\chat.yaml',
      text: `Parameters: { Type: { Type: String, Default: AWS_IAM } }
Resources:
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: !Ref Type }
`,
    };
    const nesting = (url: string): { file: string; text: string } => ({
      file: './app/main.yaml',
      text: `Resources:
  Chat:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: '${url}', Parameters: { Type: NONE } }
`,
    });
    const rulesOf = (url: string, isApp = false): string[] =>
      judge([child, nesting(url)], { isApp }).findings.map(({ ruleId }) => ruleId);
    expect(rulesOf('./nested/chat.yaml')).toContain('connect-route-authorized');
    expect(rulesOf('nested/chat.yaml', true)).toContain('connect-route-authorized');
    expect(rulesOf('./chat.yaml')).not.toContain('connect-route-authorized');
    expect(rulesOf('https://bucket.s3.amazonaws.com/nested/chat.yaml')).not.toContain('connect-route-authorized');
  });

  test('says where a text is broken, and which option is wrong', () => {
    expect(() => judge([{ file: 'a.yaml', text: 'Resources:\n  A: [' }])).toThrow(SourceError);
    expect(() => judge([{ file: 'a.yaml', text: '' }])).toThrow(/the file is empty/);
    expect(() => judge([OPEN], { rules: { 'stage-throtling': 'off' } })).toThrow(/did you mean "stage-throttling"/);
    expect(() => judge([OPEN], { preset: 'lax' as 'all' })).toThrow(ConfigurationError);
    expect(() => judge([OPEN], { presets: 'all' } as object)).toThrow(
      'judge has no option "presets"; did you mean "preset"?',
    );
  });

  test.each(['baseline', 'waivers', 'failOn'])('refuses %s, which only the command applies', (name) => {
    expect(() => judge([OPEN], { [name]: 'error' })).toThrow(
      new ConfigurationError(
        `judge has no option "${name}"; it has preset, rules, overrides, protocols, locked, policies, isApp, suppressions, today`,
      ),
    );
  });

  test('takes undefined for an option that is not set', () => {
    const given = { preset: undefined, rules: undefined, locked: undefined, isApp: undefined, today: undefined };
    expect(judge([OPEN], given as object)).toEqual(judge([OPEN]));
  });

  test.each(['isApp', 'suppressions'])('refuses a text for %s, which would count as true', (name) => {
    expect(() => judge([OPEN], { [name]: 'no' })).toThrow(
      new ConfigurationError(`${name} of judge has "no"; it takes true, false`),
    );
  });

  test.each([
    ['a name', 'template.yaml'],
    ['nothing', null],
    ['a template that is nothing', [OPEN, null]],
    ['a template without a text', [OPEN, { file: 'a.yaml' }]],
    ['a template without a name', [{ text: OPEN.text }]],
    ['a template that has been parsed', [{ file: 'a.json', text: { Resources: {} } }]],
  ])('tells a program without types what templates are, given %s', (_, templates) => {
    const message = 'the templates are a list of { file, text }, both of them texts';
    expect(() => judge(templates as (typeof OPEN)[])).toThrow(new ConfigurationError(message));
  });
});

describe('report', () => {
  test.each(FORMATS.filter((format) => format !== 'asff'))('writes %s as the command does', async (format) => {
    const cwd = directoryWith({ [OPEN.file]: OPEN.text });
    const { stdout } = await command(['check', path.join(cwd, OPEN.file), '--format', format], { cwd });
    expect(report(judge([OPEN]), format)).toBe(stdout);
  });

  test('names the account, region and time it is given in asff', () => {
    const unsuppressed = { ...OPEN, text: OPEN.text.replace(/ {4}Metadata: .*\n/, '') };
    const findings = JSON.parse(
      report(judge([unsuppressed]), 'asff', {
        aws: { account: '111122223333', region: 'eu-west-1' },
        checkedAt: new Date('2026-11-21T12:00:00Z'),
      }),
    ) as readonly object[];
    expect(findings[0]).toMatchObject({ AwsAccountId: '111122223333', CreatedAt: '2026-11-21T12:00:00.000Z' });
  });

  test.each([undefined, null, {}, []])('tells a program without types what it takes, given %j', (result) => {
    expect(() => report(result as never, 'text')).toThrow(new ConfigurationError('report takes what judge answered'));
  });

  test('refuses a format that does not exist', () => {
    expect(() => report(judge([OPEN]), 'html' as 'text')).toThrow(/no format "html"; there are text, json/);
  });
});

describe('failsAt', () => {
  const result = judge([OPEN]);

  test('says whether anything counts that is at least as severe', () => {
    const summary = { ...result.summary, errors: 0, warnings: 1, infos: 1 };
    expect(FAIL_ON.map((level) => failsAt(summary, level))).toEqual([false, true, true, false]);
  });

  test('tells a program without types what it takes, and passes nothing', () => {
    expect(() => failsAt(result as never, 'error')).toThrow(
      new ConfigurationError('failsAt takes the summary of what was judged: judge(…).summary'),
    );
    expect(() => failsAt(undefined as never, 'error')).toThrow('failsAt takes the summary of what was judged');
    expect(() => failsAt(result.summary, 'errors' as 'error')).toThrow(
      new ConfigurationError('no severity "errors" to fail at; there are error, warning, info, never'),
    );
  });
});

describe('explain', () => {
  test('tells about every policy, in any spelling', () => {
    for (const { id, fix } of CATALOGUE) expect(explain(id)).toContain(fix);
    expect(explain('WebSocketGuard-StageThrottling')).toBe(explain('stage-throttling'));
  });

  test.each([undefined, null, 5])('tells a program without types that it takes an id, and not %j', (id) => {
    expect(() => explain(id as never)).toThrow(new ConfigurationError('explain takes the id of a policy'));
  });

  test('suggests the nearest id', () => {
    expect(() => explain('stage-throtling')).toThrow(/did you mean "stage-throttling"/);
  });
});

describe('nothing is needed beside it', () => {
  /** The files and packages that an entry reaches. */
  async function reached(
    entry: string,
  ): Promise<{ readonly files: readonly string[]; readonly packages: Set<string> }> {
    const { metafile } = await esbuild.build({
      absWorkingDir: ROOT,
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      outdir: 'out',
      external: ['aws-cdk-lib', 'constructs', 'cdk-nag'],
      logLevel: 'silent',
    });
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    return {
      files: Object.keys(metafile.inputs),
      packages: new Set(imports.filter(({ external }) => external).map(({ path: name }) => name)),
    };
  }

  test.each(['src/engine.ts', 'src/policies.ts', 'src/hook.ts'])(
    '%s reaches no CDK, no file system and no network',
    async (entry) => {
      const { files, packages } = await reached(entry);
      expect(files).toContain('src/rules/catalogue.ts');
      expect(
        files.filter((file) => /^src\/(?:assembly|constructs|aspects|nag|injectors|cli|eslint)\//.test(file)),
      ).toEqual([]);
      expect([...packages].filter((name) => !/^(?:node:)?(?:crypto|path|process|buffer)$/.test(name))).toEqual([]);
    },
  );

  test('what is published runs in an empty directory, within 400 kB', () => {
    const directory = temporaryDirectory();
    const lib = path.join(directory, 'node_modules/cdk-websocket-guard/lib');
    execFileSync(process.execPath, [path.join(ROOT, 'scripts/bundle.mjs'), lib], { cwd: ROOT });
    fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(lib, '../package.json'));
    const script = `
      const { judge, report } = require('cdk-websocket-guard/engine');
      const { findingsOf } = require('cdk-websocket-guard/testing');
      const text = ${JSON.stringify(OPEN.text)};
      const result = judge([{ file: 'open.yaml', text }]);
      if (result.findings.length === 0 || JSON.parse(report(result, 'sarif')).version !== '2.1.0') throw new Error('engine');
      const plain = (list) => JSON.stringify(list.map(({ ruleId }) => ruleId));
      if (plain(findingsOf(text)) !== plain(result.findings)) throw new Error('testing');
      console.log('judged');`;
    const output = execFileSync(process.execPath, ['-e', script], { cwd: directory, encoding: 'utf8' });
    expect(output).toBe('judged\n');
    const files = ['engine.js', 'core/core.js'].map((file) => fs.statSync(path.join(lib, file)).size);
    expect(files.reduce((sum, size) => sum + size)).toBeLessThan(400_000);
  }, 60_000);
});
