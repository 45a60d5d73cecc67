import type { ReportedApi } from './api-index';
import { stackText } from './stack-name';

/** Unique names of APIs: two of the same name get the stack as a prefix, or the file where that is not enough. */
export function distinctNames(apis: readonly ReportedApi[]): ReadonlyMap<ReportedApi, string> {
  const names = apis.map((api) => ({
    api,
    withStack: `${stackText(api.template)}: ${api.name}`,
    withFile: `${api.template}: ${api.name}`,
  }));
  const plain = times(apis.map(({ name }) => name));
  const long = times(names.map(({ withStack }) => withStack));
  return new Map(
    names.map(({ api, withStack, withFile }) => {
      if (plain.get(api.name) === 1) return [api, api.name];
      return [api, long.get(withStack) === 1 ? withStack : withFile];
    }),
  );
}

function times(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
