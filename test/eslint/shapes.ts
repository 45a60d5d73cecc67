import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import plugin from '../../src/eslint';

/** A piece of CDK code that a rule reports. */
interface Reported {
  readonly code: string;
  /** @default 1 */
  readonly errors?: number;
  /** What the fix makes of it. @default - the rule fixes nothing here */
  readonly output?: string;
}

const typescript = new RuleTester({ languageOptions: { parser } });
const javascript = new RuleTester();

/** Runs one rule over code that it must report and code that it must not, each under a sentence that says what it is. */
export function shapes(
  id: string,
  cases: {
    readonly reported: Readonly<Record<string, string | Reported>>;
    readonly silent: Readonly<Record<string, string>>;
    /** @default 'typescript' */
    readonly language?: 'typescript' | 'javascript';
  },
): void {
  const rule = plugin.rules[id];
  if (!rule) throw new Error(`no rule ${id}`);
  const tester = cases.language === 'javascript' ? javascript : typescript;
  tester.run(id, rule, {
    valid: Object.entries(cases.silent).map(([name, code]) => ({ name, code })),
    invalid: Object.entries(cases.reported).map(([name, one]) => {
      const { code, errors = 1, output = null } = typeof one === 'string' ? { code: one } : one;
      return { name, code, errors, output };
    }),
  });
}
