import * as fs from 'node:fs';
import * as path from 'node:path';
import { isList, isObject, own, ownObject, type Json, type JsonObject } from '../model/json';
import { jsonSource } from '../model/json-source';
import { SourceError, type Source } from '../model/source';
import type { Acknowledgement, TemplateInput } from '../model/template';
import { ACKNOWLEDGED_RULES, acknowledgementsIn } from './acknowledgement-metadata';

/** File that makes a directory a cloud assembly. */
export const MANIFEST = 'manifest.json';

/**
 * Reads the templates of a cloud assembly (`cdk.out`): stacks, the stacks of stages, and nested stacks, each with the
 * construct paths and source lines that CDK recorded. They come in the order of their files.
 *
 * @param directory the assembly; its name becomes part of the files' names in findings
 * @throws SourceError naming the file that cannot be read
 */
export function readAssembly(directory: string): readonly TemplateInput[] {
  const [first, ...others] = [...readStacks(directory)].sort(({ source: a }, { source: b }) =>
    a.file < b.file ? -1 : 1,
  );
  if (!first) return [];
  return [
    { ...first, acknowledgements: [...(first.acknowledgements ?? []), ...reportedAcknowledgements(directory)] },
    ...others,
  ];
}

/**
 * Acknowledgements on the app or on a stage are in no stack's metadata; CDK's validation report has those that
 * suppressed something, where the pack took part in the synthesis.
 */
function reportedAcknowledgements(directory: string): readonly Acknowledgement[] {
  const file = path.join(directory, 'validation-report.json');
  if (!fs.existsSync(file)) return [];
  const objects = (from: JsonObject, key: string): readonly JsonObject[] => {
    const list = own(from, key);
    return isList(list) ? list.filter(isObject) : [];
  };
  return objects(readJson(file), 'pluginReports')
    .flatMap((report) => objects(report, 'suppressedViolations'))
    .flatMap((violation) =>
      objects(violation, 'violatingConstructs').flatMap((construct) => {
        const [id, reason, constructPath] = [
          own(violation, 'acknowledgedId'),
          own(violation, 'reason'),
          own(construct, 'constructPath'),
        ];
        return typeof id === 'string' && typeof constructPath === 'string'
          ? acknowledgementsIn({ [id]: reason ?? '' }, constructPath)
          : [];
      }),
    );
}

function readStacks(directory: string): readonly TemplateInput[] {
  const artifacts = ownObject(readJson(path.join(directory, MANIFEST)), 'artifacts');
  const inputs: TemplateInput[] = [];
  for (const artifact of Object.values(artifacts)) {
    if (!isObject(artifact)) continue;
    const properties = ownObject(artifact, 'properties');
    const type = own(artifact, 'type');
    const nested = own(properties, 'directoryName');
    const template = own(properties, 'templateFile');
    if (type === 'cdk:cloud-assembly' && typeof nested === 'string')
      inputs.push(...readStacks(inside(directory, nested)));
    if (type === 'aws:cloudformation:stack' && typeof template === 'string')
      inputs.push(...readStack(directory, artifact, template));
  }
  return inputs;
}

/** What CDK recorded of the constructs of a stack. */
interface Recorded {
  readonly constructPaths: ReadonlyMap<string, string>;
  readonly frames: ReadonlyMap<string, string>;
  readonly acknowledgements: readonly Acknowledgement[];
}

function readStack(directory: string, artifact: JsonObject, templateFile: string): readonly TemplateInput[] {
  const file = inside(directory, templateFile);
  const metadataFile = own(artifact, 'additionalMetadataFile');
  const metadata = {
    ...ownObject(artifact, 'metadata'),
    ...(typeof metadataFile === 'string' ? readJson(inside(directory, metadataFile)) : {}),
  };
  const recorded = readMetadata(metadata);
  const stackName = own(ownObject(artifact, 'properties'), 'stackName');
  const environment = own(artifact, 'environment');
  return withNested(directory, file, {
    ...recorded,
    stackName: typeof stackName === 'string' ? stackName : path.basename(templateFile).replace(/\.template\.json$/, ''),
    ...(typeof environment === 'string' ? { environment } : {}),
  });
}

