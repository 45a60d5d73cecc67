import * as fs from 'node:fs';
import * as path from 'node:path';
import { type JsonObject, isList, isObject, own, ownObject } from '../cloudformation/document/json';
import { readDocument } from '../cloudformation/document/read-document';
import { type Source, SourceError } from '../cloudformation/document/source';
import type { Acknowledgement, Constructs, TemplateInput } from '../cloudformation/template-input';
import { ACKNOWLEDGED_RULES, acknowledgementsIn } from './acknowledgement-metadata';
import { ASSEMBLY_ARTIFACT, MANIFEST, STACK_ARTIFACT, parseJson, refuseOutside } from './assembly-directory';
import { AssemblyFiles } from './assembly-files';
import { readBytes, readText } from './read-file';
import { type Recorded, nestedStackPath, recordedConstructs } from './recorded-constructs';

/** Extensions of files that can be templates; other assets are archives. */
const TEMPLATE = /\.(?:json|ya?ml|template)$/i;

/**
 * Reads the templates of a cloud assembly (`cdk.out`): stacks, the stacks of stages, and nested stacks, each with the
 * construct paths and source lines that CDK recorded, in the order of their files.
 *
 * @param directory the assembly; its name becomes part of the files' names in findings
 * @throws SourceError naming the file that cannot be read
 */
