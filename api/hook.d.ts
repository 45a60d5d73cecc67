// FailOn
export type FailOn = (typeof FAIL_ON)[number];

// HookAnnotation
export interface HookAnnotation {
    readonly annotationName: string;
    readonly status: 'PASSED' | 'FAILED' | 'SKIPPED';
    readonly statusMessage: string;
    readonly remediationMessage: string;
    readonly remediationLink: string;
    readonly severityLevel: SeverityLevel;
}

// HookAnswer
export interface HookAnswer {
    readonly hookStatus: 'SUCCESS' | 'FAILED';
    readonly errorCode?: 'NonCompliant' | 'InternalFailure';
    readonly message: string;
    readonly clientRequestToken?: string;
    readonly annotations?: readonly HookAnnotation[];
}

// HookContext
export interface HookContext {
    readonly getRemainingTimeInMillis?: () => number;
}

// HookHandler
export type HookHandler = (event: unknown, context?: HookContext) => Promise<HookAnswer>;

// HookLogEntry
export interface HookLogEntry {
    readonly hookStatus: HookAnswer['hookStatus'];
    readonly errorCode?: HookAnswer['errorCode'];
    readonly target?: string;
    readonly stack?: string;
    readonly failed: readonly string[];
    readonly reason?: string;
    readonly durationMs: number;
}

// HookOptions
export interface HookOptions extends Pick<Configuration, 'failOn' | 'preset' | 'rules' | 'locked' | 'protocols' | 'policies'> {
    readonly fetchPayload?: (url: string) => Promise<string>;
    readonly suppressions?: boolean;
    readonly log?: (entry: HookLogEntry) => void;
    readonly timeoutMs?: number;
}

// Level
export type Level = (typeof LEVELS)[number];

// OPTIONS_VARIABLE
export declare const OPTIONS_VARIABLE = "WEBSOCKET_GUARD_OPTIONS";

// Policy
export interface Policy<O extends object = object> {
    readonly id: string;
    readonly category: Category;
    readonly severity: Severity;
    readonly isOptIn?: boolean;
    readonly title: string;
    readonly why: string;
    readonly fix: string;
    readonly references: readonly [
        string,
        ...string[]
    ];
    readonly controls?: RelatedControls;
    readonly otherTools?: string;
    readonly options?: PolicyOptions<O>;
    readonly examples?: readonly PolicyExample[];
    readonly protocols?: readonly Protocol[];
    readonly isAboutAnyApp?: boolean;
    check(model: Model, judge: Judge, options: Readonly<O>): void;
}

// Preset
export type Preset = (typeof PRESETS)[number];

// SeverityLevel
export type SeverityLevel = 'INFORMATIONAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

// createHandler
export declare function createHandler(options?: HookOptions): HookHandler;

// handler
export declare const handler: HookHandler;

// What these name, and the entry does not export:

// Acknowledgement
export interface Acknowledgement {
    readonly id: string;
    readonly reason: string;
    readonly constructPath: string;
}

// Api
export interface Api {
    readonly protocol: Protocol;
    readonly resource: Resource | undefined;
    readonly when: readonly Assumption[];
    readonly hidden: readonly HiddenParts[];
    readonly routes: readonly Route[];
    readonly integrations: readonly Integration[];
    readonly authorizers: readonly Authorizer[];
    readonly stages: readonly Part[];
    readonly deployments: readonly Part[];
    readonly models: readonly Part[];
    readonly mappings: readonly Part[];
    readonly routeResponses: readonly Part[];
}

// Assumption
export interface Assumption {
    readonly template: Template;
    readonly name: string;
    readonly value: boolean | string;
    readonly isDefault?: boolean;
    readonly among?: readonly string[];
    readonly anyOf?: readonly (readonly Assumption[])[];
    readonly open?: string;
}

// At
export type At = Resource | {
    readonly resource: Resource;
};

// Authorizer
export interface Authorizer extends Part {
    readonly routes: readonly Route[];
}

// Branch
export type Branch = readonly Assumption[];

// Case
export interface Case<T = Term> {
    readonly value: T;
    readonly when: readonly Assumption[];
}

// Category
export type Category = 'deploy' | 'security' | 'runtime' | 'observability' | 'quota';

// Comparison
export interface Comparison {
    readonly variable: string;
    readonly is: string;
}

// Composite
export interface Composite {
    readonly kind: 'all' | 'any' | 'none';
    readonly parts: readonly Formula[];
    readonly height: number;
}

// Conditions
export interface Conditions {
    readonly isEmpty: boolean;
    has(name: string): boolean;
    possible(assumptions: readonly Assumption[]): boolean | undefined;
    covered(assumptions: readonly Assumption[], branches: readonly (readonly Assumption[])[]): boolean | undefined;
    pinned(name: string, assumptions: readonly Assumption[]): string | undefined;
    formula(name: string): Formula;
    variable(name: string): string;
    allowed(variable: string): readonly string[] | undefined;
    domain(variable: string, mentioned: ReadonlySet<string>): Domain | undefined;
    rules(): readonly Formula[];
    sides(json: Json): readonly Side[];
}

