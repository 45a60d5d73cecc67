import { type JsonObject, isObject, own, ownObject } from '../document/json';
import { expandApi, mayHaveInnerParts } from '../openapi/expand-api';
import { expandServerless, isExpanded } from '../sam/expand-serverless';
import { TemplateResource } from '../resources/template-resource';
import type { Resource, ResourceTable, Template } from '../types';

const NONE: readonly Resource[] = [];

/** The resources of a template, made on demand: most of the thousands in an app have nothing to do with its APIs. */
export class TemplateResourceTable implements ResourceTable {
  private readonly json = new Map<string, JsonObject>();
  private readonly made = new Map<string, Resource>();
  private readonly idsByType = new Map<string, Set<string>>();
  private readonly referable = new Map<string, Resource>();
  /** APIs whose own parts are not made yet; making them evaluates parameters, some of them of other stacks. */
  private readonly unexpanded = new Set<string>();
  private ids: ReadonlySet<string> | undefined;

  /** @param template whose resources they are */
  public constructor(private readonly template: Template) {
    const { root } = template.source;
    for (const [logicalId, json] of Object.entries(ownObject(root, 'Resources'))) {
      if (!isObject(json)) continue;
      if (mayHaveInnerParts(json)) this.unexpanded.add(logicalId);
      if (isExpanded(json)) {
        this.expand(new TemplateResource(template, logicalId, json), root);
        continue;
      }
      const type = own(json, 'Type');
      // SAM can create two resources of one name; the later one counts.
      this.made.delete(logicalId);
      this.json.set(logicalId, json);
      this.index(logicalId, typeof type === 'string' ? type : '');
    }
  }

  public get logicalIds(): ReadonlySet<string> {
    this.expandApis();
    return (this.ids ??= new Set([...this.json.keys(), ...this.made.keys()]));
  }

  public get(logicalId: string): Resource | undefined {
    if (this.unexpanded.has(logicalId)) this.expandApi(logicalId);
    // The logical ids of an API's own parts are the API's id, a colon and a name.
    else if (logicalId.includes(':')) this.expandApis();
    return this.find(logicalId);
  }

  private find(logicalId: string): Resource | undefined {
    const known = this.made.get(logicalId);
    if (known) return known;
    const json = this.json.get(logicalId);
    if (!json) return undefined;
    const resource = new TemplateResource(this.template, logicalId, json);
    this.made.set(logicalId, resource);
    return resource;
  }

  public ofType(type: string, mayBe?: (json: JsonObject) => boolean): readonly Resource[] {
    if (type.startsWith('AWS::ApiGatewayV2::')) this.expandApis();
    const ids = this.idsByType.get(type);
    // Most types that are asked for are not in a template.
    if (!ids) return NONE;
    return [...ids].flatMap((logicalId) => {
      const json = this.made.get(logicalId)?.json ?? this.json.get(logicalId);
      if (mayBe && json && !mayBe(json)) return [];
      const resource = this.get(logicalId);
      return resource?.type === type ? [resource] : [];
    });
  }

  public createdAs(logicalId: string, property = ''): Resource | undefined {
    return this.referable.size === 0 ? undefined : this.referable.get(`${logicalId}.${property}`);
  }

  private index(logicalId: string, type: string): void {
    const ids = this.idsByType.get(type);
    if (ids) ids.add(logicalId);
    else this.idsByType.set(type, new Set([logicalId]));
  }

  private expandApis(): void {
    for (const logicalId of this.unexpanded) this.expandApi(logicalId);
  }

  private expandApi(logicalId: string): void {
    this.unexpanded.delete(logicalId);
    const declared = this.find(logicalId);
    for (const created of declared ? expandApi(declared, this.template.source.root) : []) this.add(created);
  }

  private add(created: Resource): void {
    this.made.set(created.logicalId, created);
    this.index(created.logicalId, created.type);
  }

  private expand(declared: Resource, root: JsonObject): void {
    for (const created of expandServerless(declared, root)) {
      this.add(created);
      const property = created.origin?.referredAs;
      if (property !== undefined) this.referable.set(`${declared.logicalId}.${property}`, created);
    }
  }
}
