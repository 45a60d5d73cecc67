import type { Branch } from '../conditions/branches';
import type { Json } from '../document/json';
import { mapsIn } from '../document/maps-in';
import { asText, onlySymbol } from '../intrinsics/symbolic-text';
import { isIntrinsic } from '../intrinsics/written-intrinsic';
import type { Expr, Resource, Template } from '../types';

/** A resource that a value refers to, and the branch in which it does. */
interface Mention {
  readonly resource: Resource;
  /** Whether it is the id alone. */
  readonly isId: boolean;
  readonly when: Branch;
}

/**
 * The resources that a value refers to, those of other stacks of the app included.
 *
 * @param given the branch in which there is the value
 */
export function mentioned(template: Template, json: Json, given: Branch): readonly Mention[] {
  const found: Mention[] = [];
  const evaluate = (expr: Expr, under: Branch): void => {
    for (const { value, when } of template.evaluator.evaluate(expr, under)) {
      if (value.kind === 'list') for (const item of value.items) evaluate(item, when);
      if (value.kind === 'map') for (const item of value.entries.values()) evaluate(item, when);
      const text = asText(value) ?? [];
      const only = onlySymbol(text);
      for (const part of text) {
        if (typeof part !== 'object' || part.kind !== 'resource') continue;
        const isId = part === only && (part.attribute === undefined || part.attribute.endsWith('Id'));
        found.push({ resource: part.resource, isId, when });
      }
    }
  };
  for (const map of mapsIn(json, isIntrinsic)) if (isIntrinsic(map)) evaluate({ template, json: map }, given);
  return found;
}
