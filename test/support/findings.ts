import { buildModel } from '../../src/apigateway/building/build-model';
import { TEMPLATE_SHAPE } from '../../src/cloudformation/document/read-template';
import { yamlSource } from '../../src/cloudformation/document/yaml-source';
import type { TemplateInput } from '../../src/cloudformation/template-input';
import { checkModel } from '../../src/engine/check';
import type { Finding, Result } from '../../src/engine/finding';
import { CATALOGUE } from '../../src/rules/catalogue';

/** A template written as YAML, or as an object. */
export function template(content: string | Readonly<Record<string, unknown>>, file = 'template.yaml'): TemplateInput {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { source: yamlSource(text, file, TEMPLATE_SHAPE) };
}

/** The result of one policy for some templates, of WebSocket APIs unless it is about HTTP APIs only. */
export function judge(
  ruleId: string,
  ...templates: readonly (TemplateInput | string | Readonly<Record<string, unknown>>)[]
): Result {
  const policy = CATALOGUE.find(({ id }) => id === ruleId);
  if (!policy) throw new Error(`no policy ${ruleId}`);
  const { protocols = ['websocket'] } = policy;
  const inputs = templates.map((one, index) =>
    isInput(one) ? one : template(one, index === 0 ? 'template.yaml' : `template-${index}.yaml`),
  );
  return checkModel(buildModel(inputs), { preset: 'all', protocols: protocols.slice(0, 1) }, [policy]);
}

/**
 * The findings of one policy, one line each: `Stage DefaultRouteSettings`, `Stage DefaultRouteSettings when IsProd is
 * true`.
 */
export function reports(
  ruleId: string,
  ...templates: Parameters<typeof judge> extends [string, ...infer T] ? T : never
): readonly string[] {
  return judge(ruleId, ...templates).findings.map(line);
}

/**
 * The unknown verdicts of one policy, one line each: `Stage DefaultRouteSettings: Ref Limit: parameter Limit has no
 * default`.
 */
export function unknowns(
  ruleId: string,
  ...templates: Parameters<typeof judge> extends [string, ...infer T] ? T : never
): readonly string[] {
  return judge(ruleId, ...templates).unknown.map(
    ({ resource, propertyPath, reason }) => `${resource.logicalId} ${propertyPath}: ${reason}`,
  );
}

/** A finding in a line. */
export function line({
  resource,
  propertyPath,
  branch,
}: Pick<Finding, 'resource' | 'propertyPath' | 'branch'>): string {
  return [
    resource.logicalId,
    ...(propertyPath === '' ? [] : [propertyPath]),
    ...(branch === undefined ? [] : ['when', branch]),
  ].join(' ');
}

function isInput(one: TemplateInput | string | Readonly<Record<string, unknown>>): one is TemplateInput {
  return typeof one !== 'string' && 'source' in one;
}
