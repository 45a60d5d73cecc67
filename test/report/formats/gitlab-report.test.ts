import Ajv2020 from 'ajv/dist/2020';
import { gitlabReport } from '../../../src/report/formats/gitlab-report';
import type { Report } from '../../../src/report/report';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { BASE, reportOf, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';
import schema from '../gitlab-code-quality.schema.json';

const fits = new Ajv2020().compile(schema);

interface Issue {
  readonly check_name: string;
  readonly severity: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function issuesIn(report: Report): readonly Issue[] {
  const issues = JSON.parse(gitlabReport(report)) as readonly Issue[];
  expect(fits(issues) ? [] : fits.errors).toEqual([]);
  return issues;
}

const text = templateWithRoutes({ count: 2, slow: 1 });
const report = reportOf([template(text, `${BASE}/chat.yaml`)]);

describe('the report for GitLab', () => {
  test('is what its documentation describes, worst first', () => {
    const issues = issuesIn(report);
    expect(issues).toHaveLength(report.result.findings.length);
    expect(issues[0]).toMatchObject({ severity: 'major', location: { path: 'chat.yaml' } });
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['major', 'minor', 'info']));
  });

  test('has a fingerprint of its own for every finding, resources of the same name included', () => {
    const issues = issuesIn(reportOf([template(text, `${BASE}/a.yaml`), template(text, `${BASE}/b.yaml`)]));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  test("points at the user's own line where it is known", () => {
    const source = { file: 'lib/chat.ts', line: 40, column: 19 };
    const [issue] = issuesIn(withFirst(report, (finding) => [{ ...finding, source }]));
    expect(issue?.location).toEqual({ path: 'lib/chat.ts', lines: { begin: 40 } });
  });

  test('leaves out what is suppressed', () => {
    const suppressed = { reason: 'a load test', by: 'waiver' };
    expect(issuesIn(withFirst(report, (finding) => [{ ...finding, suppressed }]))).toEqual([]);
  });

  test('stays whole whatever the template is called', () => {
    expect(issuesIn(reportOf([hostileTemplate(HOSTILE.join(''))])).length).toBeGreaterThan(0);
  });
});
