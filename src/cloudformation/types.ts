import type { Domain, Formula, Side } from './formula';
import type { Json, JsonObject, Path } from './document/json';
import type { Position, Source } from './document/source';
import type { TemplateInput } from './template-input';

/** A part of a text that only AWS fills in, at deployment. */
export type Symbolic =
  | {
      /** `Ref` or `Fn::GetAtt` of a resource in sight. */
      readonly kind: 'resource';
      readonly resource: Resource;
      /** The attribute; undefined for `Ref`. */
      readonly attribute?: string;
    }
  | {
      /** A pseudo parameter such as `AWS::Region`. */
      readonly kind: 'pseudo';
      readonly name: string;
    }
  | {
      /** Anything else: an import, a dynamic reference, a parameter without a default. */
      readonly kind: 'unknown';
      /** How a person would write it: `Ref Env`. */
      readonly label: string;
      /** Why it cannot be known. */
      readonly reason: string;
    };

/** A text in pieces: what is written, and what AWS fills in. */
export type Text = readonly (string | Symbolic)[];

/** Something still to be evaluated, in the template it belongs to; or a term that already is. */
export type Expr = { readonly template: Template; readonly json: Json } | { readonly term: Term };

/** What an expression evaluates to. */
export type Term =
  /** The property is not there, or is `AWS::NoValue`. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean }
  /** A text with at least one symbol in it. */
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Expr> }
  /** Not to be known, not even its shape. */
  | { readonly kind: 'unknown'; readonly label: string; readonly reason: string };

/** Something that must hold in a branch: a condition, or the value of a parameter. */
export interface Assumption {
  readonly template: Template;
  /** A condition's name, or a parameter's. */
  readonly name: string;
  /** Whether the condition holds, or the value the parameter has. */
  readonly value: boolean | string;
  /**
   * Whether the value is the parameter's default: it rules out what contradicts it, and messages do not name it.
   *
   * @default false
   */
  readonly isDefault?: boolean;
  /**
   * The only values with which the stack can be created, as of a parameter that is a key of `Fn::FindInMap`.
   *
   * @default - it may have any value that the parameter allows
   */
  readonly among?: readonly string[];
  /**
   * The branches of which at least one holds where this assumption does: what several branches have in common.
   *
   * @default - the name is that of a condition or a parameter
   */
  readonly anyOf?: readonly (readonly Assumption[])[];
  /**
   * Why only deployment knows whether it holds; a verdict that depends on it is unknown.
   *
   * @default - the template decides it
   */
  readonly open?: string;
}

/** One value that an expression can have, and the assumptions under which it has it. */
export interface Case<T = Term> {
  readonly value: T;
  readonly when: readonly Assumption[];
}

/** The other templates of an app, as one of them refers to them. */
export interface Neighbours {
  /** All templates of the app, in order. */
  readonly templates: readonly Template[];
  /** The value exported under a name, to a stack of that environment. */
  findExport(name: Text, from: Template): Expr | undefined;
  /** The value of an output of a stack, by the stack's name. */
  findOutput(stackName: string, output: string): Expr | undefined;
  /** The template of a nested stack. */
  nestedIn(parent: Template, logicalId: string): Template | undefined;
  /** The template of a file. */
  inFile(file: string): Template | undefined;
  /** Limits the work of one question, across all templates of the app. */
  readonly budget: EvaluationBudget;
}

/** Limits the work that a hostile expression can cause. */
export interface EvaluationBudget {
  /** Whether an evaluation is under way. */
  readonly isBusy: boolean;
  /**
   * Runs one step of an evaluation, unless the limit is reached.
   *
   * @param work the step
   * @param giveUp makes the answer to the outermost question when the limit is reached; no real template reaches it
   */
  spend<T>(work: () => T, giveUp: (reason: string) => T): T;
}

/** Where a resource that a transform would create is really written. */
export interface Origin {
  /** The resource in the file. */
  readonly resource: Resource;
  /** The property of it by which others refer to the created one: `Alias` in `!Ref Function.Alias`. @default - none */
  readonly referredAs?: string;
  /** How messages tell the created one from others of the same resource: `GET /books`. @default - its logical id */
  readonly part?: string;
  /** What else must hold for the created one to exist. @default - nothing */
  readonly when?: readonly Assumption[];
  /** Why parts of the created one may be out of sight that are written in the resource. @default - none are */
  readonly hiddenBy?: string;
  /** The path inside that resource, from its `Properties`, for a path inside the created one. */
  path(path: Path): Path;
}

/** One resource of a template: what is declared, and what its properties evaluate to. */
export interface Resource {
  readonly template: Template;
  /** Its name in `Resources`. */
  readonly logicalId: string;
  readonly type: string;
  /** The resource as it is written, unevaluated. */
  readonly json: JsonObject;
  /** For a resource that a transform creates: what the user declared instead. */
  readonly origin?: Origin;
  /** The name in its `Condition`, if any. */
  readonly condition: string | undefined;
  /** Its `Properties`, unevaluated. */
  readonly properties: JsonObject;
  /** What must hold for it to be created at all. */
  readonly exists: readonly Assumption[];
  /** The resource a person knows: itself, or the SAM resource that creates it. */
  readonly declared: Resource;
  /** The construct path, where CDK recorded it. */
  readonly constructPath: string | undefined;
  /** Whether it can ever be created; undefined when that cannot be told. */
  readonly isPossible: boolean | undefined;
  /** Names in `DependsOn`. */
  readonly dependsOn: readonly string[];
  /**
   * Every value that a property can have. A property that is not there has one case, `absent`; a resource that is never
   * created has none.
   *
   * @param path from `Properties`, e.g. `'DefaultRouteSettings', 'LoggingLevel'`
   */
  cases(...path: Path): readonly Case[];
  /** As {@link cases}, with the path as a list. */
  casesAt(path: Path): readonly Case[];
  /**
   * The literal at a path, where it is the same in all branches: a text, number or boolean; null where nothing is set.
   *
   * @param path from `Properties`
   * @returns undefined where the value has to be evaluated; see {@link cases}
   */
  literal(path: Path): Literal | undefined;
  /** The resource that a property is the `Ref` of, and nothing else, in every branch. */
  referred(property: string): Resource | undefined;
  /** The only value that a property can have; unknown where there are several. */
  term(...path: Path): Term;
  /** The position of a property in the file, or of the nearest block around it. */
  locate(path: Path): Position;
}

