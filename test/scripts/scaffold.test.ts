import * as path from 'node:path';
import * as ts from 'typescript';
import { STARTS, scaffold } from '../../scripts/scaffold';
import { check } from '../../src/engine/check';
import { policyVerdicts } from '../../src/engine/results/policy-verdicts';
import type { Policy } from '../../src/rules/policy';
import { line, template } from '../support/findings';

const ID = 'trial-of-scaffold';

describe.each(Object.keys(STARTS))('what new-rule writes for %s', (folder) => {
  const files = scaffold(folder, ID, 'trial');
  const text = (name: string): string => files.get(name) ?? '';

  /** The policy as one of the catalogue, which is not asked where there is no API. */
  function policy(): Policy {
    const { outputText } = ts.transpileModule(text(`src/rules/${folder}/${ID}.ts`), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const exports: Record<string, Policy> = {};
    const imported = (name: string): unknown =>
      jest.requireActual(path.join(__dirname, '../../src/rules', folder, name));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the scaffold is ours
    new Function('exports', 'require', outputText)(exports, imported);
    const made = exports.trial;
    if (!made) throw new Error('the module exports no policy');
    return { ...made, id: `trial/${ID}`, isAboutAnyApp: false };
  }

  const judged = (example: string) =>
    check([template(text(`test/rules/${folder}/${ID}/${example}`))], {
      preset: 'all',
      protocols: ['websocket', 'http'],
      policies: [policy()],
    });

  test.each([
    ['bad.yaml', 'violated'],
    ['good.yaml', 'kept'],
  ])('%s is %s', (example, verdict) => {
    const result = judged(example);
    expect(policyVerdicts(result).find(({ id }) => id === `trial/${ID}`)?.verdict).toBe(verdict);
    const stated = [...text(`test/rules/${folder}/${ID}/${example}`).matchAll(/^# reports: (.+)$/gm)].map(
      ([, one]) => one,
    );
    expect(result.findings.filter(({ ruleId }) => ruleId === `trial/${ID}`).map(line)).toEqual(stated);
  });
});
