import * as fs from 'node:fs';
import * as path from 'node:path';
import { isList, isObject, own, ownObject, type JsonObject } from '../model/json';
import { readDocument } from '../model/read-document';
import { SourceError, type Source } from '../model/source';
import type { Acknowledgement, TemplateInput } from '../model/template';
import { acknowledgementsIn } from './acknowledgement-metadata';
import { nestedStackPath, recordedConstructs, type Recorded } from './recorded-constructs';

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

function readStack(directory: string, artifact: JsonObject, templateFile: string): readonly TemplateInput[] {
  const metadataFile = own(artifact, 'additionalMetadataFile');
  const metadata = {
    ...ownObject(artifact, 'metadata'),
    ...(typeof metadataFile === 'string' ? readJson(inside(directory, metadataFile)) : {}),
  };
  const recorded = recordedConstructs(metadata);
  const stackName = own(ownObject(artifact, 'properties'), 'stackName');
  const environment = own(artifact, 'environment');
  const shared = typeof environment === 'string' ? { environment } : {};
  const [stack, ...nested] = withNested(directory, inside(directory, templateFile), recorded, '', shared, new Set());
  if (!stack) return [];
  const name = typeof stackName === 'string' ? stackName : path.basename(templateFile).replace(/\.template\.json$/, '');
  return [{ ...stack, stackName: name, acknowledgements: recorded.acknowledgements }, ...nested];
}

/** The template of a stack, followed by those of its nested stacks. */
function withNested(
  directory: string,
  file: string,
  recorded: Recorded,
  owner: string,
  shared: Pick<TemplateInput, 'environment'>,
  seen: Set<string>,
): readonly TemplateInput[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const source = readTemplate(file);
  const constructs = recorded.byStack.get(owner);
  const constructPaths = constructs?.paths ?? new Map<string, string>();
  const nested = new Map<string, string>();
  const below: TemplateInput[] = [];
  for (const [logicalId, resource] of Object.entries(ownObject(source.root, 'Resources'))) {
    if (!isObject(resource) || own(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
    const stack = nestedStackPath(constructPaths.get(logicalId) ?? '') ?? '?';
    const asset =
      own(ownObject(resource, 'Metadata'), 'aws:asset:path') ??
      templateNamedAfter(directory, stack) ??
      assetOf(directory, file, resource);
    if (typeof asset !== 'string' || !fs.existsSync(inside(directory, asset))) continue;
    nested.set(logicalId, inside(directory, asset));
    below.push(...withNested(directory, inside(directory, asset), recorded, stack, shared, seen));
  }
  return [
    { ...shared, source, nested, constructPaths, frames: constructs?.frames ?? new Map<string, string>() },
    ...below,
  ];
}

/**
 * The file of a nested stack's template, by the name that CDK makes from the construct path. Nested stacks with the same
 * content share one asset, but not one file.
 */
function templateNamedAfter(directory: string, constructPath: string): string | undefined {
  const name = constructPath.replace(/[^A-Za-z0-9]/g, '');
  const [only, other] = fs
    .readdirSync(directory)
    .filter((file) => file.startsWith(name) && /^[0-9A-F]{8}\.nested\.template\.json$/.test(file.slice(name.length)));
  return only !== undefined && other === undefined ? only : undefined;
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
  return readDocument(readText(file), file, 'a template is an object');
}

function readJson(file: string): JsonObject {
  return readDocument(readText(file), file, 'it is to be a JSON object').root;
}
