import { jsonReport } from '../../src/report/formats/json-report';
import { type SavedReport, readReportData } from '../../src/report/read-report-data';
import { template } from '../support/findings';
import { reportOf } from '../support/report';
import { templateWithRoutes } from '../support/routes';

const report = reportOf([
  template(templateWithRoutes({ count: 1 }), 'a.yaml'),
  template(templateWithRoutes({ count: 2, slow: 1 }), 'b.yaml'),
]);
const saved = JSON.parse(jsonReport(report)) as SavedReport;

test('a report is read back as what it was made of', () => {
  const { result, apis } = readReportData(saved);
  expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify(report.result)));
  expect(apis.all.map(({ template: file }) => file)).toEqual(['a.yaml', 'b.yaml']);
  expect([...apis.counts(result).values()]).toEqual([...report.apis.counts(report.result).values()]);
});

test('a report of an earlier version has no APIs, policies and notes', () => {
  const { apis: _, policies: __, notes: ___, ...early } = saved;
  const { result, apis } = readReportData(early);
  expect(apis.all).toEqual([]);
  expect(result).toMatchObject({ policies: [], notes: [] });
  expect(result.findings).toHaveLength(report.result.findings.length);
});

test('findings of a name that two APIs have belong to the first of them; an API without any has none', () => {
  const [api] = saved.apis ?? [];
  if (!api) throw new Error('no API');
  const { result, apis } = readReportData({
    ...saved,
    findings: saved.findings.filter((finding) => finding.api === api.name),
    apis: [api, api, { ...api, name: 'Idle', template: 'idle.yaml' }],
  });
  const counts = [...apis.counts(result).values()].map(({ errors, warnings }) => errors + warnings > 0);
  expect(counts).toEqual([true, false, false]);
});
