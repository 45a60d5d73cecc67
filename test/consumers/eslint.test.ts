import * as fs from 'node:fs';
import * as path from 'node:path';
import { pack, project, run } from './support';

const STAGE = `import { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
new WebSocketStage(this, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
`;
const TYPED_STAGE = `import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
export function add(webSocketApi: WebSocketApi): WebSocketStage {
  new WebSocketStage(webSocketApi, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
  return { sourceArn: webSocketApi.arnForExecuteApi() } as never;
}
`;

const TYPESCRIPT_CONFIG = `
import websocketGuard from 'cdk-websocket-guard/eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
export default defineConfig({ files: ['src/**/*.ts'], extends: [tseslint.configs.base, websocketGuard.configs.recommended] });
`;
const JAVASCRIPT_CONFIG = `
import websocketGuard from 'cdk-websocket-guard/eslint';
export default [websocketGuard.configs.recommended];
`;

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string; readonly line: number }[];
}

/** Nothing but what is asked for: a linter needs neither aws-cdk-lib nor cdk-nag. */
const ALONE = '--omit=peer';
const tarball = pack();

/** What ESLint reports in a project, a line each. */
function eslint(directory: string, ...args: readonly string[]): readonly string[] {
  const output = path.join(directory, 'report.json');
  try {
    run('npx', ['--no-install', 'eslint', 'src', '--format', 'json', '--output-file', output, ...args], directory);
  } catch (error) {
    if (!fs.existsSync(output)) throw error;
  }
  const results = JSON.parse(fs.readFileSync(output, 'utf8')) as readonly LintResult[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line }) => `${path.basename(filePath)}:${line} ${ruleId}`).sort(),
  );
}

const IN_STAGE = ['stage-access-logs', 'stage-execution-logs', 'stage-throttling'].map((id) => `websocket-guard/${id}`);

describe.each(['9', '10'])('with ESLint %s', (version) => {
  const linter = `eslint@${version}`;

  test('TypeScript files are judged with the parser of typescript-eslint', () => {
    const directory = project([ALONE, tarball, linter, 'typescript-eslint@8', 'typescript@5.9'], {
      'eslint.config.mjs': TYPESCRIPT_CONFIG,
      'src/app.ts': TYPED_STAGE,
    });
    expect(eslint(directory)).toEqual([
      ...IN_STAGE.map((id) => `app.ts:3 ${id}`),
      'app.ts:4 websocket-guard/no-arn-for-execute-api',
    ]);
    expect(eslint(directory, '--fix')).toEqual(IN_STAGE.map((id) => `app.ts:3 ${id}`));
    expect(fs.readFileSync(path.join(directory, 'src/app.ts'), 'utf8')).toContain('arnForExecuteApiV2()');
  });

  test('the configuration of the plugin type-checks', () => {
    const directory = project([ALONE, tarball, linter, 'typescript-eslint@8', 'typescript@5.9'], {
      'eslint.config.mts': TYPESCRIPT_CONFIG,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: [] },
        files: ['eslint.config.mts'],
      }),
    });
    expect(run('npx', ['--no-install', 'tsc', '--skipLibCheck'], directory)).toBe('');
  });

  test('JavaScript files are judged with no parser, and no TypeScript installed', () => {
    const directory = project([ALONE, tarball, linter], {
      'eslint.config.mjs': JAVASCRIPT_CONFIG,
      'src/app.mjs': STAGE,
      'src/app.cjs': `const { WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2');\n${STAGE.split('\n')[1] ?? ''}\n`,
    });
    expect(fs.existsSync(path.join(directory, 'node_modules/typescript'))).toBe(false);
    expect(eslint(directory)).toEqual(
      ['app.cjs', 'app.mjs'].flatMap((file) => IN_STAGE.map((id) => `${file}:2 ${id}`)),
    );
  });
});

test('Oxlint runs the plugin on TypeScript files, beside TypeScript 7', () => {
  const config = {
    categories: { correctness: 'off' },
    jsPlugins: [{ name: 'websocket-guard', specifier: 'cdk-websocket-guard/eslint' }],
    rules: { 'websocket-guard/stage-throttling': 'error', 'websocket-guard/no-arn-for-execute-api': 'error' },
  };
  const directory = project([ALONE, tarball, 'oxlint@1', 'typescript@7'], {
    '.oxlintrc.json': JSON.stringify(config),
    'src/app.ts': TYPED_STAGE,
  });
  const command = path.join(directory, 'node_modules/.bin/oxlint');
  const script = `${command} --format json src > report.json || true`;
  run('sh', ['-c', script], directory);
  const { diagnostics } = JSON.parse(fs.readFileSync(path.join(directory, 'report.json'), 'utf8')) as {
    readonly diagnostics: readonly { readonly code: string }[];
  };
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    'websocket-guard(no-arn-for-execute-api)',
    'websocket-guard(stage-throttling)',
  ]);
});
