import type { ReportedApi } from './api-index';
import { stackText } from './stack-name';

/** Names that tell APIs apart: where two have one name, the stack stands before it, and where that is not enough, the file. */
export function distinctNames(apis: readonly ReportedApi[]): readonly string[] {
  const plain = apis.map(({ name }) => name);
  const withStack = apis.map(({ name, template }) => `${stackText(template)}: ${name}`);
  const withFile = apis.map(({ name, template }) => `${template}: ${name}`);
  const timesPlain = times(plain);
  const timesWithStack = times(withStack);
  return apis.map(({ name }, index) => {
    if (timesPlain.get(name) === 1) return name;
    const long = withStack[index] ?? name;
    return timesWithStack.get(long) === 1 ? long : (withFile[index] ?? name);
  });
}

function times(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
