import { explainText } from '../../../src/report/formats/explain-text';
import { CATALOGUE } from '../../../src/rules/catalogue';
import type { Policy } from '../../../src/rules/policy';

function policy(id: string): Policy {
  const found = CATALOGUE.find((one) => one.id === id);
  if (!found) throw new Error(`no policy ${id}`);
  return found;
}

test('a policy is explained by why and how to fix it, its options, examples, related controls and references', () => {
  const text = explainText(policy('stage-throttling'), [
    { name: 'bad.yaml', text: 'Resources: {}\n' },
    { name: 'good.ts', text: 'new App();\n' },
  ]);
  expect(text).toMatch(/^stage-throttling \(error.*, security\)\n/);
  const titles = [...text.matchAll(/\n\n(.*)\n {2}/g)].map(([, title]) => title);
  expect(titles).toEqual([
    'Why',
    'How to fix it',
    'Options',
    'Reported (bad.yaml)',
    'Not reported (good.ts)',
    'What other tools say',
    'Related controls',
    'References',
  ]);
  expect(text).toContain('\n  NIST SP 800-53 r5: SC-5\n  CWE: CWE-770\n');
});

test('sections that would be empty are not there', () => {
  const plain = { ...policy('stage-name'), controls: undefined, options: undefined };
  const titles = (one: Policy): readonly (string | undefined)[] =>
    [...explainText(one, []).matchAll(/\n\n(.*)\n {2}/g)].map(([, title]) => title);
  expect(titles({ ...plain, otherTools: undefined })).toEqual(['Why', 'How to fix it', 'References']);
});
