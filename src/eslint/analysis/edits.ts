import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { styleOf } from './code-style';
import type { Value } from './static-values';
import { type Node, keyName, unwrap } from './syntax';

export type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/** The text of a property: in one line, and, where it is long, in several lines with two spaces a level. */
export type PropertyText = string | readonly [line: string, lines: string];

/** Adds a property after the last one of an object, in the same layout. */
function addProperty(sourceCode: TSESLint.SourceCode, object: TSESTree.ObjectExpression, property: PropertyText): Edit {
  const [line, lines = line] = typeof property === 'string' ? [property] : property;
  const last = object.properties.at(-1);
  if (!last) {
    const isEmpty = sourceCode.getCommentsInside(object).length === 0;
    const [, end] = object.range;
    return (fixer) => [
      isEmpty ? fixer.replaceText(object, `{ ${line} }`) : fixer.insertTextBeforeRange([end - 1, end], ` ${line} `),
    ];
  }
  const after = sourceCode.getTokenAfter(last);
  const hasComma = after?.value === ',';
  if (last.loc.start.line === object.loc.start.line) {
    return (fixer) => [fixer.insertTextAfter(last, `, ${line}`)];
  }
  const end = hasComma ? after : last;
  const comment = sourceCode
    .getCommentsAfter(end)
    .filter(({ loc }) => loc.start.line === end.loc.end.line)
    .at(-1);
  const { newline } = styleOf(sourceCode);
  const indent = indentOf(sourceCode, last);
  const text = `${newline}${indent}${reindent(sourceCode, lines, indent)}${hasComma ? ',' : ''}`;
  return (fixer) => [
    ...(hasComma ? [] : [fixer.insertTextAfter(last, ',')]),
    fixer.insertTextAfterRange((comment ?? end).range, text),
  ];
}

/** Replaces a value; `{ timeout }` becomes `{ timeout: … }`. */
export function replaceValue(fixer: TSESLint.RuleFixer, value: Node, text: string): TSESLint.RuleFix {
  const { parent } = value;
  const isShorthand = parent?.type === 'Property' && parent.shorthand && parent.key.type === 'Identifier';
  return isShorthand ? fixer.replaceText(parent, `${keyName(parent) ?? ''}: ${text}`) : fixer.replaceText(value, text);
}

/**
 * Removes properties from their object, with commas and, where nothing else is on them, lines. Comments are kept.
 *
 * @returns undefined where there are comments between them
 */
export function removeProperties(
  sourceCode: TSESLint.SourceCode,
  object: TSESTree.ObjectExpression,
  properties: readonly TSESTree.ObjectLiteralElement[],
): Edit | undefined {
  const runs: TSESTree.ObjectLiteralElement[][] = [];
  for (const [index, property] of object.properties.entries()) {
    if (!properties.includes(property)) continue;
    const previous = object.properties[index - 1];
    const run = runs.at(-1);
    if (run && previous && run.includes(previous)) run.push(property);
    else runs.push([property]);
  }
  const ranges = runs.map((run) => {
    const [first] = run;
    const last = run.at(-1);
    return first && last && !sourceCode.commentsExistBetween(first, last)
      ? rangesOf(sourceCode, first, last)
      : undefined;
  });
  if (ranges.includes(undefined)) return undefined;
  return (fixer) => ranges.flatMap((all = []) => all.map((range) => fixer.removeRange(range)));
}

/** The ranges to remove for consecutive properties without comments between them. */
function rangesOf(sourceCode: TSESLint.SourceCode, first: Node, last: Node): readonly TSESTree.Range[] {
  const { text } = sourceCode;
  let [start] = first.range;
  let [, end] = last.range;
  const after = sourceCode.getTokenAfter(last);
  const before = sourceCode.getTokenBefore(first);
  const comma = after?.value === ',' ? after : undefined;
  // Keep a comment between the property and its comma.
  if (comma && sourceCode.commentsExistBetween(last, comma)) return [[start, end], comma.range];
  if (comma) [, end] = comma.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone =
    /^\s*$/.test(text.slice(lineStart, start)) && lineEnd !== -1 && /^\s*$/.test(text.slice(end, lineEnd));
  if (isAlone) [start, end] = [lineStart, lineEnd + 1];
  else if (comma) end += /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  else if (before?.value === ',' && !sourceCode.commentsExistBetween(before, first)) [start] = before.range;
  return [[start, end]];
}

/** The white space a node's line starts with. */
export function indentOf(sourceCode: TSESLint.SourceCode, node: Node): string {
  return /^\s*/.exec(sourceCode.lines[node.loc.start.line - 1] ?? '')?.[0] ?? '';
}

/** Indents the lines after the first, which are written with two spaces a level, in the style of the file. */
export function reindent(sourceCode: TSESLint.SourceCode, text: string, indent: string): string {
  const { newline, level } = styleOf(sourceCode);
  return text.replaceAll(
    /\n((?: {2})*)/g,
    (_, levels: string) => `${newline}${indent}${level.repeat(levels.length / 2)}`,
  );
}

/** Adds a property to the properties of a construct: to the literal, or to a copy of the named object. */
export function withProperty(sourceCode: TSESLint.SourceCode, value: Value, property: PropertyText): Edit | undefined {
  if (value.kind !== 'object') return undefined;
  const { node, object } = value;
  if (unwrap(node) === object) return addProperty(sourceCode, object, property);
  const line = typeof property === 'string' ? property : property[0];
  return (fixer) => [replaceValue(fixer, node, `{ ...${sourceCode.getText(node)}, ${line} }`)];
}

/** The property of an object under a name, where it is written in place. */
export function propertyNode(value: Value, name: string): TSESTree.Property | undefined {
  if (value.kind !== 'object' || unwrap(value.node) !== value.object) return undefined;
  const found = value.object.properties.filter(
    (property) => property.type === 'Property' && keyName(property) === name,
  );
  return found.length === 1 ? (found[0] as TSESTree.Property) : undefined;
}
