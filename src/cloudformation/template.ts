import { Conditions } from './conditions/conditions';
import { Evaluator } from './intrinsics/evaluator';
import { own, ownObject, type Json, type JsonObject } from './document/json';
import type { Resource } from './resource';
import { Resources } from './resource-table';
import type { Source } from './document/source';
import { unknown, type Expr, type Text } from './intrinsics/term';

/** A rule that somebody acknowledged on a construct, with `Validations.of(construct).acknowledge()`. */
export interface Acknowledgement {
  /** The rule's id as CDK recorded it, e.g. `WebSocketGuard::WebSocketGuard-StageThrottling`. */
  readonly id: string;
  readonly reason: string;
  /** The construct it was acknowledged on; it holds for everything below. */
  readonly constructPath: string;
}

/** What is known of the constructs that the resources of a template come from. */
export interface Constructs {
  /** The construct path of a resource, for templates that carry no path metadata. */
  pathOf(logicalId: string): string | undefined;
  /** The user's own stack frame that made a resource: `new Chat (/app/lib/chat.ts:14:5)`. */
  frameOf(logicalId: string): string | undefined;
}

/** A template to put into the model, with what is known of the stack it becomes. */
export interface TemplateInput {
  /** The template. */
  readonly source: Source;
  /** The name of the stack. @default - unknown */
  readonly stackName?: string;
  /** Account and region, `aws://123456789012/eu-west-1`: exports meet the imports of the same one. @default - unknown */
  readonly environment?: string;
  /** The constructs its resources come from; asked about resources with findings. @default - unknown */
  readonly constructs?: Constructs;
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
  /** Its resources; those of SAM as the resources SAM creates from them. */
  public readonly resources: Resources;
  /** Why resources may exist that the file does not show (a macro, a loop); undefined when it shows all of them. */
  public readonly hides: string | undefined;
  /** The stack resources that create stacks of this template, when it is that of a nested stack. */
  public readonly parents: Resource[] = [];

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
    this.resources = new Resources(this);
    this.hides = hiddenBy(root);
  }

  public get source(): Source {
    return this.input.source;
  }

  /** Whether what is deployed depends on conditions, its own or those of nested stacks it passes values to. */
  public get isConditional(): boolean {
    return !this.conditions.isEmpty || (this.input.nested?.size ?? 0) > 0;
  }

  /** What the parent stack passes for a parameter, when this is a nested stack. */
  public bound(parameter: string): Expr | undefined {
    const [parent, other] = this.parents;
    if (other) return { term: unknown(`Ref ${parameter}`, 'more than one stack is made from this template') };
    const value = parent && own(ownObject(parent.properties, 'Parameters'), parameter);
    return parent === undefined || value === undefined ? undefined : { template: parent.template, json: value };
  }

  /** The value of `AWS::AccountId` or `AWS::Region`, where it is known which environment the stack is for. */
  public known(pseudoParameter: string): string | undefined {
    const [, account, region] =
      /^aws:\/\/(\d{12}|unknown-account)\/([a-z\d-]+)$/.exec(this.input.environment ?? '') ?? [];
    if (pseudoParameter === 'AWS::AccountId') return account === 'unknown-account' ? undefined : account;
    if (pseudoParameter === 'AWS::Region') return region === 'unknown-region' ? undefined : region;
    return undefined;
  }
}

const KNOWN_TRANSFORMS = new Set<Json>([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
]);

function hiddenBy(root: JsonObject): string | undefined {
  const declared = own(root, 'Transform');
  const transforms = Array.isArray(declared) ? (declared as readonly Json[]) : declared === undefined ? [] : [declared];
  for (const transform of transforms) {
    if (KNOWN_TRANSFORMS.has(transform)) continue;
    return typeof transform === 'string' ? `the macro ${transform} may add resources` : 'a macro may add resources';
  }
  const loop = loopIn(root) ?? loopIn(ownObject(root, 'Resources'));
  return loop && `${loop} may add resources`;
}

/** `Fn::ForEach::Routes` and the like, in the place of a section or of a resource. */
function loopIn(object: JsonObject): string | undefined {
  for (const key in object) if (key.startsWith('Fn::')) return key;
  return undefined;
}