/** A text, number or boolean that stands for itself; null for a property that is not there. */
export type Literal = string | number | boolean | null;

/** The resources of one template by logical id; those of SAM as the resources SAM creates from them. */
export interface ResourceTable {
  /** The logical ids of all of them. */
  readonly logicalIds: ReadonlySet<string>;
  /** The resource of a logical id. */
  get(logicalId: string): Resource | undefined;
  /**
   * The resources of a type, in order.
   *
   * @param type as CloudFormation calls it
   * @param mayBe leaves out resources by their JSON, which is faster than making all of them. @default - none are left
   *   out
   */
  ofType(type: string, mayBe?: (json: JsonObject) => boolean): readonly Resource[];
  /** The resource that SAM creates for another one, and that others refer to as `Function.Alias` or `Api.Stage`. */
  createdAs(logicalId: string, property?: string): Resource | undefined;
}

/** The conditions of one template: which of them can hold together. */
export interface Conditions {
  /** Whether the template declares no condition. */
  readonly isEmpty: boolean;
  /** Whether the template declares a condition of that name. */
  has(name: string): boolean;
  /**
   * Whether all assumptions can hold at once.
   *
   * @returns true, false, or undefined when the search exceeds its budget
   */
  possible(assumptions: readonly Assumption[]): boolean | undefined;
  /**
   * Whether at least one of some branches holds wherever all assumptions do. Parameters count as having their defaults.
   *
   * @returns true, false, or undefined when the search exceeds its budget
   */
  covered(assumptions: readonly Assumption[], branches: readonly (readonly Assumption[])[]): boolean | undefined;
  /**
   * The one value that assumptions leave for a parameter or pseudo parameter.
   *
   * @returns undefined when they leave several values, or the search exceeds its budget
   */
  pinned(name: string, assumptions: readonly Assumption[]): string | undefined;
  /** The formula of a condition; of one that is not declared, a formula that may hold or not. */
  formula(name: string): Formula;
  /** The variable that stands for a parameter or pseudo parameter in formulas. */
  variable(name: string): string;
  /** The values a variable can take, where they are listed. */
  allowed(variable: string): readonly string[] | undefined;
  /** The values to try for a variable, of those that are mentioned; undefined for a variable of another template. */
  domain(variable: string, mentioned: ReadonlySet<string>): Domain | undefined;
  /** What the section `Rules` asserts of the parameters. */
  rules(): readonly Formula[];
  /** The values that an operand of `Fn::Equals` can have. */
  sides(json: Json): readonly Side[];
}

/** Evaluates the intrinsics of one template, branch by branch. */
export interface Evaluator {
  /**
   * Every value that a path below an expression can have.
   *
   * @param expr where to start
   * @param path keys and indexes to follow
   * @param given what is assumed to hold
   */
  at(expr: Expr, path: Path, given: readonly Assumption[]): readonly Case[];
  /**
   * Every value that an expression can have.
   *
   * @param expr what to evaluate, of this template or of another
   * @param given what is assumed to hold; branches that contradict it are left out
   */
  evaluate(expr: Expr, given: readonly Assumption[]): readonly Case[];
  /** The items of a list in order, those that are `AWS::NoValue` left out; one list per combination of branches. */
  items(list: ListTerm, given: readonly Assumption[]): readonly Case<readonly Term[]>[];
}

/** A {@link Term} that is a list. */
export type ListTerm = Term & { readonly kind: 'list' };

/** One template: its sections, and the means to evaluate what they say. */
export interface Template {
  /** Unique among the templates of the app. */
  readonly id: number;
  readonly input: TemplateInput;
  readonly neighbours: Neighbours;
  readonly source: Source;
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly outputs: JsonObject;
  readonly conditions: Conditions;
  readonly evaluator: Evaluator;
  /** Its resources; those of SAM as the resources SAM creates from them. */
  readonly resources: ResourceTable;
  /** Why resources may exist that the file does not show (a macro, a loop); undefined when it shows all of them. */
  readonly hiddenBy: string | undefined;
  /** The stack resources that create stacks of this template, when it is that of a nested stack. */
  readonly parents: readonly Resource[];
  /** What must hold for a stack to be created from it; a nested stack exists where its parent creates it. */
  readonly exists: readonly Assumption[];
  /** Whether what is deployed depends on conditions: its own, or those of nested stacks that it passes values to. */
  readonly isConditional: boolean;
  /** What the parent stack passes for a parameter, when this is a nested stack. */
  bound(parameter: string): Expr | undefined;
  /** The value of `AWS::AccountId` or `AWS::Region`, where it is known which environment the stack is for. */
  known(pseudoParameter: string): string | undefined;
}
