import { mappedDomains } from '../../apigateway/domains/api-domains';
import { actionService } from '../../apigateway/integrations/service-uri';
import { meantFunction } from '../../apigateway/invocations/invoked-function';
import { lambdaPermissions } from '../../apigateway/invocations/lambda-permissions';
import type { Api, Model, Route } from '../../apigateway/model';
import { asText, formatText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import { linksTo } from '../../cloudformation/resources/links';
import type { Resource, Text } from '../../cloudformation/types';
import { type DrawnGrant, drawnGrants } from './drawn-grants';
import type { ApiGraph, GraphEdge, GraphNode, GraphResource, NodeKind } from './graph';
import { authorization, graphResource, key, shortName, valueText } from './node-text';

/** The schemes of URLs for each protocol. */
const SCHEMES = { websocket: 'wss://', http: 'https://' } as const;
const KINDS = { websocket: 'WebSocket API', http: 'HTTP API' } as const;

/** The pictures of all APIs of a protocol in an app. */
export function apiGraphs(model: Model): readonly ApiGraph[] {
  const grants = drawnGrants(model);
  return model.apis.map((api) => new GraphBuilder(model, api, grants).build());
}

class GraphBuilder {
  private readonly nodes = new Map<string, GraphNode & { readonly resources: GraphResource[] }>();
  private readonly edges = new Map<string, GraphEdge>();

  public constructor(
    private readonly model: Model,
    private readonly api: Api,
    private readonly grants: readonly DrawnGrant[],
  ) {}

  public build(): ApiGraph {
    const { api } = this;
    const client = this.node('client', 'client', 'Clients', SCHEMES[api.protocol]);
    const centre = this.node(
      'api',
      'api',
      api.resource ? shortName(api.resource) : 'imported API',
      KINDS[api.protocol],
      [...(api.resource ? [api.resource] : []), ...api.models.map(({ resource }) => resource)],
    );
    this.addStages(client, centre);
    this.addDomains(client, centre);
    for (const { resource } of api.integrations) this.integration(resource);
    for (const { resource } of api.authorizers) this.authorizer(resource);
    for (const route of api.routes) this.addRoute(centre, route);
    if (api.protocol === 'websocket') this.addGrants();
    return {
      title: this.title(),
      template: this.template(),
      nodes: [...this.nodes.values()],
      edges: [...this.edges.values()],
    };
  }

  private addStages(client: string, centre: string): void {
    for (const { resource } of this.api.stages) {
      const name = valueText(resource, 'StageName') ?? shortName(resource);
      const deployments = linksTo(resource, ['DeploymentId'], 'AWS::ApiGatewayV2::Deployment');
      const stage = this.node('stage', key(resource), name, 'stage', [
        resource,
        ...deployments.map((link) => link.resource),
      ]);
      this.edge(client, stage);
      this.edge(stage, centre);
    }
    if (this.api.stages.length === 0) this.edge(client, centre);
  }

  private addRoute(centre: string, { resource, key: routeKey, responses, authorizers, integrations }: Route): void {
    const name = routeKey ?? shortName(resource);
    const node = this.node('route', key(resource), name, authorization(resource), [
      resource,
      ...responses.map((response) => response.resource),
    ]);
    this.edge(centre, node);
    for (const authorizer of authorizers) this.edge(node, this.authorizer(authorizer.resource));
    for (const integration of integrations) this.edge(node, this.integration(integration.resource));
  }

  private addDomains(client: string, centre: string): void {
    for (const { resource: mapping } of this.api.mappings) {
      const stages = linksTo(mapping, ['Stage'], 'AWS::ApiGatewayV2::Stage').map(({ resource }) => key(resource));
      for (const { key: domainKey, resource } of mappedDomains(this.model, mapping)) {
        const label = valueText(mapping, 'DomainName') ?? 'custom domain';
        const node = this.node(
          'domain',
          domainKey,
          resource ? (valueText(resource, 'DomainName') ?? shortName(resource)) : label,
          'custom domain',
          resource ? [resource, mapping] : [mapping],
        );
        this.edge(client, node);
        const drawn = stages.flatMap((stage) => this.nodes.get(stage)?.id ?? []);
        for (const stage of drawn.length > 0 ? drawn : [centre]) this.edge(node, stage);
      }
    }
  }

  private integration(resource: Resource): string {
    const known = this.nodes.get(key(resource));
    if (known) return known.id;
    const part = this.api.integrations.find((candidate) => candidate.resource === resource);
    const node = this.node(
      'integration',
      key(resource),
      shortName(resource),
      valueText(resource, 'IntegrationType') ?? '',
      [resource, ...(part?.responses ?? []).map((response) => response.resource)],
    );
    this.target(node, resource, 'IntegrationUri');
    return node;
  }

  private authorizer(resource: Resource): string {
    const known = this.nodes.get(key(resource));
    if (known) return known.id;
    const node = this.node('authorizer', key(resource), shortName(resource), 'authorizer', [resource]);
    this.target(node, resource, 'AuthorizerUri');
    return node;
  }

  /** Draws the target of an integration or authorizer, where it is in sight. */
  private target(from: string, resource: Resource, property: string): void {
    for (const { value } of resource.cases(property)) {
      const uri = asText(value);
      if (!uri || this.privateBackend(from, resource, uri)) continue;
      const called = meantFunction(this.model, uri);
      const service = actionService(uri);
      if (called?.resource) this.edge(from, this.function(called.resource));
      else if (service !== undefined && service !== 'lambda')
        this.edge(from, this.node('service', `service ${service}`, service, 'AWS service'));
      else if (/^https?:/.test(formatText(uri)))
        this.edge(from, this.node('service', formatText(uri), formatText(uri), 'HTTP'));
      else this.edge(from, this.node('function', formatText(uri), 'function', 'out of sight'));
    }
  }

  /** Draws a back end in a VPC behind its VPC link; false for an integration without one. */
  private privateBackend(from: string, integration: Resource, uri: Text): boolean {
    if (this.api.protocol !== 'http' || valueText(integration, 'ConnectionType') !== 'VPC_LINK') return false;
    const { resource } = linksTo(integration, ['ConnectionId'], 'AWS::ApiGatewayV2::VpcLink').at(0) ?? {};
    const name = valueText(integration, 'ConnectionId') ?? 'VPC link';
    const link = resource
      ? this.node('service', key(resource), shortName(resource), 'VPC link', [resource])
      : this.node('service', `link ${name}`, name, 'VPC link');
    this.edge(from, link);
    const symbol = onlySymbol(uri);
    const backend =
      symbol?.kind === 'resource'
        ? this.node('backend', `backend ${key(symbol.resource)}`, shortName(symbol.resource), 'private back end', [
            symbol.resource,
          ])
        : this.node('backend', `backend ${formatText(uri)}`, formatText(uri), 'private back end');
    this.edge(link, backend);
    return true;
  }

  private function(resource: Resource): string {
    const permissions = lambdaPermissions(this.model).filter(({ target }) => target?.resource === resource);
    return this.node('function', key(resource), shortName(resource), valueText(resource, 'Runtime') ?? 'Lambda', [
      resource,
      ...new Set(permissions.map((permission) => permission.resource)),
    ]);
  }

  private addGrants(): void {
    for (const { api, reach, policy, functions } of this.grants) {
      if (api !== undefined && api !== this.api.resource) continue;
      const node = this.node('grant', `grant ${reach}`, '@connections', reach);
      this.nodes.get(`grant ${reach}`)?.resources.push(policy);
      for (const resource of functions) this.edge(this.function(resource), node);
    }
  }

  private title(): string {
    const { resource } = this.api;
    if (resource) return (resource.constructPath ?? resource.logicalId).replace(/\/Resource$/, '');
    const named = this.firstPart && valueText(this.firstPart, 'ApiId');
    return named === undefined ? 'imported API' : `imported API ${named}`;
  }

  private template(): string {
    return (this.api.resource ?? this.firstPart)?.template.source.file ?? '';
  }

  private get firstPart(): Resource | undefined {
    const { routes, stages, integrations, authorizers } = this.api;
    return [...routes, ...stages, ...integrations, ...authorizers].at(0)?.resource;
  }

  private node(
    kind: NodeKind,
    name: string,
    label: string,
    detail: string,
    resources: readonly Resource[] = [],
  ): string {
    const known = this.nodes.get(name);
    if (known) return known.id;
    const id = `n${this.nodes.size}`;
    this.nodes.set(name, { id, kind, label, detail, resources: resources.map((resource) => graphResource(resource)) });
    return id;
  }

  private edge(from: string, to: string): void {
    this.edges.set(`${from} ${to}`, { from, to });
  }
}
