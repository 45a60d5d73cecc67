import { buildModel } from '../../src/apigateway/building/build-model';
import type { Json } from '../../src/cloudformation/document/json';
import { formatText } from '../../src/cloudformation/intrinsics/symbolic-text';
import type { Assumption, Template, Term } from '../../src/cloudformation/types';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { template } from './findings';

/** The first template of an app, with the others around it. */
export function linked(...inputs: readonly (TemplateInput | string)[]): Template {
  const [first] = buildModel(
    inputs.map((one, index) => (typeof one === 'string' ? template(one, `${index}.yaml`) : one)),
  ).templates;
  if (!first) throw new Error('no template');
  return first;
}

/** A case in a line: `"prod" when IsProd is true`. */
function line(within: Template, value: Term, when: readonly Assumption[]): string {
  const branch = when
    .filter(({ isDefault }) => !isDefault)
    .map(({ name, value: assumed }) => `${name} is ${typeof assumed === 'string' ? `"${assumed}"` : String(assumed)}`);
  return [show(within, value, when), ...(branch.length > 0 ? ['when', [...new Set(branch)].join(', ')] : [])].join(' ');
}

function show(within: Template, term: Term, when: readonly Assumption[]): string {
  switch (term.kind) {
    case 'absent':
      return 'absent';
    case 'scalar':
      return JSON.stringify(term.value);
    case 'text':
      return formatText(term.text);
    case 'unknown':
      return `? ${term.label}: ${term.reason}`;
    case 'map':
      return `{${[...term.entries.keys()].join(', ')}}`;
    case 'list':
      return within.evaluator
        .items(term, when)
        .map(({ value: items }) => `[${items.map((item) => show(within, item, when)).join(', ')}]`)
        .join(' or ');
  }
}

/** Every case of a property of a resource, one line each. */
export function cases(within: Template, logicalId: string, ...path: readonly (string | number)[]): readonly string[] {
  return (within.resources.get(logicalId)?.cases(...path) ?? []).map(({ value, when }) => line(within, value, when));
}

/** Every case of an expression in a template, one line each. */
export function evaluated(expression: unknown, sections: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const within = linked(
    template({
      Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api' }, Topic: { Type: 'AWS::SNS::Topic' } },
      ...sections,
    }),
  );
  return within.evaluator
    .evaluate({ template: within, json: expression as Json }, [])
    .map(({ value, when }) => line(within, value, when));
}
