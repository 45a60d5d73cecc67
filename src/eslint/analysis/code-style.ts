import type { TSESLint } from '@typescript-eslint/utils';
import { once } from './once';

/** The formatting of a file, for text that edits insert. */
export interface Style {
  readonly quote: string;
  /** The indentation of one level. */
  readonly level: string;
  readonly newline: string;
  /** The maximum length of a line. */
  readonly width: number;
}

const NARROWEST = 80;
const WIDEST = 120;

/** Detected from the existing lines. */
export const styleOf = once(({ text, lines, ast }: TSESLint.SourceCode): Style => {
  const [statement] = ast.body.filter((declaration) => declaration.type === 'ImportDeclaration');
  const literal = statement?.source.raw ?? ast.tokens.find(({ type }) => type === 'String')?.value;
  // A line of a block comment starts with a space more than its level.
  const [level = '  '] = /^(?:\t| {2,})(?=[^\s*])/m.exec(text) ?? [];
  return {
    quote: literal?.charAt(0) ?? "'",
    level,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    width: Math.min(
      WIDEST,
      lines.reduce((longest, { length }) => Math.max(longest, length), NARROWEST),
    ),
  };
});
