// Acknowledgement: not exported
export interface Acknowledgement {
    readonly id: string;
    readonly reason: string;
    readonly constructPath: string;
}

// Api: policies
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

// ApiCounts: not exported
export type ApiCounts = Pick<Summary, 'errors' | 'warnings' | 'infos' | 'suppressed' | 'unknown'>;

// ApiGraph: not exported
export interface ApiGraph {
    readonly title: string;
    readonly template: string;
    readonly nodes: readonly GraphNode[];
    readonly edges: readonly GraphEdge[];
}

// ApiIndex: not exported
export declare class ApiIndex {
    private readonly listed;
    private readonly owners;
    private readonly graphs;
    private readonly alone;
    get all(): readonly ReportedApi[];
    add(api: ReportedApi, resources: readonly Pick<FindingResource, 'template' | 'logicalId'>[]): void;
    addAll(other: ApiIndex): void;
    picture(api: ReportedApi, graph: ApiGraph): void;
    graphOf(api: ReportedApi): ApiGraph | undefined;
    apiOf({ resource }: Found): ReportedApi | undefined;
    counts({ findings, unknown }: Pick<Result, 'findings' | 'unknown'>): ReadonlyMap<ReportedApi, ApiCounts>;
    grouped<T extends Found>(all: readonly T[]): ReadonlyMap<ReportedApi | undefined, Some<T>>;
    private claim;
}

// Assumption: policies
export interface Assumption {
    readonly template: Template;
    readonly name: string;
    readonly value: boolean | string;
    readonly isDefault?: boolean;
    readonly among?: readonly string[];
    readonly anyOf?: readonly (readonly Assumption[])[];
    readonly open?: string;
}

// At: policies
export type At = Resource | {
    readonly resource: Resource;
};

// Authorizer: policies
export interface Authorizer extends Part {
    readonly routes: readonly Route[];
}

// AwsPlace: engine
export interface AwsPlace {
    readonly account: string;
    readonly region: string;
}

// Basis: not exported
export interface Basis {
    readonly subject: readonly string[];
    readonly preset: Preset;
    readonly protocols: readonly Protocol[];
    readonly configurations: readonly string[];
    readonly rules: readonly (readonly [
        id: string,
        setting: string
    ])[];
    readonly locked: readonly string[];
    readonly overrides: number;
    readonly waivers: string | undefined;
    readonly baseline: string | undefined;
    readonly suppressions: boolean;
}

// Branch: not exported
export type Branch = readonly Assumption[];

// CATALOGUE: engine, policies
export declare const CATALOGUE: readonly Policy[];

// Case: policies
export interface Case<T = Term> {
    readonly value: T;
    readonly when: readonly Assumption[];
}

// Category: engine, policies
export type Category = 'deploy' | 'security' | 'runtime' | 'observability' | 'quota';

// Comparison: not exported
export interface Comparison {
    readonly variable: string;
    readonly is: string;
}

// Composite: not exported
export interface Composite {
    readonly kind: 'all' | 'any' | 'none';
    readonly parts: readonly Formula[];
    readonly height: number;
}

// Conditions: not exported
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

// Configuration: testing
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

// ConfigurationError: engine
export declare class ConfigurationError extends Error {
    readonly path: Path;
    static readonly name = "ConfigurationError";
    constructor(message: string, path?: Path);
}

// Constructs: not exported
export interface Constructs {
    pathOf(logicalId: string): string | undefined;
    frameOf(logicalId: string): string | undefined;
}

// Domain: not exported
export type Domain = readonly (string | undefined)[];

// EvaluationBudget: not exported
export interface EvaluationBudget {
    readonly isBusy: boolean;
    spend<T>(work: () => T, giveUp: (reason: string) => T): T;
}

// Evaluator: not exported
export interface Evaluator {
    at(expr: Expr, path: Path, given: readonly Assumption[]): readonly Case[];
    evaluate(expr: Expr, given: readonly Assumption[]): readonly Case[];
    items(list: ListTerm, given: readonly Assumption[]): readonly Case<readonly Term[]>[];
}

// Expr: not exported
export type Expr = {
    readonly template: Template;
    readonly json: Json;
} | {
    readonly term: Term;
};

// FAIL_ON: engine
export declare const FAIL_ON: readonly [
    "error",
    "warning",
    "info",
    "never"
];

// FORMATS: engine
export declare const FORMATS: readonly TextFormat[];

