import { isObject, type Json, type JsonObject } from './json';
import type { Source } from './source';

// How lines begin in a template as CDK writes it: JSON, each level indented by one more space. A string cannot hold a
// line break, so that a line that begins in one of these ways is what it looks like.
const RESOURCES = '\n "Resources": {';
const RESOURCES_END = '\n }';
const RESOURCE = '\n  "';
const BETWEEN = `},${RESOURCE}`;
const TYPE = '": {\n   "Type": "';

/** A resource of a template that has not been parsed. */
export class ListedResource {
  /**
   * @param type as CloudFormation calls it
   * @param template the text of the template, in CDK's layout
   * @param start where the resource begins in it
   * @param end where it ends
   */
  public constructor(
    public readonly type: string,
    private readonly template: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** The resource as JSON in CDK's layout. */
  public get text(): string {
    return this.template.slice(this.start, this.end);
  }

  /** All that it says. */
  public get json(): JsonObject {
    return JSON.parse(this.text) as JsonObject;
  }
}

/**
 * Lists the resources of a template that CDK has just written, without parsing them: of the thousands of an app, most
 * have nothing to do with its APIs.
 *
 * Nothing is checked that CDK sees to, and there are no positions; whoever wants either reads the whole document.
 *
 * @param text the template
 * @param file the name under which findings speak of it
 * @returns undefined where it is laid out in another way, or has SAM resources, which make others of what they say
 */
export function listTemplate(text: string, file: string): Source | undefined {
  const start = text.indexOf(RESOURCES);
  const end = text.indexOf(RESOURCES_END, start);
  const first = start + RESOURCES.length;
  if (start === -1 || end === -1 || !text.startsWith(RESOURCE, first) || text.includes('"Connectors"'))
    return undefined;
  const resources = new Map<string, ListedResource>();
  for (let at = first + RESOURCE.length; at <= end;) {
    const named = text.indexOf('"', at);
    const typed = text.indexOf('"', named + TYPE.length);
    if (!text.startsWith(TYPE, named)) return undefined;
    const logicalId = text.slice(at, named);
    const type = text.slice(named + TYPE.length, typed);
    if (text.slice(at, typed).includes('\\') || type.startsWith('AWS::Serverless')) return undefined;
    const found = text.indexOf(BETWEEN, typed);
    const next = found === -1 || found > end ? end : found + 1;
    resources.set(logicalId, new ListedResource(type, text, named + '": '.length, next));
    at = next === end ? end + 1 : next + BETWEEN.length - 1;
  }
  const root = JSON.parse(text.slice(0, first) + text.slice(end + 1)) as Json;
  return isObject(root) ? { file, root, resources, locate: () => ({ line: 1, column: 1 }) } : undefined;
}
