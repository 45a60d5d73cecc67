import { IdsByType } from './ids-by-type';
import { isObject, type Json, type JsonObject } from './document/json';
import type { Source } from './document/source';

// How lines begin in a template as CDK writes it: JSON, each level indented by one more space. A string cannot hold a
// line break, so that a line that begins in one of these ways is what it looks like.
const RESOURCES = '\n "Resources": {';
const RESOURCES_END = '\n }';
const RESOURCE = '\n  "';
const BETWEEN = `},${RESOURCE}`;
const TYPE = '": {\n   "Type": "';

/** The resources of a template that have not been parsed: where in the text each begins. */
export class Listing {
  private readonly starts = new Map<string, number>();
  private readonly idsByType = new IdsByType();

  /**
   * @param text the template, in CDK's layout
   * @param end where the section with the resources ends
   */
  public constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  /** Takes down where a resource begins. */
  public add(logicalId: string, type: string, start: number): void {
    this.starts.set(logicalId, start);
    this.idsByType.add(logicalId, type);
  }

  /** The logical ids of all of them, in order. */
  public get logicalIds(): Iterable<string> {
    return this.starts.keys();
  }

  /** The logical ids of those of a type, in order. */
  public ofType(type: string): readonly string[] {
    return this.idsByType.of(type);
  }

  /** A resource, as JSON in CDK's layout. */
  public textOf(logicalId: string): string | undefined {
    const start = this.starts.get(logicalId);
    return start === undefined ? undefined : this.text.slice(start, endOf(this.text, start, this.end));
  }

  /** All that a resource says. */
  public read(logicalId: string): JsonObject | undefined {
    const text = this.textOf(logicalId);
    return text === undefined ? undefined : (JSON.parse(text) as JsonObject);
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
  const first = text.indexOf(RESOURCES) + RESOURCES.length;
  const end = text.indexOf(RESOURCES_END, first);
  if (!text.startsWith(RESOURCE, first) || end === -1 || text.includes('"Connectors"')) return undefined;
  const listing = new Listing(text, end);
  for (let at = first + RESOURCE.length; at <= end;) {
    const named = text.indexOf('"', at);
    const typed = text.indexOf('"', named + TYPE.length);
    const type = text.slice(named + TYPE.length, typed);
    const isUsual = text.startsWith(TYPE, named) && !type.startsWith('AWS::Serverless');
    if (!isUsual || text.slice(at, typed).includes('\\')) return undefined;
    const start = named + '": '.length;
    listing.add(text.slice(at, named), type, start);
    at = endOf(text, start, end) + RESOURCE.length + ','.length;
  }
  const root = JSON.parse(text.slice(0, first) + text.slice(end + 1)) as Json;
  return isObject(root) ? { file, root, listing, locate: () => ({ line: 1, column: 1 }) } : undefined;
}

/** Where a resource ends: in front of the next one, or of the end of the section. */
function endOf(text: string, start: number, end: number): number {
  const found = text.indexOf(BETWEEN, start);
  return found === -1 || found > end ? end : found + 1;
}
