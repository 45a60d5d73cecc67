import { junitReport } from '../../../src/report/formats/junit-report';
import { CATALOGUE } from '../../../src/rules/catalogue';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { reportOf, withFindings, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';

const inputs = [template(templateWithRoutes({ count: 2, slow: 1 }))];

/** The numbers in the root element. */
function numbers(xml: string): Readonly<Record<string, number>> {
  const [root = ''] = /<testsuites [^>]*>/.exec(xml) ?? [];
  return Object.fromEntries(
    [...root.matchAll(/(\w+)="(\d+)"/g)].map(([, name, number]): [string, number] => [name ?? '', Number(number)]),
  );
}

describe('the JUnit report', () => {
  test('has a suite for every policy, and a case that passes where nothing was found', () => {
    const xml = junitReport(reportOf(inputs));
    expect([...xml.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name)).toEqual(
      CATALOGUE.map(({ id }) => id),
    );
    expect(xml).toContain(
      '<testcase classname="api-no-cors" name="A WebSocket API has no CORS configuration"></testcase>',
    );
  });

  test.each([
    ['error', ['error']],
    ['warning', ['error', 'warning']],
    ['info', ['error', 'warning', 'info']],
    ['never', []],
  ] as const)('fails by what makes the check fail: --fail-on %s', (failOn, failing) => {
    const report = reportOf(inputs, { failOn });
    const xml = junitReport(report);
    const expected = report.result.findings.filter(({ severity }) => (failing as readonly string[]).includes(severity));
    expect(numbers(xml)).toMatchObject({ failures: expected.length, skipped: 0, errors: 0 });
    expect(xml.match(/<failure /g) ?? []).toHaveLength(expected.length);
  });

  test('names place, fix and page of a finding', () => {
    const report = withFirst(reportOf(inputs), (finding) => [
      { ...finding, severity: 'error', source: { file: 'lib/chat.ts', line: 14, column: 5 }, fix: 'Mend it.' },
    ]);
    const xml = junitReport(report);
    expect(xml).toContain('file="lib/chat.ts" line="14"');
    expect(xml).toMatch(/from lib\/chat\.ts:14:5\nin template\.yaml:\d+:\d+\nfix: Mend it\.\nsee https:/);
  });

  test('skips what is suppressed, with the reason', () => {
    const report = withFindings(reportOf(inputs), (findings) =>
      findings.map((finding) => ({ ...finding, suppressed: { reason: 'known & accepted', by: 'waiver' } })),
    );
    const xml = junitReport(report);
    expect(numbers(xml)).toMatchObject({ failures: 0, skipped: report.result.findings.length });
    expect(xml).toContain('<skipped message="suppressed by waiver: known &amp; accepted"></skipped>');
  });

  test('has an error for a policy that threw', () => {
    const report = reportOf(inputs);
    const failures = [{ ruleId: 'api-no-cors', stack: 'Error: "no" luck\n    at own.ts:1:1' }];
    const xml = junitReport({ ...report, result: { ...report.result, failures } });
    expect(numbers(xml)).toMatchObject({ errors: 1 });
    expect(xml).toContain(
      '<error message="the rule failed, and its findings may be missing: Error: &quot;no&quot; luck">',
    );
  });

  test('has a case for each of many findings, and counts that add up', () => {
    const many = withFindings(reportOf(inputs, { failOn: 'warning' }), (findings) =>
      Array.from({ length: 5_000 }, (_, index) => findings[index % findings.length]).flatMap(
        (finding) => finding ?? [],
      ),
    );
    const xml = junitReport(many);
    const { tests, failures } = numbers(xml);
    const cases = xml.match(/<testcase /g) ?? [];
    const silent = CATALOGUE.filter(({ id }) => many.result.findings.every(({ ruleId }) => ruleId !== id));
    expect(cases).toHaveLength(5_000 + silent.length);
    expect(tests).toBe(cases.length);
    expect(failures).toBe(many.result.findings.filter(({ severity }) => severity !== 'info').length);
    const suites = [...xml.matchAll(/<testsuite name="[^"]+" tests="(\d+)"/g)].map(([, count]) => Number(count));
    expect(suites.reduce((sum, count) => sum + count, 0)).toBe(tests);
  });

  test.each([...HOSTILE, 'a\uffffb\ufffec'])('has no markup from a template: %j', (text) => {
    const xml = junitReport(reportOf([hostileTemplate(text)]));
    expect(xml).not.toMatch(/<(?!\/?(?:testsuites?|testcase|failure|skipped|system-out)\b|\?xml)/);
    // eslint-disable-next-line no-control-regex -- control characters are what this is about
    expect(xml).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/);
  });
});
