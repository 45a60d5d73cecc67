import { isSameAssumption } from '../../cloudformation/conditions/branches';
import { type Path, formatPath } from '../../cloudformation/document/json';
import type { Assumption, Resource } from '../../cloudformation/types';
import type { Finding } from '../finding';
import type { Location } from '../location';

/** An object that is still being built. */
export type New<T> = { -readonly [K in keyof T]: T[K] };

/** Sets the place of a finding: the resource, the property, the branch, and the positions in files. */
export function setPlace(
  into: New<Pick<Finding, 'resource' | 'propertyPath' | 'branch' | 'location' | 'source'>>,
  resource: Resource,
  path: Path,
  when: readonly Assumption[],
): void {
  const { template, declared, constructPath } = resource;
  const { file } = template.source;
  const { line, column } = resource.locate(path);
  const { logicalId, type } = declared;
  into.resource =
    constructPath === undefined
      ? { logicalId, type, template: file }
      : { logicalId, type, constructPath, template: file };
  into.propertyPath = formatPath(resource.origin ? resource.origin.path(path) : path);
  const branch = branchText(when, declared.exists);
  if (branch !== '') into.branch = branch;
  into.location = { file, line, column };
  const source = frame(template.input.constructs?.frameOf(logicalId));
  if (source) into.source = source;
}

/** `IsProd is false, Env is "dev"`; without defaults, and without the conditions of the declared resource itself. */
function branchText(when: readonly Assumption[], exists: readonly Assumption[]): string {
  if (when.length === 0) return '';
  const parts = new Set<string>();
  for (const assumption of when) {
    if (assumption.isDefault) continue;
    if (exists.some((other) => isSameAssumption(assumption, other))) continue;
    const { name, value } = assumption;
    parts.add(`${name} is ${typeof value === 'string' ? `"${value}"` : value}`);
  }
  return [...parts].join(', ');
}

const FRAME = /\(?(?:file:\/\/)?([^()]+?):(\d+):(\d+)\)?$/;

/** The place in a stack frame: `new Chat (/app/lib/chat.ts:14:5)`. */
function frame(text: string | undefined): Location | undefined {
  const match = text === undefined ? undefined : FRAME.exec(text.trim());
  if (!match?.[1]) return undefined;
  const file = match[1]
    .replace(/^.*? \(?(?=\/|[A-Za-z]:\\)/, '')
    .replace(/^at /, '')
    // What is left of `file:///C:/app`.
    .replace(/^\/(?=[A-Za-z]:\/)/, '');
  return { file, line: Number(match[2]), column: Number(match[3]) };
}
