import type { Api, Model, Protocol } from '../apigateway/model';
import { asText, formatText } from '../cloudformation/intrinsics/symbolic-text';
import { countFindings } from '../engine/results/count-findings';
import type { Finding, FindingResource, Result, Summary } from '../engine/finding';
import type { Resource } from '../cloudformation/types';
import type { ApiGraph } from './graph/graph';
import { type Some, grouped } from '../collections/grouped';
import { renamedGraph } from './graph/renamed-graph';

/** An API that was judged, as reports name it. */
export interface ReportedApi {
  /** Its construct path, or its logical id. */
  readonly name: string;
  /** The file of its template. */
  readonly template: string;
  readonly protocol: Protocol;
  /** The names of its stages, with symbols as `Fn::Sub` writes them. */
  readonly stages: readonly string[];
  /** The authorization types of `$connect`, or of the routes of an HTTP API, each once; `NONE` where there is none. */
  readonly authorization: readonly string[];
  /** How many routes it has. */
  readonly routes: number;
}

/** The numbers of findings of an API. */
export type ApiCounts = Pick<Summary, 'errors' | 'warnings' | 'infos' | 'suppressed' | 'unknown'>;

/** A finding or an unknown verdict. */
type Found = Pick<Finding, 'resource'>;

/** The APIs of a report, and the API that each resource belongs to. */
export class ApiIndex {
  private readonly listed: ReportedApi[] = [];
  private readonly owners = new Map<string, ReportedApi>();
  private readonly graphs = new Map<ReportedApi, ApiGraph>();
  /** The only API of each template; undefined where a template has several. */
  private readonly alone = new Map<string, ReportedApi | undefined>();

  /** All APIs, in the order of the templates. */
  public get all(): readonly ReportedApi[] {
    return this.listed;
  }

  /** Adds an API; a resource that several APIs share belongs to the first. */
  public add(api: ReportedApi, resources: readonly Pick<FindingResource, 'template' | 'logicalId'>[]): void {
    this.listed.push(api);
    this.alone.set(api.template, this.alone.has(api.template) ? undefined : api);
    for (const resource of resources) this.claim(keyOf(resource), api);
  }

  /** Adds the APIs of another index. */
  public addAll(other: ApiIndex): void {
    for (const api of other.listed) this.add(api, []);
    for (const [key, api] of other.owners) this.claim(key, api);
    for (const [api, graph] of other.graphs) this.graphs.set(api, graph);
  }

  /** Sets the picture of an API. */
  public picture(api: ReportedApi, graph: ApiGraph): void {
    this.graphs.set(api, graph);
  }

  public graphOf(api: ReportedApi): ApiGraph | undefined {
    return this.graphs.get(api);
  }

  /**
   * The API that a resource is a part of; a resource of none belongs to the only API of its template, if there is one.
   */
  public apiOf({ resource }: Found): ReportedApi | undefined {
    return this.owners.get(keyOf(resource)) ?? this.alone.get(resource.template);
  }

  /** The numbers of findings of each API. */
  public counts({ findings, unknown }: Pick<Result, 'findings' | 'unknown'>): ReadonlyMap<ReportedApi, ApiCounts> {
    const found = this.grouped(findings);
    const open = this.grouped(unknown);
    return new Map(
      this.listed.map((api) => [api, { ...countFindings(found.get(api) ?? []), unknown: open.get(api)?.length ?? 0 }]),
    );
  }

  /** Findings or unknown verdicts by API; undefined is the key of those that belong to none. */
  public grouped<T extends Found>(all: readonly T[]): ReadonlyMap<ReportedApi | undefined, Some<T>> {
    return grouped(all, (one) => this.apiOf(one));
  }

  private claim(key: string, owner: ReportedApi): void {
    if (!this.owners.has(key)) this.owners.set(key, owner);
  }
}

/** Merges several indexes, in order. */
export function mergeIndexes(indexes: readonly ApiIndex[]): ApiIndex {
  const merged = new ApiIndex();
  for (const one of indexes) merged.addAll(one);
  return merged;
}

/** How the APIs of a model are indexed. */
export interface Indexing {
  /** Names the file of a template as findings do. */
  readonly fileName: (file: string) => string;
  /** Makes the pictures of the model's APIs, in their order. @default - no pictures */
  readonly draw?: (model: Model) => readonly ApiGraph[];
}

/**
 * Adds the APIs of an app to an index.
 *
 * @param model the model of the app for one protocol
 */
export function indexModel(index: ApiIndex, model: Model, { fileName, draw }: Indexing): void {
  const graphs = draw?.(model) ?? [];
  for (const [position, api] of model.apis.entries()) {
    const parts = partsOf(api);
    const first = api.resource ?? parts[0];
    if (!first) continue;
    const known = (first.declared.constructPath ?? first.declared.logicalId).replace(/\/Resource$/, '');
    const reported: ReportedApi = {
      name: api.resource ? known : `imported API of ${known}`,
      template: fileName(first.template.source.file),
      protocol: api.protocol,
      stages: distinct(api.stages.map(({ resource }) => textOf(resource, 'StageName') ?? resource.declared.logicalId)),
      authorization: authorizationOf(api),
      routes: api.routes.length,
    };
    index.add(
      reported,
      [first, ...parts].flatMap((resource) => {
        const template = fileName(resource.template.source.file);
        return [...new Set([resource, resource.declared])].map(({ logicalId }) => ({ template, logicalId }));
      }),
    );
    const graph = graphs[position];
    if (graph) index.picture(reported, renamedGraph(fileName, graph));
  }
}

function partsOf(api: Api): readonly Resource[] {
  const { routes, integrations, authorizers, stages, deployments, models, mappings, routeResponses } = api;
  return [routes, integrations, authorizers, stages, deployments, models, mappings, routeResponses]
    .flat()
    .map(({ resource }) => resource);
}

function authorizationOf({ protocol, routes }: Api): readonly string[] {
  const asking = protocol === 'http' ? routes : routes.filter(({ key }) => key === '$connect');
  // Without authorization anybody may connect.
  if (asking.length === 0) return ['NONE'];
  return distinct(
    asking.flatMap(({ resource }) =>
      resource.cases('AuthorizationType').map(({ value }) => {
        if (value.kind === 'absent') return 'NONE';
        const text = asText(value);
        return text ? formatText(text) : 'unknown';
      }),
    ),
  );
}

/** A property with symbols as `Fn::Sub` writes them; undefined when it is absent or depends on the branch. */
function textOf(resource: Resource, property: string): string | undefined {
  const text = asText(resource.term(property));
  return text && formatText(text);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function keyOf({ template, logicalId }: Pick<FindingResource, 'template' | 'logicalId'>): string {
  return `${template}\n${logicalId}`;
}
