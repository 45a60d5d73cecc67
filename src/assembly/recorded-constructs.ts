import { type Json, type JsonObject, isList, isObject, own } from '../cloudformation/document/json';
import type { Acknowledgement, Constructs } from '../cloudformation/template-input';
import { ACKNOWLEDGED_RULES, acknowledgementsIn } from './acknowledgement-metadata';

/** The constructs of a stack and of the stacks nested in it, as CDK recorded them. */
export interface Recorded {
  /** By construct path of the nested stack; the empty path is the stack itself. Logical ids are unique in each. */
  readonly byStack: ReadonlyMap<string, Constructs>;
  /** Template files by construct path of the stack; older versions of CDK do not record them. */
  readonly templateFiles: ReadonlyMap<string, string>;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Constructs of one template, as the metadata of a stack lists them. */
class ListedConstructs implements Constructs {
  private readonly paths = new Map<string, string>();
  private readonly traces = new Map<string, Json | undefined>();
  private readonly frames = new Map<string, string | undefined>();

  public add(logicalId: string, constructPath: string, trace: Json | undefined): void {
    this.paths.set(logicalId, constructPath);
    this.traces.set(logicalId, trace);
  }

  public pathOf(logicalId: string): string | undefined {
    return this.paths.get(logicalId);
  }

  public frameOf(logicalId: string): string | undefined {
    if (!this.frames.has(logicalId)) this.frames.set(logicalId, userFrame(this.traces.get(logicalId)));
    return this.frames.get(logicalId);
  }
}

/**
 * Reads the metadata of a stack artifact.
 *
 * @param metadata lists of entries by construct path, in one object or several
 */
export function recordedConstructs(...metadata: readonly JsonObject[]): Recorded {
  const paths = metadata.flatMap((part) => Object.keys(part));
  const nested = new Set(paths.flatMap((name) => nestedStackPath(name.replace(/^\//, '')) ?? []));
  const byStack = new Map<string, ListedConstructs>();
  const templateFiles = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  for (const [key, value] of metadata.flatMap((part) => Object.entries(part))) {
    const constructPath = key.startsWith('/') ? key.slice(1) : key;
    const data = new Map<Json | undefined, JsonObject>();
    for (const entry of isList(value) ? value : []) {
      if (!isObject(entry)) continue;
      const type = own(entry, 'type');
      if (!data.has(type)) data.set(type, entry);
      if (type === ACKNOWLEDGED_RULES) acknowledgements.push(...acknowledgementsIn(own(entry, 'data'), constructPath));
    }
    const dataOf = (type: string): Json | undefined => own(data.get(type) ?? {}, 'data');
    const templateFile = dataOf('aws:cdk:templateFile');
    if (typeof templateFile === 'string') templateFiles.set(constructPath, templateFile);
    const logicalId = dataOf('aws:cdk:logicalId');
    if (typeof logicalId !== 'string') continue;
    const owner = ownerOf(constructPath, nested);
    const constructs = byStack.get(owner) ?? new ListedConstructs();
    byStack.set(owner, constructs);
    // Older versions of CDK do not record creation stacks; the trace of the logical id shows the same.
    const trace =
      dataOf('aws:cdk:creationStack') ?? [...data.values()].map((entry) => own(entry, 'trace')).find(isList);
    constructs.add(logicalId, constructPath, trace);
  }
  return { byStack, templateFiles, acknowledgements };
}

/** The construct path of a nested stack, from that of the resource that creates it. */
export function nestedStackPath(resourcePath: string): string | undefined {
  return /^(.*)\.NestedStack\/[^/]+\.NestedStackResource$/.exec(resourcePath)?.[1];
}

/** The innermost nested stack that a construct is in; empty for the stack itself. */
function ownerOf(constructPath: string, nested: ReadonlySet<string>): string {
  if (nested.size === 0) return '';
  for (let end = constructPath.lastIndexOf('/'); end > 0; end = constructPath.lastIndexOf('/', end - 1)) {
    const scope = constructPath.slice(0, end);
    if (nested.has(scope)) return scope;
  }
  return '';
}

/** The innermost frame of the user's own code: `new Chat (/app/lib/chat.ts:14:5)`. */
export function userFrame(trace: Json | undefined): string | undefined {
  for (const line of isList(trace) ? trace : []) {
    const frame = typeof line === 'string' ? withLine(line) : '';
    if (/:\d+:\d+\)?$/.test(frame) && !/node_modules|node:|aws-cdk-lib|\.\.\./.test(frame)) return frame;
  }
  return undefined;
}

/**
 * In a frame without a function, CDK takes the position for the function and cuts the last digit off the column:
 * `/app/chat.ts:14: (/app/chat.ts:14:1)` for `/app/chat.ts:14:15`, `/app/chat.ts:14 (:)` for `/app/chat.ts:14:7`. The
 * line is right; it is taken from its start.
 */
function withLine(frame: string): string {
  const [, place, rest] = /^(.+:\d+)(?::| ) ?\((.*):\d*\)$/.exec(frame) ?? [];
  return place !== undefined && (rest === '' || rest === place) ? `${place}:1` : frame;
}
