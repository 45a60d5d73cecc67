import { IdsByType } from './ids-by-type';
import { isObject, own, ownObject, type JsonObject } from './document/json';
import type { Listing } from './listing';
import { Resource } from './resource';
import { expandServerless, isExpanded } from './sam/expand-serverless';
import type { Template } from './template';

/** Which resources are wanted, by what is written; quicker than looking at all of them, where it is a few. */
export interface Wanted {
  /** Whether it may be one, as it was parsed. */
  json(written: JsonObject): boolean;
  /** Whether it may be one, by its text in CDK's layout; only parsing it may tell for sure. */
  listed(text: string, type: string): boolean;
}

/**
 * The resources of one template by logical id; those of SAM as the resources SAM creates from them.
 *
 * A resource is made when somebody asks for it: of the thousands of an app, most have nothing to do with its APIs.
 */
export class Resources {
  private readonly listing: Listing | undefined;
  private readonly parsed = new Map<string, JsonObject>();
  private readonly made = new Map<string, Resource>();
  private readonly idsByType = new IdsByType();
  private readonly referable = new Map<string, Resource>();

  /** @param template whose resources they are */
  public constructor(private readonly template: Template) {
    const { root, listing } = template.source;
    this.listing = listing;
    for (const [logicalId, json] of Object.entries(ownObject(root, 'Resources'))) {
      if (!isObject(json)) continue;
      if (isExpanded(json)) {
        this.expand(new Resource(template, logicalId, json), root);
        continue;
      }
      const type = own(json, 'Type');
      // Of two resources with one name, which SAM can make, the later one counts.
      this.made.delete(logicalId);
      this.parsed.set(logicalId, json);
      this.idsByType.add(logicalId, typeof type === 'string' ? type : '');
    }
  }

  /** The logical ids of all of them. */
  public get logicalIds(): ReadonlySet<string> {
    return new Set([...(this.listing?.logicalIds ?? []), ...this.parsed.keys(), ...this.made.keys()]);
  }

  /** The resource of a logical id. */
  public get(logicalId: string): Resource | undefined {
    const known = this.made.get(logicalId);
    if (known) return known;
    const json = this.listing?.read(logicalId) ?? this.parsed.get(logicalId);
    if (!json) return undefined;
    const resource = new Resource(this.template, logicalId, json);
    this.made.set(logicalId, resource);
    return resource;
  }

  /**
   * The resources of a type, in order.
   *
   * @param type as CloudFormation calls it
   * @param wanted which of them. @default - all of them
   */
  public ofType(type: string, wanted?: Wanted): readonly Resource[] {
    const found = new Set<Resource>();
    for (const logicalId of this.listing?.ofType(type) ?? this.idsByType.of(type)) {
      if (wanted && !this.mayBe(wanted, logicalId, type)) continue;
      const resource = this.get(logicalId);
      if (resource?.type === type) found.add(resource);
    }
    return [...found];
  }

  /** The resource that SAM creates for another one and calls `Function.Alias`, `Function.Version` or `Api.Stage`. */
  public createdAs(logicalId: string, property = ''): Resource | undefined {
    return this.referable.size === 0 ? undefined : this.referable.get(`${logicalId}.${property}`);
  }

  private mayBe(wanted: Wanted, logicalId: string, type: string): boolean {
    const text = this.listing?.textOf(logicalId);
    if (text !== undefined) return wanted.listed(text, type);
    const json = this.made.get(logicalId)?.json ?? this.parsed.get(logicalId);
    return json !== undefined && wanted.json(json);
  }

  private expand(written: Resource, root: JsonObject): void {
    for (const created of expandServerless(written, root)) {
      this.made.set(created.logicalId, created);
      this.idsByType.add(created.logicalId, created.type);
      const property = created.origin?.referredAs;
      if (property !== undefined) this.referable.set(`${written.logicalId}.${property}`, created);
    }
  }
}
