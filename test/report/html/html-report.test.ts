import { checkModel } from '../../../src/engine/check';
import { buildModel } from '../../../src/apigateway/building/build-model';
import type { Finding, Suppression } from '../../../src/engine/finding';
import { ApiIndex, indexModel } from '../../../src/report/api-index';
import { apiGraphs } from '../../../src/report/graph/api-graph';
import { htmlReport } from '../../../src/report/html/html-report';
import type { Basis, Report } from '../../../src/report/report';
import { CATALOGUE } from '../../../src/rules/catalogue';
import { template } from '../../support/findings';
import { elements, rowsOf, words, wordsOf } from '../../support/html';
import { books, part } from '../../support/http';
import { reportOf, withFindings } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';

const chat = (count = 1, file = 'cdk.out/Chat.template.json'): ReturnType<typeof template> =>
  template(templateWithRoutes({ count }), file);

const report = (...inputs: readonly ReturnType<typeof template>[]): Report =>
  reportOf(inputs.length === 0 ? [chat()] : inputs);

/** The report with every finding of a rule changed. */
const withRule = (of: Report, rule: string, change: (finding: Finding, index: number) => Finding): Report => {
  let index = 0;
  return withFindings(of, (findings) =>
    findings.map((finding) => (finding.ruleId === rule ? change(finding, index++) : finding)),
  );
};

const withSuppression = (of: Report, suppressed: Suppression): Report =>
  withRule(of, 'stage-throttling', (finding) => ({ ...finding, suppressed }));

const BASIS: Basis = {
  subject: ['cdk.out'],
  preset: 'recommended',
  protocols: ['websocket'],
  configurations: [],
  rules: [],
  locked: [],
  overrides: 0,
  waivers: undefined,
  baseline: undefined,
  suppressions: true,
};

describe('the head', () => {
  const head = async (basis: Partial<Basis> | undefined, more: Partial<Report> = {}): Promise<string> => {
    const html = await htmlReport({ ...report(), ...(basis ? { basis: { ...BASIS, ...basis } } : {}), ...more });
    return elements(html, 'header').map(words).join('');
  };

  test('says what was judged, when, with which version and preset, and that there is no configuration', async () => {
    await expect(head({})).resolves.toMatch(
      /^WebSocket security report Judged cdk\.out: 1 WebSocket API in 1 template, \d+ resources On 2026-11-21 12:00 UTC With cdk-websocket-guard 1\.2\.3, preset recommended, WebSocket APIs Configuration no file Suppressions waivers none, baseline none$/,
    );
  });

  test('names configuration files in order, the rules they set, what they lock and how many overrides there are', async () => {
    const text = await head({
      configurations: ['base.json', 'websocket-guard.config.json'],
      rules: [
        ['stage-name', 'off'],
        ['stage-throttling', 'warning'],
      ],
      locked: ['connect-route-authorized'],
      overrides: 1,
      protocols: ['websocket', 'http'],
    });
    expect(text).toContain(
      'Configuration base.json, websocket-guard.config.json; sets stage-name off, stage-throttling warning; locks connect-route-authorized; 1 override',
    );
    expect(text).toContain('WebSocket APIs and HTTP APIs');
  });

  test('names a dozen rules, and how many more are set', async () => {
    const rules = Array.from({ length: 14 }, (_, index) => [`rule-${index + 1}`, 'off'] as const);
    const text = await head({ rules });
    expect(text).toContain('rule-12 off and 2 more');
    expect(text).not.toContain('rule-13');
  });

  test('names the files of waivers and baseline, or says that suppressions count', async () => {
    await expect(head({ waivers: 'waivers.yaml', baseline: 'baseline.json' })).resolves.toContain(
      'Suppressions waivers waivers.yaml, baseline baseline.json',
    );
    await expect(head({ suppressions: false, waivers: 'waivers.yaml' })).resolves.toMatch(
      /Suppressions count as findings \(--no-suppressions\)$/,
    );
  });

  test('has the labels of the app, and no configuration where none is known', async () => {
    const text = await head(undefined, { labels: { team: 'chat' } });
    expect(text).toMatch(/With cdk-websocket-guard 1\.2\.3 team chat$/);
    expect(text).toMatch(/Judged 1 WebSocket API in 1 template/);
  });

  test('does not say that a subject was judged in which there was nothing to judge', async () => {
    const nothing = reportOf([template({ Resources: {} })]);
    const html = await htmlReport({ ...nothing, basis: BASIS });
    expect(words(html)).toContain('Judged 0 WebSocket APIs in 1 template, 0 resources On');
  });
});

