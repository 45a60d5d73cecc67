import type { Acknowledgement } from '../../cloudformation/template-input';
import { PACK_NAME, pascalCase } from '../rule-names/nag-rule-id';
import { nearestRule, ruleName } from '../rule-names/rule-id';

/** How a suppression by acknowledgement says where it comes from. */
export const ACKNOWLEDGEMENT = 'acknowledgement';

/** What CDK puts before an id that names no plugin. */
const ADDED_BY_CDK = /^Annotation::/;

/** An acknowledgement without effect, and what to do about it. */
export interface IneffectiveAcknowledgement extends Acknowledgement {
  readonly message: string;
}

/** The acknowledgements of one app, and which of them found something to suppress. */
export class Acknowledgements {
  /** By rule id, and then by construct path. */
  private readonly byRule = new Map<string, Map<string, Acknowledgement>>();
  private readonly used = new Set<Acknowledgement>();
  private readonly all: readonly Acknowledgement[];

  /**
   * @param all what was acknowledged, for any plugin
   * @param ruleIds the rules there are
   */
  public constructor(
    all: readonly Acknowledgement[],
    private readonly ruleIds: readonly string[],
  ) {
    const seen = new Set<string>();
    this.all = all.filter(({ id, constructPath }) => {
      const key = `${constructPath} ${ruleName(id)}`;
      return !seen.has(key) && seen.add(key);
    });
    // Most apps acknowledge nothing, and each has its own list.
    const names = new Map(this.all.length === 0 ? [] : ruleIds.map((id) => [pascalCase(id), id]));
    for (const acknowledgement of this.all) {
      const id = names.get(ruleName(acknowledgement.id));
      if (id === undefined) continue;
      const byPath = this.byRule.get(id) ?? new Map<string, Acknowledgement>();
      this.byRule.set(id, byPath.set(acknowledgement.constructPath, acknowledgement));
    }
  }

  /** The acknowledgement of a rule nearest to a construct; it counts as used. */
  public find(ruleId: string, constructPath: string | undefined): Acknowledgement | undefined {
    const byPath = this.byRule.get(ruleId);
    if (!byPath || constructPath === undefined) return undefined;
    for (let scope = constructPath; ; scope = scope.slice(0, Math.max(0, scope.lastIndexOf('/')))) {
      const nearest = byPath.get(scope);
      if (nearest) {
        this.used.add(nearest);
        return nearest;
      }
      if (scope === '') return undefined;
    }
  }

  /** Those that suppress nothing: misspelt, or no longer needed. Only ids that are meant for this tool. */
  public ineffective(): readonly IneffectiveAcknowledgement[] {
    const known = new Set([...this.byRule.values()].flatMap((byPath) => [...byPath.values()]));
    return this.all.flatMap((acknowledgement) => {
      if (this.used.has(acknowledgement)) return [];
      const written = acknowledgement.id.replace(ADDED_BY_CDK, '');
      if (known.has(acknowledgement))
        return [{ ...acknowledgement, message: `acknowledges ${written}, which finds nothing there; remove it` }];
      if (!written.includes(PACK_NAME)) return [];
      const hint = nearestRule(written, this.ruleIds);
      return [{ ...acknowledgement, message: `acknowledges ${written}, and there is no such rule${hint}` }];
    });
  }
}