// FailOn: engine, hook
export type FailOn = (typeof FAIL_ON)[number];

// Finding: engine, testing
export interface Finding {
    readonly ruleId: string;
    readonly severity: Severity;
    readonly category: Category;
    readonly message: string;
    readonly fix: string;
    readonly docsUrl: string;
    readonly resource: FindingResource;
    readonly propertyPath: string;
    readonly branch?: string;
    readonly location: Location;
    readonly source?: Location;
    readonly fingerprint: string;
    readonly locked?: boolean;
    readonly suppressed?: Suppression;
}

// FindingResource: engine
export interface FindingResource {
    readonly logicalId: string;
    readonly type: string;
    readonly constructPath?: string;
    readonly template: string;
}

// FlatConfig: not exported
interface FlatConfig {
    name: string;
    plugins: Record<string, any>;
    rules: Record<string, Level>;
    settings?: Record<string, unknown>;
}

// Formula: not exported
export type Formula = boolean | Comparison | 'undecidable' | Composite;

// Found: not exported
type Found = Pick<Finding, 'resource'>;

// GraphEdge: not exported
export interface GraphEdge {
    readonly from: string;
    readonly to: string;
}

// GraphNode: not exported
export interface GraphNode {
    readonly id: string;
    readonly kind: NodeKind;
    readonly label: string;
    readonly detail: string;
    readonly resources: readonly GraphResource[];
}

// GraphResource: not exported
export interface GraphResource {
    readonly template: string;
    readonly logicalId: string;
    readonly path: string;
}

// HiddenParts: not exported
export interface HiddenParts {
    readonly when: Branch;
    readonly reason: string;
}

// HookAnnotation: hook
export interface HookAnnotation {
    readonly annotationName: string;
    readonly status: 'PASSED' | 'FAILED' | 'SKIPPED';
    readonly statusMessage: string;
    readonly remediationMessage: string;
    readonly remediationLink: string;
    readonly severityLevel: SeverityLevel;
}

// HookAnswer: hook
export interface HookAnswer {
    readonly hookStatus: 'SUCCESS' | 'FAILED';
    readonly errorCode?: 'NonCompliant' | 'InternalFailure';
    readonly message: string;
    readonly clientRequestToken?: string;
    readonly annotations?: readonly HookAnnotation[];
}

// HookContext: hook
export interface HookContext {
    readonly getRemainingTimeInMillis?: () => number;
}

// HookHandler: hook
export type HookHandler = (event: unknown, context?: HookContext) => Promise<HookAnswer>;

// HookLogEntry: hook
export interface HookLogEntry {
    readonly hookStatus: HookAnswer['hookStatus'];
    readonly errorCode?: HookAnswer['errorCode'];
    readonly target?: string;
    readonly stack?: string;
    readonly failed: readonly string[];
    readonly reason?: string;
    readonly durationMs: number;
}

// HookOptions: hook
export interface HookOptions extends Pick<Configuration, 'failOn' | 'preset' | 'rules' | 'locked' | 'protocols' | 'policies'> {
    readonly fetchPayload?: (url: string) => Promise<string>;
    readonly suppressions?: boolean;
    readonly log?: (entry: HookLogEntry) => void;
    readonly timeoutMs?: number;
}

// IneffectiveAcknowledgement: not exported
export interface IneffectiveAcknowledgement extends Acknowledgement {
    readonly message: string;
}

// Integration: policies
export interface Integration extends Part {
    readonly routes: readonly Route[];
    readonly responses: readonly Part[];
}

// Json: not exported
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

// JsonObject: not exported
export interface JsonObject {
    readonly [key: string]: Json;
}

// JsonSchema: policies
export interface JsonSchema {
    readonly description?: string;
    readonly errorMessage?: string;
    readonly [keyword: string]: unknown;
}

// Judge: policies
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

// JudgeOptions: engine
export interface JudgeOptions extends Pick<Configuration, 'preset' | 'rules' | 'overrides' | 'protocols' | 'locked' | 'policies'> {
    readonly isApp?: boolean;
    readonly suppressions?: boolean;
    readonly today?: string;
}

// JudgedPolicy: engine
export interface JudgedPolicy {
    readonly id: string;
    readonly isAsked: boolean;
    readonly severity?: Severity | undefined;
    readonly judged: number;
}

// LEVELS: engine
export declare const LEVELS: readonly [
    "off",
    "info",
    "warning",
    "error"
];

