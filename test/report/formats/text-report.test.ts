import { textReport } from '../../../src/report/formats/text-report';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { BASE, reportOf, withFindings, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';

const inputs = [template(templateWithRoutes({ count: 2, slow: 1 }))];

describe('the text report', () => {
  test('says what is wrong, where, how to fix it and where to read on', () => {
    expect(textReport(reportOf(inputs))).toMatch(
      /^template\.yaml:\d+:\d+: error: The stage has no ThrottlingRateLimit.*\[stage-throttling\]\n {2}at {3}Stage AWS::ApiGatewayV2::Stage, DefaultRouteSettings\n {2}fix {2}.*\n {2}see {2}https:/m,
    );
  });

  test("names files from the directory it runs in: the user's own line as well", () => {
    const report = reportOf([
      {
        ...template(templateWithRoutes({ count: 1 }), `${BASE}/cdk.out/Chat.template.json`),
        constructs: { pathOf: () => undefined, frameOf: () => `new Live (${BASE}/lib/chat.ts:40:19)` },
      },
    ]);
    expect(textReport(report)).toContain('  from lib/chat.ts:40:19\n');
    expect(textReport(report)).toMatch(/^cdk\.out\/Chat\.template\.json:\d+:\d+: /m);
    expect(textReport(report)).not.toContain(BASE);
  });

  test('is plain without colour, and says the same with it', () => {
    const plain = textReport(reportOf(inputs));
    const coloured = textReport(reportOf(inputs, { colour: true }));
    expect(plain).not.toContain('\u001b');
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
  });

  test('shows what is suppressed when asked', () => {
    const suppressed = { reason: 'a load test', by: 'waiver' };
    const hidden = withFirst(reportOf(inputs), (finding) => [{ ...finding, suppressed }]);
    expect(textReport(hidden)).not.toContain('error:');
    const shown = { ...hidden, options: { ...hidden.options, showSuppressed: true } };
    expect(textReport(shown)).toContain('suppressed by waiver: a load test');
  });

  test('tells of acknowledgements without effect and of rules that failed', () => {
    const report = reportOf(inputs);
    const text = textReport({
      ...report,
      result: {
        ...report.result,
        ineffective: [
          { id: 'x', reason: 'y', constructPath: 'Chat/Live', message: 'acknowledges x, and there is no such rule' },
          { id: 'z', reason: 'y', constructPath: '', message: 'acknowledges z in vain' },
        ],
        failures: [{ ruleId: 'acme/own', stack: 'Error: oops\n    at own.ts:1:1' }],
      },
    });
    expect(text).toContain('warning: Chat/Live acknowledges x, and there is no such rule\n');
    expect(text).toContain('warning: the app acknowledges z in vain\n');
    expect(text).toContain('failed: rule acme/own threw\n  Error: oops\n      at own.ts:1:1\n');
  });

  test.each(HOSTILE)('is inert in a terminal and in the log of a build: %j', (text) => {
    const report = textReport(reportOf([hostileTemplate(text)], { showUnknown: true, showSuppressed: true }));
    // eslint-disable-next-line no-control-regex -- control characters are what this is about
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^\s*::|##\[/m);
  });

  test('does not start a line with a workflow command, whatever the file is called', () => {
    expect(textReport(reportOf([template(templateWithRoutes({ count: 1 }), '::error::x.yaml')]))).not.toMatch(
      /^\s*::/m,
    );
  });
});

describe('findings of several APIs', () => {
  const several = reportOf([
    template(templateWithRoutes({ count: 1 }), `${BASE}/a.yaml`),
    template(templateWithRoutes({ count: 2, slow: 1 }), `${BASE}/b.yaml`),
  ]);

  test('are grouped by API, errors first', () => {
    const text = textReport(several);
    const headings = [...text.matchAll(/^== (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toHaveLength(2);
    expect(headings[0]).toMatch(/^a\.yaml: Api \(\d+ errors?, \d+ warnings?, \d+ info\)$/);
    for (const group of text.split(/^== /m).slice(1)) {
      const severities = [...group.matchAll(/:\d+:\d+: (error|warning|info): /g)].map(([, severity]) => severity ?? '');
      expect(new Set(severities).size).toBeGreaterThan(1);
      expect(severities).toEqual(severities.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    }
  });

  test('that belong to none of them have a heading of their own', () => {
    const [first] = several.result.findings;
    if (!first) throw new Error('nothing was found');
    const resource = { ...first.resource, logicalId: 'Alone', template: 'shared.yaml' };
    const text = textReport(withFindings(several, (findings) => [...findings, { ...first, resource }]));
    expect(text).toMatch(/^== at no API \(/m);
  });

  test('that belong to one API have no heading', () => {
    expect(textReport(reportOf(inputs))).not.toMatch(/^== /m);
  });
});

const ORDER = ['error', 'warning', 'info'];

describe('many findings of one rule', () => {
  const times = (count: number): string =>
    textReport(withFirst(reportOf(inputs), (finding) => Array.from({ length: count }, () => finding)));

  test('are shown one by one up to fifty', () => {
    expect(times(50).match(/^ {2}fix /gm)).toHaveLength(50);
    expect(times(50)).not.toContain('More of the same');
  });

  test('are folded beyond, with how many there are', () => {
    const text = times(1200);
    expect(text.match(/^ {2}fix /gm)).toHaveLength(3);
    expect(text).toMatch(
      /^More of the same, which --format json lists one by one:\n {2}[a-z-]+: 1197 more, 1200 in all$/m,
    );
  });
});

test('1,200 findings of forty rules fit on a few screens, with a table of the APIs', () => {
  const report = reportOf(
    Array.from({ length: 60 }, (_, index) =>
      template(templateWithRoutes({ count: 1 }), `${BASE}/service-${index}.yaml`),
    ),
  );
  const [first] = report.result.findings;
  if (!first) throw new Error('nothing was found');
  const text = textReport(
    withFindings(report, () =>
      Array.from({ length: 1200 }, (_, index) => ({
        ...first,
        ruleId: `acme/rule-${index % 40}`,
        resource: { ...first.resource, template: `service-${index % 60}.yaml` },
      })),
    ),
  );
  const lines = text.split('\n');
  expect(lines.length).toBeLessThan(500);
  expect(lines).toContain('  … and 40 more APIs, which --format json lists');
  expect(text).toMatch(/^By API\n {2}API +stages +authorization/m);
  expect(text).toMatch(/acme\/rule-0: 29 more, 30 in all$/m);
});
