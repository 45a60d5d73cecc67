import * as fs from 'node:fs';
import * as path from 'node:path';
import { pack, project, run } from './support';

const { peerDependencies } = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as {
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** A peer at the oldest version that our range allows. */
const oldest = (name: string): string => `${name}@${(peerDependencies[name] ?? '').replace('^', '')}`;
/** A peer at the newest version that our range allows. */
const newest = (name: string): string => `${name}@${peerDependencies[name] ?? ''}`;

const APP = `
const { App, Aspects, Stack, Validations } = require('aws-cdk-lib');
const { WebSocketApi, WebSocketStage } = require('aws-cdk-lib/aws-apigatewayv2');
const { WebSocketGuard, WebSocketGuardChecks } = require('cdk-websocket-guard');
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Chat');
new WebSocketStage(stack, 'Stage', { webSocketApi: new WebSocketApi(stack, 'Api'), stageName: 'live' });
Aspects.of(app).add(new WebSocketGuard());
const report = new WebSocketGuardChecks(app).validateScope(app);
Validations.of(app).addPlugins(new WebSocketGuardChecks(app));
try { app.synth(); } catch { /* the report is on disk */ }
process.exitCode = 0;
console.log(JSON.stringify(report.violations.map(({ ruleName }) => ruleName)));
`;

const POLICY = `
const { definePolicy } = require('cdk-websocket-guard/policies');
const { findingsOf } = require('cdk-websocket-guard/testing');
const policy = definePolicy({
  id: 'acme/named', category: 'observability', severity: 'info', title: 'An API has a description', why: 'Because.',
  fix: 'Add one.', references: ['https://wiki.acme.example'],
  check(model, judge) {
    for (const { resource } of model.apis) judge.value(resource, 'Description', (value) => value.isAbsent && 'None.');
  },
});
const template = 'Resources:\\n  Api:\\n    Type: AWS::ApiGatewayV2::Api\\n    Properties: { Name: a, ProtocolType: WEBSOCKET }\\n';
console.log(findingsOf(template, { policies: [policy] }).map(({ ruleId }) => ruleId).join());
`;

const tarball = pack();

describe.each([
  ['oldest', oldest],
  ['newest', newest],
])('with the %s peers', (_, version) => {
  const directory = project([tarball, ...Object.keys(peerDependencies).map(version)], {
    'app.js': APP,
    'policy.js': POLICY,
  });

  test('nothing but the peers is installed with the package', () => {
    const manifest = JSON.parse(
      fs.readFileSync(path.join(directory, 'node_modules/cdk-websocket-guard/package.json'), 'utf8'),
    ) as object;
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('bundledDependencies');
  });

  test('an app gets the findings of the Aspect, the pack and the command', () => {
    const violations = JSON.parse(run(process.execPath, ['app.js'], directory)) as readonly string[];
    expect(violations).toContain('WebSocketGuard-StageThrottling');
    expect(violations).toContain('WebSocketGuard-StageDeployed');
    const assembly = fs
      .readdirSync(path.join(directory, 'cdk.out'))
      .filter((file) => /metadata\.json$|^manifest\.json$/.test(file));
    expect(assembly.map((file) => fs.readFileSync(path.join(directory, 'cdk.out', file), 'utf8')).join()).toContain(
      '[WebSocketGuard-StageThrottling]',
    );
    const report = run(
      'npx',
      ['websocket-guard', 'check', 'cdk.out', '--format', 'json', '--fail-on', 'never'],
      directory,
    );
    const { findings } = JSON.parse(report) as {
      readonly findings: readonly { readonly ruleId: string; readonly resource: { readonly constructPath: string } }[];
    };
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'stage-throttling',
        resource: expect.objectContaining({ constructPath: 'Chat/Stage/Resource' }) as unknown,
      }),
    );
  });

  test('policies of the user and their tests work', () => {
    expect(run(process.execPath, ['policy.js'], directory)).toContain('acme/named');
  });
});

test('an app with another copy of aws-cdk-lib than the package gets the same findings', () => {
  const directory = project(
    [tarball, ...Object.keys(peerDependencies).map(newest), `other@npm:${oldest('aws-cdk-lib')}`],
    { 'app.js': APP.replaceAll("require('aws-cdk-lib", "require('other") },
  );
  const violations = JSON.parse(run(process.execPath, ['app.js'], directory)) as readonly string[];
  expect(violations).toContain('WebSocketGuard-StageThrottling');
  expect(violations).toContain('WebSocketGuard-StageDeployed');
});