// Level: engine, hook
export type Level = (typeof LEVELS)[number];

// Level: not exported
export type Level = 'off' | 'warn' | 'error';

// Link: policies
export interface Link {
    readonly resource: Resource;
    readonly when: readonly Assumption[];
}

// ListTerm: not exported
export type ListTerm = Term & {
    readonly kind: 'list';
};

// Literal: not exported
export type Literal = string | number | boolean | null;

// Location: engine
export interface Location {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}

// Model: policies
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

// NODE_KINDS: not exported
export declare const NODE_KINDS: readonly [
    "client",
    "domain",
    "stage",
    "api",
    "route",
    "authorizer",
    "integration",
    "function",
    "service",
    "backend",
    "grant"
];

// Neighbours: not exported
export interface Neighbours {
    readonly templates: readonly Template[];
    findExport(name: Text, from: Template): Expr | undefined;
    findOutput(stackName: string, output: string): Expr | undefined;
    nestedIn(parent: Template, logicalId: string): Template | undefined;
    inFile(file: string): Template | undefined;
    readonly budget: EvaluationBudget;
}

// NodeKind: not exported
export type NodeKind = (typeof NODE_KINDS)[number];

// Note: not exported
export interface Note {
    readonly location: Location;
    readonly message: string;
}

// OPTIONS_VARIABLE: hook
export declare const OPTIONS_VARIABLE = "WEBSOCKET_GUARD_OPTIONS";

// OptionSchema: policies
export type OptionSchema = JsonSchema & {
    readonly description: string;
};

// Origin: not exported
export interface Origin {
    readonly resource: Resource;
    readonly referredAs?: string;
    readonly part?: string;
    readonly when?: readonly Assumption[];
    readonly hiddenBy?: string;
    path(path: Path): Path;
}

// Override: not exported
export interface Override {
    readonly templates?: readonly string[];
    readonly stacks?: readonly string[];
    readonly constructs?: readonly string[];
    readonly preset?: Preset;
    readonly rules?: Readonly<Record<string, RuleSetting>>;
}

// PRESETS: engine
export declare const PRESETS: readonly [
    "recommended",
    "strict",
    "all"
];

// PROTOCOLS: engine
export declare const PROTOCOLS: readonly [
    "websocket",
    "http"
];

// Part: policies
export interface Part {
    readonly resource: Resource;
    readonly api: Api;
    readonly when: readonly Assumption[];
}

// Path: policies
export type Path = readonly (string | number)[];

// Plugin: not exported
interface Plugin {
    readonly meta: {
        readonly name: string;
        readonly version: string;
        readonly namespace: string;
    };
    readonly rules: Record<string, Rule>;
    readonly configs: Record<Preset | 'http', FlatConfig>;
}

// Policy: engine, policies, hook
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

// PolicyExample: policies
export interface PolicyExample {
    readonly name: string;
    readonly template: string;
    readonly reports: readonly string[];
}

// PolicyFailure: engine
export interface PolicyFailure {
    readonly ruleId: string;
    readonly stack: string;
}

// PolicyOptions: policies
export interface PolicyOptions<O> {
    readonly schema: Readonly<Record<string, OptionSchema>>;
    readonly defaults: Readonly<O>;
}

// PolicyVerdict: engine
export interface PolicyVerdict {
    readonly id: string;
    readonly verdict: VerdictName;
    readonly severity?: Severity;
    readonly judged: number;
    readonly kept: number;
    readonly violated: number;
    readonly suppressed: number;
    readonly unknown: number;
}

// Position: engine
export interface Position {
    readonly line: number;
    readonly column: number;
}

// Preset: engine, hook
export type Preset = (typeof PRESETS)[number];

// Protocol: engine
export type Protocol = 'websocket' | 'http';

// RelatedControls: engine, policies
export interface RelatedControls {
    readonly securityHub?: readonly string[];
    readonly config?: readonly string[];
    readonly nist80053?: readonly string[];
    readonly cwe?: readonly string[];
    readonly owaspAsvs?: readonly string[];
}

// RenderOptions: engine
export interface RenderOptions extends Partial<Omit<ReportOptions, 'colour'>> {
    readonly color?: boolean;
    readonly policies?: readonly Policy[];
    readonly checkedAt?: Date;
    readonly aws?: AwsPlace;
}

