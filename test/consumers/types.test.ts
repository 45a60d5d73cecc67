import * as fs from 'node:fs';
import * as path from 'node:path';
import { pack, project, run } from './support';

const SOURCE = `import { App, Aspects } from 'aws-cdk-lib';
import { WebSocketGuard, WebSocketStage, type WebSocketStageProps } from 'cdk-websocket-guard';
import { judge } from 'cdk-websocket-guard/engine';
import guard, { configs, rules } from 'cdk-websocket-guard/eslint';
import { createHandler } from 'cdk-websocket-guard/hook';
import { CATALOGUE, definePolicy, type Policy } from 'cdk-websocket-guard/policies';
import { findingsOf } from 'cdk-websocket-guard/testing';

Aspects.of(new App()).add(new WebSocketGuard());
export const stage: typeof WebSocketStage = WebSocketStage;
export type Props = WebSocketStageProps;
export const ids: readonly string[] = CATALOGUE.map(({ id }: Policy) => id);
export const all = [judge, guard.configs.recommended, configs.strict, rules, createHandler, definePolicy, findingsOf];
if (all.includes(undefined as never) || ids.length === 0) throw new Error('an entry has less than its types say');
console.log('all there');
`;

/** Ways to compile, as projects have them. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'CommonJS, old resolution': { module: 'commonjs', moduleResolution: 'node', esModuleInterop: true },
  NodeNext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
};

/** What each version of TypeScript has of the ways to compile. */
const VERSIONS: readonly (readonly [version: string, settings: readonly string[]])[] = [
  ['5.0', ['CommonJS, old resolution', 'NodeNext']],
  ['5.9', ['CommonJS, old resolution', 'NodeNext', 'bundler']],
  ['6.0', ['NodeNext', 'bundler']],
  ['7', ['NodeNext', 'bundler']],
];

const CHECKED_APP = `const { App, Stack } = require('aws-cdk-lib');
const { WebSocketApi, WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2');
const { findingsOf } = require('cdk-websocket-guard/testing');
test('a stage without limits is found', () => {
  const stack = new Stack(new App(), 'Chat');
  new WebSocketStage(stack, 'Stage', { webSocketApi: new WebSocketApi(stack, 'Api'), stageName: 'live' });
  expect(findingsOf(stack).map(({ ruleId }) => ruleId)).toContain('stage-throttling');
}, 30000);
`;

const tarball = pack();
const directory = project(
  [
    tarball,
    'aws-cdk-lib@^2.258.0',
    'cdk-nag@^3.0.2',
    'constructs@^10.5.1',
    '@types/node@20',
    'jest@30',
    'vitest@4',
    ...VERSIONS.map(([version]) => `typescript-${version}@npm:typescript@${version}`),
  ],
  { 'app.ts': SOURCE, 'app.mts': SOURCE, 'app.test.cjs': CHECKED_APP },
);

describe.each(VERSIONS)('TypeScript %s', (version, names) => {
  test.each(names)('%s', (name) => {
    const outDir = path.join(directory, 'out', `${version} ${name}`);
    const compilerOptions = { target: 'es2022', strict: true, types: ['node'], outDir, ...SETTINGS[name] };
    const file = name === 'NodeNext' ? 'app.mts' : 'app.ts';
    const config = path.join(directory, `tsconfig.${version}.json`);
    fs.writeFileSync(
      config,
      JSON.stringify({ compilerOptions: { skipLibCheck: true, ...compilerOptions }, files: [file] }),
    );
    const compiler = path.join(directory, `node_modules/typescript-${version}/bin/tsc`);
    expect(run(process.execPath, [compiler, '-p', config], directory)).toBe('');
    if (name === 'bundler') return;
    const script = path.join(outDir, file.replace(/ts$/, 'js'));
    expect(run(process.execPath, [script], directory)).toBe('all there\n');
  });
});

test('jest runs tests of an app', () => {
  run('npx', ['--no-install', 'jest', '--testMatch', '**/app.test.cjs'], directory);
});

test('vitest runs tests of an app', () => {
  run('npx', ['--no-install', 'vitest', 'run', '--globals', 'app.test.cjs'], directory);
});
