/**
 * Tests of policies, in any test runner: `import { exampleTests, findingsOf } from 'cdk-websocket-guard/testing'`.
 */
import type { IConstruct } from 'constructs';
import type * as Synthesised from './assembly/synthesised-templates';
import { readTemplate } from './cloudformation/document/read-template';
import type { TemplateInput } from './cloudformation/template-input';
import { check } from './engine/check';
import type { Configuration } from './engine/config/configuration';
import type { Finding } from './engine/finding';
import type { Policy } from './rules/policy';

export type { Configuration } from './engine/config/configuration';
export type { Finding } from './engine/finding';

/**
 * What the catalogue, and policies of your own, find in a template or in an app of the CDK.
 *
 * @example
 * expect(findingsOf(stack, { policies: [stageOwner] }).map(({ ruleId }) => ruleId)).toEqual([]);
 *
 * @param subject a template as YAML or JSON text or as an object, or any construct of an app; the app is synthesised,
 * and what is inside of the construct is reported
 * @param configuration preset, severities, and policies of your own
 * @throws SourceError when the text is no template; ConfigurationError when the configuration cannot be used
 */
export function findingsOf(subject: string | object, configuration: Configuration = {}): readonly Finding[] {
  if (!isConstruct(subject)) return check([templateInput(subject)], configuration).findings;
  const { path } = subject.node;
  const inputs = synthesised(subject);
  const isInside = (other = ''): boolean => path === '' || other === path || other.startsWith(`${path}/`);
  return check(inputs, configuration).findings.filter(({ resource }) => isInside(resource.constructPath));
}

/**
 * The examples of a policy as tests: names and functions that throw where the policy reports something else.
 *
 * @example
 * test.each(exampleTests(stageOwner))('%s', (_, run) => run());
 */
export function exampleTests(policy: Policy): readonly (readonly [name: string, run: () => void])[] {
  return (policy.examples ?? []).map(({ name, template, reports }) => [
    name,
    () => {
      const found = findingsOf(template, { policies: [policy] })
        .filter(({ ruleId }) => ruleId === policy.id)
        .map(findingLine)
        .sort();
      const expected = [...reports].sort();
      if (JSON.stringify(found) === JSON.stringify(expected)) return;
      throw new Error(`${policy.id} reports ${list(found)}, and the example "${name}" says ${list(expected)}`);
    },
  ]);
}

/** A finding in a line: `Stage Tags.owner when IsProd is true`. */
export function findingLine({ resource, propertyPath, branch }: Finding): string {
  const where = propertyPath === '' ? [] : [propertyPath];
  return [resource.logicalId, ...where, ...(branch === undefined ? [] : ['when', branch])].join(' ');
}

/** The CDK is loaded for constructs only: templates are judged where it is not installed. */
function synthesised(construct: IConstruct): readonly TemplateInput[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./assembly/synthesised-templates') as typeof Synthesised).synthesisedTemplates(construct);
}

function templateInput(template: string | object): TemplateInput {
  const text = typeof template === 'string' ? template : JSON.stringify(template, null, 2);
  return { source: readTemplate(text, typeof template === 'string' ? 'template.yaml' : 'template.json') };
}

function isConstruct(subject: string | object): subject is IConstruct {
  return typeof subject === 'object' && 'node' in subject;
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? 'nothing' : lines.map((line) => `"${line}"`).join(', ');
}
