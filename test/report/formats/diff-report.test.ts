import { type DiffReport, diffJson, diffMarkdown, diffText } from '../../../src/report/formats/diff-report';
import { HOSTILE, hostileTemplate } from '../../support/hostile';
import { reportOf } from '../../support/report';

/** A difference in which everything that a hostile template has is new, fixed and unchanged at once. */
function difference(text: string): DiffReport {
  const after = reportOf([hostileTemplate(text)]);
  const { findings } = after.result;
  expect(findings.length).toBeGreaterThan(0);
  return { after, difference: { added: findings, fixed: findings, unchanged: findings } };
}

// eslint-disable-next-line no-control-regex -- what moves a cursor is what this is about
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

test.each(HOSTILE)('as text it is inert in a terminal and in the log of a build: %j', (text) => {
  const lines = diffText(difference(text)).split('\n');
  expect(lines.filter((line) => CONTROL.test(line) || /^::|##\[/.test(line))).toEqual([]);
});

test.each(HOSTILE)('as Markdown it has no markup, links or mentions of a template: %j', (text) => {
  const comment = diffMarkdown(difference(text));
  expect(comment).not.toMatch(CONTROL);
  const unlinked = comment.replace(/\]\(https:\/\/github\.com\/cdk-websocket-guard[^)]*\)/g, '');
  expect(unlinked).not.toMatch(/<(?!br>|\/?code>|\/?details>|\/?summary>)[a-z/!]/i);
  expect(unlinked).not.toMatch(/https?:\/\/|(?<!\\)\[[^\]\\]*\]\(|@(?!&#8203;)/);
});

test.each(HOSTILE)('as JSON it is one document: %j', (text) => {
  expect(JSON.parse(diffJson(difference(text)))).toMatchObject({ schemaVersion: 1 });
});
