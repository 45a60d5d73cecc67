/** A template, as far as its resources go. */
interface Template {
  readonly Resources?: Readonly<Partial<Record<string, TemplateResource>>>;
}

interface TemplateResource {
  readonly Type: string;
  readonly [key: string]: unknown;
}

/**
 * What differs between two templates, a line each: `AWS::ApiGatewayV2::Stage Properties.AutoDeploy: nothing -> true`,
 * `+ AWS::Logs::LogGroup`.
 */
export function templateDifferences(before: Template, after: Template): readonly string[] {
  const [old, now] = [before.Resources ?? {}, after.Resources ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((id) => {
    const [a, b] = [old[id], now[id]];
    if (!a || !b) return [a ? `- ${a.Type}` : `+ ${b?.Type ?? ''}`];
    const [from, to] = [leaves(a), leaves(b)];
    return [...new Set([...from.keys(), ...to.keys()])]
      .filter((path) => from.get(path) !== to.get(path))
      .map((path) => `${b.Type} ${path}: ${from.get(path) ?? 'nothing'} -> ${to.get(path) ?? 'nothing'}`);
  });
}

/** The values of a resource by path. Lists and intrinsic functions are values. */
function leaves(value: unknown, path = ''): Map<string, string> {
  const isLeaf =
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (isLeaf) return new Map([[path, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path === '' ? key : `${path}.${key}`)]),
  );
}
