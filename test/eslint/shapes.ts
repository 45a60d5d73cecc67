import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import plugin from '../../src/eslint';
import { lintFile } from './linter';

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
}

const typescript = new RuleTester({ languageOptions: { parser } });
const javascript = new RuleTester();

/**
 * Runs one rule over code that it must report and code that it must not, each under a sentence that says what it is.
 * What it says, and of which part of the code, is recorded.
 */
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
      const { errors = 1, output = null } = typeof one === 'string' ? {} : one;
      return { name, ...file(one), errors, output };
    }),
  });
  test(`${id} says what is wrong, and of what`, () => {
    expect(said(id, cases)).toMatchSnapshot();
  });
}

const LONGEST = 80;

/** The messages of a rule, each with the cases in which it says it, and the code that it says it of. */
function said(id: string, { reported, language }: Parameters<typeof shapes>[1]): Readonly<Record<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [name, one] of Object.entries(reported)) {
    const { code, filename = 'app.js', options } = file(one);
    const languageOptions = language === 'javascript' ? {} : { parser };
    const messages = lintFile({ code, filename, languageOptions, ...(options && { options }) }, [id]);
    const lines = code.split('\n');
    for (const { message, suggestions = [], line, column, endLine, endColumn } of messages) {
      const all = [message, ...suggestions.map(({ desc }) => desc)].join('\n');
      const place = lines[line - 1]?.slice(column - 1, endLine === line ? (endColumn ?? 0) - 1 : undefined) ?? '';
      const short = place.length > LONGEST ? `${place.slice(0, LONGEST)}…` : place;
      found.set(all, [...(found.get(all) ?? []), `${name}: ${short}`]);
    }
  }
  return Object.fromEntries(found);
}

/** What a linter is told of a file. */
function file(one: string | Silent): { code: string; filename?: string; options?: unknown[] } {
  if (typeof one === 'string') return { code: one };
  const { code, filename, options } = one;
  return { code, ...(filename === undefined ? {} : { filename }), ...(options ? { options: [...options] } : {}) };
}
