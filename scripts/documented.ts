import type { Preset } from '../src/engine/config/choices';
import type { RuleDescription } from '../src/eslint/define-source-rule';
import type { Level } from '../src/eslint/presets';
import type { Policy } from '../src/rules/policy';

/** The content of the page of a policy, or of a rule of the ESLint plugin alone. */
export type Documented = Omit<Policy, 'check' | 'severity'> &
  Pick<RuleDescription, 'whenNotToUse'> & { readonly severity: Policy['severity'] | 'off' };

/** A rule of the ESLint plugin, for its page. */
export interface SourceRule {
  /** `true` where no template shows what it finds. */
  readonly only: boolean;
  readonly fixable: boolean;
  readonly hasSuggestions: boolean;
  /** The presets that have it on, and how. */
  readonly levels: ReadonlyMap<Preset | 'http', Level>;
}
