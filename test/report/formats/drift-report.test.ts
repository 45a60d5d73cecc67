import type { Drift } from '../../../src/deployed/drift';
import { driftJson, driftMarkdown, driftText } from '../../../src/report/formats/drift-report';
import { template } from '../../support/findings';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { reportOf } from '../../support/report';
import { templateWithRoutes } from '../../support/routes';

const { findings } = reportOf([template(templateWithRoutes({ count: 1 }))]).result;
const location = { file: 'deployed.json', line: 12, column: 5 };

const NONE: Drift = { onlyDeployed: [], onlyTemplates: [], both: [], untold: [], differences: [] };

test('where nothing differs, one line says so', () => {
  expect(driftText({ ...NONE, both: findings.slice(0, 2) })).toBe(
    'no finding only deployed, 0 only in the templates, 2 in both, 0 parts and settings differ\n',
  );
  expect(driftMarkdown(NONE)).toBe(
    '## WebSocket guard: no finding only deployed, 0 only in the templates, 0 in both, 0 parts and settings differ\n',
  );
});

test('findings of one side are listed under it, and those that the saved answers do not tell apart', () => {
  const [first, second, third] = findings;
  if (!first || !second || !third) throw new Error('too little was found');
  const text = driftText({ ...NONE, onlyDeployed: [first], onlyTemplates: [second], untold: [third] });
  for (const part of [
    `Only deployed:\n  template.yaml:`,
    `[${first.ruleId}]\n\nOnly in the templates:\n  template.yaml:`,
    `[${second.ruleId}]\n\nIn the templates, and not told by the saved answers:\n  template.yaml:`,
    '1 finding only deployed (',
    ', 1 only in the templates, 0 in both, 1 not told, 0 parts and settings differ\n',
  ])
    expect(text).toContain(part);
});

test('parts of one side and settings that differ are told with what each side says', () => {
  const drift: Drift = {
    ...NONE,
    differences: [
      { part: 'chat, route ping', deployed: true, location },
      { part: 'chat, route send', template: true, location },
      { part: 'chat, stage prod', property: 'LoggingLevel', template: 'OFF', deployed: 'INFO', location },
      { part: 'chat, stage prod', property: 'AccessLogSettings.Format', template: null, deployed: '`$a`', location },
    ],
  };
  expect(driftText(drift)).toContain(
    [
      'Parts and settings that differ:',
      '  deployed.json:12:5: chat, route ping: only deployed',
      '  deployed.json:12:5: chat, route send: only in the template',
      '  deployed.json:12:5: chat, stage prod: LoggingLevel is "OFF" in the template, "INFO" deployed',
      '  deployed.json:12:5: chat, stage prod: AccessLogSettings.Format is not set in the template, "`$a`" deployed',
    ].join('\n'),
  );
  expect(driftText(drift)).toContain('4 parts and settings differ\n');
  expect(driftText({ ...NONE, differences: drift.differences.slice(0, 1) })).toContain('1 part or setting differs\n');
  // As many backticks around a text as none in it has.
  expect(driftMarkdown(drift)).toContain(
    '- `` deployed.json:12:5: chat, stage prod: AccessLogSettings.Format is not set',
  );
  expect(JSON.parse(driftJson(drift, '1.2.3'))).toMatchObject({ schemaVersion: 1, summary: { differences: 4 } });
});

test('a comment lists a hundred differences', () => {
  const differences = Array.from({ length: 150 }, (_, index) => ({
    part: `chat, route action${index}`,
    deployed: true,
    location,
  }));
  expect(driftMarkdown({ ...NONE, differences }).match(/^- /gm)).toHaveLength(100);
});

test.each(HOSTILE)('a hostile text is inert: %j', (text) => {
  const hostile = reportOf([hostileTemplate(text)]).result.findings;
  const drift: Drift = {
    onlyDeployed: hostile,
    onlyTemplates: hostile,
    both: [],
    untold: hostile,
    differences: [
      { part: text, property: text, template: text, deployed: text, location: { ...location, file: text } },
    ],
  };
  // eslint-disable-next-line no-control-regex -- what moves a cursor is what this is about
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^\s*::|##\[/m;
  expect(driftText(drift)).not.toMatch(unsafe);
  expect(driftMarkdown(drift)).not.toMatch(unsafe);
});