// Report: not exported
export interface Report {
    readonly result: Result;
    readonly policies: readonly Policy[];
    readonly apis: ApiIndex;
    readonly basis?: Basis;
    readonly checkedAt: Date;
    readonly aws: AwsPlace;
    readonly version: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly repositories?: readonly Repository[];
    readonly groupedBy?: string;
    readonly options: ReportOptions;
}

// ReportData: engine
export interface ReportData extends Omit<Result, 'policies'> {
    readonly schemaVersion: number;
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    readonly findings: readonly (Finding & WithApi)[];
    readonly unknown: readonly (UnknownVerdict & WithApi)[];
    readonly apis: readonly (ReportedApi & ApiCounts)[];
    readonly policies: readonly PolicyVerdict[];
}

// ReportOptions: not exported
export interface ReportOptions {
    readonly colour: boolean;
    readonly showUnknown: boolean;
    readonly showSuppressed: boolean;
    readonly quiet: boolean;
    readonly failOn: FailOn;
}

// ReportedApi: not exported
export interface ReportedApi {
    readonly name: string;
    readonly template: string;
    readonly protocol: Protocol;
    readonly stages: readonly string[];
    readonly authorization: readonly string[];
    readonly routes: number;
}

// Repository: not exported
export interface Repository {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly result: Result;
}

// Resource: policies
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

// ResourceTable: not exported
export interface ResourceTable {
    readonly logicalIds: ReadonlySet<string>;
    get(logicalId: string): Resource | undefined;
    ofType(type: string, mayBe?: (json: JsonObject) => boolean): readonly Resource[];
    createdAs(logicalId: string, property?: string): Resource | undefined;
}

// Result: engine
export interface Result {
    readonly findings: readonly Finding[];
    readonly unknown: readonly UnknownVerdict[];
    readonly failures: readonly PolicyFailure[];
    readonly ineffective: readonly IneffectiveAcknowledgement[];
    readonly notes: readonly Note[];
    readonly policies: readonly JudgedPolicy[];
    readonly summary: Summary;
}

// Route: policies
export interface Route extends Part {
    readonly key: string | undefined;
    readonly integrations: readonly Integration[];
    readonly authorizers: readonly Authorizer[];
    readonly responses: readonly Part[];
}

// RouteAbsence: not exported
export interface RouteAbsence {
    readonly when: Branch;
    readonly reason: string | undefined;
}

// Rule: not exported
interface Rule {
    readonly meta: object;
    create(context: any): any;
}

// RuleSetting: not exported
export type RuleSetting = Level | readonly [
    Level,
    object?
];

// Sentence: policies
export type Sentence = Pick<Violation, 'message' | 'fix'>;

// Severity: engine, policies
export type Severity = 'error' | 'warning' | 'info';

// SeverityLevel: hook
export type SeverityLevel = 'INFORMATIONAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

// Side: not exported
export interface Side {
    readonly value: {
        readonly literal: string;
    } | {
        readonly variable: string;
    };
    readonly facts: readonly Formula[];
}

// Some: not exported
export type Some<T> = readonly [
    T,
    ...T[]
];

// Source: not exported
export interface Source {
    readonly file: string;
    readonly root: JsonObject;
    locate(path: Path): Position;
}

// SourceError: engine
export declare class SourceError extends Error {
    static readonly name = "SourceError";
    readonly file: string;
    readonly position: Position | undefined;
    readonly others: readonly SourceError[];
    constructor(file: string, position: Position | undefined, message: string, others?: readonly SourceError[]);
    toString(): string;
}

// Statement: policies
export interface Statement {
    readonly resource: Resource;
    readonly path: Path;
    readonly when: readonly Assumption[];
    readonly effect: Term;
    readonly actions: readonly Term[];
    readonly isNotAction: boolean;
    readonly resources: readonly StatementResource[];
    readonly isNotResource: boolean;
    readonly isConditional: boolean;
    readonly isOpen: boolean;
}

// StatementResource: policies
export interface StatementResource {
    readonly term: Term;
    readonly path: Path;
    readonly when: readonly Assumption[];
}

// Summary: engine
export interface Summary {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly suppressed: number;
    readonly unknown: number;
    readonly templates: number;
    readonly apis: number;
    readonly httpApis?: number;
    readonly otherApis?: number;
    readonly resources: number;
}

// Suppression: not exported
export interface Suppression {
    readonly reason: string;
    readonly by: string;
    readonly owner?: string;
    readonly ticket?: string;
    readonly expires?: string;
}

// Symbolic: policies
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

