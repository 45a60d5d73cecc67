import { Stack, Stage, Validations, type App } from 'aws-cdk-lib';
import { WebSocketGuardPreset } from '../../src/aspects/websocket-guard-options';
import { nagRuleId } from '../../src/engine/rule-names/nag-rule-id';
import { WebSocketGuardChecks, type WebSocketGuardChecksProps } from '../../src/nag/websocket-guard-checks';
import { CATALOGUE } from '../../src/rules/catalogue';
import { VERSION } from '../../src/version';
import { visible } from '../../src/report/escape';
import { addChat, newApp } from '../support/chat-app';
import { HOSTILE, hostileTemplate } from '../support/hostile';
import { reportOf } from '../support/report';
import { type PluginReport, type Violation, validationReport } from '../support/validation-report';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { violationsOf } from '../../src/nag/violations';
import { findingsOf } from '../../src/testing';
import { CHAT } from '../support/chat-template';

/** What CDK reports of the pack. */
function synthesise(app: App, props?: WebSocketGuardChecksProps, on: App | Stage = app): PluginReport {
  return validationReport(app, new WebSocketGuardChecks(app, props), on);
}

const rules = (violations: readonly Violation[] = []): readonly string[] => violations.map(({ ruleName }) => ruleName);

function chatApp(): { app: App; stack: Stack; live: Stack['node']['scope'] } {
  const app = newApp();
  const stack = new Stack(app, 'Chat');
  addChat(stack);
  return { app, stack, live: stack.node.findChild('Live') };
}

test('reports rule, severity, fix, page, property and the line of code', () => {
  const { violations, pluginVersion, conclusion } = synthesise(chatApp().app);
  expect({ pluginVersion, conclusion }).toEqual({ pluginVersion: VERSION, conclusion: 'failure' });
  const throttling = violations.find(({ ruleName }) => ruleName === 'WebSocketGuard-StageThrottling');
  expect(throttling).toMatchObject({
    severity: 'error',
    suggestedFix: CATALOGUE.find(({ id }) => id === 'stage-throttling')?.fix,
    ruleMetadata: {
      category: 'security',
      docsUrl: expect.stringMatching(/docs\/rules\/stage-throttling\.md$/) as string,
    },
    violatingConstructs: [
      {
        constructPath: 'Chat/Live/Resource',
        cloudFormationResource: { propertyPaths: ['Properties.DefaultRouteSettings'] },
      },
    ],
  });
  expect(throttling?.violatingConstructs[0]?.stackTraces.join()).toContain('chat-app.ts');
});

test('lists the ids of the whole catalogue', () => {
  const { ruleIds } = new WebSocketGuardChecks();
  expect(ruleIds).toHaveLength(CATALOGUE.length);
  expect(ruleIds).toContain('WebSocketGuard-ConnectRouteAuthorized');
});

test('descriptions name the page', () => {
  const { violations } = synthesise(chatApp().app);
  expect(violations.length).toBeGreaterThan(0);
  for (const { ruleName, description } of violations) {
    const id = CATALOGUE.find((policy) => ruleName === nagRuleId(policy.id))?.id ?? '';
    expect(description).toMatch(new RegExp(` See https://.*/docs/rules/${id}\\.md$`));
  }
});

test('verbose descriptions say why', () => {
  const why = CATALOGUE.find(({ id }) => id === 'stage-throttling')?.why ?? '';
  const description = (props?: WebSocketGuardChecksProps): string | undefined =>
    synthesise(chatApp().app, props).violations.find(({ ruleName }) => ruleName === 'WebSocketGuard-StageThrottling')
      ?.description;
  expect(description()).not.toContain(why);
  expect(description({ verbose: true })).toContain(why);
});

test('warnings alone do not fail the synthesis; strict makes errors of them', () => {
  const only = Object.fromEntries(CATALOGUE.map(({ id }) => [id, id === 'stage-access-logs' ? 'warning' : 'off']));
  expect(synthesise(chatApp().app, { rules: only }).conclusion).toBe('success');
  const { 'stage-access-logs': _, ...others } = only;
  expect(synthesise(chatApp().app, { rules: others, preset: WebSocketGuardPreset.STRICT })).toMatchObject({
    conclusion: 'failure',
    violations: [{ ruleName: 'WebSocketGuard-StageAccessLogs', severity: 'error' }],
  });
});

