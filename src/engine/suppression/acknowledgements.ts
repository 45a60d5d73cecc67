import type { Acknowledgement } from '../../cloudformation/template-input';
import type { IneffectiveAcknowledgement } from '../finding';
import { CODE_RULES } from '../rule-names/code-rules';
import { PACK_NAME, pascalCase } from '../rule-names/nag-rule-id';
import { findRuleId, nearestRule, ruleName } from '../rule-names/rule-id';

/** The origin of a suppression by acknowledgement, as reports name it. */
export const ACKNOWLEDGEMENT = 'acknowledgement';

/** The prefix that CDK adds to an id without a plugin. */
const ADDED_BY_CDK = /^Annotation::/;

/** The acknowledgements of one app, and which of them have suppressed a finding. */
export class Acknowledgements {
  /** By rule id, and then by construct path. */
  private readonly byRule = new Map<string, Map<string, Acknowledgement>>();
  private readonly used = new Set<Acknowledgement>();
  private readonly all: readonly Acknowledgement[];

  /**
   * @param all the acknowledgements, those for other plugins included
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
    // Most apps have no acknowledgements, so that the names are not needed.
    const names = new Map(this.all.length === 0 ? [] : ruleIds.map((id) => [pascalCase(id), id]));
    for (const acknowledgement of this.all) {
      const id = names.get(ruleName(acknowledgement.id));
      if (id === undefined) continue;
      const byPath = this.byRule.get(id) ?? new Map<string, Acknowledgement>();
      this.byRule.set(id, byPath.set(acknowledgement.constructPath, acknowledgement));
    }
  }

  /** The acknowledgement of a rule nearest to a construct; from then on it counts as used. */
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

  /** Acknowledgements of rules of this tool that suppress nothing: misspelt, or no longer needed. */
  public ineffective(): readonly IneffectiveAcknowledgement[] {
    const known = new Set([...this.byRule.values()].flatMap((byPath) => [...byPath.values()]));
    return this.all.flatMap((acknowledgement) => {
      if (this.used.has(acknowledgement)) return [];
      const written = acknowledgement.id.replace(ADDED_BY_CDK, '');
      if (known.has(acknowledgement))
        return [{ ...acknowledgement, message: `acknowledges ${written}, which finds nothing there; remove it` }];
      // A rule of the ESLint plugin alone heeds it in the file where it is written.
      if (!written.includes(PACK_NAME) || findRuleId(written, CODE_RULES) !== undefined) return [];
      const hint = nearestRule(written, this.ruleIds);
      return [{ ...acknowledgement, message: `acknowledges ${written}, and there is no such rule${hint}` }];
    });
  }
}
