import type { FailOn } from '../../engine/config/choices';
import type { Finding } from '../../engine/finding';
import { isAtLeast } from '../../engine/results/severity';
import { type Markup, element, lines } from '../element';
import { firstLine, messageText, placeText, resourceName, whereText } from '../format-text';
import type { Report } from '../report';

/**
 * The report as JUnit XML: a suite for each policy and a case for each finding; a policy without findings has one case
 * that passes, a policy that threw one with an error. A case fails when its finding makes the check fail, is skipped
 * when the finding is suppressed, and passes with a note below the severity that fails, so that this report and the
 * exit status agree.
 */
export function junitReport({ result, policies, options }: Report): string {
  const suites = policies.map(({ id, title }) => {
    const found = result.findings.filter(({ ruleId }) => ruleId === id);
    const failed = result.failures.filter(({ ruleId }) => ruleId === id);
    const cases = [
      ...found.map((finding) => testCase(finding, options.failOn)),
      ...failed.map(({ stack }) => failedCase(id, title, stack)),
      ...(found.length + failed.length > 0
        ? []
        : [{ kind: 'passed', xml: element('testcase', { classname: id, name: title }) }]),
    ];
    return {
      cases,
      xml: element('testsuite', { name: id, ...numbers(cases) }, lines(['', ...cases.map(({ xml }) => xml)])),
    };
  });
  const all = suites.flatMap(({ cases }) => cases);
  const root = element(
    'testsuites',
    { name: 'websocket-guard', ...numbers(all) },
    lines(['', ...suites.map(({ xml }) => xml)]),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
}

/** The case of a policy that threw: an error, since it neither passed nor failed. */
function failedCase(id: string, title: string, stack: string): TestCase {
  const inner = element('error', { message: `the rule failed, and its findings may be missing: ${firstLine(stack)}` });
  return { kind: 'error', xml: element('testcase', { classname: id, name: title }, inner) };
}

interface TestCase {
  readonly kind: string;
  readonly xml: Markup;
}

function testCase(finding: Finding, failOn: FailOn): TestCase {
  const { ruleId, severity, suppressed, source, location, propertyPath, branch, fix, docsUrl } = finding;
  const name = [resourceName(finding), propertyPath, branch === undefined ? '' : `when ${branch}`];
  const attributes = {
    classname: ruleId,
    name: name.filter((part) => part !== '').join(' '),
    file: (source ?? location).file,
    line: (source ?? location).line,
  };
  if (suppressed) {
    const message = `suppressed by ${suppressed.by}: ${suppressed.reason}`;
    return { kind: 'skipped', xml: element('testcase', attributes, element('skipped', { message })) };
  }
  const text = lines([
    `${severity}: ${messageText(finding)}`,
    `at ${whereText(finding)}`,
    ...(source ? [`from ${placeText(source)}`] : []),
    `in ${placeText(location)}`,
    `fix: ${fix}`,
    `see ${docsUrl}`,
  ]);
  const fails = failOn !== 'never' && isAtLeast(severity, failOn);
  const inner = fails
    ? element('failure', { type: severity, message: messageText(finding) }, text)
    : element('system-out', {}, text);
  return { kind: fails ? 'failure' : 'passed', xml: element('testcase', attributes, inner) };
}

function numbers(cases: readonly TestCase[]): Readonly<Record<string, number>> {
  const of = (kind: string): number => cases.filter((testCase) => testCase.kind === kind).length;
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}
