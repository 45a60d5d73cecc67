import { githubReport } from '../../../src/report/formats/github-report';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { reportOf, withFindings, withFirst } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';

const routes = () => reportOf([template(templateWithRoutes({ count: 2, slow: 1 }))]);

describe('many findings', () => {
  const MANY = 5_000;
  const many = () =>
    withFindings(routes(), (findings) =>
      Array.from({ length: MANY }, (_, index) => findings[index % findings.length]).flatMap((finding) => finding ?? []),
    );

  test('all have their annotation, so that the ten of each kind that GitHub shows are there, the worst first', () => {
    const report = many();
    const lines = githubReport(report).trimEnd().split('\n');
    const commands = lines.slice(0, -1).map((line) => line.split(' ', 1)[0]);
    expect(commands).toHaveLength(MANY);
    const order = ['::error', '::warning', '::notice'];
    const ranks = commands.map((command) => order.indexOf(command ?? ''));
    expect(ranks.every((rank, index) => rank >= (ranks[index - 1] ?? 0))).toBe(true);
    for (const rank of [0, 1, 2]) expect(ranks.filter((one) => one === rank).length).toBeGreaterThanOrEqual(10);
  });

  test('each stay far below the 64 kB that a line of a log may have', () => {
    const lengths = githubReport(many())
      .split('\n')
      .map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThan(4_000);
  });
});

describe('the annotations of GitHub Actions', () => {
  test('are one command a finding, the worst first, and a summary', () => {
    const lines = githubReport(routes()).trimEnd().split('\n');
    const commands = lines.slice(0, -1).map((line) => line.split(' ', 1)[0]);
    expect([...new Set(commands)]).toEqual(['::error', '::warning', '::notice']);
    expect(commands.join()).toMatch(/^(?:::error,?)+(?:::warning,?)+(?:::notice,?)+$/);
    expect(lines.at(-1)).toMatch(/^1 WebSocket API in 1 template: \d+ errors?, \d+ warnings?, \d+ info$/);
  });

  test('say where there was nothing to judge, and what asks for the APIs that are there', () => {
    const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'books', ProtocolType: 'HTTP' } };
    expect(githubReport(reportOf([template({ Resources: { Api } })]))).toBe(
      'Nothing to judge: no WebSocket API in 1 template. 1 HTTP API is judged with --protocol http.\n',
    );
  });

  test("stand at the user's own line where it is known, at the template where it is not", () => {
    const report = withFirst(routes(), (finding) => [
      finding,
      { ...finding, source: { file: 'lib/chat.ts', line: 14, column: 5 } },
    ]);
    const [inTemplate, inSource] = githubReport(report).split('\n');
    expect(inTemplate).toMatch(/^::\w+ file=template\.yaml,line=\d+,col=\d+,title=[\w-]+::/);
    expect(inSource).toMatch(/^::\w+ file=lib\/chat\.ts,line=14,col=5,title=/);
  });

  test('escape what would end a property or a message', () => {
    const report = withFirst(routes(), (finding) => [
      { ...finding, message: '100%\nof it', location: { file: 'a,b:c%.yaml', line: 1, column: 1 } },
    ]);
    expect(githubReport(report)).toContain('file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=');
    expect(githubReport(report)).toContain('::100%25\\u000aof it%0AAt ');
  });

  test('tell of acknowledgements without effect and of rules that failed', () => {
    const report = routes();
    const text = githubReport({
      ...report,
      result: {
        ...report.result,
        ineffective: [
          { id: 'x', reason: 'y', constructPath: 'Chat/Live', message: 'acknowledges x, 100% in vain' },
          { id: 'z', reason: 'y', constructPath: '', message: 'acknowledges z in vain' },
        ],
        failures: [{ ruleId: 'acme/own', stack: 'Error: oops\n    at own.ts:1:1' }],
      },
    });
    expect(text).toContain('::warning title=acknowledgement::Chat/Live acknowledges x, 100%25 in vain\n');
    expect(text).toContain('::warning title=acknowledgement::the app acknowledges z in vain\n');
    expect(text).toContain('::error title=acme/own::The rule failed, and its findings may be missing. Error: oops\n');
  });

  test('leave out what is suppressed', () => {
    const report = withFindings(routes(), (findings) =>
      findings.map((finding) => ({ ...finding, suppressed: { reason: 'known', by: 'waiver' } })),
    );
    expect(githubReport({ ...report, options: { ...report.options, quiet: true } })).toBe('');
  });

  test.each(HOSTILE)('obey nothing that a template says: %j', (text) => {
    const lines = githubReport(reportOf([hostileTemplate(text)]))
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(0, -1)) {
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*::/);
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      expect(line).not.toMatch(/##\[|[\u0000-\u001f\u202a-\u202e]/);
    }
  });
});
