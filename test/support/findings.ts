import { check, checkModel } from '../../src/engine/check';
import type { Finding, Result } from '../../src/engine/finding';
import { Model } from '../../src/apigateway/model';
import { listTemplate } from '../../src/cloudformation/listing';
import { TEMPLATE_SHAPE } from '../../src/cloudformation/document/read-template';
import type { TemplateInput } from '../../src/cloudformation/template';
import { yamlSource } from '../../src/cloudformation/document/yaml-source';
import { CATALOGUE } from '../../src/rules/catalogue';

/** A template written as YAML, or as an object. */
export function template(content: string | Readonly<Record<string, unknown>>, file = 'template.yaml'): TemplateInput {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { source: yamlSource(text, file, TEMPLATE_SHAPE) };
}

/** The result of one policy for some templates. */
export function judge(
  ruleId: string,
  ...templates: readonly (TemplateInput | string | Readonly<Record<string, unknown>>)[]
): Result {
  const policy = CATALOGUE.find(({ id }) => id === ruleId);
  if (!policy) throw new Error(`no policy ${ruleId}`);
  const inputs = templates.map((one, index) =>
    isInput(one) ? one : template(one, index === 0 ? 'template.yaml' : `template-${index}.yaml`),
  );
  const result = checkModel(new Model(inputs), {}, [policy]);
  expect(withoutPositions(checkModel(new Model(inputs.map(asListed)), {}, [policy]))).toEqual(withoutPositions(result));
  return result;
}

/** The same template as CDK would write it, its resources listed instead of parsed. */
export function asListed(input: TemplateInput): TemplateInput {
  const { root, file } = input.source;
  return { ...input, source: listTemplate(JSON.stringify(root, undefined, 1), file) ?? input.source };
}

/** A result without what depends on how the templates are laid out. */
export function withoutPositions({ findings, unknown }: Result): unknown {
  const strip = (one: object): object => ({ ...one, location: undefined });
  return { findings: findings.map(strip), unknown: unknown.map(strip) };
}

/** What one policy reports, a line each: `Stage DefaultRouteSettings`, `Stage DefaultRouteSettings when IsProd is true`. */
export function reports(
  ruleId: string,
  ...templates: Parameters<typeof judge> extends [string, ...infer T] ? T : never
): readonly string[] {
  return judge(ruleId, ...templates).findings.map(line);
}

/** What one policy cannot tell, a line each: `Stage DefaultRouteSettings: Ref Limit: parameter Limit has no default`. */
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

/** Every finding of the whole catalogue. */
export function allFindings(...inputs: readonly TemplateInput[]): readonly Finding[] {
  return check(inputs).findings;
}

function isInput(one: TemplateInput | string | Readonly<Record<string, unknown>>): one is TemplateInput {
  return typeof one !== 'string' && 'source' in one;
}
