import { callers } from '../../apigateway/integrations/callers';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import { statusCodes } from '../../velocity/status-code';
import type { Policy } from '../policy';
import { developerGuide, github } from '../support/pages';

export const integrationMockStatus: Policy = {
  id: 'integration-mock-status',
  category: 'runtime',
  severity: 'warning',
  title: 'A mock integration gets a status code from its request template',
  why: 'A mock answers with the statusCode that its request template prints. Without one, API Gateway fails: "statusCode should be an integer which defined in request template". On $connect the handshake fails, and nobody can connect.',
  fix: "Give the integration TemplateSelectionExpression '\\$default' and RequestTemplates: { $default: '{\"statusCode\":200}' }, and print a statusCode in every branch of the template.",
  references: [developerGuide('how-to-mock-integration'), github('aws/aws-cdk/issues/19037')],
  check(model, judge) {
    judge.values(model.integrations, ['RequestTemplates', 'IntegrationType'], ([templates, type], integration) => {
      if (type.string !== 'MOCK') return undefined;
      const end = callers(integration, type.when).some(({ route }) => route.key === '$connect')
        ? 'API Gateway fails with an error, and no client can connect.'
        : 'API Gateway fails with an error instead of answering.';
      const keys = templates.isAbsent ? [] : templates.keys;
      if (!keys) return undefined;
      if (keys.length === 0) return `The mock has no request template that gives a statusCode: ${end}`;
      const lacks = keys.map((key) =>
        judge
          .read(integration, ['RequestTemplates', key], type.when)
          .map((value) => ({ key, value, lack: lackOf(value) })),
      );
      // Which template is taken may depend on the message; one that gives a status code is enough.
      if (lacks.some((values) => values.every(({ lack }) => lack === undefined))) return undefined;
      const unknown = lacks.flat().find(({ lack }) => lack === 'unknown');
      if (unknown)
        throw new NotKnown(
          ['RequestTemplates', unknown.key],
          'the statusCode that it prints is only known at run time',
        );
      for (const { key, value, lack } of lacks.flat()) {
        if (lack !== undefined) judge.report(integration, ['RequestTemplates', key], `${lack}: ${end}`, value.when);
      }
      return undefined;
    });
  },
};

/** What is wrong with the status code of a template; undefined when it gives one in every branch. */
function lackOf(template: Value): string | undefined {
  if (template.isAbsent) return 'The mock has no request template that gives a statusCode';
  if (template.term.kind === 'unknown') return 'unknown';
  const codes = template.text && statusCodes(template.text);
  if (!codes) return 'unknown';
  const branch = codes.length > 1 ? ' in one of its branches' : '';
  for (const code of codes) {
    if (code.kind === 'missing') return `The template of the mock prints no statusCode${branch}`;
    if (code.kind === 'text')
      return `The template of the mock prints ${code.text.slice(0, 40)} as its statusCode${branch}, which is not a number`;
  }
  return codes.some(({ kind }) => kind === 'unknown') ? 'unknown' : undefined;
}
