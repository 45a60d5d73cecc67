import { ByEnding } from '../../collections/by-ending';
import type { Branch } from '../../cloudformation/conditions/branches';
import type { Resource } from '../../cloudformation/types';
import type { Api } from '../model';
import { httpCalls } from './http-calls';
import type { Permission } from './permission';
import type { Call } from './source-arn';

/** The permissions of one function, indexed by API and end of their `SourceArn`: each route may have its own. */
export class CallPermissions {
  /** Those that name an API in sight, by that API and by the end of their `SourceArn`. */
  private readonly byApi = new Map<Resource, ByEnding<number>>();
  /** All others, which may be for any API. */
  private readonly open: number[] = [];

  public constructor(private readonly all: readonly Permission[]) {
    for (const [at, { sourceArn }] of all.entries()) {
      if (sourceArn?.api) this.named(sourceArn.api).add(sourceArn.tail, at);
      else this.open.push(at);
    }
  }

  /**
   * The branches in which some permission lets an API make a call on some stage, in the order of the permissions; a
   * permission that only deployment knows counts. One without conditions is returned alone.
   *
   * @param call the call; undefined where the route key is out of sight: any permission may be the one for it
   * @param counting the branches in which a permission counts for the API
   */
  public branches(
    api: Api,
    call: Call | undefined,
    counting: (permission: Permission, api: Api) => readonly Branch[] = ({ when }) => [when],
  ): readonly Branch[] {
    const covering = new Map<number, readonly Branch[]>();
    for (const group of this.groups(api, call)) {
      for (const at of group) {
        const permission = this.all[at];
        if (!permission || (call && permission.sourceArn?.covers(api, call) === false)) continue;
        const branches = counting(permission, api);
        if (branches.some((when) => when.length === 0)) return [[]];
        covering.set(at, branches);
      }
    }
    return [...covering].sort(([one], [other]) => one - other).flatMap(([, branches]) => branches);
  }

  private named(api: Resource): ByEnding<number> {
    const known = this.byApi.get(api) ?? new ByEnding<number>();
    this.byApi.set(api, known);
    return known;
  }

  /** The permissions that may be for a call, in groups. */
  private *groups(api: Api, call: Call | undefined): Iterable<readonly number[]> {
    const ends = call && api.resource ? endsOf(api, call) : undefined;
    if (!ends || !api.resource) {
      yield [...this.all.keys()];
      return;
    }
    yield this.open;
    const named = this.byApi.get(api.resource);
    if (named) for (const end of ends) yield* named.groups(end);
  }
}

/** The possible ends of the `SourceArn` for a call; undefined where it may have any end. */
function endsOf({ protocol }: Api, call: Call): readonly string[] | undefined {
  if (!('routeKey' in call)) return undefined;
  if (protocol === 'websocket') return [`/${call.routeKey}`];
  const ends = httpCalls(call.routeKey).map((parts) => parts.at(-1));
  return ends.every((end) => typeof end === 'string') ? ends : undefined;
}