describe('acknowledgements', () => {
  test.each([
    'WebSocketGuard::WebSocketGuard-StageThrottling',
    'WebSocketGuard-StageThrottling',
    'WebSocketGuard::StageThrottling',
    'stage-throttling',
  ])('%s on a construct is suppressed and kept in the report with its reason', (id) => {
    const { app, live } = chatApp();
    Validations.of(live as Stack).acknowledge({ id, reason: 'behind a quota' });
    const { violations, suppressedViolations } = synthesise(app);
    expect(rules(violations)).not.toContain('WebSocketGuard-StageThrottling');
    expect(suppressedViolations).toMatchObject([
      { ruleName: 'WebSocketGuard-StageThrottling', reason: 'behind a quota' },
    ]);
  });

  test.each(['app', 'stack'])('on the %s hold for everything below', (where) => {
    const { app, stack } = chatApp();
    Validations.of(where === 'app' ? app : stack).acknowledge({
      id: 'WebSocketGuard-StageThrottling',
      reason: 'known',
    });
    expect(rules(synthesise(app).suppressedViolations)).toEqual(['WebSocketGuard-StageThrottling']);
  });

  test('on another construct change nothing', () => {
    const { app, stack } = chatApp();
    Validations.of(stack.node.findChild('Api')).acknowledge({ id: 'WebSocketGuard-StageThrottling', reason: 'no' });
    expect(rules(synthesise(app).violations)).toContain('WebSocketGuard-StageThrottling');
  });

  test.each([
    ['WebSocketGuard-StageThrotling', 'there is no such rule; did you mean "WebSocketGuard-StageThrottling"?'],
    ['WebSocketGuard-StageThrottleZero', 'which finds nothing there'],
  ])('%s is a warning of its own', (id, message) => {
    const { app, live } = chatApp();
    Validations.of(live as Stack).acknowledge({ id, reason: 'typo' });
    const warning = synthesise(app).violations.find(
      ({ ruleName }) => ruleName === 'WebSocketGuard-IneffectiveAcknowledgement',
    );
    expect(warning).toMatchObject({ severity: 'warning', description: expect.stringContaining(message) as string });
  });

  test('of other packs are not ours to judge', () => {
    const { app, live } = chatApp();
    Validations.of(live as Stack).acknowledge({ id: 'AwsSolutions-APIG1', reason: 'elsewhere' });
    expect(rules(synthesise(app).violations)).not.toContain('WebSocketGuard-IneffectiveAcknowledgement');
  });
});

describe('a locked rule', () => {
  const locked = ['stage-throttling'];

  test.each(['WebSocketGuard::WebSocketGuard-StageThrottling', 'WebSocketGuard-StageThrottling', 'stage-throttling'])(
    'is reported whoever acknowledges it as %s, and so is the attempt',
    (id) => {
      const { app, live } = chatApp();
      Validations.of(live as Stack).acknowledge({ id, reason: 'behind a quota' });
      const { violations, suppressedViolations = [] } = synthesise(app, { locked });
      expect(rules(violations)).toContain('WebSocketGuard-StageThrottling-Locked');
      expect(suppressedViolations).toEqual([]);
      expect(violations.map(({ description }) => description)).toContainEqual(
        expect.stringMatching(
          /^stage-throttling is locked: acknowledgement \(behind a quota\) does not silence it at /,
        ),
      );
    },
  );

  test('is reported even where the name it is given is acknowledged', () => {
    const { app, live } = chatApp();
    for (const id of ['WebSocketGuard-StageThrottling', 'WebSocketGuard-StageThrottling-Locked'])
      Validations.of(live as Stack).acknowledge({ id, reason: 'no' });
    expect(rules(synthesise(app, { locked }).violations)).toContain('WebSocketGuard-StageThrottling-Locked-Locked');
  });

  test('has its own name where nobody acknowledges it', () => {
    expect(rules(synthesise(chatApp().app, { locked }).violations)).toContain('WebSocketGuard-StageThrottling');
  });
});