/** The template of a stack, followed by those of its nested stacks. */
function withNested(directory: string, file: string, known: Omit<TemplateInput, 'source'>): readonly TemplateInput[] {
  const source = readTemplate(file);
  const nested = new Map<string, string>();
  for (const [logicalId, resource] of Object.entries(ownObject(source.root, 'Resources'))) {
    if (!isObject(resource) || own(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
    const asset = own(ownObject(resource, 'Metadata'), 'aws:asset:path') ?? assetOf(directory, file, resource);
    if (typeof asset === 'string' && fs.existsSync(inside(directory, asset)))
      nested.set(logicalId, inside(directory, asset));
  }
  const { stackName: _, ...inherited } = known;
  return [
    { ...known, source, nested },
    ...[...nested.values()].flatMap((template) => withNested(directory, template, inherited)),
  ];
}

/** The file of a nested stack's template, by the asset that its `TemplateURL` names. */
function assetOf(directory: string, file: string, stack: JsonObject): string | undefined {
  const url = JSON.stringify(own(ownObject(stack, 'Properties'), 'TemplateURL') ?? '');
  for (const candidate of fs.readdirSync(directory)) {
    if (!candidate.endsWith('.assets.json')) continue;
    for (const [id, asset] of Object.entries(ownObject(readJson(path.join(directory, candidate)), 'files'))) {
      const template = isObject(asset) ? own(ownObject(asset, 'source'), 'path') : undefined;
      if (
        typeof template === 'string' &&
        template.endsWith('.json') &&
        url.includes(id) &&
        inside(directory, template) !== file
      )
        return template;
    }
  }
  return undefined;
}

function readMetadata(metadata: JsonObject): Recorded {
  const constructPaths = new Map<string, string>();
  const frames = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  for (const [constructPath, entries] of Object.entries(metadata)) {
    if (!isList(entries)) continue;
    const name = constructPath.replace(/^\//, '');
    for (const entry of entries.filter(isObject)) {
      if (own(entry, 'type') === ACKNOWLEDGED_RULES)
        acknowledgements.push(...acknowledgementsIn(own(entry, 'data'), name));
    }
    const of = (type: string): Json | undefined =>
      entries.filter(isObject).find((entry) => own(entry, 'type') === type);
    const logicalId = of('aws:cdk:logicalId');
    const id = isObject(logicalId) ? own(logicalId, 'data') : undefined;
    if (typeof id !== 'string') continue;
    constructPaths.set(id, name);
    const stack = of('aws:cdk:creationStack') ?? logicalId;
    const frame = userFrame(
      isObject(stack) ? (own(stack, 'data') === id ? own(stack, 'trace') : own(stack, 'data')) : undefined,
    );
    if (frame !== undefined) frames.set(id, frame);
  }
  return { constructPaths, frames, acknowledgements };
}

/** The innermost frame of the user's own code: `new Chat (/app/lib/chat.ts:14:5)`. */
export function userFrame(trace: Json | undefined): string | undefined {
  if (!isList(trace)) return undefined;
  return trace.find(
    (frame): frame is string =>
      typeof frame === 'string' && /:\d+:\d+\)?$/.test(frame) && !/node_modules|node:|aws-cdk-lib|\.\.\./.test(frame),
  );
}

/** A file of the assembly; a name that leads out of it is an attack or a mistake. */
function inside(directory: string, name: string): string {
  const file = path.join(directory, name);
  if (path.relative(directory, file).startsWith('..') || path.isAbsolute(name)) {
    throw new SourceError(
      path.join(directory, MANIFEST),
      undefined,
      `names ${JSON.stringify(name)}, which is outside of the assembly`,
    );
  }
  return file;
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceError(file, undefined, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readTemplate(file: string): Source {
  const text = readText(file);
  return jsonSource(text, file, parseJson(text, file));
}

function readJson(file: string): JsonObject {
  const value = parseJson(readText(file), file);
  if (isObject(value)) return value;
  throw new SourceError(file, undefined, 'is not a JSON object');
}

function parseJson(text: string, file: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new SourceError(file, undefined, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
