import {
  Composer,
  type Document,
  type DocumentOptions,
  Lexer,
  type LineCounter,
  type ParseOptions,
  Parser,
} from 'yaml';

/** Private members of the library's lexer; while `indentNext` is 0, a line may begin in any column. */
interface LexerInside {
  indentNext: number;
  parseFlowCollection(): Generator<string, unknown>;
  parseQuotedScalar(): Generator<string, unknown>;
}

/**
 * Reads YAML in which quoted texts and flow collections go on less indented than YAML 1.2 wants, as the reader of
 * CloudFormation and PyYAML do.
 *
 * @param text the documents
 * @param lines records where lines begin
 * @param options as for the library
 */
export function parseLeniently(
  text: string,
  lines: LineCounter,
  options: ParseOptions & DocumentOptions,
): Document.Parsed[] {
  const lexer = new Lexer();
  anyColumn(lexer as unknown as LexerInside);
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = function* (): ReturnType<Parser['parse']> {
    for (const lexeme of lexer.lex(text)) yield* parser.next(lexeme);
    yield* parser.end();
  };
  return [...new Composer(options).compose(tokens())];
}

function anyColumn(lexer: LexerInside): void {
  for (const name of ['parseFlowCollection', 'parseQuotedScalar'] as const) {
    const strict = lexer[name].bind(lexer);
    lexer[name] = function* (): Generator<string, unknown> {
      const { indentNext } = lexer;
      lexer.indentNext = 0;
      try {
        return yield* strict();
      } finally {
        lexer.indentNext = indentNext;
      }
    };
  }
}