test('a pack on a stage reports that stage only', () => {
  const app = newApp();
  const prod = new Stage(app, 'Prod');
  addChat(new Stack(prod, 'Chat'));
  addChat(new Stack(app, 'Chat'));
  const paths = synthesise(app, {}, prod).violations.flatMap(({ violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => constructPath),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((constructPath) => !constructPath.startsWith('Prod/'))).toEqual([]);
});

test('one on the app that does nothing is told of the app', () => {
  const { app } = chatApp();
  Validations.of(app).acknowledge({ id: 'WebSocketGuard-StageThrotling', reason: 'typo' });
  const { violations } = new WebSocketGuardChecks(app).validateScope(app);
  expect(violations.map(({ description }) => description)).toContainEqual(
    expect.stringMatching(/^The app acknowledges .*there is no such rule/),
  );
});

test('what is asked about anything but an app is judged without its assembly', () => {
  const app = newApp();
  const prod = new Stage(app, 'Prod');
  addChat(new Stack(prod, 'Chat'));
  const { violations } = new WebSocketGuardChecks(app).validate({ appConstruct: prod } as never);
  expect(violations.map(({ ruleName }) => ruleName)).toContain('WebSocketGuard-StageThrottling');
});

test('an older CDK names templates only: those that it names are reported, of stages as well', () => {
  const app = newApp();
  addChat(new Stack(app, 'Chat'));
  addChat(new Stack(app, 'Other'));
  const prod = new Stage(app, 'Prod');
  addChat(new Stack(prod, 'Inner'));
  const { directory } = app.synth();
  const of = (...templatePaths: readonly string[]): ReadonlySet<string> =>
    new Set(
      new WebSocketGuardChecks(app)
        .validate({ appConstruct: app, templatePaths } as never)
        .violations.flatMap(({ violatingResources }) => violatingResources)
        .map(({ constructPath = '' }) => constructPath.split('/').slice(0, -2).join('/')),
    );
  expect([...of(`${directory}/Chat.template.json`)].filter((name) => !name.startsWith('Chat'))).toEqual([]);
  const inner = fs.readdirSync(prod.outdir).find((name) => name.endsWith('.template.json')) ?? '';
  expect([...of(path.join(prod.outdir, inner))].filter((name) => !name.startsWith('Prod/Inner'))).toEqual([]);
});

test('violations of one rule and branch are one, with the branch and the place of each', () => {
  const [finding] = findingsOf(CHAT);
  if (!finding) throw new Error('nothing was found');
  const [alone, inBranch, ...others] = violationsOf(
    [
      { ...finding, propertyPath: '' },
      { ...finding, propertyPath: 'DependsOn' },
      { ...finding, branch: 'IsProd is true', propertyPath: 'A.B' },
    ],
    false,
  );
  expect(others).toEqual([]);
  const places = (one: typeof alone): readonly (readonly string[])[] =>
    (one?.violatingResources ?? []).map(({ locations }) => locations);
  expect(places(alone)).toEqual([['Properties'], ['DependsOn']]);
  expect(places(inBranch)).toEqual([['Properties.A.B']]);
  expect(inBranch?.description).toMatch(/^When IsProd is true: /);
});

test('a unit test may judge a scope without synthesis', () => {
  const { app, stack } = chatApp();
  const { violations, success } = new WebSocketGuardChecks(app).validateScope(stack);
  expect(success).toBe(false);
  expect(violations.map(({ ruleName }) => ruleName)).toContain('WebSocketGuard-StageThrottling');
});

test('a property that is misspelt is refused, and those of cdk-nag are its own', () => {
  const app = newApp();
  expect(() => new WebSocketGuardChecks(app, { presett: 'all' } as WebSocketGuardChecksProps)).toThrow(
    'WebSocketGuardChecks has no option "presett"; did you mean "preset"?',
  );
  const props = { verbose: true, writeSuppressionsToCloudFormation: true, somethingNew: 1 };
  expect(new WebSocketGuardChecks(app, props).name).toBe('WebSocketGuard');
});

test.each(HOSTILE)('nothing of a template moves a cursor in the report of CDK: %j', (text) => {
  const violations = violationsOf(reportOf([hostileTemplate(text)]).result.findings, true);
  expect(violations.length).toBeGreaterThan(0);
  for (const { description, fix } of violations)
    expect(`${description}${fix ?? ''}`).toBe(visible(`${description}${fix ?? ''}`));
});

test('what is no construct is refused in the place of the app: cdk-nag once had its options there', () => {
  expect(() => new WebSocketGuardChecks({ verbose: true } as never)).toThrow(
    'WebSocketGuardChecks takes a construct first, and its options after that: new WebSocketGuardChecks(app, { … })',
  );
  expect(new WebSocketGuardChecks().name).toBe('WebSocketGuard');
});

test.each([5, 'strict', ['strict']])('options that are no object are refused: %j', (props) => {
  expect(() => new WebSocketGuardChecks(newApp(), props as never)).toThrow(
    'WebSocketGuardChecks takes an object with the options preset, ',
  );
});

test('options that cannot be used are refused where the pack is made', () => {
  expect(() => new WebSocketGuardChecks(newApp(), { rules: { 'stage-throtling': 'off' } })).toThrow(
    'no rule "stage-throtling"; did you mean "stage-throttling"?',
  );
});
