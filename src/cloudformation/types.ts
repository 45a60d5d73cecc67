import type { Domain, Formula, Side } from './conditions/formula';
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

/** Something that must hold for a case to be what gets deployed. */
export interface Assumption {
  readonly template: Template;
  /** A condition's name, or a parameter's. */
  readonly name: string;
  /** Whether the condition holds, or the value the parameter has. */
  readonly value: boolean | string;
  /**
   * Whether the value is the parameter's default: it then rules out what contradicts it, and is no branch of its own.
   *
   * @default false
   */
  readonly isDefault?: boolean;
  /**
   * The values of which it has one wherever it is asked for like this: with any other, the stack cannot be created.
   *
   * @default - it may have any value that the parameter allows
   */
  readonly among?: readonly string[];
  /**
   * The branches of which one holds where this does, for what several branches have in common; each leads to something
   * else in the others.
   *
   * @default - the name is that of a condition or a parameter
   */
  readonly anyOf?: readonly (readonly Assumption[])[];
  /**
   * Why only deployment knows whether it holds: what rests on it is unknown, and no violation.
   *
   * @default - it is a branch of the template
   */
  readonly open?: string;
}

/** One way an expression can turn out, and under which assumptions. */
export interface Case<T = Term> {
  readonly value: T;
  readonly when: readonly Assumption[];
}

/** What a template can see of the other templates of its app. */
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
  /** Bounds what one question may cost, across all templates of the app. */
  readonly budget: EvaluationBudget;
}

/** Bounds the work of evaluating hostile expressions. */
export interface EvaluationBudget {
  /** Whether an evaluation is under way. */
  readonly isBusy: boolean;
  /**
   * Does one step of an evaluation.
   *
   * @param work the step
   * @param giveUp answers the outermost question where it takes more than any real template does
   */
  spend<T>(work: () => T, giveUp: (reason: string) => T): T;
}

/** Where a resource that a transform would create is really written. */
export interface Origin {
  /** The resource in the file. */
  readonly resource: Resource;
  /** The property of it by which others refer to the created one: `Alias` in `!Ref Function.Alias`. @default - none */
  readonly referredAs?: string;
  /** What the created one is called among all that the resource creates: `GET /books`. @default - its logical id */
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
  /** What stands under its name, unevaluated. */
  readonly json: JsonObject;
  /** For a resource that a transform creates: what the user declared instead. */
  readonly origin?: Origin;
  /** The condition it depends on, if any. */
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
   * Every way a property can turn out. A property that is not there is one case, `absent`; a resource that is never
   * created has no case.
   *
   * @param path from `Properties`, e.g. `'DefaultRouteSettings', 'LoggingLevel'`
   */
  cases(...path: Path): readonly Case[];
  /** As {@link cases}, for a path at hand. */
  casesAt(path: Path): readonly Case[];
  /**
   * The literal at a path, where it is the same whatever holds: a text, number or boolean, or null for nothing at all.
   *
   * @param path from `Properties`
   * @returns undefined where that takes an evaluation; see {@link cases}
   */
  literal(path: Path): Literal | undefined;
  /** The resource that a property is the `Ref` of, and nothing else, in every branch. */
  referred(property: string): Resource | undefined;
  /** The only way a property can turn out; unknown where there are several. */
  term(...path: Path): Term;
  /** Where a property stands in the file, or the nearest block that does. */
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
   * @param mayBe which of them, by their JSON; quicker than making all of them, where it is a few. @default - all of them
   */
  ofType(type: string, mayBe?: (json: JsonObject) => boolean): readonly Resource[];
  /** The resource that SAM creates for another one and calls `Function.Alias`, `Function.Version` or `Api.Stage`. */
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
   * Whether, where all assumptions hold, one of some branches always does. Defaults of parameters are taken for granted.
   *
   * @returns true, false, or undefined when the search exceeds its budget
   */
  covered(assumptions: readonly Assumption[], branches: readonly (readonly Assumption[])[]): boolean | undefined;
  /**
   * The one value that assumptions leave for a parameter or pseudo parameter.
   *
   * @returns undefined when they leave several, or that cannot be told
   */
  pinned(name: string, assumptions: readonly Assumption[]): string | undefined;
  /** The formula of a condition; one that is not declared is left open. */
  formula(name: string): Formula;
  /** The variable that stands for a parameter or pseudo parameter in formulas. */
  variable(name: string): string;
  /** The values a variable can take, where they are listed. */
  allowed(variable: string): readonly string[] | undefined;
  /** The values to try for a variable, of those that are mentioned; undefined where nothing is known of it here. */
  domain(variable: string, mentioned: ReadonlySet<string>): Domain | undefined;
  /** What the section `Rules` demands of the parameters. */
  rules(): readonly Formula[];
  /** What an operand of `Fn::Equals` can be. */
  sides(json: Json): readonly Side[];
}

/** Evaluates the intrinsics of one template, branch by branch. */
export interface Evaluator {
  /**
   * Every way the value at a path below an expression can turn out.
   *
   * @param expr where to start
   * @param path keys and indexes to follow
   * @param given what is assumed to hold
   */
  at(expr: Expr, path: Path, given: readonly Assumption[]): readonly Case[];
  /**
   * Every way an expression can turn out.
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
  /** What must hold for a stack to be created of it: a nested one is there where its parent creates it. */
  readonly exists: readonly Assumption[];
  /** Whether what is deployed depends on conditions, its own or those of nested stacks it passes values to. */
  readonly isConditional: boolean;
  /** What the parent stack passes for a parameter, when this is a nested stack. */
  bound(parameter: string): Expr | undefined;
  /** The value of `AWS::AccountId` or `AWS::Region`, where it is known which environment the stack is for. */
  known(pseudoParameter: string): string | undefined;
}