describe('the verdict', () => {
  const verdict = async (of: Report): Promise<string> =>
    elements(await htmlReport(of), 'section', 'class="verdict"')
      .map(words)
      .join('');
  const failingOn = (failOn: Report['options']['failOn']): Report => reportOf([chat()], { failOn });

  test('says whether the check fails, what makes it fail, and how much of each severity there is', async () => {
    const text = await verdict(failingOn('error'));
    expect(text).toMatch(/^The check fails\. Findings of severity error make it fail\./);
    expect(text).toMatch(/ 1 error breaks, or is open to abuse/);
  });

  test('says the same of every other threshold', async () => {
    await expect(verdict(failingOn('warning'))).resolves.toContain(
      'The check fails. Findings of severity warning or worse make it fail.',
    );
    await expect(verdict(failingOn('info'))).resolves.toContain('The check fails. Any finding makes it fail.');
    await expect(verdict(failingOn('never'))).resolves.toContain('The check passes. Findings do not make it fail.');
  });

  test('speaks of one error and of several, of one warning and of several', async () => {
    const two = reportOf([chat(1, 'a.json'), chat(1, 'b.json')]);
    const { errors, warnings } = two.result.summary;
    expect([errors, warnings > 1]).toEqual([2, true]);
    await expect(verdict(two)).resolves.toMatch(/2 errors breaks, .* \d warnings worth/);
    const summary = { ...two.result.summary, warnings: 1 };
    await expect(verdict({ ...two, result: { ...two.result, summary } })).resolves.toContain(
      ' 1 warning worth mending soon',
    );
  });

  test('is neither where nothing was judged', async () => {
    await expect(verdict(reportOf([template({ Resources: {} })]))).resolves.toBe(
      'Nothing to judge: no WebSocket API in 1 template.',
    );
  });
});

