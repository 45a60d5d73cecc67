import { RULES } from '../../src/eslint/rule-index';
import { verdicts } from './agreement/agreement';
import { SPELLINGS } from './agreement/spellings';
import { synthesiseText } from './compile';

test.each(Object.entries(SPELLINGS))('%s: the plugin says what the gate says', (_, text) => {
  const { reports, findings } = verdicts(text, synthesiseText(text));
  const carried = findings.map(({ ruleId }) => ruleId).filter((id) => id in RULES);
  expect(reports.map(({ ruleId }) => ruleId).sort()).toEqual(carried.sort());
});