// Configuration
export interface Configuration {
    readonly failOn?: FailOn;
    readonly preset?: Preset;
    readonly rules?: Readonly<Record<string, RuleSetting>>;
    readonly overrides?: readonly Override[];
    readonly protocols?: readonly Protocol[];
    readonly locked?: readonly string[];
    readonly waivers?: string;
    readonly waiverFields?: readonly WaiverField[];
    readonly baseline?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly policies?: readonly Policy[];
}

// Constructs
export interface Constructs {
    pathOf(logicalId: string): string | undefined;
    frameOf(logicalId: string): string | undefined;
}

// Domain
export type Domain = readonly (string | undefined)[];

// EvaluationBudget
export interface EvaluationBudget {
    readonly isBusy: boolean;
    spend<T>(work: () => T, giveUp: (reason: string) => T): T;
}

// Evaluator
export interface Evaluator {
    at(expr: Expr, path: Path, given: readonly Assumption[]): readonly Case[];
    evaluate(expr: Expr, given: readonly Assumption[]): readonly Case[];
    items(list: ListTerm, given: readonly Assumption[]): readonly Case<readonly Term[]>[];
}

// Expr
export type Expr = {
    readonly template: Template;
    readonly json: Json;
} | {
    readonly term: Term;
};

// FAIL_ON
export declare const FAIL_ON: readonly [
    "error",
    "warning",
    "info",
    "never"
];

// Formula
export type Formula = boolean | Comparison | 'undecidable' | Composite;

// HiddenParts
export interface HiddenParts {
    readonly when: Branch;
    readonly reason: string;
}

// Integration
export interface Integration extends Part {
    readonly routes: readonly Route[];
    readonly responses: readonly Part[];
}

// Json
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

// JsonObject
export interface JsonObject {
    readonly [key: string]: Json;
}

// JsonSchema
export interface JsonSchema {
    readonly description?: string;
    readonly errorMessage?: string;
    readonly [keyword: string]: unknown;
}

// Judge
export interface Judge {
    value<T extends At>(at: T | readonly T[], path: string | Path, test: (value: Value, at: T) => Verdict): void;
    values<T extends At, const P extends readonly (string | Path)[]>(at: T | readonly T[], paths: P, test: (values: {
        [K in keyof P]: Value;
    }, at: T) => Verdict): void;
    list(at: At, path: string | Path, test: (items: readonly Value[]) => Verdict): void;
    about(at: At | readonly At[]): void;
    read(at: At, path: string | Path, when: readonly Assumption[]): readonly Value[];
    report(at: At, path: string | Path, said: string | Sentence, when?: readonly Assumption[]): void;
    unknown(at: At, path: string | Path, reason: string, when?: readonly Assumption[]): void;
}

// LEVELS
export declare const LEVELS: readonly [
    "off",
    "info",
    "warning",
    "error"
];

// ListTerm
export type ListTerm = Term & {
    readonly kind: 'list';
};

// Literal
export type Literal = string | number | boolean | null;

// Model
export interface Model {
    readonly protocol: Protocol;
    of(protocol: Protocol): Model;
    readonly templates: readonly Template[];
    readonly apis: readonly Api[];
    readonly apiResources: readonly Resource[];
    readonly routes: readonly Route[];
    readonly integrations: readonly Integration[];
    readonly authorizers: readonly Authorizer[];
    readonly routeResponses: readonly Part[];
    readonly stages: readonly Part[];
    readonly deployments: readonly Part[];
    readonly mappings: readonly Part[];
    resources(...types: readonly string[]): readonly Resource[];
    resourcesWhere(types: readonly string[], mayBe: (json: JsonObject) => boolean): readonly Resource[];
}

// Neighbours
export interface Neighbours {
    findExport(name: Text, from: Template): Expr | undefined;
    findOutput(stackName: string, output: string): Expr | undefined;
    nestedIn(parent: Template, logicalId: string): Template | undefined;
    inFile(file: string): Template | undefined;
    readonly budget: EvaluationBudget;
}

// OptionSchema
export type OptionSchema = JsonSchema & {
    readonly description: string;
};

// Origin
export interface Origin {
    readonly resource: Resource;
    readonly referredAs?: string;
    readonly part?: string;
    readonly when?: readonly Assumption[];
    readonly hiddenBy?: string;
    path(path: Path): Path;
}

// Override
export interface Override {
    readonly templates?: readonly string[];
    readonly stacks?: readonly string[];
    readonly constructs?: readonly string[];
    readonly preset?: Preset;
    readonly rules?: Readonly<Record<string, RuleSetting>>;
}

// PRESETS
export declare const PRESETS: readonly [
    "recommended",
    "strict",
    "all"
];

// Part
export interface Part {
    readonly resource: Resource;
    readonly api: Api;
    readonly when: readonly Assumption[];
}

// Path
export type Path = readonly (string | number)[];

// PolicyExample
export interface PolicyExample {
    readonly name: string;
    readonly template: string;
    readonly reports: readonly string[];
}

// PolicyOptions
export interface PolicyOptions<O> {
    readonly schema: Readonly<Record<string, OptionSchema>>;
    readonly defaults: Readonly<O>;
}

