import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import plugin from '../../src/eslint';

/** A file that a rule says nothing of. */
interface Silent {
  readonly code: string;
  /** @default - what ESLint calls a file without a name */
  readonly filename?: string;
  /** @default - none */
  readonly options?: readonly unknown[];
}

/** A file that a rule reports something in. */
interface Reported extends Silent {
  /** @default 1 */
  readonly errors?: number;
  /** What the fix makes of it. @default - the rule fixes nothing here */
  readonly output?: string;
  /** What the only report says, where the rule suggests nothing. @default - not looked at */
  readonly says?: string | RegExp;
}

const typescript = new RuleTester({ languageOptions: { parser } });
const javascript = new RuleTester();

/** Runs one rule over code that it must report and code that it must not, each under a sentence that says what it is. */
export function shapes(
  id: string,
  cases: {
    readonly reported: Readonly<Record<string, string | Reported>>;
    readonly silent: Readonly<Record<string, string | Silent>>;
    /** @default 'typescript' */
    readonly language?: 'typescript' | 'javascript';
  },
): void {
  const rule = plugin.rules[id];
  if (!rule) throw new Error(`no rule ${id}`);
  const tester = cases.language === 'javascript' ? javascript : typescript;
  tester.run(id, rule, {
    valid: Object.entries(cases.silent).map(([name, one]) => ({ name, ...file(one) })),
    invalid: Object.entries(cases.reported).map(([name, one]) => {
      const { errors = 1, output = null, says } = typeof one === 'string' ? {} : one;
      return { name, ...file(one), errors: says === undefined ? errors : [{ message: says }], output };
    }),
  });
}

/** What a linter is told of a file. */
function file(one: string | Silent): { code: string; filename?: string; options?: unknown[] } {
  if (typeof one === 'string') return { code: one };
  const { code, filename, options } = one;
  return { code, ...(filename === undefined ? {} : { filename }), ...(options ? { options: [...options] } : {}) };
}