// TEXT_FORMATS: not exported
export declare const TEXT_FORMATS: {
    readonly text: typeof textReport;
    readonly json: typeof jsonReport;
    readonly sarif: typeof sarifReport;
    readonly junit: typeof junitReport;
    readonly markdown: typeof markdownReport;
    readonly github: typeof githubReport;
    readonly gitlab: typeof gitlabReport;
    readonly asff: typeof asffReport;
};

// Template: policies
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
    readonly exists: readonly Assumption[];
    readonly isConditional: boolean;
    bound(parameter: string): Expr | undefined;
    known(pseudoParameter: string): string | undefined;
}

// TemplateInput: not exported
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

// TemplateText: engine
export interface TemplateText {
    readonly file: string;
    readonly text: string;
}

// Term: policies
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

// Text: policies
export type Text = readonly (string | Symbolic)[];

// TextFormat: engine
export type TextFormat = keyof typeof TEXT_FORMATS;

// UnknownVerdict: engine
export interface UnknownVerdict {
    readonly ruleId: string;
    readonly resource: FindingResource;
    readonly propertyPath: string;
    readonly reason: string;
    readonly branch?: string;
    readonly location: Location;
}

// VERSION: engine
export declare const VERSION: string;

// Value: policies
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

// Verdict: policies
export type Verdict = string | undefined | false | Violation | readonly Violation[];

// VerdictName: engine
export type VerdictName = 'kept' | 'violated' | 'unknown' | 'not-applicable' | 'off';

// Violation: policies
export interface Violation {
    readonly message: string;
    readonly fix?: string;
    readonly path?: string | Path;
    readonly when?: readonly Assumption[];
}

// WAIVER_FIELDS: not exported
export declare const WAIVER_FIELDS: readonly [
    "owner",
    "ticket",
    "expires"
];

// WaiverField: not exported
export type WaiverField = (typeof WAIVER_FIELDS)[number];

// WithApi: not exported
interface WithApi {
    readonly api?: string;
}

// absentRoute: policies
export declare function absentRoute(api: Api, key: string, exists?: readonly import("../../policies").Assumption[] | undefined): readonly RouteAbsence[];

// asffReport: not exported
export declare function asffReport({ result, policies, aws, checkedAt, version }: Report): string;

// createHandler: hook
export declare function createHandler(options?: HookOptions): HookHandler;

// definePolicy: policies
export declare function definePolicy<O extends object = object>(policy: Policy<O>): Policy<O>;

// exampleTests: testing
export declare function exampleTests(policy: Policy): readonly (readonly [
    name: string,
    run: () => void
])[];

// excluding: policies
export declare function excluding(exists: Branch, others: readonly Branch[]): readonly Branch[];

// explain: engine
export declare function explain(id: string, policies?: readonly Policy[]): string;

// failsAt: engine
export declare function failsAt(summary: Pick<Summary, 'errors' | 'warnings' | 'infos'>, failOn: FailOn): boolean;

// findingLine: testing
export declare function findingLine({ resource, propertyPath, branch }: Finding): string;

// findingsOf: testing
export declare function findingsOf(subject: string | object, configuration?: Configuration): readonly Finding[];

// formatText: policies
export declare function formatText(text: Text): string;

// githubReport: not exported
export declare function githubReport({ result, options }: Report): string;

// gitlabReport: not exported
export declare function gitlabReport({ result }: Report): string;

// handler: hook
export declare const handler: HookHandler;

// jointly: policies
export declare function jointly(...whens: readonly Branch[]): Branch | undefined;

// jsonReport: not exported
export declare function jsonReport({ result, version, apis, labels, repositories }: Report): string;

// judge: engine
export declare function judge(templates: readonly TemplateText[], options?: JudgeOptions): ReportData;

// junitReport: not exported
export declare function junitReport({ result, policies, options }: Report): string;

// linksTo: policies
export declare function linksTo(from: Resource, path: Path, type: string): readonly Link[];

// markdownReport: not exported
export declare function markdownReport(report: Report): string;

// plugin: eslint as export=
declare const plugin: Plugin;

// policyStatements: policies
export declare const policyStatements: (model: import("./model").Model) => readonly Statement[];

// report: engine
export declare function report(result: ReportData, format: TextFormat, options?: RenderOptions): string;

// sarifReport: not exported
export declare function sarifReport(report: Report): string;

// textReport: not exported
export declare function textReport(report: Report): string;