// Position
export interface Position {
    readonly line: number;
    readonly column: number;
}

// Protocol
export type Protocol = 'websocket' | 'http';

// RelatedControls
export interface RelatedControls {
    readonly securityHub?: readonly string[];
    readonly config?: readonly string[];
    readonly nist80053?: readonly string[];
    readonly cwe?: readonly string[];
    readonly owaspAsvs?: readonly string[];
}

// Resource
export interface Resource {
    readonly template: Template;
    readonly logicalId: string;
    readonly type: string;
    readonly json: JsonObject;
    readonly origin?: Origin;
    readonly condition: string | undefined;
    readonly properties: JsonObject;
    readonly exists: readonly Assumption[];
    readonly declared: Resource;
    readonly constructPath: string | undefined;
    readonly isPossible: boolean | undefined;
    readonly dependsOn: readonly string[];
    cases(...path: Path): readonly Case[];
    casesAt(path: Path): readonly Case[];
    literal(path: Path): Literal | undefined;
    referred(property: string): Resource | undefined;
    term(...path: Path): Term;
    locate(path: Path): Position;
}

// ResourceTable
export interface ResourceTable {
    readonly logicalIds: ReadonlySet<string>;
    get(logicalId: string): Resource | undefined;
    ofType(type: string, mayBe?: (json: JsonObject) => boolean): readonly Resource[];
    createdAs(logicalId: string, property?: string): Resource | undefined;
}

// Route
export interface Route extends Part {
    readonly key: string | undefined;
    readonly integrations: readonly Integration[];
    readonly authorizers: readonly Authorizer[];
    readonly responses: readonly Part[];
}

// RuleSetting
export type RuleSetting = Level | readonly [
    Level,
    object?
];

// Sentence
export type Sentence = Pick<Violation, 'message' | 'fix'>;

// Severity
export type Severity = 'error' | 'warning' | 'info';

// Side
export interface Side {
    readonly value: {
        readonly literal: string;
    } | {
        readonly variable: string;
    };
    readonly facts: readonly Formula[];
}

// Source
export interface Source {
    readonly file: string;
    readonly root: JsonObject;
    locate(path: Path): Position;
}

// Symbolic
export type Symbolic = {
    readonly kind: 'resource';
    readonly resource: Resource;
    readonly attribute?: string;
} | {
    readonly kind: 'pseudo';
    readonly name: string;
} | {
    readonly kind: 'unknown';
    readonly label: string;
    readonly reason: string;
};

// Template
export interface Template {
    readonly id: number;
    readonly input: TemplateInput;
    readonly neighbours: Neighbours;
    readonly source: Source;
    readonly parameters: JsonObject;
    readonly mappings: JsonObject;
    readonly outputs: JsonObject;
    readonly conditions: Conditions;
    readonly evaluator: Evaluator;
    readonly resources: ResourceTable;
    readonly hiddenBy: string | undefined;
    readonly parents: readonly Resource[];
    readonly isConditional: boolean;
    bound(parameter: string): Expr | undefined;
    known(pseudoParameter: string): string | undefined;
}

// TemplateInput
export interface TemplateInput {
    readonly source: Source;
    readonly stackName?: string;
    readonly environment?: string;
    readonly constructs?: Constructs;
    readonly acknowledgements?: readonly Acknowledgement[];
    readonly nested?: ReadonlyMap<string, string>;
    readonly dependencies?: readonly string[];
    readonly hiddenBy?: string;
}

// Term
export type Term = {
    readonly kind: 'absent';
} | {
    readonly kind: 'scalar';
    readonly value: string | number | boolean;
} | {
    readonly kind: 'text';
    readonly text: Text;
} | {
    readonly kind: 'list';
    readonly items: readonly Expr[];
} | {
    readonly kind: 'map';
    readonly entries: ReadonlyMap<string, Expr>;
} | {
    readonly kind: 'unknown';
    readonly label: string;
    readonly reason: string;
};

// Text
export type Text = readonly (string | Symbolic)[];

// Value
export declare class Value {
    readonly path: Path;
    readonly term: Term;
    readonly when: readonly Assumption[];
    constructor({ value, when }: Case, path: Path);
    get isAbsent(): boolean;
    get isKnown(): boolean;
    assertInSight(): void;
    assertKnown(): void;
    get string(): string | undefined;
    get number(): number | undefined;
    get boolean(): boolean | undefined;
    get text(): Text | undefined;
    get keys(): readonly string[] | undefined;
    get entries(): readonly (readonly [
        key: string,
        value: Value
    ])[] | undefined;
    toString(): string;
}

// Verdict
export type Verdict = string | undefined | false | Violation | readonly Violation[];

// Violation
export interface Violation {
    readonly message: string;
    readonly fix?: string;
    readonly path?: string | Path;
    readonly when?: readonly Assumption[];
}

// WAIVER_FIELDS
export declare const WAIVER_FIELDS: readonly [
    "owner",
    "ticket",
    "expires"
];

// WaiverField
export type WaiverField = (typeof WAIVER_FIELDS)[number];
