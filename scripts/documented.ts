import type { Preset } from '../src/engine/config/choices';
import type { RuleDescription } from '../src/eslint/define-source-rule';
import type { Level } from '../src/eslint/presets';
import type { Policy } from '../src/rules/policy';

/** What a page says of a policy, or of a rule that only source code shows. */
export type Documented = Omit<Policy, 'check' | 'severity'> &
  Pick<RuleDescription, 'whenNotToUse'> & { readonly severity: Policy['severity'] | 'off' };

/** A rule of the ESLint plugin, as pages speak of it. */
export interface SourceRule {
  /** `true` where no template shows what it finds. */
  readonly only: boolean;
  readonly fixable: boolean;
  readonly hasSuggestions: boolean;
  /** The presets that have it on, and how. */
  readonly levels: ReadonlyMap<Preset | 'http', Level>;
}
