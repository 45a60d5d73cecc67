import { eitherOf } from '../conditions/branches';
import { ConditionSolver } from '../conditions/condition-solver';
import { type Json, type JsonObject, isAlike, own, ownObject } from '../document/json';
import type { Source } from '../document/source';
import { IntrinsicEvaluator } from '../intrinsics/intrinsic-evaluator';
import { unknown } from '../intrinsics/term';
import { TemplateResourceTable } from './resource-table';
import type { Assumption, Conditions, Evaluator, Expr, Neighbours, Resource, ResourceTable, Template } from '../types';
import type { TemplateInput } from '../template-input';

const ALWAYS: readonly Assumption[] = [];

/** A template among the others of its app. */
export class LinkedTemplate implements Template {
  public readonly parameters: JsonObject;
  public readonly mappings: JsonObject;
  public readonly outputs: JsonObject;
  public readonly conditions: Conditions;
  public readonly evaluator: Evaluator;
  public readonly resources: ResourceTable;
  public readonly hiddenBy: string | undefined;
  public readonly parents: Resource[] = [];
  private existence: readonly Assumption[] | undefined;

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
    this.conditions = new ConditionSolver(this, ownObject(root, 'Conditions'));
    this.evaluator = new IntrinsicEvaluator(this);
    this.resources = new TemplateResourceTable(this);
    this.hiddenBy = input.hiddenBy ?? hiddenBy(root);
  }

  public get source(): Source {
    return this.input.source;
  }

  public get exists(): readonly Assumption[] {
    if (this.existence) return this.existence;
    // Stacks that are nested in each other in a circle read this before it is computed.
    this.existence = ALWAYS;
    const branches = this.parents.map(({ exists }) => exists);
    return (this.existence = eitherOf(this, 'a stack is made from it', branches));
  }

  public get isConditional(): boolean {
    return !this.conditions.isEmpty || (this.input.nested?.size ?? 0) > 0;
  }

  public bound(parameter: string): Expr | undefined {
    const [parent, ...others] = this.parents;
    if (!parent) return undefined;
    const value = passed(parent, parameter);
    const isSame = (other: Resource): boolean =>
      other.template === parent.template && isAlike(passed(other, parameter), value);
    if (!others.every(isSame))
      return { term: unknown(`Ref ${parameter}`, 'more than one stack is made from this template') };
    return value === null ? undefined : { template: parent.template, json: value };
  }

  public known(pseudoParameter: string): string | undefined {
    const [, account, region] =
      /^aws:\/\/(\d{12}|unknown-account)\/([a-z\d-]+)$/.exec(this.input.environment ?? '') ?? [];
    if (pseudoParameter === 'AWS::AccountId') return account === 'unknown-account' ? undefined : account;
    if (pseudoParameter === 'AWS::Region') return region === 'unknown-region' ? undefined : region;
    return undefined;
  }
}

/** The value that a stack gets for a parameter, as it is written; null where it gets none. */
function passed(stack: Resource, parameter: string): Json {
  return own(ownObject(stack.properties, 'Parameters'), parameter) ?? null;
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

/** A loop such as `Fn::ForEach::Routes` among the sections or resources of a template. */
function loopIn(object: JsonObject): string | undefined {
  for (const key in object) if (key.startsWith('Fn::')) return key;
  return undefined;
}
