import { type Json, isList, isObject } from '../document/json';
import { asText } from '../intrinsics/symbolic-text';
import type { Template } from '../types';

/** The dependencies of each template: templates do not change, so that one reading is enough. */
const known = new WeakMap<Template, ReadonlySet<Template>>();

/**
 * Whether a stack is deployed before another one: the other depends on it or imports from it, directly or through
 * stacks in between.
 *
 * @param one the template of the stack
 * @param other the template of the other stack
 */
export function deployedBefore(one: Template, other: Template): boolean {
  const seen = new Set<Template>([other]);
  for (const next of seen) {
    for (const earlier of dependencies(next)) {
      if (earlier === one) return true;
      seen.add(earlier);
    }
  }
  return false;
}

/** The templates in sight that a template's stack depends on. */
function dependencies(template: Template): ReadonlySet<Template> {
  let found = known.get(template);
  if (!found) {
    const declared = (template.input.dependencies ?? []).flatMap((file) => template.neighbours.inFile(file) ?? []);
    known.set(template, (found = new Set([...declared, ...readImports(template)])));
  }
  return found;
}

/** Walks without recursion: a hostile template can be nested deeper than the call stack. */
function readImports(template: Template): readonly Template[] {
  const found: Template[] = [];
  const open: Json[] = [template.source.root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) for (const item of next) open.push(item);
    if (!isObject(next)) continue;
    for (const [key, value] of Object.entries(next)) {
      if (key === 'Fn::ImportValue') found.push(...exporters(template, value));
      else open.push(value);
    }
  }
  return found;
}

function exporters(template: Template, json: Json): readonly Template[] {
  return template.evaluator.evaluate({ template, json }, []).flatMap(({ value }) => {
    const name = asText(value);
    const exported = name && template.neighbours.findExport(name, template);
    return exported && 'template' in exported && exported.template !== template ? [exported.template] : [];
  });
}
