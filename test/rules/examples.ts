import * as fs from 'node:fs';
import * as path from 'node:path';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { policyVerdicts } from '../../src/engine/results/policy-verdicts';
import { CATALOGUE } from '../../src/rules/catalogue';
import { judge, line } from '../support/findings';

/** What an example says of itself in its first lines: `reports: Stage DefaultRouteSettings`. */
function stated(text: string): readonly string[] {
  return [...text.matchAll(/^(?:#|\/\/) reports: (.+)$/gm)].map(([, one]) => one ?? '');
}

const directories = new Map(
  fs
    .readdirSync(__dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => [entry.name, path.join(entry.parentPath, entry.name)]),
);

/** Policies about resources that nobody needs: what is good may be to have none of them. */
const ABOUT_WHAT_NEED_NOT_BE = new Set(['domain-base-path-mapping', 'invoke-full-access', 'waf-association']);

/** Where the examples of a policy are. */
export function exampleDirectory(id: string): string {
  return directories.get(id) ?? path.join(__dirname, id);
}

/**
 * Executes the examples of every policy in one language: each bad one reports what it says, each good one nothing.
 *
 * @param language the ending of the files
 * @param read the templates that an example makes
 */
export function testExamples(
  language: 'yaml' | 'ts',
  read: (file: string, text: string) => readonly TemplateInput[],
): void {
  describe.each(CATALOGUE.map(({ id }) => id))('%s', (id) => {
    test.each([`bad.${language}`, `good.${language}`])('%s', (name) => {
      const file = path.join(exampleDirectory(id), name);
      const text = fs.readFileSync(file, 'utf8');
      const expected = stated(text);
      expect(expected.length > 0).toBe(name.startsWith('bad'));
      const result = judge(id, ...read(file, text));
      const { findings, unknown } = result;
      // What keeps a policy is something that it was asked about.
      const verdicts = policyVerdicts(result).map(({ verdict }) => verdict);
      const kept = ABOUT_WHAT_NEED_NOT_BE.has(id) ? ['kept', 'not-applicable'] : ['kept'];
      expect(name.startsWith('good') ? kept : ['violated']).toContain(verdicts.join());
      const found = findings.map((finding) =>
        line({
          ...finding,
          resource: { ...finding.resource, logicalId: finding.resource.constructPath ?? finding.resource.logicalId },
        }),
      );
      expect(found.sort()).toEqual([...expected].sort());
      if (name.startsWith('good')) expect(unknown).toEqual([]);
      else expect(findings.map(({ message }) => message)).toMatchSnapshot();
    });
  });
}
