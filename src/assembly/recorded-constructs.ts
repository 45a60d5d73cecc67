import { isList, isObject, own, type Json, type JsonObject } from '../model/json';
import type { Acknowledgement } from '../model/template';
import { ACKNOWLEDGED_RULES, acknowledgementsIn } from './acknowledgement-metadata';

/** What CDK recorded of the constructs of one template. */
interface Constructs {
  /** Construct paths by logical id. */
  readonly paths: Map<string, string>;
  /** The user's own stack frames by logical id. */
  readonly frames: Map<string, string>;
}

/** What CDK recorded of the constructs of a stack and of the stacks nested in it. */
export interface Recorded {
  /** By construct path of the nested stack; the stack itself is the empty path. Logical ids are unique in each. */
  readonly byStack: ReadonlyMap<string, Constructs>;
  /** Template files by construct path of the stack, where CDK is recent enough to record them. */
  readonly templateFiles: ReadonlyMap<string, string>;
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Reads the metadata of a stack artifact: lists of entries by construct path. */
export function recordedConstructs(metadata: JsonObject): Recorded {
  const paths = Object.keys(metadata);
  const nested = new Set(paths.flatMap((name) => nestedStackPath(name.replace(/^\//, '')) ?? []));
  const byStack = new Map<string, Constructs>();
  const templateFiles = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  for (const [key, value] of Object.entries(metadata)) {
    const constructPath = key.replace(/^\//, '');
    const entries = isList(value) ? value.filter(isObject) : [];
    const data = (type: string): Json | undefined => {
      const entry = entries.find((one) => own(one, 'type') === type);
      return entry && own(entry, 'data');
    };
    for (const entry of entries) {
      if (own(entry, 'type') === ACKNOWLEDGED_RULES)
        acknowledgements.push(...acknowledgementsIn(own(entry, 'data'), constructPath));
    }
    const templateFile = data('aws:cdk:templateFile');
    if (typeof templateFile === 'string') templateFiles.set(constructPath, templateFile);
    const logicalId = data('aws:cdk:logicalId');
    if (typeof logicalId !== 'string') continue;
    const owner = ownerOf(constructPath, nested);
    const constructs = byStack.get(owner) ?? { paths: new Map<string, string>(), frames: new Map<string, string>() };
    byStack.set(owner, constructs);
    constructs.paths.set(logicalId, constructPath);
    // Before CDK recorded creation stacks, the trace of the logical id told where the construct came from.
    const frame = userFrame(data('aws:cdk:creationStack') ?? entries.map((entry) => own(entry, 'trace')).find(isList));
    if (frame !== undefined) constructs.frames.set(logicalId, frame);
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
  for (const written of isList(trace) ? trace : []) {
    const frame = typeof written === 'string' ? withLine(written) : '';
    if (/:\d+:\d+\)?$/.test(frame) && !/node_modules|node:|aws-cdk-lib|\.\.\./.test(frame)) return frame;
  }
  return undefined;
}

/**
 * CDK takes the place in a frame without a function for the function, and cuts the last digit off its column:
 * `/app/chat.ts:14: (/app/chat.ts:14:1)` for `/app/chat.ts:14:15`, `/app/chat.ts:14 (:)` for `/app/chat.ts:14:7`. The
 * line is right; it is taken from its start.
 */
function withLine(frame: string): string {
  const [, place, rest] = /^(.+:\d+)(?::| ) ?\((.*):\d*\)$/.exec(frame) ?? [];
  return place !== undefined && (rest === '' || rest === place) ? `${place}:1` : frame;
}
