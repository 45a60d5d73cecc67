import { App, type Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readAssembly } from '../../src/assembly/read-assembly';
import { check } from '../../src/engine/check';
import { temporaryDirectory } from '../support/cdk';
import { line } from '../support/findings';
import { ACCEPTED } from './aws-solutions-findings';

const FOLDER = path.join(__dirname, '../../examples');

/** The apps that are made of the constructs of this package, by the stack each defines. */
const APPS = {
  'chat-guarded': 'lib/chat-stack',
  http: 'lib/scores-stack',
  'vpc-link': 'lib/telemetry-stack',
  sqs: 'lib/orders-stack',
  sns: 'lib/alerts-stack',
  'step-functions': 'lib/quotes-stack',
  dynamodb: 'lib/presence-stack',
  'event-bridge': 'lib/events-stack',
  'http-api-guarded': 'lib/books-stack',
  'chat-and-http': 'lib/chat-stack',
} as const;

/** Runs the app as the CDK command would, and returns the directory of its assembly. */
function run(name: string): string {
  const outdir = temporaryDirectory();
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(path.join(FOLDER, name, 'app.ts'));
    });
  } finally {
    if (before === undefined) delete process.env.CDK_OUTDIR;
    else process.env.CDK_OUTDIR = before;
  }
  return outdir;
}

/** What AwsSolutions reports of a stack, as `rule path`. */
function awsSolutions(name: string, file: string): readonly string[] {
  const [Definition] = Object.values(
    jest.requireActual<Record<string, new (scope: Construct, id: string) => Stack>>(path.join(FOLDER, name, file)),
  ) as [new (scope: Construct, id: string) => Stack];
  const app = new App();
  new Definition(app, 'App');
  app.synth();
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
}

describe.each(Object.entries(APPS))('examples/%s', (name, file) => {
  const outdir = run(name);

  test('synthesises, with the pack at strict', () => {
    const [template] = fs.readdirSync(outdir).filter((one) => one.endsWith('.template.json')) as [string];
    const { Resources } = JSON.parse(fs.readFileSync(path.join(outdir, template), 'utf8')) as { Resources: object };
    expect(Resources).toMatchSnapshot();
  });

  test('keeps every policy at strict; what its author decided is listed', () => {
    const { findings, unknown } = check(readAssembly(outdir), {
      preset: 'strict',
      protocols: ['websocket', 'http'],
      // Which alarms there are, and whom they wake, is for the author of the app to say.
      rules: { 'alarms-missing': 'off' },
    });
    expect(
      [...findings.filter(({ suppressed }) => !suppressed), ...unknown].map((one) => `${one.ruleId} ${line(one)}`),
    ).toEqual([]);
  });

  test('keeps AwsSolutions, but for what is listed with a reason', () => {
    const open = awsSolutions(name, file).filter((finding) => !ACCEPTED.some(({ pattern }) => pattern.test(finding)));
    expect(open).toEqual([]);
  });
});

test('examples/http-api, which is plain aws-cdk-lib, synthesises', () => {
  expect(readAssembly(run('http-api'))).toHaveLength(1);
});

test('nothing is listed that AwsSolutions does not report', () => {
  const all = Object.entries(APPS).flatMap(([name, file]) => awsSolutions(name, file));
  expect(ACCEPTED.filter(({ pattern }) => !all.some((finding) => pattern.test(finding)))).toEqual([]);
});
