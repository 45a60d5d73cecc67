import type { Attack } from './attack';
import { READERS } from './readers';
import { WRITERS } from './writers';

/** The readers and the attacks on them, as a table of Markdown. */
export const readerTable = (): string =>
  table(
    'reads',
    READERS.flatMap(({ reads, attacks }) => attacks.map((attack) => ({ part: reads, attack }))),
  );

/** The writers and the attacks on them, as a table of Markdown. */
export const writerTable = (): string =>
  table(
    'writes',
    WRITERS.flatMap(({ writes, attacks }) => attacks.map((attack) => ({ part: writes, attack }))),
  );

function table(head: string, rows: readonly { readonly part: string; readonly attack: Attack }[]): string {
  return [
    `| ${head} | attack | what happens | shown by |`,
    '| --- | --- | --- | --- |',
    ...rows.map(({ part, attack: { attack, outcome, test } }, index) => {
      const isSame = rows[index - 1]?.part === part;
      const [file] = test;
      return `| ${isSame ? '' : part} | ${attack} | ${outcome} | [${file.replace('test/', '')}](../${file}) |`;
    }),
  ].join('\n');
}