describe('the findings', () => {
  const API = {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
  };

  test('say that nothing was found, where nothing was, and leave out what would be empty', async () => {
    const html = await htmlReport(reportOf([template({ Resources: { Api: API } })]));
    expect(wordsOf(html, 'findings')).toBe('Findings Nothing was found.');
    expect(html).not.toMatch(/id="(?:suppressions|notes|filter)"/);
  });

  test('say that nothing was judged, where nothing was; no API, picture or policy is listed', async () => {
    const nothing = reportOf([template({ Resources: {} })]);
    const html = await htmlReport({ ...nothing, result: { ...nothing.result, policies: [] } });
    expect(wordsOf(html, 'findings')).toBe('Findings Nothing to judge: no WebSocket API in 1 template.');
    expect(html).not.toMatch(/id="(?:apis|pictures|policies)"/);
  });

  const card = (html: string, rule: string): string =>
    elements(html, 'article', `data-rule="${rule}"`).map(words).join('\n');

  test('say what is wrong, where, how to fix it and why it matters', async () => {
    const text = card(await htmlReport(report()), 'stage-throttling');
    expect(text).toMatch(
      /^error security stage-throttling The stage has no ThrottlingRateLimit.* At Stage AWS::ApiGatewayV2::Stage Property DefaultRouteSettings Template cdk\.out\/Chat\.template\.json:\d+:\d+ How to fix it\. .* Why it matters\. .* About this rule/,
    );
  });

  test('say where the user has written it, and by which path of constructs', async () => {
    const html = await htmlReport(
      withRule(report(), 'stage-throttling', (finding) => ({
        ...finding,
        source: { file: 'lib/chat.ts', line: 4, column: 2 },
        resource: { ...finding.resource, constructPath: 'Chat/Stage' },
      })),
    );
    expect(card(html, 'stage-throttling')).toMatch(
      /At Chat\/Stage AWS::ApiGatewayV2::Stage .* Source lib\/chat\.ts:4:2 Template cdk\.out\/Chat\.template\.json:\d+:\d+ \(Stage\)/,
    );
  });

  test('say what is the same of all places once, and what differs at each of them', async () => {
    const two = report(chat(1, 'a.json'), chat(1, 'b.json'));
    const alike = card(await htmlReport(two), 'stage-throttling');
    expect(alike.match(/How to fix it/g)).toHaveLength(1);
    expect(alike).toContain('2 places');
    const different = withRule(two, 'stage-throttling', (finding, index) => ({
      ...finding,
      message: `problem ${index}`,
      fix: `remedy ${index}`,
    }));
    const text = card(await htmlReport(different), 'stage-throttling');
    expect(text).toMatch(/Not kept in 2 places: .* problem 0 At .* Fix remedy 0 problem 1 At .* Fix remedy 1/);
    expect(text).not.toContain('How to fix it');
    const unknownRule = card(await htmlReport({ ...different, policies: [] }), 'stage-throttling');
    expect(unknownRule).toContain('Not kept in 2 places: stage-throttling');
    expect(unknownRule).not.toContain('Why it matters');
  });

  test('show eight places of a rule unasked, and the rest folded', async () => {
    const inputs = Array.from({ length: 10 }, (_, index) => chat(0, `service-${index}.yaml`));
    const html = elements(await htmlReport(report(...inputs)), 'article', 'data-rule="stage-throttling"').join('');
    const [shown = '', folded = ''] = html.split('<details class="rest">');
    expect(shown.match(/class="place"/g)).toHaveLength(8);
    expect(folded.match(/class="place"/g)).toHaveLength(2);
    expect(words(folded)).toMatch(/^2 more places/);
  });

  test('name the API of each place where there are several', async () => {
    const text = card(await htmlReport(report(chat(1, 'a.json'), chat(1, 'b.json'))), 'stage-throttling');
    expect(text).toContain('Property DefaultRouteSettings API Api Template a.json:');
    expect(card(await htmlReport(report()), 'stage-throttling')).not.toContain(' API Api ');
  });

  test('show those that are suppressed apart, with who decided and why', async () => {
    const html = await htmlReport(withSuppression(report(), { reason: 'until the move', by: 'waiver' }));
    expect(card(html, 'stage-throttling')).toMatch(/^suppressed error .* Decided until the move \(waiver\)/);
    expect(elements(html, 'h3').map(words)).toContain('Suppressed');
    expect(html).toContain('aria-label="Suppressed findings"');
    const silent = await htmlReport(withSuppression(report(), { reason: '', by: 'baseline' }));
    expect(card(silent, 'stage-throttling')).toContain('Decided no reason given (baseline)');
  });

  test('follow links to pages of the web only', async () => {
    const policies = CATALOGUE.filter(({ id }) => id === 'stage-throttling').map((policy) => ({
      ...policy,
      references: [
        'javascript:alert(1)',
        'https://wiki.example.org/',
        'https://wiki.example.org/limits.html?x=1',
      ] as const,
    }));
    const html = await htmlReport({ ...report(), policies });
    const links = elements(html, 'p', 'class="links"').join('');
    expect(elements(links, 'span').map(words)).toContain('javascript:alert(1)');
    expect(links).not.toMatch(/href="javascript/);
    expect(elements(links, 'a').map(words)).toEqual([
      'About this rule',
      'wiki.example.org',
      'limits (wiki.example.org)',
    ]);
  });
});

describe('the filter', () => {
  const choices = (html: string, name: string): readonly string[] =>
    elements(elements(html, 'select', `name="${name}"`).join(''), 'option').map(words);

  test('offers stacks by name, and by file where two have one name', async () => {
    const html = await htmlReport(
      report(
        chat(1, 'eu/Chat.template.json'),
        chat(1, 'us/Chat.template.json'),
        chat(1, 'us/Other.template.json'),
        chat(1, 'infra/chat.yaml'),
      ),
    );
    expect(choices(html, 'stack')).toEqual([
      'all stacks',
      'eu/Chat.template.json',
      'us/Chat.template.json',
      'Other',
      'infra/chat.yaml',
    ]);
  });

  test('offers who suppressed something where several did', async () => {
    const two = withRule(report(chat(1, 'a.json'), chat(1, 'b.json')), 'stage-throttling', (finding, index) => ({
      ...finding,
      suppressed: { reason: 'agreed', by: index === 0 ? 'waiver' : 'baseline' },
    }));
    expect(choices(await htmlReport(two), 'by')).toEqual(['anything or nothing', 'waiver', 'baseline']);
    expect(choices(await htmlReport(withSuppression(report(), { reason: '', by: 'waiver' })), 'by')).toEqual([]);
  });

  test('offers rules in the order of the catalogue', async () => {
    const rules = choices(await htmlReport(report()), 'rule').slice(1);
    const order = report().policies.map(({ id }) => id);
    expect(rules.length).toBeGreaterThan(3);
    expect(rules).toEqual(rules.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });
});

describe('the APIs', () => {
  test('have what authorizes their clients: of an HTTP API that of every route', async () => {
    const model = buildModel([
      template(
        books({
          Readers: part('Authorizer', 'AuthorizerType: JWT'),
          GetBooks: part('Route', 'RouteKey: GET /books, AuthorizationType: JWT, AuthorizerId: !Ref Readers'),
          Ping: part('Route', 'RouteKey: GET /ping'),
          Open: part('Route', 'RouteKey: GET /open, AuthorizationType: !ImportValue Authorization'),
          Dark: part('Route', 'RouteKey: GET /dark, AuthorizationType: [NONE]'),
        }),
      ),
    ]).of('http');
    const apis = new ApiIndex();
    indexModel(apis, model, { fileName: (file) => file, draw: apiGraphs });
    const html = await htmlReport({ ...report(), result: checkModel(model, { protocols: ['http'] }), apis });
    expect(rowsOf(html, 'APIs and what is found of them')).toEqual([
      expect.stringMatching(
        /^Api template\.yaml none JWT, NONE, \$\{ImportValue Authorization\}, unknown 4 \d+ \d+ \d+ 0 \d+$/,
      ),
    ]);
  });

  test('are told apart by their stacks, and where that is not enough by their files', async () => {
    const html = await htmlReport(
      report(chat(1, 'eu/Chat.template.json'), chat(1, 'us/Chat.template.json'), chat(1, 'us/Other.template.json')),
    );
    expect(rowsOf(html, 'APIs and what is found of them').map((row) => row.split(' live')[0])).toEqual([
      'eu/Chat.template.json: Api',
      'us/Chat.template.json: Api',
      'stack Other: Api',
    ]);
  });

  test('of a stage without a name have the name of its resource', async () => {
    const resources = templateWithRoutes({ count: 0 }).Resources as Record<string, object>;
    const Stage = {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, AutoDeploy: true },
    };
    const html = await htmlReport(reportOf([template({ Resources: { ...resources, Stage } })]));
    expect(rowsOf(html, 'APIs and what is found of them').join()).toMatch(/ Stage AWS_IAM /);
  });
});

describe('the pictures', () => {
  const sections = (html: string): string => html.slice(html.indexOf('id="pictures"'), html.indexOf('id="findings"'));

  test('are one or several, each with what was found in it', async () => {
    const one = words(sections(await htmlReport(report())));
    expect(one).toMatch(/Picture Api In stack Chat: 2 routes, 1 error/);
    const two = sections(await htmlReport(report(chat(1, 'a.json'), chat(1, 'b.yaml'))));
    expect(words(two)).toMatch(/Pictures template a\.json: Api In template a\.json: 2 routes, 1 error/);
  });

  test('say that nothing was found, and that a small one fits', async () => {
    const html = await htmlReport(
      reportOf([
        template({
          Resources: {
            Api: {
              Type: 'AWS::ApiGatewayV2::Api',
              Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
            },
          },
        }),
      ]),
    );
    expect(words(sections(html))).toContain('In template template.yaml: 0 routes, nothing found.');
    expect(html).toContain('<svg class="picture"');
    expect(await htmlReport(report())).toContain('<svg class="picture wide"');
  });

  test('are folded where there are more than ten', async () => {
    const inputs = Array.from({ length: 11 }, (_, index) => chat(0, `service-${index}.yaml`));
    const html = sections(await htmlReport(report(...inputs)));
    expect(words(html)).toContain('11 APIs, each from client to function');
    expect(html.match(/<details class="api"/g)).toHaveLength(11);
  });

  test('are tables as well, in which eight names stand for many', async () => {
    const rows = rowsOf(await htmlReport(report(chat(9))), 'Parts of Api');
    expect(rows.find((row) => row.startsWith('Api '))).toMatch(
      /^Api api, WebSocket API \$connect, action1, .*, action7, and 2 more/,
    );
  });
});

describe('the suppressions', () => {
  const rows = async (of: Report): Promise<readonly string[]> => rowsOf(await htmlReport(of), 'Suppressions');

  test('say who decided, why, who answers for it, where it was decided, and until when', async () => {
    const suppressed = {
      reason: 'until the move (alice, OPS-1, until 2027-01-31)',
      by: 'waiver',
      owner: 'alice',
      ticket: 'OPS-1',
      expires: '2027-01-31',
    };
    await expect(rows(withSuppression(report(), suppressed))).resolves.toEqual([
      'stage-throttling Stage in cdk.out/Chat.template.json waiver until the move alice OPS-1 2027-01-31',
    ]);
  });

  test('without an end last until the baseline changes, or until they are removed', async () => {
    await expect(rows(withSuppression(report(), { reason: '', by: 'baseline' }))).resolves.toEqual([
      'stage-throttling Stage in cdk.out/Chat.template.json baseline no reason given – – it changes',
    ]);
    await expect(rows(withSuppression(report(), { reason: 'agreed', by: 'cdk_nag' }))).resolves.toEqual([
      'stage-throttling Stage in cdk.out/Chat.template.json cdk_nag agreed – – it is removed',
    ]);
  });

  test('are a row each, with three of the places of one named by their constructs', async () => {
    const inputs = Array.from({ length: 5 }, (_, index) => chat(0, `service-${index}.yaml`));
    const five = withRule(report(...inputs), 'stage-throttling', (finding, index) => ({
      ...finding,
      resource: { ...finding.resource, constructPath: `App/Stage${index}` },
      suppressed: { reason: index < 4 ? 'agreed' : 'a load test', by: 'waiver' },
    }));
    await expect(rows(five)).resolves.toEqual([
      expect.stringMatching(/^stage-throttling App\/Stage0 App\/Stage1 App\/Stage2 and 1 more waiver agreed/),
      expect.stringMatching(/^stage-throttling App\/Stage4 waiver a load test/),
    ]);
  });

  test('are followed by what there is to say of them, and acknowledgements that do nothing', async () => {
    const of = report();
    const html = await htmlReport({
      ...of,
      result: {
        ...of.result,
        notes: [{ location: { file: 'waivers.yaml', line: 3, column: 5 }, message: 'the waiver ends in 3 days' }],
        ineffective: [
          { id: 'x', reason: 'y', constructPath: '', message: 'acknowledges nothing' },
          { id: 'x', reason: 'y', constructPath: 'Chat/Api', message: 'acknowledges nothing' },
        ],
      },
    });
    expect(wordsOf(html, 'notes')).toContain('waivers.yaml:3:5 The waiver ends in 3 days.');
    expect(rowsOf(html, 'Acknowledgements without effect')).toEqual([
      'the app acknowledges nothing',
      'Chat/Api acknowledges nothing',
    ]);
  });
});

describe('the policies', () => {
  const policies = async (of: Report, basis: Partial<Basis> = {}): Promise<string> =>
    wordsOf(await htmlReport({ ...of, basis: { ...BASIS, ...basis } }), 'policies');
  const asked = (of: Report, id: string, isAsked: boolean, severity?: 'error'): Report => ({
    ...of,
    result: { ...of.result, findings: [], unknown: [], policies: [{ id, isAsked, severity, judged: isAsked ? 2 : 0 }] },
  });

  test('say why they are off: by the configuration, by the preset, by overrides', async () => {
    const off = asked(report(), 'stage-throttling', false);
    await expect(policies(off, { rules: [['stage-throttling', 'off']] })).resolves.toMatch(
      /switched off by the configuration$/,
    );
    await expect(policies(off, { overrides: 1 })).resolves.toMatch(/switched off by overrides$/);
    const optional = report().policies.find(({ isOptIn }) => isOptIn)?.id ?? '';
    await expect(policies(asked(report(), optional, false))).resolves.toMatch(/not part of preset recommended$/);
    const unsaid = wordsOf(await htmlReport(off), 'policies');
    expect(unsaid).toMatch(/Why it is off stage-throttling .*$/);
    expect(unsaid).not.toContain('switched off');
  });

  test('have their severity, or overrides that give it', async () => {
    await expect(policies(asked(report(), 'stage-throttling', true, 'error'))).resolves.toMatch(
      /^1 policy judged .* 1 kept.* error 2 2 0 0 0$/,
    );
    await expect(policies(asked(report(), 'stage-throttling', true))).resolves.toMatch(/ by overrides 2 2 0 0 0$/);
  });

  test('of the user are there by their ids where nothing else is known of them', async () => {
    await expect(policies(asked(report(), 'our-own', true, 'error'))).resolves.toMatch(/ our-own error 2 2 0 0 0$/);
  });
});

test('what could not be judged, and rules that failed, are listed', async () => {
  const of = report();
  const [first] = of.result.findings;
  if (!first) throw new Error('nothing was found');
  const { ruleId, resource, propertyPath, location } = first;
  const html = await htmlReport({
    ...of,
    result: {
      ...of.result,
      unknown: [{ ruleId, resource, propertyPath, location, reason: 'Ref Limit: parameter Limit has no default' }],
      failures: [{ ruleId: 'our-own', stack: 'Error: boom\n    at somewhere' }],
    },
  });
  expect(rowsOf(html, 'What could not be judged').join()).toContain('Ref Limit: parameter Limit has no default');
  expect(rowsOf(html, 'Rules that failed')).toEqual(['our-own Error: boom']);
});

test('repositories are in tables: names are texts, and counts are numbers', async () => {
  const of = report();
  const repository = { name: 'chat', labels: {}, result: of.result };
  const html = await htmlReport({ ...of, repositories: [repository] });
  expect(words(html)).toContain('Judged 1 repository: 1 WebSocket API in 1 template');
  expect(rowsOf(html, 'By repository').join()).toMatch(/^chat \(none\) 1 1 \d+ \d+ 0 \d+$/);
  const heads = (label: string): readonly string[] =>
    elements(html.slice(html.indexOf(`aria-label="${label}"`)).split('</thead>')[0] ?? '', 'th');
  const numbers = (label: string): readonly string[] =>
    heads(label)
      .filter((head) => head.includes('class="number"'))
      .map(words);
  expect(numbers('By repository')).toEqual(['APIs', 'errors', 'warnings', 'info', 'suppressed', 'unknown']);
  expect(numbers('By team')).toEqual(['repositories', 'APIs', 'errors', 'warnings', 'info', 'suppressed', 'unknown']);
  expect(numbers('By rule')).toEqual(['repositories', 'errors', 'warnings', 'info', 'suppressed']);
});
