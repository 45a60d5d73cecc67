import { keyName, type Node } from '../syntax';

/**
 * The names that lead to a binding in a pattern, with or without defaults: `['requestContext', 'routeKey']` in
 * `{ requestContext: { routeKey } = {} }`; undefined where the pattern does not bind it by names.
 */
export function patternNames(pattern: Node, name: string): readonly string[] | undefined {
  if (pattern.type === 'AssignmentPattern') return patternNames(pattern.left, name);
  if (pattern.type === 'TSParameterProperty') return patternNames(pattern.parameter, name);
  if (pattern.type === 'Identifier') return pattern.name === name ? [] : undefined;
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    const key = property.type === 'Property' ? keyName(property) : undefined;
    const rest = key === undefined || !property.value ? undefined : patternNames(property.value, name);
    if (rest && key !== undefined) return [key, ...rest];
  }
  return undefined;
}
