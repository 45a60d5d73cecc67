import { markdownReport } from '../../../src/report/formats/markdown-report';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { reportOf, withFindings, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';

const routes = () => reportOf([template(templateWithRoutes({ count: 2, slow: 1 }))]);

describe('the Markdown report', () => {
  test('says what was found, where, and how to fix it, the worst first', () => {
    const text = markdownReport(routes());
    expect(text).toMatch(/^## WebSocket guard: \d+ error/);
    expect(text).toContain('| severity | finding | where |\n| --- | --- | --- |\n| **error** |');
    expect(text).toContain('**Fix:** Set both ThrottlingRateLimit and ThrottlingBurstLimit');
    expect(text).toContain('[stage-throttling](https://');
    expect(text.lastIndexOf('**error**')).toBeLessThan(text.indexOf('**warning**'));
  });

  test('says so when nothing was found, and when there was nothing to judge', () => {
    expect(markdownReport(reportOf([template({ Resources: {} })]))).toBe(
      '## WebSocket guard: nothing found\n\nNothing to judge: no WebSocket API in 1 template.\n',
    );
    const clean = withFindings(routes(), () => []);
    expect(markdownReport(clean)).toMatch(
      /^## WebSocket guard: nothing found\n\nLooked at 1 WebSocket API in 1 template/,
    );
  });

  test('folds away what is suppressed, with its reason', () => {
    const report = withFirst(routes(), (finding) => [
      { ...finding, suppressed: { reason: 'until the move', by: 'waiver' } },
    ]);
    expect(markdownReport(report)).toContain('<details><summary>1 suppressed finding</summary>\n\n| rule |');
    expect(markdownReport(report)).toContain('| until the move (waiver) |');
  });

  test('mentions what could not be judged, and lists it when asked', () => {
    const inputs = [hostileTemplate('x')];
    expect(markdownReport(reportOf(inputs))).toMatch(/- \d+ values? could not be judged before deployment/);
    expect(markdownReport(reportOf(inputs, { showUnknown: true }))).toMatch(/<summary>\d+ not judged<\/summary>/);
  });

  test('tells of acknowledgements without effect, where they are', () => {
    const report = routes();
    const ineffective = [
      { id: 'x', reason: 'y', constructPath: 'Chat/Live', message: 'acknowledges x in vain' },
      { id: 'z', reason: 'y', constructPath: '', message: 'acknowledges z in vain' },
    ];
    const text = markdownReport({ ...report, result: { ...report.result, ineffective } });
    expect(text).toContain('- <code>Chat/Live</code> acknowledges x in vain\n');
    expect(text).toContain('- <code>the app</code> acknowledges z in vain\n');
  });

  test('fits into a comment of GitHub, and says how much is left out', () => {
    const report = withFirst(routes(), (finding) => Array.from({ length: 500 }, () => finding));
    const text = markdownReport(report);
    expect(text.length).toBeLessThanOrEqual(65_536);
    const rows = text.match(/^\| \*\*/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(50);
    expect(text).toContain(`${500 - rows} more left out`);
  });

  test.each(HOSTILE)('turns nothing of a template into markup, links, mentions or cells: %j', (text) => {
    const report = markdownReport(reportOf([hostileTemplate(text)], { showUnknown: true }));
    const unlinked = report.replace(/\]\(https:\/\/github\.com\/cdk-websocket-guard[^)]*\)/g, '');
    expect(unlinked).not.toMatch(/<(?!br>|\/?code>|\/?details>|\/?summary>)[a-z/!]/i);
    expect(unlinked).not.toMatch(/https?:\/\//);
    expect(unlinked).not.toMatch(/(?<!\\)\[[^\]\\]*\]\(/);
    expect(unlinked).not.toMatch(/@(?!&#8203;)|#\d(?<!&#\d)/);
    const tables = report.split('\n').filter((line) => line.startsWith('| '));
    expect(tables.length).toBeGreaterThan(2);
    for (const line of tables) expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
  });
});
