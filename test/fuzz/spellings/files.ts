import * as fc from 'fast-check';
import { Document, Scalar, isMap, isScalar, visit } from 'yaml';
import type { JsonObject } from '../../../src/cloudformation/document/json';
import { longForm } from '../../../src/cloudformation/document/yaml-locator';
import type { Rewriting } from './rewriting';

/** Intrinsics that YAML can write as tags, by their names. */
const TAGS = new Map(
  ['!Ref', '!Sub', '!GetAtt', '!Join', '!If', '!Select', '!Split', '!FindInMap', '!ImportValue', '!Equals', '!Not', '!And', '!Or', '!Base64']
    .map((tag) => [longForm(tag) ?? '', tag]),
); // prettier-ignore

/** A template as YAML. */
function yaml(template: JsonObject, isShort: boolean, flow: boolean): string {
  const document = new Document(structuredClone(template), { version: '1.1', aliasDuplicateObjects: false });
  if (isShort) {
    visit(document, {
      Pair: (_, pair) => {
        if (isMap(pair.value)) pair.value = short(pair.value);
      },
      Seq: (_, list) => {
        list.items = list.items.map((item) => (isMap(item) ? short(item) : item));
      },
    });
  }
  return document.toString({ lineWidth: 0, ...(flow ? { collectionStyle: 'flow' } : {}) });
}

/** `!Sub x` for `{ 'Fn::Sub': x }`; of tags that directly follow each other, YAML takes the outer one only. */
function short<T extends { items: unknown[] }>(map: T): T | Scalar {
  const [pair, other] = map.items as { readonly key: unknown; readonly value: unknown }[];
  const tag = pair && !other && isScalar(pair.key) ? TAGS.get(String(pair.key.value)) : undefined;
  const value = pair?.value;
  if (tag === undefined || !value || typeof value !== 'object') return map;
  if (isScalar(value) && typeof value.value === 'string') {
    const scalar = new Scalar(value.value);
    scalar.tag = tag;
    return scalar;
  }
  if (isMap(value) || isScalar(value)) return map;
  (value as { tag?: string }).tag = tag;
  return value as unknown as T;
}

/** The same template in another file format. */
export const files: Rewriting = {
  name: 'formats',
  keepsFingerprints: true,
  of: (template) =>
    fc.constantFrom('indented', 'long', 'short', 'flow', 'bom').map((how) => {
      const json = JSON.stringify(template, null, 2);
      const text =
        how === 'indented' ? json : how === 'bom' ? `\uFEFF${json}` : yaml(template, how === 'short', how === 'flow');
      return { templates: [{ file: how === 'indented' ? 'template.json' : 'template.yaml', content: text }] };
    }),
};
