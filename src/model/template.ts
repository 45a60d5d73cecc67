import { Conditions } from './conditions';
import { Evaluator } from './evaluator';
import { isObject, own, ownObject, type Json, type JsonObject } from './json';
import { Resource } from './resource';
import { expandServerless } from './serverless';
import type { Source } from './source';
import type { Expr, Text } from './term';

/** A rule that somebody acknowledged on a construct, with `Validations.of(construct).acknowledge()`. */
export interface Acknowledgement {
  /** The rule's id as CDK recorded it, e.g. `WebSocketGuard::WebSocketGuard-StageThrottling`. */
  readonly id: string;
  readonly reason: string;
  /** The construct it was acknowledged on; it holds for everything below. */
  readonly constructPath: string;
}

/** A template to put into the model, with what is known of the stack it becomes. */
export interface TemplateInput {
  /** The template. */
  readonly source: Source;
  /** The name of the stack. @default - unknown */
  readonly stackName?: string;
  /** Account and region, `aws://123456789012/eu-west-1`: exports meet the imports of the same one. @default - unknown */
  readonly environment?: string;
  /** Construct paths by logical id, for templates that carry no path metadata. @default - none */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** The user's own stack frames by logical id, `new Chat (/app/lib/chat.ts:14:5)`. @default - none */
  readonly frames?: ReadonlyMap<string, string>;
  /** Rules that somebody acknowledged on constructs of the app. @default - none */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Logical ids of nested stacks, and the file of the template each one gets. @default - none */
  readonly nested?: ReadonlyMap<string, string>;
}

/** What a template can see of the other templates of its app. */
export interface Neighbours {
  /** The value exported under a name, to a stack of that environment. */
  findExport(name: Text, from: Template): Expr | undefined;
  /** The value of an output of a stack, by the stack's name. */
  findOutput(stackName: string, output: string): Expr | undefined;
  /** The template of a nested stack. */
  nestedIn(parent: Template, logicalId: string): Template | undefined;
}

/** One template: its sections, and the means to evaluate what they say. */
export class Template {
  public readonly parameters: JsonObject;
  public readonly mappings: JsonObject;
  public readonly outputs: JsonObject;
  public readonly conditions: Conditions;
  public readonly evaluator: Evaluator;
  public readonly constructPaths: ReadonlyMap<string, string>;
  /** Its resources by logical id; those of SAM as the resources SAM creates from them. */
  public readonly resources = new Map<string, Resource>();
  /** Why resources may exist that the file does not show (a macro, a loop); undefined when it shows all of them. */
  public readonly hides: string | undefined;
  /** The stack resource that creates this template's stack, when it is a nested one. */
  public parent: { readonly template: Template; readonly resource: Resource } | undefined;

  /**
   * @param id unique among the templates of the model
   * @param input the template
   * @param neighbours the other templates
   */
  public constructor(
    public readonly id: number,
    public readonly input: TemplateInput,
    public readonly neighbours: Neighbours,
  ) {
    const { root } = input.source;
    this.parameters = ownObject(root, 'Parameters');
    this.mappings = ownObject(root, 'Mappings');
    this.outputs = ownObject(root, 'Outputs');
    this.conditions = new Conditions(this, ownObject(root, 'Conditions'));
    this.evaluator = new Evaluator(this);
    this.constructPaths = input.constructPaths ?? new Map<string, string>();
    const resources = ownObject(root, 'Resources');
    for (const [logicalId, json] of Object.entries(resources)) {
      if (!isObject(json)) continue;
      const resource = new Resource(this, logicalId, json);
      if (!resource.type.startsWith('AWS::Serverless::')) this.resources.set(logicalId, resource);
      else for (const created of expandServerless(resource, root)) this.resources.set(created.logicalId, created);
    }
    this.hides = hiddenBy(root, resources);
  }

  public get source(): Source {
    return this.input.source;
  }

  /** What the parent stack passes for a parameter, when this is a nested stack. */
  public bound(parameter: string): Expr | undefined {
    if (!this.parent) return undefined;
    const value = own(ownObject(this.parent.resource.properties, 'Parameters'), parameter);
    return value === undefined ? undefined : { template: this.parent.template, json: value };
  }
}

const KNOWN_TRANSFORMS = new Set<Json>([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
]);

function hiddenBy(root: JsonObject, resources: JsonObject): string | undefined {
  const declared = own(root, 'Transform');
  const transforms = Array.isArray(declared) ? (declared as readonly Json[]) : declared === undefined ? [] : [declared];
  for (const transform of transforms) {
    if (KNOWN_TRANSFORMS.has(transform)) continue;
    return typeof transform === 'string' ? `the macro ${transform} may add resources` : 'a macro may add resources';
  }
  for (const key of Object.keys(resources)) if (key.startsWith('Fn::')) return `${key} may add resources`;
  return undefined;
}