export function readAssembly(directory: string): readonly TemplateInput[] {
  const [first, ...others] = [...new AssemblyReader(directory).stacksOf(directory)].sort(
    ({ source: a }, { source: b }) => (a.file < b.file ? -1 : 1),
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
  refuseOutside(directory, file);
  const objects = (from: JsonObject, key: string): readonly JsonObject[] => {
    const list = own(from, key);
    return isList(list) ? list.filter(isObject) : [];
  };
  return objects(parseJson(readText(file), file), 'pluginReports')
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

/** Reads the assemblies of an app and of its stages; each file once, even if several manifests name it. */
class AssemblyReader {
  private readonly seen = new Set<string>();
  private readonly files = new Map<string, AssemblyFiles>();

  /** @param root the assembly of the app; no file outside of it is read */
  public constructor(private readonly root: string) {}

  /** The stacks of one assembly, with those of its stages and with nested stacks. */
  public stacksOf(directory: string): readonly TemplateInput[] {
    const manifest = path.join(directory, MANIFEST);
    if (this.seen.has(manifest)) return [];
    this.seen.add(manifest);
    refuseOutside(this.root, manifest);
    const inputs: TemplateInput[] = [];
    const artifacts = ownObject(parseJson(readText(manifest), manifest), 'artifacts');
    for (const artifact of Object.values(artifacts)) {
      if (!isObject(artifact)) continue;
      const properties = ownObject(artifact, 'properties');
      const type = own(artifact, 'type');
      const stage = own(properties, 'directoryName');
      const template = own(properties, 'templateFile');
      if (type === ASSEMBLY_ARTIFACT && typeof stage === 'string')
        inputs.push(...this.stacksOf(this.inside(directory, stage)));
      if (type === STACK_ARTIFACT && typeof template === 'string')
        inputs.push(...this.stack(directory, artifact, template, this.dependencies(directory, artifact, artifacts)));
    }
    return inputs;
  }

  /** The files of the templates of the stacks that a stack of the same assembly depends on. */
  private dependencies(directory: string, artifact: JsonObject, artifacts: JsonObject): readonly string[] {
    const names = own(artifact, 'dependencies');
    return (isList(names) ? names : []).flatMap((name) => {
      const other = typeof name === 'string' ? ownObject(artifacts, name) : {};
      const file = own(ownObject(other, 'properties'), 'templateFile');
      return own(other, 'type') === STACK_ARTIFACT && typeof file === 'string' ? [this.inside(directory, file)] : [];
    });
  }

  private stack(
    directory: string,
    artifact: JsonObject,
    templateFile: string,
    dependencies: readonly string[],
  ): readonly TemplateInput[] {
    const metadataFile = own(artifact, 'additionalMetadataFile');
    const metadata = new StackMetadata(
      ownObject(artifact, 'metadata'),
      typeof metadataFile === 'string' ? this.inside(directory, metadataFile) : undefined,
    );
    const stackName = own(ownObject(artifact, 'properties'), 'stackName');
    const environment = own(artifact, 'environment');
    const shared = typeof environment === 'string' ? { environment } : {};
    const [stack, ...nested] = this.withNested(directory, this.inside(directory, templateFile), metadata, '', shared);
    if (!stack) return [];
    const name =
      typeof stackName === 'string' ? stackName : path.basename(templateFile).replace(/\.template\.json$/, '');
    return [{ ...stack, stackName: name, dependencies, acknowledgements: metadata.acknowledgements }, ...nested];
  }

  /** The template of a stack, followed by those of its nested stacks. */
  private withNested(
    directory: string,
    file: string,
    metadata: StackMetadata,
    owner: string,
    shared: Pick<TemplateInput, 'environment'>,
  ): readonly TemplateInput[] {
    if (this.seen.has(file)) return [];
    this.seen.add(file);
    const source = readDocument(readText(file), file, 'a template is an object', '1.1');
    const stacks = nestedStacksIn(source);
    const constructs = metadata.constructsOf(owner);
    const nested = new Map<string, string>();
    const below: TemplateInput[] = [];
    for (const [logicalId, resource] of stacks) {
      const stack = nestedStackPath(constructs.pathOf(logicalId) ?? '');
      const template = this.nestedTemplate(directory, resource, stack, metadata);
      if (template === undefined) continue;
      nested.set(logicalId, template);
      below.push(...this.withNested(directory, template, metadata, stack ?? '?', shared));
    }
    return [{ ...shared, source, nested, constructs }, ...below];
  }

  /** The template of a nested stack. Stacks with the same content share one asset, but not one file. */
  private nestedTemplate(
    directory: string,
    resource: JsonObject,
    constructPath: string | undefined,
    metadata: StackMetadata,
  ): string | undefined {
    const files = this.filesOf(directory);
    const named =
      metadata.recorded.templateFiles.get(constructPath ?? '') ??
      own(ownObject(resource, 'Metadata'), 'aws:asset:path') ??
      files.namedAfter(constructPath ?? '') ??
      files.assetIn(JSON.stringify(own(ownObject(resource, 'Properties'), 'TemplateURL') ?? ''));
    if (typeof named !== 'string' || !TEMPLATE.test(named)) return undefined;
    const file = this.inside(directory, named);
    return fs.existsSync(file) ? file : undefined;
  }

  private filesOf(directory: string): AssemblyFiles {
    const known = this.files.get(directory);
    if (known) return known;
    const files = new AssemblyFiles(directory, this.root);
    this.files.set(directory, files);
    return files;
  }

  /**
   * A file that an assembly names; one outside of the app's assembly, by its name or by a symbolic link, is an attack
   * or a mistake. One that was made on Windows has backslashes, and may be judged elsewhere.
   */
  private inside(directory: string, name: string): string {
    const file = path.join(directory, name.replaceAll('\\', '/'));
    const [up] = path.relative(this.root, file).split(path.sep, 1);
    if (up === '..' || path.win32.parse(name).root !== '') {
      throw new SourceError(
        path.join(directory, MANIFEST),
        undefined,
        `names ${JSON.stringify(name)}, which is outside of the assembly`,
      );
    }
    refuseOutside(this.root, file);
    return file;
  }
}

/** The resources of a template that create nested stacks, by logical id. */
function nestedStacksIn({ root }: Source): readonly (readonly [string, JsonObject])[] {
  return Object.entries(ownObject(root, 'Resources')).flatMap(([id, resource]) =>
    isObject(resource) && own(resource, 'Type') === 'AWS::CloudFormation::Stack' ? [[id, resource] as const] : [],
  );
}

/** The metadata of one stack, read on demand, since it is as long as the template. */
class StackMetadata {
  private readonly content: Buffer;
  private known: Recorded | undefined;

  /**
   * @param inline the part of it in the manifest
   * @param file the file with the rest; undefined where there is none
   */
  public constructor(
    private readonly inline: JsonObject,
    private readonly file: string | undefined,
  ) {
    this.content = file === undefined ? Buffer.from('{}') : readBytes(file);
  }

  /** The constructs and nested stacks that it records. */
  public get recorded(): Recorded {
    this.known ??= recordedConstructs(this.inline, parseJson(this.content.toString(), this.file ?? MANIFEST));
    return this.known;
  }

  /** The acknowledgements in the stack. */
  public get acknowledgements(): readonly Acknowledgement[] {
    const mayHaveSome = this.content.includes(ACKNOWLEDGED_RULES) || Object.keys(this.inline).length > 0;
    return mayHaveSome ? this.recorded.acknowledgements : [];
  }

  /**
   * The constructs of the stack, or of one nested in it.
   *
   * @param owner the path of the nested stack; empty for the stack itself
   */
  public constructsOf(owner: string): Constructs {
    const constructs = (): Constructs | undefined => this.recorded.byStack.get(owner);
    return { pathOf: (id) => constructs()?.pathOf(id), frameOf: (id) => constructs()?.frameOf(id) };
  }
}
